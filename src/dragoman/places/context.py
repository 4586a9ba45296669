"""Which countries a report is about, and which one a sentence gives a place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.actors import Cast
from dragoman.places.gazetteer import homonyms
from dragoman.places.names import Mark, Toponym, find_toponyms
from dragoman.places.nouns import place_noun
from dragoman.places.syntax import DIRECTIONS
from dragoman.report import Report
from dragoman.sentences import Document, Sentence, Token
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.world import WorldKind, WorldName, lookup

_WEIGHTS = {
    WorldKind.COUNTRY: 2,
    WorldKind.ADJECTIVE: 2,
    WorldKind.PEOPLE: 2,
    WorldKind.CAPITAL: 2,
    WorldKind.METONYM: 1,
    WorldKind.REGION: 2,
    WorldKind.GROUP: 1,
    WorldKind.BODY: 0,
}
LARGE = 100_000  # people
TOWN = 50_000  # people; a smaller town of the name elsewhere does not make it doubtful whose it is
_SEATS = frozenset(("New York", "New York City", "Geneva", "The Hague", "Hague"))  # where the world meets
_REACH = 6  # tokens before a name in which a country's adjective or genitive still belongs to it


@dataclass(frozen=True, slots=True)
class Context:
    """weights: how much a report speaks of each country (alpha-3), its dateline and actors counted.

    named: countries by a name that means one only. inner: countries of which it names a town or a province.
    """

    weights: Mapping[str, int]
    total: int
    named: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()

    def share(self, country: str) -> float:
        """How much of what the report says of countries is on this one: 0 to 1."""
        return self.weights.get(country, 0) / self.total if self.total else 0.0


def read_context(document: Document, marks: Sequence[Sequence[Mark]], cast: Cast, report: Report) -> Context:
    """The countries of a report."""
    pairs = list(zip(document.sentences, marks, strict=True))
    named = frozenset(code for found in marks for code in named_countries(found))
    inner = frozenset(code for sentence, found in pairs for code in inner_countries(sentence, found))
    spoken = Context({}, 0, named, inner)
    weights: Counter[str] = Counter()
    for sentence, found in pairs:
        for mark in found:
            name = mark.names[0]
            country = settled_country(name.form, sentence, found, spoken) or name.country
            if country and not _is_ambiguous(name) and not _names_site(sentence, mark):
                weights[country] += _WEIGHTS[name.kind]
    for actor in cast.actors:
        if actor.country:
            weights[actor.country] += 1
    for country in _dateline_countries(report.dateline):
        weights[country] += 3
    return Context(weights, sum(weights.values()), named, inner)


def named_countries(marks: Sequence[Mark]) -> frozenset[str]:
    """Countries that these names speak of, without the names that two countries could mean."""
    names = [mark.names[0] for mark in marks if not homonyms(mark.names[0].form)]
    kinds = (WorldKind.BODY, WorldKind.GROUP)
    return frozenset(n.country for n in names if n.country and n.kind not in kinds and not _is_ambiguous(n))


def inner_countries(sentence: Sentence, marks: Sequence[Mark]) -> frozenset[str]:
    """Countries of which this sentence names a province or a town that is no seat of diplomacy."""
    found = {mark.names[0].country for mark in marks if mark.names[0].kind is WorldKind.REGION}
    for toponym in find_toponyms(sentence, tuple(marks)):
        if toponym.mark is None and toponym.noun is None and sentence.tokens[toponym.last].entity in ("GPE", "LOC"):
            found.add(_only_country(toponym.name))
    return frozenset(country for country in found if country)


def _only_country(name: str) -> str | None:
    """The country of the cities of this name, where none of size lies elsewhere."""
    cities = [city for city in cities_named(name) if city.population >= TOWN]
    codes = {city.country for city in cities}
    return cities[0].country if len(codes) == 1 and name not in _SEATS else None


def settled_country(name: str, sentence: Sentence, marks: Sequence[Mark], context: Context) -> str | None:
    """Of countries that have a region of this name, the one that the sentence or else the report speaks of alone.

    Where a country has the name too ("Georgia"), only towns and provinces of the other speak for the region.
    """
    rivals = {one.country for one in homonyms(name)}
    if not rivals:
        return None
    state = next((n.country for n in lookup(name) if n.kind is WorldKind.COUNTRY), None)
    for named, inner in (
        (named_countries(marks), inner_countries(sentence, marks)),
        (context.named, context.inner),
    ):
        spoken = (inner if state else named | inner) & rivals
        if state and state in named | inner:
            return None
        if spoken:
            return next(iter(spoken)) if len(spoken) == 1 else None
    return None


def _names_site(sentence: Sentence, mark: Mark) -> bool:
    """ "The Monrovia camp", "Vienna Street": called after it, wherever it is."""
    for token in sentence.tokens[mark.last + 1 : mark.last + 4]:
        if place_noun(token.lower, "named"):
            return True
        if token.tag not in ("NN", "NNP"):
            return False
    return False


def _is_ambiguous(name: WorldName) -> bool:
    """ "Tripoli", "Kingston": a seat whose name another country's city bears says nothing on the country."""
    if name.kind is not WorldKind.CAPITAL:
        return False
    return any(city.country != name.country and city.population >= LARGE for city in cities_named(name.form))


