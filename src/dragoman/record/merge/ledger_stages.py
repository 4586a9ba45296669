"""Stages of one process from many reports in order of time: a change of state told again is one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record.merge.process_sides import Camp, camp_of
from dragoman.record.merge.records import Key, LedgerStage, ProcessNode, StageNode
from dragoman.record.merge.spoken_days import from_day

HOLDING = ("ceasefire", "agreement", "sanctions", "mission", "blockade")  # kinds that hold from a day that is set
BEGINNINGS = frozenset(("proposed", "scheduled", "agreed"))
STANDING = frozenset(("in_force", "under_way"))
ENDS = frozenset(("expired", "collapsed", "concluded", "cancelled", "rejected"))
_ORDER = (
    ("proposed",), ("scheduled",), ("agreed",), ("under_way", "in_force"), ("violated",), ("suspended", "extended"),
    tuple(sorted(ENDS)),
)  # fmt: skip
_RANK = {state: rank for rank, states in enumerate(_ORDER) for state in states}
_VAGUE = 45  # days; a longer interval ("2018") dates no change but a beginning
_AGAIN = 2  # days within which an undated breach is one breach


@dataclass(frozen=True, slots=True)
class Told:
    """One stage as one report tells it. told: the day of the report, None where unknown; since: that of the change.

    planned: the day to come on which it will hold; dated: the report says when it was; word: whose it is, no keys for
    the report's own.
    """

    key: Key
    stage: StageNode
    origin: int
    told: date | None
    since: date
    planned: date | None
    dated: bool
    word: Camp

    @property
    def state(self) -> str:
        return self.stage.state

    @property
    def rank(self) -> int:
        return rank_of(self.stage.state)


@dataclass(frozen=True, slots=True)
class Turn:
    """One change of state, by all who tell it, the first teller first."""

    tellings: tuple[Told, ...]

    @property
    def state(self) -> str:
        return self.tellings[0].state

    @property
    def rank(self) -> int:
        return self.tellings[0].rank

    @property
    def dated(self) -> bool:
        return any(t.dated for t in self.tellings)

    @property
    def since(self) -> date:
        """The day that a telling states, else the first on which it is told."""
        return min((t.since for t in self.tellings if t.dated), default=min(t.since for t in self.tellings))

    @property
    def planned(self) -> date | None:
        return max((t.planned for t in self.tellings if t.planned), default=None)

    @property
    def told(self) -> date:
        """The first day on which it is told."""
        return min(t.told or date.max for t in self.tellings)


def rank_of(state: str) -> int:
    """The place of a state in the usual course of things."""
    return _RANK.get(state, 0)


def tellings_of(node: ProcessNode, day: date | None) -> list[Told]:
    """The stages of one process. day: on which it is news: that of its report, or of the one which that copies."""
    return [_told(node, stage, day) for stage in node.stages]


def _told(node: ProcessNode, stage: StageNode, day: date | None) -> Told:
    start, end = stage.start, stage.end or stage.start
    beginning = stage.state in BEGINNINGS
    if start and end and not beginning and (end - start).days > _VAGUE:
        start = end = None
    planned = start if start and day and start > day else None
    if not planned and day and stage.state in ("agreed", "scheduled") and node.kind in HOLDING:
        planned = from_day(stage.text, day)
        planned = planned if planned and (start is None or planned > start) else None
    since, dated = day or date.max, False
    if start and end and not (day and start > day):
        since = start if beginning else end if day is None else min(end, day)
        dated = True
    word = camp_of(stage.source)[0] if stage.source else frozenset()
    return Told(node.key, stage, node.origin, day, since, planned, dated, word)


def turns_of(tellings: Iterable[Told]) -> list[Turn]:
    """The changes of state in order of time, each once."""
    found: list[list[Told]] = []
    for telling in sorted(tellings, key=_in_time):
        at = next((k for k in range(len(found) - 1, -1, -1) if _again(found, k, telling)), None)
        if at is None:
            found.append([telling])
        else:
            found[at].append(telling)
    turns = [Turn(tuple(sorted(one, key=_first_told))) for one in found]
    return sorted(turns, key=lambda turn: (turn.since, turn.rank, _first_told(turn.tellings[0])))


def _in_time(one: Told) -> tuple[date, bool, int, date, Key, int]:
    return one.since, not one.dated, one.rank, one.told or date.max, one.key, one.stage.at


def _first_told(one: Told) -> tuple[bool, date, Key, int]:
    """Copies behind what they repeat."""
    return one.origin != one.key[0], one.told or date.max, one.key, one.stage.at


def _again(found: Sequence[Sequence[Told]], k: int, telling: Told) -> bool:
    """Whether a stage is the change k told again."""
    known = found[k]
    first = known[0]
    if first.state != telling.state:
        return False
    if telling.origin != telling.key[0] and any(t.key[0] == telling.origin for t in known):
        return True
    if not _times_meet(known, telling):
        return False
    if telling.dated and any(t.dated for t in known):
        return True
    later = [turn[0] for turn in found[k + 1 :]]
    if telling.state in BEGINNINGS:
        return all(one.rank > telling.rank and one.state not in ENDS for one in later)
    if telling.state == "violated" and (telling.since - known[-1].since).days > _AGAIN:
        return False
    return not [one for one in later if one.since > first.since or one.rank >= first.rank]


def _times_meet(known: Sequence[Told], telling: Told) -> bool:
    plans = {t.planned for t in known if t.planned}
    if telling.planned and plans:
        return telling.planned in plans
    if not telling.dated or not any(t.dated for t in known):
        return True
    start, end = telling.stage.start, telling.stage.end
    return any(
        t.stage.start and t.stage.end and start and end and t.stage.start <= end and start <= t.stage.end
        for t in known if t.dated
    )  # fmt: skip


def ledger_stage(turn: Turn) -> LedgerStage:
    """A change of state as the ledger holds it: where it stands first, and where else; dated by whoever dates it."""
    first, *others = turn.tellings
    dated = next((t.stage for t in turn.tellings if t.stage.start and (t.dated or t.planned)), None)
    start, end = (dated.start, dated.end) if dated else (None, None)
    return LedgerStage(
        first.key, first.stage, first.origin, first.told, start, end, tuple((t.key, t.stage.at) for t in others)
    )
