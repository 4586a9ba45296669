"""When an event can have been, as far as its report says, and whether two reports can mean one time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.record.merge.records import EventNode

_BEFORE = 3  # days before its report in which undated news usually happened
_SPOKEN = 2  # days before its report in which a speech act dated to the report may have been spoken
_AHEAD = 10  # days after its report for which undated plans usually are
_EVER = 10**7
_COUNTED = re.compile(r"\b(day|week|month|year)s? (?:after|before|later|earlier|ago)\b", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"(?<!last )(?<!next )\b({'|'.join(_WEEKDAYS)})(?: \w+)?,? $", re.IGNORECASE)
_ATTACHED = re.compile(r"(?:when|as|while|\w+ing)\b", re.IGNORECASE)  # clauses of the time of their main clause
_PLANNED = re.compile(r"\b(?:scheduled|planned|due|slated|expected|set) (?:to|for)\b|\b(?:upcoming|forthcoming)\b")
_NEAR = 25  # characters before a clause that may say how its time is counted
_SLACK = {"day": 1, "week": 3, "month": 12, "year": 120}
_VAGUE = 45  # days of an interval that says little


@dataclass(frozen=True, slots=True)
class Window:
    """Days as ordinals. first, last: beyond them it cannot have been; low, high: where it is likely; sure: dated."""

    first: int
    last: int
    low: int
    high: int
    sure: bool

    @property
    def days(self) -> int:
        """Days from the first likely one to the last."""
        return self.high - self.low + 1


def window_of(event: EventNode) -> Window:
    """The days in which an event can have been."""
    day = event.day.toordinal() if event.day else None
    if day is not None and event.basis in (None, "report"):
        named = _weekday(event.sentence, event.evidence, day)
        if named is not None:
            return Window(named, named, named, named, True)
    if event.start is None or event.end is None:
        return _undated("future" if _PLANNED.search(event.evidence) else event.status, day)
    start, end = event.start.toordinal(), event.end.toordinal()
    if event.basis == "stated":
        slack = _slack(event.sentence, event.evidence) if start == end else 0
        return Window(start - slack, end + slack, start - slack, end + slack, True)
    return Window(start - _SPOKEN, end, start - _SPOKEN, end, False)


@lru_cache(maxsize=50_000)
def _slack(sentence: str, clause: str) -> int:
    """Days by which a date that is counted from another may be off: "two weeks after" means no exact day."""
    at = max(sentence.find(clause), 0)
    found = _COUNTED.search(sentence[max(0, at - _NEAR) : at + len(clause)])
    return _SLACK[found.group(1).lower()] if found else 0


@lru_cache(maxsize=50_000)
def _weekday(sentence: str, clause: str, day: int) -> int | None:
    """The day of a clause that hangs on a main clause with a weekday: "hurt on Monday | when guns shelled"."""
    if not _ATTACHED.match(clause):
        return None
    before = sentence[: max(sentence.find(clause), 0)]
    named = _WEEKDAY.search(before)
    return day - (day - 1 - _WEEKDAYS.index(named.group(1).lower())) % 7 if named else None


@lru_cache(maxsize=50_000)
def _undated(status: str, day: int | None) -> Window:
    if day is None:
        return Window(-_EVER, _EVER, -_EVER, _EVER, False)
    if status in ("future", "hypothetical"):
        return Window(day - _BEFORE, _EVER, day, day + _AHEAD, False)
    return Window(-_EVER, day, day - _BEFORE, day, False)


def time_fit(first: Window, second: Window) -> float | None:
    """How well two times go together (0–1), None where they cannot be one."""
    if first.last < second.first or second.last < first.first:
        return None
    gap = max(first.low - second.high, second.low - first.high, 0)
    if gap:
        return 0.15 if gap <= _BEFORE else 0.0
    days = max(first.days, second.days)
    if first.sure and second.sure:
        return 1.0 if days == 1 else 0.8 if days <= 7 else 0.5 if days <= _VAGUE else 0.2
    if days > _VAGUE:
        return 0.1
    return 0.6 if first.sure or second.sure else 0.5
