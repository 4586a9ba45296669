"""A toponym to a place: which of the places of that name is meant, or none."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.places.context import Context
from dragoman.places.gazetteer import homonyms
from dragoman.places.names import Toponym
from dragoman.places.records import Place, Precision
from dragoman.vocabulary.cities import City, cities_named, is_main, is_spelling
from dragoman.vocabulary.world import RegionKind, WorldKind, WorldName, country_by_code, lookup, region_by_name

DOMINANT = 5  # times as many people as any other of the name: then it is the one that is meant
KNOWN = 100_000  # people; a smaller city is not taken without a word on its country
MAIN = 0.2  # share of a report's words on countries: it is about this one

_REGION_PRECISION = {
    RegionKind.REGION: Precision.REGION,
    RegionKind.AREA: Precision.REGION,
    RegionKind.WATER: Precision.REGION,
    RegionKind.RELIEF: Precision.REGION,
    RegionKind.TOWN: Precision.CITY,
    RegionKind.EXACT: Precision.EXACT,
}
_WIDE = frozenset((RegionKind.AREA, RegionKind.WATER))  # no point stands for them
_CITY_NOUNS = frozenset(("city", "town", "village", "capital", "municipality", "port"))
_PLACE_KINDS = (WorldKind.COUNTRY, WorldKind.CAPITAL, WorldKind.REGION, WorldKind.METONYM)


def choose_place(toponym: Toponym, stated: str | None, context: Context, part: bool) -> Place:
    """The place that is meant. stated: the country that the sentence gives it; part: "eastern X" with X a country."""
    name = next((n for kind in _PLACE_KINDS for n in lookup(toponym.base) if n.kind is kind), None)
    shared = _shared(toponym, stated)
    base = shared or _by_table(toponym, name, stated, context) or _by_cities(toponym, stated, context)
    return _as_named(toponym, replace(base, name=toponym.name), context, part)


def _shared(toponym: Toponym, stated: str | None) -> Place | None:
    """ "Georgia" in the United States, "Punjab" in India: where the words around it say so."""
    for one in homonyms(toponym.base):
        if one.country == stated:
            return Place(one.name, one.country, one.lat, one.lon, Precision.REGION)
    return None


def _as_named(toponym: Toponym, base: Place, context: Context, part: bool) -> Place:
    """The place with what its noun makes of it: a site in the city, a province around it."""
    noun = toponym.noun
    if part:
        return replace(base, lat=None, lon=None, precision=Precision.REGION)
    if noun is None or "after" not in noun.uses or not _is_followed(toponym):
        return base
    if noun.precision is Precision.EXACT:
        if "named" in noun.uses and not _is_there(toponym, base, context):
            return Place(base.name, None, None, None, Precision.EXACT)
        near = base.precision in (Precision.CITY, Precision.EXACT)
        return replace(base, lat=base.lat if near else None, lon=base.lon if near else None, precision=Precision.EXACT)
    if noun.precision is Precision.REGION and base.precision is not Precision.REGION:
        return replace(base, lat=None, lon=None, precision=Precision.REGION)
    return base


def _is_there(toponym: Toponym, base: Place, context: Context) -> bool:
    """Whether a square or camp called after a town lies in it: the report speaks of its country."""
    if base.country is None or not context.share(base.country):
        return False
    cities = cities_named(toponym.base)
    return not cities or any(is_spelling(toponym.base, city) for city in cities if city.country == base.country)


def _is_followed(toponym: Toponym) -> bool:
    return toponym.end > toponym.last or toponym.base != toponym.name


def _by_table(toponym: Toponym, name: WorldName | None, stated: str | None, context: Context) -> Place | None:
    if name is None or (stated and name.country and stated != name.country):
        return None
    if name.kind is WorldKind.COUNTRY:
        country = country_by_code()[name.key]
        return Place(name.form, country.alpha3, country.lat, country.lon, Precision.COUNTRY)
    if name.kind is WorldKind.REGION:
        return _region(toponym, name, stated)
    if name.kind is WorldKind.CAPITAL:
        return _capital(toponym, name, context)
    return Place(name.form, name.country, None, None, Precision.EXACT)


def _region(toponym: Toponym, name: WorldName, stated: str | None) -> Place:
    region = region_by_name()[name.key]
    if toponym.noun and toponym.noun.word in _CITY_NOUNS:
        forms = (toponym.base, *region.aliases)
        cities = [city for form in forms for city in cities_named(form) if region.country in (None, city.country)]
        if cities:
            return _city(cities[0])
        if "after" not in toponym.noun.uses or not _is_followed(toponym):
            return Place(name.form, region.country or stated, None, None, Precision.CITY)
    wide = region.kind in _WIDE or (region.kind is RegionKind.RELIEF and region.country is None)
    lat, lon = (None, None) if wide else (region.lat, region.lon)
    return Place(name.form, region.country or stated, lat, lon, _REGION_PRECISION[region.kind])


def _capital(toponym: Toponym, name: WorldName, context: Context) -> Place | None:
    """The seat, unless another city of the name lies in the countries of the report and its own is not among them."""
    cities = [city for city in cities_named(toponym.base) if city.country == name.country]
    others = {city.country for city in cities_named(toponym.base) if city.population >= KNOWN} - {name.country}
    if name.country not in context.weights and any(other in context.weights for other in others):
        return None
    if not cities:
        return Place(name.form, name.country, None, None, Precision.CITY)
    return _city(cities[0])


def _by_cities(toponym: Toponym, stated: str | None, context: Context) -> Place:
    unknown = Place(toponym.name, stated, None, None, _precision(toponym))
    if unknown.precision is Precision.REGION and not _is_followed(toponym):
        return unknown
    cities = cities_named(toponym.base)
    if stated:
        cities = tuple(city for city in cities if city.country == stated)
        cities = tuple(city for city in cities if is_main(toponym.base, city)) or cities
        return _city(cities[0]) if cities and _leads(cities) else unknown
    near = tuple(city for city in cities if _is_near(city, context))
    city = _in_context(near, context) if near else _alone(toponym.base, cities)
    return _city(city) if city else unknown


def _is_near(city: City, context: Context) -> bool:
    """Whether the report speaks of its country; for a small city, at length."""
    share = context.share(city.country)
    return share > 0 and (city.population >= KNOWN or share >= MAIN)


def _in_context(cities: Sequence[City], context: Context) -> City | None:
    ranked = sorted(cities, key=lambda city: -city.population)
    if ranked[0].population >= DOMINANT * max((city.population for city in ranked[1:]), default=0):
        return ranked[0]
    best = max(context.weights[city.country] for city in ranked)
    of_best = [city for city in ranked if context.weights[city.country] == best]
    return of_best[0] if _leads(of_best) else None


def _leads(cities: Sequence[City]) -> bool:
    """Whether the largest of these is clearly the one that is meant in one country."""
    sizes = sorted((city.population for city in cities), reverse=True)
    return len(sizes) == 1 or sizes[0] >= 2 * sizes[1]


def _alone(name: str, cities: Sequence[City]) -> City | None:
    """The city that a bare name means to any reader: large, far larger than any other, and none large elsewhere."""
    ranked = sorted((city for city in cities if is_spelling(name, city)), key=lambda city: -city.population)
    if not ranked:
        return None
    first, rest = ranked[0], ranked[1:]
    if any(city.population >= KNOWN and city.country != first.country and is_main(name, city) for city in rest):
        return None
    largest = max((city.population for city in rest), default=0)
    return first if first.population >= max(KNOWN, DOMINANT * largest) else None


def _city(city: City) -> Place:
    return Place(city.name, city.country, city.lat, city.lon, Precision.CITY)


def _precision(toponym: Toponym) -> Precision:
    return toponym.noun.precision if toponym.noun else Precision.CITY
