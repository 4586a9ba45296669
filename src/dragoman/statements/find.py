"""Finds statements."""

from dragoman.actors import Cast
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.statements.records import Statement
from dragoman.times import TimeExpression


def find_statements(
    document: Document, cast: Cast, times: tuple[TimeExpression, ...], report: Report
) -> tuple[Statement, ...]:
    """All statements in order of the text."""
    return ()
