"""How a text differs from an earlier form of it or from what it copies, ready to be shown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.record.merge.changes import Change, differences

MOST_CHARACTERS = 60_000  # of both texts together that are compared unasked
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and what became of it. pieces: its characters, each as kept, added or left out."""

    change: str
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """lines: what is new, edited or gone, with the number of kept sentences between as a text of its own."""

    lines: tuple[Line | int, ...]
    added: int
    edited: int
    left_out: int
    kept: int


def compared(before: str, after: str) -> Comparison:
    """What the second text has that the first has not, and the other way round."""
    found = differences(before, after)
    lines: list[Line | int] = []
    for one in found:
        old = before[slice(*one.before)] if one.before else ""
        new = after[slice(*one.after)] if one.after else ""
        if one.change is Change.KEPT:
            if lines and isinstance(lines[-1], int):
                lines[-1] += 1
            else:
                lines.append(1)
        elif one.change is Change.EDITED:
            lines.append(Line("edited", tuple(_pieces(old, new))))
        elif one.change is Change.ADDED:
            lines.append(Line("added", ((new, "kept"),)))
        else:
            lines.append(Line("left out", ((old, "kept"),)))
    told = [one.change for one in found]
    return Comparison(
        tuple(lines), *(told.count(c) for c in (Change.ADDED, Change.EDITED, Change.LEFT_OUT, Change.KEPT))
    )  # fmt: skip


def _pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Words of both, in order: those of the first alone before those of the second alone."""
    ours, theirs = _PIECES.findall(old), _PIECES.findall(new)
    for what, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if what == "equal":
            yield "".join(theirs[c:d]), "kept"
            continue
        if a < b:
            yield "".join(ours[a:b]), "left out"
        if c < d:
            yield "".join(theirs[c:d]), "added"
