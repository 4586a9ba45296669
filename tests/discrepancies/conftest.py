"""Reading whole passages up to their discrepancies."""

from collections.abc import Callable
from datetime import date

import pytest

from dragoman.actors.find import find_actors
from dragoman.discrepancies import Discrepancy
from dragoman.discrepancies.find import find_discrepancies
from dragoman.events.find import find_events
from dragoman.places.find import find_places
from dragoman.processes.find import find_processes
from dragoman.report import Report
from dragoman.sentences.parse import parse
from dragoman.statements.find import find_statements
from dragoman.times.find import find_times

MONDAY = "2025-03-10"


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Discrepancy, ...]]:
    """The discrepancies of a text that was published on a Monday; each claim stands in the text as cited."""
    return _read


def _read(text: str, published: str | None = MONDAY) -> tuple[Discrepancy, ...]:
    report = Report("t", text, "0" * 64, published=published, language="en")
    document = parse([text], [None])[0]
    times = find_times(document, date.fromisoformat(published) if published else None)
    cast = find_actors(document)
    statements = find_statements(document, cast, times, report)
    places = find_places(document, cast, report)
    events, _ = find_events(document, report, cast, statements, times, places)
    processes = find_processes(document, report, cast, statements, times, places, events)
    found = find_discrepancies(document, report, cast, statements, times, events, processes)
    for claim in (c for d in found for c in d.claims):
        assert text[claim.span.start : claim.span.end] == claim.span.text
    return found
