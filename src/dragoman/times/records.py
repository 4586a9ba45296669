"""When: time expressions of the text, and their values."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from dragoman.sentences import Span


class Basis(Enum):
    """What licenses a date."""

    STATED = "stated"  # an expression in the text gives it
    STATEMENT = "statement"  # a speech act on the day it was said
    REPORT = "report"  # told as the day's news


class TimeForm(Enum):
    """What an expression can be used for."""

    POINT = "point"  # a day or an interval in which something happens
    SINCE = "since"  # the start of something that goes on
    DEADLINE = "deadline"  # by, until, before: an end
    DURATION = "duration"  # a length without a place in time ("48-hour")
    RELATIVE = "relative"  # "two days after she resigned": days from another event's date


class Outlook(Enum):
    """Which way from the day of writing the clause of an expression looks."""

    PAST = "past"  # told as having happened
    AHEAD = "ahead"  # planned, promised, asked for
    OPEN = "open"  # the clause does not say


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, both ends included, and what licenses it (text: the expression, with basis STATED)."""

    start: date
    end: date
    text: str | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression in one sentence.

    first, last: token indexes in that sentence, both included. head: the token that carries it (its noun or adverb).
    attach: token index of what it modifies: the verb or noun above it in the parse (skipping prepositions).
    start, end: days, both included; None where the report's date is unknown or the text gives no value.
    days: for RELATIVE, the signed distance to the anchor ("a day after X": +1, "two days before X": -2);
        for DURATION, its length (48-hour: 2.0).
    anchor: for RELATIVE, token index of the event word that it is relative to.
    weekday, calendar: for "Sunday (April 7)" both readings (a weekday name in lower case, a day), else None.
    outlook: which way its clause looks. resolved: the day that a contradictory expression means, where something else
        in the report decides it; reason: one sentence on that for the reader, "" where nothing is contradictory.
    """

    span: Span
    sentence: int
    first: int
    last: int
    head: int
    attach: int
    form: TimeForm
    start: date | None = None
    end: date | None = None
    days: float | None = None
    anchor: int | None = None
    weekday: str | None = None
    calendar: date | None = None
    outlook: Outlook = Outlook.OPEN
    resolved: date | None = None
    reason: str = ""

    @property
    def contradicts_itself(self) -> bool:
        """Whether weekday and calendar date disagree."""
        names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        return self.weekday is not None and self.calendar is not None and names[self.calendar.weekday()] != self.weekday
