"""What pictures of a whole case are drawn from: counts by day, by place and by pair of actors; only read."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Json = dict[str, Any]

MUTUAL = ("AGREE", "CONSULT", "COOPERATE")  # types whose actors may do it with one another
_TOGETHER = f"({', '.join(repr(t) for t in MUTUAL)})"


def published_days(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """The first and the last day on which a report was published."""
    first, last = connection.execute("SELECT min(day), max(day) FROM reports").fetchone()
    return first, last


def day_counts(connection: sqlite3.Connection, since: str, until: str) -> list[tuple[str, str, int]]:
    """Days, types and how many events begin then."""
    return connection.execute(
        "SELECT start, type, count(*) FROM happenings INDEXED BY happenings_type WHERE start >= ? AND start <= ?"
        " GROUP BY type, start",  # in the order of the index, so that nothing is sorted
        (since, until),
    ).fetchall()


def outside(connection: sqlite3.Connection, since: str, until: str) -> tuple[int, int, int]:
    """How many events begin before some days, after them, and without a date."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM happenings WHERE start < ?), (SELECT count(*) FROM happenings WHERE start > ?),"
        " (SELECT count(*) FROM happenings WHERE start IS NULL)",
        (since, until),
    ).fetchone()
    return row[0], row[1], row[2]


def span_of_events(connection: sqlite3.Connection) -> tuple[str | None, str | None]:
    """The first and the last day on which an event begins."""
    (first,) = connection.execute("SELECT min(start) FROM happenings").fetchone()
    (last,) = connection.execute("SELECT max(start) FROM happenings").fetchone()
    return first, last


def events_between(
    connection: sqlite3.Connection, since: str, until: str, limit: int, offset: int = 0
) -> list[Json]:  # fmt: skip
    """Events that begin in some days, in order of time."""
    rows = connection.execute(
        "SELECT body FROM happenings WHERE start >= ? AND start <= ? ORDER BY start, rowid LIMIT ? OFFSET ?",
        (since, until, limit, offset),
    )
    return [json.loads(body) for (body,) in rows]


def last_deadline(connection: sqlite3.Connection, until: str) -> str | None:
    """The last deadline of a process up to a day."""
    asked = "SELECT max(substr(deadline, 1, 10)) FROM ledgers WHERE substr(deadline, 1, 10) <= ?"
    found: str | None = connection.execute(asked, (until,)).fetchone()[0]
    return found


# -- places


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and its events by type."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    types: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(number for _, number in self.types)


def places(
    connection: sqlite3.Connection, limit: int, country: str | None = None
) -> tuple[list[Place], int]:  # fmt: skip
    """The places of most events (in a country), and how many events have a place that is not among them."""
    rows = connection.execute(
        "SELECT place, country, type, count(*), min(rowid) FROM happenings WHERE place IS NOT NULL"
        " AND (?1 IS NULL OR country = ?1) GROUP BY place, country, type",
        (country,),
    ).fetchall()
    groups: dict[tuple[str, str | None], list[tuple[str, int, int]]] = {}
    for name, country, type_, number, first in rows:
        groups.setdefault((name, country), []).append((type_, number, first))
    ordered = sorted(groups.items(), key=lambda g: (-sum(n for _, n, _ in g[1]), g[0][0], g[0][1] or ""))
    left = sum(n for _, group in ordered[limit:] for _, n, _ in group)
    return [_place(connection, key, group) for key, group in ordered[:limit]], left


def _place(
    connection: sqlite3.Connection, key: tuple[str, str | None], group: Sequence[tuple[str, int, int]]
) -> Place:  # fmt: skip
    """Where it lies, as the first of its events has it."""
    first = min(at for _, _, at in group)
    (body,) = connection.execute("SELECT body FROM happenings WHERE rowid = ?", (first,)).fetchone()
    told = json.loads(body)["place"]
    types = tuple((type_, number) for type_, number, _ in group)
    return Place(key[0], key[1], told["lat"], told["lon"], told["precision"], types)


def placeless(connection: sqlite3.Connection) -> int:
    """How many events have no place."""
    return int(connection.execute("SELECT count(*) - count(place) FROM happenings").fetchone()[0])


# -- pairs


@dataclass(frozen=True, slots=True)
class Deed:
    """How many events of a type on a day one actor does to another; together: or both do with one another."""

    who: str
    whom: str
    together: bool
    type: str
    day: str | None
    number: int


def busiest(connection: sqlite3.Connection, limit: int) -> list[str]:
    """The actors of most events, doing or undergoing."""
    rows = connection.execute(
        "SELECT entity FROM roles WHERE slot IN ('actor', 'recipient') GROUP BY entity ORDER BY count(*) DESC, entity"
        " LIMIT ?",
        (limit,),
    )
    return [entity for (entity,) in rows]


FEW = 500  # events that are looked up one by one


def deeds_among(connection: sqlite3.Connection, actors: Sequence[str]) -> list[Deed]:
    """What some actors do to one another and with one another; joined here, which SQLite does ten times slower."""
    slots: dict[int, tuple[list[str], list[str]]] = {}
    asked = "SELECT happening FROM roles WHERE entity = ? AND slot = ?"
    for actor in actors:
        for at, slot in enumerate(("actor", "recipient")):
            for (happening,) in connection.execute(asked, (actor, slot)):
                slots.setdefault(happening, ([], []))[at].append(actor)
    shared = {h: found for h, found in slots.items() if len(found[0]) > 1 or (found[0] and found[1])}
    if len(shared) > FEW:  # the index holds all that is asked; the rows themselves lie far apart
        kinds = connection.execute("SELECT rowid, type, start FROM happenings INDEXED BY happenings_type")
    else:
        asked = "SELECT rowid, type, start FROM happenings WHERE rowid IN (SELECT value FROM json_each(?))"
        kinds = connection.execute(asked, (json.dumps(list(shared)),))
    counted: Counter[tuple[str, str, bool, str, str | None]] = Counter()
    for happening, type_, start in kinds:
        if happening not in shared:
            continue
        doers, others = shared[happening]
        counted.update((a, b, False, type_, start) for a in doers for b in others if a != b)
        if type_ in MUTUAL:
            counted.update((a, b, True, type_, start) for a, b in combinations(sorted(doers), 2))
    return [Deed(*key, number) for key, number in counted.items()]


def events_of_pair(
    connection: sqlite3.Connection, who: str, whom: str, limit: int
) -> tuple[list[Json], int]:  # fmt: skip
    """What the first does to the second, and what both do with one another, newest first; and how many there are."""
    asked = (
        "FROM happenings h WHERE h.rowid IN (SELECT a.happening FROM roles a JOIN roles b ON b.happening = a.happening"
        " WHERE a.entity = ?1 AND a.slot = 'actor' AND b.entity = ?2 AND (b.slot = 'recipient' OR (b.slot = 'actor' AND"
        f" (SELECT type FROM happenings t WHERE t.rowid = a.happening) IN {_TOGETHER})))"
    )
    (total,) = connection.execute(f"SELECT count(*) {asked}", (who, whom)).fetchone()
    rows = connection.execute(
        f"SELECT h.body {asked} ORDER BY h.start IS NULL, h.start DESC, h.rowid LIMIT ?3", (who, whom, limit)
    )
    return [json.loads(body) for (body,) in rows], total
