"""Reads what is relative to the day of writing or to the day told before: "yesterday", "last week", "the next day"."""

from dragoman.sentences import Sentence
from dragoman.times.governors import is_attributive
from dragoman.times.lexicon import Cue, Kind, at, cue, has, lower, number, value
from dragoman.times.quantities import event_after, unit_at
from dragoman.times.values import (
    DayShift,
    FromContext,
    Overnight,
    Part,
    Period,
    Reading,
    Stage,
    ThatYear,
    TheWeekend,
    ToEvent,
    Unit,
    Unvalued,
    Value,
)
from dragoman.times.weekdays import weekday_number

PERIOD_SHIFTS = {"last": -1, "this": 0, "next": 1}
CONTEXT_DAYS = {"previous": -1.0, "preceding": -1.0, "following": 1.0, "next": 1.0, "same": 0.0}
PERIODS = frozenset((Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.YEAR))
NOW_PARTS = frozenset(("morning", "afternoon", "evening"))


def read_relative(sentence: Sentence, i: int) -> Reading | None:
    """The expression of this kind that starts at token i."""
    for read in (_day, _overnight, _day_around, _edge_of_period, _period, _context_day, _that_year, _season):
        found = read(sentence, i)
        if found:
            return found
    return None


def _day(sentence: Sentence, i: int) -> Reading | None:
    """ "today", "yesterday morning", "earlier today", "this morning", "last night"."""
    start = i + (lower(sentence, i) in ("earlier", "later", "late", "early"))
    token = at(sentence, start)
    days = number(token, Kind.DAY) if token else None
    if days is not None:
        before = at(sentence, start - 1)
        if token and token.text[0].isupper() and before is not None and before.pos == "PROPN" and not sentence.title:
            return None  # the newspaper
        last = start + (lower(sentence, start + 1) in ("morning", "afternoon", "evening", "night", "lunchtime"))
        return Reading(i, last, start, DayShift(days))
    word, part = lower(sentence, start), lower(sentence, start + 1)
    if word == "this" and part in NOW_PARTS:
        return Reading(i, start + 1, start + 1, DayShift(0))
    if word == "last" and part in ("night", "evening"):
        return Reading(i, start + 1, start + 1, DayShift(-1))
    return None


def _overnight(sentence: Sentence, i: int) -> Reading | None:
    """ "overnight", "overnight into Tuesday", "overnight from Sunday to Monday"; with "on Tuesday" the day alone."""
    if lower(sentence, i) != "overnight":
        return None
    link = lower(sentence, i + 1)
    beside = i + 1 + (link in ("on", "into", "to", "from"))
    day = weekday_number(sentence, beside)
    if day is None:
        return Reading(i, i, i, Overnight() if _is_one_night(sentence, i) else Unvalued())
    if link in ("into", "to"):
        return Reading(i, beside, i, Overnight(day))
    next_day = weekday_number(sentence, beside + 2)
    if next_day == (day + 1) % 7 and lower(sentence, beside + 1) in ("to", "into", "-"):
        return Reading(i, beside + 2, i, Overnight(next_day))
    return None


def _is_one_night(sentence: Sentence, i: int) -> bool:
    """ "an overnight raid" is of one night, "the overnight curfew" of any."""
    if not is_attributive(sentence, Reading(i, i, i, Overnight())):
        return True
    return cue(sentence.tokens[sentence.tokens[i].head], Cue.BEHIND)


def _day_around(sentence: Sentence, i: int) -> Reading | None:
    """ "the day before yesterday", "the day after the vote", "the day before"."""
    start = i + (lower(sentence, i) == "the")
    if lower(sentence, start) == "eve" and lower(sentence, start + 1) == "of":
        event = next(sentence.dependents(start + 1, "pobj"), None)
        return Reading(i, start + 1, start, ToEvent(-1.0), event.i) if event else None
    if start == i or lower(sentence, start) not in ("day", "night", "evening", "morning"):
        return None
    word = lower(sentence, start + 1)
    if word not in ("before", "after"):
        return None
    sign = -1 if word == "before" else 1
    if lower(sentence, start + 2) == ("yesterday" if sign < 0 else "tomorrow"):
        return Reading(i, start + 2, start, DayShift(2 * sign))
    anchor = event_after(sentence, start + 1)
    if anchor is None:
        return Reading(i, start + 1, start, FromContext(float(sign), sign=sign))
    return Reading(i, start + 1, start, ToEvent(float(sign)), anchor)


