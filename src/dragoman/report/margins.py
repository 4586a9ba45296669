"""A page's margins: which lines before the report's first sentence, and after its last, are the page's."""

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.report.chrome import Kind, classify_margin
from dragoman.report.dateline import read_dateline
from dragoman.report.headline import is_label

_OPENING = 8  # lines under the headline that may be margin
_CLOSING = 16  # lines at the end that may be margin
_LONG = 160  # code points; a longer line is body, whatever it ends with
_FEWEST = 5  # words of a sentence
_SENTENCE = re.compile(r"[.!?…:][”\"’')\]]*$")
_BARS = re.compile(r"\s*[|•·»›]\s*|\s+/\s+")
_BULLET = re.compile(r"[•*·▪‣–—-]\s")
_MENU_WORDS = 4


def is_sentence(line: str) -> bool:
    """Whether a line is the report's own: a sentence, what leads to a list, or anything long."""
    is_ended = _SENTENCE.search(line) is not None and line.count(" ") + 1 >= _FEWEST
    return is_ended or len(line) > _LONG or line.endswith(":") or read_dateline(line) is not None


def reads_as_menu(line: str) -> bool:
    """Whether a line is short words between bars ("News | Politics | Sport"); figures make it a table's row."""
    parts = [part for part in _BARS.split(line) if part]
    if len(parts) < 2 or any(part[-1] in ".:!?" or part.count(" ") >= _MENU_WORDS for part in parts):
        return False
    if len(parts) == 2:
        return all(is_label(part) for part in parts)
    return not any(":" in part or part.isdigit() for part in parts)


def margin_kind(line: str, *, closing: bool) -> str | None:
    """What a line in the margin is; None where it may be the report's."""
    if reads_as_menu(line):
        return Kind.NAVIGATION.value
    row = classify_margin(line, closing=closing)
    if row is None or (row.kind is Kind.PROMOTION and _BULLET.match(line)):  # demands are bulleted, prompts are not
        return None
    return row.kind.value


def read_opening(lines: Sequence[str], reasons: Sequence[str | None], start: int) -> Mapping[int, str]:
    """The margin's lines between a headline and the first sentence: index to what each is."""
    found: dict[int, str] = {}
    for at in range(start, min(start + _OPENING, len(lines))):
        kind = margin_kind(lines[at], closing=False) or ("label" if is_label(lines[at]) else None)
        if reasons[at] is None and kind is not None:
            found[at] = kind
        elif reasons[at] is None and is_sentence(lines[at]):
            return found
    return {}


def read_closing(lines: Sequence[str], reasons: Sequence[str | None], start: int) -> Mapping[int, str]:
    """The margin's lines after the last sentence. A list that a colon leads to has no margin after it."""
    found: dict[int, str] = {}
    for at in _open(reasons, start)[:_CLOSING]:
        kind = margin_kind(lines[at], closing=True)
        if kind is not None:
            found[at] = kind
        elif is_sentence(lines[at]):
            return {} if lines[at].endswith(":") else found
    return {}


def _open(reasons: Sequence[str | None], start: int) -> list[int]:
    """Indexes of the lines that stay so far, from the last up to one."""
    both: Iterable[tuple[int, str | None]] = enumerate(reasons)
    return [at for at, reason in both if reason is None and at >= start][::-1]
