"""What one form of a text has that another has not: sentence by sentence, and word by word in an edited one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from functools import cache

from rapidfuzz import fuzz, process

from dragoman.vocabulary.load import load_table

NEAR = 72.0  # of 100: a sentence that was edited
FEWEST_WORDS = 5  # so many words of a sentence that stand in a longer one make the longer one its edit
_END = re.compile(r"(?<=[.!?…])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[^\W\d_a-z]|[“\"‘]?\d)|\n+")
_INITIAL = re.compile(r"(?:\b[^\W\d_]\.)+$")
_WORD = re.compile(r"\w+(?:[.,:'’-]\w+)*|[^\w\s]|\s+")
_FORMS = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})

Span = tuple[int, int]
"""Offsets in a text, half-open."""


class Change(Enum):
    """What happened to a sentence, or to a run of words, on the way from the first text to the second."""

    KEPT = "kept"
    EDITED = "edited"
    ADDED = "added"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence or run of words. before, after: its offsets in the first and the second text, None where absent."""

    change: Change
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class _Title:
    """What is needed of a row of vocabulary/titles.tsv."""

    word: str
    kind: str
    sector: str = ""
    gender: str = ""


@cache
def _abbreviations() -> frozenset[str]:
    """Words with a full stop after which no sentence ends: "Gen.", "Mr."."""
    titles = {row.word for row in load_table("titles", _Title) if row.word.endswith(".")}
    months = {f"{month}." for month in "jan feb mar apr aug sep sept oct nov dec".split()}
    return frozenset(titles | months | {"st.", "no.", "vs.", "mt.", "ft.", "jr.", "sr.", "messrs.", "prof.", "rev."})


def sentences_in(text: str) -> list[Span]:
    """Offsets of the sentences of a text, guessed from punctuation and paragraphs."""
    found, start = [], 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and _goes_on(text[start : match.start()]):
            continue
        end = match.start() + len(match[0].rstrip())  # a closing quotation mark belongs to its sentence
        if text[start:end].strip():
            found.append((start, end))
        start = match.end()
    return [*found, (start, len(text))] if text[start:].strip() else found


def _goes_on(before: str) -> bool:
    """Whether a text ends with an abbreviation or an initial, and not with a sentence."""
    last = before.rsplit(None, 1)[-1] if before.strip() else ""
    bare = last.lstrip("(“\"‘'[")
    return bare.casefold() in _abbreviations() or (len(bare) <= 4 and _INITIAL.fullmatch(bare) is not None)


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Every sentence of both texts: those of the second in order, a left-out one after the sentence it followed."""
    ours, theirs = sentences_in(first), sentences_in(second)
    partner = pairs(first, ours, second, theirs)
    place = {before: at for at, before in partner.items()}
    lost: dict[int, list[Difference]] = {}
    after = -1
    for at, span in enumerate(ours):
        if at in place:
            after = place[at]
        else:
            lost.setdefault(after, []).append(Difference(Change.LEFT_OUT, span, None))
    found = lost.get(-1, [])
    for at, span in enumerate(theirs):
        found = [*found, _difference(first, ours[partner[at]] if at in partner else None, second, span)]
        found += lost.get(at, [])
    return tuple(found)


def _difference(first: str, before: Span | None, second: str, after: Span) -> Difference:
    if before is None:
        return Difference(Change.ADDED, None, after)
    same = _plain(first[slice(*before)]) == _plain(second[slice(*after)])
    return Difference(Change.KEPT if same else Change.EDITED, before, after)


def pairs(first: str, ours: Sequence[Span], second: str, theirs: Sequence[Span]) -> dict[int, int]:
    """For sentences of the second text the one of the first that it comes from, by their places; each used once."""
    texts = [_plain(first[a:b]) for a, b in ours]
    rated = []
    for at, (a, b) in enumerate(theirs):
        sentence = _plain(second[a:b])
        near = process.extract(sentence, texts, scorer=_likeness, score_cutoff=NEAR, limit=None)
        rated += [(-score, abs(where - at), at, where) for _, score, where in near]
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, where in sorted(rated):
        if at not in found and where not in used:
            found[at] = where
            used.add(where)
    return found


def _likeness(first: str, second: str, **_: object) -> float:
    """0–100: how much of two sentences is the same; one that stands whole in the other is like it."""
    likeness = fuzz.ratio(first, second)
    shorter, longer = sorted((re.findall(r"\w+", first), re.findall(r"\w+", second)), key=len)
    inside = len(shorter) >= FEWEST_WORDS and f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return max(likeness, NEAR) if inside else likeness


def pieces(before: str, after: str) -> tuple[Difference, ...]:
    """What was changed within an edited sentence, in runs of words that together are the whole of both.

    before, after: the two sentences; offsets are within them. A replaced run is EDITED and has both spans.
    """
    ours, theirs = list(_WORD.finditer(before)), list(_WORD.finditer(after))
    matcher = SequenceMatcher(None, [_plain(m[0]) for m in ours], [_plain(m[0]) for m in theirs], autojunk=False)
    runs = [(op == "equal", i, j, k, m) for op, i, j, k, m in matcher.get_opcodes()]
    return tuple(_piece(same, _reach(ours, i, j), _reach(theirs, k, m)) for same, i, j, k, m in _smoothed(runs, ours))


def _smoothed(
    runs: Sequence[tuple[bool, int, int, int, int]], words: Sequence[re.Match[str]]
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Runs with what is between two changes and holds no word taken into the change: one reads it as one."""
    held: tuple[bool, int, int, int, int] | None = None
    for at, (same, i, j, k, m) in enumerate(runs):
        bare = same and 0 < at < len(runs) - 1 and not any(word[0][0].isalnum() for word in words[i:j])
        if held and held[0] == (same and not bare):
            held = (held[0], held[1], j, held[3], m)
            continue
        if held:
            yield held
        held = (same and not bare, i, j, k, m)
    if held:
        yield held


def _reach(words: Sequence[re.Match[str]], start: int, end: int) -> Span | None:
    return (words[start].start(), words[end - 1].end()) if end > start else None


def _piece(same: bool, before: Span | None, after: Span | None) -> Difference:
    if same:
        return Difference(Change.KEPT, before, after)
    change = Change.ADDED if before is None else Change.LEFT_OUT if after is None else Change.EDITED
    return Difference(change, before, after)


def _plain(sentence: str) -> str:
    """As it is compared: quotes, dashes and blanks of every house as one."""
    return " ".join(sentence.translate(_FORMS).casefold().split())
