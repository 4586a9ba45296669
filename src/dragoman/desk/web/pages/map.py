"""The map: where events are placed."""

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.context import quad_class
from dragoman.desk.web.drawing.svg import QUADS
from dragoman.desk.web.drawing.world import Spot, world_map
from dragoman.desk.web.pages.actor import country_name
from dragoman.desk.web.reading import open_case, render, stamp_of
from dragoman.record.overviews import Place, placeless, places
from dragoman.record.store.connect import saying

Json = dict[str, Any]

MOST_PLACES = 150


def page(request: Request) -> Response:
    """The picture and its table."""
    with open_case(request) as case, saying(case.path):
        country = request.query_params.get("country") or None
        found, left, without = _places(case.path, stamp_of(case.path), country)
    spots = [spot_of(p) for p in found]
    values = {
        "title": "Map", "drawn": world_map(spots), "spots": [(s, country_name(s.country)) for s in spots], "left": left,
        "country": country, "country_name": country_name(country), "without": without, "quads": QUADS,
    }  # fmt: skip
    return render(request, "map.html", values)


@lru_cache(maxsize=16)
def _places(path: Path, stamp: tuple[int, ...], country: str | None) -> tuple[list[Place], int, int]:
    """The places, how many events lie in others, and how many in none; while the file stays as it is (stamp)."""
    with Case.open(path) as case, saying(path):
        return *places(case.connection, MOST_PLACES, country), placeless(case.connection)


def spot_of(place: Place) -> Spot:
    """A place as it is drawn; it leads to its claims."""
    counts: Counter[str] = Counter()
    for type_, number in place.types:
        counts[quad_class(type_)] += number
    link = "/?" + urlencode({"place": place.name})
    return Spot(place.name, place.country, place.lat, place.lon, place.precision, counts, link)


routes = [Route("/map", page)]
