"""Quotations beside a cue: before it, after it, or on both sides."""

import re

from dragoman.sentences import Sentence, Span
from dragoman.statements.cues import Frame, cue_verbs
from dragoman.statements.extent import body_start, content_span
from dragoman.statements.reading import Reading

WIDEST_GAP = 120  # between a cue and the quotation that it introduces, code points
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BETWEEN = " \t\u00a0,–—―-"
NEXT_LINE = re.compile(r"[\s\u00a0]*:[\s\u00a0]*")


def quotation_right(reading: Reading, sentence: Sentence, offset: int) -> int | None:
    """Index of the quotation that the cue zone ending at this offset introduces."""
    at = reading.quotation_after(offset)
    if at is None:
        return None
    one = reading.quotations[at]
    gap = reading.document.text[offset : one.start]
    if NEXT_LINE.fullmatch(gap):
        return at
    if "\n" in gap or len(gap) > WIDEST_GAP or any(mark in gap for mark in (";", ". ")):
        return None
    bare = gap.strip(" \t\u00a0")
    if bare[-1:] not in (",", ":") and (bare or not reading.full[at]):
        return None
    if bare.removesuffix(",").endswith("that"):
        return None
    if _has_verb(sentence, offset, one.start) or bare.count(",") > 2:
        return None
    return at


def _has_verb(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb stands between, also an "adding" to which the quotation belongs."""
    between = [token for token in sentence.tokens if start <= token.start < end]
    return any(t.tag in FINITE or (t.tag == "VBG" and _quotes(t.lemma)) for t in between)


def _quotes(lemma: str) -> bool:
    return any(row.takes(Frame.QUOTE) for row in cue_verbs().get(lemma, ()))


def quotation_left(reading: Reading, offset: int) -> int | None:
    """Index of the quotation that ends right before this offset."""
    at = reading.quotation_before(offset)
    if at is None:
        return None
    one = reading.quotations[at]
    gap = reading.document.text[one.end : offset]
    if gap.strip(BETWEEN) or "\n" in gap:
        return None
    last = reading.document.text[one.inner_start : one.inner_end].rstrip("’' ")[-1:]
    return at if gap.strip() or (one.closed and last in ",?!—–-…") else None


def stands_alone(reading: Reading, at: int) -> bool:
    """Whether no words of its own sentence run into the quotation."""
    start = reading.quotations[at].start
    before = reading.document.text[max(0, start - 8) : start].rstrip(" \t\u00a0")[-1:]
    return not before or before in '.!?:\n”"–—―-…' or not _clause_before(reading, start)


def left_span(reading: Reading, at: int) -> Span | None:
    """The quotation before a cue, with the words before it that belong to the same sentence."""
    one = reading.quotations[at]
    if stands_alone(reading, at):
        return reading.document.span(one.start, one.end)
    sentence = reading.document.sentence_at(one.start)
    start = body_start(sentence) if sentence is not None else one.start
    return content_span(reading, min(start, one.start), one.end)


def _clause_before(reading: Reading, offset: int) -> bool:
    """Whether words of the same sentence run into the quotation, without a cue of their own."""
    sentence = reading.document.sentence_at(offset)
    if sentence is None or sentence.start >= offset:
        return False
    return "\n" not in reading.document.text[sentence.start : offset]


def quotation_span(reading: Reading, at: int) -> Span:
    """The quotation with its marks."""
    one = reading.quotations[at]
    return reading.document.span(one.start, one.end)
