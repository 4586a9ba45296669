"""Our own passages, read by the pipeline as they stand."""

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman.pipeline import read_reports
from dragoman.record import ReportRecord
from dragoman.report.arrive import report_from_row
from dragoman.settings import read_settings

OWN = Path(__file__).with_name("passages")
BATCH = 50  # passages parsed in one stream


def read_passages(data: Path) -> Iterator[ReportRecord]:
    """The record of each line of a JSONL file of {"id", "text", "published"}, in order."""
    settings = read_settings()
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    reports = [report_from_row(row, settings, plain=True) for row in rows]
    for start in range(0, len(reports), BATCH):
        yield from read_reports(reports[start : start + BATCH])
