"""The record as a person reads it in a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.desk.naming import Names, basis, days, names_in, short_ids, sign, state_name, visible
from dragoman.discrepancies import Discrepancy
from dragoman.events import Event, Quad, Slot, Status, quad
from dragoman.processes import Process, Stage
from dragoman.record import ReportRecord
from dragoman.sentences import Span
from dragoman.statements import Statement

COLOURS = {
    Quad.VERBAL_COOPERATION: "cyan",
    Quad.MATERIAL_COOPERATION: "green",
    Quad.VERBAL_CONFLICT: "yellow",
    Quad.MATERIAL_CONFLICT: "red",
}
WARNING = "bold magenta"
WIDEST = 132  # a longer line is hard to read


def show(record: ReportRecord, console: Console) -> None:
    """Prints the record: report, events, processes, discrepancies, statements."""
    width = min(console.width, WIDEST)
    for part in _parts(record, width):
        console.print(part, width=width)


def _parts(record: ReportRecord, width: int) -> Iterator[RenderableType]:
    names = names_in(record)
    yield from _header(record)
    yield from _events(record.events, names, width)
    yield from _processes(record.processes, names)
    yield from _discrepancies(record.discrepancies, names)
    yield from _statements(record.statements, names)


def _header(record: ReportRecord) -> Iterator[RenderableType]:
    report = record.report
    yield Text(visible(report.title or "(no title)"), style="bold")
    words = f"{len(report.text.split()):,} words"
    known = [report.outlet, report.byline, report.published, report.language, words]
    yield Text(" · ".join(visible(part) for part in known if part), style="dim")
    for warning in report.warnings:
        yield Text(f"! {visible(warning)}", style="yellow")
    yield Text()


def _heading(title: str, count: int, style: str = "bold") -> RenderableType:
    return Rule(Text(f"{title} ({count})", style=style), align="left", style="dim")


def _quoted(spans: Iterable[Span], trigger: Span | None = None, style: str = "") -> Text:
    """The characters of some spans as one quotation, with one word of it marked."""
    text = Text("“", style="italic")
    for at, span in enumerate(sorted(spans)):
        if at:
            text.append(" … ")
        if trigger and span.covers(trigger):
            cut = (trigger.start - span.start, trigger.end - span.start)
            head, word, tail = span.text[: cut[0]], span.text[cut[0] : cut[1]], span.text[cut[1] :]
            text.append(visible(head) + (" " if head[-1:].isspace() else ""))
            text.append(visible(word), style=f"bold {style}")
            text.append((" " if tail[:1].isspace() else "") + visible(tail))
        else:
            text.append(visible(span.text))
    return text.append("”")


# -- events


def _grid(widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    return grid


def _events(events: tuple[Event, ...], names: Names, width: int) -> Iterator[RenderableType]:
    yield _heading("Events", len(events))
    if not events:
        yield Text("No event between political actors was found.\n", style="dim")
        return
    what, when = 14, 10
    left = width - what - when - 8
    widths = [left // 3, what, left // 3, when, left - 2 * (left // 3)]
    head = _grid(widths)
    head.add_row(*(Text(title, style="dim") for title in ("who", "what", "to whom", "when", "on whose word")))
    yield head
    short = short_ids(event.id for event in events)
    for event in events:
        yield _event(event, names, widths, short[event.id])


def _event(event: Event, names: Names, widths: Sequence[int], short: str) -> RenderableType:
    colour = COLOURS[quad(event.type)]
    what = Text(f"{sign(event.type)} {event.type.value}", style=f"bold {colour}")
    if event.mode:
        what.append(f" {event.mode}", style="not bold")
    if event.status is not Status.ACTUAL:
        what.append(f" ({event.status.value})", style="bold reverse")
    when = Text(days(event.date))
    if basis(event.date):
        when.append(f"\n{basis(event.date)}", style="dim")
    if event.place:
        when.append(f"\n{visible(event.place.name)}", style="dim")
    row = _grid(widths)
    row.add_row(
        Text(visible(names.of(event.fillers(Slot.ACTOR))) or "–"),
        what,
        Text(visible(names.of(event.fillers(Slot.RECIPIENT))) or "–"),
        when,
        Text(visible(names.word(event.statement)), style="" if event.statement else "dim"),
    )
    return Group(row, _indented(short, _quoted(event.evidence or (event.trigger,), event.trigger, colour)))


def _indented(short: str, body: RenderableType) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2)
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row("", Text(short, style="dim"), body)
    return Padding(grid, (0, 0, 1, 0))


# -- processes


def _processes(processes: tuple[Process, ...], names: Names) -> Iterator[RenderableType]:
    if not processes:
        return
    yield _heading("Processes", len(processes))
    for process in processes:
        yield _process(process, names)


def _process(process: Process, names: Names) -> RenderableType:
    head = Text(visible(process.name), style="bold")
    head.append(f"  {process.kind.value}", style="not bold dim")
    if process.parties:
        head.append(f"  of {visible(names.of(process.parties))}", style="not bold")
    more = [
        f"mediated by {visible(names.of(process.mediators))}" if process.mediators else "",
        f"in {visible(process.place.name)}" if process.place else "",
        f"deadline {process.deadline.isoformat()}" if process.deadline else "",
    ]
    lines: list[RenderableType] = [head]
    if any(more):
        lines.append(Text("  " + ", ".join(part for part in more if part)))
    if len(process.current) > 1:
        lines.append(_rivals(process, names))
        rest = [stage for stage in process.stages if stage.state not in process.current]
    else:
        lines.append(Text("  now " + (state_name(process.current[0]) if process.current else "not said"), style="bold"))
        rest = list(process.stages)
    lines.extend(_stage(stage, names) for stage in rest)
    return Padding(Group(*lines), (0, 0, 1, 0))


def _rivals(process: Process, names: Names) -> RenderableType:
    """Rival states next to each other, each on its own word."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    cells: list[RenderableType] = []
    for state in process.current:
        grid.add_column(ratio=1)
        told = [stage for stage in process.stages if stage.state is state]
        body = [Text(state_name(state), style=WARNING), *(_told(stage, names) for stage in told)]
        cells.append(Group(*body))
    grid.add_row(*cells)
    claim = Text("  rival states: " + " | ".join(map(state_name, process.current)), style=WARNING)
    return Group(claim, Padding(grid, (0, 0, 0, 2)))


