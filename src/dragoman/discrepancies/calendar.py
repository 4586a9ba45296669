"""A weekday and a date that do not fit: "Friday (October 18)" where the 18th is a Saturday."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.sentences import identity
from dragoman.times import TimeExpression

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NEAR = 60  # days from the report within which its year is sure
RULE = "discrepancies.calendar@1"


def calendar_discrepancies(told: Told, times: Iterable[TimeExpression]) -> Iterator[Discrepancy]:
    """One for each pair of weekday and date that contradict each other, at its first place in the text."""
    seen: set[tuple[str, date]] = set()
    for expression in times:
        if not expression.contradicts_itself or expression.weekday is None or expression.calendar is None:
            continue
        if (expression.weekday, expression.calendar) in seen:
            continue
        if _other_year(told, expression.weekday, expression.calendar):
            continue
        seen.add((expression.weekday, expression.calendar))
        yield _discrepancy(told, expression, expression.weekday, expression.calendar)


def _other_year(told: Told, weekday: str, calendar: date) -> bool:
    """Whether the two fit in a neighbouring year and the date is far from the report's: then the year was guessed."""
    if told.report.published is None:
        return False
    far = abs((calendar - date.fromisoformat(told.report.published[:10])).days) > NEAR
    neighbours = [_day(calendar.year + k, calendar) for k in (-1, 1)]
    return far and any(d is not None and DAYS[d.weekday()] == weekday for d in neighbours)


def _day(year: int, day: date) -> date | None:
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _discrepancy(told: Told, expression: TimeExpression, weekday: str, calendar: date) -> Discrepancy:
    meant = nearest(weekday, calendar)
    resolved = expression.resolved.isoformat() if expression.resolved else None
    statement = told.statement(expression.span)
    plain = f"{calendar.day} {calendar:%B %Y} is a {calendar:%A}, not a {weekday.capitalize()}."
    return Discrepancy(
        id=identity("d", told.report.id, "weekday_date", expression.span.start),
        kind=DiscrepancyKind.WEEKDAY_DATE,
        claims=(
            told.claim(meant.isoformat(), expression.span, statement),
            told.claim(calendar.isoformat(), expression.span, statement),
        ),
        resolved=resolved,
        reason=expression.reason or plain,
        rule=RULE,
    )


def nearest(weekday: str, calendar: date) -> date:
    """The day of this name that is nearest to the date: at most three days away."""
    ahead = (DAYS.index(weekday) - calendar.weekday()) % 7
    return calendar + timedelta(days=ahead if ahead <= 3 else ahead - 7)
