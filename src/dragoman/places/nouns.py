"""Common nouns that make a name a place: "the village of X", "X airport"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from dragoman.places.records import Precision
from dragoman.vocabulary.load import load_table


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """vocabulary/place_nouns.tsv. uses: of, before, after or part (see the file)."""

    word: str
    precision: Precision
    uses: tuple[str, ...]


@cache
def place_nouns() -> Mapping[str, PlaceNoun]:
    """Place nouns by lower-case word; the first row of a word gives its precision, all rows give uses."""
    found: dict[str, PlaceNoun] = {}
    for row in load_table("place_nouns", PlaceNoun):
        known = found.get(row.word)
        found[row.word] = replace(known, uses=known.uses + row.uses) if known else row
    return found


def place_noun(word: str, use: str) -> PlaceNoun | None:
    """The place noun of this lower-case word (singular or plural) where it has this use."""
    nouns = place_nouns()
    noun = nouns.get(word) or (nouns.get(word[:-1]) if word.endswith("s") else None)
    return noun if noun and use in noun.uses else None