def _told(stage: Stage, names: Names) -> Text:
    text = Text(visible(names.word(stage.statement)))
    if stage.date:
        text.append(f", {days(stage.date)}")
    return text.append("\n").append_text(_quoted((stage.span,)))


def _stage(stage: Stage, names: Names) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=2)
    grid.add_column(width=10)
    grid.add_column()
    told = Text(visible(names.word(stage.statement)))
    if stage.date:
        told = Text(f"{days(stage.date)}, ") + told
    grid.add_row("", Text(state_name(stage.state), style="bold"), told.append("  ").append_text(_quoted((stage.span,))))
    return grid


# -- discrepancies and statements


def _discrepancies(discrepancies: tuple[Discrepancy, ...], names: Names) -> Iterator[RenderableType]:
    if not discrepancies:
        return
    yield _heading("Discrepancies", len(discrepancies), WARNING)
    for discrepancy in discrepancies:
        kind = discrepancy.kind.value.replace("_", " and ")
        head = Text(f"! {kind}: ", style=WARNING).append(visible(discrepancy.reason), style="not bold")
        grid = Table.grid(padding=(0, 1, 0, 0))
        grid.add_column(width=2)
        grid.add_column(style="bold", max_width=20)
        grid.add_column()
        for claim in discrepancy.claims:
            said = Text(visible(names.word(claim.statement)) + "  ").append_text(_quoted((claim.span,)))
            grid.add_row("", visible(claim.value), said)
        resolved = f"  resolved to {visible(discrepancy.resolved)}" if discrepancy.resolved else "  not resolved"
        yield Padding(Group(head, grid, Text(resolved, style="dim")), (0, 0, 1, 0))


def _statements(statements: tuple[Statement, ...], names: Names) -> Iterator[RenderableType]:
    if not statements:
        return
    yield _heading("Statements", len(statements))
    grid = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        grid.add_column(overflow="fold")
    grid.add_row(*(Text(title, style="dim") for title in ("who says", "times", "quoted", "in the words")))
    speakers: dict[str, list[Statement]] = {}
    for statement in statements:
        speakers.setdefault(names.word(statement.id), []).append(statement)
    for speaker, said in sorted(speakers.items(), key=lambda item: -len(item[1])):
        cues = Counter(visible(s.cue.text) for s in said if s.cue)
        words = ", ".join(cue for cue, _ in cues.most_common(4))
        direct = sum(s.direct for s in said)
        grid.add_row(Text(visible(speaker)), Text(str(len(said))), Text(str(direct or "–")), Text(words, style="dim"))
    yield grid
