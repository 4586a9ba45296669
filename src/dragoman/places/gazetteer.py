"""Places that need more than their name to be told: rivers, famous sites, and regions that share a country's name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.places.names import Toponym
from dragoman.places.records import Place, Precision
from dragoman.sentences import Sentence
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.load import load_table
from dragoman.vocabulary.world import straight

_RIVER_WORDS = frozenset(("river", "rivers"))


@dataclass(frozen=True, slots=True)
class Water:
    """vocabulary/place_waters.tsv. country: alpha-3, None where it flows through several; it has no point."""

    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """vocabulary/place_sites.tsv. country: alpha-3, None where in dispute; lat, lon: degrees WGS 84."""

    name: str
    country: str | None
    lat: float
    lon: float
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Homonym:
    """vocabulary/place_homonyms.tsv: a region by a name that a country or another region has too."""

    name: str
    country: str
    lat: float
    lon: float


@cache
def _waters() -> Mapping[str, Water]:
    return {form: row for row in load_table("place_waters", Water) for form in (row.name, *row.aliases)}


@cache
def _sites() -> Mapping[str, Site]:
    rows = load_table("place_sites", Site)
    return {straight(form).lower(): row for row in rows for form in (row.name, *row.aliases)}


@cache
def _homonyms() -> Mapping[str, tuple[Homonym, ...]]:
    found: dict[str, tuple[Homonym, ...]] = {}
    for row in load_table("place_homonyms", Homonym):
        found[row.name] = (*found.get(row.name, ()), row)
    return found


def homonyms(name: str) -> tuple[Homonym, ...]:
    """The regions that share this name with a country or with each other; () for most names."""
    return _homonyms().get(name, ())


def full_name(sentence: Sentence, toponym: Toponym) -> str:
    """The name with the noun that follows it: "Kutupalong refugee camp"."""
    return sentence.span(toponym.first, toponym.end).text


def water_place(sentence: Sentence, toponym: Toponym) -> Place | None:
    """ "The Dnipro", "the Dnipro river", "Lake Tana"; None for the town or state of the name. Never a point."""
    name = full_name(sentence, toponym)
    words = name.split()
    bare = [word for word in words if word.lower() not in _RIVER_WORDS]
    told = len(bare) < len(words) or bare[:1] == ["Lake"]
    water = _waters().get(name) or _waters().get(" ".join(bare))
    if water is None or not (told or _has_article(sentence, toponym)):
        return None
    return Place(name, water.country, None, None, Precision.REGION)


def _has_article(sentence: Sentence, toponym: Toponym) -> bool:
    """ "The X" as a whole phrase, not the opening of "the X government"."""
    if toponym.first == 0 or sentence.tokens[toponym.first - 1].lower != "the":
        return False
    head = sentence.tokens[toponym.head]
    return head.dep not in ("compound", "nmod", "amod") or head.head < head.i


def has_determiner(sentence: Sentence, toponym: Toponym) -> bool:
    """ "The X", "her X", where the article is none of the name ("The Hague")."""
    if toponym.first == 0 or sentence.tokens[toponym.first - 1].tag not in ("DT", "PRP$"):
        return False
    return not cities_named(sentence.span(toponym.first - 1, toponym.last).text)


def stretch_place(sentence: Sentence, toponym: Toponym) -> Place | None:
    """ "The Andes": a name with an article that no table knows is a range, a river or a line; never a point."""
    if toponym.mark or toponym.noun or not has_determiner(sentence, toponym):
        return None
    return Place(toponym.name, None, None, None, Precision.REGION)


def site_place(sentence: Sentence, toponym: Toponym) -> Place | None:
    """A square, a palace or a camp that the table knows by its whole name."""
    name = full_name(sentence, toponym)
    site = _sites().get(straight(name).lower())
    return Place(name, site.country, site.lat, site.lon, Precision.EXACT) if site else None
