"""Reads calendar dates: days, months, years, decades, and ranges of them."""

import re
from collections.abc import Iterator

from dragoman.sentences import Sentence, Token
from dragoman.times.lexicon import Kind, at, counts_noun, day_number, has, lower, number, value, year_number
from dragoman.times.values import (
    CalendarDate,
    CalendarRange,
    Decade,
    InYear,
    Part,
    Reading,
    ShiftedMonth,
    Stage,
    ThatYear,
)

NUMERIC = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b|\b(\d{1,2})([/.])(\d{1,2})\5(\d{4})\b")
DAYS_IN_ONE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
YEARS_IN_ONE = re.compile(r"(1[5-9]\d\d|20\d\d)[-–—](1[5-9]\d\d|20\d\d)")
STAGE_IN_ONE = re.compile(r"mid-(1[5-9]\d\d|20\d\d)")
DECADE = re.compile(r"(1[5-9]\d0|20\d0)s")
MID_DECADE = re.compile(r"mid-(1[5-9]\d0|20\d0)s")
DASHES = frozenset("-–—")
TO = DASHES | {"to", "until", "till", "through"}
BEFORE_MONTH = frozenset(
    "in since by until till during of from before after throughout around between last next this early mid late".split()
)
BEFORE_YEAR = frozenset(
    "in since during throughout until till by before after from of for around between early mid late".split()
)
SURE_BEFORE_YEAR = frozenset(("in", "since", "during", "throughout"))
NOT_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT"))
STAGES = {"early": Stage.EARLY, "mid": Stage.MID, "late": Stage.LATE}
SHIFTS = {"last": -1, "this": 0, "next": 1}


