"""The record as one self-contained page: the text with its findings marked, and the findings in tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

from dragoman.desk.annotation import Layer, Mark, Segment, paragraphs
from dragoman.desk.naming import Names, basis, days, names_in, quad_class, sign, state_name
from dragoman.discrepancies import Discrepancy
from dragoman.events import Event, Slot, Status
from dragoman.processes import Process
from dragoman.record import ReportRecord
from dragoman.statements import Statement


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row of the table of events; row: its number on the page."""

    row: int
    event: Event
    sign: str
    quad: str
    who: str
    whom: str
    when: str
    basis: str
    word: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    row: int
    statement: Statement
    who: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    state: str
    rival: bool
    when: str
    word: str
    quote: str


@dataclass(frozen=True, slots=True)
class ProcessRow:
    row: int
    process: Process
    parties: str
    mediators: str
    stages: tuple[StageRow, ...]
    current: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    row: int
    kind: str
    discrepancy: Discrepancy
    claims: tuple[tuple[str, str, str], ...]  # value, on whose word, quotation


@dataclass(frozen=True, slots=True)
class ActorRow:
    row: int
    name: str
    about: str
    aliases: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    record: ReportRecord
    title: str
    body: tuple[list[Segment], ...]
    titled: bool
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    processes: tuple[ProcessRow, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    actors: tuple[ActorRow, ...]
    url: str | None
    links: tuple[tuple[str, str | None], ...]
    removed: tuple[tuple[str, str], ...]  # text and what it was, links left out


def render_page(record: ReportRecord) -> str:
    """The page as HTML; every word of the report is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.desk", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.get_template("page.html.j2").render(page=_page(record), Status=Status)


def _page(record: ReportRecord) -> Page:
    names = names_in(record)
    number = count(1)
    events = tuple(_event_row(next(number), e, names) for e in record.events)
    statements = tuple(_statement_row(next(number), s, names) for s in record.statements)
    processes = tuple(_process_row(next(number), p, names) for p in record.processes)
    discrepancies = tuple(_discrepancy_row(next(number), d, names) for d in record.discrepancies)
    actors = tuple(_actor_row(next(number), record, at) for at in range(len(record.actors)))
    report = record.report
    marks = [
        *_event_marks(events), *_statement_marks(statements), *_process_marks(processes),
        *_discrepancy_marks(discrepancies), *_actor_marks(actors, record),
    ]  # fmt: skip
    body = tuple(paragraphs(report.text, marks))
    return Page(
        record, report.title or "Untitled report", body, bool(report.title and report.text.startswith(report.title)),
        events, statements, processes, discrepancies, actors, _web(report.url),
        tuple((link.text, _web(link.url)) for link in report.links), _removed(record),
    )  # fmt: skip


def _removed(record: ReportRecord) -> tuple[tuple[str, str], ...]:
    linked = {link.text for link in record.report.links}
    return tuple((piece.text, piece.reason) for piece in record.report.removed if piece.text not in linked)


def _web(url: str | None) -> str | None:
    """An address that a page may link to: http or https, None for all else (javascript:, data:)."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _event_row(row: int, event: Event, names: Names) -> EventRow:
    return EventRow(
        row, event, sign(event.type), quad_class(event.type),
        names.of(event.fillers(Slot.ACTOR)), names.of(event.fillers(Slot.RECIPIENT)),
        days(event.date), basis(event.date), names.word(event.statement),
        tuple(span.text for span in sorted(event.evidence or (event.trigger,))),
    )  # fmt: skip


def _event_marks(rows: tuple[EventRow, ...]) -> Iterator[Mark]:
    for one in rows:
        event = one.event
        parts = [f"{event.type.value} ({event.status.value})", f"{one.who or '–'} → {one.whom or '–'}"]
        title = ": ".join(parts) + (f", {one.when}" if one.when else "") + f", on the word of {one.word}"
        yield Mark(event.trigger, Layer.TRIGGER, one.row, title, f"{one.quad} {event.status.value}", anchor=True)
        for span in event.evidence:
            yield Mark(span, Layer.EVIDENCE, one.row, "")


def _statement_row(row: int, statement: Statement, names: Names) -> StatementRow:
    return StatementRow(row, statement, names.word(statement.id), tuple(s.text for s in statement.content))


def _statement_marks(rows: tuple[StatementRow, ...]) -> Iterator[Mark]:
    for one in rows:
        statement = one.statement
        title = f"{one.who}: {statement.kind.value}, {'quoted' if statement.direct else 'in the report’s words'}"
        if statement.cue:
            yield Mark(statement.cue, Layer.CUE, one.row, title, anchor=True)
        for span in statement.content:
            yield Mark(span, Layer.CONTENT, one.row, title, "quoted" if statement.direct else "", not statement.cue)


def _process_row(row: int, process: Process, names: Names) -> ProcessRow:
    rivals = process.current if len(process.current) > 1 else ()
    stages = tuple(
        StageRow(state_name(s.state), s.state in rivals, days(s.date), names.word(s.statement), s.span.text)
        for s in process.stages
    )
    current = tuple(map(state_name, process.current))
    return ProcessRow(row, process, names.of(process.parties), names.of(process.mediators), stages, current)


def _process_marks(rows: tuple[ProcessRow, ...]) -> Iterator[Mark]:
    for one in rows:
        kind = one.process.kind.value
        yield Mark(one.process.span, Layer.STAGE, one.row, f"{kind}: {one.process.name}", anchor=True)
        for stage in one.process.stages:
            yield Mark(stage.span, Layer.STAGE, one.row, f"{kind}: {state_name(stage.state)}", anchor=True)


def _discrepancy_row(row: int, discrepancy: Discrepancy, names: Names) -> DiscrepancyRow:
    claims = tuple((c.value, names.word(c.statement), c.span.text) for c in discrepancy.claims)
    return DiscrepancyRow(row, discrepancy.kind.value.replace("_", " and "), discrepancy, claims)


def _discrepancy_marks(rows: tuple[DiscrepancyRow, ...]) -> Iterator[Mark]:
    for one in rows:
        for claim in one.discrepancy.claims:
            title = f"discrepancy: {one.discrepancy.reason}"
            if claim.report == one.discrepancy.claims[0].report:
                yield Mark(claim.span, Layer.CLAIM, one.row, title, anchor=True)


def _actor_row(row: int, record: ReportRecord, at: int) -> ActorRow:
    actor = record.actors[at]
    about = [actor.kind.value, actor.role, actor.country, actor.sector]
    return ActorRow(
        row, actor.name, ", ".join(part for part in about if part), ", ".join(actor.aliases), len(actor.mentions)
    )


def _actor_marks(rows: tuple[ActorRow, ...], record: ReportRecord) -> Iterator[Mark]:
    for one, actor in zip(rows, record.actors, strict=True):
        for mention in actor.mentions:
            yield Mark(mention.span, Layer.MENTION, one.row, one.name, anchor=True)
