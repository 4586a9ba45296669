"""A case of invented reports (bench/invented.py) in any number, without reading: records are made by their templates.

Types, parties and days are those that the templates mean; it is for measuring what is done with records, no more.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.case import Case
from dragoman.record.keeping import Coded, Keeper
from dragoman.record.settle import mark_stale
from dragoman.record.store.connect import transaction
from invented import STATES, reports

Json = dict[str, Any]

AT_ONCE = 500  # reports in a transaction
COUNTRIES = {adjective: name for name, adjective in STATES.items()}
PARTY = "|".join(sorted((*STATES, *COUNTRIES), key=len, reverse=True))
# the first party does it, the second has it done to it
CLAUSES = (
    (rf"({PARTY}) forces (shelled) [^.]*the ({PARTY}) army said\.", "ASSAULT", "actual"),
    (rf"({PARTY}) (accused) ({PARTY}) of [^.]*\.", "ACCUSE", "actual"),
    (rf"({PARTY}) [A-Z][^.]* (warned) that ({PARTY}) would[^.]*\.", "THREATEN", "actual"),
    (rf"({PARTY}) (summoned) the ({PARTY}) ambassador[^.]*\.", "REJECT", "actual"),
    (rf"({PARTY}) (offered) to send [^.]*\.", "SUPPORT", "future"),
    (rf"The ({PARTY}) parliament (approved) sanctions against \d+ ({PARTY}) companies\.", "SANCTION", "actual"),
    (rf"({PARTY}) denied that its troops had (opened) fire first\.", "ASSAULT", "negated"),
    (rf"({PARTY}) (withdrew) [^.]*\.", "RETREAT", "actual"),
    (rf"met his ({PARTY}) (counterpart) [^.]*\.", "CONSULT", "actual"),
)  # fmt: skip
CEASEFIRE = rf"A (seven|ten|three)-day ceasefire took effect on (\w+), according to the ({PARTY}) foreign ministry"
DAYS = {"three": 3, "seven": 7, "ten": 10}


def make_case(path: Path, count: int) -> Path:
    """The case, settled."""
    with Case.open(path, create=True) as case:
        keeper, source, at = Keeper(case.connection), reports(count), "2025-06-01T00:00:00+00:00"
        while some := [row for _, row in zip(range(AT_ONCE), source, strict=False)]:
            with transaction(case.connection, case.path):
                for row in some:
                    keeper.keep(Coded(record(row), row["text"].encode(), "invented"), at)
                mark_stale(case.connection)
        case.settle()
    return path


def record(row: Json) -> Json:
    """What reading a row would find, about."""
    text = f"{row['title']}\n\n{row['text']}"
    report = {
        **{key: row[key] for key in ("id", "title", "published", "outlet")}, "byline": None, "url": None,
        "language": "en", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), "links": [],
    }  # fmt: skip
    found = list(_clauses(text))
    parties = dict.fromkeys(name for clause in found for name in clause.parties)
    actors = {name: _actor(row["id"], name, text) for name in parties}
    events = [_event(row, clause, actors) for clause in found]
    return {
        "report": report, "actors": list(actors.values()), "statements": [], "events": events,
        "processes": list(_processes(row, text, actors)), "discrepancies": [], "dropped": [], "warnings": [],
        "version": "invented",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a template that tells an event."""

    match: re.Match[str]
    type: str
    status: str
    parties: list[str]


def _clauses(text: str) -> Iterator[Clause]:
    for pattern, type_, status in CLAUSES:
        for match in re.finditer(pattern, text):
            found = [COUNTRIES.get(g, g) for g in match.groups() if g in STATES or g in COUNTRIES]
            yield Clause(match, type_, status, list(dict.fromkeys(found)))


def _span(text: str, start: int, end: int) -> Json:
    return {"start": start, "end": end, "text": text[start:end]}


def _actor(report: str, name: str, text: str) -> Json:
    adjective = STATES[name]
    mentions = [
        {**_span(text, m.start(), m.end()), "form": "name"}
        for m in re.finditer(rf"\b({re.escape(name)}|{re.escape(adjective)})\b", text)
    ]  # fmt: skip
    return {
        "id": _id("a", report, name), "name": name, "kind": "state", "country": None, "sector": "GOV", "role": None,
        "aliases": [], "mentions": mentions,
    }  # fmt: skip


def _event(row: Json, clause: Clause, actors: dict[str, Json]) -> Json:
    match, day = clause.match, row["published"]
    text, ids = match.string, [actors[name]["id"] for name in clause.parties]
    return {
        "id": _id("e", row["id"], clause.type, str(match.start())), "type": clause.type, "mode": None,
        "status": clause.status, "actors": ids[:1], "recipients": ids[1:], "trigger": _span(text, *match.span(2)),
        "evidence": [_span(text, *match.span())],
        "date": {"start": day, "end": day, "text": None, "basis": "report"}, "place": None, "statement": None,
        "contexts": [], "confidence": 0.8, "rule": "invented", "roles": [],
    }  # fmt: skip


def _processes(row: Json, text: str, actors: dict[str, Json]) -> Iterator[Json]:
    for match in re.finditer(CEASEFIRE, text):
        end = date.fromisoformat(row["published"]) + timedelta(days=DAYS[match[1]])
        span = _span(text, *match.span())
        stage: Json = {"state": "in_force", "date": None, "span": span, "statement": None, "evidence": []}
        yield {
            "id": _id("p", row["id"], str(match.start())), "kind": "ceasefire", "name": f"{match[1]}-day ceasefire",
            "span": span, "parties": [a["id"] for a in list(actors.values())[:2]], "mediators": [], "place": None,
            "deadline": end.isoformat(), "stages": [stage], "current": ["in_force"], "rule": "invented",
        }  # fmt: skip


def _id(kind: str, *parts: str) -> str:
    return f"{kind}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}"
