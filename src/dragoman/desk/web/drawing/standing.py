"""What a process's ledger says of each stretch of time: one state, or rivals side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

MANNERS = {
    "proposed": "coming", "scheduled": "coming", "agreed": "coming", "under_way": "standing", "in_force": "standing",
    "extended": "standing", "suspended": "shaken", "violated": "shaken", "expired": "ended", "collapsed": "ended",
    "rejected": "ended", "concluded": "ended", "cancelled": "ended",
}  # fmt: skip
"""How a state is drawn."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One state from a day to the day when another follows. lane: rivals have more.

    heard: the day of the last word on it, if that is earlier than last. alone: nothing follows it.
    """

    state: str
    first: date
    last: date
    told: str
    rival: bool = False
    lane: int = 0
    alone: bool = False
    heard: date | None = None

    @property
    def manner(self) -> str:
        return MANNERS.get(self.state, "coming")


@dataclass(frozen=True, slots=True)
class Bar:
    """A process as it is drawn."""

    name: str
    kind: str
    href: str
    stretches: tuple[Stretch, ...]
    deadline: date | None = None
    standing: str = ""


def bar_of(ledger: Mapping[str, Any], href: str, today: date) -> Bar:
    """The bar of a process in the contract's shape; stages without any day are left out of it.

    today: the day up to which a state that holds is drawn, or up to its deadline.
    """
    deadline = day_in(ledger["deadline"])
    stages = sorted(((day, s["state"]) for s in ledger["stages"] if (day := day_of_stage(s))), key=lambda s: s[0])
    current = [state.replace("_", " ") for state in ledger["current"]]
    standing = ("rival states: " if len(current) > 1 else "") + (" or ".join(current) or "no state told")
    until = max(today, deadline or today) + timedelta(days=1)
    words = [day for s in ledger["stages"] if (day := day_in(s["published"]))]
    heard = max(words) + timedelta(days=1) if words else until
    stretches = tuple(_stretches(stages, ledger["current"], (heard, until)))
    return Bar(ledger["name"], ledger["kind"], href, stretches, deadline, standing)


def day_of_stage(stage: Mapping[str, Any]) -> date | None:
    """Since when a state holds: what is only planned or agreed stands from when it is told, all else from its date."""
    dated = day_in(stage["date"]["start"]) if stage["date"] else None
    told = day_in(stage["published"])
    if stage["state"] in ("proposed", "scheduled", "agreed"):
        return min((d for d in (dated, told) if d), default=None)
    return dated or told


def day_in(text: str | None) -> date | None:
    """The day of an ISO date or time."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _stretches(stages: Sequence[tuple[date, str]], current: Sequence[str], ends: tuple[date, date]) -> list[Stretch]:
    """ends: the last word on the process, and the day up to which it is drawn."""
    if not stages:
        return []
    last = stages[-1][0]
    began = {state: max((d for d, s in stages if s == state), default=last) for state in current or [stages[-1][1]]}
    opened = min(began.values())
    earlier = [(d, s) for d, s in stages if d < opened]
    found = []
    for at, (day, state) in enumerate(earlier):
        following = earlier[at + 1][0] if at + 1 < len(earlier) else opened
        if following > day:
            found.append(Stretch(state, day, following, f"{_said(state)} from {day} to {following}"))
    rival = len(began) > 1
    for lane, (state, day) in enumerate(began.items()):
        ended = MANNERS.get(state) == "ended"
        told = f"{_said(state)} since {day}" + ("; a rival state stands beside it" if rival else "")
        heard, until = (max(day, end) for end in ends)
        found.append(Stretch(state, day, day if ended else until, told, rival, lane, True, None if ended else heard))
    return found


def _said(state: str) -> str:
    return state.replace("_", " ")
