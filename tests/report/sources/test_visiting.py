"""Polite visits to a server on the loopback."""

import gzip
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest

from dragoman.errors import FetchRefused
from dragoman.report.fetch import Asking
from dragoman.report.sources import Visit, Visitor
from dragoman.report.sources.visiting import NotVisited, Why
from dragoman.settings import Settings

Web = Any  # tests/report/sources/conftest.py
PAGE = "<p>Talks went on.</p>"
START = "2025-10-09T08:53:20+00:00"
LATER = "2025-10-09T08:53:22+00:00"  # after one pause


def refused(visitor: Visitor, url: str) -> tuple[Why, str]:
    with pytest.raises(NotVisited) as caught:
        visitor.visit(url)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence
    return caught.value.why, sentence


def test_visiting_gives_the_page_and_what_to_remember(web: Web) -> None:
    url = web.put("/a", PAGE, ETag='"1"', Last_Modified="Wed, 08 Oct 2025 07:00:00 GMT")
    visited = web.visitor().visit(url)
    assert visited.page.data == PAGE.encode()
    assert visited.visits == (Visit(url, START, 200, '"1"', "Wed, 08 Oct 2025 07:00:00 GMT"),)
    assert web.asked == ["news.example/robots.txt", "news.example/a"]
    assert all(headers["user-agent"].startswith("dragoman ") for headers in web.headers)


