"""What comes from a source, what a list of reports says of each, and what is remembered of an address."""

from dataclasses import dataclass
from typing import Protocol

from dragoman.report.records import Report


@dataclass(frozen=True, slots=True)
class Arrived:
    """One thing that may be a report.

    source: as it was given; name: what an error calls this thing ("in.jsonl, line 7"); raw: bytes as they came;
    problem: one sentence, where there is no report.
    """

    source: str
    name: str
    raw: bytes | None
    report: Report | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """Bytes that are to be read. source, name: as in Arrived; url, content_type: where they were fetched."""

    source: str
    name: str
    data: bytes
    url: str | None = None
    content_type: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed or a sitemap says of one report.

    number: its place in the list, from 1; published, changed: ISO; text: the report itself, where the feed holds it
    whole.
    """

    number: int
    url: str | None
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    outlet: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What a server said of an address. visited: UTC, ISO; etag, modified: as it wrote them, to ask for changes."""

    url: str
    visited: str
    status: int
    etag: str | None = None
    modified: str | None = None


class Known(Protocol):
    """The visits that are remembered, by address; a dict is one."""

    def get(self, url: str, /) -> Visit | None: ...
