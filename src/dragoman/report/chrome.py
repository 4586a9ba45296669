"""What a page prints around a report: which paragraphs are no part of it. The patterns are vocabulary/chrome.tsv."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.errors import VocabularyError
from dragoman.vocabulary.load import load_table

_DECORATION = " \t\xa0•*·–—-|>»›→:…<«‹←▶►▼▸◆■●○✦✓"
_LONGEST = 600  # code points; a longer paragraph is body, whatever it begins or ends with
_END = 200  # code points at the end that `end` patterns may use
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-Þ0-9©])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Maj|Capt|Adm|Sen|Rep|Gov|Prof|Rev|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
    r"Oct|Nov|Dec)|\b[A-Z])\.\s*$"
)
_SAYING = re.compile(
    r"\b(?:said|says|told|reported|reports|according to|announced|claimed|confirmed|denied|accused|added|warned)\b"
)


_SPEECH = re.compile(rf"[“”\"«»]|(?:^|\s)[‘']\w|{_SAYING.pattern}")


class Match(Enum):
    """Where a pattern must stand in a paragraph."""

    LINE = "line"  # it is the whole paragraph
    HEADER = "header"  # likewise, and short lines after it belong to it
    START = "start"  # the paragraph begins with it
    END = "end"  # the paragraph ends with it
    SENTENCE = "sentence"  # the paragraph is one sentence that begins so, without a verb of saying
    FRONT = "front"  # as SENTENCE, but only above the headline
    TAIL = "tail"  # from it to the end is chrome, after a sentence that is none
    LINK = "link"  # a label, a colon or bar, and a title behind it that is no sentence
    READER = "reader"  # anywhere in a short paragraph that speaks to the reader, and in which nobody else speaks
    MARGIN = "margin"  # the whole paragraph, but only before the report's first sentence or after its last
    CLOSING = "closing"  # likewise, but only after the last


_FRAMES = {  # what stands before and behind each row's pattern
    Match.END: ("", r"\s*(?:[)\]]+\.?)?\Z"),
    Match.READER: (r"(?:(?<![\w-])|(?=[.!?:,] ))", r"(?![\w-])"),
}
_ANYWHERE = (Match.END, Match.TAIL, Match.READER)  # the others stand at the start of what they are sought in


class Kind(Enum):
    """What a piece of chrome is."""

    RELATED = "related"  # another story, kept as a link
    CAPTION = "caption"  # a picture's caption or credit
    CREDIT = "credit"  # who wrote, edited, added; notes of the editor
    DATE = "date"  # a line with the time of publication
    SHARE = "share"  # buttons, handles, players
    PROMOTION = "promotion"  # newsletters, subscriptions, advertisements
    COPYRIGHT = "copyright"  # whose it is, what may be done with it
    NAVIGATION = "navigation"  # menus, tags, breadcrumbs


@dataclass(frozen=True, slots=True)
class Row:
    """One pattern. words: most words that the paragraph may have."""

    pattern: str
    match: Match
    kind: Kind
    words: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    row: Row
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Group:
    """All rows of one Match, and one pattern that fits where any of them does; words: most that any row allows."""

    any: re.Pattern[str]
    rows: tuple[_Compiled, ...]
    words: int
    opening: bool  # whether all stand at the start of the text

    def first(self, text: str, words: int) -> Row | None:
        if words > self.words or not (self.any.match(text) if self.opening else self.any.search(text)):
            return None
        fitting = (c.row for c in self.rows if words <= c.row.words and c.pattern.search(text))
        return next(fitting, None)


def compile_rows(rows: tuple[Row, ...], name: str = "chrome.tsv") -> dict[Match, _Group]:
    """The rows by Match; VocabularyError where a pattern is no regular expression."""
    found: dict[Match, list[_Compiled]] = {match: [] for match in Match}
    for row in rows:
        try:
            found[row.match].append(_Compiled(row, re.compile(_anchored(row), re.IGNORECASE)))
        except re.error as error:
            raise VocabularyError(f"{name}, field pattern: {row.pattern!r} is no pattern: {error}.") from error
    return {match: _group(match, group) for match, group in found.items()}


def _group(match: Match, rows: list[_Compiled]) -> _Group:
    if match in _FRAMES:  # what all have around them is tried once at a place, not once a row
        before, after = _FRAMES[match]
        pattern = f"{before}(?:{'|'.join(f'(?:{c.row.pattern})' for c in rows) or '(?!)'}){after}"
    else:
        pattern = "|".join(c.pattern.pattern for c in rows) or r"(?!)"
    together = re.compile(pattern, re.IGNORECASE)
    return _Group(together, tuple(rows), max((c.row.words for c in rows), default=0), match not in _ANYWHERE)


def _anchored(row: Row) -> str:
    match row.match:
        case Match.LINE | Match.HEADER:
            stop = "" if row.kind in (Kind.CREDIT, Kind.CAPTION) else r"[.!]?"
            return rf"\A(?:{row.pattern}){stop}\Z"
        case Match.END | Match.READER:
            before, after = _FRAMES[row.match]
            return f"{before}(?:{row.pattern}){after}"
        case Match.TAIL:
            return rf"(?<=[.!?”\"’)…])\s+(?:{row.pattern})\Z"
        case Match.LINK:
            return rf"\A(?:{row.pattern})\s*[:|»›→]\s*(?=\S)"
        case Match.MARGIN | Match.CLOSING:
            return rf"\A(?:{row.pattern})\Z"
        case Match.START | Match.SENTENCE | Match.FRONT:
            return rf"\A(?:{row.pattern})"


@cache
def _groups() -> dict[Match, _Group]:
    return compile_rows(load_table("chrome", Row))


def classify(paragraph: str) -> Row | None:
    """The row that a whole paragraph fits; None where it is (or may be) body."""
    if len(paragraph) > _LONGEST:
        return None
    groups, words = _groups(), paragraph.count(" ") + 1
    bare = paragraph.strip(_DECORATION)
    for match in (Match.HEADER, Match.LINE):
        if row := groups[match].first(bare, words):
            return row
    if row := groups[Match.START].first(bare, words):
        return row
    if row := groups[Match.END].first(paragraph[-_END:], words):
        return row
    if is_title(bare) and (row := groups[Match.LINK].first(bare, words)):
        return row
    if not _SPEECH.search(paragraph) and (row := groups[Match.READER].first(paragraph, words)):
        return row
    return _single(Match.SENTENCE, paragraph, words)


def classify_margin(paragraph: str, *, closing: bool) -> Row | None:
    """The row that a paragraph before the report's first sentence fits, or (closing) one after its last."""
    if len(paragraph) > _LONGEST:
        return None
    groups, bare = _groups(), paragraph.strip(_DECORATION)
    words = bare.count(" ") + 1
    row = groups[Match.MARGIN].first(bare, words)
    return row or (groups[Match.CLOSING].first(bare, words) if closing else None)


