"""Days cut into columns: as fine as the width allows."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

DAY = timedelta(days=1)


class Step(Enum):
    """How long one column is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"


@dataclass(frozen=True, slots=True)
class Column:
    """first, last: its days, both in it. name: what stands under it; empty for most days."""

    first: date
    last: date
    name: str


def columns(first: date, last: date, most: int) -> tuple[Step, list[Column]]:
    """The columns from a day to a day: the finest step that gives no more than `most`."""
    for step in Step:
        starts = [_start(first, step)]
        while (following := _next(starts[-1], step)) <= last and len(starts) <= most:
            starts.append(following)
        if len(starts) <= most:
            break
    starts = starts[-most:]
    found = [Column(start, _next(start, step) - DAY, "") for start in starts]
    return step, [Column(c.first, c.last, _name(c.first, step, at)) for at, c in enumerate(found)]


def _start(day: date, step: Step) -> date:
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - timedelta(days=day.weekday())
        case Step.MONTH:
            return day.replace(day=1)
        case Step.QUARTER:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case Step.YEAR:
            return date(day.year, 1, 1)
        case _:
            return date(max(1, day.year // 10 * 10), 1, 1)


def _next(start: date, step: Step) -> date:
    """The start of the next column; the end of all calendars stays where it is."""
    if step in (Step.DAY, Step.WEEK):
        return start + timedelta(days=1 if step is Step.DAY else 7)
    months = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}.get(step, 120)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _name(day: date, step: Step, at: int) -> str:
    match step:
        case Step.DAY:
            return f"{day.day} {day:%b}" if at == 0 or day.day == 1 or day.weekday() == 0 else str(day.day)
        case Step.WEEK:
            return f"{day.day} {day:%b}" if at % 2 == 0 else ""
        case Step.MONTH:
            return f"{day:%b}" + (f" {day.year}" if at == 0 or day.month == 1 else "")
        case Step.QUARTER:
            return f"Q{(day.month + 2) // 3}" + (f" {day.year}" if at == 0 or day.month == 1 else "")
        case _:
            return str(day.year)
