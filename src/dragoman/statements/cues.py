"""Cue words: which verbs, adjectives, nouns and adverbs attribute, and in which constructions."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.sentences import Token
from dragoman.statements.records import StatementKind
from dragoman.vocabulary import load_table


class Frame(Enum):
    """What stands beside a cue verb and is its content."""

    CLAUSE = "clause"  # said (that) it would leave
    QUOTE = "quote"  # "…," she continued: quotation marks, but no clause
    ADDRESSEE = "addressee"  # told reporters that: the object hears, and is no content
    OBJECT = "object"  # announced a withdrawal
    GERUND = "gerund"  # denied firing
    INFINITIVE = "infinitive"  # vowed to retaliate
    OBJECT_INFINITIVE = "object-infinitive"  # urged the clans to talk
    OBJECT_AS = "object-as"  # described the raid as an error
    OBJECT_OF = "object-of"  # accused the army of shelling
    OBJECT_TO = "object-to"  # compared the wall to a prison
    OBJECT_FOR = "object-for"  # blamed them for the delay
    OBJECT_ON = "object-on"  # blamed the delay on them
    OBJECT_AT = "object-at"  # put the loss at a million
    COMPLEMENT = "complement"  # called the raid an error
    PARTICLE_OBJECT = "particle-object"  # ruled out talks
    PARTICLE_CLAUSE = "particle-clause"  # pointed out that
    EVIDENCE = "evidence"  # the poll shows a lead: only where a study or record is the subject
    ASIDE = "aside"  # as the mayor put it


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb and its constructions. prepositions: those that belong to the cue and head its content ("called for")."""

    lemma: str
    kind: StatementKind
    frames: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()

    def takes(self, *frames: Frame) -> bool:
        """Whether any of these is one of its constructions."""
        return any(frame.value in self.frames for frame in frames)


@dataclass(frozen=True, slots=True)
class CueWord:
    """A noun, adjective or adverb that attributes; evidence: a noun for a study or record that shows things."""

    lemma: str
    part: str
    kind: StatementKind


@cache
def cue_verbs() -> Mapping[str, tuple[CueVerb, ...]]:
    """Cue verbs by lemma, those of saying first."""
    found: dict[str, list[CueVerb]] = {}
    for row in load_table("cue_verbs", CueVerb):
        found.setdefault(row.lemma, []).append(row)
    order = list(StatementKind)
    return {lemma: tuple(sorted(rows, key=lambda row: order.index(row.kind))) for lemma, rows in found.items()}


def rows_of(token: Token) -> tuple[CueVerb, ...]:
    """The rows of a verb, also where its lemma lost or kept a silent e: "hoped" as "hop", "texted" as "texte"."""
    rows = cue_verbs()
    found = rows.get(token.lemma)
    if found is None and token.lower in (f"{token.lemma}ed", f"{token.lemma}ing"):
        found = rows.get(f"{token.lemma}e")
    if found is None and token.lower == f"{token.lemma}d":
        found = rows.get(token.lemma.removesuffix("e"))
    return found or ()


@cache
def cue_words(part: str) -> Mapping[str, CueWord]:
    """Cue nouns, adjectives or adverbs by lemma."""
    return {row.lemma: row for row in load_table("cue_words", CueWord) if row.part == part}
