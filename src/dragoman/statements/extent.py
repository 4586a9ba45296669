"""How far a cue and a content reach."""

import re

from dragoman.sentences import Sentence, Span
from dragoman.statements.reading import Reading

BESIDE_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
RAISING = frozenset("continue go appear seem begin start come proceed happen need try have use like love".split())
LOOSE = " \t\n\u00a0,;:–—―-("
LOOSE_END = LOOSE + ".…"
DATELINE = re.compile(
    r"\s*(?:[A-Z][\w'’.-]*[A-Z][\w'’.-]*[^.!?\n]{0,60}?(?:\s[-–—―]+\s|\)\s*[-–—―]+\s*)|[A-Z][A-Z'’ -]{2,30}:\s)"
)


def cue_span(sentence: Sentence, verb: int, extra: int | None = None) -> tuple[Span, int]:
    """The cue with auxiliaries, negation, adverbs before it and particles after it, and its first token.

    extra: a later token that belongs to it (the preposition of "called for").
    """
    first = _first(sentence, verb)
    last = verb
    for child in sentence.dependents(verb, "prt"):
        if child.i == last + 1:
            last = child.i
    if extra is not None and extra > last:
        last = extra
    return sentence.span(first, last), first


def _first(sentence: Sentence, verb: int) -> int:
    tokens = sentence.tokens
    first = verb
    while first > 0 and _beside(sentence, verb, first - 1):
        first -= 1
    token = tokens[verb]
    head = tokens[token.head]
    raised = token.dep == "xcomp" and (head.lemma in RAISING or head.lemma in ("quote", "cite"))
    if raised and head.i < first and all(_beside(sentence, verb, i) or i == head.i for i in range(head.i, first)):
        return _first(sentence, head.i)
    if (
        token.dep == "pcomp"
        and head.lower == "as"
        and tokens[head.head].lemma in ("quote", "cite")
        and head.i == first - 1
    ):
        return _first(sentence, head.head)
    return first


def _beside(sentence: Sentence, verb: int, at: int) -> bool:
    token = sentence.tokens[at]
    if token.head == verb and token.dep in BESIDE_CUE and token.tag not in ("WRB", "WDT"):
        return True
    above = sentence.tokens[token.head]
    return token.dep in ("prt", "advmod") and above.head == verb and above.dep in BESIDE_CUE


def content_span(reading: Reading, start: int, end: int) -> Span | None:
    """The content between two offsets: loose punctuation trimmed, quotations that it touches taken whole."""
    text = reading.document.text
    start, end = _trim(text, start, end)
    if start >= end:
        return None
    last = reading.quotation_at(end - 1)
    if last is None and end < len(text):
        after = reading.quotation_at(end)
        if after is not None and reading.quotations[after].start < end:
            last = after
    if last is not None and reading.quotations[last].end > end:
        end = reading.quotations[last].end
    first = reading.quotation_at(start)
    if first is not None and reading.quotations[first].start < start:
        start = reading.quotations[first].start
    return reading.document.span(start, end) if start < end else None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in LOOSE:
        start += 1
    while end > start and (text[end - 1] in LOOSE_END or text[end - 1].isspace()):
        if text[end - 1] == "." and _abbreviated(text, start, end):
            break
        end -= 1
    return start, end


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the stop belongs to "U.S." or "N.C."."""
    return end - start >= 4 and text[end - 3] == "." and text[end - 2].isupper()


def body_start(sentence: Sentence) -> int:
    """Offset where the sentence begins to tell, behind a dateline."""
    match = DATELINE.match(sentence.text)
    return sentence.start + match.end() if match else sentence.start
