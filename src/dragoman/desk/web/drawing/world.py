"""Where events are placed: a map cut to the case, with points where a point is true and areas where only an area is."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from markupsafe import Markup

from dragoman.desk.web.drawing.labels import Labels
from dragoman.desk.web.drawing.svg import QUADS, element, glyph, grown, link, picture, title, words

WIDTH, HEIGHT, MARGIN = 960.0, 560.0, 64.0
LEAST_DEGREES = 7.0  # of latitude that are shown at least: the outlines are too coarse for more
REGION_KM = 110.0  # radius that stands for a region, of which no outline is known
KM_OF_DEGREE = 111.2
_SHAPES = Path(__file__).parents[1] / "static" / "world.json"


@dataclass(frozen=True, slots=True)
class Spot:
    """Events of one place. precision: exact, city, region, country; counts by class; href: to them."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    counts: Mapping[str, int]
    href: str

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def leading(self) -> str:
        """The class of most events; the sharper one of equals."""
        return max(QUADS, key=lambda q: (self.counts.get(q, 0), QUADS.index(q)))

    @property
    def told(self) -> str:
        parts = ", ".join(f"{self.counts[q]} {q.replace('-', ' ')}" for q in QUADS if self.counts.get(q))
        kind = {"region": " (region, extent not known)", "country": " (the country as a whole)"}.get(self.precision, "")
        return f"{self.name}{kind}: {self.total} event{'s' if self.total != 1 else ''}; {parts}"


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's outline; rings: longitude, latitude, longitude …"""

    code: str | None
    name: str
    rings: tuple[tuple[float, ...], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of its largest part."""
        ring = max(self.rings, key=len)
        return min(ring[::2]), min(ring[1::2]), max(ring[::2]), max(ring[1::2])


@cache
def shapes() -> tuple[Shape, ...]:
    """The world's countries (Natural Earth)."""
    found = json.loads(_SHAPES.read_text(encoding="utf-8"))["shapes"]
    return tuple(Shape(s["code"], s["name"], tuple(map(tuple, s["rings"]))) for s in found)


@dataclass(frozen=True, slots=True)
class View:
    """The part of the world in the picture: equirectangular, true to scale at its middle latitude."""

    west: float
    north: float
    scale: float  # units of the picture for a degree of latitude
    squeeze: float

    def x(self, lon: float) -> float:
        return (lon - self.west) * self.squeeze * self.scale

    def y(self, lat: float) -> float:
        return (self.north - lat) * self.scale

    def near(self, lon: float) -> float:
        """The longitude a whole turn aside that is nearest to the middle of the picture."""
        middle = self.west + WIDTH / 2 / self.scale / self.squeeze
        return lon + 360 * round((middle - lon) / 360)


def view_of(spots: Sequence[Spot], world: Sequence[Shape]) -> View:
    """The smallest part of the world that holds all places; all of it for none."""
    boxes = [box for spot in spots if (box := _box(spot, world))]
    if not boxes:
        return _fitted(-170, -58, 190, 80)
    start = _largest_gap_end([(west, east) for west, _, east, _ in boxes])
    moved = [((west - start) % 360, (west - start) % 360 + east - west) for west, _, east, _ in boxes]
    west, east = min(w for w, _ in moved), max(e for _, e in moved)
    return _fitted(start + west, min(b[1] for b in boxes), start + east, max(b[3] for b in boxes))


def _largest_gap_end(stretches: Sequence[tuple[float, float]]) -> float:
    """The longitude where the widest stretch without any place ends: the picture begins there."""
    ordered = sorted(((west + 180) % 360 - 180, east - west) for west, east in stretches)
    reach, best, start = ordered[0][0] + ordered[0][1], -1.0, ordered[0][0]
    for west, wide in [*ordered[1:], (ordered[0][0] + 360, 0.0)]:
        if west - reach > best:
            best, start = west - reach, west
        reach = max(reach, west + wide)
    return (start + 180) % 360 - 180


def _box(spot: Spot, world: Sequence[Shape]) -> tuple[float, float, float, float] | None:
    if spot.precision == "country" and (shape := _shape(spot.country, world)):
        return shape.box
    if spot.lat is None or spot.lon is None:
        return None
    r = REGION_KM / KM_OF_DEGREE if spot.precision in ("region", "country") else 0.0
    wide = r / max(0.2, math.cos(math.radians(spot.lat)))
    return spot.lon - wide, spot.lat - r, spot.lon + wide, spot.lat + r


def _fitted(west: float, south: float, east: float, north: float) -> View:
    middle = (south + north) / 2
    squeeze = max(0.3, math.cos(math.radians(middle)))
    tall = max(north - south, LEAST_DEGREES)
    wide = max((east - west) * squeeze, 0.1)
    scale = min((HEIGHT - 2 * MARGIN) / tall, (WIDTH - 2 * MARGIN) / wide)
    return View(
        (west + east) / 2 - WIDTH / 2 / scale / squeeze, middle + HEIGHT / 2 / scale, scale, squeeze
    )  # fmt: skip


def _shape(code: str | None, world: Sequence[Shape]) -> Shape | None:
    return next((s for s in world if code is not None and s.code == code), None)


def world_map(spots: Sequence[Spot], world: Sequence[Shape] | None = None) -> Markup:
    """The picture. A country is shaded, a region is a dashed circle, a town or a site the sign of most events there."""
    world = shapes() if world is None else world
    ordered = sorted(spots, key=lambda s: (-s.total, s.name))
    view = view_of(ordered, world)
    labels = Labels(WIDTH, HEIGHT)
    most = max((s.total for s in ordered), default=1)
    land = _known_land(view) if world is shapes() else _land(world, view)
    shaded = [_area(s, view, world, most) for s in ordered if s.precision == "country"]
    regions = [_region(s, view) for s in ordered if s.precision == "region"]
    points = [_point(s, view, labels, most) for s in ordered if s.precision in ("exact", "city")]
    named = [_label(s, view, labels, world) for s in ordered]
    countries = _countries(view, world, labels)
    told = (
        f"{len(ordered)} places. Towns and sites are signs, larger for more events; regions and countries are areas, "
        "since no point in them would be true."
    )
    sea = element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea")
    return picture(
        "map", (WIDTH, HEIGHT), ("Map of events", told), sea, land, *countries, *shaded, *regions, *points, *named,
    )  # fmt: skip


def _path(shape: Shape, view: View) -> str:
    """The outline of a country where it is in the picture, once more a whole turn aside where that is."""
    parts = []
    for ring in shape.rings:
        xs, ys = [view.x(lon) for lon in ring[::2]], [view.y(lat) for lat in ring[1::2]]
        if max(ys) < 0 or min(ys) > HEIGHT:
            continue
        turn = 360 * view.squeeze * view.scale
        for aside in (-turn, 0.0, turn):
            if max(xs) + aside > 0 and min(xs) + aside < WIDTH:
                points = (f"{x + aside:.1f} {y:.1f}" for x, y in zip(xs, ys, strict=True))
                parts.append("M" + "L".join(points) + "Z")
    return "".join(parts)


def _land(world: Sequence[Shape], view: View) -> Markup:
    paths = ((shape, path) for shape in world if (path := _path(shape, view)))
    return Markup("").join(element("path", title(shape.name), d=path, class_="land") for shape, path in paths)


@lru_cache(maxsize=16)
def _known_land(view: View) -> Markup:
    """The land of the atlas, drawn once for each part of the world that is looked at."""
    return _land(shapes(), view)


def _area(spot: Spot, view: View, world: Sequence[Shape], most: int) -> Markup:
    """A country in the colour of most of its events; one too small for an outline is a circle like a region."""
    shape = _shape(spot.country, world)
    path = _path(shape, view) if shape else ""
    if not path:
        return _region(spot, view)
    strong = 1 + min(3, round(3 * math.log1p(spot.total) / math.log1p(max(most, 1))))
    return link(spot.href, spot.told, element("path", d=path, class_=f"area {spot.leading} strong-{strong}"))


def _region(spot: Spot, view: View) -> Markup:
    if spot.lat is None or spot.lon is None:
        return Markup("")
    r = max(16.0, REGION_KM / KM_OF_DEGREE * view.scale)
    x, y = view.x(view.near(spot.lon)), view.y(spot.lat)
    circle = element("circle", cx=x, cy=y, r=r, class_=f"region {spot.leading}")
    return link(spot.href, spot.told, circle)


def _point(spot: Spot, view: View, labels: Labels, most: int) -> Markup:
    if spot.lat is None or spot.lon is None:
        return Markup("")
    x, y, r = view.x(view.near(spot.lon)), view.y(spot.lat), _radius(spot, most)
    labels.keep_free(x - r, y - r, 2 * r, 2 * r)
    halo = element("circle", cx=x, cy=y, r=max(12.0, r + 2), class_="hit")
    return link(spot.href, spot.told, halo, glyph(spot.leading, x, y, r))


def _radius(spot: Spot, most: int) -> float:
    return grown(spot.total, 6, 18, max(most, 12))


def _label(spot: Spot, view: View, labels: Labels, world: Sequence[Shape]) -> Markup:
    """The name beside its place, where there is room; the place's own title holds it in any case."""
    shape = _shape(spot.country, world) if spot.precision == "country" else None
    at = _middle(shape, view) if shape else None
    if at is None:
        if spot.lat is None or spot.lon is None:
            return Markup("")
        at = view.x(view.near(spot.lon)), view.y(spot.lat)
    is_point = spot.precision in ("exact", "city")
    told = spot.name if spot.total == 1 else f"{spot.name} {spot.total}"
    found = labels.place(told, at, 24.0 if is_point else 0.0)
    if found is None:
        return Markup("")
    x, y, anchor = found
    return words(told, x, y, "place" if is_point else "place wide", text_anchor=anchor, aria_hidden="true")


def _middle(shape: Shape, view: View) -> tuple[float, float] | None:
    """A point well inside of a country's largest part, where it is widest in the picture; None where it is narrow."""
    west, south, east, north = shape.box
    aside = view.near((west + east) / 2) - (west + east) / 2
    top, foot = max(0.0, view.y(north)), min(HEIGHT, view.y(south))
    if foot - top < 14 or view.x(west + aside) > WIDTH or view.x(east + aside) < 0:
        return None
    ring = max(shape.rings, key=len)
    points = [(view.x(lon + aside), view.y(lat)) for lon, lat in zip(ring[::2], ring[1::2], strict=True)]
    best = (20.0, 0.0, 0.0)  # width, x, y
    for at in (4, 3, 5, 2, 6, 1, 7):
        y = top + (foot - top) * at / 8
        for left, right in _inside(points, y):
            if right - left > best[0] * 1.1:
                best = right - left, (left + right) / 2, y
    return best[1:] if best[1] else None


def _inside(points: Sequence[tuple[float, float]], y: float) -> Iterator[tuple[float, float]]:
    """The stretches of a horizontal line that lie within a ring and the picture."""
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in pairwise(points) if (y1 > y) != (y2 > y)
    )
    for left, right in zip(crossings[::2], crossings[1::2], strict=False):
        if right > 0 and left < WIDTH:
            yield max(0.0, left), min(WIDTH, right)


def _countries(view: View, world: Sequence[Shape], labels: Labels) -> Iterator[Markup]:
    """Names of the countries around, quietly, where there is room left."""
    for shape in world:
        at = _middle(shape, view)
        found = labels.place(shape.name, at, 0.0, 1.25) if at else None
        if found:
            yield words(shape.name, found[0], found[1], "country", text_anchor=found[2], aria_hidden="true")
