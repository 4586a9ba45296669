"""What the whole report says about its words: capitals, headlines, and names that the tables do not know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.actors.labels import Label
from dragoman.actors.phrases import Phrase, is_capital
from dragoman.sentences import Document, Sentence

_SMALL = 4  # a shorter line is too short to be told a headline by its capitals


@dataclass(frozen=True, slots=True)
class Context:
    """The report as the readers of phrases need it.

    labels, phrases: a list a sentence. shouting: sentences whose capitals say nothing. proper: words seen with a
    capital where none was due; entities: labels of each capitalised word elsewhere in the report. bodies: last words of
    names that the report shows to be no persons'.
    """

    document: Document
    labels: Sequence[Mapping[int, Label]]
    phrases: Sequence[Sequence[Phrase]]
    shouting: frozenset[int] = frozenset()
    proper: frozenset[str] = frozenset()
    entities: Mapping[str, str] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()

    def sentence(self, index: int) -> Sentence:
        """The sentence of this index."""
        return self.document.sentences[index]


def shouting_sentences(document: Document) -> frozenset[int]:
    """Headlines in capitals or with a capital on every word: there a capital is no sign of a name."""
    return frozenset(sentence.index for sentence in document.sentences if _shouts(sentence))


def _shouts(sentence: Sentence) -> bool:
    words = [t for t in sentence.tokens if t.text[:1].isalpha() and len(t.text) > _SMALL - 1]
    capitals = sum(is_capital(t) for t in words)
    if sentence.tokens[-1].text == "." and any(t.pos == "VERB" and t.text.islower() for t in sentence.tokens):
        return False  # "Special Envoy Layla Haddad met President Soto in Lima."
    return len(words) >= _SMALL and capitals >= 0.8 * len(words)


def proper_words(document: Document, shouting: frozenset[int]) -> frozenset[str]:
    """Words that stand with a capital within a sentence."""
    return frozenset(
        token.text
        for sentence in document.sentences
        if sentence.index not in shouting
        for token in sentence.tokens[1:]
        if is_capital(token) and sentence.tokens[token.i - 1].text not in ("“", '"', "‘", ":", "—", "–", ".", "-")
    )


def entity_labels(document: Document, shouting: frozenset[int]) -> Mapping[str, str]:
    """The commonest entity label of each capitalised word; ties go to the earlier."""
    counts: dict[str, dict[str, int]] = {}
    for sentence in document.sentences:
        if sentence.index in shouting:
            continue
        for token in sentence.tokens:
            if token.entity and is_capital(token):
                seen = counts.setdefault(token.text, {})
                seen[token.entity] = seen.get(token.entity, 0) + 1
    return {word: max(seen, key=lambda label: seen[label]) for word, seen in counts.items()}
