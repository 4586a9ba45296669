"""The desk as a web application over one case file."""

import secrets
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from dragoman.desk.web.guards import HEADERS, Guard
from dragoman.desk.web.pages import PAGES
from dragoman.desk.web.reading import render
from dragoman.errors import CaseBusy, DragomanError, UsageError

STATIC = Path(__file__).parent / "static"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Options:
    """hosts: names that a request may be for, without port; numbers: any IP address too. token: asked for where given.

    who: signs corrections made in this desk. secret: CSRF tokens are made from it.
    """

    hosts: tuple[str, ...] = LOOPBACK
    numbers: bool = False
    token: str | None = None
    who: str = "desk"
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))


def make_app(path: str | Path, options: Options | None = None) -> Starlette:
    """The desk over the case at a path, which is opened anew for each request."""
    options = options or Options()
    app = Starlette(
        routes=routes(),
        middleware=[Middleware(Guard, options=options)],
        exception_handlers={DragomanError: _told, 404: _missing, Exception: _failed},
    )
    app.state.path = Path(path)
    app.state.options = options
    return app


def routes() -> list[BaseRoute]:
    """Those of every page, and the files that pages load."""
    found: list[BaseRoute] = []
    for name in PAGES:
        found += import_module(f"dragoman.desk.web.pages.{name}").routes
    return [*found, Mount("/static", StaticFiles(directory=STATIC), name="static")]


def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in the one sentence of the error."""
    missing = 404 if request.path_params else 400  # an address that names nothing, or a question that is none
    status = missing if isinstance(error, UsageError) else 503 if isinstance(error, CaseBusy) else 500
    return render(request, "wrong.html", {"title": "That did not work", "said": str(error)}, status=status)


def _missing(request: Request, error: Exception) -> Response:
    said = "There is no such page."
    return render(request, "wrong.html", {"title": "Not found", "said": said}, status=404)


def _failed(request: Request, error: Exception) -> Response:
    """A defect of ours: the server's log has the rest. This answer does not pass the guard, so it takes its headers."""
    said = "The desk failed on this page. What it had to say about that is in the window where it was started."
    answer = render(request, "wrong.html", {"title": "That did not work", "said": said}, status=500)
    answer.headers.update(HEADERS)
    return answer
