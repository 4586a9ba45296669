"""WARC archives: the pages that a crawl kept."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from typing import IO, Any
from urllib.parse import urlsplit

from dragoman.report.fetch import TEXT_TYPES
from dragoman.report.sources.pages import page_arrived
from dragoman.report.sources.records import Arrived, Opened
from dragoman.report.sources.streams import GZIP, Joined
from dragoman.settings import Settings

_HEAD_BYTES = 4_000_000  # between two bodies: headers and blank lines
_SKIPPED_INPUTS = 100  # a body that is skipped may be as long as this many of the largest input
_STEP = 1 << 16


class _Damaged(Exception):
    """The archive does not go on."""


class _Budget:
    """A stream that ends in an error when more is read than was allowed: what is packed small may be without end."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self._left = _HEAD_BYTES
        self._at = 0

    def allow(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._read(size)
        except EOFError:  # which warcio would take for the end
            raise _Damaged("it is cut short") from None
        self._at += len(data)
        self._left -= len(data)
        if self._left < 0:
            raise _Damaged("a part of it has no end")
        return data

    def tell(self) -> int:
        return self._at


def page_arrivals(stream: IO[bytes], source: str, name: str, settings: Settings) -> Iterator[Arrived]:
    """The pages of an archive, packed or not: answers with 200 that are text or HTML; others are no reports.

    Where it is damaged, a last one says after how many records.
    """
    read = 0
    try:
        for number, record in enumerate(_records(stream, settings), 1):
            if _is_page(record):
                yield _arrived(record, f"{name}, record {number}", source, settings)
            read = number
    except (_Damaged, OSError, zlib.error) as error:
        reason = " ".join(str(error).split())[:100].rstrip(".")
        problem = f"The archive is damaged ({reason}): nothing after its record {read} was read."
        yield Arrived(source, name, None, None, problem)


def _records(stream: IO[bytes], settings: Settings) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    head = stream.read(2)
    joined: Any = Joined(head, stream)
    # read1 gives what came before a break; read would lose it.
    budget = _Budget(gzip.GzipFile(fileobj=joined).read1 if head == GZIP else joined.read)
    archive, is_first = ArchiveIterator(budget), True
    while True:
        budget.allow(_HEAD_BYTES)
        try:
            with redirect_stderr(io.StringIO()):  # warcio speaks there
                record = next(archive, None)
        except (ArchiveLoadFailed, ValueError, AttributeError, OverflowError) as error:  # all of them warcio's
            raise _Damaged("the head of a record is not understood") from error
        if record is None and (archive.next_line or is_first):  # it takes half a head for the end
            raise _Damaged("it is cut short")
        if record is None:
            return
        is_first = False
        if record.rec_headers.get_header("Content-Length") is None:
            raise _Damaged("it is cut short")
        budget.allow(settings.max_bytes * _SKIPPED_INPUTS)
        yield record
        if not _pass_over(record):
            raise _Damaged("it is cut short")


def _pass_over(record: Any) -> bool:
    """Reads what is left of a record; whether it was whole."""
    while record.raw_stream.read(_STEP):
        pass
    return getattr(record.raw_stream, "limit", 0) == 0


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    kind = (headers.get_header("content-type") or "text/html").split(";")[0].strip().lower()
    return kind in TEXT_TYPES and not _address(record).lower().endswith("/robots.txt")


def _address(record: Any) -> str:
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")


def _arrived(record: Any, name: str, source: str, settings: Settings) -> Arrived:
    url = _address(record)
    name = f"{name} ({url})" if url else name
    try:
        data = record.content_stream().read(settings.max_bytes + 1)
    except (zlib.error, ValueError) as error:
        return Arrived(source, name, None, None, f"Its body cannot be unpacked ({str(error)[:100]}).")
    if not _pass_over(record):
        raise _Damaged("it is cut short")
    kind = record.http_headers.get_header("content-type")
    opened = Opened(source, name, data, url if _is_web(url) else None, kind)
    return page_arrived(opened, settings)


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in ("http", "https")
    except ValueError:
        return False
