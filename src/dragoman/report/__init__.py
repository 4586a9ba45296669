"""A report arrives: fetched, decoded, cleaned."""

from dragoman.report.arrive import make_report, open_report, report_from_bytes, report_from_row
from dragoman.report.records import Link, Removed, Report

__all__ = ["Link", "Removed", "Report", "make_report", "open_report", "report_from_bytes", "report_from_row"]
