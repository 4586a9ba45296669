"""Where a token stands: in whose clause, in a quotation, under which subjects."""

from collections.abc import Iterator

from dragoman.sentences import Document, Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass")
_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'


def subjects_above(sentence: Sentence, at: int) -> Iterator[Token]:
    """Subjects of the clauses that hold this token, the nearest first; its own phrase's subject is left out."""
    for above in (sentence.tokens[at], *sentence.ancestors(at)):
        for subject in sentence.dependents(above.i, *_SUBJECTS):
            if subject.i != at and not _holds(sentence, subject.i, at):
                yield subject
        if above.dep == "conj" and above.pos in ("VERB", "AUX"):
            continue


def _holds(sentence: Sentence, top: int, at: int) -> bool:
    return any(token.i == top for token in sentence.ancestors(at))


def main_subjects(sentence: Sentence) -> list[Token]:
    """Subjects of the sentence, those of its main clause first, then in order of the text."""
    subjects = [t for t in sentence.tokens if t.dep in _SUBJECTS]
    return sorted(subjects, key=lambda t: (_depth(sentence, t.i), t.i))


def _depth(sentence: Sentence, at: int) -> int:
    return sum(1 for _ in sentence.ancestors(at))


def quoted_tokens(document: Document) -> list[frozenset[int]]:
    """For each sentence, its tokens within double quotation marks; a paragraph's end closes what is open."""
    found: list[frozenset[int]] = []
    open_in: int | None = None
    for sentence in document.sentences:
        if open_in is not None and open_in != sentence.paragraph:
            open_in = None
        inside = set()
        for token in sentence.tokens:
            mark = token.text
            if mark in _OPENING or (mark in (_STRAIGHT, "``") and open_in is None):
                open_in = sentence.paragraph
            elif mark in _CLOSING or mark in (_STRAIGHT, "''"):
                open_in = None
            elif open_in is not None:
                inside.add(token.i)
        found.append(frozenset(inside))
    return found
