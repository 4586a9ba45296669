"""Quotations without a cue of their own, which go on from the one before."""

from dataclasses import replace

from dragoman.statements.direct import quotation_span
from dragoman.statements.reading import Draft, Reading
from dragoman.statements.records import StatementKind

ENDS = ".!?…"


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
    """Offset where the draft's last sentence ends."""
    sentence = reading.document.sentences[draft.sentence]
    return max(sentence.end, draft.content[-1].end)


def _following(reading: Reading, offset: int) -> int | None:
    """The full quotation that stands alone right after this offset, in the same paragraph."""
    text = reading.document.text
    at = reading.quotation_after(offset)
    if at is None or not reading.full[at]:
        return None
    one = reading.quotations[at]
    if text[offset : one.start].strip(" \t\u00a0") or text[: offset].rstrip()[-1:] not in ENDS + "”\"’'":
        return None
    inner = text[one.inner_start : one.inner_end].rstrip("’' \u00a0")
    return at if inner[-1:] in ENDS or not one.closed else None
