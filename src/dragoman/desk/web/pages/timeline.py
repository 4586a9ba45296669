"""The timeline: events by day and class, processes over them, and the events of the days that are shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.context import href, quad_class
from dragoman.desk.web.drawing.standing import Bar, bar_of, day_in
from dragoman.desk.web.drawing.timeline import Moment, Window, timeline
from dragoman.desk.web.reading import open_case, render
from dragoman.record.facets import report_names
from dragoman.record.overviews import (
    day_counts,
    events_between,
    last_deadline,
    outside,
    published_days,
    span_of_events,
)
from dragoman.record.standing import standing
from dragoman.record.store.connect import saying

Json = dict[str, Any]

ONE_BY_ONE = 400  # events that are drawn with a sign and a link each; more are counted
ROWS = 40
MOST_BARS = 14
BEFORE, AFTER = timedelta(days=10), timedelta(days=14)  # shown beside the days of the reports, unless asked
NEAR = timedelta(days=60)  # a deadline that far after the last report is still shown
EARLIEST, LATEST = date(1500, 1, 1), date(2400, 12, 31)


def page(request: Request) -> Response:
    """The picture and its table; ?since= and ?until= cut it, ?page= turns the table."""
    asked = request.query_params
    with open_case(request) as case, saying(case.path):
        window = window_of(case, asked.get("since"), asked.get("until"))
        days = (window.first.isoformat(), window.last.isoformat())
        counts = day_counts(case.connection, *days)
        total = sum(n for _, _, n in counts)
        pages = max(1, -(-total // ROWS))
        at = min(pages, int(asked["page"])) if asked.get("page", "").isdecimal() and len(asked["page"]) < 7 else 1
        moments = _moments(case, counts, days) if total <= ONE_BY_ONE else _counted(counts)
        bars = _bars(case, window)
        rows = events_between(case.connection, *days, ROWS, (max(1, at) - 1) * ROWS)
        before, after, undated = outside(case.connection, *days)
        first, last = span_of_events(case.connection)
        called = report_names(case.connection, {e["mentions"][0]["report"] for e in rows})
        people = {a for e in rows for a in (*e["actors"], *e["recipients"])}
        names = case.names(people | {m["source"] for e in rows for m in e["mentions"] if m["source"]})
    values = {
        "title": "Timeline", "drawn": timeline(moments, bars, window), "window": window, "events": rows, "total": total,
        "names": names, "called": called, "before": before, "after": after, "undated": undated, "page": max(1, at),
        "pages": pages, "first": first, "last": last, "bars": len(bars),
        "cut": bool(asked.get("since") or asked.get("until")),
        "link": lambda n: f"?since={days[0]}&until={days[1]}&page={n}#events",
    }  # fmt: skip
    return render(request, "timeline.html", values)


def window_of(case: Case, since: str | None, until: str | None) -> Window:
    """The days that are asked for, else those of the reports and a little around them."""
    published = [day_in(day) for day in published_days(case.connection)]
    today = published[1]
    first = day_in(since) or (published[0] - BEFORE if published[0] else date.today() - AFTER)
    last = day_in(until) or (_deadline_after(case, today) if today else date.today())
    first, last = sorted((min(max(first, EARLIEST), LATEST), min(max(last, EARLIEST), LATEST)))
    return Window(first, last, today)


def _deadline_after(case: Case, today: date) -> date:
    """The end of what is shown: a little after the last report, or after the last deadline that is near."""
    told = day_in(last_deadline(case.connection, (today + NEAR).isoformat()))
    return max(today + AFTER, told + timedelta(days=2) if told else today)


def _moments(case: Case, counts: Sequence[tuple[str, str, int]], days: tuple[str, str]) -> list[Moment]:
    events = events_between(case.connection, *days, ONE_BY_ONE)
    names = case.names({a for e in events for a in (*e["actors"], *e["recipients"])})
    return [_moment(e, names) for e in events if day_in(e["date"]["start"])]


def _moment(event: Json, names: dict[str, str]) -> Moment:
    who = ", ".join(names.get(a, a) for a in event["actors"]) or "somebody"
    whom = ", ".join(names.get(a, a) for a in event["recipients"])
    status = "" if event["status"] == "actual" else f" ({event['status']})"
    told = f"{event['type']}{status}: {who}" + (f" → {whom}" if whom else "") + f", {event['date']['start']}"
    day = date.fromisoformat(event["date"]["start"])
    return Moment(day, quad_class(event["type"]), told, href("event", event["id"]), 1, event["status"])


def _counted(counts: Sequence[tuple[str, str, int]]) -> list[Moment]:
    return [
        Moment(found, quad_class(type_), type_, f"/timeline?since={day}&until={day}", max(number, 2))
        for day, type_, number in counts
        if (found := day_in(day))
    ]


def _bars(case: Case, window: Window) -> list[Bar]:
    """Processes whose state changes in these days, or whose deadline lies in them; of many those that matter."""
    today = window.today or window.last
    some, _ = standing(case.connection, limit=200)
    bars = [bar_of(p, href("process", p["id"]), today) for p in some]
    here = [b for b in bars if b.stretches and any(window.first <= day <= window.last for day in _turns(b))]
    return sorted(here[:MOST_BARS], key=lambda b: b.stretches[0].first)


def _turns(bar: Bar) -> list[date]:
    return [s.first for s in bar.stretches] + ([bar.deadline] if bar.deadline else [])


routes = [Route("/timeline", page)]
