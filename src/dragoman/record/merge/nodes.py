"""A report's record in the contract's shape → the nodes that merging compares.

Strings are interned: most reports of a case are copies, and tell it in the same words.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from sys import intern
from typing import Any

from dragoman.record.merge.records import ActorNode, EventNode, PlaceNode, ProcessNode, StageNode

Json = dict[str, Any]

_SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[“\"‘'A-Z])|\n+")


@dataclass(frozen=True, slots=True)
class Nodes:
    """All that merging knows of one coded report."""

    actors: tuple[ActorNode, ...]
    events: tuple[EventNode, ...]
    processes: tuple[ProcessNode, ...]


class Shared(dict[Any, Any]):
    """Gives one object for all equal ones that it is asked for: copies tell the same in the same places.

    For dates and tuples of one kind only; 1 and 1.0 are equal too.
    """

    def __missing__(self, value: Any) -> Any:
        self[value] = value
        return value


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all findings of one report share. sources: the actor of each statement; same: what all reports share."""

    seq: int
    origin: int
    day: date | None
    text: str
    actors: dict[str, ActorNode]
    sources: dict[str, ActorNode | None]
    same: Shared


def nodes_of(seq: int, origin: int, record: Json, spans: bool = True, same: Shared | None = None) -> Nodes:
    """The nodes of one report's record. seq: its row number; origin: that of the report it copies, or its own.

    spans: whether actors keep those of their mentions, which only rulings about actors ask for. same: of all reports
    whose nodes are held together.
    """
    same = Shared() if same is None else same
    day = same[day_of(record["report"]["published"])]
    actors = {a["id"]: _actor(seq, a, day, spans, same) for a in record["actors"]}
    sources = {s["id"]: actors.get(s["source"]) for s in record["statements"]}
    frame = _Frame(seq, origin, day, record["report"]["text"], actors, sources, same)
    events = tuple(_event(frame, e) for e in record["events"])
    return Nodes(tuple(actors.values()), events, tuple(_process(frame, p) for p in record["processes"]))


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO date or date-time, as written there."""
    return date.fromisoformat(published[:10]) if published else None


def instant_of(published: str | None) -> datetime | None:
    """The time in UTC, None where only the day is given; without an offset it is taken as UTC."""
    if not published or len(published) <= 10:
        return None
    found = datetime.fromisoformat(published)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _actor(seq: int, actor: Json, day: date | None, spans: bool, same: Shared) -> ActorNode:
    written = dict.fromkeys(m["text"] for m in actor["mentions"] if m["form"] not in ("pronoun", "plural"))
    return ActorNode(
        (seq, intern(actor["id"])), intern(actor["name"]), intern(actor["kind"]), _one(actor["country"]),
        _one(actor["sector"]), _one(actor["role"]),
        same[tuple(map(intern, actor["aliases"]))], same[tuple(map(intern, written))], day,
        tuple(same[_span(m)] for m in actor["mentions"]) if spans else (),
    )  # fmt: skip


def _one(text: str | None) -> str | None:
    """The same string for all that read the same."""
    return intern(text) if text is not None else None


def _place(place: Json | None) -> PlaceNode | None:
    return PlaceNode(**{k: place[k] for k in ("name", "country", "lat", "lon", "precision")}) if place else None


def _bounds(when: Json | None, same: Shared) -> tuple[date | None, date | None, str | None]:
    if when is None:
        return None, None, None
    start, end = date.fromisoformat(when["start"]), date.fromisoformat(when["end"])
    return same[start], same[end], intern(when["basis"])


def _event(frame: _Frame, event: Json) -> EventNode:
    start, end, basis = _bounds(event["date"], frame.same)
    trigger = event["trigger"]
    carrying = [s for s in event["evidence"] if s["start"] <= trigger["start"] and trigger["end"] <= s["end"]]
    clause = carrying[0] if carrying else trigger
    return EventNode(
        (frame.seq, intern(event["id"])), frame.origin, frame.day, intern(event["type"]), _one(event["mode"]),
        intern(event["status"]), start, end, basis, _place(event["place"]), _of(event["actors"], frame),
        _of(event["recipients"], frame), frame.sources.get(event["statement"] or ""), intern(trigger["text"]),
        frame.same[_span(trigger)], intern(clause["text"]), intern(sentence_at(frame.text, trigger["start"])),
        _one(event["statement"]), event["confidence"],
    )  # fmt: skip


def _of(ids: list[str], frame: _Frame) -> tuple[ActorNode, ...]:
    return tuple(frame.actors[i] for i in ids if i in frame.actors)


def sentence_at(text: str, at: int) -> str:
    """The sentence of a text around one offset; ends are guessed from punctuation, for reading and comparing only."""
    start, end = 0, len(text)
    for found in _SENTENCE_END.finditer(text, max(0, at - 2000), min(len(text), at + 2000)):
        if found.end() <= at:
            start = found.end()
        elif found.start() >= at:
            end = found.start()
            break
    return text[start:end].strip()


def _process(frame: _Frame, process: Json) -> ProcessNode:
    return ProcessNode(
        (frame.seq, intern(process["id"])), frame.origin, frame.day, intern(process["kind"]), intern(process["name"]),
        frame.same[_span(process["span"])],
        _of(process["parties"], frame), _of(process["mediators"], frame), _place(process["place"]),
        process["deadline"], tuple(_stage(frame, at, s) for at, s in enumerate(process["stages"])),
    )  # fmt: skip


def _span(span: Json) -> tuple[int, int]:
    return span["start"], span["end"]


def _stage(frame: _Frame, at: int, stage: Json) -> StageNode:
    start, end, basis = _bounds(stage["date"], frame.same)
    statement, span = stage["statement"], stage["span"]
    source = frame.sources.get(statement or "")
    told = frame.same[_span(span)]
    return StageNode(
        at, intern(stage["state"]), start, end, basis, source, _one(statement), told, intern(span["text"])
    )  # fmt: skip
