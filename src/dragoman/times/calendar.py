"""Puts what was read on the calendar: days, both ends included."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.times.quantities import DAYS_IN, LONG_UNITS
from dragoman.times.records import Outlook
from dragoman.times.values import (
    CalendarDate,
    CalendarRange,
    DayShift,
    Decade,
    Distance,
    FromContext,
    InYear,
    MonthsOfYear,
    NamedWeekday,
    Overnight,
    Part,
    Period,
    ShiftedMonth,
    Stage,
    TheWeekend,
    Unit,
    Value,
    WeekdayRange,
    WeekOf,
    Window,
)

Days = tuple[date, date]
SLACK = timedelta(days=3)  # a report's date and its text may be of different time zones, or of a late edition
NEAR = timedelta(days=120)  # so far a day without a year is taken to be the nearest one where the clause is open
FAR = timedelta(days=300)  # a day without a year so far off on the side of the clause is doubted …
CLOSE = timedelta(days=65)  # … where the other side has it this close


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against.

    published: the day of writing; reference: the day from which it looks (that of the statement it stands in, where
    it is known, else published); context: the day told before, for "a day earlier"; bounds: whether it is the end or
    the start of something ("by", "since"); sure: whether the verb beside it leaves no doubt of the outlook.
    """

    published: date | None
    reference: date | None
    outlook: Outlook
    context: date | None = None
    bounds: bool = False
    sure: bool = False


def days_of(value: Value, frame: Frame) -> Days | None:
    """The days of a value; None where the text or the missing date of the report does not give them."""
    try:
        return _days_of(value, frame)
    except (OverflowError, ValueError):  # before the year 1 or after 9999: not on our calendar
        return None


def _days_of(value: Value, frame: Frame) -> Days | None:
    match value:
        case CalendarDate():
            return complete(value, frame)
        case CalendarRange():
            return _range(value, frame)
        case Decade():
            return date(value.year, 1, 1), date(value.year + 9, 12, 31)
        case FromContext():
            return _from_context(value, frame)
        case Part():
            return _part(value, frame)
        case InYear():
            return _in_year_of_writing(value, frame)
        case MonthsOfYear(year=int()):
            return months(value.year, value.first, value.last)
        case WeekOf():
            return _week_of(value, frame)
    return _relative(value, frame) if frame.reference else None


def _relative(value: Value, frame: Frame) -> Days | None:
    """Values that the day of writing decides."""
    here = frame.reference
    if here is None:
        return None
    match value:
        case NamedWeekday():
            return _one(weekday(value, here, frame.outlook))
        case WeekdayRange():
            return _weekday_range(value, here, frame.outlook)
        case DayShift():
            return _one(here + timedelta(days=value.days))
        case Overnight():
            return _night(value, here, frame.outlook)
        case Period():
            return period(here, value.unit, value.shift)
        case TheWeekend():
            return _weekend(here, frame.outlook)
        case ShiftedMonth():
            return _shifted_month(value, here)
        case MonthsOfYear():
            return _quarter(value, here, frame.outlook)
        case Window():
            return _window(value, here)
        case Distance():
            return _distance(value, here)
    return None


def _one(day: date | None) -> Days | None:
    return (day, day) if day else None


def months(year: int | None, first: int, last: int) -> Days | None:
    """The days of months first to last of a year."""
    if year is None:
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def complete(value: CalendarDate, frame: Frame) -> Days | None:
    """The days of a date; where the year is left out, the one that the clause and the day of writing decide."""
    if value.year is not None:
        return _in_year(value, value.year)
    here = frame.reference
    if here is None:
        return None
    if value.month is None:
        return _one(_day_of_month(value.day, here, frame.outlook))
    found = [days for year in (here.year - 1, here.year, here.year + 1) if (days := _in_year(value, year))]
    if value.day is None:
        return _period_near(found, here, frame.outlook)
    return _day_near(found, here, frame)


def _in_year(value: CalendarDate, year: int) -> Days | None:
    if value.month is None:
        return months(year, 1, 12)
    if value.day is None:
        return months(year, value.month, value.month)
    if value.day > monthrange(year, value.month)[1]:
        return None
    return _one(date(year, value.month, value.day))


def _day_near(found: list[Days], here: date, frame: Frame) -> Days | None:
    behind = max((d for d in found if d[0] <= here + SLACK), default=None)
    ahead = min((d for d in found if d[0] >= here - SLACK), default=None)
    if frame.outlook is Outlook.OPEN:
        nearest = nearest_day(found, here)
        return nearest if nearest and abs(nearest[0] - here) <= NEAR else None
    chosen, other = (behind, ahead) if frame.outlook is Outlook.PAST else (ahead, behind)
    settled = frame.bounds or frame.sure
    if chosen and other and not settled and abs(chosen[0] - here) > FAR and abs(other[0] - here) < CLOSE:
        return None  # the clause says a day far off, the calendar one close by: not decided
    return chosen


