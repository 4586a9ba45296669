"""Finds events."""

from dragoman.actors import Cast
from dragoman.events.records import Event
from dragoman.places import PlaceMention
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.statements import Statement
from dragoman.times import TimeExpression


def find_events(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
) -> tuple[Event, ...]:
    """All events in order of the text."""
    return ()
