"""A report arrives: fetched, decoded, cleaned."""

from dragoman.report.records import Link, Report

__all__ = ["Link", "Report"]
