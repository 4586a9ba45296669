"""What has come into the case since a page was made: a line that the page asks for every few seconds."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import ADDING, Case
from dragoman.desk.web.reading import open_case, render
from dragoman.record.alerts import unseen
from dragoman.record.store.connect import saying
from dragoman.record.store.load import fact

_SILENT = timedelta(minutes=3)  # after which an adding that tells nothing has been stopped


def live(request: Request) -> Response:
    """The line; 204 where it would be the same. seen: the last report that the page shows; said: the line it has."""
    given = request.query_params
    with open_case(request) as case, saying(case.path):
        (last,) = case.connection.execute("SELECT coalesce(max(report), 0) FROM origins").fetchone()
        seen, unread = _seen(given.get("seen"), last)
        before = _seen(given.get("said", "").split(" ")[-1], unread)[0]
        (new,) = case.connection.execute(
            "SELECT count(*) FROM origins WHERE report > ?", (seen,)
        ).fetchone()  # fmt: skip
        values = {
            "seen": seen, "new": new, "adding": _adding(case), "waiting": not case.is_settled(), "here": _here(request),
        }  # fmt: skip
    return render(request, "live.html", values)
