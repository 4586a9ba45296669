"""Passives: "is said to have fled", "was accused of theft" name nobody; "was backed by the guild" does."""

from dragoman.sentences import Sentence, Span
from dragoman.statements.cues import CueVerb, Frame
from dragoman.statements.extent import content_span, cue_span
from dragoman.statements.frames import EMPTY_ACTS, find_extent
from dragoman.statements.reading import Draft, Reading, Source
from dragoman.statements.sources import is_passive

HEARSAY = frozenset({"say", "report", "believe", "think", "allege", "understand", "suspect", "rumor", "know", "expect"})
JUDGING = {Frame.OBJECT_OF: ("of",), Frame.OBJECT_AS: ("as",), Frame.OBJECT_FOR: ("for",)}


def spans_of(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[Span, ...]:
    """The content from token first to token last, without a coordinator or comma at its end."""
    while last > first and (sentence.tokens[last].tag == "CC" or sentence.tokens[last].text == ","):
        last -= 1
    span = content_span(reading, sentence.tokens[first].start, sentence.tokens[last].end)
    return (span,) if span is not None else ()


def hearsay(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    """A passive without an agent: nobody is named."""
    if not is_passive(sentence, verb):
        return None
    if sentence.tokens[verb].lemma not in HEARSAY:
        return _judged(reading, sentence, verb, row)
    found = find_extent(sentence, verb, row)
    if found is None or found[1] not in ("clause", "infinitive"):
        return _infinite(reading, sentence, verb, row) or _judged(reading, sentence, verb, row)
    (start, end, _), rule = found
    spans = spans_of(reading, sentence, start, end)
    cue, _ = cue_span(sentence, verb)
    return Draft(row.kind, cue, sentence.index, verb, None, spans, f"hearsay-{rule}") if spans else None


def _infinite(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    subject = next(sentence.dependents(verb, "nsubjpass"), None)
    action = next((t for t in sentence.dependents(verb, "xcomp") if t.i > verb), None)
    if subject is None or action is None or action.lemma in EMPTY_ACTS:
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
    for preposition in sentence.dependents(verb, "prep"):
        below = next((t.i for t in sentence.dependents(preposition.i, "pobj", "pcomp")), None)
        if subject is None or below is None or preposition.lower not in wanted or preposition.i < verb:
            continue
        held = sentence.subtree(subject.i)
        inside = [i for i in sentence.subtree(below) if i > preposition.i]
        spans = spans_of(reading, sentence, held[0], held[-1]) + spans_of(reading, sentence, inside[0], inside[-1])
        cue, _ = cue_span(sentence, verb, preposition.i if preposition.i == verb + 1 else None)
        return Draft(row.kind, cue, sentence.index, verb, None, spans, "hearsay-judged")
    return None


def backed(reading: Reading, sentence: Sentence, verb: int, row: CueVerb, source: Source) -> Draft | None:
    """ "was backed by the guild", "is said by aides to have left": the subject, and the infinitive if any."""
    by = next((t.i for t in sentence.dependents(verb, "agent") if t.i > verb), None)
    subject = next(sentence.dependents(verb, "nsubjpass"), None)
    judged = any(t.lower == "as" for t in sentence.dependents(verb, "prep"))
    if by is None or subject is None or judged or not is_passive(sentence, verb):
        return None
    if not row.takes(Frame.OBJECT, Frame.CLAUSE):
        return None
    inside = sentence.subtree(subject.i)
    spans = spans_of(reading, sentence, inside[0], inside[-1])
    for action in sentence.dependents(verb, "xcomp"):
        after = [i for i in sentence.subtree(action.i) if i > by]
        spans += spans_of(reading, sentence, after[0], after[-1]) if action.i > by else ()
    cue, _ = cue_span(sentence, verb, by if by == verb + 1 else None)
    return Draft(row.kind, cue, sentence.index, verb, source, spans, "passive") if spans else None
