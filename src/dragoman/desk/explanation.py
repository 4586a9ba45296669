"""The path from the characters of a report to one coded row."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dragoman.desk.naming import Names, basis, days, names_in, visible
from dragoman.desk.terminal import COLOURS
from dragoman.errors import InputError
from dragoman.events import Event, Slot, quad
from dragoman.record import ReportRecord
from dragoman.sentences import Document, Sentence, Span, Token


def find_event(record: ReportRecord, prefix: str) -> Event:
    """The one event whose id begins so; InputError naming those that exist where there is none or several."""
    found = [event for event in record.events if event.id.startswith(prefix) or event.id == prefix]
    if len(found) == 1:
        return found[0]
    ids = ", ".join(f"{event.id} ({event.type.value})" for event in found or record.events)
    if not record.events:
        raise InputError("This report has no events to explain.")
    problem = f"{len(found)} events begin with {prefix!r}" if found else f"No event has the id {prefix!r}"
    raise InputError(f"{problem}; there {'are' if len(found or record.events) > 1 else 'is'} {ids}.")


def explain(record: ReportRecord, document: Document, event: Event, console: Console) -> None:
    """Prints how this event was found: sentence, trigger, rule, parse, slots, date, place, word."""
    names = names_in(record)
    sentence = document.sentences[event.sentence]
    colour = COLOURS[quad(event.type)]
    console.print(Text(f"{event.id}  {event.type.value} ({event.status.value})", style=f"bold {colour}"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in _rows(record, names, sentence, event):
        table.add_row(name, value)
    console.print(table)
    console.print()
    console.print(Text("Parse of its clause", style="dim"))
    console.print(clause_tree(sentence, event))


def _rows(record: ReportRecord, names: Names, sentence: Sentence, event: Event) -> Iterator[tuple[str, RenderableType]]:
    report = record.report
    yield "report", f"{report.id}, SHA-256 of its text {report.sha256}"
    yield "sentence", _marked(sentence, event.trigger)
    yield "trigger", _at(event.trigger)
    yield "rule", f"{event.rule} (dragoman {record.version})"
    yield "type", event.type.value + (f", mode {event.mode}" if event.mode else ", no mode")
    yield "status", f"{event.status.value}: {event.why}"
    for slot in Slot:
        roles = [role for role in event.roles if role.slot is slot]
        for role in roles:
            yield slot.value, f"{visible(names.of([role.actor]))}: {_at(role.span)}, found as {role.path}"
        if not roles:
            yield slot.value, "empty: the text licenses none"
    yield "date", _date(event)
    yield "place", f"{visible(event.place.name)}, {event.place.precision.value}" if event.place else "empty"
    for at, statement in enumerate(names.chain(event.statement)):
        cue = f", {_at(statement.cue)}" if statement.cue else ""
        channel = f", by {visible(statement.channel)}" if statement.channel else ""
        said = f"{visible(names.speaker(statement))} {statement.kind.value} it{channel}{cue}"
        yield "via" if at else "word", f"{said} ({statement.id}, {statement.rule})"
    if event.statement is None:
        yield "word", "the report's own"
    for span in event.evidence:
        yield "evidence", _at(span)
    yield "confidence", f"{event.confidence:.2f}"


def _at(span: Span) -> str:
    return f"“{visible(span.text)}” {span.start}–{span.end}"


def _marked(sentence: Sentence, trigger: Span) -> Text:
    start, end = trigger.start - sentence.start, trigger.end - sentence.start
    if not 0 <= start < end <= len(sentence.text):
        return Text(visible(sentence.text))
    text = Text(visible(f"{sentence.text[:start]}|")[:-1])
    text.append(visible(sentence.text[start:end]), style="bold underline")
    return text.append(visible(f"|{sentence.text[end:]}")[1:])


def _date(event: Event) -> str:
    if event.date is None:
        return "empty: nothing in the text gives it"
    reason = f"stated: “{visible(event.date.text)}”" if event.date.text else basis(event.date) or event.date.basis.value
    return f"{days(event.date)} ({reason})"


# -- the parse


def clause_tree(sentence: Sentence, event: Event) -> Tree:
    """The dependents of the trigger's token, each with tag, relation and the slot that it fills."""
    filled = {(role.span.start, role.span.end): role.slot.value for role in event.roles}
    head = min(max(event.head, 0), len(sentence.tokens) - 1)
    above = [f"{visible(token.text)} ({token.dep})" for token in sentence.ancestors(head)]
    tree = Tree(_token(sentence.tokens[head], filled))
    if above:
        tree = Tree(Text("under " + ", under ".join(above), style="dim"))
        branch = tree.add(_token(sentence.tokens[head], filled))
    else:
        branch = tree
    stack = [(branch, head)]
    while stack:
        at, i = stack.pop()
        children = [(at.add(_token(child, filled)), child.i) for child in sentence.dependents(i)]
        stack.extend(reversed(children))
    return tree


def _token(token: Token, filled: dict[tuple[int, int], str]) -> Text:
    text = Text(visible(token.text), style="bold")
    text.append(f" {token.tag} {token.dep}", style="not bold dim")
    slots = [slot for (start, end), slot in filled.items() if start <= token.start and token.end <= end]
    if slots:
        text.append(f"  ← {', '.join(dict.fromkeys(slots))}", style="not bold cyan")
    return text
