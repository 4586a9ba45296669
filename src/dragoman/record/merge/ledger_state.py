"""The state, or the rival states, in which a process stands at the end of a day, from what was told by then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.record.merge.ledger_stages import BEGINNINGS, ENDS, HOLDING, STANDING, Told, Turn, rank_of

_UNDER = "ultimatum"  # in force until its deadline, and then no more
_EXCLUSIVE = frozenset((frozenset(("expired", "extended")), frozenset(("collapsed", "extended")),
                        frozenset(("cancelled", "extended"))))  # fmt: skip
_BROKEN = frozenset(("violated", "suspended", "expired", "collapsed", "cancelled"))  # what "it holds" speaks against
_LASTING = re.compile(r"\b(?:remain|hold|held|still|intact|observ|continu|prevail|endur|respect|surviv)", re.I)
_OPEN = frozenset(("rejected", "cancelled", "suspended"))  # from which one begins anew
_RETOLD = 2  # days within which a proposal that was turned down is only told again


@dataclass(frozen=True, slots=True)
class Held:
    """A state that holds from a day, by the change that brings it."""

    state: str
    since: date
    turn: Turn


def current(turns: Sequence[Turn], kind: str, until: date, deadline: date | None = None) -> tuple[str, ...]:
    """The states at the end of `until`. turns: in order of time. A day that was set for a start brings the start."""
    steps = [Held(turn.state, turn.since, turn) for turn in turns]
    if kind in HOLDING:
        steps += [
            Held("in_force", turn.planned, turn)
            for turn in turns
            if turn.planned and turn.planned <= until and turn.state in ("scheduled", "agreed", "in_force")
        ]
    last: Held | None = None
    for step in sorted(steps, key=lambda s: (s.since, rank_of(s.state))):
        if last is None or _supersedes(step, last, kind, turns):
            last = step
    if last is None:
        return ()
    if kind == _UNDER and deadline and deadline < until and last.state in ("in_force", "extended"):
        return ("expired",)
    return _with_rivals(last, turns)


def _supersedes(new: Held, last: Held, kind: str, turns: Sequence[Turn]) -> bool:
    if new.state == "in_force" and new.turn.state != "in_force":  # a day that was set has come
        set_last = [t for t in turns if t.planned and t.since <= new.since and t.state in ("scheduled", "agreed")]
        return last.state in ("scheduled", "agreed") and (not set_last or set_last[-1].planned == new.since)
    if new.since == last.since:
        return rank_of(new.state) >= rank_of(last.state) and not _plan_beside(new, last, kind)
    if new.state in BEGINNINGS:
        return _begins(new, last, kind)
    if new.state in STANDING and last.state in _BROKEN:
        return not any(_denies(telling, last.turn) for telling in new.turn.tellings)
    if new.state in STANDING and last.state == "extended":
        return new.turn.dated
    return True


def _plan_beside(new: Held, last: Held, kind: str) -> bool:
    """A day that is set for what is agreed already changes nothing."""
    return kind in HOLDING and new.state == "scheduled" and last.state == "agreed"


def _begins(new: Held, last: Held, kind: str) -> bool:
    """Whether a proposal, a plan or an accord is news after what was last."""
    if new.state == "proposed":
        again = last.state in ("rejected", "cancelled") and new.since - last.since > timedelta(days=_RETOLD)
        return again or last.state == "proposed"
    if last.state in _OPEN or rank_of(last.state) <= rank_of(new.state):
        return True
    if new.state == "scheduled":
        return kind not in HOLDING and new.turn.planned is not None
    return new.turn.dated


def _with_rivals(last: Held, turns: Sequence[Turn]) -> tuple[str, ...]:
    """The last state and those that other words set against it, in order of time."""
    states = [turn.state for turn in turns if turn is last.turn or _rivals(turn, last)]
    if last.state != last.turn.state:
        states = [last.state]
    return tuple(dict.fromkeys(states))


def _rivals(turn: Turn, last: Held) -> bool:
    if turn.state in STANDING and last.state in _BROKEN:
        return any(_denies(t, last.turn) for t in turn.tellings)
    if frozenset((turn.state, last.state)) not in _EXCLUSIVE or abs((turn.since - last.since).days) > 1:
        return False
    dated_apart = turn.dated and last.turn.dated and turn.since != last.since
    return not dated_apart and _other_word(turn, last.turn)


def _denies(telling: Told, broken: Turn) -> bool:
    """Whether somebody says, when the breach or the end is told or later, that it holds all the same."""
    lasting = not telling.dated or _LASTING.search(telling.stage.text)
    against = telling.word and not any(telling.word & word for word in broken.words)
    return bool(lasting and against and telling.told and telling.told >= broken.told)


def _other_word(one: Turn, other: Turn) -> bool:
    """Whether the two are told on different words: of two speakers, of a speaker and a report, or of two reports."""
    if any(not a & b for a in one.words for b in other.words):
        return True
    if (one.words and other.own) or (other.words and one.own):
        return True
    return bool(one.own and other.own and len(one.own | other.own) > 1)


def is_end(state: str, kind: str) -> bool:
    """Whether after this state a new beginning is another process of the kind."""
    if kind in ("talks", "mediation", "election"):
        return state in ("concluded", "collapsed", "expired")
    return state in ENDS and state != "rejected"