def _in_year_of_writing(value: InYear, frame: Frame) -> Days | None:
    if frame.published is None:
        return None
    year = frame.published.year + value.shift
    ends = (value.of.first, value.of.last) if isinstance(value.of, CalendarRange) else (value.of, value.of)
    first, last = (_in_year(CalendarDate(year, end.month, end.day), year) for end in ends)
    if not first or not last or first[0] > last[1]:
        return None
    return _third(first[0], last[1], value.stage) if value.stage else (first[0], last[1])


def nearest_day(found: list[Days], here: date) -> Days | None:
    """The one whose start is nearest."""
    return min(found, key=lambda d: abs(d[0] - here), default=None)


def _period_near(found: list[Days], here: date, outlook: Outlook) -> Days | None:
    """The month or quarter of several years on the side of the clause; the nearest, if near, where it is open."""
    if outlook is Outlook.PAST:
        return max((d for d in found if d[0] <= here), default=None)
    if outlook is Outlook.AHEAD:
        return min((d for d in found if d[1] >= here), default=None)
    nearest = min(found, key=lambda d: abs((d[0] - here).days + (d[1] - d[0]).days // 2), default=None)
    return nearest if nearest and abs(nearest[0] - here) <= NEAR else None


def _day_of_month(day: int | None, here: date, outlook: Outlook) -> date | None:
    """ "the 18th": of this month or the one beside it."""
    if day is None:
        return None
    near: list[date] = []
    for shift in (-1, 0, 1):
        first = _shift_month(here, shift)
        if day <= monthrange(first.year, first.month)[1]:
            near.append(first.replace(day=day))
    if outlook is Outlook.PAST:
        return max((d for d in near if d <= here + timedelta(days=1)), default=None)
    if outlook is Outlook.AHEAD:
        return min((d for d in near if d >= here), default=None)
    return None


def _shift_month(day: date, by: int) -> date:
    """First day of the month so many months away."""
    count = day.year * 12 + day.month - 1 + by
    return date(count // 12, count % 12 + 1, 1)


def shift_months(day: date, by: int) -> date:
    """The same day so many months away, or the last day of that month."""
    first = _shift_month(day, by)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def _range(value: CalendarRange, frame: Frame) -> Days | None:
    last = complete(value.last, frame)
    first = complete(value.first, frame)
    if last and value.first.year is None and value.last.year is None:
        first = _in_year(value.first, last[0].year) or first
        if first and first[0] > last[0]:
            first = _in_year(value.first, last[0].year - 1)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def weekday(value: NamedWeekday, here: date, outlook: Outlook) -> date | None:
    """The day of a weekday name: of a given week, before or after here, or by the outlook of its clause."""
    monday = here - timedelta(days=here.weekday())
    if value.week is not None:
        return monday + timedelta(days=7 * value.week + value.day)
    back = (here.weekday() - value.day) % 7
    if value.shift is not None:
        return {
            -1: here - timedelta(days=back or 7),
            0: monday + timedelta(days=value.day),
            1: monday + timedelta(days=7 + value.day),
            2: here + timedelta(days=7 - back),
        }.get(value.shift)
    if outlook is Outlook.PAST:
        return here - timedelta(days=back)
    if outlook is Outlook.AHEAD:
        return here + timedelta(days=-back % 7)
    return here if back == 0 else None


def _weekday_range(value: WeekdayRange, here: date, outlook: Outlook) -> Days | None:
    length = timedelta(days=(value.last - value.first) % 7)
    if outlook is Outlook.PAST:
        last = here - timedelta(days=(here.weekday() - value.last) % 7)
        return last - length, last
    if outlook is Outlook.AHEAD:
        first = here + timedelta(days=(value.first - here.weekday()) % 7)
        return first, first + length
    return None


def period(here: date, unit: Unit, shift: int) -> Days | None:
    """A whole calendar week (Monday to Sunday), weekend, month or year around here."""
    if unit in (Unit.WEEK, Unit.WEEKEND):
        if unit is Unit.WEEKEND and shift < 0 and here.weekday() == 6:
            shift = -1
        monday = here + timedelta(days=7 * shift - here.weekday())
        return monday + timedelta(days=5 if unit is Unit.WEEKEND else 0), monday + timedelta(days=6)
    if unit is Unit.MONTH:
        first = _shift_month(here, shift)
        return months(first.year, first.month, first.month)
    return months(here.year + shift, 1, 12)


def _quarter(value: MonthsOfYear, here: date, outlook: Outlook) -> Days | None:
    if value.shift is not None:
        return months(here.year + value.shift, value.first, value.last)
    years = (here.year - 1, here.year, here.year + 1)
    return _period_near([d for y in years if (d := months(y, value.first, value.last))], here, outlook)


def _week_of(value: WeekOf, frame: Frame) -> Days | None:
    """Monday to Sunday around the day; none for a Sunday, with which others begin their week."""
    whole = complete(value.day, frame)
    if whole is None or whole[0] != whole[1]:
        return None
    day = whole[0]
    if value.sign:
        other = day + timedelta(days=6 * value.sign)
        return min(day, other), max(day, other)
    return period(day, Unit.WEEK, 0) if day.weekday() != 6 else None


def _night(value: Overnight, here: date, outlook: Outlook) -> Days | None:
    """Evening and morning of a night: two days."""
    if value.into is not None:
        day = weekday(NamedWeekday(value.into), here, outlook)
        return (day - timedelta(days=1), day) if day else None
    ahead = outlook is Outlook.AHEAD
    return here - timedelta(days=not ahead), here + timedelta(days=ahead)


def _weekend(here: date, outlook: Outlook) -> Days | None:
    saturday = here - timedelta(days=(here.weekday() - 5) % 7)
    if outlook is Outlook.PAST:
        return saturday, saturday + timedelta(days=1)
    if outlook is Outlook.AHEAD:
        return period(here, Unit.WEEKEND, 0)
    return None


def _shifted_month(value: ShiftedMonth, here: date) -> Days | None:
    if value.shift == 0:
        return months(here.year, value.month, value.month)
    if value.shift < 0:
        return months(here.year - (value.month >= here.month), value.month, value.month)
    return months(here.year + (value.month <= here.month), value.month, value.month)


def _moved(here: date, unit: Unit, count: float) -> date | None:
    """So many units away; None where that is no whole number of days or months."""
    if unit in LONG_UNITS:
        size = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120}[unit]
        return shift_months(here, int(count) * size) if count == int(count) else None
    exact = round(count * DAYS_IN[unit], 6)
    return here + timedelta(days=int(exact)) if exact == int(exact) else None


def _window(value: Window, here: date) -> Days | None:
    if value.count is None:
        return None
    other = _moved(here, value.unit, value.sign * value.count)
    return (min(here, other), max(here, other)) if other else None


def _distance(value: Distance, here: date) -> Days | None:
    """ "two days ago" is a day, "three weeks ago" its week, "two months ago" its month, "a year ago" its year."""
    if value.count is None:
        return None
    day = _moved(here, value.unit, value.sign * value.count)
    if day is None:
        return None
    if value.unit in (Unit.MONTH, Unit.YEAR, Unit.WEEK):
        return period(day, value.unit, 0)
    if value.unit is Unit.DECADE:
        return None
    return day, day


def _from_context(value: FromContext, frame: Frame) -> Days | None:
    if frame.context is None:
        return None
    if value.weekday is not None:
        steps = (value.weekday - frame.context.weekday()) * value.sign % 7 or 7
        return _one(frame.context + timedelta(days=value.sign * steps))
    if value.days is None or value.days != int(value.days):
        return None
    return _one(frame.context + timedelta(days=int(value.days)))


def _part(value: Part, frame: Frame) -> Days | None:
    whole = days_of(value.of, frame)
    if whole is None:
        return None
    first, last = whole
    here = frame.reference
    match value.stage:
        case Stage.SO_FAR:
            return (first, here) if here and first <= here <= last else whole if first == last else None
        case Stage.REST:
            return (here, last) if here and first <= here <= last else whole if first == last else None
        case Stage.START if frame.bounds:
            return first, first
        case Stage.END if frame.bounds:
            return last, last
    return whole if first == last else _third(first, last, value.stage)


def _third(first: date, last: date, stage: Stage) -> Days | None:
    """First, second or last third of a month (to the 10th, to the 20th), a year (four months) or a decade; else None.

    Of a decade these are its first four, next three and last three years.
    """
    third = {Stage.EARLY: 0, Stage.START: 0, Stage.MID: 1, Stage.LATE: 2, Stage.END: 2}[stage]
    length = (last - first).days + 1
    if length >= 365 and length <= 366:
        return months(first.year, third * 4 + 1, third * 4 + 4)
    if (first.month, first.day, last.year) == (1, 1, first.year + 9) and (last.month, last.day) == (12, 31):
        start = first.replace(year=first.year + (0, 4, 7)[third])
        return start, date(first.year + (3, 6, 9)[third], 12, 31)
    if 28 <= length <= 31:
        start = first + timedelta(days=10 * third)
        return start, last if third == 2 else start + timedelta(days=9)
    return None


def weekday_near(day: int, calendar: date) -> date:
    """The day of this weekday nearest to a date: at most three days away."""
    ahead = (day - calendar.weekday()) % 7
    return calendar + timedelta(days=ahead if ahead <= 3 else ahead - 7)
