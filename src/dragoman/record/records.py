"""The record of one report: all findings together."""

from dataclasses import dataclass

from dragoman.actors import Actor
from dragoman.discrepancies import Discrepancy
from dragoman.events import Dropped, Event
from dragoman.processes import Process
from dragoman.report import Report
from dragoman.statements import Statement


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """What `dragoman read` prints, before it is JSON."""

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    processes: tuple[Process, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    version: str = ""
