"""What the address of the first screen asks for, and the addresses that ask a little more or less."""

from dataclasses import dataclass, fields
from datetime import date
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dragoman.errors import UsageError
from dragoman.record.facets import Asked, without
from dragoman.record.search import EVENT_TYPES, STATUSES

MOST_VALUES = 40  # of one facet
MOST_CHARACTERS = 500
_NAMES = {"words": "q", "named": "named"}
_LISTS = ("type", "status", "actor", "source", "place", "process")


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the first screen. page: from 1; all_cards: every process is shown, not the first few."""

    asked: Asked
    page: int = 1
    all_cards: bool = False

    def of_page(self, page: int) -> str:
        """The same on another page."""
        return address_of(Address(self.asked, page, self.all_cards))

    def less(self, facet: str, value: str = "") -> str:
        """The same without one filter."""
        return address_of(Address(without(self.asked, facet, value), 1, self.all_cards))

    def with_all_cards(self) -> str:
        return address_of(Address(self.asked, 1, True))


def read_address(given: QueryParams, days: list[str]) -> Address:
    """What is asked. day: the place of a slider among the days of publication; the last is everything.

    UsageError where a value is none of those that there are.
    """
    as_of = given.get("as_of") or _slid(given.get("day"), days)
    if as_of is not None:
        as_of = _day(as_of)
    asked = Asked(
        words=given.get("q", "").strip()[:MOST_CHARACTERS], named=given.get("named", "").strip()[:MOST_CHARACTERS],
        origins=_number(given.get("origins"), "origins"), as_of=as_of,
        **{name: tuple(dict.fromkeys(v for v in given.getlist(name) if v))[:MOST_VALUES] for name in _LISTS},
    )  # fmt: skip
    for what, known in (("type", EVENT_TYPES), ("status", STATUSES)):
        for value in getattr(asked, what):
            if value not in known:
                raise UsageError(f"{what} is {value[:40]!r}, but must be one of {', '.join(known)}.")
    return Address(asked, _number(given.get("page"), "page"), given.get("cards") == "all")


def address_of(address: Address) -> str:
    """The address in one spelling: what asks nothing is left out."""
    asked, pairs = address.asked, list[tuple[str, str]]()
    for field in fields(Asked):
        value = getattr(asked, field.name)
        if isinstance(value, tuple):
            pairs += [(field.name, one) for one in value]
        elif value and value != field.default:
            pairs.append((_NAMES.get(field.name, field.name), str(value)))
    if address.page > 1:
        pairs.append(("page", str(address.page)))
    if address.all_cards:
        pairs.append(("cards", "all"))
    return "/" + (f"?{urlencode(pairs)}" if pairs else "")


def _slid(place: str | None, days: list[str]) -> str | None:
    at = _number(place, "day", least=0) if place else len(days)
    return days[at] if at < len(days) - 1 else None


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"as_of is {text[:40]!r}, but must be a day like 2025-10-18.") from error


def _number(text: str | None, what: str, least: int = 1) -> int:
    if not text:
        return least
    if not (text.isascii() and text.isdigit() and len(text) < 8):
        raise UsageError(f"{what} is {text[:40]!r}, but must be a whole number.")
    return max(least, int(text))
