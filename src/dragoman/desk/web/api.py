"""A read-only JSON API of the case: one table of endpoints, from which routes and OpenAPI are made."""

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields as fields_of
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dragoman import __version__
from dragoman.case import Case
from dragoman.desk.web import shapes
from dragoman.desk.web.openapi import Endpoint, Parameter, description
from dragoman.desk.web.parameters import asked
from dragoman.desk.web.reading import open_case
from dragoman.desk.web.shapes import NAMES, page_of, ref
from dragoman.discrepancies import DiscrepancyKind
from dragoman.errors import CaseBusy, CaseError, UsageError
from dragoman.events import EventType, Quad, quad
from dragoman.processes import ProcessKind
from dragoman.record import listing
from dragoman.record.search import EVENT_TYPES, STATUSES, Query
from dragoman.record.store.connect import saying

Json = dict[str, Any]

MOST = 500  # of a list in one answer
FAR = 10_000_000
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


# -- what each address answers


def _events(case: Case, given: Json) -> Json:
    name = given["actor"] or ""
    if name.startswith("a-") and listing.actor(case.connection, name):
        raise UsageError(f"actor takes a name; the events of {name} are at /api/actors/{name}.")
    known = {f.name for f in fields_of(Query)}
    query = {k: v for k, v in given.items() if k in known}
    found = case.search(Query(**query, types=given["type"], statuses=given["status"]))
    return _page(case, listing.Page(list(found.events), found.total), given)


def _event(case: Case, given: Json) -> Json | None:
    return _named(case, listing.thing(case.connection, "event", given["id"]))


def _actors(case: Case, given: Json) -> Json:
    return _page(case, listing.actors(case.connection, given["name"], *_cut(given)), given, names=False)


def _actor(case: Case, given: Json) -> Json | None:
    found = listing.actor(case.connection, given["id"])
    if found is None:
        return None
    events = _page(case, listing.events_of(case.connection, given["id"], *_cut(given)), given)
    return {**found, "names": events.pop("names"), "events": events}


def _processes(case: Case, given: Json) -> Json:
    return _page(case, listing.things(case.connection, "process", given["kind"], *_cut(given)), given)


def _process(case: Case, given: Json) -> Json | None:
    return _named(case, listing.thing(case.connection, "process", given["id"]))


def _discrepancies(case: Case, given: Json) -> Json:
    found = listing.things(case.connection, "discrepancy", given["kind"], *_cut(given))
    return _page(case, found, given, names=False)


def _reports(case: Case, given: Json) -> Json:
    return _page(case, listing.reports(case.connection, given["words"], *_cut(given)), given, names=False)


def _report(case: Case, given: Json) -> Json | None:
    return listing.record_of(case.connection, given["id"])


def _statements(case: Case, given: Json) -> Json:
    after = _place(given["after"])
    items, following = listing.statements_of(case.connection, given["actor"], after, given["limit"])
    names = case.names(listing.actors_in(items))
    return {"items": items, "next": {"after": "{}.{}".format(*following)} if following else None, "names": names}


def _place(after: str | None) -> tuple[int, int]:
    report, _, given = (after or "0.0").partition(".")
    if not (report.isdigit() and given.isdigit() and len(report) < 16 and len(given) < 16):
        raise UsageError("after is taken from the address in `next`, and cannot be made up.")
    return int(report), int(given)


def _timeline(case: Case, given: Json) -> Json:
    days: dict[str | None, Json] = {None: _none()}
    for day, kind, number in listing.day_counts(case.connection, given["since"], given["until"], given["actor"]):
        days.setdefault(day, _none())[quad(EventType(kind)).name.lower()] += number
    undated = days.pop(None)
    rows = [{"day": day, **counts} for day, counts in days.items()]
    limit, offset = _cut(given)
    page = listing.Page(rows[offset : offset + limit], len(rows))
    return {**_page(case, page, given, names=False), "undated": undated}


