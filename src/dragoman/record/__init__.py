"""What is kept: the record and its forms. No language model is loaded here."""

from dragoman.record.records import ReportRecord

__all__ = ["ReportRecord"]
