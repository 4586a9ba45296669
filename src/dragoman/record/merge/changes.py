"""What one form of a text has that another has not, sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz, process

SAME = 97.0  # of 100: a sentence that is the same but for a comma or a spelling
NEAR = 72.0  # a sentence that was edited
_END = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[“\"‘'A-Z])|\n+")


class Change(Enum):
    """What happened to a sentence on the way from the first text to the second."""

    KEPT = "kept"
    EDITED = "edited"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence. before, after: its offsets in the first and the second text, None where it is not there."""

    change: Change
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def sentences_in(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a text, guessed from punctuation and paragraphs."""
    found, start = [], 0
    for end, following in [(m.start(), m.end()) for m in _END.finditer(text)] + [(len(text), len(text))]:
        while end < len(text) and end < following and not text[end].isspace():
            end += 1  # a closing quotation mark belongs to its sentence
        if text[start:end].strip():
            found.append((start, end))
        start = following
    return found


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Every sentence of both texts: those of the second in order, each left-out one after its neighbour before."""
    ours, theirs = sentences_in(first), sentences_in(second)
    partner = pairs(first, ours, second, theirs)
    taken = {before for before, _ in partner.values()}
    found: list[Difference] = []
    for at, after in enumerate(theirs):
        if at not in partner:
            found.append(Difference(Change.ADDED, None, after))
            continue
        before, likeness = partner[at]
        found.append(Difference(Change.KEPT if likeness >= SAME else Change.EDITED, ours[before], after))
    found += [Difference(Change.LEFT_OUT, span, None) for at, span in enumerate(ours) if at not in taken]
    return tuple(found)


def pairs(
    first: str, ours: Sequence[tuple[int, int]], second: str, theirs: Sequence[tuple[int, int]]
) -> dict[int, tuple[int, float]]:
    """For sentences of the second text the one of the first that it comes from, each used once, and how alike."""
    texts = [_plain(first[a:b]) for a, b in ours]
    rated = []
    for at, (a, b) in enumerate(theirs):
        near = process.extract(_plain(second[a:b]), texts, scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
        rated += [(-score, at, where) for _, score, where in near]
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, at, where in sorted(rated):
        if at not in found and where not in used:
            found[at] = (where, -score)
            used.add(where)
    return found


def _plain(sentence: str) -> str:
    """As it is compared: quotes, dashes and blanks of every house as one."""
    for form, plain in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-")):
        sentence = sentence.replace(form, plain)
    return " ".join(sentence.casefold().split())
