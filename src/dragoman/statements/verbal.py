"""Statements whose cue is a verb."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.sentences import Sentence, Span, Token
from dragoman.statements.according import RESTART_WORDS, RESTARTS
from dragoman.statements.asides import aside, past_adjuncts
from dragoman.statements.cues import CueVerb, Frame, cue_words, rows_of
from dragoman.statements.direct import left_span, quotation_left, quotation_right, quotation_span, stands_alone
from dragoman.statements.extent import body_start, content_span, cue_span
from dragoman.statements.frames import FINITE, evidence_extent, find_extent, without_aside
from dragoman.statements.labelled import block_content
from dragoman.statements.passives import IMPERSONAL, backed, emerged, hearsay, spans_of
from dragoman.statements.reading import Draft, Reading, Source
from dragoman.statements.records import StatementKind
from dragoman.statements.relatives import relative_object
from dragoman.statements.sources import is_passive, source_at, told_subject

SPEAKING = (Frame.CLAUSE, Frame.QUOTE)
LOOSE = frozenset({"object", "prepositional", "infinitive", "object-as", "object-infinitive"})  # end before an aside


def verbal_drafts(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """The statements of a sentence's cue verbs, in order."""
    for token in sentence.tokens:
        rows = rows_of(token)
        if not rows or not _is_verb(sentence, token) or reading.is_quoted(sentence, token.i):
            continue
        for row in rows:
            draft = _draft(reading, sentence, token.i, row)
            if draft is not None:
                yield draft
                break


def _is_verb(sentence: Sentence, token: Token) -> bool:
    """Whether it is a verb, also one that is taken for a plural but has a subject: "the guild claims"."""
    subject = token.tag == "NNS" and any(t.i < token.i for t in sentence.dependents(token.i, "nsubj"))
    return token.tag.startswith("VB") or subject


def _draft(reading: Reading, sentence: Sentence, verb: int, row: CueVerb) -> Draft | None:
    head = told_subject(sentence, verb)
    head = None if head is not None and reading.is_quoted(sentence, head) else head
    head = _inverted(reading, sentence, verb) if head is None and row.takes(*SPEAKING) else head
    if head is None:
        return hearsay(reading, sentence, verb, row)
    if sentence.tokens[verb].lemma in IMPERSONAL:
        return emerged(reading, sentence, verb, head)
    cue, first = cue_span(sentence, verb)
    source = source_at(reading, sentence, head, first if head < first else verb)
    zone = _zone(sentence, cue, source)
    found = find_extent(sentence, verb, row)
    if found is None and row.takes(Frame.EVIDENCE) and _is_evidence(reading, source):
        shown = evidence_extent(sentence, verb)
        found = (shown, "object") if shown is not None else None
    if row.takes(*SPEAKING):
        spans = _quoted(reading, sentence, zone, found is not None and found[1] == "clause")
        if spans:
            return Draft(row.kind, cue, sentence.index, verb, source, spans, "quote")
    if found is not None:
        (start, end, extra), rule = (without_aside(sentence, found[0]), found[1]) if found[1] in LOOSE else found
        if extra is not None:
            cue, _ = cue_span(sentence, verb, extra)
        fronted = _fronted(reading, sentence, zone) if rule == "clause" else ()
        spans = (fronted or _relative(sentence, verb)) + spans_of(reading, sentence, start, end)
        return Draft(row.kind, cue, sentence.index, verb, source, spans, rule) if spans else None
    if row.takes(Frame.OBJECT) and _rejects(sentence, verb):
        return Draft(row.kind, cue, sentence.index, verb, source, _relative(sentence, verb), "object")
    passive = backed(reading, sentence, verb, row, source)
    return passive or _around_cue(reading, sentence, row, Draft(row.kind, cue, sentence.index, verb, source, (), ""))


def _around_cue(reading: Reading, sentence: Sentence, row: CueVerb, bare: Draft) -> Draft | None:
    """The draft with the content that stands before the cue, around it or in the next paragraph."""
    if row.kind is not StatementKind.SAID or bare.cue is None or bare.source is None:
        return None
    said_so = aside(reading, sentence, bare, row)
    if said_so is not None:
        return said_so
    if not row.takes(*SPEAKING) or _has_object(sentence, bare.token, row):
        return None
    start, end = _zone(sentence, bare.cue, bare.source)
    if sentence.tokens[bare.token].dep != "relcl":
        end = past_adjuncts(sentence, bare.token, end)
    after = row.takes(Frame.CLAUSE) and _may_follow(sentence, bare.token, bare.source)
    spans = _left(reading, sentence, (start, end)) if after else ()
    if spans:
        return replace(bare, content=spans, rule="postposed")
    spans = block_content(reading, sentence, end)
    return replace(bare, content=spans, rule="block") if spans else None


def _may_follow(sentence: Sentence, verb: int, source: Source) -> bool:
    """Whether a cue can stand behind its content: no "who asked", "written by judges", "to judge by its size"."""
    token = sentence.tokens[verb]
    bound = sentence.tokens[source.head].tag in ("WP", "WDT") or (token.dep == "acl" and token.tag == "VBN")
    purpose = token.tag == "VB" and token.dep == "advcl"
    return not bound and not purpose


def _is_evidence(reading: Reading, source: Source) -> bool:
    """Whether the source is a study or a record."""
    return reading.document.sentences[source.sentence].tokens[source.head].lemma in cue_words("evidence")


