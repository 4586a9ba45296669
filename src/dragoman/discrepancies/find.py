"""Finds contradictions inside one report."""

from collections.abc import Iterator
from datetime import date

from dragoman.actors import Cast
from dragoman.discrepancies.blame import blame_discrepancies
from dragoman.discrepancies.calendar import calendar_discrepancies
from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.denials import denial_discrepancies
from dragoman.discrepancies.figures import figure_discrepancies
from dragoman.discrepancies.opposed import opposed_discrepancies
from dragoman.discrepancies.order import order_discrepancies
from dragoman.discrepancies.records import Discrepancy
from dragoman.discrepancies.rivals import rival_discrepancies
from dragoman.discrepancies.sites import site_discrepancies
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
    told = Told.of(document, report, cast, statements)
    published = date.fromisoformat(report.published[:10]) if report.published else None
    found = [
        *calendar_discrepancies(told, times),
        *order_discrepancies(told, times, processes),
        *rival_discrepancies(told, processes, published),
        *denial_discrepancies(told, events),
        *figure_discrepancies(told, times, events),
        *blame_discrepancies(told, times, events),
        *opposed_discrepancies(told, times),
        *site_discrepancies(told, times),
    ]
    return tuple(sorted(_once(found), key=lambda d: (min(c.span for c in d.claims), d.kind.value)))


def _once(found: list[Discrepancy]) -> Iterator[Discrepancy]:
    """Those that no earlier one of the same kind tells between the same clauses."""
    kept: list[Discrepancy] = []
    for one in found:
        if not any(d.kind is one.kind and d.rule != one.rule and _between(d, one) for d in kept):
            kept.append(one)
            yield one


def _between(one: Discrepancy, other: Discrepancy) -> bool:
    return all(any(a.span.overlaps(b.span) for b in one.claims) for a in other.claims)
