"""Raw text to paragraphs: blank lines and line ends part them, lines that were only wrapped are joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BULLET = re.compile(r"\s*(?:[•*·▪‣–—-]|\d{1,3}[.)]|[a-z][.)])\s")
_ENDED = re.compile(r"[.!?:;…][”\"’')\]]*$|[”\"’)\]]$")
_WIDEST_WRAP = 100  # code points; text with longer lines was not wrapped by a person's mail or terminal
_NARROWEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without a line end in it. block: counts the parts between blank lines."""

    text: str
    block: int


def paragraphs_in(text: str) -> list[Paragraph]:
    """The paragraphs in order. A wrap inside one becomes one blank; all else stays as it is."""
    blocks = _blocks(text)
    width = _wrap_width(blocks)
    found = []
    for number, lines in enumerate(blocks):
        current = lines[0]
        for before, line in pairwise(lines):
            if _is_wrap(before, line, width):
                current = f"{current} {line}"
            else:
                found.append(Paragraph(current, number))
                current = line
        found.append(Paragraph(current, number))
    return found


def _blocks(text: str) -> list[list[str]]:
    """The stripped lines between blank lines."""
    blocks: list[list[str]] = [[]]
    for raw in text.splitlines():
        line = raw.strip().strip("\u200b\ufeff\u2060").strip()
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _wrap_width(blocks: Sequence[Sequence[str]]) -> int | None:
    """The width to which a text is wrapped; None where it is not."""
    breaks = [(a, b) for block in blocks for a, b in pairwise(block)]
    width = max((len(line) for block in blocks for line in block), default=0)
    if len(breaks) < 3 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    full = sum(_is_full(a, b, width) for a, b in breaks)
    return width if full * 10 >= len(breaks) * 6 else None


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


def _is_wrap(line: str, after: str, width: int | None) -> bool:
    if _BULLET.match(after):
        return False
    if width is not None:
        return _is_full(line, after, width)
    return len(line) >= _NARROWEST_WRAP and after[0].islower() and " " in after and not _ENDED.search(line)
