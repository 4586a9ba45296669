"""Where: toponyms, resolved."""

from dataclasses import dataclass
from enum import Enum

from dragoman.sentences import Span


class Precision(Enum):
    """How closely a place is known."""

    EXACT = "exact"  # a building, a site
    CITY = "city"  # a town or village
    REGION = "region"  # a province, a river, a border, a sea
    COUNTRY = "country"  # a whole state


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named in the report. country: ISO 3166-1 alpha-3; lat, lon: degrees WGS 84; None where unknown."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym used as a place. head: its token; attach: token of what happens there (skipping prepositions)."""

    span: Span
    sentence: int
    first: int
    last: int
    head: int
    attach: int
    preposition: str | None
    place: Place
