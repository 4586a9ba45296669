"""One process with its ledger: what it is, how it stands, every change of state on its word, rivals side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.context import href
from dragoman.desk.web.drawing.standing import MANNERS, bar_of, day_in, day_of_stage
from dragoman.desk.web.drawing.timeline import Window, strip
from dragoman.desk.web.pages.actor import country_name
from dragoman.desk.web.pages.event import MOST_DISPUTES, MOST_REASONS, reasons
from dragoman.desk.web.reading import open_case, render
from dragoman.desk.web.telling import MEANT, each_side, spans_by_report, told_sides, told_words
from dragoman.record.corrections import describe
from dragoman.record.facets import report_names
from dragoman.record.overviews import published_days
from dragoman.record.store.connect import saying
from dragoman.record.things import Word, corrections_of, disputes_of, ledger

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger. holds: it is the state, or one of the rivals, that stands in the end."""

    stage: Json
    day: date | None
    chain: tuple[Word, ...]
    holds: bool
    repeats: tuple[str, ...]


def process(request: Request) -> Response:
    """The page of a process."""
    with open_case(request) as case, saying(case.path):
        found = ledger(case.connection, request.path_params["id"])
        lines = ledger_lines(case, found)
        spans = spans_by_report(found["stages"])
        disputes = [(d, told_sides(case, d["claims"])) for d in disputes_of(case.connection, spans)[:MOST_DISPUTES]]
        settled = corrections_of(case.connection, "process", spans)
        sides = list(each_side(disputes))
        linked = {r for link in found["merged"][:200] for r in link["reports"]}
        told = {s["report"] for s in found["stages"]} | {r for line in lines for r in line.repeats}
        called = report_names(case.connection, linked | told | {s.report for s in sides})
        chains = [line.chain for line in lines] + [s.chain for s in sides]
        people = {w.actor for chain in chains for w in chain if w.actor}
        names = case.names(people | set(found["parties"]) | set(found["mediators"]))
        _, last = published_days(case.connection)
    values = {
        "title": found["name"], "process": found, "names": names, "called": called, "lines": lines,
        "rivals": rivals(lines, found["current"]), "drawn": _drawn(found, day_in(last)), "disputes": disputes,
        "reasons": reasons(found["merged"]), "most_reasons": MOST_REASONS,
        "settled": [(s, describe(s.entry)) for s in settled],
        "manners": MANNERS, "today": last, "meant": MEANT, "country_name": country_name,
    }  # fmt: skip
    return render(request, "process.html", values)


def ledger_lines(case: Case, found: Json) -> list[Line]:
    """The stages in order; of each state that stands in the end the last one holds."""
    stages = found["stages"]
    words = told_words(case, stages)
    last = {s["state"]: at for at, s in enumerate(stages)}
    holding = {last[state] for state in found["current"] if state in last}
    return [
        Line(
            s, day_of_stage(s), words[s["statement"], s["source"]], at in holding,
            tuple(dict.fromkeys(r["report"] for r in s["repeats"] if r["report"] != s["report"])),
        )
        for at, s in enumerate(stages)
    ]  # fmt: skip


def rivals(lines: Sequence[Line], current: Sequence[str]) -> list[tuple[str, list[Line]]]:
    """Where states contradict each other: each with the lines that claim it, the latest first."""
    if len(current) < 2:
        return []
    return [(state, [line for line in reversed(lines) if line.stage["state"] == state]) for state in current]


def _drawn(found: Json, today: date | None) -> str | None:
    """The course of the process; None where no stage has a day."""
    days = [day for s in found["stages"] if (day := day_of_stage(s))]
    if not days:
        return None
    bar = bar_of(found, href("process", found["id"]), max(days))
    ends = max([*days, *([bar.deadline] if bar.deadline else [])])
    return strip(bar, Window(min(days), ends, today))


routes = [Route("/process/{id}", process)]
