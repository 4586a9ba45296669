"""Who does what to whom: a table of the busiest actors, the course of each pair, and the events of one pair."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.context import quad_class
from dragoman.desk.web.drawing.relations import Pair, course, matrix
from dragoman.desk.web.drawing.standing import day_in
from dragoman.desk.web.drawing.svg import QUADS
from dragoman.desk.web.reading import open_case, render, stamp_of
from dragoman.record.facets import report_names
from dragoman.record.overviews import Deed, busiest, deeds_among, events_of_pair, published_days
from dragoman.record.store.connect import saying

Json = dict[str, Any]

MOST_ACTORS = 14  # of the table
MOST_PAIRS = 24
LOOKED_AT = 40  # actors among whom the pairs are looked for
ROWS = 50
LONG_AGO = timedelta(days=60)  # before the first report: what is told as history is counted, not drawn


def page(request: Request) -> Response:
    """All pairs, or the one of ?who= and ?whom=."""
    who, whom = request.query_params.get("who"), request.query_params.get("whom")
    with open_case(request) as case, saying(case.path):
        if who and whom:
            return _pair(request, case, who, whom)
        actors, pairs = _all_pairs(case.path, stamp_of(case.path))
        names = case.names(actors)
        first, last = (day_in(day) for day in published_days(case.connection))
    drawn = _courses(pairs[:MOST_PAIRS], names, first, last)
    shown = _in_table(pairs, actors)
    values = {
        "title": "Relations", "names": names, "actors": shown, "cells": matrix(pairs, shown), "courses": drawn,
        "pairs": len(pairs), "quads": QUADS, "first": first, "last": last,
    }  # fmt: skip
    return render(request, "relations.html", values)


@lru_cache(maxsize=8)
def _all_pairs(path: Path, stamp: tuple[int, ...]) -> tuple[list[str], list[Pair]]:
    """The busiest actors and their pairs, counted once while the file stays as it is (stamp)."""
    with Case.open(path) as case, saying(path):
        actors = busiest(case.connection, LOOKED_AT)
        return actors, pairs_of(deeds_among(case.connection, actors))


def _in_table(pairs: Sequence[Pair], actors: Sequence[str]) -> list[str]:
    """The actors that have most with one another, in the order of how busy they are."""
    totals = dict.fromkeys(actors, 0)
    for pair in pairs:
        totals[pair.who] += pair.total
        totals[pair.whom] += pair.total
    kept = sorted((a for a in actors if totals[a]), key=lambda a: -totals[a])[:MOST_ACTORS]
    return [a for a in actors if a in kept]


def pairs_of(deeds: Sequence[Deed]) -> list[Pair]:
    """Deeds by pair, the fullest first."""
    days: dict[tuple[str, str, bool], dict[tuple[date, str], int]] = {}
    undated: dict[tuple[str, str, bool], dict[str, int]] = {}
    for deed in deeds:
        key, quad, day = (deed.who, deed.whom, deed.together), quad_class(deed.type), day_in(deed.day)
        days.setdefault(key, {})
        undated.setdefault(key, {})
        if day is None:
            undated[key][quad] = undated[key].get(quad, 0) + deed.number
        else:
            days[key][day, quad] = days[key].get((day, quad), 0) + deed.number
    found = [Pair(*key, days[key], undated[key]) for key in days]
    return sorted(found, key=lambda p: (-p.total, p.who, p.whom))


def _courses(
    pairs: Sequence[Pair], names: Mapping[str, str], first: date | None, last: date | None
) -> list[tuple[Pair, Markup | None]]:  # fmt: skip
    if first is None or last is None:
        return [(pair, None) for pair in pairs]
    told = "{} {} {}, {} to {}"
    start = first - LONG_AGO
    earliest = min((d for p in pairs for d, _ in p.days if d >= start), default=first)
    return [
        (p, course(p, min(first, earliest), last, told.format(
            names.get(p.who, p.who), "and" if p.together else "to", names.get(p.whom, p.whom), first, last,
        )))
        for p in pairs
    ]  # fmt: skip


def _pair(request: Request, case: Case, who: str, whom: str) -> Response:
    """The events of a pair, both ways."""
    tables = [(a, b, *events_of_pair(case.connection, a, b, ROWS)) for a, b in ((who, whom), (whom, who))]
    events = [e for _, _, some, _ in tables for e in some]
    people = {a for e in events for a in (*e["actors"], *e["recipients"])} | {who, whom}
    names = case.names(people | {m["source"] for e in events for m in e["mentions"] if m["source"]})
    called = report_names(case.connection, {e["mentions"][0]["report"] for e in events})
    title = f"{names.get(who, who)} and {names.get(whom, whom)}"
    values = {"title": title, "tables": tables, "names": names, "called": called, "who": who, "whom": whom}
    return render(request, "pair.html", values)


routes = [Route("/relations", page)]
