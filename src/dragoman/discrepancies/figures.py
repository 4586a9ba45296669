"""Two counts of one thing by different sources."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.counts import TOLLS, Count, find_counts, number_at
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.events import Event, Slot
from dragoman.events.clauses import objects, obliques
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Span, identity
from dragoman.statements import Statement
from dragoman.times import TimeExpression

APART = 3  # sentences between two counts of one thing at most
DEVELOPING = frozenset("earlier initially previously rise climb increase grow later since updated revise".split())
ELSEWHERE = frozenset("second third another separate elsewhere other".split())
DISPUTING = frozenset("dispute contest challenge question dismiss reject deny doubt refute".split())
ANOTHER = frozenset("another second third separate different fresh".split())
GIVEN = frozenset("give report claim announce cite publish state issue provide release".split())
COMPARING = frozenset("half twice double triple third quarter more less fewer higher lower below above".split())
RULE = "discrepancies.figures@1"


def figure_discrepancies(told: Told, times: Sequence[TimeExpression], events: Sequence[Event]) -> Iterator[Discrepancy]:
    """One for each measure that two sources count differently, told within a few sentences."""
    counts = [c for s in told.document.sentences if not s.title for c in find_counts(s)]
    used: set[int] = set()
    for k, one in enumerate(counts):
        for other in counts[k + 1 :]:
            if other.sentence.index - one.sentence.index > APART:
                break
            if one.number in used and one.sentence is other.sentence:
                continue
            if _differ(one, other) and _one_thing(told, one, other, times, events):
                yield _discrepancy(told, one, other)
                break
    for count in counts:
        yield from _disputed(told, count)
        yield from _elliptical(told, count)


def _differ(one: Count, other: Count) -> bool:
    return one.measure == other.measure and (one.high < other.low or other.high < one.low)


def _one_thing(told: Told, one: Count, other: Count, times: Sequence[TimeExpression], events: Sequence[Event]) -> bool:
    """Whether two counts are of the same people at the same time and place, by two different sources."""
    first, second = told.statement(_number(one)), told.statement(_number(other))
    if told.word(first) == told.word(second) or (second is None and not _reported(other)):
        return False
    whom = _whom(one), _whom(other)
    if None not in whom and whom[0] != whom[1]:
        return False
    if _another(one) != _another(other):
        return False
    if one.marks and other.marks and not one.marks & other.marks:
        return False
    if any(t.lemma.lower() in DEVELOPING | ELSEWHERE for c in (one, other) for t in c.sentence.tokens):
        return False
    return _same_day(one, other, times) and _same_scene(one, other, events)


def _whom(count: Count) -> str | None:
    """Who is counted, also in "three of their fighters"."""
    parts = [count.sentence.tokens[n].lemma.lower() for n in obliques(count.sentence, count.number, "of")]
    return count.whom or next(iter(parts), None)


def _another(count: Count) -> bool:
    """Whether the clause tells of a second thing of the kind ("in a second attack")."""
    tokens = (count.sentence.tokens[i] for i in count.sentence.subtree(count.at))
    return any(t.lower in ANOTHER and t.dep in ("amod", "det") for t in tokens)


def _number(count: Count) -> Span:
    return count.sentence.span(count.number, count.number)


def _reported(count: Count) -> bool:
    """ "The ministry put the number at four": the clause itself names whose count it is."""
    return count.sentence.tokens[count.at].lemma in ("put", "place", "estimate", "list", "give")


def _same_day(one: Count, other: Count, times: Sequence[TimeExpression]) -> bool:
    """Whether no day that the one sentence names keeps it apart from the other."""
    first, second = (
        [(t.start, t.end) for t in times if t.sentence == c.sentence.index and t.start and t.end]
        for c in (one, other)
    )
    if not first or not second:
        return True
    return any(a[0] <= b[1] and b[0] <= a[1] for a in first for b in second)


def _same_scene(one: Count, other: Count, events: Iterable[Event]) -> bool:
    """No other place and no other doer is told of the one than of the other."""
    scenes = []
    for count in (one, other):
        own = [e for e in events if e.sentence == count.sentence.index and e.head == count.at]
        scenes.append(own[0] if own else None)
    first, second = scenes
    if first is None or second is None:
        return True
    if first.place is not None and second.place is not None and first.place.name != second.place.name:
        return False
    doers = [set(e.fillers(Slot.ACTOR)) for e in (first, second)]
    return not (doers[0] and doers[1] and not doers[0] & doers[1])


def _discrepancy(told: Told, one: Count, other: Count) -> Discrepancy:
    first, second = told.statement(_number(one)), told.statement(_number(other))
    named = [told.name(s) if s is not None else _subject(told, c) for c, s in ((one, first), (other, second))]
    return Discrepancy(
        id=identity("d", told.report.id, "figure", _number(one).start, _number(other).start),
        kind=DiscrepancyKind.FIGURE,
        claims=(told.claim(str(one.value), one.span, first), told.claim(str(other.value), other.span, second)),
        resolved=None,
        reason=f"{named[0]} has {one.value} {one.measure}, {named[1]} has {other.value}.",
        rule=RULE,
    )


def _subject(told: Told, count: Count) -> str:
    for token in count.sentence.dependents(count.at, "nsubj"):
        ids = told.cast.at(count.sentence.index, token.i)
        if ids and _reported(count):
            return told.actors[ids[0]].name
    return "the report itself"


def _disputed(told: Told, count: Count) -> Iterator[Discrepancy]:
    """ "disputed the toll", "twice the figure released by the army": said to differ, with or without a number."""
    index = count.sentence.index
    for sentence in told.document.sentences[index : index + APART + 1]:
        at = _dispute(sentence) if sentence.index > index else None
        at = at if at is not None else _comparison(sentence) if sentence.index == index else None
        if at is None:
            continue
        span, statement = clause_span(sentence, at), told.statement(_number(count))
        other = told.statement(sentence.span(at, at))
        yield Discrepancy(
            id=identity("d", told.report.id, "figure", _number(count).start, span.start),
            kind=DiscrepancyKind.FIGURE,
            claims=(told.claim(str(count.value), count.span, statement), told.claim("another figure", span, other)),
            resolved=None,
            reason=f"{told.name(statement)} has {count.value} {count.measure}; '{span.text}' says that it is disputed.",
            rule=RULE,
        )
        return


def _dispute(sentence: Sentence) -> int | None:
    """The verb that turns a figure down."""
    for verb in sentence.tokens:
        if verb.pos == "VERB" and verb.lemma in DISPUTING:
            for n in objects(sentence, verb.i):
                if sentence.tokens[n].lemma.lower() in TOLLS and not any(
                    True for _ in sentence.dependents(verb.i, "neg")
                ):
                    return verb.i
    return None


def _comparison(sentence: Sentence) -> int | None:
    """The figure of somebody else that a count is measured against."""
    for token in sentence.tokens:
        if token.lemma.lower() not in TOLLS:
            continue
        given = any(t.lemma in GIVEN and t.tag == "VBN" for t in sentence.dependents(token.i, "acl"))
        before = {t.lower for t in sentence.tokens[max(0, token.i - 5) : token.i]}
        if given and before & COMPARING:
            return token.i
    return None


def _elliptical(told: Told, count: Count) -> Iterator[Discrepancy]:
    """ "The army speaks of 31 dead, doctors of 17": the second source's verb is understood."""
    sentence, tokens = count.sentence, count.sentence.tokens
    if count.number == 0 or tokens[count.number - 1].lower != "of":
        return
    for token in tokens[count.number + 1 :]:
        if token.tag != "CD" or tokens[token.i - 1].lower != "of":
            continue
        value, between = number_at(sentence, token.i), tokens[count.number + 1 : token.i - 1]
        separated = any(t.text in (",", ";") or t.lower in ("while", "and", "but") for t in between)
        verbal = any(t.pos in ("VERB", "AUX") for t in between)
        ends = token.i + 1 >= len(tokens) or tokens[token.i + 1].pos == "PUNCT"
        if value is not None and value != count.value and separated and not verbal and ends:
            yield _ellipsis(told, count, token.i, value)
            return


def _ellipsis(told: Told, count: Count, second: int, value: int) -> Discrepancy:
    sentence = count.sentence
    first = next(
        t.i for t in sentence.tokens[count.number :] if t.text in (",", ";") or t.lower in ("while", "and", "but")
    )
    span, statement = sentence.span(first + 1, second), told.statement(_number(count))
    return Discrepancy(
        id=identity("d", told.report.id, "figure", _number(count).start, span.start),
        kind=DiscrepancyKind.FIGURE,
        claims=(
            told.claim(str(count.value), sentence.span(count.number, count.at), statement)
            if count.number <= count.at
            else told.claim(str(count.value), count.span, statement),
            told.claim(str(value), span, _second_statement(told, sentence, second)),
        ),
        resolved=None,
        reason=f"One source has {count.value} {count.measure}, another has {value}.",
        rule=RULE,
    )


def _second_statement(told: Told, sentence: Sentence, i: int) -> Statement | None:
    return told.statement(sentence.span(i, i))
