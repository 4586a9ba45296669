"""Finds statements."""

from dragoman.actors import Cast
from dragoman.report import Report
from dragoman.sentences import Document, identity
from dragoman.statements.reading import Draft, Reading, open_reading
from dragoman.statements.records import Statement
from dragoman.statements.verbal import verbal_drafts
from dragoman.statements.according import verbless_drafts
from dragoman.statements.continuation import continue_quotations
from dragoman.statements.nesting import without_nested
from dragoman.times import TimeExpression

VERBATIM = 0.9  # share of the content within quotation marks from which on it is direct


def find_statements(
    document: Document, cast: Cast, times: tuple[TimeExpression, ...], report: Report
) -> tuple[Statement, ...]:
    """All statements in order of the text."""
    reading = open_reading(document)
    drafts = [
        draft
        for sentence in document.sentences
        if not sentence.title
        for draft in (*verbal_drafts(reading, sentence), *verbless_drafts(reading, sentence))
    ]
    drafts = without_nested(continue_quotations(reading, drafts))
    return tuple(_statement(reading, cast, d, report) for d in drafts)


def _statement(reading: Reading, cast: Cast, draft: Draft, report: Report) -> Statement:
    ids = cast.at(draft.source.sentence, draft.source.head) if draft.source else ()
    direct = reading.quoted_share(draft.content) >= VERBATIM
    key = identity("s", report.id, draft.cue and draft.cue.start, *(c.start for c in draft.content))
    return Statement(
        key, draft.kind, ids[0] if ids else None, draft.source and draft.source.span, draft.cue, draft.content,
        direct, None, None, (), None, draft.rule,
    )  # fmt: skip
