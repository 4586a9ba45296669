"""A report as it stands after cleaning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A related-story line or list that was taken out of the body."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece that was taken out of the text, as written, and what it was ("caption", "share", "credit")."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Cleaned text and what is known about it.

    text: title first (if there is one), then paragraphs, separated by blank lines.
    published: ISO date, or ISO date-time with offset; None where nothing says it.
    dateline: the place that a dateline names ("PORT KARIM"), as written.
    warnings: one sentence for each thing that is missing or was dropped.
    removed: all that was taken out, related-story lines included, in order.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    dateline: str | None = None
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
