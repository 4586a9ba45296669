"""Persons of a case, gathered: full names, then surnames with an office or a nation, bare surnames, bare offices."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.record.merge.actor_groups import Actors, Days, Group
from dragoman.record.merge.actor_links import OFFICE_DAYS, SURE
from dragoman.record.merge.gather_bodies import gather_names
from dragoman.record.merge.names_across import name_keys
from dragoman.record.merge.offices_across import Accord, Grade, Office, compare_offices
from dragoman.record.merge.profiles import Profile, Sort

_TOLD = 0.65  # a surname with an office or a nation in common
_NEAREST = 10  # days within which the nearest holder of an office counts where it changed hands
_LASTING = 365  # days over which a surname with its office stands for one man

Index = dict[str, list[Group]]
Best = tuple[int, tuple[float, str]]
"""A profile of a group that another links to best, and that link."""
Rated = tuple[Best, Group]


def gather_people(actors: Actors, bodies: list[Group]) -> list[Group]:
    """Groups of all named persons and of all offices that one person holds."""
    people = _People(actors)
    full = people.numbers(lambda p: p.sort is Sort.PERSON and len(p.name) > 1)
    for number in sorted(full, key=lambda n: (-len(actors.profiles[n].name), not _is_told(actors.profiles[n]), n)):
        people.place_full(number)
    single = people.numbers(lambda p: p.sort is Sort.PERSON and len(p.name) == 1)
    told = [n for n in single if _is_told(actors.profiles[n])]
    people.place_singles(told)
    people.place_singles([n for n in single if not _is_told(actors.profiles[n])])
    people.place_offices(people.numbers(lambda p: p.sort is Sort.OFFICE))
    unclear = people.place_unclear(people.numbers(lambda p: p.sort is Sort.UNCLEAR))
    return people.groups + gather_names(actors, unclear)


def _is_told(what: Profile) -> bool:
    """Whether more than a surname is known."""
    return what.country is not None or any(office.exact or office.rank for office in what.offices)


class _People:
    """The groups so far, and by which name or office each is found."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self.groups: list[Group] = []
        self.by_name: Index = {}
        self.holders: dict[str, dict[tuple[Office, Group], Days]] = {}

    def numbers(self, wanted: Callable[[Profile], bool]) -> list[int]:
        """The profiles of one sort, in order."""
        return [number for number, what in enumerate(self.actors.profiles) if wanted(what)]

    def found(self, group: Group, number: int) -> None:
        """Enters a group under a profile's name."""
        for key in name_keys(self.actors.profiles[number].name):
            known = self.by_name.setdefault(key, [])
            if group not in known:
                known.append(group)

    def new(self, number: int) -> None:
        """A group of one profile."""
        group = self.actors.group(number)
        self.groups.append(group)
        self.found(group, number)

    def candidates(self, number: int) -> list[Group]:
        """Groups with a name that may go with this one."""
        keys = name_keys(self.actors.profiles[number].name)
        return list(dict.fromkeys(group for key in keys for group in self.by_name.get(key, ())))

    def place_full(self, number: int) -> None:
        """Joins the one group of the same name, or founds one."""
        rated = []
        for group in self.candidates(number):
            best = self._rate(number, group, share=0.5)
            if best is not None and best[1][0] >= SURE:
                rated.append((best, group))
        rated.sort(key=lambda one: -one[0][1][0])
        if not rated or (len(rated) > 1 and rated[0][0][1][0] == rated[1][0][1][0]):
            self.new(number)
            return
        (partner, link), group = rated[0]
        self.actors.join(group, number, partner, link)
        self.found(group, number)

    def _rate(self, number: int, group: Group, share: float) -> Best | None:
        """The best link to a group, with whom; None where a member is surely another or too few link."""
        best: Best | None = None
        linked = 0
        for other in group.numbers:
            link = self.actors.link(number, other)
            if link is None:
                if self.actors.two(number, other):
                    return None
                continue
            linked += 1
            if best is None or link[0] > best[1][0]:
                best = other, link
        return best if linked >= share * len(group.numbers) else None

    def place_singles(self, numbers: Iterable[int]) -> None:
        """Each node of a single name joins the one group that fits in its time; else those alike stand together."""
        for number in numbers:
            rated = ((self._rate(number, group, 0.0), group) for group in self.candidates(number))
            fitting = sorted(((best, group) for best, group in rated if best), key=lambda one: -one[0][1][0])
            left = [at for at in self.actors.described[number] if not self._place_single(at, fitting)]
            self._found_singles(number, left, crowded=len(fitting) > 1)

    def _place_single(self, at: int, fitting: list[Rated]) -> bool:
        """Joins the one group that fits best by an office or a nation in common, or the only one that fits at all."""
        day = self.actors.days[at]
        chosen: list[Rated] = []
        for (partner, link), group in fitting:
            told = link[0] >= _TOLD
            if chosen and (chosen[0][0][1][0] > link[0] and chosen[0][0][1][0] >= _TOLD):
                break
            if group.days.gap(day) <= (_LASTING if told else OFFICE_DAYS):
                chosen.append(((partner, link), group))
            if len(chosen) > 1:
                return False
        if not chosen:
            return False
        (partner, link), group = chosen[0]
        self.actors.join_node(group, at, partner, link)
        return True

    def _found_singles(self, number: int, left: list[int], crowded: bool) -> None:
        """Groups of what no group took: by time where nobody else bears the name, each alone where several do."""
        group: Group | None = None
        for at in left:
            day = self.actors.days[at]
            alone = crowded and not _is_told(self.actors.profiles[number])
            if group is None or alone or group.days.gap(day) > OFFICE_DAYS:
                group = Group()
                self.groups.append(group)
                self.found(group, number)
            group.add(at, number, day)

    def place_offices(self, numbers: Iterable[int]) -> None:
        """Each unnamed office joins the one person who holds it at its time; else those near in time stand together."""
        self._enter_holders()
        waiting: list[tuple[int, int]] = []
        for number in numbers:
            waiting += [(at, number) for at in self.actors.described[number] if not self._place_office(at, number)]
        unnamed: dict[str, list[Group]] = {}
        for at, number in sorted(waiting):
            self._found_office(at, number, unnamed)

    def _enter_holders(self) -> None:
        for group in self.groups:
            country = next((c for n in group.numbers if (c := self.actors.profiles[n].country)), None)
            for at in group.members:
                for office in self.actors.profile(at).offices:
                    if country and not office.placed:  # another report says of which state
                        office = replace(office, country=country)
                    if office.single and office.grade is not Grade.FORMER:
                        held = self.holders.setdefault(office.key, {})
                        held.setdefault((office, group), Days()).add(self.actors.days[at])

    def _place_office(self, at: int, number: int) -> bool:
        day = self.actors.days[at]
        gaps: dict[Group, int] = {}
        for office in self.actors.profiles[number].offices:
            for (held, group), days in self.holders.get(office.key, {}).items():
                gap = days.gap(day)
                if gap <= OFFICE_DAYS and compare_offices(office, held) is Accord.SAME:
                    gaps[group] = min(gap, gaps.get(group, gap))
        if len(gaps) > 1:
            gaps = {group: gap for group, gap in gaps.items() if gap <= _NEAREST}
        return len(gaps) == 1 and self._take_office(next(iter(gaps)), at, number)

    def _take_office(self, group: Group, at: int, number: int) -> bool:
        profiles = self.actors.profiles
        gender = profiles[number].gender
        if gender and any(profiles[other].gender not in (gender, None) for other in group.numbers):
            return False
        found = ((self.actors.link(number, partner), partner) for partner in group.numbers)
        link, partner = next(((link, other) for link, other in found if link), (None, next(iter(group.numbers))))
        why = f"“{profiles[number].shown}” is the office that {profiles[partner].shown} holds by other reports."
        self.actors.join_node(group, at, partner, link or (SURE, why))
        return True

    def _found_office(self, at: int, number: int, unnamed: dict[str, list[Group]]) -> None:
        what, day = self.actors.profiles[number], self.actors.days[at]
        key = what.offices[0].key
        for group in unnamed.get(key, ()):
            partner = next(iter(group.numbers))
            link = self.actors.link(number, partner)
            first = self.actors.days[group.members[0]]
            gap = 0 if day is None or first is None else abs(day - first)
            if link is not None and link[0] >= SURE and gap <= OFFICE_DAYS:
                self.actors.join_node(group, at, partner, link)
                return
        group = Group()
        group.add(at, number, day)
        self.groups.append(group)
        unnamed.setdefault(key, []).append(group)

    def place_unclear(self, numbers: Iterable[int]) -> list[int]:
        """Names that may be a person's join the one of that name; those that do not are given back."""
        left: list[int] = []
        for number in numbers:
            rated = ((self._rate(number, group, 0.0), group) for group in self.candidates(number))
            fitting = [(best, group) for best, group in rated if best is not None]
            if len(fitting) != 1:
                left.append(number)
            elif fitting[0][0][1][0] >= SURE:
                (partner, link), group = fitting[0]
                self.actors.join(group, number, partner, link)
            else:
                for at in self.actors.described[number]:
                    self._place_single(at, fitting)
        return left
