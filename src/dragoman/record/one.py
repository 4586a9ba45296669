"""One thing of a settled case by its id: event, actor, process, discrepancy or report."""

import json
import sqlite3
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.search import entities_named, entity

Json = dict[str, Any]

_TABLES = {"e": ("event", "happenings"), "p": ("process", "ledgers"), "d": ("discrepancy", "disputes")}


def one(connection: sqlite3.Connection, id_: str) -> tuple[str, Json]:
    """Kind and content; an id may be cut as long as it is clear. UsageError where there is none, or more than one."""
    report = connection.execute("SELECT seq FROM reports WHERE id = ?", (id_,)).fetchone()
    if report:
        return "report", _report(connection, report[0])
    if id_[:1] in _TABLES and id_[1:2] == "-":
        kind, table = _TABLES[id_[0]]
        rows = connection.execute(f"SELECT id, body FROM {table} WHERE id >= ? AND id < ? LIMIT 3", (id_, id_ + "~"))
        found = [(i, body) for i, body in rows if i.startswith(id_)]
        return kind, json.loads(_only(found, id_, kind)[1])
    return "actor", _actor(connection, id_)


def _only(found: list[tuple[str, str]], id_: str, kind: str) -> tuple[str, str]:
    if not found:
        raise UsageError(f"The case has no {kind} {id_}; `dragoman search` and `timeline` print ids.")
    if len(found) > 1:
        raise UsageError(f"{id_} may be {' or '.join(i for i, _ in found)}: give more of it.")
    return found[0]


def _actor(connection: sqlite3.Connection, name: str) -> Json:
    """An actor by id or name, with its first events."""
    asked = "SELECT id, name FROM entities WHERE id = ? OR (id >= ? AND id < ?) LIMIT 3"
    found = connection.execute(asked, (name, name, name + "~")).fetchall() if name.startswith("a-") else []
    if not found:
        named, values = entities_named(connection, name)
        named = named.split(" UNION ")[0]
        found = connection.execute(
            f"SELECT id, name FROM entities WHERE id IN ({named}) ORDER BY"
            " (SELECT count(*) FROM roles WHERE roles.entity = entities.id) DESC, id LIMIT 8",
            values[:1],
        ).fetchall()
    if not found:
        raise UsageError(f"The case has nothing named {name}; `dragoman search` and `timeline` print ids.")
    best = entity(connection, found[0][0]) or {}
    spoken = connection.execute("SELECT folded FROM names WHERE entity = ? ORDER BY folded", (best["id"],))
    also = [n for (n,) in spoken]
    others = [f"{n} ({i})" for i, n in found[1:]]
    return {**best, "also": also, "others": others, "events": _events_of(connection, best["id"])}


def _events_of(connection: sqlite3.Connection, actor: str) -> list[Json]:
    """The first events that an actor does or undergoes, in order of time."""
    rows = connection.execute(
        "SELECT h.body FROM happenings h WHERE h.rowid IN"
        " (SELECT happening FROM roles WHERE entity = ? AND slot IN ('actor', 'recipient'))"
        " ORDER BY h.start NULLS LAST, h.rowid LIMIT 50",
        (actor,),
    )
    return [json.loads(body) for (body,) in rows]


def _report(connection: sqlite3.Connection, seq: int) -> Json:
    """A report with its text, what it copies, and its other forms."""
    columns = ("id", "given", "title", "outlet", "published", "url", "text", "sha256", "added", "came")
    row = connection.execute(f"SELECT {', '.join(columns)} FROM reports WHERE seq = ?", (seq,)).fetchone()
    found: Json = dict(zip(columns, row, strict=True))
    forms = connection.execute("SELECT id FROM reports WHERE given = ? ORDER BY seq", (found["given"],)).fetchall()
    alike = connection.execute(
        "SELECT r.id, c.reason FROM copies c JOIN reports r ON r.seq = c.first + c.second - ?1"
        " WHERE c.first = ?1 OR c.second = ?1 ORDER BY r.seq",
        (seq,),
    ).fetchall()
    notes = [f"added {found['added'][:19]} UTC from {found['came']}; SHA-256 {found['sha256']}"]
    if len(forms) > 1:
        notes.append("forms: " + ", ".join(i for (i,) in forms))
    notes += [f"alike {i}: {reason}" for i, reason in alike]
    return {**found, "notes": notes}
