"""Which sentences are worth a pass of the learned model: a word that may carry an event, and somebody to do it."""

from dataclasses import dataclass
from functools import cache

from dragoman.actors import Cast
from dragoman.events.triggers import trigger_index
from dragoman.sentences import Sentence
from dragoman.vocabulary import load_table

OPEN = ("VERB", "NOUN", "ADJ", "PROPN")
SHORTEST = 4  # tokens


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """A word form of the corpus that carries an event there; seldom: frequent, and hardly ever does."""

    word: str
    seldom: bool = False


@cache
def _carriers() -> frozenset[str]:
    """Lemmas of the trigger vocabulary and the words of carriers.tsv, less those that seldom carry an event."""
    rows = load_table("carriers", CarrierRow)
    known = {lemma for lemma, _ in trigger_index()} | {row.word for row in rows}
    return frozenset(known - {row.word for row in rows if row.seldom})


@cache
def _violent() -> frozenset[str]:
    """Lemmas that carry an event even where nobody is named."""
    rows = ((lemma, row) for (lemma, _), found in trigger_index().items() for row in found)
    return frozenset(lemma for lemma, row in rows if "violent" in row.traits)


def worth_reading(sentence: Sentence, cast: Cast) -> bool:
    """Whether some word carries an event in the vocabulary or the corpus, and a party is named or the word is violent.

    cast: the actors of the report; who is mentioned in the sentence is named.
    """
    if len(sentence.tokens) < SHORTEST:
        return False
    known = _carriers()
    may_carry = (t for t in sentence.tokens if t.pos in OPEN or t.tag == "MD")
    carrying = {t.lemma.lower() for t in may_carry if t.lower in known or t.lemma.lower() in known}
    if not carrying:
        return False
    return bool(carrying & _violent()) or any(cast.at(sentence.index, t.i) for t in sentence.tokens)
