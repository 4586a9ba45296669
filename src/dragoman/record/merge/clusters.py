"""Links → clusters: greedy in the order of the nodes, never by chaining alone, and as people have ruled."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dragoman.record.merge.records import Cluster, Key, Link, Rulings

RULED = "A person has ruled that the two are one."


class Keyed(Protocol):
    """A node: whatever has a key."""

    @property
    def key(self) -> Key:
        """Which finding it is."""


NodeT = TypeVar("NodeT", bound=Keyed)
Incompatible = Callable[[NodeT, NodeT], bool]


@dataclass(slots=True)
class _Units:
    """Nodes held together by rulings: the unit of each key, the keys of each unit, how many units each group has."""

    of: dict[Key, Key] = field(default_factory=dict)
    members: dict[Key, list[Key]] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)


def cluster(
    nodes_in_order: Sequence[NodeT],
    links: Iterable[Link],
    incompatible: Incompatible[NodeT],
    rulings: Rulings,
    enough: float,
) -> list[Cluster]:
    """Clusters of all nodes, in the order of their first members; a node without a cluster is one of its own.

    A node joins the cluster to which its links weigh most in the mean (ties: more links, then the earlier cluster),
    if it links to at least the share `enough` (0–1) of its members and is incompatible with none. What rulings hold
    together moves as one; what they hold apart never meets.
    """
    nodes = {node.key: node for node in nodes_in_order}
    near = _neighbours(nodes, links)
    units = _units(nodes, rulings)
    groups: list[list[Key]] = []
    at: dict[Key, int] = {}  # the place of each unit's group
    for unit, keys in units.members.items():
        fitting = _candidates(keys, near, at, units, enough)
        free = (place for place in fitting if not _clash(keys, groups[place], nodes, rulings, incompatible))
        at[unit] = next(free, len(groups))
        if at[unit] == len(groups):
            groups.append([])
            units.sizes.append(0)
        groups[at[unit]] += keys
        units.sizes[at[unit]] += 1
    order = {key: place for place, key in enumerate(nodes)}
    return [_cluster(sorted(group, key=order.__getitem__), near, rulings) for group in groups]


def pair(first: Key, second: Key) -> tuple[Key, Key]:
    """Two keys in ascending order, as rulings hold them."""
    return (first, second) if first <= second else (second, first)


def _neighbours(nodes: Mapping[Key, NodeT], links: Iterable[Link]) -> dict[Key, dict[Key, Link]]:
    """The strongest link of each pair, from both ends."""
    near: dict[Key, dict[Key, Link]] = {}
    for link in links:
        if link.first == link.second or link.first not in nodes or link.second not in nodes:
            continue
        known = near.get(link.first, {}).get(link.second)
        if known is None or _strength(link) > _strength(known):
            near.setdefault(link.first, {})[link.second] = link
            near.setdefault(link.second, {})[link.first] = link
    return near


def _strength(link: Link) -> tuple[float, str, tuple[Key, Key]]:
    return link.weight, link.reason, (link.first, link.second)


def _units(nodes: Mapping[Key, NodeT], rulings: Rulings) -> _Units:
    """Nodes by the rulings that force them together; a ruling that would join what is apart is passed over."""
    unit = {key: key for key in nodes}
    members = {key: [key] for key in nodes}
    for first, second in sorted(rulings.together):
        if first not in unit or second not in unit or unit[first] == unit[second]:
            continue
        one, other = unit[first], unit[second]
        if any(pair(a, b) in rulings.apart for a in members[one] for b in members[other]):
            continue
        for key in members[other]:
            unit[key] = one
        members[one] += members.pop(other)
    units = _Units(unit)
    for key in nodes:
        units.members.setdefault(unit[key], []).append(key)
    return units


def _candidates(
    keys: Sequence[Key], near: Mapping[Key, Mapping[Key, Link]], at: Mapping[Key, int], units: _Units, enough: float
) -> Iterator[int]:
    """Places of the groups that this unit links to well enough, the best first; a unit counts as one member."""
    best: dict[int, dict[Key, float]] = {}
    for key in keys:
        for other, link in near.get(key, {}).items():
            unit = units.of[other]
            if unit in at:
                weights = best.setdefault(at[unit], {})
                weights[unit] = max(link.weight, weights.get(unit, 0.0))
    found = []
    for place, weights in best.items():
        if len(weights) >= enough * units.sizes[place]:
            mean = sum(sorted(weights.values())) / len(weights)
            found.append((-mean, -len(weights), place))
    for _, _, place in sorted(found):
        yield place


def _clash(
    keys: Sequence[Key],
    group: Sequence[Key],
    nodes: Mapping[Key, NodeT],
    rulings: Rulings,
    incompatible: Incompatible[NodeT],
) -> bool:
    if rulings.apart and any(pair(a, b) in rulings.apart for a in keys for b in group):
        return True
    return any(incompatible(nodes[a], nodes[b]) for a in keys for b in group)


def _cluster(members: Sequence[Key], near: Mapping[Key, Mapping[Key, Link]], rulings: Rulings) -> Cluster:
    """The members with every link within them; a ruling stands as a link of full weight."""
    inside = set(members)
    found: list[Link] = []
    for key in members:
        found += [link for other, link in near.get(key, {}).items() if key < other and other in inside]
    if rulings.together:
        found = [link for link in found if pair(link.first, link.second) not in rulings.together]
        found += [Link(a, b, 1.0, RULED) for a, b in rulings.together if a in inside and b in inside]
    return Cluster(tuple(members), tuple(sorted(found, key=lambda link: pair(link.first, link.second))))
