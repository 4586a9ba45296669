"""A weekday and a date that do not go together: which one is meant, where the report decides it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.times.calendar import weekday_near
from dragoman.times.lexicon import WEEKDAYS
from dragoman.times.records import Outlook, TimeExpression


def resolve_contradictions(expressions: Sequence[TimeExpression], published: date | None) -> tuple[TimeExpression, ...]:
    """The same expressions; a contradictory one gets a reason, and the weekday's day where the report decides for it.

    Its weekday is right, and its date wrong, where the same date goes with its own weekday elsewhere in the report, or
    where it is the day of publication and the clause tells what was before.
    """
    sound = [e for e in expressions if e.weekday and e.calendar and not e.contradicts_itself]
    return tuple(_resolved(e, sound, published) if e.contradicts_itself else e for e in expressions)


def _resolved(one: TimeExpression, sound: Sequence[TimeExpression], published: date | None) -> TimeExpression:
    if one.calendar is None or one.weekday is None:
        return one
    weekday, calendar = one.weekday.capitalize(), one.calendar
    name = WEEKDAYS[calendar.weekday()].capitalize()
    meant = weekday_near(WEEKDAYS.index(one.weekday), calendar)
    open_reason = f"{_day(calendar)} is a {name}, not a {weekday}; nothing else in the report decides which is meant."
    if published and one.outlook is Outlook.PAST and meant > published:
        return replace(one, start=None, end=None, reason=open_reason)
    witness = next((e for e in sound if e.calendar == calendar), None)
    if witness is not None:
        because = f"the report itself puts that date on “{witness.span.text}”"
    elif published == calendar and one.outlook is Outlook.PAST and meant < calendar:
        because = f"the report, published on that {name}, tells it as past"
    else:
        return replace(one, start=None, end=None, reason=open_reason)
    reason = f"{_day(calendar)} is a {name}, and {because}, so the {weekday} meant is {_day(meant)}."
    return replace(one, start=meant, end=meant, resolved=meant, reason=reason)


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
