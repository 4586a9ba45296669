"""Our own passages, read by the pipeline as they stand."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.pipeline import parse_once, read_reports
from dragoman.record import ReportRecord
from dragoman.report import Report
from dragoman.report.arrive import report_from_row
from dragoman.sentences import Document
from dragoman.settings import read_settings

OWN = Path(__file__).with_name("passages")
BATCH = 50  # passages parsed in one stream


def read_passages(data: Path) -> Iterator[ReportRecord]:
    """The record of each line of a JSONL file of {"id", "text", "published"}, in order."""
    yield from read_rows([json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()])


def read_rows(rows: Sequence[Mapping[str, object]]) -> Iterator[ReportRecord]:
    """The record of each of some rows, in order."""
    reports = reports_of(rows)
    for start in range(0, len(reports), BATCH):
        yield from read_reports(reports[start : start + BATCH])


def parsed_rows(rows: Sequence[Mapping[str, object]]) -> Iterator[tuple[Report, Document]]:
    """The report of each of some rows and its parse, for what is measured stage by stage."""
    reports = reports_of(rows)
    for start in range(0, len(reports), BATCH):
        batch = reports[start : start + BATCH]
        yield from zip(batch, parse_once(batch), strict=True)


def reports_of(rows: Sequence[Mapping[str, object]]) -> list[Report]:
    """The reports of some rows; ValueError where one is not read as it stands, for then no offset holds."""
    settings = read_settings()
    reports = [report_from_row(row, settings, plain=True) for row in rows]
    for row, report in zip(rows, reports, strict=True):
        if report.text != row["text"]:
            raise ValueError(f"{report.id}: the text is not read as it stands")
    return reports
