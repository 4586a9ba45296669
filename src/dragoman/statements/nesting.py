"""Statements within the content of others."""

from dragoman.sentences import Span
from dragoman.statements.reading import Draft
from dragoman.statements.records import StatementKind

REPORTED = frozenset({"clause", "object-of", "postposed", "quote"})


def without_nested(drafts: list[Draft]) -> list[Draft]:
    """Leaves out what stands within another's content, but for clear reports of what a third party said."""
    return [draft for draft in drafts if not _outers(draft, drafts) or _is_report(draft)]


def _outers(draft: Draft, drafts: list[Draft]) -> list[Draft]:
    return [other for other in drafts if other is not draft and holds(other, draft.cue)]


def holds(outer: Draft, cue: Span | None) -> bool:
    """Whether the cue stands within the outer's content."""
    return cue is not None and any(span.start <= cue.start < span.end for span in outer.content)


def _is_report(draft: Draft) -> bool:
    return False
