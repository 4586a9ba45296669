"""What a list names, visited or taken from the feed itself."""

from collections.abc import Callable
from typing import Any

from dragoman.report.sources import Arrived, Visit, Visitor
from dragoman.report.sources.entries import OFFLINE, entry_arrivals
from dragoman.report.sources.records import Entry, Opened
from dragoman.settings import Settings

Web = Any  # tests/report/sources/conftest.py
Article = Callable[..., str]
TEXT = "The two sides met in Port Karim on Monday and agreed to open a crossing, the ministry said."


def read(entries: list[Entry], visitor: Visitor | None) -> tuple[list[Arrived], bool]:
    run = entry_arrivals(entries, Opened("feed.xml", "feed.xml", b""), Settings(), visitor)
    found = []
    while True:
        try:
            found.append(next(run))
        except StopIteration as end:
            return found, end.value


def short(found: list[Arrived]) -> list[tuple[str, str | None]]:
    return [(f.name, f.report.title if f.report else f.problem) for f in found]


def test_entries_are_visited_new_and_latest_first(web: Web, article: Article) -> None:
    urls = {name: web.put(f"/{name}", article(f"Story {name}")) for name in "abcd"}
    days = {"a": "2025-10-01", "b": "2025-10-03", "c": None, "d": "2025-10-12"}
    entries = [Entry(n, urls[name], changed=day) for n, (name, day) in enumerate(days.items(), 1)]
    known = {urls["d"]: Visit(urls["d"], "2025-10-11T00:00:00+00:00", 200)}
    found, complete = read(entries, web.visitor(known=known))
    assert short(found) == [
        ("feed.xml, entry 2", "Story b"), ("feed.xml, entry 1", "Story a"), ("feed.xml, entry 3", "Story c"),
        ("feed.xml, entry 4", "Story d"),
    ]  # fmt: skip
    assert complete


def test_entries_known_and_unchanged_are_not_asked(web: Web, article: Article) -> None:
    url = web.put("/a", article("Story"))
    known = {url: Visit(url, "2025-10-11T00:00:00+00:00", 200)}
    assert read([Entry(1, url, changed="2025-10-09T00:00:00Z")], web.visitor(known=known)) == ([], True)
    assert web.asked == []


def test_entries_page_wins_and_the_feed_fills_what_it_lacks(web: Web, article: Article) -> None:
    dated, bare = web.put("/a", article("Dated", "2025-10-05")), web.put("/b", article("Bare"))
    moved = web.answer("/c", 302, Location="/a")
    given = "2025-10-18T10:00:00+02:00"
    found, _ = read([Entry(n, url, "Other", given) for n, url in enumerate((dated, bare, moved), 1)], web.visitor())
    assert [(f.report.title, f.report.published, f.report.url) for f in found if f.report] == [
        ("Dated", "2025-10-05", dated), ("Bare", given, bare), ("Dated", "2025-10-05", dated),
    ]  # fmt: skip


def test_entries_whole_text_stands_where_the_page_is_closed(web: Web) -> None:
    web.put("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain")
    entry = Entry(1, web.url("/a"), "Talks", "2025-10-18", None, "The Post", TEXT)
    (found,), complete = read([entry], web.visitor())
    report = found.report
    assert report is not None and complete
    assert (report.title, report.published, report.outlet, report.url) == ("Talks", "2025-10-18", "The Post", entry.url)
    assert report.text == f"Talks\n\n{TEXT}"
    assert found.raw == TEXT.encode()


def test_entries_whole_text_stands_where_the_page_has_no_article(web: Web) -> None:
    url = web.put("/a", "<html><body><a href='/'>Home</a></body></html>")
    found, _ = read([Entry(1, url, "Talks", text=TEXT)], web.visitor())
    assert short(found) == [("feed.xml, entry 1", "Talks")]


def test_entries_trouble_leaves_the_list_unfinished(web: Web, article: Article) -> None:
    gone, broken, good = web.answer("/a", 404), web.answer("/b", 500), web.put("/c", article("Story"))
    visitor = web.visitor()
    found, complete = read([Entry(n, url) for n, url in enumerate((gone, broken, good), 1)], visitor)
    assert short(found) == [
        ("feed.xml, entry 1", f"{gone} answered 404: there is no page to read."),
        ("feed.xml, entry 2", f"{broken} answered 500: there is no page to read."),
        ("feed.xml, entry 3", "Story"),
    ]
    assert not complete and sorted(visitor.visits) == [gone, good]


def test_entries_that_are_left_are_one_problem(web: Web, article: Article) -> None:
    urls = [web.put(f"/{n}", article(f"Story {n}")) for n in range(5)]
    visitor = web.visitor(Settings(fetch_pages=2))
    found, complete = read([Entry(n, url) for n, url in enumerate(urls, 1)], visitor)
    assert short(found)[2:] == [
        ("feed.xml, 3 entries", "No more than 2 pages of news.example are fetched in one run: run it again.")
    ]
    assert not complete
    known = dict(visitor.visits)
    visitor.start_run(known)
    found, complete = read([Entry(n, url) for n, url in enumerate(urls, 1)], visitor)
    assert [title for _, title in short(found)][:2] == ["Story 2", "Story 3"]


def test_entries_named_twice_are_read_once(web: Web, article: Article) -> None:
    url = web.put("/a", article("Story"))
    found, _ = read([Entry(1, url), Entry(2, url)], web.visitor())
    assert short(found) == [("feed.xml, entry 1", "Story")]


def test_entries_visit_is_kept_only_when_its_report_was_taken(web: Web, article: Article) -> None:
    visitor, url = web.visitor(), web.put("/a", article("Story"))
    run = entry_arrivals([Entry(1, url)], Opened("f", "f", b""), Settings(), visitor)
    assert next(run).report is not None
    assert visitor.visits == {}
    assert list(run) == [] and list(visitor.visits) == [url]


def test_entries_offline_give_what_the_feed_holds() -> None:
    entries = [
        Entry(1, "http://n.example/a"),
        Entry(2, "http://n.example/b", "Talks", text=TEXT),
        Entry(3, None),
        Entry(4, "http://n.example/c"),
    ]
    found, _ = read(entries, None)
    assert short(found) == [
        ("feed.xml, entry 2", "Talks"),
        ("feed.xml, 2 entries", OFFLINE),
        ("feed.xml, 1 entry", "It has neither a link nor a whole text."),
    ]
