"""Reads from a case: reports and their codings as they were known at a time."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from sys import intern
from typing import Any

from dragoman.record.merge import Key, Link, ReportNode
from dragoman.record.merge.nodes import day_of, instant_of
from dragoman.record.store.keep import unpack

Json = dict[str, Any]


MOST_OF_A_BAND = 200  # reports of one band that are looked at: more share a standing phrase, not a text


@dataclass(frozen=True, slots=True)
class Moment:
    """Which part of a case is meant. as_of: last day of publication, ISO; known_by: last time of adding, UTC ISO.

    With as_of, a report without a date is left out: nothing says that it was published by then.
    """

    as_of: str | None = None
    known_by: str | None = None


NOW = Moment()


@dataclass(frozen=True, slots=True)
class Held:
    """One report of the case, all but its text. given: the caller's id; raw: SHA-256 of the bytes as they came."""

    seq: int
    id: str
    given: str
    revises: int | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    day: str | None
    language: str | None
    sha256: str
    raw: str | None
    added: str
    came: str


_HELD = ", ".join(Held.__slots__)


def held_reports(connection: sqlite3.Connection, moment: Moment = NOW) -> list[Held]:
    """The reports of a moment, in order of publication (undated last), then of adding."""
    where, values = _bounds(moment)
    rows = connection.execute(f"SELECT {_HELD} FROM reports {where} ORDER BY day IS NULL, day, seq", values)
    return [Held(*row) for row in rows]


def _bounds(moment: Moment) -> tuple[str, list[str]]:
    tests, values = [], []
    if moment.as_of is not None:
        tests.append("day <= ?")
        values.append(moment.as_of)
    if moment.known_by is not None:
        tests.append("added <= ?")
        values.append(moment.known_by)
    return ("WHERE " + " AND ".join(tests) if tests else ""), values


def report_text(connection: sqlite3.Connection, seq: int) -> str:
    (text,) = connection.execute("SELECT text FROM reports WHERE seq = ?", (seq,)).fetchone()
    return str(text)


def report_nodes(connection: sqlite3.Connection, seqs: Iterable[int]) -> Iterator[ReportNode]:
    """What origins are found from."""
    asked = "SELECT seq, id, published, outlet, url, title, text, revises FROM reports WHERE seq = ?"
    for seq in seqs:
        row, id_, published, outlet, url, title, text, revises = connection.execute(asked, (seq,)).fetchone()
        yield ReportNode(
            row, id_, day_of(published), instant_of(published), outlet, url, title, text, revises
        )  # fmt: skip


def coding(connection: sqlite3.Connection, seq: int, moment: Moment = NOW) -> Json | None:
    """The last record of a report that was known at a moment; its id is the report's in the case."""
    by = moment.known_by or "9999"
    row = connection.execute(
        "SELECT c.record, r.text, r.id FROM codings c JOIN reports r ON r.seq = c.report"
        " WHERE c.report = ? AND c.at <= ? ORDER BY c.at DESC LIMIT 1",
        (seq, by),
    ).fetchone()
    if row is None:
        return None
    record = unpack(row[0], row[1])
    record["report"]["id"] = row[2]
    return record


def codings(connection: sqlite3.Connection, seqs: Sequence[int], moment: Moment = NOW) -> Iterator[tuple[int, Json]]:
    """The records of some reports; those that have none are left out."""
    for seq in seqs:
        record = coding(connection, seq, moment)
        if record is not None:
            yield seq, record


def links(connection: sqlite3.Connection, kind: str, known: Mapping[Key, Key]) -> Iterator[Link]:
    """The stored links between known findings of one kind, with the keys that `known` holds for them."""
    rows = connection.execute(
        "SELECT first_report, first_local, second_report, second_local, weight, reason FROM links WHERE kind = ?"
        " ORDER BY 1, 2, 3, 4",
        (kind,),
    )
    for a, b, c, d, weight, reason in rows:
        if (a, b) in known and (c, d) in known:
            yield Link(known[a, b], known[c, d], weight, intern(reason))


def candidates(connection: sqlite3.Connection, kind: str, keys: Iterable[str], but: int) -> list[Key]:
    """Findings of other reports under one of these keys, in order."""
    found: set[Key] = set()
    for key in keys:
        rows = connection.execute("SELECT report, local FROM keys WHERE kind = ? AND key = ?", (kind, key))
        found.update((report, local) for report, local in rows if report != but)
    return sorted(found)


def near_sketches(connection: sqlite3.Connection, bands: Sequence[int]) -> list[tuple[int, int]]:
    """Reports that share bands, and how many; of a band that very many have only the last of them are looked at."""
    counted: Counter[int] = Counter()
    asked = "SELECT report FROM bands WHERE band = ? ORDER BY report DESC LIMIT ?"
    for band in bands:
        counted.update(report for (report,) in connection.execute(asked, (band, MOST_OF_A_BAND)))
    return sorted(counted.items())


def around(connection: sqlite3.Connection, seqs: Sequence[int], day: date | None, days: int) -> list[int]:
    """Those of some reports that were published within some days of one, in the same order; undated ones too."""
    if day is None:
        return list(seqs)
    first, last = (day - timedelta(days)).isoformat(), (day + timedelta(days)).isoformat()
    asked = "SELECT 1 FROM reports WHERE seq = ? AND (day IS NULL OR day BETWEEN ? AND ?)"
    return [seq for seq in seqs if connection.execute(asked, (seq, first, last)).fetchone()]


def copies(connection: sqlite3.Connection) -> list[tuple[int, int, float, str]]:
    """All pairs of reports of which one copies the other."""
    return connection.execute("SELECT first, second, weight, reason FROM copies ORDER BY first, second").fetchall()


def fact(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None
