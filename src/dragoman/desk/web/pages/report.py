"""A report with its findings marked, and what it has in common with its copies and other forms."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.annotation import Segment
from dragoman.desk.web.comparing import MOST_CHARACTERS, compared
from dragoman.desk.web.marking import HERE, basis, marked, spoken
from dragoman.desk.web.reading import open_case, render
from dragoman.errors import UsageError
from dragoman.record.difference import difference
from dragoman.record.one_report import OneReport, Relative, one_report, text_of
from dragoman.record.store.connect import saying

_STOPS = ("trigger", "cue", "claim", "stage")  # where Tab stops; actors are too many


def report(request: Request) -> Response:
    """One report. at: an offset to lead to; with: another report whose text it is compared with."""
    at, other = request.query_params.get("at", ""), request.query_params.get("with")
    with open_case(request) as case, saying(case.path):
        one = one_report(case.connection, request.path_params["id"])
        against = _against(one, other)
        text = one.record["report"]["text"]
        before = text_of(case.connection, against.id) if against else ""
        earlier = one_report(case.connection, against.id) if against and against.how == "earlier form" else None
    compare = bool(against) and (other is not None or len(text) + len(before) <= MOST_CHARACTERS)
    title = one.row["title"] or "Untitled report"
    values: dict[str, Any] = {
        "title": title, "one": one, "titled": bool(one.row["title"] and text.startswith(one.row["title"])),
        "marked": marked(one, int(at) if at.isascii() and at.isdigit() and len(at) < 10 else None),
        "against": against, "comparison": compared(before, text) if compare else None,
        "readings": difference(earlier.record, one.record) if earlier else [],
        "basis": basis, "spoken": spoken, "HERE": HERE, "stops": _stops, "leads": _leads,
    }  # fmt: skip
    return render(request, "report.html", values)


def _against(one: OneReport, other: str | None) -> Relative | None:
    """The relative to compare with: the one asked for, else the last earlier form, else the origin."""
    if other is not None:
        for relative in one.relatives:
            if relative.id == other:
                return relative
        raise UsageError(f"{one.row['id']} has no form or copy {other} in this case.")
    earlier = [r for r in one.relatives if r.how == "earlier form"]
    origin = [r for r in one.relatives if r.how == "origin"]
    return earlier[-1] if earlier else origin[0] if origin else None


def _stops(segment: Segment) -> bool:
    """Whether Tab stops at a stretch of the text."""
    return any(layer.split()[0] in _STOPS for layer in segment.layers)


def _leads(segment: Segment) -> bool:
    """Whether it is a link to its row: it must be told from text around it by more than its ground."""
    return _stops(segment) or "mention" in segment.layers


routes = [Route("/report/{id:path}", report)]
