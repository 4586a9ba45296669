"""What has come into the case since a page was made: a line that the page asks for every few seconds."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import ADDING, Case
from dragoman.desk.web.reading import open_case, render
from dragoman.record.store.connect import saying
from dragoman.record.store.load import fact

_SILENT = timedelta(minutes=3)  # after which an adding that tells nothing has been stopped


def live(request: Request) -> Response:
    """The line; 204 where it would be the same.

    seen: the last report that the page shows; heard: time of the last alert then; said: the line that it has.
    """
    given = request.query_params
    with open_case(request) as case, saying(case.path):
        ask = case.connection.execute
        (last, heard), first = _now(case), "seen" not in given
        seen = last if first else _number(given["seen"])
        heard = heard if first else given.get("heard", "")
        (new,) = ask("SELECT count(*) FROM origins WHERE report > ?", (seen,)).fetchone()
        (alerts,) = ask("SELECT count(*) FROM alerts WHERE at > ?", (heard,)).fetchone()
        adding, waiting = _adding(case), not case.is_settled()
    told = f"{new} {alerts} {adding} {waiting}"
    if given.get("said") == told:
        return Response(status_code=204)
    values = {
        "seen": seen, "heard": heard, "said": told, "new": new, "alerts": alerts, "adding": adding, "waiting": waiting,
        "here": _here(request),
    }  # fmt: skip
    return render(request, "live.html", values)


def _now(case: Case) -> tuple[int, str]:
    """The last report that is settled, and the time of the last alert."""
    row = case.connection.execute(
        "SELECT (SELECT coalesce(max(report), 0) FROM origins), (SELECT coalesce(max(at), '') FROM alerts)"
    ).fetchone()
    return int(row[0]), str(row[1])


def _adding(case: Case) -> int | None:
    """How many have been read by an adding that goes on; None for none."""
    told = fact(case.connection, ADDING)
    if told is None:
        return None
    found = json.loads(told)
    alive = datetime.now(UTC) - datetime.fromisoformat(found["at"]) < _SILENT
    return int(found["seen"]) if alive else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _here(request: Request) -> str:
    """The page that asks, to be loaded again."""
    try:
        parts = urlsplit(request.headers.get("hx-current-url", ""))
    except ValueError:
        return "/"
    path = parts.path if parts.path.startswith("/") and not parts.path.startswith("//") else "/"
    return path + (f"?{parts.query}" if parts.query else "")


routes = [Route("/live", live)]
