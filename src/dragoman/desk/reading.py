"""One report opened and read, with its parse where that is asked for."""

from dragoman.pipeline import read_document, read_reports
from dragoman.record import ReportRecord
from dragoman.report import open_report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse
from dragoman.settings import read_settings


def read_one(source: str, published: str | None = None) -> ReportRecord:
    """The record of one file, address or standard input ("-"); InputError where there is none."""
    return read_reports([open_report(source, read_settings(), published)])[0]


def read_with_parse(source: str, published: str | None = None) -> tuple[ReportRecord, Document]:
    """The record and the parse that it was made from."""
    report = open_report(source, read_settings(), published)
    if report.language not in (None, "en"):
        return read_reports([report])[0], Document(report.text, ())
    document = parse([report.text], [report.title])[0]
    return read_document(report, document), document
