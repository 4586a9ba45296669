"""Passives: "is said to have fled", "was accused of theft" name nobody; "was backed by the guild" does."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.sentences import Sentence, Span, Token
from dragoman.statements.cues import CueVerb, Frame
from dragoman.statements.extent import content_span, cue_span
from dragoman.statements.frames import find_extent, is_empty
from dragoman.statements.reading import Draft, Reading, Source
from dragoman.statements.records import StatementKind
from dragoman.statements.sources import is_passive, source_at, subject_of

HEARSAY = frozenset({"say", "report", "believe", "think", "allege", "understand", "suspect", "rumor", "know", "expect"})
TOLD = frozenset("ask tell inform advise assure warn promise brief notify remind urge order invite".split())
IMPERSONAL = frozenset({"emerge", "transpire"})
JUDGING = {Frame.OBJECT_OF: ("of",), Frame.OBJECT_AS: ("as",), Frame.OBJECT_FOR: ("for",)}


def spans_of(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
    """The content from token first to token last, without a coordinator or comma at its end."""
    while last > first and (sentence.tokens[last].tag == "CC" or sentence.tokens[last].text == ","):
        last -= 1
    span = content_span(reading, sentence.tokens[first].start, sentence.tokens[last].end)
    return (span,) if span is not None else ()


def hearsay(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    """A passive without an agent: nobody is named, but in "let it be known"."""
    if not is_passive(sentence, verb):
        return None
    if sentence.tokens[sentence.tokens[verb].head].lemma == "let" and sentence.tokens[verb].lemma == "know":
        return _let_known(reading, sentence, verb)
    if sentence.tokens[verb].lemma in TOLD:
        return _told(reading, sentence, verb, row)
    impersonal = any(t.lower == "it" for t in sentence.dependents(verb, "nsubjpass")) and row.takes(Frame.CLAUSE)
    if sentence.tokens[verb].lemma not in HEARSAY and not impersonal:
        return _judged(reading, sentence, verb, row)
    found = find_extent(sentence, verb, row)
    if found is None or found[1] not in ("clause", "infinitive"):
        return _infinite(reading, sentence, verb, row) or _judged(reading, sentence, verb, row)
    (start, end, _), rule = found
    spans = spans_of(reading, sentence, start, end)
    cue, _ = cue_span(sentence, verb)
    return Draft(row.kind, cue, sentence.index, verb, None, spans, f"hearsay-{rule}") if spans else None


def _let_known(reading: Reading, sentence: Sentence, verb: int) -> Draft | None:
    let = sentence.tokens[verb].head
    head = subject_of(sentence, let)
    clause = next((t for t in sentence.dependents(verb, "ccomp") if t.i > verb), None)
    if head is None or clause is None or let > verb:
        return None
    first, last = cue_span(sentence, let)[1], verb
    inside = [i for i in sentence.subtree(clause.i) if i > verb]
    spans = spans_of(reading, sentence, inside[0], inside[-1])
    source, cue = source_at(reading, sentence, head, first), sentence.span(first, last)
    return Draft(StatementKind.SAID, cue, sentence.index, verb, source, spans, "clause") if spans else None


def emerged(reading: Reading, sentence: Sentence, verb: int, head: int) -> Draft | None:
    """ "It emerged that the road was closed": nobody is named."""
    clause = next((t for t in sentence.dependents(verb, "ccomp") if t.i > verb), None)
    if clause is None or sentence.tokens[head].lower != "it":
        return None
    inside = [i for i in sentence.subtree(clause.i) if i > verb]
    spans = spans_of(reading, sentence, inside[0], inside[-1])
    cue, _ = cue_span(sentence, verb)
    return Draft(StatementKind.SAID, cue, sentence.index, verb, None, spans, "hearsay-clause") if spans else None


def _told(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    """ "was told that", "were asked to leave", "asked why": what an unnamed speaker had for the hearer."""
    found = find_extent(sentence, verb, row)
    if found is None:
        return _asked_to(reading, sentence, verb, row)
    (start, end, extra), rule = found
    spans = spans_of(reading, sentence, start, end)
    cue, _ = cue_span(sentence, verb, extra)
    return Draft(row.kind, cue, sentence.index, verb, None, spans, f"hearsay-{rule}") if spans else None


def _asked_to(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    """The hearer and what was asked of them: they were asked to leave."""
    return _infinite(reading, sentence, verb, row) if row.takes(Frame.OBJECT_INFINITIVE) else None


def _infinite(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    subject = next(sentence.dependents(verb, "nsubjpass"), None)
    action = next((t for t in sentence.dependents(verb, "xcomp") if t.i > verb), None)
    if subject is None or action is None or is_empty(sentence, verb, action.i):
        return None
    below = sentence.subtree(subject.i)
    inside = [i for i in sentence.subtree(action.i) if i > verb]
    spans = spans_of(reading, sentence, below[0], below[-1]) + spans_of(reading, sentence, inside[0], inside[-1])
    cue, _ = cue_span(sentence, verb)
    return Draft(row.kind, cue, sentence.index, verb, None, spans, "hearsay-infinitive")


def _judged(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    """ "was accused of theft", "is known as the Crow": who is judged, and how."""
    wanted = {word for frame, words in JUDGING.items() if row.takes(frame) for word in words}
    subject = next(sentence.dependents(verb, "nsubjpass"), None)
    for preposition in _after_agent(sentence, verb):
        below = next((t.i for t in sentence.dependents(preposition.i, "pobj", "pcomp", "amod", "advcl")), None)
        if subject is None or below is None or preposition.lower not in wanted or preposition.i < verb:
            continue
        held = sentence.subtree(subject.i)
        inside = [i for i in sentence.subtree(below) if i > preposition.i]
        spans = spans_of(reading, sentence, held[0], held[-1]) + spans_of(reading, sentence, inside[0], inside[-1])
        cue, _ = cue_span(sentence, verb, preposition.i if preposition.i == verb + 1 else None)
        return Draft(row.kind, cue, sentence.index, verb, None, spans, "hearsay-judged")
    return None


def _before(reading: Reading, sentence: Sentence, source: Source, judged: Draft) -> Source:
    """The source without "of theft" behind it, which is what is said."""
    start = judged.content[-1].start
    if not source.span.start < start < source.span.end:
        return source
    last = max(t.i for t in sentence.tokens if t.end <= start) - 1
    return replace(source, span=reading.document.span(source.span.start, sentence.tokens[last].end))


def _after_agent(sentence: Sentence, verb: int) -> Iterator[Token]:
    """The prepositions of a passive, also those that the parse hangs on who did it: "accused by the court of theft"."""
    yield from sentence.dependents(verb, "prep")
    for by in sentence.dependents(verb, "agent"):
        for doer in sentence.dependents(by.i, "pobj"):
            yield from (
                t for t in sentence.dependents(doer.i, "prep") if t.i > doer.i and sentence.tokens[t.i - 1].text != ","
            )


def backed(reading: Reading, sentence: Sentence, verb: int, row: CueVerb, source: Source) -> Draft | None:
    """ "was backed by the guild", "is said by aides to have left": the subject, and the infinitive if any."""
    by = next((t.i for t in sentence.dependents(verb, "agent") if t.i > verb), None)
    subject = next(sentence.dependents(verb, "nsubjpass"), None)
    quoted = any(
        t.tag == "VBG" for prep in sentence.dependents(verb, "prep") for t in sentence.dependents(prep.i, "pcomp")
    )
    if by is None or subject is None or quoted or not is_passive(sentence, verb):
        return None
    judged = _judged(reading, sentence, verb, row)
    if judged is not None:
        return replace(judged, source=_before(reading, sentence, source, judged), rule="passive-judged")
    if not row.takes(Frame.OBJECT, Frame.CLAUSE):
        return None
    inside = sentence.subtree(subject.i)
    spans = spans_of(reading, sentence, inside[0], inside[-1])
    for action in sentence.dependents(verb, "xcomp"):
        after = [i for i in sentence.subtree(action.i) if i > by]
        spans += spans_of(reading, sentence, after[0], after[-1]) if action.i > by else ()
    cue, _ = cue_span(sentence, verb, by if by == verb + 1 else None)
    return Draft(row.kind, cue, sentence.index, verb, source, spans, "passive") if spans else None