def numeric_dates(sentence: Sentence) -> Iterator[Reading]:
    """All dates of digits alone; "05/06/2024" has two readings and is none."""
    if not any(c.isdigit() for c in sentence.text):
        return
    starts = {t.start - sentence.start: t.i for t in sentence.tokens}
    ends = {t.end - sentence.start: t.i for t in sentence.tokens}
    for match in NUMERIC.finditer(sentence.text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is None or last is None or not match[0].isascii():
            continue
        found = _numeric(match)
        if found:
            yield Reading(first, last, first, found)


def _numeric(match: re.Match[str]) -> CalendarDate | None:
    if match[1]:
        return exact(int(match[1]), int(match[2]), int(match[3]))
    one, two, year = int(match[4]), int(match[6]), int(match[7])
    readings = {date for date in (exact(year, two, one), exact(year, one, two)) if date}
    return readings.pop() if len(readings) == 1 and 1500 <= year <= 2099 else None


def exact(year: int | None, month: int, day: int) -> CalendarDate | None:
    """This day where the calendar has it."""
    longest = (31, 29 if year is None or _leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return CalendarDate(year, month, day) if 1 <= month <= 12 and 1 <= day <= longest[month - 1] else None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_number(token: Token | None, short: bool = False) -> int | None:
    """1 to 12 for a capitalised month; a short form ("Oct.") only where asked for."""
    if token is None or not token.text[0].isupper():
        return None
    found = number(token, Kind.MONTH)
    return number(token, Kind.MONTH_SHORT) if found is None and short else found


def read_absolute(sentence: Sentence, i: int) -> Reading | None:
    """The longest calendar date or range that starts at token i."""
    for read in (_range, _days_of_month, _single_day, _edge_in_month, _month, _year, _decade):
        found = read(sentence, i)
        if found:
            return in_year(sentence, found)
    return None


def in_year(sentence: Sentence, found: Reading) -> Reading:
    """ "December last year", "March 1 of this year", "June of that year"."""
    i = found.last + 1 + (lower(sentence, found.last + 1) == "of")
    i += lower(sentence, i) == "the" and lower(sentence, i + 1) == "same"
    shift = SHIFTS.get(lower(sentence, i))
    that = lower(sentence, i) in ("that", "same")
    if (shift is None and not that) or lower(sentence, i + 1) != "year":
        return found
    of, stage = (found.value.of, found.value.stage) if isinstance(found.value, Part) else (found.value, None)
    years = {of.first.year, of.last.year} if isinstance(of, CalendarRange) else {getattr(of, "year", 0)}
    if not isinstance(of, CalendarDate | CalendarRange) or years != {None}:
        return found
    value = ThatYear(of, stage) if shift is None else InYear(of, shift, stage)
    return Reading(found.first, i + 1, found.head, value)


def day_at(sentence: Sentence, i: int) -> tuple[CalendarDate, int, int] | None:
    """A day of a month at token i: the date, the token after it, and the month's token."""
    start = i + 1 if lower(sentence, i) == "the" and day_number(at(sentence, i + 1)) else i
    month = month_number(at(sentence, start), short=True)
    if month:
        day, end, head = day_number(at(sentence, start + 1)), start + 2, start
        if day and counts_noun(sentence, start + 1) and lower(sentence, start - 1) in ("in", "during", "of"):
            return None
    else:
        day, head = day_number(at(sentence, start)), start + 1
        head += lower(sentence, head) == "of"
        month, end = month_number(at(sentence, head), short=True), head + 1
    if not day or not month or not exact(None, month, day):
        return None
    year, end = year_after(sentence, end)
    date = exact(year, month, day)
    return (date, end, head) if date else None


def year_after(sentence: Sentence, i: int) -> tuple[int | None, int]:
    """The year at token i, behind a comma or not, and the token after it; (None, i) where there is none."""
    comma = lower(sentence, i) == ","
    year = year_number(at(sentence, i + comma))
    if year is None or counts_noun(sentence, i + comma):
        return None, i
    return year, i + comma + 1


def _single_day(sentence: Sentence, i: int) -> Reading | None:
    found = day_at(sentence, i)
    return Reading(i, found[1] - 1, found[2], found[0]) if found else _day_of_this_month(sentence, i)


def _day_of_this_month(sentence: Sentence, i: int) -> Reading | None:
    """ "on the 18th": an ordinal in digits that counts nothing."""
    day, following = day_number(at(sentence, i + 1)), at(sentence, i + 2)
    if lower(sentence, i) != "the" or not day or lower(sentence, i + 1).isdigit():
        return None
    counts = following is not None and (following.pos in ("NOUN", "PROPN", "ADJ") or following.lower in ("of", "-"))
    dated = lower(sentence, i - 1) in ("on", "by", "until", "since") and not counts
    return Reading(i, i + 1, i + 1, CalendarDate(day=day)) if dated else None


def _joins(sentence: Sentence, first: int, i: int) -> bool:
    """Whether token i joins the ends of a range that starts at `first`."""
    word = lower(sentence, i)
    return word in TO or (word == "and" and lower(sentence, first - 1) == "between")


def _range(sentence: Sentence, i: int) -> Reading | None:
    """ "May 30 to June 2, 2025", "October 18-20", "between 2015 and 2019", "January to March 2024"."""
    opening = end_of_range(sentence, i)
    if (
        opening is not None
        and opening[0].day
        and lower(sentence, opening[1]) == "and"
        and _plain_day(sentence, opening[1] + 1)
    ):
        return _to_day(sentence, i, opening)
    if opening is None or not _joins(sentence, i, opening[1]):
        return _years_in_one(sentence, i)
    first, join, head = opening
    closing = end_of_range(sentence, join + 1)
    if closing:
        last, end, _ = closing
    else:
        return _to_day(sentence, i, opening) if first.day else None
    return _ranged(i, end, head, first, last)


def _to_day(sentence: Sentence, i: int, opening: tuple[CalendarDate, int, int]) -> Reading | None:
    """ "October 18-20", "May 20 and 21"."""
    first, join, head = opening
    day = day_number(at(sentence, join + 1))
    if day is None or counts_noun(sentence, join + 1):
        return None
    year, end = year_after(sentence, join + 2)
    return _ranged(i, end, head, first, CalendarDate(first.year or year, first.month, day))


def _plain_day(sentence: Sentence, i: int) -> bool:
    """Whether token i is the number of a day, and no count or day of another month."""
    following = at(sentence, i + 1)
    free = following is None or following.pos in ("PUNCT", "ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PART")
    return day_number(at(sentence, i)) is not None and (free or year_number(following) is not None)


def end_of_range(sentence: Sentence, i: int) -> tuple[CalendarDate, int, int] | None:
    """A day, a month with or without year, or a year; the token after it; the token that carries it."""
    found = day_at(sentence, i)
    if found:
        return found
    month = month_number(at(sentence, i))
    if month:
        year, end = year_after(sentence, i + 1)
        return CalendarDate(year, month), end, i
    year_only = year_number(at(sentence, i))
    if year_only and not counts_noun(sentence, i) and sentence.tokens[i].entity in ("DATE", "CARDINAL", ""):
        return CalendarDate(year_only), i + 1, i
    return None


def _ranged(i: int, end: int, head: int, first: CalendarDate, last: CalendarDate) -> Reading | None:
    """The range, the year of its end also for its start; None where the ends are of different kinds or in no order."""
    if (first.day is None, first.month is None) != (last.day is None, last.month is None):
        return None
    if last.day and last.month and not exact(last.year, last.month, last.day):
        return None
    if first.year is None and last.year is not None:
        wraps = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = CalendarDate(last.year - wraps, first.month, first.day)
    if first.year and last.year and _key(first) > _key(last):
        return None
    if first.month == last.month and first.year == last.year and (first.day or 0) > (last.day or 0):
        return None
    return Reading(i, end - 1, head, CalendarRange(first, last))


def _key(date: CalendarDate) -> tuple[int, int, int]:
    return date.year or 0, date.month or 0, date.day or 0


def _years_in_one(sentence: Sentence, i: int) -> Reading | None:
    match = YEARS_IN_ONE.fullmatch(sentence.tokens[i].text)
    if not match:
        return None
    first, last = CalendarDate(int(match[1])), CalendarDate(int(match[2]))
    return Reading(i, i, i, CalendarRange(first, last)) if _key(first) < _key(last) else None


def _days_of_month(sentence: Sentence, i: int) -> Reading | None:
    """ "7 and 9 May 2021", "18-20 October", "the 3rd to the 5th of May"."""
    opened = _two_days(sentence, i)
    if opened is None:
        return None
    one, two, end = opened
    end += lower(sentence, end) == "of"
    month = month_number(at(sentence, end), short=True)
    if not month or one >= two:
        return None
    year, after = year_after(sentence, end + 1)
    first, last = exact(year, month, one), exact(year, month, two)
    return Reading(i, after - 1, end, CalendarRange(first, last)) if first and last else None


def _two_days(sentence: Sentence, i: int) -> tuple[int, int, int] | None:
    match = DAYS_IN_ONE.fullmatch(sentence.tokens[i].text)
    if match:
        return int(match[1]), int(match[2]), i + 1
    start = i + (lower(sentence, i) == "the")
    one = day_number(at(sentence, start))
    if one is None or lower(sentence, start + 1) not in TO | {"and"}:
        return None
    second = start + 2 + (lower(sentence, start + 2) == "the")
    two = day_number(at(sentence, second))
    return (one, two, second + 1) if two else None


def _stage(sentence: Sentence, i: int) -> tuple[Stage | None, int]:
    """ "early", "mid-" and the token after it."""
    stage = STAGES.get(lower(sentence, i))
    if stage is None:
        return None, i
    return stage, i + 1 + (lower(sentence, i + 1) in DASHES)


def _month(sentence: Sentence, i: int) -> Reading | None:
    """ "September", "mid-March 2024"; alone only where a word before it shows that it is the month."""
    shift = SHIFTS.get(lower(sentence, i))
    shifted = month_number(at(sentence, i + 1)) if shift is not None else None
    if shift is not None and shifted:
        return Reading(i, i + 1, i + 1, ShiftedMonth(shifted, shift)) if _is_month(sentence, i + 1) else None
    stage, start = _stage(sentence, i)
    month = month_number(at(sentence, start))
    if not month:
        return None
    head, of = start, lower(sentence, start + 1) == "of"
    year, end = year_after(sentence, start + 1 + of) if not of else (year_number(at(sentence, start + 2)), start + 3)
    if year is None:
        end = start + 1
        if stage is None and not _is_month(sentence, i):
            return None
    date = CalendarDate(year, month)
    return Reading(i, end - 1, head, Part(date, stage) if stage else date)


def _is_month(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if token.entity in NOT_NAMES or token.pos not in ("PROPN", "NOUN"):
        return False
    following = at(sentence, i + 1)
    if lower(sentence, i - 1) in BEFORE_MONTH:
        return token.entity == "DATE" or following is None or following.pos != "PROPN"
    return token.entity == "DATE" and (
        token.dep in ("poss", "compound", "nmod") and following is not None and following.i <= token.head
    )


def _year(sentence: Sentence, i: int) -> Reading | None:
    """ "2019", "early 2023", "mid-2023": a number only after "in" and its like, or "the" and before a noun."""
    match = STAGE_IN_ONE.fullmatch(sentence.tokens[i].lower)
    if match:
        return Reading(i, i, i, Part(CalendarDate(int(match[1])), Stage.MID))
    stage, head = _stage(sentence, i)
    year = year_number(at(sentence, head))
    if year is None or counts_noun(sentence, head):
        return None
    date = CalendarDate(year)
    if stage:
        return Reading(i, head, head, Part(date, stage))
    return Reading(i, i, i, date) if _is_year(sentence, i) else None


def _is_year(sentence: Sentence, i: int) -> bool:
    token, before, following = sentence.tokens[i], lower(sentence, i - 1), at(sentence, i + 1)
    if following is not None and following.lower in ("%", "percent", "per", "-", "km", "miles", "metres", "meters"):
        return False
    free = following is None or following.pos not in ("NOUN", "NUM", "ADJ")
    if before in SURE_BEFORE_YEAR:
        return free or token.entity == "DATE"
    if token.entity != "DATE":
        return False
    if before in BEFORE_YEAR:
        return free
    previous = at(sentence, i - 1)
    attributive = following is not None and following.pos in ("NOUN", "PROPN", "ADJ") and following.i <= token.head
    return attributive and previous is not None and (previous.dep in ("det", "poss", "case") or previous.pos == "DET")


def _decade(sentence: Sentence, i: int) -> Reading | None:
    """ "the 1990s", "the early 1990s", "the mid-1970s"."""
    start = i + (lower(sentence, i) == "the")
    joined = MID_DECADE.fullmatch(lower(sentence, start))
    if joined:
        return Reading(i, start, start, Part(Decade(int(joined[1])), Stage.MID))
    stage, head = _stage(sentence, start)
    token = at(sentence, head)
    match = DECADE.fullmatch(token.lower) if token else None
    if not match:
        return None
    decade = Decade(int(match[1]))
    return Reading(i, head, head, Part(decade, stage) if stage else decade)


def _edge_in_month(sentence: Sentence, i: int) -> Reading | None:
    """ "the end of March", "the beginning of 2024"."""
    start = i + (lower(sentence, i) == "the")
    if not has(at(sentence, start), Kind.EDGE) or lower(sentence, start + 1) != "of":
        return None
    found = end_of_range(sentence, start + 2)
    stage = Stage(value(sentence.tokens[start], Kind.EDGE))
    decade = _decade(sentence, start + 2)
    if decade and isinstance(decade.value, Decade):
        return Reading(i, decade.last, start, Part(decade.value, stage))
    if not found or found[0].day:
        return None
    return Reading(i, found[1] - 1, start, Part(found[0], stage))
