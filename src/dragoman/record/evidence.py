"""The characters that a finding of a case stands on, each with its report, its hash and on whose word it is told."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.case_json import case_id
from dragoman.record.listing import amended_record

Json = dict[str, Any]

_SPOTS = {"event": "mentions", "process": "stages", "discrepancy": "claims"}


def evidence(connection: sqlite3.Connection, kind: str, found: Json, most: int, offset: int = 0) -> tuple[Json, ...]:
    """One citation for each mention of an event, stage of a process or claim of a discrepancy, `most` from `offset`.

    UsageError for another kind: actors and reports are not claimed.
    """
    return tuple(
        _citation(connection, spot, _texts_of(connection, spot["report"]), kind)
        for spot in spots_of(kind, found)[offset : offset + most]
    )


def spots_of(kind: str, found: Json) -> list[Json]:
    """Where the finding stands: its mentions, stages or claims."""
    if kind not in _SPOTS:
        raise UsageError(f"Evidence is of events, processes and discrepancies; {found['id']} is none ({kind}).")
    spots: list[Json] = found[_SPOTS[kind]]
    return spots


def _texts_of(connection: sqlite3.Connection, report: str) -> Json:
    keys = ("seq", "id", "title", "outlet", "published", "url", "sha256", "text")
    row = connection.execute(f"SELECT {', '.join(keys)} FROM reports WHERE id = ?", (report,)).fetchone()
    return dict(zip(keys, row, strict=True))


def _citation(connection: sqlite3.Connection, spot: Json, report: Json, kind: str) -> Json:
    """holds: the text has the hash that is kept, and these characters at this place."""
    text = report["text"]
    record = amended_record(connection, report["seq"])
    span = _clause(spot, record) if kind == "event" else spot["span"]
    hashed = hashlib.sha256(text.encode()).hexdigest() == report["sha256"]
    return {
        "report": {k: report[k] for k in ("id", "title", "outlet", "published", "url", "sha256")},
        "start": span["start"], "end": span["end"], "text": text[span["start"] : span["end"]],
        "trigger": spot["span"] if kind == "event" else None,
        "tells": {k: spot[k] for k in ("type", "status", "state", "value") if k in spot},
        "chain": chain(record, spot["statement"], report["id"]),
        "holds": hashed and text[span["start"] : span["end"]] == span["text"],
    }  # fmt: skip


def _clause(mention: Json, record: Json | None) -> Json:
    """The clause that licenses a mention; its trigger where the record has it no more."""
    events = record["events"] if record else []
    spans: list[Json] = next((e["evidence"] for e in events if e["id"] == mention["local"]), [])
    around = [s for s in spans if s["start"] <= mention["span"]["start"] and mention["span"]["end"] <= s["end"]]
    trigger: Json = mention["span"]
    return around[0] if around else trigger


def chain(record: Json | None, statement: str | None, report: str) -> list[Json]:
    """On whose word, the innermost speaker first; empty where the report itself tells it. statement: the case's id."""
    if record is None or statement is None:
        return []
    known = {s["id"]: s for s in record["statements"]}
    names = {a["id"]: a["name"] for a in record["actors"]}
    at = next((local for local in known if case_id("s", report, local) == statement), None)
    return [_link(s, names) for s in _upwards(known, at)]


def _upwards(known: Mapping[str, Json], at: str | None) -> Sequence[Json]:
    found: list[Json] = []
    while at is not None and at in known and known[at] not in found:
        found.append(known[at])
        at = found[-1]["via"]
    return found


def _link(statement: Json, names: Mapping[str, str]) -> Json:
    span = statement["source_span"]
    spoken = names.get(statement["source"]) or (span["text"] if span else None)
    return {
        "who": spoken, "cue": statement["cue"]["text"] if statement["cue"] else None, "channel": statement["channel"],
        "direct": statement["direct"],
    }  # fmt: skip
