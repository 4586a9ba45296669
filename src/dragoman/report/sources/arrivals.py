"""Whatever a source is, its reports one by one."""

import io
import json
import re
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from dragoman.errors import InputError
from dragoman.report.decode import decode
from dragoman.report.fetch import TEXT_TYPES
from dragoman.report.sources.entries import OFFLINE, Left, entry_arrivals
from dragoman.report.sources.feeds import read_feed
from dragoman.report.sources.folders import files_under
from dragoman.report.sources.jsonl import file_arrivals, row_arrivals
from dragoman.report.sources.opml import feed_addresses
from dragoman.report.sources.pages import page_arrived
from dragoman.report.sources.records import Arrived, Entry, Opened
from dragoman.report.sources.sitemaps import read_sitemap
from dragoman.report.sources.streams import GZIP, Joined, unpacked
from dragoman.report.sources.visiting import NotVisited, Visitor, Why
from dragoman.report.sources.warc import page_arrivals
from dragoman.report.sources.xml_elements import XmlKind, xml_kind
from dragoman.settings import Settings

Complete = Generator[Arrived, None, bool]  # returns whether all was read that can be read

LIST_TYPES = (
    *TEXT_TYPES, "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "text/x-opml", "application/opml+xml", "text/x-opml+xml", "application/gzip", "application/x-gzip",
    "application/json", "application/x-ndjson", "application/jsonl",
)  # fmt: skip
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_ROWS = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{[ \t]*"')
_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')
_ROW_NAMES = (".jsonl", ".ndjson")
_HEAD = 1 << 13


def arrivals(sources: Sequence[str], settings: Settings, visitor: Visitor | None = None) -> Iterator[Arrived]:
    """The reports of some sources, in order; what gives none says why.

    A source is a file (text, HTML, JSONL, WARC, feed, OPML, sitemap), a folder, an http(s) address of any of these, or
    "-" for standard input. visitor: asks for pages; without one nothing is fetched.
    """
    for source in sources:
        scheme = _ADDRESS.match(source)
        if source == "-":
            yield from _stream(sys.stdin.buffer, source, "Standard input", settings, visitor)
        elif scheme is not None and scheme[1].lower() in ("http", "https"):
            yield from _address(Entry(1, source), source, settings, visitor)
        elif scheme is not None:
            problem = f"{source} is not fetched: only http and https addresses are."
            yield Arrived(source, source, None, None, problem)
        elif Path(source).is_dir():
            yield from _folder(source, settings, visitor)
        else:
            yield from _file(Path(source), source, settings, visitor)


def _folder(source: str, settings: Settings, visitor: Visitor | None) -> Iterator[Arrived]:
    empty = True
    for path, problem in files_under(Path(source)):
        empty = False
        if problem is None:
            yield from _file(path, source, settings, visitor)
        else:
            yield Arrived(source, str(path), None, None, problem)
    if empty:
        yield Arrived(source, source, None, None, "The folder holds no files.")


def _file(path: Path, source: str, settings: Settings, visitor: Visitor | None) -> Iterator[Arrived]:
    name = str(path)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield Arrived(source, name, None, None, f"There is no file {name}.")
    except (OSError, ValueError) as error:
        yield _unread(source, name, error)
    else:
        with file:
            try:
                yield from _stream(file, source, name, settings, visitor)
            except OSError as error:
                yield _unread(source, name, error)


def _unread(source: str, name: str, error: OSError | ValueError) -> Arrived:
    reason = getattr(error, "strerror", None) or str(error)
    return Arrived(source, name, None, None, f"{name!r} cannot be read: {reason}.")


def _stream(
    stream: IO[bytes], source: str, name: str, settings: Settings, visitor: Visitor | None
) -> Iterator[Arrived]:  # fmt: skip
    """Long kinds are read bit by bit, all others whole."""
    head = stream.read(_HEAD)
    whole = io.BufferedReader(Joined(head, stream))
    if _is_warc(head):
        yield from page_arrivals(whole, source, name, settings)
    elif name.lower().endswith(_ROW_NAMES) or _is_rows(head):
        yield from row_arrivals(whole, source, name, settings)
    else:
        data = whole.read(settings.max_bytes + 1)
        yield from _read(Opened(source, name, data), settings, visitor, 0)


def _is_warc(head: bytes) -> bool:
    return (unpacked(head, 8) if head.startswith(GZIP) else head).startswith(b"WARC/")


def _is_rows(head: bytes) -> bool:
    """Whether the first line is a JSON object, as far as it is seen."""
    if not _ROWS.match(head):
        return False
    line, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not end and len(head) == _HEAD:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _read(opened: Opened, settings: Settings, visitor: Visitor | None, depth: int) -> Complete:
    """What some bytes hold. depth: 1 where a list named them, which then must be a list of reports."""
    if opened.data.startswith(GZIP) and unpacked(opened.data, 1000).lstrip().startswith(b"<"):
        opened = Opened(opened.source, opened.name, unpacked(opened.data, settings.max_bytes), opened.url)
    try:
        text = decode(opened.data, settings, name=opened.name, content_type=opened.content_type)
        kind = xml_kind(text)
        if kind is not None:
            return (yield from _list(kind, text, opened, (settings, visitor, depth)))
    except InputError as error:
        yield _problem(opened, str(error))
        return True
    if depth:
        yield _problem(opened, f"{opened.name} is neither a feed nor a sitemap.")
    elif _JSON.match(text):
        yield from _json(opened, text, settings)
    else:
        yield page_arrived(opened, settings)
    return True


def _json(opened: Opened, text: str, settings: Settings) -> Iterator[Arrived]:
    data = text.encode("utf-8", "surrogatepass")
    if _is_rows(data[:_HEAD]):
        return row_arrivals(io.BytesIO(data), opened.source, opened.name, settings)
    return file_arrivals(opened, text, settings)


def _list(kind: XmlKind, text: str, opened: Opened, how: tuple[Settings, Visitor | None, int]) -> Complete:
    """The reports of a feed or sitemap, or of those that an OPML file or an index lists."""
    settings, visitor, depth = how
    if kind is XmlKind.FEED:
        feed = list(read_feed(text, opened.name, opened.url))
        return (yield from entry_arrivals(feed, opened, settings, visitor))
    if kind is XmlKind.OPML:
        addresses = feed_addresses(text, opened.name)
        lists, complete = [Entry(number, url) for number, url in enumerate(addresses, 1)], True
    else:
        sitemap = read_sitemap(text, opened.name)
        complete = yield from entry_arrivals(sitemap.entries, opened, settings, visitor)
        lists = list(sitemap.sitemaps)
    if lists and depth:
        yield _problem(opened, f"{opened.name} lists other lists, though a list named it: they are not read.")
        return complete
    return (yield from _lists(lists, opened, settings, visitor)) and complete


def _lists(lists: Iterable[Entry], opened: Opened, settings: Settings, visitor: Visitor | None) -> Complete:
    left, complete = Left(opened), True
    for entry in lists:
        if visitor is None:
            left.note(OFFLINE)
            continue
        complete = (yield from _address(entry, opened.source, settings, visitor, left)) and complete
    yield from left.arrived()
    return complete


def _address(
    entry: Entry, source: str, settings: Settings, visitor: Visitor | None, left: Left | None = None
) -> Complete:
    """What an address gives. left: where a list names it, to count what is left for another time."""
    url = entry.url or ""
    if visitor is None:
        yield Arrived(source, url, None, None, f"{url} is an address, and nothing is fetched here.")
        return False
    if not visitor.is_due(url, entry.changed):
        return True
    try:
        visited = visitor.visit(url, LIST_TYPES)
    except NotVisited as error:
        if left is not None and error.why is Why.LATER:
            left.note(str(error))
        else:
            yield Arrived(source, url, None, None, str(error))
        return error.why is Why.FINAL
    complete = True
    if (page := visited.page) is not None:
        opened = Opened(source, url, page.data, page.url, page.content_type)
        complete = yield from _read(opened, settings, visitor, 0 if left is None else 1)
    if complete:
        visitor.keep(visited)
    return complete


def _problem(opened: Opened, sentence: str) -> Arrived:
    return Arrived(opened.source, opened.name, None, None, sentence)
