"""A statement carried in full: "declares as follows:" and its paragraphs."""

import re

from dragoman.sentences import Document, Sentence
from dragoman.statements.extent import content_span
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.records import StatementKind
from dragoman.statements.sources import source_at, subject_of

LEADS = re.compile(r"\b(?:the following|as follows)\b[^.!?:]{0,60}:\s*$", re.IGNORECASE)
OFFICIAL = re.compile(r"\b(?:statement|communiqu[eé]|declaration|press release|note verbale)\b", re.IGNORECASE)
NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-–•*]|\(?[a-z]\))\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST_CLOSING = 10  # words of a line of place and date
MOST_PARAGRAPHS = 60


def body_drafts(reading: Reading) -> list[Draft]:
    """One statement for each paragraph that a communiqué carries."""
    document = reading.document
    for sentence in document.sentences:
        if not sentence.title and LEADS.search(sentence.text):
            paragraphs = _paragraphs(document, sentence)
            lead = _lead(reading, sentence)
            if lead is not None and paragraphs:
                return _drafts(reading, lead, paragraphs)
    return []


def _lead(reading: Reading, sentence: Sentence) -> Draft | None:
    """The cue and source of the sentence that announces the text."""
    root = next((t.i for t in sentence.tokens if t.head == t.i), 0)
    head = subject_of(sentence, root)
    if head is None or sentence.tokens[root].pos not in ("VERB", "AUX"):
        return None
    source = source_at(reading, sentence, head, root)
    return Draft(StatementKind.SAID, sentence.span(root, root), sentence.index, root, source, (), "body")


def _paragraphs(document: Document, lead: Sentence) -> list[tuple[int, int]]:
    """Offsets of the paragraphs behind the lead; only the next one unless the report is a communiqué."""
    found: dict[int, tuple[int, int]] = {}
    for sentence in document.sentences:
        if sentence.paragraph > lead.paragraph and len(found) <= MOST_PARAGRAPHS:
            start, _ = found.get(sentence.paragraph, (sentence.start, 0))
            found[sentence.paragraph] = (start, sentence.end)
    spans = list(found.values())
    opening = document.text[: lead.start]
    numbered = sum(1 for start, end in spans if NUMBER.match(document.text[start:end])) >= 2
    whole = numbered or bool(OFFICIAL.search(opening.split("\n", 1)[0]))
    kept = []
    for start, end in spans if whole else spans[:1]:
        text = document.text[start:end]
        if _is_closing(text):
            break
        kept.append((start, end))
    return kept


def _is_closing(text: str) -> bool:
    return bool(YEAR.search(text)) and len(text.split()) <= LONGEST_CLOSING and not text.rstrip().endswith(".")


def _drafts(reading: Reading, lead: Draft, paragraphs: list[tuple[int, int]]) -> list[Draft]:
    drafts = []
    for start, end in paragraphs:
        text = reading.document.text
        number = NUMBER.match(text[start:end])
        first = start + number.end() if number else start
        span = content_span(reading, first, end)
        if span is not None and text[first:].lstrip()[:1] not in '“"':
            whole = reading.document.span(span.start, max(span.end, len(text[:end].rstrip())))
            drafts.append(Draft(lead.kind, lead.cue, lead.sentence, lead.token, lead.source, (whole,), "body"))
    return drafts
