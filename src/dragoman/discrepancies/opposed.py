"""Two sources on one thing that cannot both be right: freed and still held, signed and not signed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from dragoman.discrepancies.claims import Told, share_side
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.discrepancies.same import changing, course, same_day, same_parts, same_thing, two_named_words
from dragoman.events import Status
from dragoman.events.clauses import doer, objects, passive, subject
from dragoman.events.status import status_of
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Token, identity
from dragoman.times import TimeExpression
from dragoman.vocabulary import load_table

APART = 2  # sentences between the two at most
VAGUE = frozenset("be have do say tell make get go come take give want need know think see expect".split())
RULE = "discrepancies.opposed@1"


@dataclass(frozen=True, slots=True)
class OpposedRow:
    """One row of opposed_states.tsv."""

    topic: str
    over: tuple[str, ...]
    still: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A state that a clause tells of something. key: topic and side, or a verb; thing: token of what it is told of."""

    key: str
    side: str
    sentence: Sentence
    verb: int
    thing: int

    @property
    def at(self) -> tuple[Sentence, int]:
        return self.sentence, self.verb


@cache
def opposed_words() -> dict[tuple[str, str], tuple[tuple[frozenset[str], str, str], ...]]:
    """(role, verb) → words that must follow, topic, side."""
    found: dict[tuple[str, str], tuple[tuple[frozenset[str], str, str], ...]] = {}
    for row in load_table("opposed_states", OpposedRow):
        for side, entries in (("over", row.over), ("still", row.still)):
            for entry in entries:
                role, _, words = entry.partition(":")
                verb, *after = words.split()
                found[role, verb] = (*found.get((role, verb), ()), (frozenset(after), row.topic, side))
    return found


def opposed_discrepancies(told: Told, times: Sequence[TimeExpression]) -> Iterator[Discrepancy]:
    """One for each pair of opposed states of one thing, on the words of two sources."""
    body = [s for s in told.document.sentences if not s.title]
    said = Counter(t.lemma for s in body for t in s.tokens if t.pos == "VERB")
    again = {lemma for lemma, count in said.items() if count > 1} - VAGUE
    held = [h for s in body for h in _held(s, again)]
    used: set[tuple[int, int]] = set()
    for one, other in combinations(held, 2):
        places = {(h.sentence.index, h.verb) for h in (one, other)}
        if one.key != other.key or one.side == other.side or places & used:
            continue
        if other.sentence.index - one.sentence.index <= APART and _opposed(told, one, other, times):
            used |= places
            yield _discrepancy(told, one, other)


def _opposed(told: Told, one: Held, other: Held, times: Sequence[TimeExpression]) -> bool:
    if not two_named_words(told, one.at, other.at) or not same_day(told, one.sentence, other.sentence, times):
        return False
    if not same_parts(one.at, other.at) or not same_thing(
        told, (one.sentence, one.thing), (other.sentence, other.thing)
    ):
        return False
    if one.key == "control":
        return _other_hands(told, one, other)
    return not one.key.startswith("verb ") or _same_doer(told, one, other)


def _held(sentence: Sentence, again: AbstractSet[str]) -> Iterator[Held]:
    """The states that a sentence tells of; again: verbs that the report has more than once."""
    for verb in sentence.tokens:
        repeated = verb.pos == "VERB" and verb.lemma in again
        if not (repeated or _stative(verb)) or not _predicate(sentence, verb) or changing(sentence, verb.i):
            continue
        status = status_of(sentence, verb.i)[0]
        if status not in (Status.ACTUAL, Status.NEGATED):
            continue
        for role, thing in _roles(sentence, verb):
            if status is Status.ACTUAL:
                yield from _states(sentence, verb, role, thing)
            if repeated and role == "obj":
                yield Held(f"verb {verb.lemma}", status.value, sentence, verb.i, thing)


def _stative(token: Token) -> bool:
    """Whether the table has a word for it."""
    word = "be" if token.pos == "ADJ" else token.lemma.lower()
    return ("obj", word) in opposed_words() or ("subj", word) in opposed_words()


