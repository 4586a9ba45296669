"""When a ceasefire or an ultimatum runs out, counted from what the reports say."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from dragoman.record.merge.ledger_stages import Turn
from dragoman.record.merge.records import Key, ProcessNode
from dragoman.record.merge.spoken_days import until_day

_KINDS = ("ceasefire", "ultimatum")
_NUMBERS = {
    word: number
    for number, words in enumerate("a|an|one two three four five six seven eight nine ten eleven twelve".split(), 1)
    for word in words.split("|")
} | {"fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90}
_HOURS = {"hour": 1, "day": 24, "week": 24 * 7, "fortnight": 24 * 14}
_NUMBER = rf"(?P<n>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = rf"(?P<unit>{'|'.join(_HOURS)})s?\b"
_STANDING = re.compile(  # "a ten-day truce", "a truce of 48 hours", "cease fire for a week"
    rf"\b{_NUMBER}[- ]{_UNIT}(?![- ](?:old|ago))"
    r"(?=[- ](?:long )?(?:[\w-]+ ){0,2}(?:truce|cease-?fire|pause|halt|lull|ultimatum|deadline))"
    rf"|\b(?:truce|cease-?fire|cease fire|pause|halt|lull|ultimatum|fighting|attacks)\b[\w ]{{0,30}}?"
    rf"\b(?:of|for|lasting) {_NUMBER.replace('<n>', '<n2>')} {_UNIT.replace('<unit>', '<unit2>')}(?! (?:ago|of))",
    re.I,
)
_GIVEN = re.compile(  # "gave it 72 hours to leave"
    rf"\b(?:gave|given|giving|gives?|has|have|had|within)\b[^.;]{{0,80}}?\b{_NUMBER} {_UNIT}(?! (?:ago|of))", re.I
)
_FURTHER = re.compile(
    rf"\b(?:by|for)(?: another| a further| an additional| an extra)? {_NUMBER} (?:more |further |additional )?{_UNIT}"
    rf"|\banother {_NUMBER.replace('<n>', '<n2>')}? ?{_UNIT.replace('<unit>', '<unit2>')}",
    re.I,
)
_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))? ?([ap])\.?m\b|\b(noon|midday|midnight)\b|\b(\d\d):(\d\d)\b", re.I)
End = date | datetime


def deadline_of(members: Sequence[ProcessNode], turns: Sequence[Turn]) -> str | None:
    """ISO date or date-time (local, as told) of the end as it was last set; None where no report lets it be known."""
    if not members or members[0].kind not in _KINDS:
        return None
    by_key = {node.key: node for node in members}
    end = _said(members) or _counted(members, turns)
    for turn in turns:
        if turn.state == "extended":
            end = _extended(turn, end, by_key)
    return end.isoformat() if end else None


def _said(members: Sequence[ProcessNode]) -> date | None:
    """The first end that a report says: a day to come, and not merely the day of a change."""
    for node in members:
        told = _day(node.deadline)
        starts = {stage.start for stage in node.stages if stage.state != "in_force" or node.kind == "ceasefire"}
        extended = any(stage.state == "extended" for stage in node.stages)
        if told and not extended and told not in starts and (node.day is None or told >= node.day):
            return told
    return None


def _day(deadline: str | None) -> date | None:
    return date.fromisoformat(deadline[:10]) if deadline else None


def _counted(members: Sequence[ProcessNode], turns: Sequence[Turn]) -> End | None:
    """The start and the length that were told."""
    kind = members[0].kind
    states = ("in_force",) if kind == "ultimatum" else ("proposed", "scheduled", "agreed")
    texts = [node.name for node in members] + [t.stage.text for x in turns if x.state in states for t in x.tellings]
    patterns = (_STANDING, _GIVEN) if kind == "ultimatum" else (_STANDING,)
    hours = next((found for text in texts for p in patterns if (found := _length(p, text))), None)
    start = _start(kind, turns)
    if hours is None or start is None:
        return None
    day, clock = start
    if clock is not None:
        return datetime.combine(day, clock) + timedelta(hours=hours)
    return day + timedelta(hours=hours) if hours % 24 == 0 else None


def _start(kind: str, turns: Sequence[Turn]) -> tuple[date, time | None] | None:
    """The day, and the hour if it is told, from which it holds."""
    for turn in turns:
        for telling in turn.tellings:
            day = telling.planned or (telling.stage.end if telling.dated and turn.state == "in_force" else None)
            if day and turn.state in ("scheduled", "agreed", "in_force"):
                return day, _clock(telling.stage.text)
    given = [turn for turn in turns if turn.state == "in_force"]
    return (given[0].since, None) if kind == "ultimatum" and given and given[0].since != date.max else None


def _clock(text: str) -> time | None:
    found = list(_CLOCK.finditer(text))
    if len(found) != 1:
        return None
    hour, minute, half, word, hours, minutes = found[0].groups()
    if word:
        return time(12) if word.lower() != "midnight" else None  # of which of two days, nobody says
    if half:
        number = int(hour) % 12 + (12 if half.lower() == "p" else 0)
        return time(number, int(minute or 0)) if int(hour) <= 12 and int(minute or 0) < 60 else None
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None


def _length(pattern: re.Pattern[str], text: str) -> int | None:
    """Hours of the first length of time in a text."""
    found = pattern.search(text)
    if found is None:
        return None
    groups = {name.rstrip("23"): value.lower() for name, value in found.groupdict().items() if value}
    number = groups.get("n", "one")
    return (int(number) if number.isdigit() else _NUMBERS[number]) * _HOURS[groups["unit"]]


def _extended(turn: Turn, end: End | None, by_key: Mapping[Key, ProcessNode]) -> End | None:
    """The end after an extension: the day that is told, else the end before and the length that is added."""
    for telling in turn.tellings:
        told = until_day(telling.stage.text, telling.told) if telling.told else None
        if told:
            return told
    for telling in turn.tellings:
        hours = _length(_FURTHER, telling.stage.text)
        if hours and end and (isinstance(end, datetime) or hours % 24 == 0):
            return end + timedelta(hours=hours)
    later = (_day(by_key[t.key].deadline) for t in turn.tellings if t.key in by_key)
    return next((day for day in later if day and day > turn.since), None)
