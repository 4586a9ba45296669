"""States, bodies and groups of a case, gathered by their keys; an acronym joins the one full name that it fits."""

from dragoman.record.merge.actor_groups import Actors, Group
from dragoman.record.merge.names_across import fold
from dragoman.record.merge.profiles import Profile, Sort


def gather_bodies(actors: Actors) -> list[Group]:
    """Groups of all bodies that are known by more than a common noun; names that may be a person's are left out."""
    found: dict[str, Group] = {}
    named: list[int] = []
    for number, what in enumerate(actors.profiles):
        if what.sort is not Sort.BODY:
            continue
        key = table_key(what)
        if key is None:
            named.append(number)
        elif key in found:
            _join(actors, found[key], number)
        else:
            found[key] = actors.group(number)
    _join_vague(actors, found)
    return list(found.values()) + gather_names(actors, named)


def table_key(what: Profile) -> str | None:
    """The one key by which a state, a state's body or a known body is gathered; an army's is its state's."""
    for opening in ("body:", "known:", "state:"):
        keys = sorted(key for key in what.keys if key.startswith(opening))
        if keys:
            return keys[0]
    return None


def _join(actors: Actors, group: Group, number: int) -> None:
    """Joins the first profile of the group that links, else the first of all."""
    for partner in [*group.numbers][:5]:
        link = actors.link(number, partner)
        if link is not None:
            actors.join(group, number, partner, link)
            return
    partner = next(iter(group.numbers))
    actors.join(group, number, partner, actors.alike(partner))


def _join_vague(actors: Actors, found: dict[str, Group]) -> None:
    """ "The ministry" of a state is the one ministry of it that the case tells of."""
    for key in [key for key in found if key.endswith(":ministry")]:
        told = [other for other in found if other.startswith(f"{key} ")]
        if len(told) == 1:
            for number in found.pop(key).numbers:
                _join(actors, found[told[0]], number)


def gather_names(actors: Actors, numbers: list[int]) -> list[Group]:
    """Groups of bodies that only their names tell, the most telling first: full names before acronyms."""
    groups: list[Group] = []
    by_key: dict[str, list[Group]] = {}
    letters = [n for n in numbers if actors.profiles[n].body.acronyms and not actors.profiles[n].body.initials]
    plain = [n for n in numbers if n not in set(letters)]
    for number in plain:
        _place(actors, number, sorted(actors.profiles[number].keys), by_key, groups)
    for number in letters:
        keys = sorted(actors.profiles[number].keys)
        full = [f"letters:{form}" for form in sorted(actors.profiles[number].body.acronyms)]
        _place(actors, number, [*keys, *full], by_key, groups)
    return groups


def _place(actors: Actors, number: int, keys: list[str], by_key: dict[str, list[Group]], groups: list[Group]) -> None:
    what = actors.profiles[number]
    main = [key for key in keys if key == f"name:{fold(what.shown)}"]
    group = None
    for key in dict.fromkeys((*main, *keys)):
        fitting = [one for one in by_key.get(key, ()) if all(_fits(actors, number, other) for other in one.numbers)]
        if len(fitting) == 1:
            group = fitting[0]
            break
    if group is None:
        group = actors.group(number)
        groups.append(group)
    else:
        _join(actors, group, number)
    for key in (*what.keys, *(f"letters:{form}" for form in what.body.initials)):
        known = by_key.setdefault(key, [])
        if group not in known:
            known.append(group)


def _fits(actors: Actors, number: int, other: int) -> bool:
    """Whether two profiles under one key go together: neither nations nor sectors speak against it."""
    first, second = actors.profiles[number], actors.profiles[other]
    if first.body.faction != second.body.faction:
        return False
    if first.country and second.country and first.country != second.country:
        return False
    return bool(first.keys & second.keys) or actors.link(number, other) is not None
