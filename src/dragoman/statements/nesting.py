"""Statements within the content of others."""

from bisect import bisect_right

from dragoman.sentences import Document
from dragoman.statements.reading import Draft
from dragoman.statements.records import StatementKind

REPORTED = frozenset({"clause", "object-of", "postposed", "according", "noun", "quote"})
FARTHEST = 40  # spans that are looked at before a cue for one that holds it


class Holders:
    """Finds the drafts whose content holds an offset."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.spans = sorted(
            (span.start, -span.end, k)
            for k, draft in enumerate(drafts)
            if draft.rule != "chain"
            for span in draft.content
        )

    def of(self, offset: int, own: int) -> list[int]:
        """Indexes of the drafts that hold this offset, innermost first; `own` is left out."""
        at = bisect_right(self.spans, (offset, 0, len(self.spans)))
        near = self.spans[max(0, at - FARTHEST) : at]
        return [k for start, end, k in reversed(near) if start <= offset < -end and k != own]


def without_nested(document: Document, drafts: list[Draft]) -> list[Draft]:
    """Leaves out what stands within another's content, but for clear reports of what a third party said."""
    holders = Holders(drafts)
    kept = []
    for k, draft in enumerate(drafts):
        outers = holders.of(draft.cue.start, k) if draft.cue is not None and draft.rule != "body" else []
        if not outers or _is_report(document, draft, [drafts[o] for o in outers]):
            kept.append(draft)
    return kept


def _is_report(document: Document, draft: Draft, outers: list[Draft]) -> bool:
    """Whether it tells what somebody else said, who is named by a noun of its own."""
    if draft.kind is not StatementKind.SAID or draft.rule not in REPORTED or draft.source is None:
        return False
    token = document.sentences[draft.source.sentence].tokens[draft.source.head]
    relative = token.tag in ("WP", "WDT") and token.lower in ("who", "which")
    if token.pos not in ("NOUN", "PROPN") and not relative:
        return False
    return not any(outer.source is not None and outer.source.head == draft.source.head for outer in outers)
