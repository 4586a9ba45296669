"""The year that one sentence tells and the next leaves out: "In March 2019 … In June …", "in June of that year"."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dragoman.sentences import Token
from dragoman.times.lexicon import Cue, at, cue, lower
from dragoman.times.placing import Placed
from dragoman.times.records import Outlook
from dragoman.times.values import (
    CalendarDate,
    CalendarRange,
    Part,
    Period,
    Stage,
    ThatYear,
    Unit,
    Unvalued,
    Value,
)

PRESENT_PERFECT = frozenset(("has", "have", "'ve", "’ve"))


@dataclass(frozen=True, slots=True)
class Told:
    """The last date told with its year. sentence, attach: where; frame: whether the next sentence may go on from it."""

    year: int
    month: int | None
    day: int | None
    sentence: int
    attach: int
    frame: bool


def with_years(placed: Iterable[Placed], told: Told | None, published: date | None) -> tuple[list[Placed], Told | None]:
    """The readings of a sentence with the years that they take over, and the last date told with a year."""
    found = []
    for one in placed:
        completed = _completed(one, told, published)
        found.append(completed)
        told = _told(completed, told, published)
    return found, told


def _completed(one: Placed, told: Told | None, published: date | None) -> Placed:
    value = one.reading.value
    if isinstance(value, ThatYear):
        return _with_value(one, _in_told_year(value, told))
    month = value.of if isinstance(value, Part) else value
    if told is None or not isinstance(month, CalendarDate) or month.year or not month.month:
        return one
    carried = replace(month, year=told.year)
    if not _goes_on(one, told, carried) or (published and date(told.year, month.month, month.day or 1) > published):
        return one
    return _with_value(one, Part(carried, value.stage) if isinstance(value, Part) else carried)


def _with_value(one: Placed, value: Value) -> Placed:
    return replace(one, reading=replace(one.reading, value=value))


def _in_told_year(value: ThatYear, told: Told | None) -> Value:
    if told is None:
        return Unvalued()
    year = CalendarDate(told.year)
    match value.of:
        case CalendarDate():
            dated: CalendarDate | CalendarRange = replace(value.of, year=told.year)
            return Part(dated, value.stage) if value.stage else dated
        case CalendarRange():
            return CalendarRange(replace(value.of.first, year=told.year), replace(value.of.last, year=told.year))
    if value.stage is Stage.REST:
        return CalendarRange(CalendarDate(told.year, told.month or 1), CalendarDate(told.year, 12))
    if value.stage is Stage.SO_FAR:
        return CalendarRange(CalendarDate(told.year, 1), CalendarDate(told.year, told.month or 12))
    return year


def _goes_on(one: Placed, told: Told, carried: CalendarDate) -> bool:
    """Whether a date without a year goes on with the story: at the head of its clause, in the past, and later."""
    later = (carried.month or 0, carried.day or 31) > (told.month or 13, told.day or 0)
    distance = one.sentence.index - told.sentence
    framed = told.frame and distance <= 1 and _opens_clause(one)
    joined = distance == 0 and _is_joined(one, told)
    return (framed or joined) and later and one.outlook is Outlook.PAST and _simple_past(one)


def _is_joined(one: Placed, told: Told) -> bool:
    """ "took the town in October 2022 and lost it in December"."""
    verb = one.sentence.tokens[one.attach]
    while verb.dep == "conj" and verb.head < verb.i:
        verb = one.sentence.tokens[verb.head]
        if verb.i == told.attach:
            return verb.pos in ("VERB", "AUX")
    return False


def _opens_clause(one: Placed) -> bool:
    i = one.reading.first - bool(one.preposition)
    if lower(one.sentence, i - 1) in ("early", "late", "back", "then"):
        i -= 1
    before = at(one.sentence, i - 1)
    return before is None or before.pos == "CCONJ" or before.text == ";"


def _simple_past(one: Placed) -> bool:
    verb = one.sentence.tokens[one.attach]
    auxes = [t.lower for t in one.sentence.dependents(verb.i, "aux")]
    return verb.pos in ("VERB", "AUX") and not PRESENT_PERFECT.intersection(auxes)


def _told(one: Placed, before: Told | None, published: date | None) -> Told | None:
    """The date told by this reading where it has a year; one reckoned from the day of writing ends the story."""
    value = one.reading.value
    dated = value.of if isinstance(value, Part) else value.last if isinstance(value, CalendarRange) else value
    if isinstance(dated, CalendarDate):
        if not dated.year:
            return replace(before, frame=False) if before else None
        verb: Token = one.sentence.tokens[one.attach]
        begins = cue(verb, Cue.BEGIN) and one.outlook is Outlook.PAST
        goes_on = before is not None and before.frame and before.year == dated.year
        frame = dated.month is not None and (begins or _opens_clause(one) or goes_on) and _simple_past(one)
        return Told(dated.year, dated.month, dated.day, one.sentence.index, one.attach, frame)
    if isinstance(value, Period) and value.unit is Unit.YEAR and published:
        return Told(published.year + value.shift, None, None, one.sentence.index, one.attach, False)
    return replace(before, frame=False) if before else None