def _period_at(sentence: Sentence, i: int) -> tuple[Value, int] | None:
    """ "last week", "this year", "next month", "last March"; and their last token."""
    shift = PERIOD_SHIFTS.get(lower(sentence, i))
    unit = unit_at(sentence, i + 1, plural=False)
    if shift is None or unit not in PERIODS:
        return None
    if lower(sentence, i + 2) in ("-", "old"):
        return None
    return Period(unit, shift), i + 1


def _period(sentence: Sentence, i: int) -> Reading | None:
    stage_word = value(sentence.tokens[i], Kind.STAGE)
    start = i + (stage_word is not None)
    start += stage_word == "mid" and lower(sentence, start) == "-"
    start += stage_word is not None and lower(sentence, start) == "in"
    found = _period_at(sentence, start) or (_weekend(sentence, start) if start == i else None)
    if found is None:
        return None
    period, last = found
    return Reading(i, last, last, Part(period, Stage(stage_word)) if stage_word else period)


def _weekend(sentence: Sentence, i: int) -> tuple[Value, int] | None:
    """ "at the weekend", "over the weekend": which one, the clause says."""
    if (
        lower(sentence, i) == "the"
        and lower(sentence, i + 1) == "weekend"
        and lower(sentence, i - 1) in ("at", "over", "during")
    ):
        return TheWeekend(), i + 1
    return None


def _edge_of_period(sentence: Sentence, i: int) -> Reading | None:
    """ "the end of next year", "the beginning of last month", "the end of the week"."""
    start = i + (lower(sentence, i) == "the")
    token = at(sentence, start)
    edge = value(token, Kind.EDGE) if token else None
    if edge is None:
        return None
    after = start + 1 + (lower(sentence, start + 1) == "of")
    found = _period_at(sentence, after)
    if found is None and lower(sentence, after) == "the" and after == start + 2:
        unit = unit_at(sentence, after + 1, plural=False)
        following = at(sentence, after + 2)
        if unit in PERIODS and not (following is not None and following.lower in ("of", "-", "before", "after")):
            found = Period(unit, 0), after + 1
    return Reading(i, found[1], start, Part(found[0], Stage(edge))) if found else None


def _context_day(sentence: Sentence, i: int) -> Reading | None:
    """ "the following day", "the previous night", "the same day", "later that day", "the next week"."""
    start = i + (lower(sentence, i) in ("later", "early", "late", "earlier"))
    if lower(sentence, start) == "that" and lower(sentence, start + 1) in (
        "day",
        "night",
        "evening",
        "morning",
        "afternoon",
    ):
        if sentence.tokens[start].head != start + 1:
            return None
        return Reading(i, start + 1, start + 1, FromContext(0.0))
    if lower(sentence, start) != "the" or lower(sentence, start + 1) not in CONTEXT_DAYS:
        return None
    days, noun = CONTEXT_DAYS[lower(sentence, start + 1)], lower(sentence, start + 2)
    if noun in ("day", "morning", "evening", "afternoon", "night"):
        return Reading(i, start + 2, start + 2, FromContext(days, sign=-1 if days < 0 else 1))
    if noun in ("week", "month", "year", "weekend") and lower(sentence, start + 1) != "same":
        return Reading(i, start + 2, start + 2, Unvalued())
    return None


def _that_year(sentence: Sentence, i: int) -> Reading | None:
    """ "that year", "later that year", "the same year": the year told before."""
    stage = {"later": Stage.REST, "earlier": Stage.SO_FAR}.get(lower(sentence, i))
    start = i + (stage is not None)
    word = start + (lower(sentence, start) == "the")
    if lower(sentence, word) != ("that" if word == start else "same") or lower(sentence, word + 1) != "year":
        return None
    if sentence.tokens[word].head != word + 1:
        return None
    return Reading(i, word + 1, word + 1, ThatYear(stage=stage))


def _season(sentence: Sentence, i: int) -> Reading | None:
    """ "last summer", "the spring of 2021": read, and left without a value."""
    start = i + (lower(sentence, i) in ("the", "last", "this", "next"))
    token = at(sentence, start)
    if not has(token, Kind.SEASON) or token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    following = at(sentence, start + 2)
    if (
        lower(sentence, start + 1) == "of"
        and following is not None
        and following.text.isdecimal()
        and len(following.text) == 4
    ):
        return Reading(i, start + 2, start, Unvalued())
    if lower(sentence, i) in ("last", "this", "next"):
        return Reading(i, start, start, Unvalued())
    return None
