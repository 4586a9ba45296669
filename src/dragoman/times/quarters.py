"""Reads quarters and halves of a year, and weeks named by a day of theirs."""

from dragoman.sentences import Sentence
from dragoman.times.absolute import day_at, end_of_range
from dragoman.times.lexicon import Kind, at, has, lower, number, year_number
from dragoman.times.values import MonthsOfYear, Reading, Unvalued, WeekOf

SIZES = {"quarter": 3, "half": 6}  # months of each
SHIFTS = {"last": -1, "this": 0, "next": 1}
FISCAL = frozenset(("fiscal", "financial"))  # such a year begins when the text does not say
HYPHENS = frozenset("-‑")
COUNTED = frozenset(("week", "days", "weeks", "day", "months", "weekend"))
STARTING = frozenset("beginning starting commencing from".split())
ENDING = frozenset("ending ended to".split())


def read_quarter(sentence: Sentence, i: int) -> Reading | None:
    """The quarter, half or week that starts at token i."""
    return _of_year(sentence, i) or _bare(sentence, i) or _week_of_day(sentence, i)


def _of_year(sentence: Sentence, i: int) -> Reading | None:
    """ "the first quarter of 2024", "the second half of last year"; "the first week of May" is left without a value."""
    start = i + (lower(sentence, i) == "the")
    kind, end = _kind(sentence, start)
    if kind is None:
        return None
    of = lower(sentence, end) == "of"
    if kind in SIZES:
        return _quarter(sentence, i, start, end + of)
    found = end_of_range(sentence, end + 1) if of and kind in COUNTED else None
    return Reading(i, found[1] - 1, start + 1, Unvalued()) if found else None


def _kind(sentence: Sentence, i: int) -> tuple[str | None, int]:
    """What an ordinal at token i orders ("quarter"), and the token after that."""
    if not has(at(sentence, i), Kind.ORDINAL):
        return None, i
    noun = i + 1 + (lower(sentence, i + 1) in HYPHENS)
    return lower(sentence, noun), noun + 1


def _which(sentence: Sentence, start: int, size: int) -> int | None:
    """1 to 4 for a quarter, 1 or 2 for a half."""
    which = number(sentence.tokens[start], Kind.ORDINAL) or 0
    which = which if which > 0 else 12 // size
    return which if which * size <= 12 else None


def _quarter(sentence: Sentence, i: int, start: int, year_at: int) -> Reading | None:
    """A quarter with its year at token `year_at`: "(of) 2024", "(of) last year", "of the year"."""
    kind, end = _kind(sentence, start)
    size = SIZES[kind or "quarter"]
    which = _which(sentence, start, size)
    if which is None:
        return None
    year, shift = year_number(at(sentence, year_at)), None
    if year is None:
        word, of = at(sentence, year_at), year_at > end
        shift = SHIFTS.get(word.lower) if word else None
        shift = number(word, Kind.SHIFT) if word and of and has(word, Kind.SHIFT) else shift
        shift = 0 if word and of and word.lower == "the" else shift
        if shift is None or lower(sentence, year_at + 1) != "year":
            return None
        year_at += 1
    return Reading(i, year_at, end - 1, MonthsOfYear(year, (which - 1) * size + 1, which * size, shift))


def _bare(sentence: Sentence, i: int) -> Reading | None:
    """ "the third quarter", "third-quarter exports": of the year that the clause says; not of a fiscal year."""
    definite = lower(sentence, i) == "the"
    start = i + definite
    kind, end = _kind(sentence, start)
    if kind != "quarter" or lower(sentence, end) in ("of", "century", "final", "finals"):
        return None
    hyphened = lower(sentence, start + 1) in HYPHENS
    latest = lower(sentence, start) == "last"  # "the last quarter": the fourth, or the one before this
    if latest or not (definite or hyphened) or any(t.lower in FISCAL for t in sentence.tokens):
        return None
    which = _which(sentence, start, 3)
    return Reading(i, end - 1, end - 1, MonthsOfYear(None, 3 * which - 2, 3 * which)) if which else None


def _week_of_day(sentence: Sentence, i: int) -> Reading | None:
    """ "the week of May 5", "the week beginning 5 May 2024", "the week to May 9"."""
    start = i + (lower(sentence, i) == "the")
    if lower(sentence, start) != "week" or start == i:
        return None
    link = lower(sentence, start + 1)
    sign = 0 if link == "of" else 1 if link in STARTING else -1 if link in ENDING else None
    if sign is None:
        return None
    day = start + 2 + (sign != 0 and lower(sentence, start + 2) == "on")
    day += has(at(sentence, day), Kind.WEEKDAY)
    day += lower(sentence, day) == ","
    found = day_at(sentence, day)
    return Reading(i, found[1] - 1, start, WeekOf(found[0], sign)) if found else None
