"""Where a token stands: in whose clause, in a quotation, under which subjects."""

from collections.abc import Iterator

from dragoman.sentences import Document, Sentence, Token

_JUDGING = frozenset(
    "thank praise blame criticise criticize accuse condemn congratulate punish rebuke commend applaud fault slam hail "
    "denounce chide censure reprimand lambast credit reward suspect convict acquit".split()
)
_PROMISING = frozenset("promise threaten vow use take leave cross make send hold give need".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_OPENING, _CLOSING, _STRAIGHT = "“«„", "”»", '"'


def subjects_above(sentence: Sentence, at: int) -> Iterator[Token]:
    """Subjects of the clauses that hold this token, the nearest first; its own phrase's subject is left out."""
    for above in (sentence.tokens[at], *sentence.ancestors(at)):
        yield from _told(sentence, above, at)
        for subject in sentence.dependents(above.i, *_SUBJECTS):
            if subject.i != at and not _holds(sentence, subject.i, at):
                yield subject


def _told(sentence: Sentence, above: Token, at: int) -> Iterator[Token]:
    """Who is told to do it ("urged Rome to honour its pledge"), or judged for it ("thanked Rome for its help")."""
    governor = sentence.tokens[above.head]
    told = above.dep in ("xcomp", "advcl") and any(True for _ in sentence.dependents(above.i, "aux"))
    judged = above.dep == "prep" and above.lower in ("for", "over", "of") and governor.lemma in _JUDGING
    if not (told and governor.lemma not in _PROMISING) and not judged:
        return
    for thing in sentence.dependents(governor.i, "dobj"):
        if thing.i < at:
            yield thing


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
