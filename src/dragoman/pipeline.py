"""A report in, its record out: every stage once, in the order of the folders."""

from collections.abc import Sequence
from datetime import date

from dragoman import __version__
from dragoman.actors.find import find_actors
from dragoman.discrepancies.find import find_discrepancies
from dragoman.events.find import find_events
from dragoman.places.find import find_places
from dragoman.processes.find import find_processes
from dragoman.record import ReportRecord
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse
from dragoman.statements.find import find_statements
from dragoman.times.find import find_times


def read_reports(reports: Sequence[Report]) -> list[ReportRecord]:
    """The records of some reports, parsed in one stream, in the same order."""
    readable = [report for report in reports if report.language in (None, "en")]
    documents = parse([r.text for r in readable], [r.title for r in readable])
    records = {id(r): read_document(r, d) for r, d in zip(readable, documents, strict=True)}
    return [records.get(id(r)) or ReportRecord(r, version=__version__) for r in reports]


def read_document(report: Report, document: Document) -> ReportRecord:
    """The record of one parsed report."""
    times = find_times(document, published_day(report))
    cast = find_actors(document)
    statements = find_statements(document, cast, times, report)
    places = find_places(document, cast, report)
    events, dropped = find_events(document, report, cast, statements, times, places)
    processes = find_processes(document, report, cast, statements, times, places, events)
    discrepancies = find_discrepancies(document, report, cast, statements, times, events, processes)
    return ReportRecord(report, cast.actors, statements, events, processes, discrepancies, dropped, version=__version__)


def published_day(report: Report) -> date | None:
    """The calendar day of publication; None where it is not known."""
    return date.fromisoformat(report.published[:10]) if report.published else None
