"""Two descriptors compared: how surely they are one actor and why, or that they surely are two."""

from collections.abc import Iterable

from dragoman.record.merge.names_across import Fit, compare_names, is_given_name, same_word
from dragoman.record.merge.offices_across import Accord, Grade, Office, compare_offices, hardly_one
from dragoman.record.merge.profiles import Profile, Sort

_SURNAME_FIRST = frozenset(("CHN", "TWN", "HKG", "KOR", "PRK", "VNM"))
_TWO_SURNAMES = frozenset(
    "ESP MEX GTM HND SLV NIC CRI PAN CUB DOM VEN COL ECU PER BOL CHL ARG URY PRY PRI GNQ".split()
)
OFFICE_DAYS = 45  # days within which an office has one holder, and a surname alone one bearer
Found = tuple[float, str] | None
"""Weight (0–1) and reason; None where nothing says that they are one."""

SURE = 0.75
"""From this weight on, two are one by themselves; below, only where nobody else fits."""


def link_profiles(first: Profile, second: Profile, days: int | None) -> Found:
    """How surely two are one. days: between the two reports, None where unknown."""
    if Sort.GENERIC in (first.sort, second.sort) or surely_two(first, second, days):
        return None
    return link_open(first, second, days)


def link_open(first: Profile, second: Profile, days: int | None) -> Found:
    """How surely two are one that are not surely two, and neither a generic one."""
    sorts = {first.sort, second.sort}
    if sorts == {Sort.PERSON}:
        return _link_people(first, second, days)
    if sorts == {Sort.OFFICE}:
        return _link_offices(first, second, days)
    if sorts == {Sort.PERSON, Sort.OFFICE}:
        person, office = (first, second) if first.sort is Sort.PERSON else (second, first)
        return _link_holder(person, office, days)
    if sorts == {Sort.PERSON, Sort.UNCLEAR}:
        return _link_unclear(first, second, days)
    if Sort.PERSON in sorts or Sort.OFFICE in sorts:
        return None
    return _link_bodies(first, second)


def surely_two(first: Profile, second: Profile, days: int | None) -> bool:
    """Whether two cannot be one actor."""
    if Sort.GENERIC in (first.sort, second.sort):
        return _other_class(first, second) or _contrary_countries(first, second)
    if _other_class(first, second):
        return True
    if Sort.BODY in (first.sort, second.sort) or first.sort is second.sort is Sort.UNCLEAR:
        return _two_bodies(first, second)
    if _contrary_countries(first, second):
        return True
    if first.gender and second.gender and first.gender != second.gender:
        return True
    if first.name and second.name:
        return _two_names(first, second, days)
    return _two_offices(first, second, days)


def _other_class(first: Profile, second: Profile) -> bool:
    """One is a person, the other a state, a body or a group."""
    if Sort.UNCLEAR in (first.sort, second.sort):
        return False
    return (first.kind == "person") != (second.kind == "person")


def _contrary_countries(first: Profile, second: Profile) -> bool:
    return bool(first.country and second.country and first.country != second.country)


def _two_bodies(first: Profile, second: Profile) -> bool:
    """Both stand in the tables or are a state's, and for different bodies; or one left the other."""
    shared = first.keys & second.keys
    if shared:
        return _contrary_countries(first, second) and all(key.startswith("name:") for key in shared)
    if first.body.faction or second.body.faction:
        return True
    if _of_letters(first, second):
        return False
    known, other = _table_keys(first), _table_keys(second)
    if known and other:
        return not _loosely_one(known, other)
    return _contrary_countries(first, second)


def _table_keys(what: Profile) -> frozenset[str]:
    return frozenset(key for key in what.keys if not key.startswith("name:"))


def _loosely_one(first: Iterable[str], second: Iterable[str]) -> bool:
    """A ministry without its field beside a ministry of the same state, forces beside its military."""
    return any(_loose(a, b) or _loose(b, a) for a in first for b in second)


def _loose(vague: str, told: str) -> bool:
    place, _, kind = vague.rpartition(":")
    other_place, _, other_kind = told.rpartition(":")
    if place != other_place:
        return False
    ministry = kind == "ministry" and other_kind.startswith("ministry ")
    return ministry or (kind == "forces" and other_kind == "military")


