"""The first screen: search, filters with counts, what stands, and the table of claims."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.web.reading import open_case, render
from dragoman.record.search import Query


def first(request: Request) -> Response:
    """What is claimed."""
    with open_case(request) as case:
        found = case.search(Query())
        names = case.names({a for e in found.events for a in (*e["actors"], *e["recipients"])})
    return render(request, "first.html", {"title": "Claims", "found": found, "names": names})


routes = [Route("/", first)]
