"""Whether two reports can mean one place: towns by name and distance, a town within its region or country."""

from math import asin, cos, radians, sin, sqrt

from dragoman.record.merge.names_across import fold
from dragoman.record.merge.records import EventNode, PlaceNode
from dragoman.record.merge.words_in import proper_words

_EARTH = 6371.0  # km, mean radius
_ONE_SPOT = 4.0  # km between two readings of one place
_ONE_TOWN = 15.0  # km between a site and the town it is called after
_REGION = 400.0  # km from the middle of a region to its edge
_BORDER = 60.0  # km: a place on a border may be given either country
_FINE = ("exact", "city")


def events_place_fit(a: EventNode, b: EventNode) -> float | None:
    """The same of two events; where one has no place, the words of both may name one."""
    if a.place and b.place:
        return place_fit(a.place, b.place)
    first, second = fold(a.evidence), fold(b.evidence)
    if any(name in second for name in _spots(a)) or any(name in first for name in _spots(b)):
        return 0.8
    named = proper_words(a.sentence, first=False) & proper_words(b.sentence, first=False)
    return 0.4 if named - _parties(a, b) else 0.0


def _parties(a: EventNode, b: EventNode) -> frozenset[str]:
    named = (p for e in (a, b) for p in (*e.actors, *e.recipients, e.source) if p and (p.sector or p.country))
    return frozenset(word for p in named for name in (p.name, *p.written) for word in proper_words(name))


def _spots(event: EventNode) -> frozenset[str]:
    """Names of the town; of recipients of no sector and no country too: towns that were taken for parties, most."""
    struck = {fold(r.name) for r in event.recipients if not r.sector and not r.country}
    place = event.place
    return frozenset(struck | {fold(place.name)} if place and place.precision in _FINE else struck)


def place_fit(a: PlaceNode, b: PlaceNode) -> float | None:
    """How much two places speak for one event (0–1), None where they are two."""
    if fold(a.name) == fold(b.name):
        return 1.0 if a.precision in _FINE else 0.5 if a.precision == "region" else 0.3
    apart = _distance(a, b)
    if a.precision in _FINE and b.precision in _FINE:
        return _towns(a, b, apart)
    if a.country and b.country and a.country != b.country and not (apart is not None and apart < _BORDER):
        return None
    if a.precision == b.precision:
        return None if a.precision == "country" or apart is None or apart > _REGION / 2 else 0.1
    if "country" in (a.precision, b.precision):
        return 0.2 if a.country == b.country else 0.1
    return 0.3 if apart is not None and apart <= _REGION else None


def _towns(a: PlaceNode, b: PlaceNode, apart: float | None) -> float | None:
    if a.precision != b.precision and apart is not None and apart <= _ONE_TOWN:
        return 0.5
    return 0.8 if apart is not None and apart <= _ONE_SPOT else None


def _distance(a: PlaceNode, b: PlaceNode) -> float | None:
    """Kilometres on the great circle (haversine); None where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(h))
