"""A case as a person reads it in a terminal: events by day, one thing with its mentions, processes with stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.desk.naming import sign, visible
from dragoman.desk.terminal import COLOURS, WARNING
from dragoman.events import EventType, quad
from dragoman.record.search import Found

Json = dict[str, Any]
Names = Mapping[str, str]


def events_text(found: Found, reports: Sequence[Json], names: Names) -> Iterator[RenderableType]:
    """The answer to a search."""
    if not found.events:
        yield Text("No event fits.", style="dim")
        for report in reports:
            yield Text(f"{report['published'] or 'undated'}  {visible(report['title'] or report['id'])}", style="bold")
            yield Text(f"  {visible(report['snippet'])}")
        return
    for event in found.events:
        yield from event_lines(event, names)
    if found.total > len(found.events):
        yield Text(f"{len(found.events):,} of {found.total:,}; --limit shows more.", style="dim")


def event_lines(event: Json, names: Names) -> Iterator[RenderableType]:
    """One event in two lines: when, what, who, to whom, how often told; and the words of its first mention."""
    first = event["mentions"][0]
    head = Text(f"{day_of(event)}  ").append_text(what(event))
    who, whom = named(event["actors"], names), named(event["recipients"], names)
    head.append(f"  {who or '–'}" + (f" → {whom}" if whom else ""))
    if event["place"]:
        head.append(f"  in {visible(event['place']['name'])}", style="dim")
    yield head
    yield Padding(Text(f"“{visible(first['evidence'])}”", style="italic"), (0, 0, 0, 4))
    yield Padding(Text(told(event), style="dim"), (0, 0, 1, 4))


def told(event: Json) -> str:
    """Id, and how often and by how many it is told."""
    mentions, origins = count(len(event["mentions"]), "mention"), count(event["independent_origins"], "origin")
    return f"{event['id']} · {mentions}, {origins}"


def what(event: Json) -> Text:
    """Type, mode and status of an event, coloured by its class."""
    kind = EventType(event["type"])
    text = Text(f"{sign(kind)} {kind.value}", style=f"bold {COLOURS[quad(kind)]}")
    if event.get("mode"):
        text.append(f" {event['mode']}", style="not bold")
    if event["status"] != "actual":
        text.append(f" ({event['status']})", style="reverse")
    return text


def day_of(found: Json) -> str:
    """A day, an interval, or ten blanks' worth of "undated"."""
    date = found["date"]
    if not date:
        return "undated   "
    return date["start"] if date["start"] == date["end"] else f"{date['start']} – {date['end']}"


def named(ids: Iterable[str], names: Names) -> str:
    return ", ".join(visible(names.get(i, i)) for i in ids)


def count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def timeline_text(found: Found, processes: Sequence[Json], names: Names) -> Iterator[RenderableType]:
    """Events by day, then processes."""
    for day, events in groupby(found.events, key=lambda e: (e["date"] or {}).get("start")):
        yield Rule(Text(day or "undated", style="bold"), align="left", style="dim")
        for event in events:
            line = what(event)
            who, whom = named(event["actors"], names), named(event["recipients"], names)
            line.append(f"  {who or '–'}" + (f" → {whom}" if whom else ""))
            line.append(f"  {event['id']} ×{event['independent_origins']}", style="dim")
            yield line
    if found.total > len(found.events):
        yield Text(f"{len(found.events):,} of {found.total:,} events; --limit shows more.", style="dim")
    for process in processes:
        yield Text()
        yield from process_lines(process, names)


def process_lines(process: Json, names: Names) -> Iterator[RenderableType]:
    """A process with its parties, deadline and every stage on its word."""
    head = Text(visible(process["name"]), style="bold").append(f"  {process['kind']}", style="not bold dim")
    if process["parties"]:
        head.append(f"  of {named(process['parties'], names)}", style="not bold")
    yield head.append(f"  {process['id']}", style="not bold dim")
    if process["deadline"]:
        yield Text(f"  deadline {process['deadline']}")
    current = " | ".join(s.replace("_", " ") for s in process["current"]) or "not said"
    yield Text(f"  now {current}", style=WARNING if len(process["current"]) > 1 else "bold")
    grid = Table.grid(padding=(0, 1, 0, 0))
    for width in (2, 10, 10, None):
        grid.add_column(width=width)
    for stage in process["stages"]:
        when = (stage["date"] or {}).get("start") or stage["published"] or ""
        word = visible(names.get(stage["source"], "the report")) if stage["source"] else "the report"
        said = Text(f"{word} in {visible(stage['report'])}  ")
        said.append(f"“{visible(stage['span']['text'])}”", style="italic")
        grid.add_row("", when, Text(stage["state"].replace("_", " "), style="bold"), said)
    yield grid


def one_text(kind: str, found: Json, names: Names) -> Iterator[RenderableType]:
    """One thing, by its kind."""
    if kind == "event":
        yield from _event(found, names)
    elif kind == "process":
        yield from process_lines(found, names)
    elif kind == "discrepancy":
        yield from discrepancy_lines(found)
    elif kind == "actor":
        yield from _actor(found, names)
    else:
        yield from _report(found)


def _event(event: Json, names: Names) -> Iterator[RenderableType]:
    yield from list(event_lines(event, names))[:1]
    yield Text(told(event), style="dim")
    for mention in event["mentions"]:
        word = visible(names.get(mention["source"], "the report")) if mention["source"] else "the report"
        copy = "" if mention["origin"] == mention["report"] else f", a copy of {visible(mention['origin'])}"
        yield Text(f"{visible(mention['report'])}{copy}: on the word of {word}", style="bold")
        yield Padding(Text(f"“{visible(mention['evidence'])}”", style="italic"), (0, 0, 0, 2))
    for link in event["merged"]:
        both = " and ".join(map(visible, link["reports"]))
        yield Text(f"held to be one: {both}. {visible(link['reason'])}", style="dim")


def discrepancy_lines(found: Json) -> Iterator[RenderableType]:
    """Both sides of a discrepancy, with their words."""
    head = Text(f"! {found['kind'].replace('_', ' and ')}: ", style=WARNING)
    yield head.append(visible(found["reason"]), style="not bold")
    for claim in found["claims"]:
        said = f"{visible(str(claim['value']))}  {visible(claim['report'])}: “{visible(claim['span']['text'])}”"
        yield Padding(Text(said), (0, 0, 0, 2))
    yield Text(f"  resolved to {visible(found['resolved'])}" if found["resolved"] else "  not resolved", style="dim")


def _actor(actor: Json, names: Names) -> Iterator[RenderableType]:
    yield Text(visible(actor["name"]), style="bold")
    known = [actor["kind"], actor["country"], actor["sector"], actor["role"]]
    yield Text(" · ".join(visible(k) for k in known if k) + f" · {actor['id']}", style="dim")
    if actor["also"]:
        yield Text("also " + ", ".join(map(visible, actor["also"])))
    for event in actor["events"]:
        yield from event_lines(event, names)


def _report(report: Json) -> Iterator[RenderableType]:
    yield Text(visible(report["title"] or report["id"]), style="bold")
    known = [report["id"], report["outlet"], report["published"], report["url"]]
    yield Text(" · ".join(visible(k) for k in known if k), style="dim")
    for line in report["notes"]:
        yield Text(visible(line))
    yield Text()
    yield Text(report["text"])
