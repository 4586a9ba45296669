"""Reads the time expressions of a sentence, left to right, the longest one first."""

from dataclasses import replace
from functools import cache

from dragoman.sentences import Sentence
from dragoman.times.absolute import numeric_dates, read_absolute
from dragoman.times.clocks import clock_end
from dragoman.times.feasts import read_feast
from dragoman.times.lexicon import Kind, feasts, lower, words
from dragoman.times.quantities import read_quantity, read_window
from dragoman.times.quarters import read_quarter
from dragoman.times.relative import read_relative
from dragoman.times.values import CalendarDate, DayShift, NamedWeekday, Reading
from dragoman.times.weekdays import read_date_then_weekday, read_weekday

READERS = (
    read_weekday,
    read_date_then_weekday,
    read_feast,
    read_absolute,
    read_quarter,
    read_relative,
    read_window,
    read_quantity,
)
HAS_HOURS = (NamedWeekday, CalendarDate, DayShift)
NEVER_FIRST = frozenset((Kind.INEXACT, Kind.NOT_A_DAY, Kind.PART_OF_DAY))
OTHER_FIRST = frozenset(
    ("the", "a", "an", "that", "these", "overnight", "shortly", "immediately", "moments", "preceding")
)


@cache
def _openers() -> frozenset[str]:
    """Words that can open an expression."""
    named = {name.split()[0].partition("'")[0] for name in feasts()}  # as the parser cuts "Valentine's"
    return OTHER_FIRST | named | {word for word, kinds in words().items() if set(kinds) - NEVER_FIRST}


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
    glossed = clock_end(sentence, clock + 1) if _opens_gloss(sentence, clock) else None
    start = glossed + 1 if glossed and lower(sentence, glossed) == ")" else clock  # "6 p.m. local time (1500 GMT)"
    joined = lower(sentence, start) == "on"
    day = _longest(sentence, start + joined) if start + joined < len(sentence.tokens) else None
    if day is None or not (joined or isinstance(day.value, HAS_HOURS)):
        return None, clock - 1
    return replace(day, first=i), i


def _opens_gloss(sentence: Sentence, i: int) -> bool:
    return lower(sentence, i) == "(" and i + 1 < len(sentence.tokens)


def _longest(sentence: Sentence, i: int) -> Reading | None:
    readings = [reading for read in READERS if (reading := read(sentence, i))]
    longest = max(readings, key=lambda reading: reading.last, default=None)
    return _with_clock(sentence, longest) if longest else None


def _with_clock(sentence: Sentence, day: Reading) -> Reading:
    """ "Sunday at 1500 GMT", "Saturday evening local time": the hour belongs to its day."""
    if not isinstance(day.value, HAS_HOURS):
        return day
    after = day.last + 1
    if lower(sentence, after) == "local" and lower(sentence, after + 1) == "time":
        return replace(day, last=after + 1)
    hour = after + 1
    end = clock_end(sentence, hour) if lower(sentence, after) == "at" and hour < len(sentence.tokens) else None
    return replace(day, last=end - 1) if end else day
