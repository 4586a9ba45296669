"""What a case costs as it grows: adding against `dragoman code`, cost a report, search, memory.

    python bench/case.py [--reports 20000] [--first 2000] [--jobs 1] [--json]

Invented reports, 70 % of them wire copies (bench/invented.py), are added to one case: the first ones, then all others.
Growth is what a report costs in the second step, its settling included, over what it costs in the first. `dragoman
code` reads a sample of the same reports in the same number of processes, before the first step and after the last.
"""

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.bulk import Pool, batches_of, code_lines
from dragoman.case import Case
from dragoman.record.search import Query
from dragoman.settings import read_settings
from invented import reports
from stamp import machine

SAMPLE = 500  # reports that `dragoman code` reads
QUERIES = (
    Query(words="truce"), Query(types=("THREATEN",), actor="Pakistan"), Query(words="prisoners", since="2024-06-01"),
    Query(actor="India", recipient="Iran"), Query(types=("ASSAULT",), since="2024-03-01", until="2024-03-31"),
    Query(words='"further attack"', origins=1), Query(source="Ethiopia"), Query(statuses=("future",), place="GEO"),
)  # fmt: skip


def code_seconds(rows: Sequence[dict[str, Any]], jobs: int) -> float:
    """Seconds a report that `dragoman code` takes, its workers started before."""
    settings = read_settings()
    lines = [json.dumps(row).encode() for row in rows]
    pool = Pool(_code, jobs, settings.line_seconds)
    outcomes = pool.outcomes(batches_of([lines[0], *lines], 20_000))
    next(outcomes)
    start = time.perf_counter()
    done = sum(len(found) for found in outcomes)
    return (time.perf_counter() - start) / done


def _code(lines: Sequence[bytes]) -> Any:
    return code_lines(lines, read_settings())


def measure(count: int, first: int, jobs: int) -> dict[str, Any]:
    """The whole measurement."""
    source = reports(count)
    costs: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Case.open(Path(folder, "case.db"), create=True) as case:
        for size in (first, count - first):
            rows = list(islice(source, size))
            if not costs:
                before = code_seconds(rows[:SAMPLE], jobs)
            file = Path(folder, "in.jsonl")
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            start = time.perf_counter()
            summary = case.add([str(file)], jobs=jobs)
            costs.append((time.perf_counter() - start) / len(rows))
            told = f"{summary.seen:,} more, {len(summary.copies):,} copies"
            print(f"  {told}: {1000 * costs[-1]:.1f} ms each", flush=True)
        after = code_seconds(rows_again(count), jobs)
        searches = [_search_seconds(case, query) for query in QUERIES]
        size = Path(folder, "case.db").stat().st_size
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "reports": count, "first": first, "jobs": jobs, "code_ms": round(1000 * statistics.mean((before, after)), 1),
        "add_ms_first": round(1000 * costs[0], 1), "add_ms_last": round(1000 * costs[-1], 1),
        "growth": round(costs[-1] / costs[0], 2),
        "throughput_of_code": round(statistics.mean((before, after)) / costs[-1], 2),
        "search_ms_median": round(1000 * statistics.median(searches), 1),
        "search_ms_most": round(1000 * max(searches), 1),
        "peak_mb": round(own / 1024), "worker_peak_mb": round(workers / 1024), "case_mb": round(size / 1e6, 1),
        "measured": datetime.now(UTC).isoformat(timespec="seconds"), **machine(),
    }  # fmt: skip


def rows_again(count: int) -> list[dict[str, Any]]:
    """The last of the reports once more."""
    return list(islice(reports(count), max(0, count - SAMPLE), None))


def _search_seconds(case: Case, query: Query) -> float:
    start = time.perf_counter()
    case.search(query)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.reports, given.first, given.jobs)
    print(json.dumps(found) if given.json else "\n".join(f"{name:20} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
