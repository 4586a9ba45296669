"""Stages of one process from many reports in order of time: a change of state told again is one change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

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
_BACK = 8  # changes to one state, the latest, that a stage may tell again
_AGAIN = 2  # days within which an undated breach is one breach, and an end contradicts an extension


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
    """One change of state, by all who tell it, the first teller first.

    since: the day that a telling states, unless the first report is older, else the first on which it is told; told:
    that first day; planned: the last day on which it was to hold; words: of all whose word it is; own: reports that
    tell it on their own.
    """

    tellings: tuple[Told, ...]
    state: str
    since: date
    told: date
    dated: bool
    planned: date | None
    words: frozenset[Camp]
    own: frozenset[int]

    @property
    def rank(self) -> int:
        return rank_of(self.state)


@dataclass(slots=True)
class _Growing:
    """A change of state while its tellings are gathered."""

    state: str
    since: date
    latest: date
    tellings: list[Told] = field(default_factory=list)
    plans: set[date] = field(default_factory=set)
    spans: set[tuple[date, date]] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    def add(self, telling: Told) -> None:
        self.tellings.append(telling)
        self.latest = max(self.latest, telling.since)
        self.reports.add(telling.key[0])
        if telling.planned:
            self.plans.add(telling.planned)
        if telling.dated and telling.stage.start:
            self.spans.add((telling.stage.start, telling.stage.end or telling.stage.start))

    def turn(self) -> Turn:
        told = tuple(sorted(self.tellings, key=_first_told))
        first = min(t.told or date.max for t in told)
        days = [t.since for t in told if t.dated and t.since <= first]
        return Turn(
            told, self.state, min(days or (t.since for t in told)), first, bool(days),
            max(self.plans, default=None), frozenset(t.word for t in told if t.word),
            frozenset(t.key[0] for t in told if not t.word),
        )  # fmt: skip


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
    found: list[_Growing] = []
    for telling in sorted(tellings, key=_in_time):
        known = next((one for k, one in _latest(found, telling.state) if _again(found, k, telling)), None)
        if known is None:
            known = _Growing(telling.state, telling.since, telling.since)
            found.append(known)
        known.add(telling)
    turns = [one.turn() for one in found]
    return sorted(turns, key=lambda turn: (turn.since, turn.rank, _first_told(turn.tellings[0])))


def _latest(found: Sequence[_Growing], state: str) -> Iterator[tuple[int, _Growing]]:
    """The last changes to a state, the very last first."""
    of_it = ((k, found[k]) for k in range(len(found) - 1, -1, -1) if found[k].state == state)
    return islice(of_it, _BACK)


def _in_time(one: Told) -> tuple[date, bool, int, date, Key, int]:
    return one.since, not one.dated, one.rank, one.told or date.max, one.key, one.stage.at


def _first_told(one: Told) -> tuple[bool, date, Key, int]:
    """Copies behind what they repeat."""
    return one.origin != one.key[0], one.told or date.max, one.key, one.stage.at


def _again(found: Sequence[_Growing], k: int, telling: Told) -> bool:
    """Whether a stage is the change k told again."""
    known = found[k]
    if telling.origin != telling.key[0] and telling.origin in known.reports:
        return True
    if not _times_meet(known, telling):
        return False
    if telling.dated and known.spans:
        return True
    later = (found[i] for i in range(len(found) - 1, k, -1))
    if telling.state in BEGINNINGS:
        return all(rank_of(one.state) > rank_of(telling.state) and one.state not in ENDS for one in later)
    if telling.state == "violated" and (telling.since - known.latest).days > _AGAIN:
        return False
    between = [one for one in later if one.since > known.since or rank_of(one.state) >= rank_of(known.state)]
    if telling.state == "extended" and not telling.dated:  # an end on the heels of it is a rival word
        between = [one for one in between if one.state not in ENDS or (one.since - known.since).days > _AGAIN]
    return not between or _insists(known, between, telling)


def _insists(known: _Growing, between: Iterable[_Growing], telling: Told) -> bool:
    """Whether a side tells without a date what it told before, and only others told of changes in between."""
    if telling.dated or telling.planned or telling.state in STANDING or telling.state == "violated":
        return False
    same = any(telling.word & one.word for one in known.tellings)
    return same and all(t.word and not t.word & telling.word for one in between for t in one.tellings)


def _times_meet(known: _Growing, telling: Told) -> bool:
    if telling.planned and known.plans:
        return telling.planned in known.plans
    start, end = telling.stage.start, telling.stage.end
    if not telling.dated or not known.spans or not start or not end:
        return True
    return any(first <= end and start <= last for first, last in known.spans)


def _dates(telling: Told, first: date) -> bool:
    """Whether a telling dates a change that was first told on a day: not to a day after that, unless it is planned."""
    start = telling.stage.start
    return start is not None and (telling.planned is not None or (telling.dated and start <= first))


def ledger_stage(turn: Turn) -> LedgerStage:
    """A change of state as the ledger holds it: where it stands first, and where else; dated by whoever dates it."""
    first, *others = turn.tellings
    dated = next((t.stage for t in turn.tellings if _dates(t, turn.told)), None)
    start, end = (dated.start, dated.end) if dated else (None, None)
    return LedgerStage(
        first.key, first.stage, first.origin, first.told, start, end, tuple((t.key, t.stage.at) for t in others)
    )
