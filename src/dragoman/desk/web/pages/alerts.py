"""Alerts: a list, an Atom feed, and the saved searches that they come from."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.asking import Address, address_of, read_address
from dragoman.desk.web.context import href
from dragoman.desk.web.reading import open_case, open_to_change, render
from dragoman.errors import UsageError
from dragoman.record import alerts as news
from dragoman.record.alerts import Alert, AlertKind, Search
from dragoman.record.facets import Asked, days_published
from dragoman.record.store.connect import saying, transaction

MOST = 200  # alerts on the page and in the feed
LONGEST = 200  # characters of a name
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def listed(request: Request) -> Response:
    """All of them; the query of the first screen is what a new saved search would ask."""
    with open_case(request) as case, saying(case.path):
        asked = read_address(request.query_params, days_published(case.connection)).asked
        found, searches = news.latest(case.connection, MOST), news.searches(case.connection)
        suggested = _suggested(case, asked)
    carried = [pair for pair in QueryParams(address_of(Address(asked))[2:]).multi_items() if pair[0] != "done"]
    values = {
        "title": "Alerts", "alerts": found, "unread": sum(not a.seen for a in found), "links": _links(found, searches),
        "searches": searches, "addresses": {s.seq: address_of(Address(s.asked)) for s in searches}, "carried": carried,
        "carried_words": bool(carried), "suggested": suggested,
    }  # fmt: skip
    return render(request, "alerts.html", values)


def _suggested(case: Case, asked: Asked) -> str:
    """A name for a search: what it asks for."""
    people = case.names((*asked.actor, *asked.source)).values()
    asks = [asked.words, asked.named, *people, *asked.type, *asked.status, *asked.place]
    return ", ".join(word for word in asks if word)[:LONGEST]


def _links(found: Sequence[Alert], searches: Sequence[Search]) -> dict[str, str]:
    addresses = {str(s.seq): address_of(Address(s.asked)) for s in searches}
    return {a.id: _link(a, addresses) for a in found}


def _link(alert: Alert, addresses: dict[str, str]) -> str:
    match alert.kind:
        case AlertKind.SEARCH:
            return addresses.get(alert.about, "/alerts")
        case AlertKind.DISCREPANCY:
            return f"/discrepancies#{alert.about}"
        case _:
            return href("process", alert.about)


def feed(request: Request) -> Response:
    """The same for a feed reader."""
    with open_case(request) as case, saying(case.path):
        found, searches = news.latest(case.connection, MOST), news.searches(case.connection)
    values = {
        "alerts": found, "links": _links(found, searches), "base": str(request.base_url),
        "said": {a.id: _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", a.said) for a in found},
        "updated": found[0].at if found else "1970-01-01T00:00:00+00:00",
    }  # fmt: skip
    answer = render(request, "alerts.atom", values)
    answer.headers["Content-Type"] = "application/atom+xml; charset=utf-8"
    return answer


async def change(request: Request) -> Response:
    """Saves or forgets a search, or marks what is there as read."""
    form = await request.form()
    return await run_in_threadpool(_changed, request, form)


def _changed(request: Request, form: FormData) -> Response:
    now = datetime.now(UTC).isoformat(timespec="microseconds")
    with open_to_change(request) as case, saying(case.path):
        given = QueryParams([(k, v) for k, v in form.multi_items() if isinstance(v, str)])
        match request.path_params["what"]:
            case "seen":
                _mark_seen(case, now)
            case "save":
                asked = read_address(given, days_published(case.connection)).asked
                with transaction(case.connection, case.path):
                    news.save_search(case.connection, given.get("name", "")[:LONGEST], asked, now)
            case "forget":
                seq = given.get("seq", "")
                if not (seq.isascii() and seq.isdigit() and len(seq) < 10):
                    raise UsageError(f"There is no saved search {seq[:40]!r}.")
                with transaction(case.connection, case.path):
                    news.forget_search(case.connection, int(seq))
            case what:
                raise UsageError(f"Alerts cannot be asked to {what!r}.")
    return RedirectResponse("/alerts", 303)


def _mark_seen(case: Case, now: str) -> None:
    ids = [a.id for a in news.alerts_since(case.connection, "") if not a.seen]
    with transaction(case.connection, case.path):
        news.mark_seen(case.connection, ids, now)


routes = [
    Route("/alerts", listed), Route("/alerts.atom", feed), Route("/alerts/{what}", change, methods=["POST"]),
]  # fmt: skip
