"""What merging compares: the findings of many reports as plain values, and the links between them."""

from dataclasses import dataclass
from datetime import date, datetime

Key = tuple[int, str]
"""A finding: the row number of its report in the case, and its id within that report's record."""


@dataclass(frozen=True, slots=True)
class ReportNode:
    """A report as merging sees it.

    seq: row number in the case, in order of adding. day: published, None where unknown. instant: published with its
    time in UTC, None where only the day is known. revises: seq of the report whose later form this is.
    """

    seq: int
    id: str
    day: date | None
    instant: datetime | None
    outlet: str | None
    url: str | None
    title: str | None
    text: str
    revises: int | None = None


@dataclass(frozen=True, slots=True)
class ActorNode:
    """One actor of one report. written: every distinct text of its mentions, pronouns left out; day: published.

    spans: of all of its mentions in report.text.

    kind, sector, country (alpha-3 or None), role and aliases are the contract's.
    """

    key: Key
    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None
    aliases: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    day: date | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceNode:
    """The contract's place: lat and lon in degrees WGS 84 or None; precision exact, city, region, country."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class EventNode:
    """One event of one report. origin: seq of the report that its report copies, or its own.

    start, end: when it happens, None where the report does not say. basis: stated, statement or report.
    source: the innermost one whose word it stands on, None for the report's own. span: of its trigger in report.text.
    evidence: the words of the clause that carries it; sentence: the whole sentence around them. statement: the
    contract's, an id within the report's record.
    """

    key: Key
    origin: int
    day: date | None
    type: str
    mode: str | None
    status: str
    start: date | None
    end: date | None
    basis: str | None
    place: PlaceNode | None
    actors: tuple[ActorNode, ...]
    recipients: tuple[ActorNode, ...]
    source: ActorNode | None
    trigger: str
    span: tuple[int, int]
    evidence: str
    sentence: str
    statement: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class StageNode:
    """One change of state on one word; at: its place among the stages of its process; text: of its span."""

    at: int
    state: str
    start: date | None
    end: date | None
    basis: str | None
    source: ActorNode | None
    statement: str | None
    span: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class ProcessNode:
    """One process of one report, with its stages in the order of the record."""

    key: Key
    origin: int
    day: date | None
    kind: str
    name: str
    span: tuple[int, int]
    parties: tuple[ActorNode, ...]
    mediators: tuple[ActorNode, ...]
    place: PlaceNode | None
    deadline: str | None
    stages: tuple[StageNode, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two findings that are held to be one, and why. weight: 0–1; reason: one sentence that a reader accepts."""

    first: Key
    second: Key
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Rulings:
    """What people have settled: pairs that are one, pairs that are not; each pair in ascending order."""

    together: frozenset[tuple[Key, Key]] = frozenset()
    apart: frozenset[tuple[Key, Key]] = frozenset()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Findings held to be one, in the order of the reports, with the links that say why (none for a single one)."""

    members: tuple[Key, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Root:
    """The origin of a report: the report that it copies (never a copy in between), or its own seq; reason: or None."""

    seq: int
    weight: float = 1.0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerStage:
    """One stage of a ledger: process says in which report it stands; repeats: other processes' stages that tell it.

    start, end: the dates of the change of state, resolved as far as the reports allow; told: day of publication.
    """

    process: Key
    stage: StageNode
    origin: int
    told: date | None
    start: date | None
    end: date | None
    repeats: tuple[tuple[Key, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """One ceasefire, one round of talks … over many reports: stages in order of time, none dropped.

    members: processes in the order of the reports; deadline: ISO date or date-time, computed from the stages where no
    report says it; current: the state or the rival states that hold at the end (of the moment that was asked for).
    """

    members: tuple[Key, ...]
    kind: str
    name: str
    parties: tuple[ActorNode, ...]
    mediators: tuple[ActorNode, ...]
    place: PlaceNode | None
    deadline: str | None
    stages: tuple[LedgerStage, ...]
    current: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class DisputedClaim:
    """One side of a dispute: value, where it stands, on whose word. span: offsets in the text of report seq."""

    value: str
    report: int
    span: tuple[int, int]
    statement: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """What reports do not agree on. kind: figure, status, attribution, date_order, place; reason: one sentence.

    resolved: the value that stands where something decides it, else None.
    """

    kind: str
    claims: tuple[DisputedClaim, ...]
    reason: str
    resolved: str | None = None
