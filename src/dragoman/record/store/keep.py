"""Writes into a case: reports, their codings, what merging needs of them. Every function runs in a transaction."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dragoman.record.merge import Link
from dragoman.record.merge.nodes import day_of

Json = dict[str, Any]


class Arrival(Enum):
    """What a report was to the case that it came to."""

    NEW = "new"
    UNCHANGED = "unchanged"  # known under this id or address, with this text
    REVISED = "revised"  # known under this id or address, with another text


@dataclass(frozen=True, slots=True)
class Known:
    """What the case knows of a report that arrives. id: the one that it gets; revises: row of the form before it."""

    arrival: Arrival
    id: str
    revises: int | None = None


def look_up(connection: sqlite3.Connection, report: Json) -> Known:
    """Whether a report is new to the case, as it was, or changed; by its id, else by its address."""
    asked = "SELECT seq, id, sha256, title, published FROM reports WHERE given = ? ORDER BY seq"
    forms = connection.execute(asked, (report["id"],)).fetchall()
    if not forms and report["url"] and report["id"].startswith("r-"):
        (given,) = connection.execute(
            "SELECT given FROM reports WHERE url = ? ORDER BY seq LIMIT 1", (report["url"],)
        ).fetchone() or (None,)
        forms = connection.execute(asked, (given,)).fetchall()
    if not forms:
        return Known(Arrival.NEW, _free_id(connection, report["id"]))
    same = (report["sha256"], report["title"], report["published"])
    if any((sha, title, published) == same for _, _, sha, title, published in forms):
        return Known(Arrival.UNCHANGED, forms[-1][1])
    return Known(Arrival.REVISED, _free_id(connection, f"{forms[0][1]}@{len(forms) + 1}"), forms[-1][0])


def _free_id(connection: sqlite3.Connection, wanted: str) -> str:
    """The id, or the next one like it where another report has it already ("a@2" may be a caller's own)."""
    found, at = wanted, 2
    while connection.execute("SELECT 1 FROM reports WHERE id = ?", (found,)).fetchone():
        found, at = f"{wanted}~{at}", at + 1
    return found


def keep_raw(connection: sqlite3.Connection, raw: bytes) -> str:
    """The bytes as they came, once each; their SHA-256."""
    digest = hashlib.sha256(raw).hexdigest()
    connection.execute("INSERT OR IGNORE INTO raws VALUES (?, ?, ?)", (digest, len(raw), zlib.compress(raw, 6)))
    return digest


@dataclass(frozen=True, slots=True)
class Coming:
    """How a report came. raw: SHA-256 of its bytes, None where it came as a row; source: as named; at: UTC, ISO."""

    raw: str | None
    source: str
    at: str


def keep_report(connection: sqlite3.Connection, report: Json, known: Known, coming: Coming) -> int:
    """A row for a new or revised report; its seq."""
    given = report["id"]
    if known.revises is not None:
        (given,) = connection.execute("SELECT given FROM reports WHERE seq = ?", (known.revises,)).fetchone()
    day = day_of(report["published"])
    found = connection.execute(
        "INSERT INTO reports (id, given, revises, url, outlet, title, byline, published, day, language, text, sha256,"
        " raw, added, came) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            known.id, given, known.revises, report["url"], report["outlet"], report["title"], report["byline"],
            report["published"], day.isoformat() if day else None, report["language"], report["text"],
            report["sha256"], coming.raw, coming.at, coming.source,
        ),
    )  # fmt: skip
    return int(found.lastrowid or 0)


def pack(record: Json) -> bytes:
    """A record without its text, compressed; the same record gives the same bytes."""
    slim = {**record, "report": {k: v for k, v in record["report"].items() if k != "text"}}
    return zlib.compress(json.dumps(slim, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(packed: bytes, text: str) -> Json:
    """The record with its text again."""
    record: Json = json.loads(zlib.decompress(packed))
    record["report"]["text"] = text
    return record


def keep_coding(connection: sqlite3.Connection, seq: int, record: Json, at: str) -> None:
    """One more coding of a report; the earlier ones stay."""
    packed = pack(record)
    digest = hashlib.sha256(packed).hexdigest()
    connection.execute("INSERT INTO codings VALUES (?, ?, ?, ?, ?)", (seq, at, record["version"], digest, packed))


def keep_sketch(connection: sqlite3.Connection, seq: int, sketch: bytes, bands: Iterable[int]) -> None:
    connection.execute("INSERT OR REPLACE INTO sketches VALUES (?, ?)", (seq, sketch))
    connection.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(b, seq) for b in bands])


def keep_copies(connection: sqlite3.Connection, pairs: Sequence[tuple[int, int, float, str]]) -> None:
    connection.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", pairs)


def keep_keys(connection: sqlite3.Connection, kind: str, keys: Iterable[tuple[str, int, str]]) -> None:
    """kind: event or process; each key with the report and the finding that has it."""
    connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?)", [(kind, *k) for k in keys])


def keep_links(connection: sqlite3.Connection, kind: str, links: Iterable[Link]) -> None:
    rows = [(kind, *link.first, *link.second, link.weight, link.reason) for link in links]
    connection.executemany("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def keep_skipped(connection: sqlite3.Connection, source: str, reason: str, at: str) -> None:
    connection.execute("INSERT OR IGNORE INTO skipped VALUES (?, ?, ?)", (source, reason, at))


def set_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def drop_fact(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM facts WHERE name = ?", (name,))
