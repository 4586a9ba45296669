"""What is standing: ceasefires, talks, agreements, and their states."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dragoman.places import Place
from dragoman.sentences import Span
from dragoman.times import When


class ProcessKind(Enum):
    """What can stand for a while."""

    CEASEFIRE = "ceasefire"  # truce, cessation of hostilities
    TALKS = "talks"  # negotiations, a summit, a meeting of officials
    AGREEMENT = "agreement"  # treaty, pact, deal
    ULTIMATUM = "ultimatum"  # a demand with a deadline and a threat
    MEDIATION = "mediation"  # good offices of a third party
    SANCTIONS = "sanctions"  # measures, embargo
    ELECTION = "election"  # vote, referendum
    MISSION = "mission"  # peacekeepers, observers
    BLOCKADE = "blockade"  # siege, closure of a border or port


class State(Enum):
    """A state of a process."""

    PROPOSED = "proposed"  # offered, invited to
    SCHEDULED = "scheduled"  # set for a day
    AGREED = "agreed"  # settled, signed
    UNDER_WAY = "under_way"  # being held
    IN_FORCE = "in_force"  # took effect, holds
    EXTENDED = "extended"  # prolonged
    SUSPENDED = "suspended"  # halted for now
    VIOLATED = "violated"  # breached
    EXPIRED = "expired"  # ran out
    COLLAPSED = "collapsed"  # broke down
    REJECTED = "rejected"  # turned down
    CONCLUDED = "concluded"  # ended as meant
    CANCELLED = "cancelled"  # called off


@dataclass(frozen=True, slots=True)
class Stage:
    """One change of state on one word. span: the clause that first tells it in the body; repeats are evidence."""

    state: State
    date: When | None
    span: Span
    statement: str | None
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Process:
    """parties, mediators: actor ids. current: the state, or rival states, that hold at the end of the report."""

    id: str
    kind: ProcessKind
    name: str
    span: Span
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    place: Place | None
    deadline: date | None
    stages: tuple[Stage, ...]
    current: tuple[State, ...]
    rule: str
