"""A report as its page shows it: the text cut where findings begin and end, and a row for each finding."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from dragoman.desk.annotation import Layer, Mark, Segment, paragraphs
from dragoman.desk.web.context import days, quad_class, state
from dragoman.record.case_json import case_id
from dragoman.record.one_report import OneReport
from dragoman.sentences import Span

Json = dict[str, Any]

HERE = 0  # the row of the place that a link led to
_BASES = {"statement": "when said", "report": "report day"}


@dataclass(frozen=True, slots=True)
class Row:
    """One finding: its number on the page, the case's id of what it is there (None: not in the case), its content.

    words: on whose word, innermost first, each (id of an actor in the case or None, how it is called, channel).
    """

    number: int
    case_id: str | None
    found: Json
    words: tuple[tuple[str | None, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """All findings of a report, and its paragraphs."""

    body: tuple[list[Segment], ...]
    events: tuple[Row, ...]
    processes: tuple[Row, ...]
    discrepancies: tuple[Row, ...]
    statements: tuple[Row, ...]
    actors: tuple[Row, ...]
    names: Mapping[str, tuple[str | None, str]]  # of actors by local id: the case's id, and the name


class _Reading:
    """The record of a report with what its ids stand for."""

    def __init__(self, one: OneReport) -> None:
        self.record = one.record
        self.report = one.row["id"]
        self.of_case = one.of_case
        self.statements = {s["id"]: s for s in one.record["statements"]}
        self.names: dict[str, tuple[str | None, str]] = {
            a["id"]: (one.of_case.get(("actor", a["id"])), a["name"]) for a in one.record["actors"]
        }

    def chain(self, statement: str | None) -> tuple[tuple[str | None, str, str | None], ...]:
        """On whose word, innermost first; empty where the report tells it itself."""
        found: list[str] = []
        while statement is not None and statement in self.statements and statement not in found:
            found.append(statement)
            statement = self.statements[statement]["via"]
        return tuple(self._speaker(self.statements[s]) for s in found)

    def _speaker(self, statement: Json) -> tuple[str | None, str, str | None]:
        if statement["source"] in self.names:
            return (*self.names[statement["source"]], statement["channel"])
        span = statement["source_span"]
        return None, span["text"] if span else "an unnamed source", statement["channel"]

    def named(self, ids: Sequence[str]) -> str:
        return ", ".join(self.names[i][1] if i in self.names else i for i in ids)


def marked(one: OneReport, at: int | None = None) -> Marked:
    """The page's rows and paragraphs. at: an offset that a link leads to."""
    reading, number, record = _Reading(one), count(1), one.record
    events = tuple(
        Row(next(number), one.of_case.get(("event", e["id"])), e, reading.chain(e["statement"]))
        for e in sorted(record["events"], key=lambda e: e["trigger"]["start"])
    )
    processes = tuple(Row(next(number), one.of_case.get(("process", p["id"])), p) for p in record["processes"])
    discrepancies = tuple(
        Row(next(number), case_id("d", reading.report, d["id"]), d) for d in record["discrepancies"]
    )  # fmt: skip
    statements = tuple(Row(next(number), None, s, reading.chain(s["id"])) for s in record["statements"])
    actors = tuple(Row(next(number), one.of_case.get(("actor", a["id"])), a) for a in record["actors"])
    marks = [
        *_event_marks(events, reading), *_statement_marks(statements), *_process_marks(processes, reading),
        *_discrepancy_marks(discrepancies), *_actor_marks(actors), *_here(record["report"]["text"], at),
    ]  # fmt: skip
    body = tuple(paragraphs(record["report"]["text"], marks))
    return Marked(body, events, processes, discrepancies, statements, actors, reading.names)


def spoken(words: Sequence[tuple[str | None, str, str | None]]) -> str:
    """On whose word, in one line: "Ada Brun (X), via the Post"."""
    return ", via ".join(name + (f" ({channel})" if channel else "") for _, name, channel in words) or "the report"


def basis(date: Json | None) -> str:
    """What licenses a date that the text does not state."""
    return _BASES.get(date["basis"], "") if date else ""


def _span(found: Json) -> Span:
    return Span(found["start"], found["end"], found["text"])


def _event_marks(rows: Sequence[Row], reading: _Reading) -> Iterator[Mark]:
    for row in rows:
        event = row.found
        what = event["type"] + (f" {event['mode']}" if event["mode"] else "")
        lines = [
            f"{what} ({event['status']}), confidence {event['confidence']:.2f}",
            f"{reading.named(event['actors']) or '–'} → {reading.named(event['recipients']) or '–'}",
        ]
        if event["date"]:
            lines.append(days(event["date"]) + (f" ({basis(event['date'])})" if basis(event["date"]) else ""))
        if event["place"]:
            lines.append(f"in {event['place']['name']}")
        lines.append(f"on the word of {spoken(row.words)}")
        style = f"{quad_class(event['type'])} {event['status']}"
        yield Mark(_span(event["trigger"]), Layer.TRIGGER, row.number, "\n".join(lines), style, anchor=True)
        for span in event["evidence"]:
            yield Mark(_span(span), Layer.EVIDENCE, row.number, "")


def _statement_marks(rows: Sequence[Row]) -> Iterator[Mark]:
    for row in rows:
        said = row.found
        title = f"{spoken(row.words)}: {said['kind']}, {'quoted' if said['direct'] else 'in the report’s words'}"
        if said["cue"]:
            yield Mark(_span(said["cue"]), Layer.CUE, row.number, title, anchor=True)
        for span in said["content"]:
            quoted = "quoted" if said["direct"] else ""
            yield Mark(_span(span), Layer.CONTENT, row.number, title, quoted, anchor=not said["cue"])


def _process_marks(rows: Sequence[Row], reading: _Reading) -> Iterator[Mark]:
    for row in rows:
        process = row.found
        title = f"{process['kind']}: {process['name']}"
        yield Mark(_span(process["span"]), Layer.STAGE, row.number, title, anchor=True)
        for stage in process["stages"]:
            word = spoken(reading.chain(stage["statement"]))
            told = f"{title}\n{state(stage['state'])}, on the word of {word}"
            yield Mark(_span(stage["span"]), Layer.STAGE, row.number, told, anchor=True)


def _discrepancy_marks(rows: Sequence[Row]) -> Iterator[Mark]:
    for row in rows:
        for claim in row.found["claims"]:
            yield Mark(
                _span(claim["span"]), Layer.CLAIM, row.number, f"discrepancy: {row.found['reason']}", anchor=True
            )  # fmt: skip


def _actor_marks(rows: Sequence[Row]) -> Iterator[Mark]:
    for row in rows:
        for mention in row.found["mentions"]:
            yield Mark(_span(mention), Layer.MENTION, row.number, row.found["name"], anchor=True)


def _here(text: str, at: int | None) -> Iterator[Mark]:
    """The word at an offset."""
    if at is None or not 0 <= at < len(text) or text[at].isspace():
        return
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    yield Mark(Span(at, end, text[at:end]), Layer.EVIDENCE, HERE, "", anchor=True)
