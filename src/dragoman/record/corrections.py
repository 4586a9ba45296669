"""What people have settled: an append-only log, and what follows from it for records and for merging.

An entry names findings by anchors (report, span, kind, type), never by ids of a coding, so that it holds when a newer
version reads the report again. What finds nothing any more is told by `unapplied`, not dropped.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, product
from typing import Any

from dragoman.record.merge import Key, Rulings
from dragoman.record.merge.nodes import Nodes

Json = dict[str, Any]


class Verb(Enum):
    """What a correction does."""

    MERGE = "merge"  # findings that are one
    SPLIT = "split"  # `anchors` are not one with `others`
    RETYPE = "retype"  # an event has another type
    REJECT = "reject"  # a finding is wrong, and left out
    SET = "set"  # a slot has another value
    NOTE = "note"  # words of a person, beside a finding
    ACCEPT = "accept"  # a finding was looked at and is right: it leaves the queue of doubts, the record stays as it is
    UNDO = "undo"  # an earlier entry holds no more


KINDS = {
    "event": "events", "actor": "actors", "process": "processes", "statement": "statements",
    "discrepancy": "discrepancies",
}  # fmt: skip
"""Kinds of findings, and the lists of a record that they stand in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. arguments: `kind`, `anchors`, and what the verb needs besides."""

    seq: int
    at: str
    who: str
    why: str
    verb: Verb
    arguments: Json
    undoes: int | None = None


# -- the log


def append(connection: sqlite3.Connection, entry: Entry) -> Entry:
    """The entry with the number that it gets; in a transaction of the caller's."""
    found = connection.execute(
        "INSERT INTO corrections (at, who, why, verb, arguments, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (
            entry.at, entry.who, entry.why, entry.verb.value,
            json.dumps(entry.arguments, ensure_ascii=False, sort_keys=True), entry.undoes,
        ),
    )  # fmt: skip
    return Entry(
        int(found.lastrowid or 0), entry.at, entry.who, entry.why, entry.verb, entry.arguments, entry.undoes
    )  # fmt: skip


def whole_log(connection: sqlite3.Connection, known_by: str | None = None) -> list[Entry]:
    """Every entry up to a time, undone ones and undoings too, in order."""
    rows = connection.execute(
        "SELECT seq, at, who, why, verb, arguments, undoes FROM corrections WHERE ? IS NULL OR at <= ? ORDER BY seq",
        (known_by, known_by),
    )
    return [Entry(s, at, who, why, Verb(verb), json.loads(a), undoes) for s, at, who, why, verb, a, undoes in rows]


def entries(connection: sqlite3.Connection, known_by: str | None = None) -> list[Entry]:
    """Those that hold: neither undone nor an undoing. An undoing that is itself undone undoes nothing."""
    log = whole_log(connection, known_by)
    undone: set[int] = set()
    for entry in reversed(log):
        if entry.undoes is not None and entry.seq not in undone:
            undone.add(entry.undoes)
    return [e for e in log if e.verb is not Verb.UNDO and e.seq not in undone]


def base_of(log: Sequence[Entry], entry: Entry) -> Entry:
    """What an entry comes down to: of an undoing, the correction that holds or holds no more by it."""
    by_seq = {e.seq: e for e in log}
    while entry.undoes is not None:
        entry = by_seq[entry.undoes]
    return entry


def describe(entry: Entry) -> str:
    """One line for people."""
    arguments = entry.arguments
    if entry.verb is Verb.UNDO:
        return f"undo of {entry.undoes}"
    names = ", ".join(f"“{a['text']}” in {a['report']}" for a in arguments["anchors"][:3])
    more = {
        Verb.RETYPE: f" as {arguments.get('type')}",
        Verb.SET: f": {arguments.get('slot')} is {_shown(arguments.get('value'))}",
        Verb.NOTE: f": {arguments.get('text')}",
    }.get(entry.verb, "")
    return f"{entry.verb.value} {arguments['kind']} {names}{more}"


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_shown(v) for v in value) or "nobody"
    if isinstance(value, dict):
        return str(value.get("name") or value.get("start"))
    return "empty" if value is None else str(value)


