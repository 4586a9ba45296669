"""Two counts of one thing by different sources."""

from collections.abc import Iterator, Sequence

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.comparable import differ, number_span, one_thing, teller
from dragoman.discrepancies.counts import TOLLS, Count, find_counts
from dragoman.discrepancies.numbers import read_number
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.events import Event
from dragoman.events.clauses import objects
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, identity
from dragoman.statements import Statement
from dragoman.times import TimeExpression

APART = 3  # sentences between two counts of one thing at most
THINGS_APART = 2  # the same for counts that no measure of ours names
DISPUTING = frozenset("dispute contest challenge question dismiss reject deny doubt refute".split())
GIVEN = frozenset("give report claim announce cite publish state issue provide release".split())
COMPARING = frozenset("half twice double triple third quarter more less fewer higher lower below above".split())
RULE = "discrepancies.figures@1"


def figure_discrepancies(told: Told, times: Sequence[TimeExpression], events: Sequence[Event]) -> Iterator[Discrepancy]:
    """One for each measure that two sources count differently, told within a few sentences."""
    counts = [c for s in told.document.sentences if not s.title for c in find_counts(s)]
    used: set[tuple[int, int]] = set()
    for k, one in enumerate(counts):
        for other in counts[k + 1 :]:
            if other.sentence.index - one.sentence.index > (THINGS_APART if one.things else APART):
                break
            if _place(one) in used or _place(other) in used:
                continue
            if differ(one, other) and one_thing(told, one, other, times, events):
                used |= {_place(one), _place(other)}
                yield _discrepancy(told, one, other)
                break
    for count in counts:
        if _place(count) not in used and not count.things:
            yield from _disputed(told, count)
            yield from _elliptical(told, count)


def _place(count: Count) -> tuple[int, int]:
    return count.sentence.index, count.number


def _discrepancy(told: Told, one: Count, other: Count) -> Discrepancy:
    first, second = told.statement(number_span(one)), told.statement(number_span(other))
    named = [told.name(s) if s is not None else _subject(told, c) for c, s in ((one, first), (other, second))]
    return Discrepancy(
        id=identity("d", told.report.id, "figure", number_span(one).start, number_span(other).start),
        kind=DiscrepancyKind.FIGURE,
        claims=(told.claim(one.told, one.span, first), told.claim(other.told, other.span, second)),
        resolved=None,
        reason=_reason(named, one, other),
        rule=RULE,
    )


def _reason(named: Sequence[str], one: Count, other: Count) -> str:
    if one.things:
        return f"{one.shown} according to {named[0]}, {other.shown} according to {named[1]}."
    return f"{one.told} {one.measure} according to {named[0]}, {other.told} according to {named[1]}."


def _subject(told: Told, count: Count) -> str:
    ids = teller(told, count)
    return told.actors[ids[0]].name if ids else "the report itself"


def _disputed(told: Told, count: Count) -> Iterator[Discrepancy]:
    """ "disputed the toll", "twice the figure released by the army": said to differ, with or without a number."""
    index = count.sentence.index
    for sentence in told.document.sentences[index : index + APART + 1]:
        at = _dispute(sentence) if sentence.index > index else None
        at = at if at is not None else _comparison(sentence) if sentence.index == index else None
        if at is None:
            continue
        span, statement = clause_span(sentence, at), told.statement(number_span(count))
        other = told.statement(sentence.span(at, at))
        yield Discrepancy(
            id=identity("d", told.report.id, "figure", number_span(count).start, span.start),
            kind=DiscrepancyKind.FIGURE,
            claims=(told.claim(count.told, count.span, statement), told.claim("another figure", span, other)),
            resolved=None,
            reason=f"{told.name(statement)} has {count.told} {count.measure}; '{span.text}' says that it is disputed.",
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
        number, between = read_number(sentence, token.i), tokens[count.number + 1 : token.i - 1]
        separated = any(t.text in (",", ";") or t.lower in ("while", "and", "but") for t in between)
        verbal = any(t.pos in ("VERB", "AUX") for t in between)
        ends = number is not None and (number.last + 1 >= len(tokens) or tokens[number.last + 1].pos == "PUNCT")
        if number is not None and ends and number.value != count.value and separated and not verbal:
            yield _ellipsis(told, count, token.i, number.value)
            return


def _ellipsis(told: Told, count: Count, second: int, value: int) -> Discrepancy:
    sentence = count.sentence
    first = next(
        t.i for t in sentence.tokens[count.number :] if t.text in (",", ";") or t.lower in ("while", "and", "but")
    )
    span, statement = sentence.span(first + 1, second), told.statement(number_span(count))
    return Discrepancy(
        id=identity("d", told.report.id, "figure", number_span(count).start, span.start),
        kind=DiscrepancyKind.FIGURE,
        claims=(
            told.claim(count.told, sentence.span(count.number, count.at), statement)
            if count.number <= count.at
            else told.claim(count.told, count.span, statement),
            told.claim(str(value), span, _second_statement(told, sentence, second)),
        ),
        resolved=None,
        reason=f"One source has {count.told} {count.measure}, another has {value}.",
        rule=RULE,
    )


def _second_statement(told: Told, sentence: Sentence, i: int) -> Statement | None:
    return told.statement(sentence.span(i, i))
