"""Questions to a settled case: which events, which reports; answered from the view's tables."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.events import EventType, Status
from dragoman.record.words import folded

Json = dict[str, Any]

EVENT_TYPES = tuple(kind.value for kind in EventType)
STATUSES = tuple(status.value for status in Status)
_OF_A_STATE = ("GOV", "MIL", "LEG", "JUD", "SPY")  # sectors of those who act for their state


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; None asks nothing. since, until: ISO days that the event's time touches.

    words: all of them in the sentences that tell the event, in any order, "quoted" ones in a row. actor, recipient,
    source: a name or alias; a state's name means its government, forces and officials too.
    """

    words: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    recipient: str | None = None
    source: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    origins: int = 1
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Events in order of time, the undated last; total: how many there are beside the limit."""

    events: tuple[Json, ...]
    total: int


def search(connection: sqlite3.Connection, query: Query) -> Found:
    """The events that a query asks for. UsageError where a type or status is none."""
    tests, values = _tests(connection, query)
    where = " AND ".join(tests) or "1"
    (total,) = connection.execute(f"SELECT count(*) FROM happenings h WHERE {where}", values).fetchone()
    rows = connection.execute(
        f"SELECT h.body FROM happenings h WHERE {where} ORDER BY h.start NULLS LAST, h.rowid LIMIT ? OFFSET ?",
        [*values, query.limit, query.offset],
    )
    return Found(tuple(json.loads(body) for (body,) in rows), total)


def _tests(connection: sqlite3.Connection, query: Query) -> tuple[list[str], list[Any]]:
    tests: list[str] = []
    values: list[Any] = []

    def test(sql: str, *given: Any) -> None:
        tests.append(sql)
        values.extend(given)

    if query.words and (match := fts_query(query.words)):
        test("h.rowid IN (SELECT rowid FROM clauses WHERE clauses MATCH ?)", match)
    for column, given, known in (("type", query.types, EVENT_TYPES), ("status", query.statuses, STATUSES)):
        if given:
            test(f"h.{column} IN ({_marks(given)})", *_checked(given, known, column))
    for slot, name in (("actor", query.actor), ("recipient", query.recipient), ("source", query.source)):
        if name:
            ids, named = entities_named(connection, name)
            test(f"h.rowid IN (SELECT happening FROM roles WHERE slot = ? AND entity IN ({ids}))", slot, *named)
    if query.place:
        test("(h.place = ? COLLATE NOCASE OR h.country = ?)", query.place, query.place.upper())
    if query.since:
        test("h.finish >= ?", query.since)
    if query.until:
        test("h.start <= ?", query.until)
    if query.origins > 1:
        test("h.origins >= ?", query.origins)
    return tests, values


def _marks(given: Sequence[str]) -> str:
    return ", ".join("?" * len(given))


def _checked(given: Sequence[str], known: Sequence[str], what: str) -> list[str]:
    for one in given:
        if one not in known:
            raise UsageError(f"There is no {what} {one!r}; there are {', '.join(known)}.")
    return list(given)


def fts_query(words: str) -> str:
    """Words as FTS5 takes them: each a string of its own, so that no character of theirs is an operator."""
    parts = words.split('"')
    terms = [part if at % 2 else word for at, part in enumerate(parts) for word in ([part] if at % 2 else part.split())]
    return " ".join('"' + term.strip() + '"' for term in terms if any(c.isalnum() for c in term))


def entities_named(connection: sqlite3.Connection, name: str) -> tuple[str, list[str]]:
    """SQL and its values for the ids of actors with this name; none of it: whose name holds it as words.

    With a state come those who act for it: its government, forces and officials.
    """
    key = folded(name)
    known = connection.execute("SELECT 1 FROM names WHERE folded = ?", (key,)).fetchone()
    test, value = ("folded = ?", key) if known else ("' ' || folded || ' ' LIKE ? ESCAPE '!'", f"% {_plain(key)} %")
    named = f"SELECT entity FROM names WHERE {test}"
    sectors = ", ".join(f"'{s}'" for s in _OF_A_STATE)
    acting = (
        f"SELECT id FROM entities WHERE sector IN ({sectors}) AND country IN"
        f" (SELECT country FROM entities WHERE kind = 'state' AND id IN ({named}))"
    )
    return f"{named} UNION {acting}", [value, value]


def _plain(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def entity(connection: sqlite3.Connection, id_: str) -> Json | None:
    """What the view says of one actor."""
    row = connection.execute(
        "SELECT id, name, kind, country, sector, role FROM entities WHERE id = ?", (id_,)
    ).fetchone()
    return dict(zip(("id", "name", "kind", "country", "sector", "role"), row, strict=True)) if row else None


def names_of(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    """The names of some actors; those that are none are left out."""
    found = ((i, connection.execute("SELECT name FROM entities WHERE id = ?", (i,)).fetchone()) for i in ids)
    return {i: row[0] for i, row in found if row}


def ledgers(connection: sqlite3.Connection, kind: str | None = None) -> list[Json]:
    """All processes, those of one kind."""
    rows = connection.execute("SELECT body FROM ledgers WHERE ? IS NULL OR kind = ? ORDER BY kind, id", (kind, kind))
    return [json.loads(body) for (body,) in rows]


def disputes(connection: sqlite3.Connection) -> list[Json]:
    """All discrepancies, between reports and inside of one."""
    return [json.loads(b) for (b,) in connection.execute("SELECT body FROM disputes ORDER BY kind, id")]


def reports_with(connection: sqlite3.Connection, words: str, limit: int = 20) -> list[Json]:
    """Reports whose title or text has the words, the best first."""
    match = fts_query(words)
    if not match:
        return []
    rows = connection.execute(
        "SELECT r.id, r.title, r.outlet, r.published, snippet(words, 1, '', '', '…', 16) FROM words"
        " JOIN reports r ON r.seq = words.rowid WHERE words MATCH ? ORDER BY bm25(words), r.seq LIMIT ?",
        (match, limit),
    )
    return [dict(zip(("id", "title", "outlet", "published", "snippet"), row, strict=True)) for row in rows]
