"""Finds processes and their stages."""

from dragoman.actors import Cast
from dragoman.events import Event
from dragoman.places import PlaceMention
from dragoman.processes.records import Process
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.statements import Statement
from dragoman.times import TimeExpression


def find_processes(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
    events: tuple[Event, ...],
) -> tuple[Process, ...]:
    """All processes in order of the text."""
    return ()
