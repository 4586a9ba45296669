"""The first screen: search, filters with counts, what stands, and the table of claims."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.asking import Address, address_of, read_address
from dragoman.desk.web.reading import is_swap, open_case, render, stamp_of
from dragoman.record.facets import Asked, Count, chosen, days_published, disputes_with, facets, report_names, tally
from dragoman.record.standing import standing
from dragoman.record.store.connect import saying

Json = dict[str, Any]

ROWS = 40  # claims on a page
CARDS, ALL_CARDS = 6, 200
DISPUTES = 4  # with the words asked for
TITLES = {
    "type": "What", "status": "Status", "actor": "Who or to whom", "source": "On whose word", "origins": "Origins",
    "place": "Where", "process": "In reports on",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Overview:
    """What of a screen takes counting; the same until the case changes."""

    counts: dict[str, list[Count]]
    cards: list[Json]
    processes: int
    tally: dict[str, int]


def first(request: Request) -> Response:
    """What is claimed, of what is asked for."""
    with open_case(request) as case, saying(case.path):
        days = days_published(case.connection)
        address = read_address(request.query_params, days)
        if "day" in request.query_params and not is_swap(request):
            return RedirectResponse(address_of(address), 303)
        asked = address.asked
        claims, total = chosen(case.connection, asked, ROWS, (address.page - 1) * ROWS)
        reports = case.reports_with(asked.words)[:5] if asked.words and address.page == 1 else []
        apart = disputes_with(case.connection, asked.words, asked.as_of) if asked.words else []
        disputes = apart[:DISPUTES]
        overview = _overview(case.path, stamp_of(case.path), asked, ALL_CARDS if address.all_cards else CARDS)
        names = case.names(_actors_in(claims, overview.cards))
        called = report_names(case.connection, _reports_in(claims, disputes))
    values = {
        "title": "Claims", "save_at": "/alerts" + address_of(address)[1:], "address": address, "asked": asked,
        "claims": claims, "total": total, "days": days,
        "pages": max(1, -(-total // ROWS)), "reports": reports,
        "disputes": disputes, "disputes_total": len(apart), "found": overview, "names": names, "called": called,
        "day_at": _place(asked.as_of, days), "facet_titles": TITLES, "rows": ROWS,
        "chips": _chips(address, overview.counts),
    }  # fmt: skip
    answer = render(request, "first.html", values, part="claims.html")
    if is_swap(request):
        answer.headers["HX-Push-Url"] = address_of(address)
    return answer


@lru_cache(maxsize=64)
def _overview(path: Path, stamp: tuple[int, ...], asked: Asked, cards: int) -> Overview:
    """Counted once for each question while the file stays as it is (stamp)."""
    with Case.open(path) as case, saying(path):
        shown, processes = standing(case.connection, words=asked.words, as_of=asked.as_of, limit=cards)
        counts = facets(case.connection, asked)
        return Overview(counts, shown, processes, tally(case.connection, asked.as_of))


def _place(as_of: str | None, days: list[str]) -> int:
    """Where the slider stands: at the last day of publication up to the one asked for."""
    if as_of is None:
        return max(0, len(days) - 1)
    return max(0, bisect_right(days, as_of) - 1)


def _actors_in(claims: list[Json], cards: list[Json]) -> set[str]:
    found = {a for e in claims for a in (*e["actors"], *e["recipients"])}
    found |= {m["source"] for e in claims for m in e["mentions"] if m["source"]}
    return found | {a for p in cards for a in p["parties"]}


def _reports_in(claims: list[Json], disputes: list[Json]) -> set[str]:
    return {e["mentions"][0]["report"] for e in claims} | {c["report"] for d in disputes for c in d["claims"]}


def _chips(address: Address, counts: dict[str, list[Count]]) -> list[tuple[str, str]]:
    """What is asked for, each with the address that no longer asks it."""
    asked, found = address.asked, list[tuple[str, str]]()
    if asked.words:
        found.append((f"“{asked.words}”", address.less("words")))
    if asked.named:
        found.append((f"named {asked.named}", address.less("named")))
    for facet in TITLES:
        if facet == "origins":
            continue
        called = {c.value: c.name for c in counts[facet]}
        found += [(called.get(v, v), address.less(facet, v)) for v in getattr(asked, facet)]
    if asked.origins > 1:
        found.append((f"{asked.origins} or more origins", address.less("origins")))
    if asked.as_of:
        found.append((f"as published by {asked.as_of}", address.less("as_of")))
    return found


routes = [Route("/", first)]
