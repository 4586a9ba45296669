"""Values on the calendar, without any parse."""

from datetime import date

import pytest

from dragoman.times.calendar import Frame, days_of, shift_months, weekday_near
from dragoman.times.records import Outlook
from dragoman.times.values import (
    CalendarDate,
    Decade,
    Distance,
    MonthsOfYear,
    NamedWeekday,
    Overnight,
    Part,
    Period,
    Stage,
    TheWeekend,
    Unit,
    Value,
    WeekOf,
    Window,
)

SUNDAY = date(2024, 3, 10)
PAST, AHEAD, OPEN = Outlook


def frame(outlook: Outlook, here: date | None = SUNDAY, bounds: bool = False) -> Frame:
    return Frame(here, here, outlook, None, bounds)


CASES: list[tuple[Value, Outlook, tuple[str, str] | None]] = [
    (NamedWeekday(6), PAST, ("2024-03-10", "2024-03-10")),
    (NamedWeekday(6, shift=-1), PAST, ("2024-03-03", "2024-03-03")),
    (NamedWeekday(0, shift=1), AHEAD, ("2024-03-11", "2024-03-11")),
    (NamedWeekday(0, week=-1), PAST, ("2024-02-26", "2024-02-26")),
    (NamedWeekday(0), OPEN, None),
    (NamedWeekday(6), OPEN, ("2024-03-10", "2024-03-10")),
    (Period(Unit.WEEK, 0), OPEN, ("2024-03-04", "2024-03-10")),
    (Period(Unit.WEEK, 1), AHEAD, ("2024-03-11", "2024-03-17")),
    (Period(Unit.MONTH, -1), PAST, ("2024-02-01", "2024-02-29")),
    (TheWeekend(), PAST, ("2024-03-09", "2024-03-10")),
    (TheWeekend(), OPEN, None),
    (CalendarDate(None, 12, 24), PAST, ("2023-12-24", "2023-12-24")),
    (CalendarDate(None, 2, 14), AHEAD, None),
    (CalendarDate(None, 3, 12), PAST, ("2024-03-12", "2024-03-12")),
    (CalendarDate(None, 4, 20), PAST, None),
    (CalendarDate(None, 4, 20), OPEN, ("2024-04-20", "2024-04-20")),
    (CalendarDate(None, 9, 20), OPEN, None),
    (CalendarDate(None, 2, 30), PAST, None),
    (Distance(1, Unit.YEAR, -1), PAST, ("2023-01-01", "2023-12-31")),
    (Distance(9000, Unit.YEAR, -1), PAST, None),
    (Distance(1, Unit.HOUR, -1), PAST, None),
    (Window(48, Unit.HOUR, -1), PAST, ("2024-03-08", "2024-03-10")),
    (Window(1, Unit.MONTH, -1), PAST, ("2024-02-10", "2024-03-10")),
    (Part(CalendarDate(2024, 2), Stage.LATE), PAST, ("2024-02-21", "2024-02-29")),
    (Part(CalendarDate(2024), Stage.MID), PAST, ("2024-05-01", "2024-08-31")),
    (Part(Period(Unit.WEEK, 0), Stage.EARLY), PAST, None),
    (Part(Decade(1990), Stage.EARLY), PAST, ("1990-01-01", "1993-12-31")),
    (Part(Decade(1990), Stage.MID), PAST, ("1994-01-01", "1996-12-31")),
    (Part(Decade(1990), Stage.LATE), PAST, ("1997-01-01", "1999-12-31")),
    (Part(Decade(9990), Stage.LATE), PAST, ("9997-01-01", "9999-12-31")),
    (MonthsOfYear(None, 10, 12), PAST, ("2023-10-01", "2023-12-31")),
    (MonthsOfYear(None, 10, 12), AHEAD, ("2024-10-01", "2024-12-31")),
    (WeekOf(CalendarDate(None, 3, 6)), PAST, ("2024-03-04", "2024-03-10")),
    (WeekOf(CalendarDate(None, 3, 3)), PAST, None),
    (Overnight(), OPEN, ("2024-03-09", "2024-03-10")),
    (Overnight(), AHEAD, ("2024-03-10", "2024-03-11")),
    (Overnight(into=4), PAST, ("2024-03-07", "2024-03-08")),
    (Part(Period(Unit.WEEK, -1), Stage.SO_FAR), PAST, None),
]


@pytest.mark.parametrize(("value", "outlook", "expected"), CASES)
def test_calendar_days_of(value: Value, outlook: Outlook, expected: tuple[str, str] | None) -> None:
    found = days_of(value, frame(outlook))
    assert (found and tuple(day.isoformat() for day in found)) == expected


@pytest.mark.parametrize("value", [value for value, _, _ in CASES if not isinstance(value, Part | CalendarDate)])
def test_calendar_gives_nothing_relative_without_a_date(value: Value) -> None:
    assert days_of(value, frame(PAST, here=None)) is None


def test_calendar_end_is_its_last_day_where_it_bounds() -> None:
    value = Part(CalendarDate(2024, 2), Stage.END)
    assert days_of(value, frame(AHEAD, bounds=True)) == (date(2024, 2, 29), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("day", "by", "expected"),
    [("2024-03-31", -1, "2024-02-29"), ("2024-12-05", 1, "2025-01-05"), ("2024-01-05", -1, "2023-12-05")],
)
def test_calendar_shift_months(day: str, by: int, expected: str) -> None:
    assert shift_months(date.fromisoformat(day), by).isoformat() == expected


def test_calendar_weekday_near_is_within_three_days() -> None:
    assert [weekday_near(day, SUNDAY).day for day in range(7)] == [11, 12, 13, 7, 8, 9, 10]
