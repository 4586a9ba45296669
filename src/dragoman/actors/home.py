"""Whose report it is: the country whose officers a report need not call by their nation ("the foreign minister")."""

from collections.abc import Mapping, Sequence
from functools import cache

from dragoman.actors.labels import Label, LabelKind, cut, names_by_first_word
from dragoman.report import Report
from dragoman.vocabulary.load import load_table
from dragoman.vocabulary.records import Outlet