def _dateline_countries(dateline: str | None) -> set[str]:
    if not dateline:
        return set()
    found = {name.country for part in dateline.split(",") for name in lookup(part.strip()) if name.country}
    if not found:
        cities = cities_named(dateline.split(",")[0].strip())
        found = {city.country for city in cities} if len({city.country for city in cities}) == 1 else set()
    return {country for country in found if country}


def stated_country(sentence: Sentence, toponym: Toponym, marks: Sequence[Mark]) -> str | None:
    """The country that the words beside a name give it: "X, Chad", "X in eastern Chad", "the Chadian town of X"."""
    starts = {mark.first: mark for mark in marks}
    end = toponym.end if toponym.apposed is None else toponym.apposed
    after = _country_after(sentence, toponym.base, end, starts)
    if after:
        return after
    ends = {mark.last: mark for mark in marks}
    return _country_before(sentence, toponym.first, ends)


def _country_after(sentence: Sentence, name: str, end: int, starts: Mapping[int, Mark]) -> str | None:
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or tokens[end + 1].lower not in (",", "in", "("):
        return None
    at = end + 2
    while at < len(tokens) and at - end <= 5:
        mark = starts.get(at)
        if mark:
            return _of_homonym(name, mark) or _country_of(tokens, mark, tokens[end + 1].lower != "in")
        if tokens[at].tag not in ("DT", "JJ", "JJS") and tokens[at].lower not in DIRECTIONS:
            return None
        at += 1
    return None


def _of_homonym(name: str, mark: Mark) -> str | None:
    """ "Macon, Georgia": the region's country, where the town of the name lies there and not in the state."""
    rivals = {one.country for one in homonyms(mark.names[0].form)}
    owners = {city.country for city in cities_named(name)}
    own = mark.names[0].country if mark.of(WorldKind.COUNTRY) else None
    met = rivals & owners
    return next(iter(met)) if len(met) == 1 and own not in owners else None


def _country_of(tokens: Sequence[Token], mark: Mark, apposed: bool) -> str | None:
    """A country or a region; in an apposition only where the phrase ends there ("X, Chad," but no "X, Chad said")."""
    name = mark.of(WorldKind.COUNTRY, WorldKind.REGION, WorldKind.CAPITAL)
    if name is None:
        return mark.names[0].country if mark.of(WorldKind.ADJECTIVE) and not apposed else None
    if name.kind is WorldKind.CAPITAL:
        return None
    if apposed:
        after = tokens[mark.last + 1] if mark.last + 1 < len(tokens) else None
        ends = after is None or after.tag in (",", ".", ":", "-RRB-", "IN", "TO", "''", "HYPH", "CC", "POS")
        listed = after is not None and after.lower in ("and", "or")
        return name.country if ends and not listed else None
    return name.country


def _country_before(sentence: Sentence, first: int, ends: Mapping[int, Mark]) -> str | None:
    tokens = sentence.tokens
    at = first - 1
    while at >= 0 and first - at <= _REACH:
        mark = ends.get(at)
        if mark:
            genitive = at + 1 < first and tokens[at + 1].tag == "POS"
            name = mark.of(WorldKind.ADJECTIVE) or (mark.of(WorldKind.COUNTRY, WorldKind.REGION) if genitive else None)
            return name.country if name else None
        token = tokens[at]
        if token.tag not in ("NN", "JJ", "POS", "NNP", "IN", "CD") or (token.tag == "IN" and token.lower != "of"):
            return None
        at -= 1
    return None