# -- anchors


def spans_of(kind: str, finding: Json) -> list[tuple[int, int]]:
    """The spans by which a finding of a record is known."""
    found: list[Json]
    match kind:
        case "event":
            found = [finding["trigger"]]
        case "actor":
            found = finding["mentions"]
        case "process":
            found = [finding["span"]]
        case "statement":
            found = [finding["cue"]] if finding["cue"] else finding["content"]
        case _:
            found = [c["span"] for c in finding["claims"]]
    return [(s["start"], s["end"]) for s in found]


def anchor_of(kind: str, finding: Json, report: Json) -> Json | None:
    """What names a finding in the log; None for one without a span."""
    spans = spans_of(kind, finding)
    if not spans:
        return None
    start, end = spans[0]
    return {
        "report": report["id"], "sha256": report["sha256"], "start": start, "end": end,
        "text": report["text"][start:end], "type": finding.get("type") or finding.get("kind"),
    }  # fmt: skip


def _overlap(spans: Iterable[tuple[int, int]], anchor: Json) -> int:
    return max((min(end, anchor["end"]) - max(start, anchor["start"]) for start, end in spans), default=0)


def _nearest(findings: Sequence[Json], kind: str, anchor: Json) -> Json | None:
    """The finding that an anchor means: most characters in common, then the same type, then the first."""
    rated = [
        (_overlap(spans_of(kind, f), anchor), (f.get("type") or f.get("kind")) == anchor["type"], -at)
        for at, f in enumerate(findings)
    ]  # fmt: skip
    best = max(rated, default=None)
    return findings[-best[2]] if best and best[0] > 0 else None


def found_at(record: Json, kind: str, anchor: Json) -> str | None:
    """The id, in a report's record, of the finding that an anchor means."""
    found = _nearest(record[KINDS[kind]], kind, anchor)
    return str(found["id"]) if found else None


# -- what follows for a record


def amend(record: Json, log: Sequence[Entry]) -> Json:
    """A report's record with what was rejected, retyped or set; each changed finding says by which entries."""
    here = record["report"]["id"]
    concerned = [e for e in log if e.verb in _CHANGES and any(a["report"] == here for a in e.arguments["anchors"])]
    if not concerned:
        return record
    record = deepcopy(record)
    for entry in concerned:
        kind = entry.arguments["kind"]
        findings = record[KINDS[kind]]
        for anchor in entry.arguments["anchors"]:
            if anchor["report"] == here and (found := _nearest(findings, kind, anchor)):
                _CHANGES[entry.verb](record, found, entry)
                found.setdefault("corrected", []).append(entry.seq)
    return record


def _reject(record: Json, found: Json, entry: Entry) -> None:
    findings = record[KINDS[entry.arguments["kind"]]]
    findings.remove(found)
    if entry.arguments["kind"] == "actor":
        for event in record["events"]:
            for slot in ("actors", "recipients"):
                event[slot] = [a for a in event[slot] if a != found["id"]]


def _retype(record: Json, found: Json, entry: Entry) -> None:
    found["type"], found["mode"] = entry.arguments["type"], entry.arguments.get("mode")


def _set(record: Json, found: Json, entry: Entry) -> None:
    slot, value = entry.arguments["slot"], entry.arguments["value"]
    if slot in ("actors", "recipients", "parties", "mediators"):
        found[slot] = [_local_actor(record, one) for one in value]
    elif slot in ("state", "stage_date"):
        stages = found["stages"]
        at = entry.arguments.get("stage", len(stages) - 1)
        if 0 <= at < len(stages):
            stages[at]["state" if slot == "state" else "date"] = value
    else:
        found[slot] = value


