"""Chains: words that one source has from another ("quoting a palace memo", "citing a diplomat")."""

from collections.abc import Iterator

from dragoman.actors import Cast
from dragoman.sentences import Sentence
from dragoman.statements.documents import is_document
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.sources import source_at

CITES = frozenset({"cite", "quote"})
SPEAKERS = frozenset({"source", "official", "diplomat", "witness", "officer", "aide", "lawmaker", "envoy", "resident"})


def cited_in(reading: Reading, sentence: Sentence, cast: Cast) -> Iterator[tuple[int, int]]:
    """(citing verb, head of who is cited) for each source that another one names as its own."""
    for token in sentence.tokens:
        if token.lemma not in CITES or not token.tag.startswith("VB") or reading.is_quoted(sentence, token.i):
            continue
        for child in sentence.dependents(token.i, "dobj"):
            speaks = child.lemma in SPEAKERS or is_document(sentence, child.i) or cast.at(sentence.index, child.i)
            none = any(t.lower == "no" for t in sentence.dependents(child.i, "det"))
            if child.i > token.i and speaks and not none and child.tag not in ("PRP", "PRP$"):
                yield token.i, child.i


def chained(reading: Reading, cast: Cast, drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    """(outer, inner) for each draft whose source cites another one: the inner has the same content, its own source."""
    pairs = []
    for sentence in reading.document.sentences:
        for verb, head in () if sentence.title else cited_in(reading, sentence, cast):
            outer = _outer(sentence, verb, drafts)
            if outer is not None:
                source = source_at(reading, sentence, head)
                cue = sentence.span(verb, verb)
                inner = Draft(outer.kind, cue, sentence.index, verb, source, outer.content, "chain")
                pairs.append((outer, inner))
    return pairs


def _outer(sentence: Sentence, verb: int, drafts: list[Draft]) -> Draft | None:
    """The statement of the sentence whose cue or source the citing verb is attached to."""
    above = {token.i for token in sentence.ancestors(verb)}
    for draft in drafts:
        if draft.sentence != sentence.index or draft.token == verb or draft.source is None:
            continue
        at_source = draft.source.sentence == sentence.index and draft.source.head in above
        if draft.rule in ("clause", "postposed", "according", "quote") and (draft.token in above or at_source):
            return draft
    return None
