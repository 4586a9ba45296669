"""What: who does what to whom."""

from dataclasses import dataclass
from enum import Enum

from dragoman.places import Place
from dragoman.sentences import Span
from dragoman.times import When


class EventType(Enum):
    """PLOVER's sixteen types (docs/codebook.md has our reading of each)."""

    AGREE = "AGREE"  # agrees, promises, settles
    CONSULT = "CONSULT"  # meets, visits, talks, mediates
    SUPPORT = "SUPPORT"  # praises, backs, recognises
    CONCEDE = "CONCEDE"  # gives in, resigns, eases
    COOPERATE = "COOPERATE"  # works together in deed
    AID = "AID"  # gives money, goods, asylum, training
    RETREAT = "RETREAT"  # withdraws, ceases fire, frees captives
    REQUEST = "REQUEST"  # asks, demands, urges
    ACCUSE = "ACCUSE"  # blames, condemns, sues, investigates
    REJECT = "REJECT"  # refuses, vetoes, denies a charge
    THREATEN = "THREATEN"  # warns of force or sanctions, ultimatum
    PROTEST = "PROTEST"  # rallies, strikes, riots
    SANCTION = "SANCTION"  # breaks or cuts ties, embargo, expels diplomats
    MOBILIZE = "MOBILIZE"  # moves or readies forces
    COERCE = "COERCE"  # arrests, seizes, bans, curfews
    ASSAULT = "ASSAULT"  # attacks, kills, shells


HOSTILE = frozenset(
    (EventType.SANCTION, EventType.COERCE, EventType.ASSAULT, EventType.PROTEST, EventType.MOBILIZE, EventType.REJECT)
)


class Status(Enum):
    """Whether it happened."""

    ACTUAL = "actual"  # it happened, or is said to have
    FUTURE = "future"  # planned, promised, expected
    HYPOTHETICAL = "hypothetical"  # conditional, asked for, feared
    NEGATED = "negated"  # said not to have happened


class Slot(Enum):
    """What an actor is in an event."""

    ACTOR = "actor"  # who does it
    RECIPIENT = "recipient"  # to whom


@dataclass(frozen=True, slots=True)
class Role:
    """One filler of a slot. span: where it stands; path: how it was found ("nsubj", "subject of 'said'")."""

    slot: Slot
    actor: str
    span: Span
    path: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event. why: the reason for its status; rule: vocabulary entry or model version that made it."""

    id: str
    type: EventType
    mode: str | None
    status: Status
    roles: tuple[Role, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    date: When | None
    place: Place | None
    statement: str | None
    contexts: tuple[str, ...]
    confidence: float
    sentence: int
    head: int
    rule: str
    why: str

    def fillers(self, slot: Slot) -> tuple[str, ...]:
        """Actor ids of one slot, in order of the text, each once."""
        return tuple(dict.fromkeys(role.actor for role in self.roles if role.slot is slot))


@dataclass(frozen=True, slots=True)
class Dropped:
    """A possible event that was left out: the span of its word, and why ("sport", "no political party")."""

    span: Span
    reason: str
