"""One deed that two sources put at two places."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.discrepancies.same import changing, same_day, same_thing, two_named_words
from dragoman.events import Status
from dragoman.events.clauses import objects, passive, subject
from dragoman.events.status import status_of
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Span, Token, identity
from dragoman.times import TimeExpression
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.world import WorldKind, lookup

APART = 2  # sentences between the two at most
ONCE = frozenset(  # what happens to one thing at one place
    "arrest capture catch detain kill assassinate abduct kidnap crash die bury land sink meet take sign hold open "
    "begin convene down shoot".split()
)
LOCAL = frozenset(("in", "at", "near", "outside"))
NO_PLACES = ("DATE", "TIME", "ORG", "PERSON", "EVENT")
RULE = "discrepancies.sites@1"


@dataclass(frozen=True, slots=True)
class Sited:
    """A deed with its place. thing: token of what it is told of; prep, place: the preposition and the name."""

    sentence: Sentence
    verb: int
    thing: int
    status: Status
    prep: str
    place: Span

    @property
    def lemma(self) -> str:
        return self.sentence.tokens[self.verb].lemma

    @property
    def at(self) -> tuple[Sentence, int]:
        return self.sentence, self.verb


def site_discrepancies(told: Told, times: Sequence[TimeExpression]) -> Iterator[Discrepancy]:
    """One for each deed with two places, on the words of two sources."""
    sited = [d for s in told.document.sentences if not s.title for d in _sited(s)]
    for one, other in combinations(sited, 2):
        if one.lemma != other.lemma or one.status is not other.status:
            continue
        if not 0 < other.sentence.index - one.sentence.index <= APART or not _apart(one, other):
            continue
        things = (one.sentence, one.thing), (other.sentence, other.thing)
        rival = two_named_words(told, one.at, other.at) and same_day(told, one.sentence, other.sentence, times)
        if rival and same_thing(told, *things):
            yield _discrepancy(told, one, other)


def _sited(sentence: Sentence) -> Iterator[Sited]:
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in ONCE or changing(sentence, verb.i):
            continue
        placed = list(_places(sentence, verb))
        thing, status = _thing(sentence, verb), status_of(sentence, verb.i)[0]
        if len(placed) == 1 and thing is not None and status in (Status.ACTUAL, Status.FUTURE):
            prep, place = placed[0]
            yield Sited(sentence, verb.i, thing, status, prep.lower, place)


def _thing(sentence: Sentence, verb: Token) -> int | None:
    """What it happens to: the object; in "take place" and without an object the subject."""
    if verb.lemma == "take" and not any(t.lower == "place" for t in sentence.dependents(verb.i, "dobj")):
        return None
    found = next(objects(sentence, verb.i), None)
    if found is None or verb.lemma == "take":
        above = subject(sentence, verb.i)
        return above[0] if above else None
    return found if passive(sentence, verb.i) or sentence.tokens[found].pos in ("PROPN", "PRON", "NOUN") else None


def _places(sentence: Sentence, verb: Token) -> Iterator[tuple[Token, Span]]:
    carriers = [verb.i, *(t.i for t in sentence.dependents(verb.i, "dobj") if verb.lemma == "take")]
    for carrier in carriers:
        for prep in sentence.dependents(carrier, "prep"):
            for noun in sentence.dependents(prep.i, "pobj") if prep.lower in LOCAL else ():
                first = min([noun.i, *(t.i for t in sentence.dependents(noun.i, "compound"))])
                name = sentence.span(first, noun.i)
                if noun.pos == "PROPN" and (noun.entity not in NO_PLACES or cities_named(name.text)):
                    yield prep, name


def _apart(one: Sited, other: Sited) -> bool:
    """Whether neither place can lie in the other: two towns, or two names of which nothing is known."""
    if one.place.text == other.place.text or _wide(one.place.text) or _wide(other.place.text):
        return False
    near = one.prep == other.prep == "near"
    return near or bool(cities_named(one.place.text)) == bool(cities_named(other.place.text))


def _wide(name: str) -> bool:
    """Whether it may name a country or a region."""
    return any(meaning.kind in (WorldKind.COUNTRY, WorldKind.REGION) for meaning in lookup(name))


def _discrepancy(told: Told, one: Sited, other: Sited) -> Discrepancy:
    first, second = (told.statement(s.span(i, i)) for s, i in (one.at, other.at))
    spans = [clause_span(s, i) for s, i in (one.at, other.at)]
    return Discrepancy(
        id=identity("d", told.report.id, "place", spans[0].start, spans[1].start),
        kind=DiscrepancyKind.PLACE,
        claims=(told.claim(one.place.text, spans[0], first), told.claim(other.place.text, spans[1], second)),
        resolved=None,
        reason=(
            f"{one.prep.capitalize()} {one.place.text} according to {told.name(first)}, "
            f"{other.prep} {other.place.text} according to {told.name(second)}."
        ),
        rule=RULE,
    )
