"""Adjectives that attribute: "is sure that the dam will hold", "were critical of the plan"."""

from collections.abc import Iterator

from dragoman.sentences import Sentence, Token
from dragoman.statements.cues import cue_words
from dragoman.statements.extent import content_span, cue_span
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.records import StatementKind
from dragoman.statements.sources import source_at, subject_of

COPULAS = frozenset({"be", "become", "feel", "remain", "seem", "sound", "grow", "stay"})
PREPOSITIONS = frozenset({"about", "of", "over"})


def adjective_drafts(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    """The statements of a sentence's predicate adjectives, in order."""
    words = cue_words("adjective")
    for token in sentence.tokens:
        if token.lower in words and not reading.is_quoted(sentence, token.i):
            draft = _draft(reading, sentence, token, words[token.lower].kind)
            if draft is not None:
                yield draft


def _draft(reading: Reading, sentence: Sentence, token: Token, kind: StatementKind) -> Draft | None:
    copula = _copula(sentence, token)
    if copula is None:
        return None
    holder = _holder(sentence, token, copula)
    found = _content(sentence, token.i, kind)
    if holder is None or found is None or sentence.tokens[holder].lower == "it":
        return None
    first, last, preposition = found
    content = content_span(reading, sentence.tokens[first].start, sentence.tokens[last].end)
    if content is None:
        return None
    _, start = cue_span(sentence, copula)
    start = min(start, copula)
    cue = sentence.span(start, preposition if preposition == token.i + 1 else token.i)
    source = source_at(reading, sentence, holder, start)
    return Draft(kind, cue, sentence.index, token.i, source, (content,), "adjective")


def _copula(sentence: Sentence, token: Token) -> int | None:
    """The verb that links the adjective with who is so; the auxiliary where the parse has a passive."""
    if token.dep == "acomp" and sentence.tokens[token.head].lemma in COPULAS and token.head < token.i:
        return token.head
    if token.tag == "VBN":
        return next((t.i for t in sentence.dependents(token.i, "auxpass")), None)
    return None


def _holder(sentence: Sentence, token: Token, copula: int) -> int | None:
    if token.dep == "acomp":
        return subject_of(sentence, copula)
    return next((t.i for t in sentence.dependents(token.i, "nsubjpass", "nsubj")), None)


def _content(sentence: Sentence, adjective: int, kind: StatementKind) -> tuple[int, int, int | None] | None:
    """First and last token of what follows the adjective, and the preposition before it."""
    labels = ("xcomp",) if kind is StatementKind.INTENDED else ("ccomp",)
    for clause in sentence.dependents(adjective, *labels):
        inside = [i for i in sentence.subtree(clause.i) if i > adjective]
        if clause.i > adjective and inside[0] <= adjective + 2:
            return inside[0], inside[-1], None
    for preposition in sentence.dependents(adjective, "prep"):
        below = [t.i for t in sentence.dependents(preposition.i, "pobj", "pcomp")]
        if kind is not StatementKind.INTENDED and preposition.lower in PREPOSITIONS and below:
            inside = [i for i in sentence.subtree(below[0]) if i > preposition.i]
            return inside[0], inside[-1], preposition.i
    return None
