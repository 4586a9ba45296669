"""What is kept: the record and its forms. No language model is loaded here."""

from dragoman.record.records import Dropped, ReportRecord

__all__ = ["Dropped", "ReportRecord"]