def _none() -> Json:
    return {q.name.lower(): 0 for q in Quad}


def _corrections(case: Case, given: Json) -> Json:
    return _page(case, listing.log(case.connection, *_cut(given)), given, names=False)


def _cut(given: Json) -> tuple[int, int]:
    return given["limit"], given["offset"]


def _page(case: Case, page: listing.Page, given: Json, *, names: bool = True) -> Json:
    """One page; next: the parameters that the address of the following one has instead."""
    end = given["offset"] + len(page.items)
    found = {
        "items": page.items, "total": page.total,
        "next": {"offset": end} if page.items and end < page.total else None,
    }  # fmt: skip
    return {**found, "names": case.names(listing.actors_in(page.items))} if names else found


def _named(case: Case, found: Json | None) -> Json | None:
    return {**found, "names": case.names(listing.actors_in(found))} if found else None


# -- the table


def _text(name: str, says: str, **more: Any) -> Parameter:
    return Parameter(name, {"type": "string", "minLength": 1, "maxLength": 1000}, says, **more)


def _whole(name: str, says: str, least: int, most: int, default: int) -> Parameter:
    return Parameter(name, {"type": "integer", "minimum": least, "maximum": most, "default": default}, says)


ID = _text("id", "The whole id.", path=True)
SINCE = Parameter("since", shapes.DAY, "On this day or later.")
UNTIL = Parameter("until", shapes.DAY, "On this day or earlier.")
LIMIT = _whole("limit", "At most so many.", 1, MOST, 50)
PAGED = (LIMIT, _whole("offset", "So many are left out first.", 0, FAR, 0))
EVENT_QUERY = (
    _text("words", 'Words of the sentences that tell it; "two words" in a row.'),
    Parameter("type", shapes.one_of(EVENT_TYPES), "PLOVER type.", many=True),
    Parameter("status", shapes.one_of(STATUSES), "What is said of its happening.", many=True),
    _text("actor", "Name of who does it; a state stands for its officials and forces too."),
    _text("recipient", "Name of whom it is done to."), _text("source", "Name of on whose word."),
    _text("place", "A place's name, or a country's three letters."), SINCE, UNTIL,
    _whole("origins", "Told by at least so many independent origins.", 1, FAR, 1),
)  # fmt: skip
KINDS = tuple(kind.value for kind in ProcessKind)
DISPUTED = tuple(kind.value for kind in DiscrepancyKind)

ENDPOINTS = (
    Endpoint("/api/events", "events", "Events that fit, in order of time, the undated last.", (*EVENT_QUERY, *PAGED),
             page_of(ref("Event"), names=NAMES), _events),
    Endpoint("/api/events/{id}", "event", "One event with its mentions.", (ID,), ref("Event"), _event),
    Endpoint("/api/actors", "actors", "Actors by name, the most told of first.",
             (_text("name", "How a word of a name begins, without regard to case and accents."), *PAGED),
             page_of(ref("ActorRow")), _actors),
    Endpoint("/api/actors/{id}", "actor", "One actor with a page of its events.", (ID, *PAGED), ref("Actor"), _actor),
    Endpoint("/api/processes", "processes", "What is standing: ceasefires, talks and the like.",
             (Parameter("kind", shapes.one_of(KINDS), "Kind of process."), *PAGED),
             page_of(ref("Process"), names=NAMES), _processes),
    Endpoint("/api/processes/{id}", "process", "One process with its stages.", (ID,), ref("Process"), _process),
    Endpoint("/api/discrepancies", "discrepancies", "What reports do not agree on, or one contradicts in itself.",
             (Parameter("kind", shapes.one_of(DISPUTED), "Kind of discrepancy."), *PAGED),
             page_of(ref("Discrepancy")), _discrepancies),
    Endpoint("/api/reports", "reports", "Reports in order of publication; with words the best first.",
             (_text("words", 'Words of title or text; "two words" in a row.'), *PAGED),
             page_of(ref("ReportRow")), _reports),
    Endpoint("/api/reports/{id:path}", "report", "One report: text, and what was read in it, with spans.", (ID,),
             ref("Record"), _report),
    Endpoint("/api/statements", "statements", "What an actor says, in order of adding; pages may be short.",
             (_text("actor", "Id or name.", must=True), _text("after", "Where to go on: see `next`."), LIMIT),
             shapes.fields(items=shapes.list_of(ref("Statement")), next=shapes.TEXT_OR_NULL, names=NAMES), _statements),
    Endpoint("/api/timeline", "timeline", "Events by the day on which they begin and PLOVER's four classes.",
             (SINCE, UNTIL, _text("actor", "Id or name of who does or undergoes it."), *PAGED),
             page_of({"allOf": [ref("Counts"), shapes.fields(day=shapes.DAY)]}, undated=ref("Counts")), _timeline),
    Endpoint("/api/corrections", "corrections", "The log of corrections, undone ones too.", PAGED,
             page_of(ref("Correction")), _corrections),
)  # fmt: skip


