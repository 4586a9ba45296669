"""A report in, its record out: every stage once, in the order of the folders."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from cachetools import LRUCache

from dragoman import __version__
from dragoman.actors.find import find_actors
from dragoman.discrepancies.find import find_discrepancies
from dragoman.events.find import find_events
from dragoman.events.screening import worth_reading
from dragoman.learned.coder import load_coder
from dragoman.learned.reading import read_sentences
from dragoman.places.find import find_places
from dragoman.processes.find import find_processes
from dragoman.record import ReportRecord
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse
from dragoman.statements.find import find_statements
from dragoman.times.find import find_times

DOCUMENTS = 500  # parsed texts that a process keeps: wire copy under another name is parsed once
RECORDS = 500  # finished records that a process keeps, of reports that come again as they were


@cache
def _documents() -> LRUCache[tuple[str, str | None], Document]:
    return LRUCache(DOCUMENTS)


@cache
def _records() -> LRUCache[tuple[Report, bool], ReportRecord]:
    return LRUCache(RECORDS)


def forget() -> None:
    """Empties what this process has kept of earlier reports; results never depend on it."""
    _documents().clear()
    _records().clear()
    load_coder().read.cache_clear()


def read_reports(reports: Sequence[Report], learned: bool = True) -> list[ReportRecord]:
    """The records of some reports, parsed in one stream, in the same order; learned: the model may be asked."""
    known = {report: record for report in reports if (record := _records().get((report, learned)))}
    fresh = [report for report in dict.fromkeys(reports) if report not in known]
    readable = [report for report in fresh if report.language in (None, "en")]
    for report, document in zip(readable, parse_once(readable), strict=True):
        known[report] = _records()[report, learned] = read_document(report, document, learned)
    return [known.get(report) or ReportRecord(report, version=__version__) for report in reports]


def parse_once(reports: Sequence[Report]) -> list[Document]:
    """The parsed texts of some reports, in order; a text that was parsed before is not parsed again."""
    found = {key: document for r in reports if (document := _documents().get(key := (r.text, r.title)))}
    missing = [key for key in dict.fromkeys((r.text, r.title) for r in reports) if key not in found]
    for key, document in zip(missing, parse([t for t, _ in missing], [t for _, t in missing]), strict=True):
        found[key] = _documents()[key] = document
    return [found[r.text, r.title] for r in reports]


def read_document(report: Report, document: Document, learned: bool = True) -> ReportRecord:
    """The record of one parsed report."""
    times = find_times(document, published_day(report))
    cast = find_actors(document, report)
    statements = find_statements(document, cast, times, report)
    places = find_places(document, cast, report)
    readings = read_sentences(document.sentences, lambda s: worth_reading(s, cast)) if learned else ()
    events, dropped = find_events(document, report, cast, statements, times, places, readings)
    processes = find_processes(document, report, cast, statements, times, places, events)
    discrepancies = find_discrepancies(document, report, cast, statements, times, events, processes)
    return ReportRecord(report, cast.actors, statements, events, processes, discrepancies, dropped, version=__version__)


def published_day(report: Report) -> date | None:
    """The calendar day of publication; None where it is not known."""
    return date.fromisoformat(report.published[:10]) if report.published else None
