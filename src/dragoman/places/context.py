"""Which countries a report is about, and which one a sentence gives a place."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.actors import Cast
from dragoman.places.names import Mark, Toponym
from dragoman.places.syntax import DIRECTIONS
from dragoman.report import Report
from dragoman.sentences import Sentence, Token
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
_REACH = 6  # tokens before a name in which a country's adjective or genitive still belongs to it


@dataclass(frozen=True, slots=True)
class Context:
    """weights: how much a report speaks of each country (alpha-3), its dateline and actors counted."""

    weights: Mapping[str, int]
    total: int

    def share(self, country: str) -> float:
        """How much of what the report says of countries is on this one: 0 to 1."""
        return self.weights.get(country, 0) / self.total if self.total else 0.0


def read_context(marks: Iterable[Sequence[Mark]], cast: Cast, report: Report) -> Context:
    """The countries of a report."""
    weights: Counter[str] = Counter()
    for sentence in marks:
        for mark in sentence:
            name = mark.names[0]
            if name.country and not _is_ambiguous(name):
                weights[name.country] += _WEIGHTS[name.kind]
    for actor in cast.actors:
        if actor.country:
            weights[actor.country] += 1
    for country in _dateline_countries(report.dateline):
        weights[country] += 3
    return Context(weights, sum(weights.values()))


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
    after = _country_after(sentence, toponym.end, starts)
    if after:
        return after
    ends = {mark.last: mark for mark in marks}
    return _country_before(sentence, toponym.first, ends)


def _country_after(sentence: Sentence, end: int, starts: Mapping[int, Mark]) -> str | None:
    tokens = sentence.tokens
    if end + 1 >= len(tokens) or tokens[end + 1].lower not in (",", "in", "("):
        return None
    at = end + 2
    while at < len(tokens) and at - end <= 5:
        mark = starts.get(at)
        if mark:
            return _country_of(tokens, mark, tokens[end + 1].lower != "in")
        if tokens[at].tag not in ("DT", "JJ", "JJS") and tokens[at].lower not in DIRECTIONS:
            return None
        at += 1
    return None


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