def test_visiting_asks_only_for_what_changed(web: Web) -> None:
    def page(headers: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        asked = headers.get("if-none-match"), headers.get("if-modified-since")
        return (304, {}, b"") if asked == ('"1"', "a date") else (200, {"Content-Type": "text/html"}, b"x")

    url = web.url("/a")
    web.pages["news.example/a"] = page
    visited = web.visitor(known={url: Visit(url, "2025-10-01T00:00:00+00:00", 200, '"1"', "a date")}).visit(url)
    assert visited.page is None
    assert visited.visits == (Visit(url, START, 304, '"1"', "a date"),)


def test_visiting_sends_conditions_only_to_the_address_that_gave_them(web: Web) -> None:
    url, target = web.answer("/a", 302, Location="/b"), web.put("/b", PAGE, ETag='"2"')
    visited = web.visitor(known={url: Visit(url, START, 200, '"1"')}).visit(url)
    assert [headers.get("if-none-match") for headers in web.headers] == [None, '"1"', None]
    assert visited.visits == (Visit(url, LATER, 200), Visit(target, LATER, 200, '"2"'))


def test_visiting_pauses_between_pages_of_a_host(web: Web) -> None:
    visitor = web.visitor(Settings(fetch_gap_seconds=3))
    for path, host in (("/a", "one.example"), ("/b", "one.example"), ("/a", "two.example"), ("/c", "one.example")):
        visitor.visit(web.put(path, PAGE, host=host))
    assert web.slept == [3.0, 3.0]  # robots.txt costs none, nor does another host


@pytest.mark.parametrize(("delay", "pause"), [("10", 10.0), ("600", 30.0), ("0.5", 2.0), ("x", 2.0)])
def test_visiting_heeds_the_delay_of_robots(web: Web, delay: str, pause: float) -> None:
    web.put("/robots.txt", f"User-agent: *\nCrawl-delay: {delay}\n", "text/plain")
    visitor = web.visitor()
    visitor.visit(web.put("/a", PAGE))
    visitor.visit(web.put("/b", PAGE))
    assert web.slept == [pause]


def test_visiting_clock_set_back_costs_one_pause(web: Web) -> None:
    visitor = web.visitor()
    visitor.visit(web.put("/a", PAGE))
    web.now -= 10_000
    web.slept.clear()
    visitor.visit(web.put("/b", PAGE))
    assert web.slept == [2.0]


def test_visiting_does_not_ask_for_what_robots_close(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    visitor = web.visitor()
    why, sentence = refused(visitor, web.put("/private/a", PAGE))
    assert why is Why.FINAL and sentence.endswith("is not fetched: the site's robots.txt closes it to programs.")
    assert refused(visitor, web.answer("/moved", 301, Location="/private/b"))[0] is Why.FINAL
    assert web.asked == ["news.example/robots.txt", "news.example/moved"]


@pytest.mark.parametrize(
    ("status", "open_"), [(404, True), (403, True), (500, False), (429, False), (503, False), (304, False)]
)
def test_visiting_without_robots(web: Web, status: int, open_: bool) -> None:
    web.answer("/robots.txt", status)
    visitor, url = web.visitor(), web.put("/a", PAGE)
    if open_:
        assert visitor.visit(url).page is not None
    else:
        why, sentence = refused(visitor, url)
        assert why is Why.LATER and "its robots.txt could not be read" in sentence
        assert web.paths() == []
        web.answer("/robots.txt", 404)
        web.now += 601
        assert visitor.visit(url).page is not None


def test_visiting_robots_may_be_moved(web: Web) -> None:
    web.answer("/robots.txt", 301, Location=web.url("/robots.txt", "www.example"))
    web.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain", host="www.example")
    assert refused(web.visitor(), web.put("/a", PAGE))[0] is Why.FINAL


def test_visiting_robots_that_redirect_in_a_circle_close_the_site(web: Web) -> None:
    web.answer("/robots.txt", 302, Location="/robots.txt")
    assert refused(web.visitor(), web.put("/a", PAGE))[0] is Why.LATER


def test_visiting_robots_hold_for_a_day(web: Web) -> None:
    visitor = web.visitor()
    visitor.visit(web.put("/a", PAGE))
    web.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
    visitor.visit(web.put("/b", PAGE))
    web.now += 25 * 3600
    assert refused(visitor, web.put("/c", PAGE))[0] is Why.FINAL


def test_visiting_leaves_a_host_after_its_pages_until_the_next_run(web: Web) -> None:
    visitor = web.visitor(Settings(fetch_pages=2))
    visitor.visit(web.put("/a", PAGE))
    visitor.visit(web.put("/b", PAGE))
    url = web.put("/c", PAGE)
    assert refused(visitor, url) == (
        Why.LATER, "No more than 2 pages of news.example are fetched in one run: run it again.",
    )  # fmt: skip
    visitor.start_run({})
    assert visitor.visit(url).page is not None


@pytest.mark.parametrize("value", ["20", "date"])
def test_visiting_waits_where_a_busy_host_asks_for_a_little(web: Web, value: str) -> None:
    later = format_datetime(datetime.fromtimestamp(web.now + 20, UTC), usegmt=True)
    answers = [
        (429, {"Retry-After": later if value == "date" else value}, b""),
        (200, {"Content-Type": "text/html"}, b"x"),
    ]
    web.pages["news.example/a"] = lambda _: answers.pop(0)
    assert web.visitor().visit(web.url("/a")).page is not None
    assert web.slept == [20.0]


@pytest.mark.parametrize("value", ["3600", "", "tomorrow", "9" * 400])
def test_visiting_leaves_a_busy_host_alone(web: Web, value: str) -> None:
    visitor, url = web.visitor(), web.answer("/a", 503, Retry_After=value)
    assert refused(visitor, url) == (Why.LATER, "news.example is busy and asks to come back later.")
    assert refused(visitor, web.put("/b", PAGE))[0] is Why.LATER
    assert web.paths() == ["news.example/a"]
    assert visitor.visits == {}


def test_visiting_asks_a_busy_host_no_third_time(web: Web) -> None:
    assert refused(web.visitor(), web.answer("/a", 429, Retry_After="1"))[0] is Why.LATER
    assert web.paths() == ["news.example/a"] * 2


@pytest.mark.parametrize(
    ("status", "why", "remembered"), [(404, Why.FINAL, True), (410, Why.FINAL, True), (500, Why.TROUBLE, False)]
)
def test_visiting_tells_gone_from_trouble(web: Web, status: int, why: Why, remembered: bool) -> None:
    visitor, url = web.visitor(), web.answer("/a", status)
    assert refused(visitor, url) == (why, f"{url} answered {status}: there is no page to read.")
    assert (url in visitor.visits) is remembered


@pytest.mark.parametrize(
    ("kind", "body", "more"),
    [
        ("application/pdf", b"%PDF", {}),
        ("text/html", gzip.compress(b"x" * 3_000_000), {"Content-Encoding": "gzip"}),
        ("text/html", b"x" * 200_000, {}),
    ],
)
def test_visiting_remembers_what_is_never_read(web: Web, kind: str, body: bytes, more: dict[str, str]) -> None:
    visitor = web.visitor(Settings(max_bytes=100_000, fetch_seconds=5))
    url = web.put("/a", body, kind, **more)
    assert refused(visitor, url)[0] is Why.FINAL
    assert visitor.visits == {url: Visit(url, START, 200)}


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("/a", "redirects in a circle"),
        ("file:///etc/passwd", "only http and https"),
        ("http://[bad/", "redirects to an address that is none"),
        ("http://u:p@other.example/", "user name or password"),
        ("http://inside.example/", "inside.example is at 10.0.0.7, which is no public address"),
    ],
)
def test_visiting_checks_where_a_redirect_leads(web: Web, location: str, what: str) -> None:
    web.addresses["inside.example"] = ["10.0.0.7"]
    assert what in refused(web.visitor(), web.answer("/a", 302, Location=location))[1]


