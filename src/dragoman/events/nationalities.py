"""Adjectives of nationality ("Russian strikes")."""

from dataclasses import dataclass
from functools import cache

from dragoman.vocabulary import load_table


@dataclass(frozen=True, slots=True)
class _Country:
    alpha3: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


@cache
def _index() -> dict[str, str]:
    rows = load_table("countries", _Country)
    return {word: row.alpha3 for row in rows for word in (*row.adjectives, row.name, *row.aliases)}


def nationality(word: str) -> str | None:
    """ISO 3166-1 alpha-3 of the country that this adjective or name means; None where it means none."""
    return _index().get(word)
