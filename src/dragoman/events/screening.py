"""Which sentences are worth a pass of the learned model: those with a word that may carry an event."""

from dataclasses import dataclass
from functools import cache

from dragoman.events.triggers import trigger_index
from dragoman.sentences import Sentence
from dragoman.vocabulary import load_table

OPEN = ("VERB", "NOUN", "ADJ", "PROPN")
SHORTEST = 4  # tokens


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """A word form that carries an event somewhere in the corpus."""

    word: str


@cache
def _carriers() -> frozenset[str]:
    """Lemmas of the trigger vocabulary, and the words of carriers.tsv."""
    return frozenset(lemma for lemma, _ in trigger_index()) | {row.word for row in load_table("carriers", CarrierRow)}


def worth_reading(sentence: Sentence) -> bool:
    """Whether some word of the sentence carries an event in the vocabulary or in the corpus."""
    if len(sentence.tokens) < SHORTEST:
        return False
    words = _carriers()
    may_carry = (t for t in sentence.tokens if t.pos in OPEN or t.tag == "MD")
    return any(t.lower in words or t.lemma.lower() in words for t in may_carry)
