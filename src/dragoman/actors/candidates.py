"""A noun phrase read as one that may act: what stands there, before it is joined to an actor."""

from dataclasses import dataclass
from enum import Enum

from dragoman.actors.records import ActorKind, MentionForm


class Sort(Enum):
    """What a candidate is, and so how it is joined."""

    STATE = "state"  # a country, its seat or its government: joined by country
    PERSON = "person"  # a named human being: joined by name
    BODY = "body"  # a body or collective, named or not: joined by name, then by its noun
    OFFICE = "office"  # an office without a name: joined to its holder
    PEOPLE = "people"  # a common noun for people: joined by its words
    NUMBER = "number"  # "another 40", "six others": on its own
    PLURAL = "plural"  # "both sides": stands for its members
    PRONOUN = "pronoun"  # joined by what comes before


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention before joining.

    first, last: tokens of its span; head: the token that verbs point to; also: other tokens that mean it ("dozens
    of miners"). name: without title and article; key: its noun in the singular. definite: "the", a possessor or a
    proper name. owner: head token of its possessor. bare: nothing but article and noun. ranked: said with a rank.
    """

    sentence: int
    first: int
    last: int
    head: int
    sort: Sort
    form: MentionForm
    kind: ActorKind
    name: str
    key: str = ""
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    political: bool = True
    anonymous: bool = False
    definite: bool = False
    plural: bool = False
    bare: bool = False
    count: int | None = None
    gender: str | None = None
    ranked: bool = False
    portfolio: str | None = None
    identity: str | None = None
    owner: int | None = None
    aliases: tuple[str, ...] = ()
    also: tuple[int, ...] = ()
    start: int = 0
    generic: bool = False
    named: bool = False
    doubtful: bool = False  # counts only where the rest of the report shows who is meant

    @property
    def place(self) -> tuple[int, int]:
        """(sentence, head token)."""
        return self.sentence, self.head
