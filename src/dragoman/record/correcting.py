"""From what a person names (ids of the settled case) to entries of the log."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.errors import UsageError
from dragoman.processes import State
from dragoman.record.corrections import KINDS, Entry, Verb, anchor_of, append, whole_log
from dragoman.record.search import EVENT_TYPES, STATUSES, entity
from dragoman.record.store.load import coding

Json = dict[str, Any]

STATES = tuple(state.value for state in State)
SLOTS = {
    "event": ("actors", "recipients", "date", "place", "status", "mode"),
    "actor": ("name", "country", "sector", "kind", "role"),
    "process": ("state", "parties", "mediators", "deadline", "name"),
}
LETTERS = {"e": "event", "a": "actor", "p": "process"}


def target(connection: sqlite3.Connection, id_: str) -> tuple[str, list[Json]]:
    """Kind and anchors of what an id of the case stands for.

    `REPORT:e-…` names what one report tells of it; with the id that the report's own record has, that finding alone.
    UsageError where there is none.
    """
    report, _, local = id_.rpartition(":")
    kind = LETTERS.get(local[:1])
    if kind is None or local[1:2] != "-":
        raise UsageError(f"{id_!r} is no id of an event (e-…), an actor (a-…) or a process (p-…).")
    asked = "SELECT report, local FROM members WHERE kind = ? AND id = ? ORDER BY report, local"
    rows = connection.execute(asked, (kind, local)).fetchall()
    anchors = [a for seq, own in rows if (a := _anchor(connection, kind, seq, own))]
    if report:
        anchors = [a for a in anchors if a["report"] == report]
        own = [] if anchors else _own(connection, kind, id_)
        anchors += [a for seq, _ in own if (a := _anchor(connection, kind, seq, local))]
    if not anchors:
        where = f" in report {report}" if report else ""
        raise UsageError(f"The case has no {kind} {local}{where}; `dragoman search` lists events with their ids.")
    return kind, anchors


def _own(connection: sqlite3.Connection, kind: str, id_: str) -> list[tuple[int, str]]:
    """Row number and the case's id of the finding with the id REPORT:LOCAL of a report's own record."""
    report, _, local = id_.rpartition(":")
    asked = "SELECT m.report, m.id FROM reports r JOIN members m ON m.report = r.seq WHERE r.id = ? AND m.kind = ?"
    return connection.execute(f"{asked} AND m.local = ?", (report, kind, local)).fetchall()


def _anchor(connection: sqlite3.Connection, kind: str, seq: int, local: str) -> Json | None:
    record = coding(connection, seq)
    if record is None:
        return None
    found = next((f for f in record[KINDS[kind]] if f["id"] == local), None)
    return anchor_of(kind, found, record["report"]) if found else None


def merge(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Verb, Json]:
    """Arguments of a merge of two or more things of one kind."""
    if len(ids) < 2:
        raise UsageError("A merge needs two ids or more.")
    targets = [target(connection, i) for i in ids]
    kinds = {kind for kind, _ in targets}
    if len(kinds) > 1:
        raise UsageError(f"Things of one kind can be one; these are {' and '.join(sorted(kinds))}.")
    return Verb.MERGE, {"kind": kinds.pop(), "anchors": [a for _, anchors in targets for a in anchors]}


def split(connection: sqlite3.Connection, ids: Sequence[str]) -> tuple[Verb, Json]:
    """Arguments of a split: `REPORT:ID` is taken out of what ID stands for, or two ids are declared different."""
    kind, anchors = target(connection, ids[0])
    if len(ids) == 2:
        other, others = target(connection, ids[1])
        if other != kind:
            raise UsageError(f"A split is between things of one kind; these are {kind} and {other}.")
    else:
        own = _own(connection, kind, ids[0])
        _, whole = target(connection, own[0][1] if own else ids[0].rpartition(":")[2])
        others = [a for a in whole if a not in anchors]
    if not others:
        raise UsageError(f"{ids[0]} stands alone already: name one of its mentions as REPORT:{ids[0]}.")
    return Verb.SPLIT, {"kind": kind, "anchors": anchors, "others": others}


def reject(connection: sqlite3.Connection, id_: str) -> tuple[Verb, Json]:
    kind, anchors = target(connection, id_)
    return Verb.REJECT, {"kind": kind, "anchors": anchors}


def accept(connection: sqlite3.Connection, id_: str) -> tuple[Verb, Json]:
    """Arguments of an acceptance: it was looked at and is right."""
    kind, anchors = target(connection, id_)
    return Verb.ACCEPT, {"kind": kind, "anchors": anchors}


def retype(connection: sqlite3.Connection, id_: str, type_: str) -> tuple[Verb, Json]:
    kind, anchors = target(connection, id_)
    if kind != "event":
        raise UsageError(f"Only an event has a type; {id_} is a {kind}.")
    if type_.upper() not in EVENT_TYPES:
        raise UsageError(f"There is no type {type_!r}; there are {', '.join(EVENT_TYPES)}.")
    return Verb.RETYPE, {"kind": kind, "anchors": anchors, "type": type_.upper()}


def note(connection: sqlite3.Connection, id_: str, text: str) -> tuple[Verb, Json]:
    kind, anchors = target(connection, id_)
    return Verb.NOTE, {"kind": kind, "anchors": anchors, "text": text}


def set_slot(connection: sqlite3.Connection, id_: str, slot: str, values: Sequence[str]) -> tuple[Verb, Json]:
    """Arguments of a set: actors by their ids, a day or two, a status; no value empties the slot."""
    kind, anchors = target(connection, id_)
    if slot not in SLOTS[kind]:
        raise UsageError(f"A {kind} has no slot {slot!r} that can be set; there are {', '.join(SLOTS[kind])}.")
    return Verb.SET, {"kind": kind, "anchors": anchors, "slot": slot, "value": _value(connection, slot, values)}


def _value(connection: sqlite3.Connection, slot: str, values: Sequence[str]) -> Any:
    if slot in ("actors", "recipients", "parties", "mediators"):
        return [_actor(connection, value) for value in values]
    if slot == "date":
        return _days(values) if values else None
    if len(values) > 1:
        raise UsageError(f"The slot {slot} takes one value.")
    value = values[0] if values else None
    for named, known in (("status", STATUSES), ("state", STATES)):
        if slot == named and value not in known:
            raise UsageError(f"There is no {named} {value!r}; there are {', '.join(known)}.")
    if slot == "place":
        empty = {"country": None, "lat": None, "lon": None, "precision": "region"}
        return {"name": value, **empty} if value else None
    if slot in ("name", "kind") and not value:
        raise UsageError(f"The slot {slot} cannot be empty.")
    return value


def _days(values: Sequence[str]) -> Json:
    try:
        days = [date.fromisoformat(v).isoformat() for v in values]
    except ValueError as error:
        raise UsageError(f"{' '.join(values)!r} is no ISO date such as 2025-10-18 (or two of them).") from error
    if len(days) > 2 or days[0] > days[-1]:
        raise UsageError("A date is one day, or the first and the last one.")
    return {"start": days[0], "end": days[-1], "text": None, "basis": "stated"}


def _actor(connection: sqlite3.Connection, id_: str) -> Json:
    found = entity(connection, id_)
    if found is None:
        raise UsageError(f"The case has no actor {id_}; `dragoman show CASE.db NAME` finds ids by name.")
    _, anchors = target(connection, id_)
    return {**{k: found[k] for k in ("name", "kind", "country", "sector", "role")}, "anchors": anchors}


def undo(connection: sqlite3.Connection, seq: int | None) -> tuple[int, Json]:
    """The entry to take back: the one with this number, else the last that was not taken back."""
    log = whole_log(connection)
    undone = {e.undoes for e in log if e.undoes is not None}
    open_ = [e for e in log if e.seq not in undone and (seq is not None or e.verb is not Verb.UNDO)]
    wanted = [e for e in open_ if seq is None or e.seq == seq]
    if not wanted:
        raise UsageError("There is no correction to undo." if seq is None else f"Correction {seq} is none that holds.")
    found = wanted[-1]
    return found.seq, {"kind": found.arguments.get("kind"), "anchors": []}


def record_entry(
    connection: sqlite3.Connection, what: tuple[Verb, Json], signed: tuple[str, str, str], undoes: int | None = None
) -> Entry:  # fmt: skip
    """Writes an entry. signed: when (UTC, ISO), who, why."""
    at, who, why = signed
    return append(connection, Entry(0, at, who, why, what[0], what[1], undoes))
