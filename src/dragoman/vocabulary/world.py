"""The world's names: countries and their capitals, bodies, groups, regions; and a scan that finds them in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.vocabulary.load import load_table


class WorldKind(Enum):
    """What a name names."""

    COUNTRY = "country"  # a state or territory: "Zambia"
    CAPITAL = "capital"  # its seat: "Lusaka"
    METONYM = "metonym"  # a house or a by-name that stands for a government or a body: "the Kremlin"
    ADJECTIVE = "adjective"  # "Zambian"
    PEOPLE = "people"  # "Zambians"
    BODY = "body"  # an international body, an aid organisation, a news agency
    GROUP = "group"  # an armed group, a movement, a party
    REGION = "region"  # a province, a territory, a river, a sea


class BodyKind(Enum):
    """What sort of actor a body is."""

    ORGANISATION = "organisation"  # a body with a seat and organs
    GROUP = "group"  # several that act together


class RegionKind(Enum):
    """What sort of ground a region is."""

    REGION = "region"  # a province, a territory
    AREA = "area"  # a part of the world over several states: no point stands for it
    WATER = "water"  # a sea, a strait, a gulf, a river, a lake
    RELIEF = "relief"  # mountains, a desert, a valley
    TOWN = "town"  # a town that names its district too
    EXACT = "exact"  # a site: a crossing, a pass, a canal, a plant


@dataclass(frozen=True, slots=True)
class Country:
    """vocabulary/countries.tsv. alpha3: ISO 3166-1 (XKX for Kosovo); lat, lon: a central point, degrees WGS 84."""

    alpha3: str
    name: str
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """vocabulary/bodies.tsv. sector: a PLOVER code; country: alpha-3, or None where it belongs to several."""

    name: str
    kind: BodyKind
    sector: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """vocabulary/groups.tsv. country: alpha-3 of its base, or None where it has several; sector: a PLOVER code."""

    name: str
    sector: str
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """vocabulary/regions.tsv. country: alpha-3, None where it lies in several or is in dispute; lat, lon: degrees."""

    name: str
    kind: RegionKind
    lat: float
    lon: float
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorldName:
    """One form of one name. key: alpha-3 of a country, else the name of the row; canonical: the name of the row."""

    form: str
    kind: WorldKind
    key: str
    canonical: str
    country: str | None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class WorldIndex:
    """by_form: all meanings of a form, apostrophes straight; by_opening: forms by their first word, longest first."""

    by_form: Mapping[str, tuple[WorldName, ...]]
    by_opening: Mapping[str, tuple[str, ...]]
    longest: int  # words of the longest form


_OPENING = re.compile(r"\w+")


def countries() -> tuple[Country, ...]:
    """All states and territories."""
    return load_table("countries", Country)


def bodies() -> tuple[Body, ...]:
    """All international bodies, aid organisations, courts and news agencies."""
    return load_table("bodies", Body)


def groups() -> tuple[Group, ...]:
    """All armed groups, movements and parties."""
    return load_table("groups", Group)


def regions() -> tuple[Region, ...]:
    """All regions, waters and sites."""
    return load_table("regions", Region)


@cache
def country_by_code() -> Mapping[str, Country]:
    """Countries by alpha-3 code."""
    return {country.alpha3: country for country in countries()}


@cache
def region_by_name() -> Mapping[str, Region]:
    """Regions by name."""
    return {region.name: region for region in regions()}


@cache
def _countries_by_name() -> Mapping[str, Country]:
    found: dict[str, Country] = {}
    for country in countries():
        for form in (country.name, *country.aliases):
            found.setdefault(straight(form).lower(), country)
    return found


def country_by_name(name: str) -> Country | None:
    """The country of this name or alias, in any case."""
    return _countries_by_name().get(straight(name).lower())


def straight(text: str) -> str:
    """The text with straight apostrophes; as long as before."""
    return text.replace("’", "'") if "’" in text else text


@cache
def world_index() -> WorldIndex:
    """Every form of every name, indexed; built once a process."""
    by_form: dict[str, list[WorldName]] = {}
    for name in _names():
        meanings = by_form.setdefault(name.form, [])
        if not any((m.kind, m.key) == (name.kind, name.key) for m in meanings):
            meanings.append(name)
    openings: dict[str, list[str]] = {}
    for form in by_form:
        opening = _OPENING.match(form)
        if opening:
            openings.setdefault(opening.group().lower(), []).append(form)
    ordered = {first: tuple(sorted(forms, key=lambda f: (-len(f), f))) for first, forms in openings.items()}
    longest = max(len(form.split()) for form in by_form)
    return WorldIndex({form: tuple(names) for form, names in by_form.items()}, ordered, longest)


def lookup(name: str) -> tuple[WorldName, ...]:
    """All meanings of a name, as written in the tables; capitals throughout ("LUSAKA") also give the usual form."""
    index = world_index()
    form = straight(name)
    if form in index.by_form or not _shouted(form):
        return index.by_form.get(form, ())
    opening = _OPENING.match(form)
    for one in index.by_opening.get(opening.group().lower(), ()) if opening else ():
        if one.upper() == form:
            return index.by_form[one]
    return ()


def names_at(text: str, start: int) -> tuple[WorldName, ...]:
    """The meanings of the longest name that begins at this offset and ends with a word; () for none.

    Case counts: a form is as in the tables, or in capitals throughout. The length in the text is that of the form.
    """
    opening = _OPENING.match(text, start)
    if not opening:
        return ()
    index = world_index()
    for form in index.by_opening.get(opening.group().lower(), ()):
        end = start + len(form)
        if end < len(text) and text[end].isalnum() and form[-1].isalnum():
            continue
        piece = straight(text[start:end])
        if piece == form or (_shouted(piece) and piece == form.upper()):
            return index.by_form[form]
    return ()


def _shouted(text: str) -> bool:
    return len(text) > 3 and text.isupper()


def _names() -> Iterator[WorldName]:
    for country in countries():
        yield from _country_names(country)
    for body in bodies():
        for form in (body.name, *body.aliases):
            yield WorldName(straight(form), WorldKind.BODY, body.name, body.name, body.country, body.sector)
        for form in body.metonyms:
            yield WorldName(straight(form), WorldKind.METONYM, body.name, body.name, body.country, body.sector)
    for group in groups():
        for form in (group.name, *group.aliases):
            yield WorldName(straight(form), WorldKind.GROUP, group.name, group.name, group.country, group.sector)
    for region in regions():
        for form in (region.name, *region.aliases):
            yield WorldName(straight(form), WorldKind.REGION, region.name, region.name, region.country)


def _country_names(country: Country) -> Iterator[WorldName]:
    kinds = (
        (WorldKind.COUNTRY, (country.name, *country.aliases)),
        (WorldKind.CAPITAL, country.capital),
        (WorldKind.METONYM, country.metonyms),
        (WorldKind.ADJECTIVE, country.adjectives),
        (WorldKind.PEOPLE, country.people),
    )
    for kind, forms in kinds:
        for form in forms:
            yield WorldName(straight(form), kind, country.alpha3, country.name, country.alpha3, "GOV")