def test_visiting_follows_only_some_redirects(web: Web) -> None:
    for number in range(9):
        web.answer(f"/{number}", 302, Location=f"/{number + 1}")
    assert "redirects more than 5 times" in refused(web.visitor(), web.url("/0"))[1]


def test_visiting_survives_dns_rebinding(web: Web) -> None:
    web.addresses["twice.example"] = ["127.0.0.1", "10.0.0.7"]  # public for robots.txt, private for the page
    why, sentence = refused(web.visitor(), web.put("/a", PAGE, host="twice.example"))
    assert (why, sentence) == (
        Why.TROUBLE, "The host twice.example is at 10.0.0.7, which is no public address, so it is not fetched.",
    )  # fmt: skip
    assert web.asked == ["twice.example/robots.txt"]


@pytest.mark.parametrize("url", ["http://", "http://[bad/", "ftp://n.example/", "http://n.example:99999/"])
def test_visiting_refuses_what_is_no_address(web: Web, url: str) -> None:
    assert refused(web.visitor(), url)[1]


def test_visiting_trouble_counts_as_asked(web: Web) -> None:
    def broken(url: str, settings: Settings, asking: Asking) -> None:
        raise FetchRefused("It did not answer.")

    slept: list[float] = []
    visitor = Visitor(Settings(), asker=broken, clock=lambda: 1e9, sleep=slept.append)  # type: ignore[arg-type]
    why, sentence = refused(visitor, "http://n.example/a")
    assert (why, sentence) == (
        Why.LATER,
        "Nothing of http://n.example is fetched, since its robots.txt could not be read. It did not answer.",
    )


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (None, True),
        ("2025-10-08T10:00:00+00:00", False),
        ("2025-10-10T13:00:00+02:00", True),
        ("2025-10-10T10:00:00+02:00", False),
        ("2025-10-08", False),
        ("2025-10-10", True),
        ("2025-10-09", True),  # it may have changed later on that day, west of here
        ("2025-10-10T09:00:00", True),
        ("soon", True),
    ],
)
def test_visiting_known_address_is_due_when_it_changed(web: Web, changed: str | None, due: bool) -> None:
    visitor = web.visitor(known={"http://n.example/a": Visit("http://n.example/a", "2025-10-10T10:00:00+00:00", 200)})
    assert visitor.is_due("http://n.example/a", changed) is due
    assert visitor.is_due("http://n.example/b", changed)


def test_visiting_address_is_due_once_a_run(web: Web) -> None:
    visitor, url = web.visitor(), web.put("/a", PAGE)
    visitor.keep(visitor.visit(url))
    assert not visitor.is_due(url, None)
    visitor.start_run(visitor.visits)
    assert visitor.is_due(url, None)
