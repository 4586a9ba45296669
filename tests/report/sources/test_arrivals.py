"""Every kind of source through the one door."""

import gzip
import io
import json
import os
import sys
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.report.sources import Arrived, Visitor, arrivals
from dragoman.settings import Settings

Web = Any  # tests/report/sources/conftest.py
Article = Callable[..., str]
TEXT = "PORT KARIM (Agency) - The two sides met on Monday."
LONG = "The ministers met again and spoke about the border, the officials said. " * 8
ROWS = "".join(json.dumps({"id": str(n), "title": f"Row {n}", "text": TEXT}) + "\n" for n in (1, 2))


def read(*sources: str | Path, visitor: Visitor | None = None, settings: Settings | None = None) -> list[Arrived]:
    return list(arrivals([str(source) for source in sources], settings or Settings(), visitor))


def titles(found: list[Arrived]) -> list[str | None]:
    return [f.report.title if f.report else f.problem for f in found]


def feed(*links: str, text: str = "") -> str:
    items = "".join(
        f"<item><title>T</title><link>{link}</link><description>{text}</description></item>" for link in links
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Post</title>{items}</channel></rss>'


def warc(url: str, body: str) -> bytes:
    file = io.BytesIO()
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer = WARCWriter(file, gzip=True)
    writer.write_record(
        writer.create_warc_record(url, "response", payload=io.BytesIO(body.encode()), http_headers=headers)
    )
    return file.getvalue()


def test_arrivals_folder_gives_every_kind_by_content(tmp_path: Path, article: Article) -> None:
    files: dict[str, str | bytes] = {
        "1.txt": "Talks open\n\n" + TEXT,
        "2.html": article("A page"),
        "3.data": ROWS,
        "4": warc("http://n.example/a", article("Archived")),
        "5.xml": feed("http://n.example/x", text=LONG),
        "6.json": json.dumps([{"title": "In a list", "text": TEXT}, 7], indent=1),
        "7.json": json.dumps({"title": "Alone", "text": TEXT}, indent=1),
        "8.png": b"\x89PNG\r\n\x1a\n" + bytes(50),
        "9.empty": b"",
        ".hidden": TEXT,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    found = read(tmp_path)
    assert {f.source for f in found} == {str(tmp_path)}
    assert [f.name.removeprefix(f"{tmp_path}/") for f in found] == [
        "1.txt", "2.html", "3.data, line 1", "3.data, line 2", "4, record 1 (http://n.example/a)", "5.xml, entry 1",
        "6.json, item 1", "6.json, item 2", "7.json", "8.png", "9.empty",
    ]  # fmt: skip
    assert [f.report is not None for f in found] == [True] * 7 + [False, True, False, False]
    assert titles(found)[1:7] == ["A page", "Row 1", "Row 2", "Archived", "T", "In a list"]


def test_arrivals_raw_is_what_came(tmp_path: Path, article: Article) -> None:
    page, rows = tmp_path / "a.html", tmp_path / "b.jsonl"
    page.write_text(article("A page"))
    rows.write_text(ROWS)
    assert [f.raw for f in read(page, rows)] == [page.read_bytes(), *rows.read_bytes().splitlines()]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("nowhere.txt", "There is no file nowhere.txt."),
        ("ftp://n.example/a", "ftp://n.example/a is not fetched: only http and https addresses are."),
        ("http://n.example/a", "http://n.example/a is an address, and nothing is fetched here."),
        ("a\0b", "'a\\x00b' cannot be read: embedded null byte."),
    ],
)
def test_arrivals_source_that_gives_nothing_does_not_stop_the_rest(source: str, problem: str, tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text(TEXT)
    first, second = read(source, good)
    assert (first, second.problem) == (Arrived(source, source, None, None, problem), None)


def test_arrivals_empty_folder_is_a_problem(tmp_path: Path) -> None:
    assert titles(read(tmp_path)) == ["The folder holds no files."]


@pytest.mark.parametrize(
    ("text", "expected"), [(ROWS, ["Row 1", "Row 2"]), ("Talks open\n\n" + TEXT, ["Talks open"]), (feed(), [])]
)
def test_arrivals_standard_input(text: str, expected: list[str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    found = read("-")
    assert titles(found) == expected
    assert all(f.report and f.source == "-" and f.name.startswith("Standard input") for f in found)


def test_arrivals_named_pipe_is_read_as_it_comes(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(ROWS), daemon=True)
    writer.start()
    assert titles(read(pipe)) == ["Row 1", "Row 2"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"x" * 300_000, "larger than 200,000 bytes"),
        (gzip.compress(b"<urlset>" + b" " * 50_000_000), "larger than 200,000 bytes"),
        (gzip.compress(b"text"), "is a gzip archive"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><opml/>', "declares entities"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><urlset/>'.encode("utf-16"), "declares entities"),
        (b"<opml>" + b"<outline>" * 9000, "nested too deeply"),
        (b'{ "text": \n' + b"[" * 100_000, "nested too deeply"),
        (b'[ { "text": "a" ', "is none"),
    ],
)
def test_arrivals_bombs_are_problems(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "bomb").write_bytes(data)
    (found,) = read(tmp_path / "bomb", settings=Settings(max_bytes=200_000))
    assert found.report is None and found.problem is not None and what in found.problem


def test_arrivals_rows_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w") as file:
        for number in range(300):
            file.write(json.dumps({"id": str(number), "text": TEXT, "note": "x" * 100_000}) + "\n")
    next(arrivals([str(path)], Settings()))  # what is loaded once
    tracemalloc.start()
    count = sum(f.report is not None for f in arrivals([str(path)], Settings()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 300 and peak < 5_000_000 < path.stat().st_size


def test_arrivals_address_of_a_page(web: Web, article: Article) -> None:
    url = web.answer("/old", 301, Location="/a")
    target = web.put("/a", article("Story", "2025-10-18"))
    visitor = web.visitor()
    (found,) = read(url, visitor=visitor)
    assert found.report is not None
    assert (found.source, found.name, found.report.url, found.report.title) == (url, url, target, "Story")
    assert sorted(visitor.visits) == [target, url]


def test_arrivals_address_that_did_not_change_gives_nothing(web: Web, article: Article) -> None:
    url = web.put("/feed", feed(web.put("/a", article("Story"))), "application/rss+xml", ETag='"1"')
    visitor = web.visitor()
    assert titles(read(url, visitor=visitor)) == ["Story"]
    web.pages["news.example/feed"] = (304, {}, b"")
    later = web.visitor(known=dict(visitor.visits))
    assert read(url, visitor=later) == []
    assert later.visits[url].etag == '"1"'


def test_arrivals_feed_that_is_unfinished_is_asked_again(web: Web) -> None:
    url = web.put("/feed", feed(web.answer("/a", 500)), "application/rss+xml", ETag='"1"')
    visitor = web.visitor()
    assert len(read(url, visitor=visitor)) == 1
    assert visitor.visits == {}


def test_arrivals_opml_leads_to_feeds_and_their_pages(web: Web, tmp_path: Path, article: Article) -> None:
    first = web.put("/1", feed("/a", "/b"), "text/xml")
    second = web.put("/2", feed(web.url("/b"), web.url("/c")), "application/atom+xml")
    for name in "abc":
        web.put(f"/{name}", article(f"Story {name}"))
    page, loop = web.url("/a"), web.put("/loop", "<opml><body><outline xmlUrl='/1'/></body></opml>", "text/x-opml")
    path = tmp_path / "feeds.opml"
    outlines = "".join(f'<outline xmlUrl="{url}"/>' for url in (first, second, first, web.url("/gone"), loop, page))
    path.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    found = read(path, visitor=web.visitor())
    assert [(f.name.removeprefix(web.url("")), title) for f, title in zip(found, titles(found), strict=True)] == [
        ("/1, entry 1", "Story a"),
        ("/1, entry 2", "Story b"),
        ("/2, entry 2", "Story c"),
        ("/gone", f"{web.url('/gone')} answered 404: there is no page to read."),
        ("/loop", f"{loop} lists other lists, though a list named it: they are not read."),
    ]
    assert {f.source for f in found} == {str(path)}


def test_arrivals_list_that_leads_to_a_page_says_so(web: Web, tmp_path: Path, article: Article) -> None:
    path = tmp_path / "feeds.opml"
    url = web.put("/a", article("Story"))
    path.write_text(f'<opml><body><outline xmlUrl="{url}"/></body></opml>')
    assert titles(read(path, visitor=web.visitor())) == [f"{url} is neither a feed nor a sitemap."]


def test_arrivals_sitemap_index_leads_to_packed_sitemaps(web: Web, article: Article) -> None:
    page = web.put("/a", article("Story"))
    news = f"<urlset><url><loc>{page}</loc><news><publication_date>2025-10-18</publication_date></news></url></urlset>"
    packed = web.put("/1.xml.gz", gzip.compress(news.encode()), "application/x-gzip")
    again = web.url("/index.xml")
    index = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in (packed, again))
    url = web.put("/index.xml", f"<sitemapindex>{index}</sitemapindex>", "application/xml")
    first, second = read(url, visitor=web.visitor())
    assert first.report is not None and (first.report.title, first.report.published) == ("Story", "2025-10-18")
    assert second.problem == f"{again} lists other lists, though a list named it: they are not read."


def test_arrivals_many_lists_left_over_are_one_problem(web: Web, tmp_path: Path) -> None:
    path = tmp_path / "index.xml"
    maps = "".join(f"<sitemap><loc>{web.put(f'/{n}', '<urlset/>', 'text/xml')}</loc></sitemap>" for n in range(9))
    path.write_text(f"<sitemapindex>{maps}</sitemapindex>")
    (found,) = read(path, visitor=web.visitor(Settings(fetch_pages=3)))
    assert found.name == f"{path}, 6 entries"
    (found,) = read(path)
    assert found.name == f"{path}, 9 entries" and found.problem is not None and "not fetched here" in found.problem


def test_arrivals_lines_at_an_address(web: Web) -> None:
    assert titles(read(web.put("/a", ROWS, "application/x-ndjson"), visitor=web.visitor())) == ["Row 1", "Row 2"]
