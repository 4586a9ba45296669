"""WARC archives, written by warcio and by hand."""

import gzip
import io
from collections.abc import Callable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.report.sources.records import Arrived
from dragoman.report.sources.warc import page_arrivals
from dragoman.settings import Settings

PLAIN = b"PORT KARIM (Agency) - The two sides met on Monday."
Record = tuple[str, str, str, bytes, dict[str, str]]


def archive(*records: Record, packed: bool = True) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for url, status, kind, body, more in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind), *more.items()], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return file.getvalue()


def pages(data: bytes, settings: Settings | None = None) -> list[Arrived]:
    return list(page_arrivals(io.BytesIO(data), "in.warc", "in.warc", settings or Settings()))


@pytest.fixture
def records(article: Callable[[str, str], str]) -> list[Record]:
    page = article("Two crossings open", "2025-10-18").encode("cp1252")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    return [
        ("http://n.example/a", "200 OK", "text/html; charset=cp1252", page, {}),
        ("http://n.example/b.jpg", "200 OK", "image/jpeg", b"\xff\xd8", {}),
        ("http://n.example/c", "404 Not Found", "text/html", page, {}),
        ("http://n.example/robots.txt", "200 OK", "text/plain", b"User-agent: *", {}),
        ("http://n.example/d", "200 OK", "text/plain", gzip.compress(PLAIN), {"Content-Encoding": "gzip"}),
        ("http://n.example/e", "200 OK", "text/html", chunked, {"Transfer-Encoding": "chunked"}),
        ("http://n.example/f", "200 OK", "text/html", b"<html><body><a href='/'>Home</a></body></html>", {}),
    ]


@pytest.mark.parametrize("form", ["records packed", "plain", "packed whole"])
def test_warc_gives_pages_and_only_them(records: list[Record], form: str) -> None:
    data = archive(*records, packed=form == "records packed")
    found = pages(gzip.compress(data) if form == "packed whole" else data)
    assert [(f.name, f.report and (f.report.url, f.report.title, f.report.published)) for f in found] == [
        ("in.warc, record 1 (http://n.example/a)", ("http://n.example/a", "Two crossings open", "2025-10-18")),
        ("in.warc, record 5 (http://n.example/d)", ("http://n.example/d", None, None)),
        ("in.warc, record 6 (http://n.example/e)", ("http://n.example/e", "Two crossings open", "2025-10-18")),
        ("in.warc, record 7 (http://n.example/f)", None),
    ]
    assert found[1].raw == PLAIN
    assert found[3].problem is not None and "holds no article" in found[3].problem


def test_warc_bombs_stop_at_the_size_limit(records: list[Record]) -> None:
    bomb = gzip.compress(b"<p>x</p>" * 1_000_000)
    data = archive(("http://n.example/bomb", "200 OK", "text/html", bomb, {"Content-Encoding": "gzip"}), records[0])
    first, second = pages(data, Settings(max_bytes=100_000))
    assert (first.raw, first.report, second.problem) == (None, None, None)
    assert first.problem is not None and "is larger than 100,000 bytes" in first.problem


@pytest.mark.parametrize("bomb", [b"WARC/1.0\r\n" + b"A" * 20_000_000, b"\r\n" * 5_000_000])
def test_warc_header_without_end_stops(records: list[Record], bomb: bytes) -> None:
    found = pages(archive(records[0]) + gzip.compress(bomb))
    assert [f.report is not None for f in found] == [True, False]
    assert found[1].problem == "The archive is damaged (a part of it has no end): nothing after its record 1 was read."


def test_warc_body_that_is_skipped_has_a_limit(records: list[Record]) -> None:
    large = ("http://n.example/film", "200 OK", "video/mp4", b"\0" * 30_000_000, {})
    found = pages(archive(records[0], large, records[0]), Settings(max_bytes=100_000))
    assert [f.report is not None for f in found] == [True, False]
    assert [f.report is not None for f in pages(archive(records[0], large, records[0]))] == [True, True]


@pytest.mark.parametrize("packed", [True, False])
def test_warc_cut_short_says_so_and_raises_nothing(
    records: list[Record], packed: bool, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    first = archive(records[0], packed=packed)
    data = first + archive(records[4], packed=packed)
    for end in range(50, len(data) - 40, 97):
        found = pages(data[:end])
        assert [f.report is not None for f in found] == [True, False][end < len(first) :], end
        assert found[-1].problem is not None and "damaged" in found[-1].problem
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("length", [b"-5", b"9" * 30, b"many", b""])
def test_warc_wrong_length_is_a_problem(records: list[Record], length: bytes) -> None:
    head, body = archive(records[0], packed=False).split(b"Content-Length: ", 1)
    found = pages(head + b"Content-Length: " + length + body[body.index(b"\r\n") :])
    assert found and found[-1].report is None and found[-1].problem


def test_warc_noise_after_a_record_is_a_problem(records: list[Record], capsys: pytest.CaptureFixture[str]) -> None:
    found = pages(archive(records[0]) + gzip.compress(b"noise\r\n" * 10))
    assert [f.report is not None for f in found] == [True, False]
    assert capsys.readouterr() == ("", "")
