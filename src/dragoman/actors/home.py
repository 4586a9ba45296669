"""Whose report it is: the country whose officers it need not call by their nation ("the foreign minister")."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.actors.labels import Label, LabelKind, cut, names_by_first_word
from dragoman.report import Report
from dragoman.vocabulary.load import load_table

_HOUSES = ("news agency", "press agency", "press service", "television", "radio", "broadcasting", "new light")
_NATIONS = frozenset((LabelKind.COUNTRY, LabelKind.ADJECTIVE))


@dataclass(frozen=True, slots=True)
class Outlet:
    """vocabulary/state_outlets.tsv."""

    name: str
    country: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """A country, and whether the outlet itself is that state's; else it is only where the report was written."""

    country: str | None = None
    own: bool = False


@cache
def _outlets() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in load_table("state_outlets", Outlet):
        for name in (row.name, *row.aliases):
            found.setdefault(name.lower().removeprefix("the "), set()).add(row.country)
    return {name: frozenset(countries) for name, countries in found.items()}


def home_of(report: Report | None, labels: Sequence[Mapping[int, Label]]) -> Home:
    """The state whose outlet tells it, else that of the capital it is dated from, where the report tells most of it."""
    if report is None:
        return Home()
    counts = Counter(c for found in named_nations(labels) for c in found)
    outlet = report.outlet or ""
    found = [c for c in _countries_of_outlet(outlet) if c in counts or not outlet.isupper()]  # "VTV" is that of two
    if len(found) == 1:
        return Home(found[0], own=True)
    place = (report.dateline or "").partition(",")[0].strip()
    country = _named(place.title() if place.isupper() else place, frozenset((LabelKind.CAPITAL,)))
    told = country is not None and counts[country] > 1 and country in _foremost(counts)
    return Home(country if told else None)


def _foremost(counts: Counter[str]) -> Iterable[str]:
    """The two countries named most, with all that equal the second."""
    least = sorted(counts.values(), reverse=True)[:2][-1]
    return (country for country, count in counts.items() if count >= least)


def _countries_of_outlet(outlet: str) -> Iterable[str]:
    """Those whose state outlet bears this name, an acronym may be that of several; else the one in its name."""
    known = _outlets().get(outlet.lower().removeprefix("the "), frozenset())
    if known or not any(house in outlet.lower() for house in _HOUSES):
        return known
    return {found for word in outlet.split() if (found := _named(word, _NATIONS)) is not None}


def _named(name: str, kinds: frozenset[LabelKind]) -> str | None:
    """The country that a name is known as, among these kinds of names."""
    words = cut(name)
    entries = names_by_first_word().get(words[0], ()) if words else ()
    return next((entry.country for entry in entries if entry.words == words and entry.kind in kinds), None)


def named_nations(labels: Sequence[Mapping[int, Label]]) -> list[frozenset[str]]:
    """The countries that each sentence names."""
    return [
        frozenset(label.country for label in found.values() if label.country and label.kind is not LabelKind.REGION)
        for found in labels
    ]