def is_title(text: str) -> bool:
    """Whether a text does not end as a sentence does; a question may be a title."""
    return not text.rstrip("”\"’')]").endswith((".", ",", ";", ":", "…"))


def reads_as_caption(paragraph: str) -> bool:
    """Whether a paragraph above the headline reads as a picture's caption."""
    return len(paragraph) <= _LONGEST and _single(Match.FRONT, paragraph, paragraph.count(" ") + 1) is not None


def _single(match: Match, paragraph: str, words: int) -> Row | None:
    """A row for a paragraph that is one sentence, alone or followed by chrome; speech makes it body."""
    row = _groups()[match].first(paragraph, words)
    if row is None or _SAYING.search(paragraph):
        return None
    return row if sentence_count(without_tail(paragraph)[0]) == 1 else None


def without_tail(paragraph: str) -> tuple[str, tuple[str, Kind] | None]:
    """A paragraph without chrome glued to its end, and that chrome with its kind."""
    group = _groups()[Match.TAIL]
    offset = max(0, len(paragraph) - 400)
    if not group.any.search(paragraph, offset):
        return paragraph, None
    for compiled in group.rows:
        found = compiled.pattern.search(paragraph, offset)
        if found and found[0].count(" ") <= compiled.row.words:
            return paragraph[: found.start()], (found[0].strip(), compiled.row.kind)
    return paragraph, None


def sentence_count(paragraph: str) -> int:
    """Roughly how many sentences a paragraph has."""
    return 1 + sum(1 for _ in _breaks(paragraph))


def _breaks(paragraph: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(paragraph):
        if not _ABBREVIATION.search(paragraph[max(0, match.start() - 8) : match.end()]):
            yield match.end()
