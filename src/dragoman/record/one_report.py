"""One report of a case: its text, what was read in it, what of the case its findings are, and its relatives."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.corrections import amend, entries
from dragoman.record.store.load import coding

Json = dict[str, Any]

_COLUMNS = (
    "seq", "id", "given", "title", "outlet", "byline", "published", "language", "url", "sha256", "added", "came",
)  # fmt: skip
MOST_ALIKE = 200  # copies of one text that are listed


@dataclass(frozen=True, slots=True)
class Relative:
    """Another report with much of the same text.

    how: "earlier form", "later form", "origin", "copy" or "copy of the same".
    """

    id: str
    name: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class OneReport:
    """row: columns of the report; record: the contract's, with corrections. of_case: ids by kind and local id.

    relatives: earlier and later forms first, then the origin, then what copies it.
    """

    row: Json
    record: Json
    of_case: Mapping[tuple[str, str], str]
    relatives: tuple[Relative, ...]


def one_report(connection: sqlite3.Connection, id_: str) -> OneReport:
    """The report with this id. UsageError where there is none."""
    found = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM reports WHERE id = ?", (id_,)).fetchone()
    if found is None:
        raise UsageError(f"The case has no report {id_}.")
    row: Json = dict(zip(_COLUMNS, found, strict=True))
    record = coding(connection, row["seq"])
    if record is None:
        raise UsageError(f"The report {id_} is kept, but nothing was read in it.")
    members = connection.execute("SELECT kind, local, id FROM members WHERE report = ?", (row["seq"],))
    of_case = {(kind, local): case for kind, local, case in members}
    return OneReport(row, amend(record, entries(connection)), of_case, _relatives(connection, row))


def text_of(connection: sqlite3.Connection, id_: str) -> str:
    """A report's text. UsageError where there is no such report."""
    found = connection.execute("SELECT text FROM reports WHERE id = ?", (id_,)).fetchone()
    if found is None:
        raise UsageError(f"The case has no report {id_}.")
    return str(found[0])


def _relatives(connection: sqlite3.Connection, row: Json) -> tuple[Relative, ...]:
    seq = row["seq"]
    forms = connection.execute(
        "SELECT seq, id, outlet, title, published FROM reports WHERE given = ? AND seq != ? ORDER BY seq",
        (row["given"], seq),
    ).fetchall()
    found = [
        Relative(id_, _called(id_, outlet, title, day), "earlier form" if other < seq else "later form", "")
        for other, id_, outlet, title, day in forms
    ]
    return (*found, *_alike(connection, seq, {other for other, *_ in forms}))


def _alike(connection: sqlite3.Connection, seq: int, but: set[int]) -> list[Relative]:
    """What it copies, what copies it, and what copies the same."""
    own = connection.execute("SELECT origin, reason FROM origins WHERE report = ?", (seq,)).fetchone()
    if own is None:
        return []
    origin, because = own
    rows = connection.execute(
        "SELECT r.seq, r.id, r.outlet, r.title, r.published, o.reason FROM origins o JOIN reports r ON r.seq = o.report"
        " WHERE o.origin = ? AND o.report != ? ORDER BY o.report != o.origin, o.report LIMIT ?",
        (origin, seq, MOST_ALIKE),
    ).fetchall()
    found = []
    for other, id_, outlet, title, day, reason in rows:
        if other in but:
            continue
        how = "origin" if other == origin else "copy" if seq == origin else "copy of the same"
        found.append(
            Relative(id_, _called(id_, outlet, title, day), how, (because if how == "origin" else reason) or "")
        )  # fmt: skip
    return found


def _called(id_: str, outlet: str | None, title: str | None, published: str | None) -> str:
    return ", ".join(part for part in (outlet or title or id_, (published or "")[:10]) if part)
