"""What does not agree."""

from dataclasses import dataclass
from enum import Enum

from dragoman.sentences import Span


class DiscrepancyKind(Enum):
    """How claims disagree."""

    WEEKDAY_DATE = "weekday_date"  # "Friday (October 18)" is a Saturday
    DATE_ORDER = "date_order"  # an effect before its cause, an end before its start
    FIGURE = "figure"  # two counts of one thing
    STATUS = "status"  # happened or not, expired or extended
    ATTRIBUTION = "attribution"  # each side says that the other did it
    PLACE = "place"  # one event, two places


@dataclass(frozen=True, slots=True)
class Claim:
    """One side. value: as compared ("12", "expired", "2025-10-18"); report: id; statement: id or None."""

    value: str
    span: Span
    report: str
    statement: str | None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """resolved: the value that something else in the text decides for, or None; reason: one sentence."""

    id: str
    kind: DiscrepancyKind
    claims: tuple[Claim, ...]
    resolved: str | None
    reason: str
    rule: str
