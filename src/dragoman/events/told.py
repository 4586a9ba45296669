"""What earlier stages found, as events ask for it."""

from dataclasses import dataclass
from datetime import date

from dragoman.events.parties import Parties
from dragoman.places import PlaceMention
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.statements import Statement
from dragoman.times import TimeExpression


@dataclass(frozen=True)
class Told:
    """Everything that earlier stages found about one report."""

    report: Report
    document: Document
    parties: Parties
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[PlaceMention, ...]
    published: date | None
