"""The case of a request, opened for it alone, and pages made from templates."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.case import Case
from dragoman.desk.web.context import FILTERS, GLOBALS, shared

_ENVIRONMENT = Environment(
    loader=PackageLoader("dragoman.desk.web", "templates"), autoescape=True, undefined=StrictUndefined,
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip
_ENVIRONMENT.filters.update(FILTERS)
_ENVIRONMENT.globals.update(GLOBALS)


@contextmanager
def open_case(request: Request) -> Iterator[Case]:
    """The case, for reading; SQLite's connections belong to one thread, so each request has its own."""
    path: Path = request.app.state.path
    with Case.open(path) as case:
        yield case


@contextmanager
def open_to_change(request: Request) -> Iterator[Case]:
    """The case, for a correction."""
    path: Path = request.app.state.path
    with Case.open(path, write=True) as case:
        yield case


def stamp_of(path: Path) -> tuple[int, ...]:
    """Changes whenever the file or its journal does: what was computed under another stamp is old."""
    found: list[int] = []
    for one in (path, path.with_name(path.name + "-wal")):
        try:
            state = one.stat()
        except FileNotFoundError:
            continue
        found += [state.st_ino, state.st_mtime_ns, state.st_size]
    return tuple(found)


def render(
    request: Request, template: str, values: Mapping[str, Any], *, part: str | None = None, status: int = 200
) -> HTMLResponse:
    """A page of a template. part: the template that answers htmx instead, which swaps a part of the page."""
    swapping = part is not None and is_swap(request)
    found = _ENVIRONMENT.get_template(part if swapping and part else template)
    body = found.render({**shared(request), **values})
    return HTMLResponse(body, status, {"Vary": "HX-Request"})


def is_swap(request: Request) -> bool:
    """Whether htmx asks for a part of a page; going back in the history it asks for the whole."""
    headers = request.headers
    return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"