def _local_actor(record: Json, wanted: Json) -> str:
    """The actor of this record that a case's actor is; where it is not spoken of, one without mentions is added."""
    here = record["report"]["id"]
    for anchor in wanted["anchors"]:
        if anchor["report"] == here and (found := _nearest(record["actors"], "actor", anchor)):
            return str(found["id"])
    for actor in record["actors"]:
        if actor["name"] == wanted["name"]:
            return str(actor["id"])
    added = {
        "id": f"a-set-{wanted['name']}", "name": wanted["name"], "kind": wanted["kind"], "country": wanted["country"],
        "sector": wanted["sector"], "role": wanted["role"], "aliases": [], "mentions": [],
    }  # fmt: skip
    record["actors"].append(added)
    return str(added["id"])


_CHANGES = {Verb.REJECT: _reject, Verb.RETYPE: _retype, Verb.SET: _set}


def unapplied(log: Sequence[Entry], records: Mapping[str, Json]) -> Iterator[tuple[Entry, str]]:
    """Entries of which an anchor finds nothing in the records (by report id), and why."""
    for entry in log:
        for anchor in entry.arguments["anchors"]:
            record = records.get(anchor["report"])
            kind = entry.arguments["kind"]
            if record is None:
                yield entry, f"report {anchor['report']} is not in this part of the case"
            elif _nearest(record[KINDS[kind]], kind, anchor) is None:
                yield entry, f"no {kind} is found at “{anchor['text']}” in {anchor['report']} any more"


# -- what follows for merging


def rulings(log: Sequence[Entry], nodes: Mapping[int, Nodes], seqs: Mapping[str, int]) -> dict[str, Rulings]:
    """What is to be one and what is not, for each kind that is merged. seqs: row numbers by a report's id."""
    together: dict[str, set[tuple[Key, Key]]] = {"event": set(), "actor": set(), "process": set()}
    apart: dict[str, set[tuple[Key, Key]]] = {"event": set(), "actor": set(), "process": set()}
    for entry in log:
        if entry.verb not in (Verb.MERGE, Verb.SPLIT):
            continue
        kind = entry.arguments["kind"]
        named = _keys(entry.arguments["anchors"], kind, nodes, seqs)
        others = _keys(entry.arguments.get("others", []), kind, nodes, seqs)
        pairs = combinations(named, 2) if entry.verb is Verb.MERGE else product(named, others)
        found = {(min(a, b), max(a, b)) for a, b in pairs if a != b}
        (together if entry.verb is Verb.MERGE else apart)[kind] |= found
        (apart if entry.verb is Verb.MERGE else together)[kind] -= found  # the later word holds
    return {kind: Rulings(frozenset(together[kind]), frozenset(apart[kind])) for kind in together}


def _keys(anchors: Sequence[Json], kind: str, nodes: Mapping[int, Nodes], seqs: Mapping[str, int]) -> list[Key]:
    found = [_key(anchor, kind, nodes.get(seqs.get(anchor["report"], -1))) for anchor in anchors]
    return list(dict.fromkeys(key for key in found if key))


def looked_at(log: Sequence[Entry], nodes: Mapping[int, Nodes], seqs: Mapping[str, int]) -> frozenset[Key]:
    """The events of reports that a person has accepted, or has put right. seqs: row numbers by a report's id."""
    found: set[Key] = set()
    for entry in log:
        if entry.arguments.get("kind") == "event" and entry.verb not in (Verb.NOTE, Verb.UNDO, Verb.REJECT):
            anchors = [*entry.arguments["anchors"], *entry.arguments.get("others", [])]
            found.update(_keys([a for a in anchors if a["report"] in seqs], "event", nodes, seqs))
    return frozenset(found)


def _key(anchor: Json, kind: str, nodes: Nodes | None) -> Key | None:
    """The node that an anchor means."""
    if nodes is None:
        return None
    spans: list[tuple[Key, list[tuple[int, int]]]]
    if kind == "event":
        spans = [(e.key, [e.span]) for e in nodes.events]
    elif kind == "process":
        spans = [(p.key, [p.span]) for p in nodes.processes]
    else:
        spans = [(a.key, list(a.spans)) for a in nodes.actors]
    rated = [(_overlap(s, anchor), -at) for at, (_, s) in enumerate(spans)]
    best = max(rated, default=(0, 0))
    return spans[-best[1]][0] if best[0] > 0 else None
