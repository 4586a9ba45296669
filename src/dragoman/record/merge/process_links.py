"""When two reports tell of one process: one kind, sides that go together, near in time."""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.record.merge.clusters import pair
from dragoman.record.merge.names_across import fold
from dragoman.record.merge.places_fit import place_fit
from dragoman.record.merge.process_sides import (
    Camp,
    Sides,
    camp_of,
    compare_sides,
    join_camps,
    sides_of,
    subject_of,
    years_in,
)
from dragoman.record.merge.records import Link, PlaceNode, ProcessNode

# days between two reports that tell of one process
WINDOW = {
    "ceasefire": 60, "talks": 30, "agreement": 120, "ultimatum": 21, "mediation": 60, "sanctions": 400,
    "election": 240, "mission": 400, "blockade": 400,
}  # fmt: skip
_ELSE = 60
_LASTING = 4000  # days, for what is known by its subject: "the nuclear agreement", "the 2008 accord"
_BY_SUBJECT = ("agreement",)  # kinds of which the same sides may have several at once
_SURE = {"pair": 0.85, "side": 0.7, "mediator": 0.6, "place": 0.6}
_WEEK = 7
_TOWN = 0.8  # fit of two places that are one town
_MORE = 0.05  # weight of each other thing that agrees


@dataclass(frozen=True, slots=True)
class Traits:
    """What tells a process apart. first, last: ordinals of the days that it is told of; None where not known.

    hints: the sides of those on whose word it is told, who need be none of its own.
    """

    kind: str
    sides: Sides
    subject: frozenset[str]
    years: frozenset[str]
    places: tuple[PlaceNode, ...]
    first: int | None
    last: int | None
    hints: Camp = frozenset()


def traits_of(node: ProcessNode) -> Traits:
    """The traits of one process; its days are from its report to the last day that is planned in it."""
    days = [node.day.toordinal()] if node.day else []
    days += [s.start.toordinal() for s in node.stages if s.start and node.day and s.start > node.day]
    speakers = [camp_of(stage.source) for stage in node.stages if stage.source]
    hints = frozenset(key for camp, firm in speakers if firm for key in camp)
    return Traits(
        node.kind, sides_of(node), subject_of((node.name,)), years_in(node.name), (node.place,) if node.place else (),
        min(days, default=None), max(days, default=None), hints,
    )  # fmt: skip


def joined(a: Traits, b: Traits) -> Traits:
    """The traits of both as one; the days are those of the second, which is the later one."""
    sides = Sides(
        tuple(join_camps(a.sides.hard, b.sides.hard)), a.sides.soft | b.sides.soft,
        a.sides.between | b.sides.between, a.sides.rebels or b.sides.rebels,
    )  # fmt: skip
    places = (*a.places, *(p for p in b.places if p not in a.places))
    first = min((x for x in (a.first, b.first) if x is not None), default=None)
    last = max((x for x in (a.last, b.last) if x is not None), default=None)
    return replace(
        a, sides=sides, subject=a.subject | b.subject, years=a.years | b.years, places=places, first=first, last=last
    )


def apart(a: Traits, b: Traits) -> bool:
    """Whether two are surely two, whenever they are told of."""
    if a.kind != b.kind or (a.years and b.years and not a.years & b.years):
        return True
    if a.kind in _BY_SUBJECT and a.subject and b.subject and not a.subject & b.subject:
        return True
    if a.places and b.places and all(place_fit(p, q) is None for p in a.places for q in b.places):
        return True
    return compare_sides(a.sides, b.sides)[1]


def gap(a: Traits, b: Traits) -> int:
    """Days between the days of two; 0 where one is not dated."""
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return 0
    return max(0, b.first - a.last, a.first - b.last)


def near(a: Traits, b: Traits) -> bool:
    """Whether two are told of near enough in time."""
    known = (a.subject & b.subject) or (a.years & b.years)
    return gap(a, b) <= (window(a) if known else WINDOW.get(a.kind, _ELSE))


def window(a: Traits) -> int:
    """Days within which another report may tell of the process at the most."""
    by_subject = a.kind in _BY_SUBJECT and (a.subject or a.years)
    return _LASTING if by_subject else WINDOW.get(a.kind, _ELSE)


def process_keys(a: ProcessNode) -> tuple[str, ...]:
    """Keys of which two processes that may be one share at least one: kind with a side, a mediator or a place."""
    sides = sides_of(a)
    keys = {f"{a.kind}|{key}" for camp in (*sides.hard, sides.soft, sides.between) for key in camp}
    if a.place and a.place.precision in ("exact", "city"):
        keys.add(f"{a.kind}@{fold(a.place.name)}")
    return tuple(sorted(keys))


def same_process(a: ProcessNode, b: ProcessNode) -> Link | None:
    """The link between two processes of two reports, from their own data only; None where nothing says they are one."""
    if a.kind != b.kind or a.key[0] == b.key[0]:
        return None
    first, second = (a, b) if a.key < b.key else (b, a)
    if a.origin == b.origin and fold(a.name) == fold(b.name):
        return Link(first.key, second.key, 0.95, f"One report copies the other, and both tell of “{first.name}”.")
    one, other = traits_of(first), traits_of(second)
    if apart(one, other) or not near(one, other):
        return None
    ground = ground_of(one, other)
    if ground is None:
        return None
    weight, reason = _SURE[ground], _reason(first, second, ground)
    weight += _MORE * (bool(one.subject & other.subject) + (gap(one, other) <= _WEEK))
    return Link(*pair(a.key, b.key), round(weight, 2), reason)


def ground_of(a: Traits, b: Traits) -> str | None:
    """What speaks for two being one: two sides, one side, who mediates, the town; None for nothing."""
    shared, _ = compare_sides(a.sides, b.sides)
    if shared:
        return "pair" if shared > 1 else "side"
    if a.sides.soft & b.sides.soft:
        return "side"
    if a.sides.between & b.sides.between:
        return "mediator"
    unknown = any(not x.sides.hard and not x.sides.soft for x in (a, b))
    held = a.kind == "talks" and unknown and one_town(a, b) and _days_apart(a, b) <= _WEEK
    return "place" if held else None


def one_town(a: Traits, b: Traits) -> bool:
    """Whether both are held in one town."""
    return max((place_fit(p, q) or 0.0 for p in a.places for q in b.places), default=0.0) >= _TOWN


def _days_apart(a: Traits, b: Traits) -> int:
    return abs(a.first - b.first) if a.first is not None and b.first is not None else _ELSE


def _reason(a: ProcessNode, b: ProcessNode, ground: str) -> str:
    told = f"Both tell of “{a.name}”" if fold(a.name) == fold(b.name) else f"One tells of “{a.name}”, one of “{b.name}”"
    agree = {"pair": "the same sides", "side": "a side", "mediator": "the mediator", "place": "the place"}[ground]
    return f"{_short(told)}, with {agree} in common{_when(a.day, b.day)}."


def _short(told: str) -> str:
    return told if len(told) <= 160 else "Both tell of one kind of thing"


def _when(a: date | None, b: date | None) -> str:
    if a is None or b is None:
        return ""
    days = abs((a - b).days)
    return " on one day" if days == 0 else f", {days} day{'s' if days > 1 else ''} apart"
