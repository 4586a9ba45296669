"""Reads the time expressions of a sentence, left to right, the longest one first."""

import re
from dataclasses import replace
from functools import cache

from dragoman.sentences import Sentence, Token
from dragoman.times.absolute import numeric_dates, read_absolute
from dragoman.times.lexicon import Kind, lower, words
from dragoman.times.quantities import read_quantity, read_window
from dragoman.times.relative import read_relative
from dragoman.times.values import Reading
from dragoman.times.weekdays import read_date_then_weekday, read_weekday

READERS = (read_weekday, read_date_then_weekday, read_absolute, read_relative, read_window, read_quantity)
NEVER_FIRST = frozenset((Kind.INEXACT, Kind.NOT_A_DAY, Kind.PART_OF_DAY))
OTHER_FIRST = frozenset(
    ("the", "a", "an", "that", "these", "overnight", "shortly", "immediately", "moments", "preceding")
)
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?|[0-2]\d[0-5]\d|\d{1,2}(?:am|pm)")
HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
HALVES = frozenset(("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock", "hrs"))
ZONES = frozenset("gmt utc cet cest est edt pst ist bst eet msk et".split())


@cache
def _openers() -> frozenset[str]:
    """Words that can open an expression."""
    return OTHER_FIRST | {word for word, kinds in words().items() if set(kinds) - NEVER_FIRST}


def read_sentence(sentence: Sentence) -> list[Reading]:
    """All expressions of a sentence in order; no two share a token."""
    fixed = {reading.first: reading for reading in numeric_dates(sentence)}
    taken = {k for reading in fixed.values() for k in range(reading.first, reading.last + 1)}
    openers = _openers()
    found: list[Reading] = []
    i = 0
    while i < len(sentence.tokens):
        reading = fixed.get(i)
        token = sentence.tokens[i]
        if reading is None and (
            token.lower in openers or token.text[0].isdigit() or "-" in token.text or "‑" in token.text
        ):
            reading, i = _read_at(sentence, i)
        if reading is None or (
            reading.first not in fixed and not taken.isdisjoint(range(reading.first, reading.last + 1))
        ):
            i += 1
            continue
        found.append(reading)
        i = reading.last + 1
    return found


def _read_at(sentence: Sentence, i: int) -> tuple[Reading | None, int]:
    """The expression at token i; a clock time without a day is passed over, to its last token."""
    clock = clock_end(sentence, i)
    if clock is None:
        return _longest(sentence, i), i
    start = clock + (lower(sentence, clock) == "on")
    day = _longest(sentence, start) if clock < start < len(sentence.tokens) else None
    return (replace(day, first=i), i) if day else (None, clock - 1)


def _longest(sentence: Sentence, i: int) -> Reading | None:
    readings = [reading for read in READERS if (reading := read(sentence, i))]
    return max(readings, key=lambda reading: reading.last, default=None)


def clock_end(sentence: Sentence, i: int) -> int | None:
    """The token after a clock time ("06:40 GMT", "9 a.m. local time") that starts at token i."""
    text, following = sentence.tokens[i].lower, lower(sentence, i + 1)
    if not text[0].isdigit():
        return None
    end = i + 1
    if HOUR.fullmatch(text) and following in HALVES:
        end = i + 2
    elif not CLOCK.fullmatch(text) or (":" not in text and "m" not in text and not _is_clock(sentence, i)):
        return None
    if lower(sentence, end) in ZONES:
        return end + 1
    if lower(sentence, end) == "local" and lower(sentence, end + 1) == "time":
        return end + 2
    return end


def _is_clock(sentence: Sentence, i: int) -> bool:
    """ "at 0530 GMT": digits alone, or with a point, are a time only beside a word that says so."""
    after: str = lower(sentence, i + 1)
    return (
        after in ZONES
        or after in ("hours", "local")
        or (_dotted(sentence.tokens[i]) and lower(sentence, i - 1) == "at")
    )


def _dotted(token: Token) -> bool:
    return "." in token.text
