"""Which processes of many reports are one: firm ones by their links, vague ones where one alone fits; then rulings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.record.merge.clusters import pair
from dragoman.record.merge.ledger_state import is_end
from dragoman.record.merge.names_across import fold
from dragoman.record.merge.process_links import Traits, apart, gap, ground_of, joined, near, one_town, traits_of, window
from dragoman.record.merge.process_sides import Camp
from dragoman.record.merge.records import Key, Link, ProcessNode, Rulings

_RECENT = 10  # members of a group, the latest, of which a new one links to a share
_ENOUGH = 0.3
_WEEK = 7
_MANY = 60  # groups around a time: among more, one that names no side of theirs fits none alone
_RESTING = 3  # days after an end in which it is still told as a thing that goes on
_ONE_SIDED = ("election", "mission", "blockade")  # kinds that one side is enough to know

# days within which a process without names is the one that is told of elsewhere
_VAGUE = {"ceasefire": 14, "talks": 10, "ultimatum": 10, "agreement": 14, "mediation": 21}
_VAGUE_ELSE = 45
_SPOKEN = 30  # the same where one of the sides speaks of it
_ALONE = "No other {kind} is told of around that time."


@dataclass(slots=True)
class Group:
    """Processes held to be one, in the order of their reports; grounds: links that the grouping itself adds."""

    at: int
    traits: Traits
    members: list[ProcessNode] = field(default_factory=list)
    grounds: list[Link] = field(default_factory=list)
    reports: set[int] = field(default_factory=set)
    days: dict[int, Key] = field(default_factory=dict)
    silent: bool = True  # nothing is told of it but that it is
    ended: int | None = None  # the last day on which an end is told

    def put(self, node: ProcessNode, traits: Traits) -> None:
        self.members.append(node)
        self.reports.add(node.key[0])
        self.silent = self.silent and not node.stages
        self.traits = joined(self.traits, traits)
        if node.day and any(is_end(stage.state, node.kind) for stage in node.stages):
            self.ended = max(node.day.toordinal(), self.ended or 0)
        if node.day:
            self.days.setdefault(node.day.toordinal(), node.key)

    def nearest(self, node: ProcessNode) -> Key:
        """The first member of the day nearest to a process."""
        if node.day is None or not self.days:
            return self.members[0].key
        day = node.day.toordinal()
        return self.days[min(self.days, key=lambda other: (abs(other - day), other))]


@dataclass(slots=True)
class _Board:
    """The groups so far: by member, and by kind and week in which they are told of."""

    rulings: Rulings
    links: Mapping[Key, Mapping[Key, Link]]
    groups: list[Group] = field(default_factory=list)
    of: dict[Key, Group] = field(default_factory=dict)
    weeks: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    told: dict[tuple[int, str], list[ProcessNode]] = field(default_factory=dict)
    sided: dict[str, set[int]] = field(default_factory=dict)

    def open(self, node: ProcessNode, traits: Traits) -> None:
        group = Group(len(self.groups), traits)
        self.groups.append(group)
        self.put(node, traits, group)

    def put(self, node: ProcessNode, traits: Traits, group: Group) -> None:
        group.put(node, traits)
        self.of[node.key] = group
        self.told.setdefault((node.key[0], node.kind), []).append(node)
        for key in _side_keys(traits):
            self.sided.setdefault(key, set()).add(group.at)
        for week in _weeks(traits):
            known = self.weeks.setdefault((node.kind, week), [])
            if group.at not in known:
                known.append(group.at)

    def around(self, traits: Traits, days: int) -> list[Group]:
        """Groups of the kind that are told of within some days; all of them for one that is not dated.

        Of very many only those that name one of its sides.
        """
        if traits.first is None or traits.last is None:
            found = {g.at for g in self.groups if g.traits.kind == traits.kind}
        else:
            first, last = (traits.first - days) // _WEEK, (traits.last + days) // _WEEK
            found = {at for week in range(first, last + 1) for at in self.weeks.get((traits.kind, week), ())}
        if len(found) > _MANY:
            found &= {at for key in _side_keys(traits) for at in self.sided.get(key, ())}
        return [self.groups[at] for at in sorted(found)]

    def admits(self, group: Group, node: ProcessNode, traits: Traits) -> bool:
        """Whether nothing keeps a process out of a group."""
        if node.key[0] in group.reports:
            return False
        ruled = self.rulings.apart and any(pair(node.key, m.key) in self.rulings.apart for m in group.members)
        return not ruled and not apart(group.traits, traits)


def group_processes(nodes: Iterable[ProcessNode], links: Iterable[Link], rulings: Rulings) -> list[Group]:
    """All processes in groups, in the order of their first members; the order of the nodes given does not count.

    First those that two sides tell apart, by their links; then those of one side, then those of none: each joins where
    exactly one group fits, else it stays alone.
    """
    ordered = sorted(nodes, key=in_order)
    traits = {node.key: traits_of(node) for node in ordered}
    board = _Board(rulings, _neighbours(links, traits.keys()))
    originals = {node.key[0] for node in ordered if node.origin == node.key[0]}
    copies = [node for node in ordered if node.origin != node.key[0] and node.origin in originals]
    copied = {node.key for node in copies}
    tiers: tuple[list[ProcessNode], ...] = ([], [], [])
    for node in ordered:
        if node.key not in copied:
            tiers[_tier(traits[node.key])].append(node)
    for node in tiers[0]:
        _place(board, node, traits[node.key], _linked(board, node, traits[node.key]))
    for node in (*tiers[1], *tiers[2]):
        _place(board, node, traits[node.key], _only(board, node, traits[node.key]))
    for node in copies:
        _place(board, node, traits[node.key], _origin(board, node) or _only(board, node, traits[node.key]))
    for group in board.groups:
        group.members.sort(key=in_order)
    return _ruled(board)


def in_order(node: ProcessNode) -> tuple[date, int, tuple[int, int], str]:
    """The order of the reports, then that of the text."""
    return node.day or date.max, node.key[0], node.span, node.key[1]


def _neighbours(links: Iterable[Link], known: Iterable[Key]) -> dict[Key, dict[Key, Link]]:
    here = set(known)
    near_by: dict[Key, dict[Key, Link]] = {}
    for link in links:
        if link.first in here and link.second in here:
            old = near_by.get(link.first, {}).get(link.second)
            if old is None or (old.weight, old.reason) < (link.weight, link.reason):
                near_by.setdefault(link.first, {})[link.second] = link
                near_by.setdefault(link.second, {})[link.first] = link
    return near_by


def _tier(traits: Traits) -> int:
    """0: known by its sides; 1: by one of them; 2: nobody of note is named."""
    sides = len(traits.sides.hard)
    if sides > 1 or (sides and traits.kind in _ONE_SIDED):
        return 0
    return 1 if sides else 2


def _side_keys(traits: Traits) -> set[str]:
    sides = traits.sides
    return {key for camp in (*sides.hard, sides.soft, sides.between) for key in camp}


def _weeks(traits: Traits) -> list[int]:
    if traits.first is None or traits.last is None:
        return []
    return [traits.first // _WEEK, traits.last // _WEEK]


def _place(board: _Board, node: ProcessNode, traits: Traits, group: Group | None) -> None:
    if group is None:
        board.open(node, traits)
        return
    if not any(board.of.get(key) is group for key in board.links.get(node.key, ())):
        first, second = pair(group.nearest(node), node.key)
        group.grounds.append(Link(first, second, 0.5, _ALONE.format(kind=node.kind)))
    board.put(node, traits, group)


def _linked(board: _Board, node: ProcessNode, traits: Traits) -> Group | None:
    """The group to whose latest members the links weigh most."""
    weights: dict[int, list[float]] = {}
    for key, link in board.links.get(node.key, {}).items():
        if key in board.of:
            weights.setdefault(board.of[key].at, []).append(link.weight)
    ranked = sorted(weights, key=lambda at: (-sum(sorted(weights[at])) / len(weights[at]), -len(weights[at]), at))
    for at in ranked:
        group = board.groups[at]
        recent = group.members[-_RECENT:]
        linked = sum(member.key in board.links[node.key] for member in recent)
        if linked >= _ENOUGH * len(recent) and board.admits(group, node, traits):
            return group
    return None


def _only(board: _Board, node: ProcessNode, traits: Traits) -> Group | None:
    """The one group that fits a process of one side or none; of several with the same sides the nearest in time."""
    sides = traits.sides
    if sides.hard or sides.soft or sides.between:
        days = window(traits) if sides.hard or sides.soft else _VAGUE.get(node.kind, _VAGUE_ELSE)
        fitting = [g for g in board.around(traits, days) if ground_of(g.traits, traits) and near(g.traits, traits)]
        found = [g for g in fitting if board.admits(g, node, traits)]
        if found:
            return _nearest(_preferred(found, traits), traits)
    days = _VAGUE.get(node.kind, _VAGUE_ELSE)
    found = [g for g in board.around(traits, max(days, _SPOKEN)) if not g.silent and not _over(g, node)]
    found = [g for g in found if board.admits(g, node, traits)]
    found = [g for g in found if gap(g.traits, traits) <= days or _speaks(traits, g.traits.sides.hard)]
    if sides.hard:  # of another side, which may be the other one of the same process
        found = [g for g in found if g.traits.subject & traits.subject]
    found = _preferred(found, traits)
    return found[0] if len(found) == 1 else None


def _over(group: Group, node: ProcessNode) -> bool:
    """Whether a group had ended days before a process is told of as one that goes on."""
    if group.ended is None or node.day is None or not node.stages:
        return False
    if any(is_end(stage.state, node.kind) for stage in node.stages):
        return False
    return node.day.toordinal() > group.ended + _RESTING


def _preferred(found: list[Group], traits: Traits) -> list[Group]:
    """Known sides before unknown ones; then those of which a side speaks, that are held in the town, of the subject."""
    found = [g for g in found if g.traits.sides.hard] or found
    speaking = [g for g in found if _speaks(traits, g.traits.sides.hard)]
    same_town = [g for g in found if one_town(g.traits, traits)]
    same_subject = [g for g in found if g.traits.subject & traits.subject]
    return speaking or same_town or same_subject or found


def _speaks(traits: Traits, sides: Iterable[Camp]) -> bool:
    """Whether one of the sides, and not one that is named as such already, is a source of what is told."""
    return any(camp & traits.hints and not any(camp & own for own in traits.sides.hard) for camp in sides)


def _nearest(found: Sequence[Group], traits: Traits) -> Group | None:
    if len(found) <= 1:
        return found[0] if found else None
    first = found[0].traits.sides
    alike = all(_same_sides(first.hard, g.traits.sides.hard) for g in found[1:])
    return min(found, key=lambda g: (gap(g.traits, traits), g.at)) if alike else None


def _same_sides(a: Sequence[frozenset[str]], b: Sequence[frozenset[str]]) -> bool:
    return len(a) == len(b) and all(any(one & other for other in b) for one in a)


def _origin(board: _Board, copy: ProcessNode) -> Group | None:
    """The group of the process that a copy repeats: by its kind, and its name where there are several."""
    found = [m for m in board.told.get((copy.origin, copy.kind), ()) if copy.key[0] not in board.of[m.key].reports]
    named = [member for member in found if fold(member.name) == fold(copy.name)]
    fitting = named or found
    return board.of[fitting[0].key] if named or len(fitting) == 1 else None


def _ruled(board: _Board) -> list[Group]:
    """The groups as people have ruled: two processes that are one bring their groups together."""
    for first, second in sorted(board.rulings.together):
        one, other = board.of.get(first), board.of.get(second)
        if one is None or other is None or one is other:
            continue
        kept = [m for m in other.members if not any(pair(m.key, n.key) in board.rulings.apart for n in one.members)]
        kept = kept if any(m.key == second for m in kept) else []
        one.members = sorted([*one.members, *kept], key=in_order)
        moved = {m.key for m in kept}
        other.members = [m for m in other.members if m.key not in moved]
        board.of.update((key, one) for key in moved)
    groups = [group for group in board.groups if group.members]
    return sorted(groups, key=lambda group: in_order(group.members[0]))
