"""Whose word a passage is, and whether two speakers are on one side."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.actors import Actor, ActorKind, Cast
from dragoman.discrepancies.records import Claim
from dragoman.events.speakers import statement_over
from dragoman.report import Report
from dragoman.sentences import Document, Span
from dragoman.statements import Statement

Same = Callable[[Actor | None, Actor | None], bool]

OPPOSED = ("REB", "UAF", "OPP")  # of one country, and not its government's side
ARMED = ("MIL", "COP", "GOV", "SPY")


@dataclass(frozen=True)
class Told:
    """A report's statements and actors, as the comparisons ask for them."""

    document: Document
    report: Report
    actors: dict[str, Actor]
    cast: Cast
    statements: tuple[Statement, ...]
    by_id: dict[str, Statement]

    @classmethod
    def of(cls, document: Document, report: Report, cast: Cast, statements: tuple[Statement, ...]) -> "Told":
        return cls(document, report, {a.id: a for a in cast.actors}, cast, statements, {s.id: s for s in statements})

    def statement(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds the span."""
        return statement_over(self.statements, span)

    def word(self, statement: Statement | None) -> str | None:
        """Who tells it: the actor's id, else the source as written in lower case; None for the report itself."""
        if statement is None:
            return None
        if statement.source is not None:
            return statement.source
        return statement.source_span.text.lower() if statement.source_span else statement.id

    def name(self, statement: Statement | None) -> str:
        """The teller for a reader."""
        if statement is None:
            return "the report itself"
        actor = self.actors.get(statement.source or "")
        if actor is not None:
            return actor.name
        return statement.source_span.text if statement.source_span else "an unnamed source"

    def claim(self, value: str, span: Span, statement: Statement | None) -> Claim:
        return Claim(value, span, self.report.id, statement.id if statement else None)


def one_side(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors are the same, or bodies of one government; its rebels and opponents are another side."""
    if one is None or other is None:
        return False
    if one.id == other.id:
        return True
    opposed = {a.sector in OPPOSED for a in (one, other)}
    if len(opposed) > 1:
        return False
    if one.country is not None and other.country is not None:
        return one.country == other.country
    return one.sector in ARMED and other.sector in ARMED  # "troops … the army": one country's, if nothing says whose


def surely_one_side(one: Actor | None, other: Actor | None) -> bool:
    """Whether two actors are the same, or both speak for one state."""
    if one is None or other is None:
        return False
    officials = _official(one) and _official(other)
    return one.id == other.id or (officials and one.country is not None and one_side(one, other))


def _official(actor: Actor) -> bool:
    return actor.kind is ActorKind.STATE or actor.sector in ARMED


def share_side(told: Told, ones: Iterable[str], others: Iterable[str], *, same: Same = one_side) -> bool:
    """Whether any of the first are on the side of any of the others; same: what counts as one side."""
    right = [told.actors.get(b) for b in others]
    return any(same(told.actors.get(a), b) for a in ones for b in right)