# -- answering


def version_of(path: Path) -> str:
    """What changes whenever the case does: size and time of its file and of its log of writes.

    An empty log counts as none: whoever only reads may leave one.
    """
    parts = [__version__]
    for one in (path, path.with_name(path.name + "-wal")):
        with suppress(OSError):
            found = one.stat()
            parts += [one.name, str(found.st_size), str(found.st_mtime_ns)] if found.st_size else []
    return " ".join(parts)


def route(endpoint: Endpoint) -> Route:
    def answer(request: Request) -> Response:
        tag = _tag(version_of(request.app.state.path), request.url.path, request.url.query)
        if _is_known(request, tag):
            return Response(None, 304, {"ETag": tag})
        try:
            given = asked(request, endpoint)
            with open_case(request) as case, saying(case.path):
                found = endpoint.answers(case, given)
        except UsageError as error:
            return _failed(400, str(error))
        except CaseBusy as error:
            return _failed(503, str(error))
        except CaseError as error:
            return _failed(500, str(error))
        if found is None:
            return _failed(404, f"The case has no {endpoint.name} {given['id'][:200]}.")
        return _json({**found, **_following(request, found)}, headers={"ETag": tag})

    return Route(endpoint.path, answer, name=f"api-{endpoint.name}")


def _following(request: Request, found: Json) -> Json:
    """`next` as an address, also of a list inside of the answer."""
    links: Json = {}
    for key, value in found.items():
        if key == "next" and isinstance(value, dict):
            kept = [(k, v) for k, v in request.query_params.multi_items() if k not in value]
            links[key] = f"{quote(request.url.path)}?{urlencode([*kept, *value.items()])}"
        elif isinstance(value, dict) and "next" in value:
            links[key] = {**value, **_following(request, value)}
    return links


def _tag(*parts: str) -> str:
    return '"' + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + '"'


def _is_known(request: Request, tag: str) -> bool:
    given = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return tag in given


def _json(found: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(body, status, headers, "application/json")


def _failed(status: int, said: str) -> Response:
    return _json({"error": said}, status, {"Allow": "GET, HEAD"} if status == 405 else None)


def _other(request: Request) -> Response:
    """Whatever no endpoint answers."""
    if request.method not in ("GET", "HEAD"):
        return _failed(405, "The API only reads: ask with GET.")
    return _failed(404, "There is no such address; /openapi.json lists them.")


def _openapi(request: Request) -> Response:
    found = description(ENDPOINTS)
    tag = _tag(json.dumps(found))
    return Response(None, 304, {"ETag": tag}) if _is_known(request, tag) else _json(found, headers={"ETag": tag})


routes: list[BaseRoute] = [
    *(route(endpoint) for endpoint in ENDPOINTS),
    Route("/openapi.json", _openapi, name="openapi"),
    Route("/api/{rest:path}", _other, methods=list(METHODS), name="api-other"),
]
