"""What every template knows: the parts of the desk, the form token, and how findings are written."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.routing import Route

from dragoman import __version__
from dragoman.desk import naming
from dragoman.events import EventType, quad

Json = dict[str, Any]

PARTS = (
    ("/", "Claims"), ("/timeline", "Timeline"), ("/map", "Map"), ("/relations", "Relations"),
    ("/discrepancies", "Discrepancies"), ("/review", "Review"), ("/alerts", "Alerts"), ("/log", "Corrections"),
)  # fmt: skip


def shared(request: Request) -> Json:
    """csrf: for a form's hidden field of that name; desk_parts: address, name and whether it is here, of each part."""
    paths = {route.path for route in request.app.routes if isinstance(route, Route)}
    here = request.url.path
    return {
        "csrf": request.scope.get("state", {}).get("csrf", ""),
        "desk_parts": [(path, name, path == here) for path, name in PARTS if path in paths],
        "case_name": request.app.state.path.name,
        "version": __version__,
    }


def quad_class(type_: str) -> str:
    """The class of an event's type for the style sheet ("verbal-conflict")."""
    return naming.quad_class(EventType(type_))


def quad_sign(type_: str) -> str:
    """The sign of an event's class: words hollow, deeds filled; cooperation round, conflict edged."""
    return naming.sign(EventType(type_))


def quad_words(type_: str) -> str:
    """The class in words, for those who do not see the sign."""
    return quad(EventType(type_)).value


def days(date: Mapping[str, Any] | None) -> str:
    """A day or an interval; empty for none."""
    if not date:
        return ""
    return str(date["start"]) if date["start"] == date["end"] else f"{date['start']} – {date['end']}"


def state(name: str) -> str:
    """A state of a process in words."""
    return name.replace("_", " ")


def web(url: str | None) -> str | None:
    """An address that a page may link to: http or https, None for all else (javascript:, data:)."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2,300 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def href(kind: str, id_: str) -> str:
    """Where a finding has its page: href("report", id), href("event", id) …; an id may hold any character."""
    return f"/{kind}/{quote(id_, safe='')}"


def words_of(event: Mapping[str, Any]) -> list[str | None]:
    """On whose word an event is told: ids of actors, and None for reports themselves; each once, in order."""
    return list(dict.fromkeys(mention["source"] for mention in event["mentions"]))


FILTERS: dict[str, Callable[..., Any]] = {"days": days, "state": state, "web": web}
GLOBALS: dict[str, Callable[..., Any]] = {
    "quad_class": quad_class, "quad_sign": quad_sign, "quad_words": quad_words, "counted": counted, "href": href,
    "words_of": words_of,
}  # fmt: skip