def _two_names(first: Profile, second: Profile, days: int | None) -> bool:
    fit = compare_names(first.name, second.name)
    if fit is Fit.DIFFERENT:
        return not _muhammad_aside(first, second)
    if fit in (Fit.SURNAME, Fit.GIVEN):
        return accord(first.offices, second.offices) is Accord.CONFLICT and _near(days)
    return _namesakes(first, second) and _near(days)


def _namesakes(first: Profile, second: Profile) -> bool:
    """Two of one full name, a soldier and a minister, of whom nothing says that they belong to one country."""
    if first.country and first.country == second.country:
        return False
    if accord(first.offices, second.offices) is not Accord.CONFLICT:
        return False
    return any(hardly_one(a, b) for a in first.offices for b in second.offices)


def _muhammad_aside(first: Profile, second: Profile) -> bool:
    """ "Muhammad Asif" and "Khawaja Asif" of one office: a name that many bear beside their own."""
    both = first.name[0], second.name[0]
    if len(first.name) != 2 or len(second.name) != 2 or first.name[1].plain != second.name[1].plain:
        return False
    common = any(word.skeleton == "m*h*m*d" for word in both)
    return common and accord(first.offices, second.offices) is Accord.SAME


def _two_offices(first: Profile, second: Profile, days: int | None) -> bool:
    """An office and its deputy, two fields of ministers where nobody is named."""
    if accord(first.offices, second.offices) is not Accord.CONFLICT or not _near(days):
        return False
    if first.sort is second.sort:
        return True
    pairs = [(a, b) for a in first.offices for b in second.offices]
    return any(a.head == b.head and Grade.FORMER not in (a.grade, b.grade) for a, b in pairs)


def accord(first: Iterable[Office], second: Iterable[Office]) -> Accord:
    """How the offices of two go together: one in common is enough; else one that conflicts with all of the other's."""
    found = [[compare_offices(a, b) for b in second] for a in first]
    if any(Accord.SAME in row for row in found):
        return Accord.SAME
    columns = list(zip(*found, strict=True))
    if any(row and all(one is Accord.CONFLICT for one in row) for row in [*found, *columns]):
        return Accord.CONFLICT
    return Accord.OPEN


def _near(days: int | None) -> bool:
    return days is None or days <= OFFICE_DAYS


def _link_people(first: Profile, second: Profile, days: int | None) -> Found:
    fit = compare_names(first.name, second.name)
    held = accord(first.offices, second.offices)
    if fit in (Fit.EQUAL, Fit.VARIANT, Fit.PARTIAL):
        weight = {Fit.EQUAL: 0.95, Fit.VARIANT: 0.9, Fit.PARTIAL: 0.85}[fit]
        weight += {Accord.SAME: 0.04, Accord.OPEN: 0.0, Accord.CONFLICT: -0.1}[held]
        weight += 0.02 if held is Accord.OPEN and _alike(first.offices, second.offices) else 0.0
        if fit is Fit.EQUAL:
            if len(first.name) == 1:
                return _link_surname(first, second, held, days)
            return weight, f"Both reports name {first.shown}."
        told = "are forms of one name" if fit is Fit.VARIANT else "are a longer and a shorter form of one name"
        return weight, f"{first.shown} and {second.shown} {told}."
    if fit is Fit.SURNAME:
        return _link_surname(first, second, held, days)
    if fit is Fit.DIFFERENT:  # "Muhammad" aside
        return 0.75, f"{first.shown} and {second.shown} share a surname and hold the same office."
    return _link_given(first, second, held, days)


def _link_unclear(first: Profile, second: Profile, days: int | None) -> Found:
    """A name of which one report does not show whether it is a person's."""
    fit = compare_names(first.name, second.name)
    if fit is Fit.EQUAL and len(first.name) > 1:
        return 0.85, f"Both reports name {first.shown}."
    if fit is Fit.SURNAME and _near(days):
        return 0.55, f"{first.shown} and {second.shown} share a name, and nothing speaks against their being one."
    return None


def _link_surname(first: Profile, second: Profile, held: Accord, days: int | None) -> Found:
    both = f"{first.shown} and {second.shown}" if first.shown != second.shown else f"Both reports name {first.shown}"
    shared = "share a surname" if first.shown != second.shown else "by surname"
    if held is Accord.SAME:
        return 0.85, f"{both} {shared} and hold the same office."
    if first.country and first.country == second.country:
        return 0.7, f"{both} {shared} and belong to one country."
    if not _near(days):
        return None
    if _alike(first.offices, second.offices):
        return 0.65, f"{both} {shared} and hold an office of the same name."
    return 0.55, f"{both} {shared}, and nothing speaks against their being one."


