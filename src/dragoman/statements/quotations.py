"""Quotation marks: pairs them, tells apostrophes apart, follows a quotation over paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(r"''|[\"“”„«»‘’‚']|\n\s*\n|\n")
CLOSERS = {
    "“": "”",
    "”": "”",  # mistaken for an opening mark, at the start of a line
    "„": "“”",
    "«": "»",
    '"': '"',
    "''": ("''", '"'),
    "‘": "’'",
    "‚": "‘’",
    "'": "'’",
}
CROSSED = {"“": '"', '"': "”"}  # closing marks of the other style
LONGEST_SINGLE = 600  # a single quote that closes farther away is an apostrophe, code points
FORGOTTEN = re.compile(  # "We left, the mayor said: the closing mark is forgotten or a single one
    r"(,[’']?|[’'],)(?=\s(?:(?:[\w.-]+\s){1,5}(?:said|says|added|told|shouted|replied)|(?:said|says|added)\s(?:the\s)?[\w.-]+)\b)"
)
FULL_WORDS = 4  # a shorter quotation is a fragment unless it is a sentence


@dataclass(frozen=True, slots=True)
class Quotation:
    """Code points [start, end) with the marks, and the part within them; closed: whether a closing mark is there."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool

    def holds(self, offset: int) -> bool:
        return self.start <= offset < self.end


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Outermost quotations in order. One whose next paragraph opens with a mark again goes on there."""
    return tuple(_quotations(text, [m for m in MARK.finditer(text) if not _apostrophe(text, m)]))


def is_full(text: str, quotation: Quotation) -> bool:
    """Whether it can stand as a sentence of its own, and is no mere fragment."""
    inner = text[quotation.inner_start : quotation.inner_end].strip()
    if not inner:
        return False
    opens = not inner[0].islower()
    return (opens and inner[-1] in ".,!?…-—") or len(inner.split()) >= 2 * FULL_WORDS


def _apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark stands within a word, or before a year."""
    if mark.group() not in "'’‘":
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (before.isalnum() and after.isalnum()) or (not before.isalnum() and after.isdigit() and mark.group() != "‘")


def _quotations(text: str, marks: list[re.Match[str]]) -> Iterator[Quotation]:
    at = 0
    while at < len(marks):
        mark = marks[at]
        if not _opens(text, mark):
            at += 1
            continue
        close = _close(text, marks, at)
        if close is None:
            at += 1
            continue
        last, end, closed = close
        inner_end = marks[last].start() if closed else end
        yield Quotation(mark.start(), end, mark.end(), inner_end, closed)
        at = last + 1


def _opens(text: str, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if sign not in CLOSERS or sign.isspace():
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign in ("“", "„", "«"):
        return True
    if sign == "”":
        return before in ("", "\n") and bool(after) and not after.isspace()
    fits = not before.isalnum() and before not in (".", ",", "!", "?") and bool(after) and not after.isspace()
    return fits if sign != '"' else fits or (bool(after) and not after.isspace() and not before.isalnum())


def _close(text: str, marks: list[re.Match[str]], at: int) -> tuple[int, int, bool] | None:
    """Index of the last mark of the quotation that opens at this one, its end, and whether it is closed."""
    sign = marks[at].group()
    single = sign in ("‘", "'", "‚")
    for k in range(at + 1, len(marks)):
        mark = marks[k]
        if single and mark.end() - marks[at].end() > LONGEST_SINGLE:
            return None
        if mark.group() == sign == "“" and FORGOTTEN.search(text, marks[at].end(), mark.start()):
            return _unclosed(text, marks, at, k - 1, mark.start())
        if mark.group().isspace():
            if single:
                return None
            goes_on = k + 1 < len(marks) and marks[k + 1].start() == mark.end() and marks[k + 1].group() == sign
            if not goes_on:
                return _unclosed(text, marks, at, k, mark.start())
        elif _closes(text, marks, at, k):
            return k, mark.end(), True
    return None if single else _unclosed(text, marks, at, len(marks) - 1, len(text.rstrip()))


def _unclosed(text: str, marks: list[re.Match[str]], at: int, k: int, end: int) -> tuple[int, int, bool]:
    """Where a quotation ends whose closing mark is missing: before ", the mayor said" if that stands in it."""
    cue = FORGOTTEN.search(text, marks[at].end(), end)
    if cue is None:
        return k, end, False
    last = max(i for i in range(at, k + 1) if i == at or marks[i].start() < cue.end(1))
    return last, cue.end(1), True


def _closes(text: str, marks: list[re.Match[str]], at: int, k: int) -> bool:
    sign, mark = marks[at].group(), marks[k].group()
    if mark in CLOSERS[sign]:
        return _may_close(text, marks, k, sign, sign in ("‘", "'", "‚"))
    return mark == CROSSED.get(sign) and _crosses(text, marks, at, k)


def _crosses(text: str, marks: list[re.Match[str]], at: int, k: int) -> bool:
    """Whether a mark of the other style closes: “We left," he said. Not where it goes with one that opens within."""
    style = "“”" if marks[k].group() == "”" else '"'
    within = any(mark.group() in style for mark in marks[at + 1 : k])
    before, after = text[marks[k].start() - 1 : marks[k].start()], text[marks[k].end() : marks[k].end() + 1]
    return not within and before in ",.!?…" and not after.isalnum()


def _may_close(text: str, marks: list[re.Match[str]], k: int, sign: str, single: bool) -> bool:
    before = text[marks[k].start() - 1 : marks[k].start()]
    repeated = bool(marks[k - 1].group().isspace()) and marks[k - 1].end() == marks[k].start()
    if repeated and sign == marks[k].group():
        return False
    if single:
        return not before.isspace() and not _possessive(text, marks, k)
    return True


def _possessive(text: str, marks: list[re.Match[str]], k: int) -> bool:
    """Whether "ministers’ meeting" goes on to a later closing mark."""
    if (
        text[marks[k].start() - 1 : marks[k].start()] != "s"
        or not text[marks[k].end() : marks[k].end() + 2].strip().islower()
    ):
        return False
    for mark in marks[k + 1 :]:
        if mark.group().isspace() or _opens(text, mark) or mark.start() - marks[k].end() > LONGEST_SINGLE:
            return False
        if mark.group() in "’'":
            return True
    return False
