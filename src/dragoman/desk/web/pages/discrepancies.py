"""What reports do not agree on: both sides of each with their words, and why it is one."""

from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.web.reading import open_case, render
from dragoman.desk.web.telling import MEANT, each_side, told_sides
from dragoman.record.facets import report_names
from dragoman.record.store.connect import saying
from dragoman.record.things import dispute, events_at, some_disputes

Json = dict[str, Any]

ROWS = 20


def discrepancies(request: Request) -> Response:
    """All of them, those of one kind, or one."""
    asked = request.query_params
    kind = asked.get("kind") or None
    page = max(1, int(asked["page"])) if asked.get("page", "").isdecimal() and len(asked["page"]) < 7 else 1
    with open_case(request) as case, saying(case.path):
        some, kinds = some_disputes(case.connection, kind, ROWS, (page - 1) * ROWS)
        if asked.get("id"):
            some = [dispute(case.connection, asked["id"])]
        rows = [(d, told_sides(case, d["claims"]), events_at(case.connection, d["claims"])) for d in some]
        sides = list(each_side([(d, several) for d, several, _ in rows]))
        called = report_names(case.connection, {s.report for s in sides})
        names = case.names({w.actor for s in sides for w in s.chain if w.actor})
    kept = [("kind", kind)] if kind else []
    total = kinds.get(kind, 0) if kind else sum(kinds.values())
    values = {
        "title": "Discrepancies", "rows": rows, "kinds": kinds, "kind": kind, "meant": MEANT, "names": names,
        "called": called, "page": page, "pages": 1 if asked.get("id") else max(1, -(-total // ROWS)), "total": total,
        "alone": bool(asked.get("id")), "link": lambda n: "?" + urlencode([*kept, ("page", n)]),
    }  # fmt: skip
    return render(request, "discrepancies.html", values)


routes = [Route("/discrepancies", discrepancies)]
