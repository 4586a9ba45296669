"""The JSON API, and a page that says what it answers."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from dragoman.desk.web import api
from dragoman.desk.web.reading import render


def about(request: Request) -> Response:
    """Every address with its parameters."""
    return render(request, "api.html", {"title": "JSON API", "endpoints": api.ENDPOINTS})


routes: list[BaseRoute] = [Route("/api", about), *api.routes]
