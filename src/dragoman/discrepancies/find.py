"""Finds contradictions inside one report."""

from dragoman.actors import Cast
from dragoman.discrepancies.records import Discrepancy
from dragoman.events import Event
from dragoman.processes import Process
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.statements import Statement
from dragoman.times import TimeExpression


def find_discrepancies(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    events: tuple[Event, ...],
    processes: tuple[Process, ...],
) -> tuple[Discrepancy, ...]:
    """All discrepancies in order of the text."""
    return ()
