"""Words that carry events: the rows of vocabulary/triggers.tsv, indexed by lemma."""

from dataclasses import dataclass
from functools import cache

from dragoman.events.records import EventType
from dragoman.learned import Mark
from dragoman.sentences import Token
from dragoman.vocabulary import conditions_of, load_table

POS = {"V": ("VERB", "AUX"), "N": ("NOUN", "PROPN"), "M": ("AUX",)}


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One row of triggers.tsv. needs: conditions that must all hold; actor, recipient: paths, see paths.py.

    traits: weak (needs a political actor or recipient), political-actor, political-recipient, both,
    violent (an event even where nobody is named), mutual (the parties of the subject are all actors),
    speech (done by words), asks, threat, warning, promise, refuse (its complement is no event of its own),
    firm (the model gives it no other type), denies, nominal, light, attitude, crowd, military, inverse (the subject
    suffers it), and others that conditions.py and find.py name.
    """

    words: tuple[str, ...]
    pos: str
    type: EventType
    needs: str | None = None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions, each a string such as 'obj:fire' or 'crowd'; a '|' in one separates alternatives."""
        return conditions_of(self.needs)

    @property
    def name(self) -> str:
        """How findings name this row."""
        return f"{self.type.value}/{self.words[0]}" + (f"[{self.needs}]" if self.needs else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A token and the row that reads it as an event; mark: what the learned model reads there, None where nothing.

    learned: whether the model, and not the vocabulary, decides the type.
    """

    row: TriggerRow
    i: int
    mark: Mark | None = None
    learned: bool = False


@dataclass(frozen=True, slots=True)
class SenseRow:
    """A class of words."""

    sense: str
    words: tuple[str, ...]


@cache
def trigger_index() -> dict[tuple[str, str], tuple[TriggerRow, ...]]:
    """(lemma, part of speech) → rows, those with more conditions first."""
    found: dict[tuple[str, str], list[TriggerRow]] = {}
    for row in load_table("triggers", TriggerRow):
        for word in row.words:
            for pos in POS[row.pos]:
                found.setdefault((word, pos), []).append(row)
    return {key: tuple(sorted(rows, key=_specificity)) for key, rows in found.items()}


def _specificity(row: TriggerRow) -> tuple[int, bool]:
    """More conditions first, those on the object before others; among equals, rows that are not 'weak' first."""
    lists = sum(condition.startswith("obj:") for condition in row.conditions)
    return (-2 * len(row.conditions) - lists, "weak" in row.traits)


@cache
def sense(name: str) -> frozenset[str]:
    """The words of one class of senses.tsv; KeyError where there is none."""
    return {row.sense: frozenset(row.words) for row in load_table("senses", SenseRow)}[name]


@cache
def generic_rows() -> dict[tuple[EventType, str], TriggerRow]:
    """(type, "V" or "N") → slots and traits of words that only the learned model reads."""
    return {(row.type, row.pos): row for row in load_table("generic_triggers", TriggerRow)}


def rows_for(token: Token) -> tuple[TriggerRow, ...]:
    """Rows whose word this token may be, best first."""
    return trigger_index().get((token.lemma.lower(), token.pos), ())
