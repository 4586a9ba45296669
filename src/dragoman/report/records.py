"""A report as it stands after cleaning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A related-story line or list that was taken out of the body."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Cleaned text and what is known about it.

    text: title first (if there is one), then paragraphs, separated by blank lines.
    published: ISO date, or ISO date-time with offset; None where nothing says it.
    dateline: the place that a dateline names ("YEREVAN"), as written.
    warnings: one sentence for each thing that is missing or was dropped.
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
