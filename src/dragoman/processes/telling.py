"""What one passage tells of a process, before passages are joined."""

from dataclasses import dataclass, field
from datetime import date

from dragoman.places import Place
from dragoman.processes.parties import Sides
from dragoman.processes.records import ProcessKind, State
from dragoman.sentences import Span
from dragoman.times import When


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of state. statement: id of the innermost statement that holds it; source: whose word that is."""

    state: State
    span: Span
    date: When | None
    statement: str | None
    source: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage. subject: what it is about ("border", "nuclear"); definite: it takes up what is known.

    former: an earlier one than the report's own. joins: it may only be joined to a process that another passage tells;
    pronoun: of its own or the last sentence; offered: that was proposed. strong: sides need not be named.
    """

    kind: ProcessKind
    name: Span
    sides: Sides
    turns: tuple[Turn, ...] = ()
    subject: frozenset[str] = field(default_factory=frozenset)
    place: Place | None = None
    deadline: date | None = None
    definite: bool = False
    former: bool = False
    joins: bool = False
    pronoun: bool = False
    offered: bool = False
    sentence: int = 0
    strong: bool = False
    title: bool = False
    rule: str = ""
