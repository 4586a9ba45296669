"""How findings are called when a person reads them: names, days, chains of sources, short ids."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.actors import Actor
from dragoman.events import EventType, Quad, quad
from dragoman.processes import State
from dragoman.record import ReportRecord
from dragoman.statements import Statement
from dragoman.times import Basis, When

SIGNS = {
    Quad.VERBAL_COOPERATION: "○",
    Quad.MATERIAL_COOPERATION: "●",
    Quad.VERBAL_CONFLICT: "◇",
    Quad.MATERIAL_CONFLICT: "◆",
}


def sign(kind: EventType) -> str:
    """The sign of a type's class: words hollow, deeds filled; cooperation round, conflict edged."""
    return SIGNS[quad(kind)]


def quad_class(kind: EventType) -> str:
    """The style sheet's name of a type's class ("verbal-conflict")."""
    return quad(kind).value.replace(" ", "-")


@dataclass(frozen=True)
class Names:
    """What the ids in a record stand for."""

    actors: dict[str, Actor]
    statements: dict[str, Statement]

    def of(self, ids: Iterable[str]) -> str:
        """Names of actors, joined by commas; empty for none."""
        return ", ".join(self.actors[one].name if one in self.actors else one for one in ids)

    def chain(self, statement: str | None) -> list[Statement]:
        """A statement and those on whose word we have it, innermost first."""
        found: list[Statement] = []
        while statement in self.statements and self.statements[statement] not in found:
            found.append(self.statements[statement])
            statement = found[-1].via
        return found

    def speaker(self, statement: Statement) -> str:
        """Who makes a statement, as short as it is clear."""
        if statement.source is not None:
            return self.of([statement.source])
        return statement.source_span.text if statement.source_span else "an unnamed source"

    def word(self, statement: str | None) -> str:
        """On whose word: speaker, channel, and the chain ("Ada Brun (X), via the Post")."""
        chain = self.chain(statement)
        if not chain:
            return "the report"
        parts = [self.speaker(s) + (f" ({s.channel})" if s.channel else "") for s in chain]
        return ", via ".join(parts)


def names_in(record: ReportRecord) -> Names:
    """The names of one record."""
    return Names({a.id: a for a in record.actors}, {s.id: s for s in record.statements})


def days(when: When | None) -> str:
    """A day or an interval in ISO form; empty for None."""
    if when is None:
        return ""
    first, last = when.start.isoformat(), when.end.isoformat()
    return first if first == last else f"{first} – {last}"


def state_name(state: State) -> str:
    """A state of a process in words ("under way")."""
    return state.value.replace("_", " ")


def basis(when: When | None) -> str:
    """What licenses a date, where the text does not state it."""
    if when is None or when.basis is Basis.STATED:
        return ""
    return "when said" if when.basis is Basis.STATEMENT else "report day"


def short_ids(ids: Iterable[str], fewest: int = 4) -> dict[str, str]:
    """Each id cut to what tells it apart from the others: its prefix, a dash, and at least so many digits."""
    known = sorted(set(ids))
    short = {}
    for at, one in enumerate(known):
        near = known[max(0, at - 1) : at] + known[at + 1 : at + 2]
        length = one.find("-") + 1 + fewest
        while length < len(one) and any(other.startswith(one[:length]) for other in near):
            length += 1
        short[one] = one[:length]
    return short


def visible(text: str) -> str:
    """One line of what a terminal can show: blanks joined, control and direction characters replaced."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _acts(c) else c for c in " ".join(text.split()))


def _acts(character: str) -> bool:
    """Whether a terminal would do something instead of showing it (escape sequences, overridden direction)."""
    steers = unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return steers or unicodedata.category(character) in ("Cc", "Cs")
