"""What each page of the desk costs on a big case: its slowest query, its answer, its first paint in chromium.

    python bench/desk.py [--reports 2000] [--case CASE.db] [--rounds 3] [--json]

The case is made of invented reports (bench/invented.py), 70 % of them wire copies, and of records made by their
templates, so that nothing has to be read; --case measures one that is there. `query` is the slowest statement with the
fetching of its rows, `answer` the whole answer of `dragoman serve`, the first one after it has started and the
median of the rounds after it, `paint` the first contentful paint of the browser, likewise. In milliseconds; needs
chromium.
"""

import argparse
import json
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app
from invented_records import make_case
from stamp import machine

HERE = "http://127.0.0.1:8181"
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
ANSWER = "() => { const [n] = performance.getEntriesByType('navigation'); return n.responseEnd - n.requestStart; }"


class Cursor(sqlite3.Cursor):
    """Adds the time of a statement and of fetching its rows to its connection's record."""

    spent: float = 0.0
    slowest: float = 0.0  # of all cursors since it was last set back

    def _timed(self, start: float) -> None:
        self.spent += time.perf_counter() - start
        if self.spent > Cursor.slowest:
            Cursor.slowest = self.spent

    def execute(self, *given: Any) -> Any:
        self.spent, start = 0.0, time.perf_counter()
        try:
            return super().execute(*given)
        finally:
            self._timed(start)

    def fetchall(self) -> list[Any]:
        start = time.perf_counter()
        try:
            return super().fetchall()
        finally:
            self._timed(start)

    def fetchone(self) -> Any:
        start = time.perf_counter()
        try:
            return super().fetchone()
        finally:
            self._timed(start)

    def __next__(self) -> Any:
        start = time.perf_counter()
        try:
            return super().__next__()
        finally:
            self._timed(start)


class Connection(sqlite3.Connection):
    def cursor(self, *_: Any) -> Any:
        return super().cursor(Cursor)

    def execute(self, *given: Any) -> Any:
        return self.cursor().execute(*given)


@contextmanager
def timed_queries() -> Iterator[None]:
    """Every connection opened meanwhile is a timed one."""
    connect = sqlite3.connect
    sqlite3.connect = lambda *a, **k: connect(*a, **{**k, "factory": Connection})
    try:
        yield
    finally:
        sqlite3.connect = connect


def pages_of(path: Path) -> dict[str, str]:
    """Addresses by name; of a thing the one with the most in it."""
    with Case.open(path) as case:
        ask = case.connection.execute
        event = ask("SELECT id FROM happenings ORDER BY mentions DESC LIMIT 1").fetchone()[0]
        actor = ask("SELECT entity FROM roles GROUP BY entity ORDER BY count(*) DESC LIMIT 1").fetchone()[0]
        process = ask("SELECT id FROM ledgers ORDER BY length(body) DESC LIMIT 1").fetchone()[0]
        report = ask("SELECT id FROM reports ORDER BY length(text) DESC LIMIT 1").fetchone()[0]
    return {
        "first": "/", "search": "/?q=truce", "filtered": f"/?type=ASSAULT&actor={actor}", "report": f"/report/{report}",
        "event": f"/event/{event}", "actor": f"/actor/{actor}", "process": f"/process/{process}",
        "discrepancies": "/discrepancies", "timeline": "/timeline", "map": "/map", "relations": "/relations",
        "review": "/review", "alerts": "/alerts", "log": "/log", "api": "/api/events",
    }  # fmt: skip


def queries(path: Path, pages: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds of the slowest query of each page, the first time that it is asked for."""
    found = {}
    with timed_queries(), TestClient(make_app(path, Options()), base_url=HERE) as client:
        for name, address in pages.items():
            Cursor.slowest = 0.0
            assert client.get(address).status_code == 200, address
            found[name] = 1000 * Cursor.slowest
    return found


@contextmanager
def served(path: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "dragoman", "serve", str(path), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            yield desk.stdout.readline().split(" open at ")[1].strip().rstrip("/")
        finally:
            desk.send_signal(signal.SIGINT)


def painted(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds of the answer and of the first paint, in a window that has nothing cached."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        while (paint := page.evaluate(PAINT)) is None:
            page.wait_for_timeout(10)
        return page.evaluate(ANSWER), paint


def measure(path: Path, rounds: int) -> list[dict[str, Any]]:
    """A row for each page."""
    pages = pages_of(path)
    slowest = queries(path, pages)
    rows = []
    program = shutil.which("chromium") or sys.exit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as running, served(path) as desk:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        painted(browser, f"{desk}/none")  # what the browser itself does the first time
        for name, address in pages.items():
            answers, paints = zip(*(painted(browser, desk + address) for _ in range(rounds + 1)), strict=True)
            rows.append({
                "page": name, "query": round(slowest[name]), "answer_first": round(answers[0]),
                "answer": round(statistics.median(answers[1:])), "paint_first": round(paints[0]),
                "paint": round(statistics.median(paints[1:])),
            })  # fmt: skip
        browser.close()
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--case", type=Path, help="measure this case instead")
    parser.add_argument("--rounds", type=int, default=3, help="after the first, of which the median is told")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.case or make_case(Path(folder, "case.db"), args.reports)
        with Case.open(path) as case:
            (events,) = case.connection.execute("SELECT count(*) FROM happenings").fetchone()
            size = {"reports": case.counts(), "events": events}
        rows = measure(path, args.rounds)
    if args.json:
        print(json.dumps({**machine(), **size, "pages": rows}))
        return
    print(f"{size['reports']:,} reports, {size['events']:,} events; milliseconds")
    print("".join(f"{name:>14}" for name in rows[0]))
    for row in rows:
        print("".join(f"{value:>14}" for value in row.values()))


if __name__ == "__main__":
    main()
