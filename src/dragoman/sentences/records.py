"""Spans, tokens and sentences: what every later stage reads."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points [start, end) of report.text, and the characters there."""

    start: int
    end: int
    text: str = field(compare=False)

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. i and head count within the sentence; start and end within report.text.

    pos: universal part of speech; tag: Penn Treebank; dep: ClearNLP label as spaCy gives it ("ROOT" heads itself).
    entity: OntoNotes label of the named entity that it is in, or ""; entity_start: whether it opens that entity.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""
    entity_start: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: offsets into report.text, tokens, and each token's dependents in order."""

    index: int
    paragraph: int
    title: bool
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        return Span(start, end, self.text[start - self.start : end - self.start])

    def dependents(self, i: int, *deps: str) -> Iterator[Token]:
        """Direct dependents of token i, only those with one of these labels where any are given."""
        for child in self.children[i]:
            if not deps or self.tokens[child].dep in deps:
                yield self.tokens[child]

    def subtree(self, i: int) -> list[int]:
        """Indexes of token i and all below it, in order."""
        found, stack = [], [i]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[Token]:
        """Heads of token i, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]


@dataclass(frozen=True, slots=True)
class Document:
    """The parsed report."""

    text: str
    sentences: tuple[Sentence, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this offset; None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].start <= offset:
            return self.sentences[low]
        return None


def identity(prefix: str, *parts: object) -> str:
    """A content id: the same parts give the same id. SHA-256, first 48 bits."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()
    return f"{prefix}-{digest[:12]}"