def _predicate(sentence: Sentence, token: Token) -> bool:
    """A verb, or an adjective that the parse takes for a passive ("was still closed")."""
    if token.pos == "ADJ":
        return any(True for _ in sentence.dependents(token.i, "auxpass"))
    return token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")


def _roles(sentence: Sentence, verb: Token) -> Iterator[tuple[str, int]]:
    if verb.pos == "ADJ":
        yield from (("subj", t.i) for t in sentence.dependents(verb.i, "nsubj", "nsubjpass"))
        return
    for noun in objects(sentence, verb.i):
        yield "obj", noun
    found = subject(sentence, verb.i)
    if found is not None and not passive(sentence, verb.i):
        yield "subj", found[0]


def _states(sentence: Sentence, verb: Token, role: str, thing: int) -> Iterator[Held]:
    rows = opposed_words().get((role, "be" if verb.pos == "ADJ" else verb.lemma.lower()), ())
    after = course(sentence, verb.i, (thing,)) | ({verb.lower} if verb.pos == "ADJ" else set()) if rows else set()
    pluperfect = any(t.lower == "had" for t in sentence.dependents(verb.i, "aux"))
    for words, topic, side in rows:
        if words <= after and not (side == "still" and pluperfect):
            yield Held(topic, side, sentence, verb.i, thing)


def _same_doer(told: Told, one: Held, other: Held) -> bool:
    """Whether "signed" and "did not sign" are not of two people."""
    doers = [None if passive(h.sentence, h.verb) else subject(h.sentence, h.verb) for h in (one, other)]
    if doers[0] is None or doers[1] is None:
        return True
    return same_thing(told, (one.sentence, doers[0][0]), (other.sentence, doers[1][0]))


def _other_hands(told: Told, one: Held, other: Held) -> bool:
    """Whether those that hold it are not those that took it, and do not speak for them."""
    taken, holding = (one, other) if one.side == "over" else (other, one)
    captor = doer(taken.sentence, taken.verb)
    speakers = [told.statement(s.span(i, i)) for s, i in (taken.at, holding.at)]
    sources = [[s.source] if s and s.source else [] for s in speakers]
    captors = list(told.cast.at(taken.sentence.index, captor[0])) if captor else sources[0]
    if not captors or share_side(told, captors, sources[1]):
        return False
    words = {taken.sentence.tokens[captor[0]].lemma.lower()} if captor else set()
    below = [i for i in holding.sentence.subtree(holding.verb) if i != holding.thing]
    holders = {a for i in below for a in told.cast.at(holding.sentence.index, i)}
    return not set(captors) & holders and not words & {holding.sentence.tokens[i].lemma.lower() for i in below}


def _discrepancy(told: Told, one: Held, other: Held) -> Discrepancy:
    first, second = (told.statement(s.span(i, i)) for s, i in (one.at, other.at))
    spans = [clause_span(s, i) for s, i in (one.at, other.at)]
    words = [_value(h) for h in (one, other)]
    return Discrepancy(
        id=identity("d", told.report.id, "opposed", spans[0].start, spans[1].start),
        kind=DiscrepancyKind.STATUS,
        claims=(told.claim(words[0], spans[0], first), told.claim(words[1], spans[1], second)),
        resolved=None,
        reason=(
            f"'{spans[0].text}' according to {told.name(first)}, '{spans[1].text}' according to {told.name(second)}; "
            "both cannot be."
        ),
        rule=RULE,
    )


def _value(held: Held) -> str:
    """The state in a word or two: "released", "not signed", "still in office"."""
    verb = held.sentence.tokens[held.verb]
    if held.side == Status.NEGATED.value:
        return f"not {verb.lower}"
    last = next((t for t in held.sentence.dependents(held.verb, "acomp", "prep", "attr", "prt")), None)
    return held.sentence.span(held.verb, max([held.verb, *held.sentence.subtree(last.i)])).text if last else verb.lower
