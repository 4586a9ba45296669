"""Quotations without a cue of their own, which go on from the one before."""

from dataclasses import replace

from dragoman.statements.direct import quotation_span
from dragoman.statements.quotations import Quotation
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.records import StatementKind

ENDS = ".!?…"
WIDEST_GAP = 240  # from the cue to the next quotation, code points


def continue_quotations(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Adds to each quotation those that follow it in its paragraph: "…," he said. "…"."""
    taken = {reading.quotation_at(span.start) for draft in drafts for span in draft.content if draft.rule == "quote"}
    result = list(drafts)
    last_end = 0
    for k, draft in enumerate(drafts):
        if draft.kind is not StatementKind.SAID or draft.cue is None:
            continue
        at = max(_end(reading, draft), last_end)
        pieces = []
        while (following := _following(reading, at)) is not None and following not in taken:
            pieces.append(quotation_span(reading, following))
            taken.add(following)
            at = reading.quotations[following].end
        last_end = at if pieces else last_end
        if not pieces:
            continue
        if draft.rule == "quote":
            result[k] = replace(draft, content=(*draft.content, *pieces))
        else:
            result.append(replace(draft, cue=None, content=tuple(pieces), rule="continued"))
    return sorted(result, key=lambda d: (d.content[0].start, d.sentence, d.token))


def _end(reading: Reading, draft: Draft) -> int:
    """Offset behind all parts of the draft."""
    parts = [*draft.content, *(part for part in (draft.cue, draft.source and draft.source.span) if part)]
    return max(part.end for part in parts)


def _following(reading: Reading, offset: int) -> int | None:
    """The full quotation that opens the next sentence after this offset, in the same paragraph."""
    text = reading.document.text
    at = reading.quotation_after(offset)
    if at is None or not reading.full[at]:
        return None
    one = reading.quotations[at]
    gap = text[offset : one.start]
    ended = (
        text[max(0, offset - 8) : offset].rstrip("”\"’' \u00a0")[-1:] if not gap.strip() else gap.strip()[-1:]
    ) or " "
    apart = "\n" in gap and not (gap.strip(" \u00a0\n") in ENDS and _fills_paragraph(text, one))
    if apart or len(gap) > WIDEST_GAP or ended not in ENDS or _sentences(gap) > 1:
        return None
    inner = text[one.inner_start : one.inner_end].rstrip("’' \u00a0")
    return at if inner[-1:] in ENDS or not one.closed else None


def _fills_paragraph(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is a paragraph of its own, so that it goes on from the one before."""
    return text[: quotation.start].endswith("\n") and text[quotation.end :].lstrip(" \u00a0")[:1] in ("", "\n")


def _sentences(gap: str) -> int:
    """How many sentences end in these characters; a stop after a capital or within a word is none."""
    return sum(
        1
        for i, sign in enumerate(gap)
        if (sign in ENDS and gap[i + 1 : i + 2].strip() == "" and (i == 0 or gap[i - 1].islower())) or sign in "!?"
    )
