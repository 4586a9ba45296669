"""Sitemaps (sitemaps.org 0.9, with Google's news extension) and their indexes."""

from dataclasses import dataclass
from typing import Any

from dragoman.report.published import iso_or_none
from dragoman.report.sources.records import Entry
from dragoman.report.sources.xml_elements import elements, local_name

_WANTED = frozenset({"url", "sitemap"})


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap lists: pages, other sitemaps, or both."""

    entries: tuple[Entry, ...]
    sitemaps: tuple[Entry, ...]


def read_sitemap(text: str, name: str) -> Sitemap:
    """The pages and sitemaps that one lists; UnreadableInput where it is no XML."""
    pages: list[Entry] = []
    maps: list[Entry] = []
    for tag, element in elements(text, name, _WANTED):
        target = pages if tag == "url" else maps
        written = _written(element)
        if written.get("loc"):
            target.append(_entry(len(target) + 1, written))
    return Sitemap(tuple(pages), tuple(maps))


def _written(element: Any) -> dict[str, str]:
    """The element's own parts and those of its news; an image has a loc too."""
    news = [part for child in element if local_name(child) == "news" for part in child.iter()]
    written = {local_name(part): (part.text or "").strip() for part in news}
    return written | {local_name(child): (child.text or "").strip() for child in element}


def _entry(number: int, written: dict[str, str]) -> Entry:
    published = iso_or_none(written.get("publication_date", ""))
    changed = iso_or_none(written.get("lastmod", "")) or published
    return Entry(number, written["loc"], written.get("title"), published, changed, written.get("name"))
