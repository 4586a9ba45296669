"""On whose word, with which words: what pages show of mentions, stages and claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.case import Case
from dragoman.record.things import Word, chains, passage

Json = dict[str, Any]

MEANT = {
    "status": "Rival accounts", "figure": "Other numbers", "attribution": "Other culprits", "place": "Other places",
    "weekday_date": "Day and date", "date_order": "Order of days",
}  # fmt: skip
"""Kinds of discrepancies in a word or two."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a discrepancy: what it claims, its sentence around the words themselves, on whose word."""

    report: str
    start: int
    value: str
    before: str
    words: str
    after: str
    chain: tuple[Word, ...]


Sides = list[tuple[str, list[Side]]]


def told_words(case: Case, told: Sequence[Json]) -> dict[tuple[str | None, str | None], tuple[Word, ...]]:
    """Chains by statement and source; empty where the report itself tells it."""
    found = chains(case.connection, [(t["report"], t["statement"]) for t in told])
    result: dict[tuple[str | None, str | None], tuple[Word, ...]] = {}
    for one in told:
        chain = tuple(found.get((one["report"], one["statement"]), ()))
        source = one.get("source")
        if not chain and source:
            chain = (Word(source, source, None, False, None),)
        result[one["statement"], source] = chain
    return result


def told_sides(case: Case, claims: Sequence[Json]) -> Sides:
    """The sides of a discrepancy as they stand in their reports, by what they claim."""
    found: dict[str, list[Side]] = {}
    for side in _sides(case, claims):
        found.setdefault(side.value, []).append(side)
    return list(found.items())


def each_side(several: Sequence[tuple[Json, Sides]]) -> Iterator[Side]:
    """All sides of some discrepancies."""
    for _, sides in several:
        for _, claims in sides:
            yield from claims


def _sides(case: Case, claims: Sequence[Json]) -> list[Side]:
    words = told_words(case, claims)
    return [
        Side(
            c["report"], c["span"]["start"], str(c["value"]), *passage(case.connection, c["report"], c["span"]),
            words[c["statement"], c.get("source")],
        )
        for c in claims
    ]  # fmt: skip


def spans_by_report(told: Sequence[Json]) -> dict[str, list[tuple[int, int]]]:
    """The spans of mentions or stages, by report."""
    found: dict[str, list[tuple[int, int]]] = {}
    for one in told:
        found.setdefault(one["report"], []).append((one["span"]["start"], one["span"]["end"]))
    return found
