"""Reads weekdays, alone, with what says which one is meant, and with the date beside them."""

from dragoman.sentences import Sentence
from dragoman.times.absolute import TO, day_at
from dragoman.times.lexicon import Kind, at, day_number, has, lower, number
from dragoman.times.values import CalendarDate, FromContext, NamedWeekday, Reading, Unvalued, WeekdayRange

NAMES = frozenset(("PERSON", "ORG", "WORK_OF_ART", "FAC", "PRODUCT"))
SHIFTED = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
WEEK_SHIFTED = {"last": -1, "this": 0, "next": 1}
CONTEXT = {"previous": -1, "preceding": -1, "following": 1}
STAGED = frozenset(("early", "late", "earlier", "later"))


def weekday_number(sentence: Sentence, i: int) -> int | None:
    """0 (Monday) to 6 for a weekday at token i; not for feasts, habits, names, and plurals."""
    token = at(sentence, i)
    if token is None or not token.text[0].isupper():
        return None
    day = number(token, Kind.WEEKDAY)
    if day is None:
        short = number(token, Kind.WEEKDAY_SHORT)
        return short if short is not None and _date_beside(sentence, i) else None
    before, following = at(sentence, i - 1), at(sentence, i + 1)
    if has(before, Kind.NOT_A_DAY):
        return None
    if token.entity in NAMES and (
        (before is not None and before.entity == token.entity and before.pos == "PROPN" and not token.entity_start)
        or (following is not None and following.entity == token.entity and following.pos == "PROPN")
    ):
        return None
    return day


def _date_beside(sentence: Sentence, i: int) -> bool:
    start = i + 1 + (lower(sentence, i + 1) in (",", "("))
    return day_at(sentence, start) is not None


def read_weekday(sentence: Sentence, i: int) -> Reading | None:
    """An expression around a weekday that starts at token i."""
    start = i
    if lower(sentence, start) in STAGED:
        start += 1 + (lower(sentence, start + 1) == "on")
    definite = lower(sentence, start) == "the" and lower(sentence, start + 1) in (*CONTEXT, "next", "coming")
    if not definite and lower(sentence, start) in CONTEXT:
        return None  # "Following Monday's debate": a preposition
    start += definite
    shift, context, head = _shift(sentence, start)
    day = weekday_number(sentence, head)
    if day is None:
        return None
    if context or (lower(sentence, start - 1) == "the" and shift == 1 and start > i):
        return Reading(i, head, head, FromContext(None, day, context or 1))
    if lower(sentence, head - 1) == "that":
        return Reading(i, head, head, Unvalued())
    until = _range(sentence, i, head, day)
    return until or _with_date(sentence, i, head, NamedWeekday(day, shift))


def _shift(sentence: Sentence, i: int) -> tuple[int | None, int, int]:
    """ "last", "this coming": the shift, the direction from the context, and the token after."""
    word = lower(sentence, i)
    if word in CONTEXT:
        return None, CONTEXT[word], i + 1
    if word not in SHIFTED:
        return None, 0, i
    further = lower(sentence, i + 1)
    if word == "this" and further in ("past", "coming"):
        return {"past": -1, "coming": 2}[further], 0, i + 2
    return (2 if word == "coming" else SHIFTED[word]), 0, i + 1


def _range(sentence: Sentence, i: int, head: int, day: int) -> Reading | None:
    join = head + 1 + has(at(sentence, head + 1), Kind.PART_OF_DAY)
    before = lower(sentence, i - 1)
    if lower(sentence, join) not in TO and not (lower(sentence, join) == "and" and before == "between"):
        return None
    if lower(sentence, join) == "to" and before not in ("from", "between", "overnight"):
        return None
    last = weekday_number(sentence, join + 1)
    if last is None or last == day or (head != i and lower(sentence, i) != "last"):
        return None
    end = join + 1 + has(at(sentence, join + 2), Kind.PART_OF_DAY)
    return Reading(i, end, head, WeekdayRange(day, last))


def _with_date(sentence: Sentence, i: int, head: int, value: NamedWeekday) -> Reading:
    last = head + has(at(sentence, head + 1), Kind.PART_OF_DAY)
    calendar, end = _date_after(sentence, last + 1)
    if calendar:
        return Reading(i, end, head, NamedWeekday(value.day, value.shift, None, calendar))
    week, end = _week_after(sentence, last + 1)
    if week is not None:
        return Reading(i, end, head, NamedWeekday(value.day, value.shift, week))
    return Reading(i, last, head, value)


def _date_after(sentence: Sentence, i: int) -> tuple[CalendarDate | None, int]:
    """ "(October 18)", ", 18 October", "the 18th": the date and its last token."""
    opened = lower(sentence, i) in ("(", "[", ",")
    bracket = opened and lower(sentence, i) != ","
    start = i + opened
    found = day_at(sentence, start)
    if found:
        date, end = found[0], found[1] - 1
    else:
        start += lower(sentence, start) == "the"
        day = day_number(at(sentence, start))
        ordinal = not lower(sentence, start).isdigit()
        closed = lower(sentence, start + 1) in (")", "]")
        if not day or (not ordinal and not (bracket and closed)) or (opened and not bracket):
            return None, i
        date, end = CalendarDate(day=day), start
    if bracket and lower(sentence, end + 1) in (")", "]"):
        end += 1
    return date, end


def _week_after(sentence: Sentence, i: int) -> tuple[int | None, int]:
    """ "(of) last week"."""
    start = i + (lower(sentence, i) == "of")
    shift = WEEK_SHIFTED.get(lower(sentence, start))
    return (shift, start + 1) if shift is not None and lower(sentence, start + 1) == "week" else (None, i)


def read_date_then_weekday(sentence: Sentence, i: int) -> Reading | None:
    """ "18 October (Friday)", "October 18, Friday"."""
    found = day_at(sentence, i)
    if not found:
        return None
    date, join, head = found
    if lower(sentence, join) not in (",", "("):
        return None
    day = weekday_number(sentence, join + 1)
    closing = at(sentence, join + 2)
    bracket = lower(sentence, join) == "("
    if (
        day is None
        or (closing is not None and closing.pos != "PUNCT")
        or (bracket and lower(sentence, join + 2) != ")")
    ):
        return None
    return Reading(i, join + 1 + bracket, head, NamedWeekday(day, calendar=date))
