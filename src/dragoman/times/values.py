"""What the grammar reads in an expression, before it is put on the calendar."""

from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """A length of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    WEEKEND = "weekend"  # Saturday and Sunday
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Stage(Enum):
    """A part of a period."""

    EARLY = "early"  # first third
    MID = "mid"  # second third
    LATE = "late"  # last third
    START = "start"  # its first day where it bounds something, its first third else
    END = "end"  # its last day where it bounds something, its last third else
    SO_FAR = "so_far"  # "earlier this month": up to the day of writing
    REST = "rest"  # "later this month": from the day of writing


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, month or year by its numbers; None where the text leaves one out."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarRange:
    """From one date to another, both included."""

    first: CalendarDate
    last: CalendarDate


@dataclass(frozen=True, slots=True)
class MonthsOfYear:
    """Quarter or half of a year: months first to last; shift counts years from that of writing where year is None.

    Without year and shift ("the third quarter") it is the one on the side to which the clause looks.
    """

    year: int | None
    first: int
    last: int
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOf:
    """ "the week of May 5": the calendar week with that day (sign 0); seven days from (1) or up to (-1) the day."""

    day: CalendarDate
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Decade:
    """ "the 1990s": its first year."""

    year: int


@dataclass(frozen=True, slots=True)
class NamedWeekday:
    """A weekday (0 is Monday). shift: last, this, next; week: of last, this, next week; calendar: date beside it."""

    day: int
    shift: int | None = None
    week: int | None = None
    calendar: CalendarDate | None = None


@dataclass(frozen=True, slots=True)
class WeekdayRange:
    """ "from Monday to Wednesday"."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DayShift:
    """Days from the day of writing: "yesterday" is -1."""

    days: int


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night before the day of writing, or after it where the clause looks ahead; into: up to that weekday."""

    into: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A whole calendar week, month, year or weekend: -1 the last, 0 this, 1 the next."""

    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class TheWeekend:
    """ "over the weekend": the nearest one on the side to which the clause looks."""


@dataclass(frozen=True, slots=True)
class ShiftedMonth:
    """ "last March": the nearest such month before (-1) or after (1) that of writing; 0 in the year of writing."""

    month: int
    shift: int


@dataclass(frozen=True, slots=True)
class Window:
    """ "the past 48 hours": so many units up to (-1) or from (1) the day of writing."""

    count: float | None
    unit: Unit
    sign: int


@dataclass(frozen=True, slots=True)
class Distance:
    """ "two days ago" (-1), "two days from now" (1); tentative for "in two days", which can be a length as well."""

    count: float | None
    unit: Unit
    sign: int
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class FromContext:
    """ "a day earlier", "the following Monday": from the day told before. days None where the text does not count."""

    days: float | None
    weekday: int | None = None
    sign: int = 1


@dataclass(frozen=True, slots=True)
class ToEvent:
    """ "a day after X": signed days; None where the text does not count them or only roughly."""

    days: float | None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration in days; None where the text does not count. limit: "within 96 hours"."""

    days: float | None
    limit: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stage of a period or of a day."""

    of: "Value"
    stage: Stage


@dataclass(frozen=True, slots=True)
class InYear:
    """ "in December last year": the year of writing, or one before or after it."""

    of: "CalendarDate | CalendarRange"
    shift: int
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class ThatYear:
    """ "in June of that year", "later that year": in the year told before; of None is the year itself, or its stage."""

    of: "CalendarDate | CalendarRange | None" = None
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Unvalued:
    """A time that we do not put on the calendar ("last summer")."""


Value = (
    CalendarDate
    | CalendarRange
    | MonthsOfYear
    | WeekOf
    | Decade
    | NamedWeekday
    | WeekdayRange
    | DayShift
    | Overnight
    | Period
    | TheWeekend
    | ShiftedMonth
    | Window
    | Distance
    | FromContext
    | ToEvent
    | Length
    | Part
    | InYear
    | ThatYear
    | Unvalued
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression as read: its tokens (both included), the one that carries it, its value.

    anchor: the event word of a ToEvent.
    """

    first: int
    last: int
    head: int
    value: Value
    anchor: int | None = None
