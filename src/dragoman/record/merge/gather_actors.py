"""All actors of a case, gathered: by what they surely are first, then surnames and offices where one candidate fits."""

from collections.abc import Hashable, Iterable
from datetime import date

from dragoman.record.merge.actor_groups import Actors, Group, Join
from dragoman.record.merge.actor_links import link_profiles
from dragoman.record.merge.clusters import RULED
from dragoman.record.merge.gather_bodies import gather_bodies
from dragoman.record.merge.gather_people import gather_people
from dragoman.record.merge.profiles import Descriptor, Profile, descriptor, read_profile
from dragoman.record.merge.records import ActorNode, Cluster, Link, Rulings


def merge_actors(nodes: Iterable[ActorNode], rulings: Rulings) -> list[Cluster]:
    """Clusters of all actors, in the order of their first members; the order of the nodes given does not count.

    Names and known bodies join over the whole case; a surname, an office or an acronym joins only where exactly one
    candidate fits; what is told of by a common noun stays alone. Rulings come last.
    """
    actors = _read(nodes)
    groups = gather_bodies(actors)
    groups += gather_people(actors, groups)
    placed = {at for group in groups for at in group.members}
    groups += [Group([at]) for at in range(len(actors.nodes)) if at not in placed]
    for group in groups:
        group.members.sort()
    groups = _ruled(actors, groups, rulings)
    return [_cluster(actors, group) for group in sorted(groups, key=lambda group: group.members[0])]


def _read(nodes: Iterable[ActorNode]) -> Actors:
    """The nodes in canonical order, and those that say the same of their actor together."""
    ordered = sorted(nodes, key=lambda node: (node.day or date.max, node.key))
    by_descriptor: dict[Descriptor, int] = {}
    numbers: dict[Hashable, int] = {}
    profiles: list[Profile] = []
    of: list[int] = []
    described: list[list[int]] = []
    for at, node in enumerate(ordered):
        what = descriptor(node)
        number = by_descriptor.get(what)
        if number is None:
            found = read_profile(what)
            number = numbers.setdefault(found.said, len(profiles))
            if number == len(profiles):
                profiles.append(found)
                described.append([])
            by_descriptor[what] = number
        of.append(number)
        described[number].append(at)
    return Actors(ordered, of, profiles, described)


def _cluster(actors: Actors, group: Group) -> Cluster:
    if len(group.members) == 1:
        return Cluster((actors.nodes[group.members[0]].key,))
    inside = set(group.members)
    joins = [join for join in group.joins if join.node in inside and join.member in inside]
    told = {join.node for join in joins}
    earliest: dict[int, int] = {}
    for at in group.members:
        number = actors.of[at]
        if at not in told and number in earliest:
            joins.append(Join(at, earliest[number], *actors.alike(number)))
        earliest.setdefault(number, at)
    links = sorted((_link(actors, join) for join in joins), key=lambda link: (link.second, link.first))
    return Cluster(tuple(actors.nodes[at].key for at in group.members), tuple(links))


def _link(actors: Actors, join: Join) -> Link:
    first, second = sorted((join.node, join.member))
    return Link(actors.nodes[first].key, actors.nodes[second].key, round(join.weight, 2), join.reason)


def _ruled(actors: Actors, groups: list[Group], rulings: Rulings) -> list[Group]:
    """The groups as people have ruled: what is together is joined, then what is apart is divided."""
    if not rulings.together and not rulings.apart:
        return groups
    place = {node.key: at for at, node in enumerate(actors.nodes)}
    of = {at: group for group in groups for at in group.members}
    for first, second in sorted(rulings.together):
        if first in place and second in place and not _parted(actors, of[place[first]], of[place[second]], rulings):
            _unite(of, place[first], place[second])
    for first, second in sorted(rulings.apart):
        if first in place and second in place and of[place[first]] is of[place[second]]:
            for part in _divide(actors, of[place[first]], place[first], place[second]):
                of.update((at, part) for at in part.members)
    return list({id(group): group for group in of.values()}.values())


def _parted(actors: Actors, one: Group, other: Group, rulings: Rulings) -> bool:
    """Whether a ruling keeps a member of one group from a member of the other."""
    if one is other:
        return False
    keys = {actors.nodes[at].key for at in one.members}, {actors.nodes[at].key for at in other.members}
    return any((a in keys[0] and b in keys[1]) or (a in keys[1] and b in keys[0]) for a, b in rulings.apart)


def _unite(of: dict[int, Group], first: int, second: int) -> None:
    one, other = of[first], of[second]
    one.joins.append(Join(second, first, 1.0, RULED))
    if one is other:
        return
    one.members = sorted((*one.members, *other.members))
    one.joins += other.joins
    of.update((at, one) for at in other.members)


def _divide(actors: Actors, group: Group, first: int, second: int) -> tuple[Group, Group]:
    """Two groups around two actors that are not one: each member goes with the one that it links to more."""
    first, second = sorted((first, second))
    parts = Group([first]), Group([second])
    for at in group.members:
        if at in (first, second):
            continue
        nearer = _nearness(actors, at, second) > _nearness(actors, at, first)
        parts[nearer].members.append(at)
    for part in parts:
        part.members.sort()
        part.joins = [join for join in group.joins if join.node in part.members and join.member in part.members]
    return parts


def _nearness(actors: Actors, at: int, seed: int) -> tuple[bool, float]:
    found = link_profiles(actors.profile(at), actors.profile(seed), 0)
    return actors.of[at] == actors.of[seed], found[0] if found else 0.0