def _has_object(sentence: Sentence, verb: int, row: CueVerb) -> bool:
    """Whether what follows the verb is its object, and none that hears it."""
    if row.takes(Frame.ADDRESSEE):
        return False
    return any(
        t.i > verb and t.tag != "NNP" for t in sentence.dependents(verb, "dobj", "xcomp", "attr", "acomp", "oprd")
    )


def _relative(sentence: Sentence, verb: int) -> tuple[Span, ...]:
    """What a relative clause describes belongs to the content: "the plan" of "the plan, which he called a farce"."""
    found = relative_object(sentence, verb)
    return (sentence.span(*found),) if found is not None else ()


def _rejects(sentence: Sentence, verb: int) -> bool:
    """ "the charge he rejects", "a plan that she praised": the noun is all that is said, and no comma parts them."""
    found = relative_object(sentence, verb)
    return found is not None and found[0] != found[1] and sentence.tokens[found[1] + 1].text != ","


def _inverted(reading: Reading, sentence: Sentence, verb: int) -> int | None:
    """The subject after the verb where the parse has it as an object: "…," declared the bishop."""
    if is_passive(sentence, verb) or quotation_left(reading, cue_span(sentence, verb)[0].start) is None:
        return None
    for child in sentence.dependents(verb, "nsubj", "dobj", "attr", "npadvmod", "dep", "oprd"):
        if child.i > verb and child.pos in ("NOUN", "PROPN", "PRON") and not reading.is_quoted(sentence, child.i):
            return child.i
    return None


def _zone(sentence: Sentence, cue: Span, source: Source) -> tuple[int, int]:
    """Offsets of the cue with its source, where they stand side by side."""
    start, end = cue.start, cue.end
    if source.sentence == sentence.index and source.span.end <= cue.start:
        between = sentence.text[source.span.end - sentence.start : cue.start - sentence.start]
        if not between.strip(" ,"):
            start = source.span.start
    elif source.span.start >= cue.end:
        end = max(end, source.span.end)
    return start, end


def _quoted(reading: Reading, sentence: Sentence, zone: tuple[int, int], has_clause: bool) -> tuple[Span, ...]:
    start, end = zone
    spans: list[Span] = []
    left = quotation_left(reading, start)
    if left is not None and (not has_clause or stands_alone(reading, left)):
        span = left_span(reading, left)
        if span is not None:
            spans.append(span)
    right = quotation_right(reading, sentence, end)
    if right is not None:
        spans.append(quotation_span(reading, right))
    return tuple(spans)


def _left(reading: Reading, sentence: Sentence, zone: tuple[int, int]) -> tuple[Span, ...]:
    """ "They left, officials said": what stands before the cue, and behind it where it is inserted."""
    start, end = zone
    before = reading.document.text[sentence.start : start].rstrip()
    if not before.endswith((",", "—", "–", "-", "”", '"', "''")):
        return ()
    first = content_span(reading, max(body_start(sentence), _clause_start(sentence, zone)), start)
    behind = _inserted(reading, sentence, end)
    if first is None or not (_tells(sentence, first) or behind):
        return ()
    return (first, *behind)


def _clause_start(sentence: Sentence, zone: tuple[int, int]) -> int:
    """Offset where the clause begins that an aside stands in: behind a semicolon, or behind ", and" and its like."""
    before = [t for t in sentence.tokens if t.end <= zone[0]]
    for token in reversed(before):
        if token.text == ";" or (token.dep == "cc" and token.i and sentence.tokens[token.i - 1].text == ","):
            main = token.text == ";" or _is_main(sentence, token.head)
            if main:
                return token.end
    return sentence.start


def _is_main(sentence: Sentence, verb: int) -> bool:
    """Whether it is the sentence's main verb or coordinated with it."""
    while sentence.tokens[verb].dep == "conj":
        verb = sentence.tokens[verb].head
    return sentence.tokens[verb].head == verb and sentence.tokens[verb].pos in ("VERB", "AUX")


def _tells(sentence: Sentence, span: Span) -> bool:
    """Whether a main clause stands in the span."""
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    if not inside or inside[0].dep == "mark" or (inside[0].tag in ("WRB", "IN") and inside[0].dep == "advmod"):
        return False
    return any(t.tag in FINITE or t.tag == "VBN" for t in inside)


def _fronted(reading: Reading, sentence: Sentence, zone: tuple[int, int]) -> tuple[Span, ...]:
    """The first part of "Too often, officials said, the raids fail"."""
    start, end = zone
    following = next((t for t in sentence.tokens if t.start >= end), None)
    before = reading.document.text[sentence.start : start].rstrip()
    if following is None or following.text != "," or not before.endswith(","):
        return ()
    span = content_span(reading, body_start(sentence), start)
    return (span,) if span is not None else ()


def _inserted(reading: Reading, sentence: Sentence, end: int) -> tuple[Span, ...]:
    """The second part of "The raid, officials said, failed"."""
    following = next((t for t in sentence.tokens if t.start >= end), None)
    if following is None or following.text != "," or following.i + 2 >= len(sentence.tokens):
        return ()
    root = next((t.i for t in sentence.tokens if t.head == t.i), 0)
    opens = sentence.tokens[following.i + 1]
    if root < following.i and (opens.tag in RESTARTS or opens.lower in RESTART_WORDS):
        return ()
    span = content_span(reading, opens.start, sentence.end)
    return (span,) if span is not None else ()
