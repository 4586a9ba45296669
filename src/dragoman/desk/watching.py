"""Rounds of adding until somebody stops them; a stop waits for what is being kept, and loses nothing."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from dragoman.case import Case, Summary
from dragoman.desk.adding import summary_text
from dragoman.desk.naming import visible
from dragoman.errors import UsageError
from dragoman.report.sources import Visitor

MOST_ALERTS = 30  # of one round that are printed


class _Stopped(Exception):
    """Raised between two reports, once a stop was asked for."""


def watch_sources(path: Path, sources: list[str], seconds: float | None, jobs: int) -> None:
    """Adds from all sources, again and again; seconds: between rounds, None for one round."""
    with Case.open(path, create=True) as case, _stop_asked() as stop:
        if not case.watched(sources):
            raise UsageError(f"{path} follows nothing yet: name a feed, a sitemap, a page or a folder.")
        visitor, told = Visitor(case.settings), set[tuple[str, str]]()
        heard = datetime.now(UTC)
        while not stop.is_set():
            try:
                summary = _round(case, visitor, stop, jobs)
                _say(path, summary, case.counts(), told)
                heard = _tell_news(case, heard)
            except _Stopped:
                break
            if seconds is None:
                return
            stop.wait(seconds)
    print(f"Stopped; all that was told of is in {path}.", file=sys.stderr)


def _round(case: Case, visitor: Visitor, stop: threading.Event, jobs: int) -> Summary:
    def tell(_: Summary) -> None:
        if stop.is_set():
            raise _Stopped

    return case.add(case.watched(), jobs=jobs, tell=tell, visitor=visitor)


def _say(path: Path, summary: Summary, held: int, told: set[tuple[str, str]]) -> None:
    """A line for a round that brought something; what is skipped again and again is said once."""
    fresh = [skipped for skipped in summary.skipped if skipped not in told]
    told.update(fresh)
    summary.skipped = fresh
    if summary.new or summary.revised or fresh:
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
        print(f"{now} {summary_text(path, summary, held)}", file=sys.stderr, flush=True)


def _tell_news(case: Case, heard: datetime) -> datetime:
    """Prints the alerts since a time, a line each; the time up to which they are told."""
    now = datetime.now(UTC)
    found = case.alerts_since(heard.isoformat(timespec="microseconds"))
    for alert in found[:MOST_ALERTS]:
        print(f"{alert.at[:16].replace('T', ' ')} {alert.kind.value}: {visible(alert.said)}", flush=True)
    if len(found) > MOST_ALERTS:
        print(f"… and {len(found) - MOST_ALERTS:,} more alerts: `dragoman serve {case.path}` shows them.", flush=True)
    return now


@contextmanager
def _stop_asked() -> Iterator[threading.Event]:
    """Set by SIGTERM or SIGINT, instead of ending at once."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
