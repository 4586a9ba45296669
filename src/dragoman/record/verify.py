"""Checks a case offline: pages, references, hashes, and that every span still says what it said."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.record.store.keep import unpack


@dataclass(slots=True)
class Verdict:
    """What was checked, and one sentence for each thing that does not hold."""

    reports: int = 0
    codings: int = 0
    spans: int = 0
    raws: int = 0
    problems: list[str] = field(default_factory=list)


def verify(connection: sqlite3.Connection) -> Verdict:
    """Checks all that a case holds; goes on after each problem, so that what is lost and what is not shows."""
    verdict = Verdict()
    for check in (_pages, _references, _reports, _codings, _raws, _words):
        try:
            for problem in check(connection, verdict):
                verdict.problems.append(problem)
        except sqlite3.DatabaseError as error:
            name = check.__name__.strip("_")
            verdict.problems.append(f"The {name} cannot be read to their end: {error}.")
    return verdict


def _pages(connection: sqlite3.Connection, _: Verdict) -> Iterator[str]:
    for (found,) in connection.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"SQLite finds a broken page: {found}."


def _references(connection: sqlite3.Connection, _: Verdict) -> Iterator[str]:
    for table, row, parent, _number in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} refers to a row of {parent} that is gone."


def _rows(connection: sqlite3.Connection, asked: str, numbers: list[int]) -> Iterator[tuple[int, Any]]:
    """One row for each number; an error in its place where its page is broken."""
    for number in numbers:
        try:
            yield number, connection.execute(asked, (number,)).fetchone()
        except sqlite3.DatabaseError as error:
            yield number, error


def _numbers(connection: sqlite3.Connection) -> list[int]:
    """The numbers of all reports; where their pages are broken, all that there can be."""
    try:
        return [n for (n,) in connection.execute("SELECT seq FROM reports ORDER BY seq")]
    except sqlite3.DatabaseError:
        (last,) = connection.execute("SELECT max(report) FROM codings").fetchone()
        return list(range(1, (last or 0) + 1))


def _reports(connection: sqlite3.Connection, verdict: Verdict) -> Iterator[str]:
    asked = "SELECT id, text, sha256 FROM reports WHERE seq = ?"
    for number, row in _rows(connection, asked, _numbers(connection)):
        if row is None or isinstance(row, Exception):
            yield f"Report number {number} is lost: {row or 'its row is gone'}."
            continue
        verdict.reports += 1
        if _digest(row[1]) != row[2]:
            yield f"The text of report {row[0]} is not what was added: its SHA-256 differs."


def _digest(text: object) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else bytes(str(text), "utf-8")).hexdigest()


def _codings(connection: sqlite3.Connection, verdict: Verdict) -> Iterator[str]:
    joined = "codings c JOIN reports r ON r.seq = c.report"
    asked = f"SELECT r.id, r.text, c.at, c.sha256, c.record FROM {joined} WHERE c.report = ?"
    for number in _numbers(connection):
        try:
            rows = connection.execute(asked, (number,)).fetchall()
        except sqlite3.DatabaseError as error:
            yield f"The record of report number {number} is lost: {error}."
            continue
        if not rows:
            yield f"Report number {number} has no record: add it again or run `dragoman recode`."
        for id_, text, at, digest, packed in rows:
            verdict.codings += 1
            yield from _coding(f"The record of report {id_} from {at[:19]}", text, digest, packed, verdict)


def _coding(name: str, text: str, digest: str, packed: bytes, verdict: Verdict) -> Iterator[str]:
    if hashlib.sha256(packed).hexdigest() != digest:
        yield f"{name} is not what was written: its SHA-256 differs."
        return
    try:
        record = unpack(packed, text)
    except (ValueError, zlib.error) as error:
        yield f"{name} cannot be unpacked: {error}."
        return
    spans = list(spans_in(record))
    verdict.spans += len(spans)
    wrong = [s for s in spans if text[s["start"] : s["end"]] != s["text"]]
    if wrong:
        yield f"{name} has {len(wrong)} spans that do not hold, the first at {wrong[0]['start']}."


def spans_in(found: object) -> Iterator[dict[str, Any]]:
    """Every span of a record, however deep."""
    if isinstance(found, dict):
        if {"start", "end", "text"} <= found.keys() and isinstance(found["start"], int):
            yield found
        for value in found.values():
            yield from spans_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from spans_in(value)


def _raws(connection: sqlite3.Connection, verdict: Verdict) -> Iterator[str]:
    for (digest,) in connection.execute("SELECT sha256 FROM raws").fetchall():
        verdict.raws += 1
        yield from _told(lambda d=digest: _raw(connection, d), f"The bytes named {digest[:12]}…")  # type: ignore[misc]


def _raw(connection: sqlite3.Connection, digest: str) -> bool:
    size, body = connection.execute("SELECT size, body FROM raws WHERE sha256 = ?", (digest,)).fetchone()
    raw = zlib.decompress(body)
    return len(raw) == size and hashlib.sha256(raw).hexdigest() == digest


def _told(holds: Callable[[], bool], name: str) -> Iterator[str]:
    try:
        if not holds():
            yield f"{name} are not what came: their SHA-256 differs."
    except (sqlite3.DatabaseError, zlib.error) as error:
        yield f"{name} are lost: {error}."


def _words(connection: sqlite3.Connection, _: Verdict) -> Iterator[str]:
    try:
        connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise
    except sqlite3.DatabaseError:
        yield "The index of words does not fit the reports: `dragoman add CASE.db` rebuilds it."
