"""Sources of reports: files, folders, JSONL, feeds, archives, addresses."""

from dragoman.report.sources.arrivals import arrivals
from dragoman.report.sources.records import Arrived, Known, Visit
from dragoman.report.sources.visiting import Visitor

__all__ = ["Arrived", "Known", "Visit", "Visitor", "arrivals"]
