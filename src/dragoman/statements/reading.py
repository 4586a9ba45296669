"""What every finder of statements reads: the document, its quotations, and which tokens stand within them."""

from bisect import bisect_right
from dataclasses import dataclass

from dragoman.sentences import Document, Sentence, Span
from dragoman.statements.quotations import Quotation, find_quotations, is_full
from dragoman.statements.records import StatementKind


@dataclass(frozen=True, slots=True)
class Source:
    """A source as written; sentence and head: the token that names it."""

    span: Span
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before its source is resolved. sentence, token: the cue; rule: what made it."""

    kind: StatementKind
    cue: Span | None
    sentence: int
    token: int
    source: Source | None
    content: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its quotations in order; starts and full are parallel to quotations."""

    document: Document
    quotations: tuple[Quotation, ...]
    starts: tuple[int, ...]
    full: tuple[bool, ...]

    def quotation_at(self, offset: int) -> int | None:
        """Index of the quotation that holds this offset."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and self.quotations[at].holds(offset) else None

    def quotation_before(self, offset: int) -> int | None:
        """Index of the last quotation that ends at or before this offset."""
        at = bisect_right(self.starts, offset - 1) - 1
        return at if at >= 0 and self.quotations[at].end <= offset else None

    def quotation_after(self, offset: int) -> int | None:
        """Index of the first quotation that starts at or after this offset."""
        at = bisect_right(self.starts, offset - 1)
        return at if at < len(self.quotations) else None

    def is_quoted(self, sentence: Sentence, token: int) -> bool:
        """Whether this token stands within quotation marks."""
        return self.quotation_at(sentence.tokens[token].start) is not None

    def quoted_share(self, content: tuple[Span, ...]) -> float:
        """The part of these characters that stands within quotation marks, 0 to 1."""
        size = sum(span.end - span.start for span in content)
        inside = 0
        for span in content:
            at = max(0, bisect_right(self.starts, span.start) - 1)
            while at < len(self.quotations) and self.quotations[at].start < span.end:
                one = self.quotations[at]
                inside += max(0, min(one.end, span.end) - max(one.start, span.start))
                at += 1
        return inside / size if size else 0.0


def open_reading(document: Document) -> Reading:
    """Pairs the quotation marks of a document."""
    found = find_quotations(document.text)
    return Reading(
        document, found, tuple(one.start for one in found), tuple(is_full(document.text, one) for one in found)
    )
