"""First names, and what they tell of their bearer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary.load import load_table


@dataclass(frozen=True, slots=True)
class GivenName:
    """vocabulary/given_names.tsv."""

    name: str
    gender: str


@cache
def given_names() -> Mapping[str, str]:
    """m or f by first name."""
    return {row.name: row.gender for row in load_table("given_names", GivenName)}
