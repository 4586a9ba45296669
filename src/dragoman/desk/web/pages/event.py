"""One event: who did what to whom, every report that tells it, why they are one, and what contradicts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.pages.actor import country_name
from dragoman.desk.web.reading import open_case, render
from dragoman.desk.web.telling import MEANT, Sides, each_side, spans_by_report, told_sides, told_words
from dragoman.record.corrections import describe
from dragoman.record.facets import report_names
from dragoman.record.store.connect import saying
from dragoman.record.things import Word, corrections_of, disputes_of, happening, heads, marked

Json = dict[str, Any]

MOST_ORIGINS = 40  # that are shown with their words; the others are only named
MOST_REASONS = 20
MOST_DISPUTES = 12
BASES = {
    "stated": "as the text says", "statement": "the day it was said", "report": "told as the news of the day",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that tells the event, its telling words marked, and on whose word it stands."""

    report: str
    start: int
    pieces: tuple[tuple[str, bool], ...]
    type: str
    status: str
    chain: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent telling. report: where it is shown from; copies: other reports with the same words."""

    report: Json
    quotes: tuple[Quote, ...]
    copies: tuple[str, ...]


def event(request: Request) -> Response:
    """The page of an event."""
    with open_case(request) as case, saying(case.path):
        found = happening(case.connection, request.path_params["id"])
        groups = grouped(found["mentions"])
        origins = [_origin(case, group) for group in groups[:MOST_ORIGINS]]
        spans = spans_by_report(found["mentions"])
        touching = disputes_of(case.connection, _sentences(found))
        disputes = [(d, told_sides(case, d["claims"])) for d in touching[:MOST_DISPUTES]]
        settled = corrections_of(case.connection, "event", spans)
        called = report_names(case.connection, _reports(found, disputes))
        names = case.names(_actors(found, origins, disputes))
    who = ", ".join(names.get(a, a) for a in found["actors"]) or "somebody"
    values = {
        "title": f"{found['type']}: {who}", "event": found, "names": names, "called": called, "origins": origins,
        "others": [g[0]["report"] for g in groups[MOST_ORIGINS:]], "basis": BASES, "disputes": disputes,
        "touching": len(touching),
        "reasons": reasons(found["merged"]), "most_reasons": MOST_REASONS, "meant": MEANT, "country_name": country_name,
        "settled": [(s, describe(s.entry)) for s in settled],
        "reports": len({m["report"] for m in found["mentions"]}),
    }  # fmt: skip
    return render(request, "event.html", values)


def grouped(mentions: Sequence[Json]) -> list[list[Json]]:
    """Mentions by origin, the origin that most reports copy first."""
    groups: dict[str, list[Json]] = {}
    for mention in mentions:
        groups.setdefault(mention["origin"], []).append(mention)
    return sorted(groups.values(), key=lambda g: -len({m["report"] for m in g}))


def reasons(merged: Sequence[Json]) -> list[tuple[str, float, list[tuple[str, str]]]]:
    """Why mentions are one: each reason once, its weight and the pairs of reports it joins, the strongest first."""
    found: dict[str, list[Json]] = {}
    for link in merged:
        found.setdefault(link["reason"], []).append(link)
    rated = [
        (reason, max(link["weight"] for link in links), list(dict.fromkeys(tuple(link["reports"]) for link in links)))
        for reason, links in found.items()
    ]
    return sorted(rated, key=lambda r: (-r[1], r[0]))


def _origin(case: Case, group: Sequence[Json]) -> Origin:
    """The words of an origin, from its own report where that tells the event itself."""
    shown = next((m["report"] for m in group if m["report"] == m["origin"]), group[0]["report"])
    own = [m for m in group if m["report"] == shown]
    chains = told_words(case, own)
    sentences: dict[str, list[Json]] = {}
    for mention in own:
        sentences.setdefault(mention["evidence"], []).append(mention)
    quotes = tuple(
        _quote(case, quote, ms, chains[ms[0]["statement"], ms[0]["source"]]) for quote, ms in sentences.items()
    )
    head = heads(case.connection, [shown]).get(shown, {"id": shown, "title": None, "published": None, "outlet": None})
    others = dict.fromkeys(m["report"] for m in group if m["report"] != shown)
    return Origin(head, quotes, tuple(others))


def _quote(case: Case, quote: str, mentions: Sequence[Json], chain: tuple[Word, ...]) -> Quote:
    first = mentions[0]
    pieces = marked(case.connection, first["report"], quote, [m["span"] for m in mentions])
    return Quote(first["report"], first["span"]["start"], tuple(pieces), first["type"], first["status"], chain)


def _sentences(found: Json) -> dict[str, list[tuple[int, int]]]:
    """Where the sentences lie that tell the event, near enough: discrepancies lie in them or hold them."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for mention in found["mentions"]:
        at, span = mention["evidence"].find(mention["span"]["text"]), mention["span"]
        start = span["start"] - max(0, at)
        spans.setdefault(mention["report"], []).append((start, max(span["end"], start + len(mention["evidence"]))))
    return spans


def _reports(found: Json, disputes: Sequence[tuple[Json, Sides]]) -> set[str]:
    linked = {r for link in found["merged"][:200] for r in link["reports"]}
    return linked | {m["report"] for m in found["mentions"][:300]} | {s.report for s in each_side(disputes)}


def _actors(
    found: Json, origins: Sequence[Origin], disputes: Sequence[tuple[Json, Sides]]
) -> set[str]:  # fmt: skip
    chains = [q.chain for o in origins for q in o.quotes] + [s.chain for s in each_side(disputes)]
    said = {w.actor for chain in chains for w in chain if w.actor}
    return said | set(found["actors"]) | set(found["recipients"])


routes = [Route("/event/{id}", event)]