def _link_given(first: Profile, second: Profile, held: Accord, days: int | None) -> Found:
    """ "Yaqoob" of "Mohammad Yaqoob Mujahid", "Mr Shen" of "Shen Weimin": with office, country or title only."""
    single, full = (first, second) if len(first.name) == 1 else (second, first)
    if held is Accord.SAME:
        return 0.75, f"{first.shown} and {second.shown} share a name and hold the same office."
    if first.country and first.country == second.country and not is_given_name(single.name[0]):
        return 0.55, f"{first.shown} and {second.shown} share a name and belong to one country."
    if _alike(first.offices, second.offices):
        return 0.55, f"{first.shown} and {second.shown} share a name and hold an office of the same name."
    if _near(days) and (_is_surname_first(single, full) or _is_surname_inner(single, full)):
        return 0.55, f"{single.shown} is a surname of {full.shown}, and nothing speaks against their being one."
    return None


def _is_surname_first(single: Profile, full: Profile) -> bool:
    """ "Mr Shen", "Xi": a name that opens another and is said with a title, or where surnames come first."""
    if not same_word(single.name[0], full.name[0]) or is_given_name(single.name[0]):
        return False
    return single.titled or full.country in _SURNAME_FIRST


def _is_surname_inner(single: Profile, full: Profile) -> bool:
    """ "Padrino" of "Vladimir Padrino López": the first of two surnames."""
    return full.country in _TWO_SURNAMES and len(full.name) > 2 and same_word(single.name[0], full.name[-2])


def _alike(first: Iterable[Office], second: Iterable[Office]) -> bool:
    """Whether an office of both has the same name, though one does not say of which country."""
    names = {(one.head, one.portfolio, one.grade) for one in first if one.exact or one.rank}
    return any((one.head, one.portfolio, one.grade) in names for one in second)


def _link_offices(first: Profile, second: Profile, days: int | None) -> Found:
    if accord(first.offices, second.offices) is not Accord.SAME or not _near(days):
        return None
    weight = 0.55 if all(office.head == "spokesman" for office in first.offices) else 0.8
    return weight, f"“{first.shown}” and “{second.shown}” are one office, told of within {OFFICE_DAYS} days."


def _link_holder(person: Profile, office: Profile, days: int | None) -> Found:
    held = tuple(one for one in person.offices if one.grade is not Grade.FORMER)
    if accord(held, office.offices) is not Accord.SAME or not _near(days):
        return None
    weight = 0.6 if all(one.head == "spokesman" for one in office.offices) else 0.8
    return weight, f"“{office.shown}” is the office that {person.shown} holds in the other report."


def _link_bodies(first: Profile, second: Profile) -> Found:
    shared = sorted(first.keys & second.keys)
    if shared:
        return _weight_of_key(shared), _reason_of_key(shared[0], first, second)
    letters = _of_letters(first, second)
    if letters and not _contrary_countries(first, second) and _same_sector(first, second):
        return 0.8, f"{letters.upper()} stands for the name {max(first.shown, second.shown, key=len)}."
    known, other = _table_keys(first), _table_keys(second)
    if _loosely_one(known, other):
        return 0.55, f"“{first.shown}” and “{second.shown}” belong to one state, and one says less than the other."
    return None


def _of_letters(first: Profile, second: Profile) -> str | None:
    """The acronym by which one calls what the other calls by its full name."""
    shared = (first.body.acronyms & second.body.initials) | (second.body.acronyms & first.body.initials)
    return min(shared, default=None)


def _same_sector(first: Profile, second: Profile) -> bool:
    return first.sector is None or second.sector is None or first.sector == second.sector


def _weight_of_key(shared: list[str]) -> float:
    if any(key.startswith(("known:", "state:")) for key in shared):
        return 0.98
    if any(key.startswith("name:") and " " in key for key in shared):
        return 0.95
    return 0.9 if any(key.startswith("body:") for key in shared) else 0.85


def _reason_of_key(key: str, first: Profile, second: Profile) -> str:
    if first.shown == second.shown:
        return f"Both reports name {first.shown}."
    if key.startswith("state:"):
        return f"“{first.shown}” and “{second.shown}” both mean the state."
    if key.startswith("known:"):
        return f"“{first.shown}” and “{second.shown}” are names of {key.removeprefix('known:')}."
    return f"“{first.shown}” and “{second.shown}” are one body."
