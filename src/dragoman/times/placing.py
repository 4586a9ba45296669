"""A reading in its sentence: what it modifies, its preposition, and which way its clause looks."""

from dataclasses import dataclass

from dragoman.sentences import Sentence
from dragoman.times.governors import attach_of, preposition_of
from dragoman.times.grammar import read_sentence
from dragoman.times.outlook import outlook_of
from dragoman.times.records import Outlook
from dragoman.times.values import Reading


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading in its sentence, before it is put on the calendar."""

    reading: Reading
    sentence: Sentence
    attach: int
    preposition: str
    outlook: Outlook


def place(sentence: Sentence) -> list[Placed]:
    """The readings of a sentence with what they modify, their preposition, and the outlook of their clause."""
    readings = read_sentence(sentence)
    spans = [frozenset(range(r.first, r.last + 1)) for r in readings]
    within: frozenset[int] = frozenset().union(*spans)
    placed = []
    for reading in readings:
        preposition = preposition_of(sentence, reading)
        attach = attach_of(sentence, reading, within)
        outlook = outlook_of(sentence, reading, within, attach, preposition)
        placed.append(Placed(reading, sentence, attach, preposition, outlook))
    return placed
