"""The entry points: a file, an address, standard input, bytes or a JSONL row in, a Report out."""

import hashlib
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman.errors import FetchRefused, UnreadableInput
from dragoman.report.clean import Cleaned, clean, opening_of
from dragoman.report.decode import decode, has_content
from dragoman.report.fetch import Fetched, fetch
from dragoman.report.language import language_of, not_supported
from dragoman.report.page import is_feed, is_html, read_page
from dragoman.report.published import address_date, check_published, dates_in
from dragoman.report.records import Link, Removed, Report
from dragoman.settings import Settings

Fetcher = Callable[[str, Settings], Fetched]

NO_DATE = "No publication date: relative times stay empty; give one with --published."
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TEXT_KEYS = ("id", "title", "published", "outlet", "url")


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known about a report besides its text: from the caller, the page or the address."""

    id: str | None = None
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    links: tuple[Link, ...] = ()


def open_report(
    source: str, settings: Settings, published: str | None = None, fetcher: Fetcher | None = None
) -> Report:
    """The report in a file, at an http(s) address, or on standard input ("-").

    published: an ISO date or date-time; it wins over what the report says. Raises UnreadableInput or FetchRefused.
    """
    if published is not None:
        check_published(published)
    if source == "-":
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
        return report_from_bytes(data, settings=settings, name="Standard input", published=published)
    scheme = _ADDRESS.match(source)
    if scheme is None:
        return report_from_bytes(_file_bytes(source, settings), settings=settings, name=source, published=published)
    if scheme[1].lower() not in ("http", "https"):
        raise FetchRefused(f"{source} is not fetched: only http and https addresses are.")
    page = (fetcher or fetch)(source, settings)
    return report_from_bytes(
        page.data,
        settings=settings,
        name=page.url,
        published=published,
        url=page.url,
        content_type=page.content_type,
    )


def _file_bytes(source: str, settings: Settings) -> bytes:
    """At most one byte more than is read, so that a device or a pipe without end ends."""
    try:
        with Path(source).open("rb") as file:
            return file.read(settings.max_bytes + 1)
    except FileNotFoundError:
        raise UnreadableInput(f"There is no file {source}.") from None
    except IsADirectoryError:
        raise UnreadableInput(f"{source} is a folder, not a report: give a file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(f"{source!r} cannot be read: {reason}.") from error


def report_from_bytes(  # noqa: PLR0913  (each is a fact of its own about the bytes)
    data: bytes,
    *,
    settings: Settings,
    name: str,
    published: str | None = None,
    url: str | None = None,
    content_type: str | None = None,
) -> Report:
    """The report in some bytes, text or HTML. name: what an error calls them; content_type: the HTTP header."""
    if published is not None:
        check_published(published)
    text = decode(data, settings, name=name, content_type=content_type)
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind != "text/plain" and (is_html(text) or is_feed(text) or kind in ("text/html", "application/xhtml+xml")):
        page = read_page(text, name, url)
        origin = Origin(None, page.title, page.byline, page.outlet, page.url, published or page.published, page.links)
        text = page.text
    else:
        origin = Origin(url=url, published=published)
    _check_size(text, name, settings)
    return make_report(clean(text, title=origin.title), origin, name=name)


def report_from_row(row: Mapping[str, object], settings: Settings, *, plain: bool) -> Report:
    """The report in one JSONL row: text, and where known id, title, published, outlet, url.

    plain: the text is taken as it is, so that offsets are the caller's. Raises UnreadableInput, one sentence, where a
    value has a wrong type, text is missing or empty, or published is no ISO date.
    """
    text = row.get("text")
    if text is None:
        raise UnreadableInput("text is missing: each line needs one.")
    if not isinstance(text, str):
        raise UnreadableInput(f"text is {_shown(text)}, but must be a string.")
    given = {key: _string(row, key) for key in _TEXT_KEYS}
    if not has_content(text):
        raise UnreadableInput("text is empty: each line needs one.")
    _check_size(text, "text", settings)
    if given["published"] is not None:
        check_published(given["published"])
    origin = Origin(given["id"], given["title"], None, given["outlet"], given["url"], given["published"])
    cleaned = opening_of(text, given["title"]) if plain else clean(text, title=given["title"])
    return make_report(cleaned, origin, name="text")


def _string(row: Mapping[str, object], key: str) -> str | None:
    value = row.get(key)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableInput(f"{key} is {_shown(value)}, but must be a string.")
    _check_characters(value, key)
    return value


def _shown(value: object) -> str:
    return ascii(value)[:60]


def _check_size(text: str, name: str, settings: Settings) -> None:
    if len(text) > settings.max_characters:
        raise UnreadableInput(
            f"{name} is {_rounded(len(text))} characters, and at most {_rounded(settings.max_characters)} are read:"
            " split it."
        )


def _rounded(count: int) -> str:
    return f"{count / 1_000_000:.3g} million" if count >= 1_000_000 else f"{count:,}"


def _check_characters(text: str, name: str) -> None:
    """A lone surrogate has no UTF-8 form, so such a text could be neither hashed nor written."""
    if odd := _SURROGATE.search(text):
        raise UnreadableInput(
            f"{name} holds U+{ord(odd[0]):04X} at character {odd.start() + 1}, half of a character: mend its encoding."
        )


def make_report(cleaned: Cleaned, origin: Origin, *, name: str = "text") -> Report:
    """The Report of a cleaned text and what is known besides; what the caller gave wins."""
    _check_characters(cleaned.text, name)
    if not has_content(cleaned.text):
        raise UnreadableInput(f"{name} holds no report, only what a page prints around one.")
    digest = hashlib.sha256(cleaned.text.encode()).hexdigest()
    published = origin.published or _published(cleaned, origin.url)
    language = language_of(cleaned.text)
    dateline = cleaned.dateline
    return Report(
        id=origin.id or f"r-{digest[:12]}",
        text=cleaned.text,
        sha256=digest,
        title=cleaned.title,
        byline=origin.byline or cleaned.byline,
        outlet=origin.outlet or cleaned.outlet or (dateline.agency if dateline else None),
        url=origin.url,
        published=published,
        language=language,
        dateline=dateline.place if dateline else None,
        links=_links(cleaned.removed, origin.links),
        warnings=_warnings(published, language),
        removed=cleaned.removed,
    )


def _warnings(published: str | None, language: str | None) -> tuple[str, ...]:
    found = [] if published else [NO_DATE]
    if language not in (None, "en"):
        found.append(not_supported(language or ""))
    return tuple(found)


def _links(removed: Sequence[Removed], known: Sequence[Link]) -> tuple[Link, ...]:
    """The related-story lines as written, each with its address where the page links that text."""
    lines = [piece.text for piece in removed if piece.reason == "related"]
    return tuple(Link(line, next((k.url for k in known if k.text in line), None)) for line in lines)


def _published(cleaned: Cleaned, url: str | None) -> str | None:
    """What the text says: a date line, else the dateline's day in a year that is known."""
    if cleaned.day is not None:
        return cleaned.day.isoformat()
    in_address = address_date(url)
    dateline = cleaned.dateline
    if dateline is not None and dateline.month and dateline.day:
        year = dateline.year or (in_address[0] if in_address else None) or cleaned.rights
        year = year or _year_in_text(cleaned.text, dateline.month, dateline.day)
        return _iso(year, dateline.month, dateline.day)
    return _iso(*in_address) if in_address else None


def _year_in_text(text: str, month: int, day: int) -> int | None:
    """The year, where the text writes the same day once more and in full."""
    years = {found.year for found in dates_in(text[:50_000]) if (found.month, found.day) == (month, day)}
    return years.pop() if len(years) == 1 else None


def _iso(year: int | None, month: int, day: int | None) -> str | None:
    if year is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
