"""Actors of a case while they are gathered: nodes in canonical order, their profiles, and the groups so far."""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.record.merge.actor_links import Found, link_open, surely_two
from dragoman.record.merge.profiles import Profile, Sort
from dragoman.record.merge.records import ActorNode


@dataclass(frozen=True, slots=True)
class Join:
    """Why one node is in a group: itself and the member that it joined (places in canonical order), weight, reason."""

    node: int
    member: int
    weight: float
    reason: str


@dataclass(slots=True, eq=False)
class Days:
    """Days as numbers, in order; undated: whether one is not known."""

    known: list[int] = field(default_factory=list)
    undated: bool = False

    def add(self, day: int | None) -> None:
        """Enters a day."""
        if day is None:
            self.undated = True
        elif not self.known or day > self.known[-1]:
            self.known.append(day)
        else:
            at = bisect_left(self.known, day)
            if self.known[at] != day:
                self.known.insert(at, day)

    def gap(self, day: int | None) -> int:
        """Days to the nearest; 0 where one is not known."""
        if day is None or self.undated or not self.known:
            return 0
        at = bisect_left(self.known, day)
        return min(abs(day - near) for near in self.known[max(0, at - 1) : at + 1])


@dataclass(slots=True, eq=False)
class Group:
    """Nodes held to be one so far (places in canonical order), why, their profiles and a node of each, their days."""

    members: list[int] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    days: Days = field(default_factory=Days)

    def add(self, at: int, number: int, day: int | None) -> None:
        """Takes a node in."""
        self.members.append(at)
        self.numbers.setdefault(number, at)
        self.days.add(day)


@dataclass(eq=False)
class Actors:
    """nodes: in canonical order; of: the number of each node's profile; described: the nodes of each profile."""

    nodes: list[ActorNode]
    of: list[int]
    profiles: list[Profile]
    described: list[list[int]]
    _links: dict[tuple[int, int], Found] = field(default_factory=dict)
    _two: set[tuple[int, int]] = field(default_factory=set)

    def profile(self, at: int) -> Profile:
        """The profile of a node."""
        return self.profiles[self.of[at]]

    @cached_property
    def days(self) -> list[int | None]:
        """The day of each node as a number."""
        return [node.day.toordinal() if node.day else None for node in self.nodes]

    def link(self, first: int, second: int) -> Found:
        """The link of two profiles by number, told of within the time that an office has one holder."""
        what = (first, second) if first <= second else (second, first)
        if what not in self._links:
            one, other = self.profiles[what[0]], self.profiles[what[1]]
            two = surely_two(one, other, 0)
            self._links[what] = None if two or one.sort is Sort.GENERIC else link_open(one, other, 0)
            if two:
                self._two.add(what)
        return self._links[what]

    def two(self, first: int, second: int) -> bool:
        """Whether two profiles by number are surely two actors."""
        return self.link(first, second) is None and (min(first, second), max(first, second)) in self._two

    def alike(self, number: int) -> tuple[float, str]:
        """Weight and reason of two nodes that are described alike."""
        return self.link(number, number) or (0.5, f"Both reports name {self.profiles[number].shown}.")

    def group(self, number: int) -> Group:
        """A group of all nodes of one profile."""
        group = Group()
        self.take(group, number)
        return group

    def take(self, group: Group, number: int) -> None:
        """Puts all nodes of a profile into a group."""
        for at in self.described[number]:
            group.add(at, number, self.days[at])

    def join(self, group: Group, number: int, partner: int, found: tuple[float, str]) -> None:
        """Puts all nodes of a profile into a group because of its link to a profile there."""
        group.joins.append(Join(self.described[number][0], group.numbers[partner], *found))
        self.take(group, number)

    def join_node(self, group: Group, at: int, partner: int, found: tuple[float, str]) -> None:
        """Puts one node into a group because of its link to a profile there."""
        group.joins.append(Join(at, group.numbers[partner], *found))
        group.add(at, self.of[at], self.days[at])
