"""Finds time expressions and anchors them to the report's date."""

from datetime import date

from dragoman.sentences import Document
from dragoman.times.records import TimeExpression


def find_times(document: Document, published: date | None) -> tuple[TimeExpression, ...]:
    """All time expressions in order of the text."""
    return ()
