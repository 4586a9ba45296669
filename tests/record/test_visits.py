"""What a case remembers of servers, and which sources it polls."""

from collections.abc import Mapping

from dragoman.case import Case
from dragoman.record.store.visits import VisitLog, keep_visits, keep_watched, watched
from dragoman.report.fetch import Asking, Fetched
from dragoman.report.sources import Visit, Visitor
from dragoman.settings import Settings

URL = "https://news.example/truce"
FIRST = Visit(URL, "2031-06-01T08:00:00+00:00", 200, '"1"', "Sun, 01 Jun 2031 07:00:00 GMT")
PAGE = (
    "<html><head><title>Truce holds</title></head><body><article><h1>Truce holds</h1><p>Norway and Peru agreed on a"
    " ten-day ceasefire on Monday. Envoys of both states met in the town hall and promised to meet again.</p><p>The"
    " ceasefire took effect at midnight, the mayor said, and nobody was hurt in the valley overnight.</p></article>"
    "</body></html>"
)


class Server:
    """Answers in the place of the network."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    def __call__(self, url: str, settings: Settings, asking: Asking) -> Fetched:
        if url.endswith("/robots.txt"):
            return Fetched(url, b"", None, 404)
        self.asked.append((url, asking.headers))
        if asking.headers.get("If-None-Match") == '"1"':
            return Fetched(url, b"", None, 304)
        return Fetched(url, self.pages[url].encode(), "text/html; charset=utf-8", 200, {"etag": '"1"'})


def test_visits_come_back_as_they_were_kept(case: Case) -> None:
    bare = Visit("https://news.example/other", "2031-06-01T09:00:00+00:00", 404)
    keep_visits(case.connection, [FIRST, bare])
    log = VisitLog(case.connection)
    assert (log.get(URL), log.get(bare.url), log.get("https://news.example/none")) == (FIRST, bare, None)


def test_visits_the_last_one_counts(case: Case) -> None:
    last = Visit(URL, "2031-06-02T08:00:00+00:00", 304, '"2"', None)
    keep_visits(case.connection, [FIRST])
    keep_visits(case.connection, [last])
    assert VisitLog(case.connection).get(URL) == last


def test_visits_outlive_the_case_being_closed(case: Case) -> None:
    keep_visits(case.connection, [FIRST])
    with Case.open(case.path) as again:
        assert VisitLog(again.connection).get(URL) == FIRST


def test_visits_sources_that_were_named_first_are_watched_first(case: Case) -> None:
    keep_watched(case.connection, ["z-feed.xml", "folder"], "2031-06-01")
    keep_watched(case.connection, ["a-feed.xml", "folder"], "2031-06-02")
    assert watched(case.connection) == ["folder", "z-feed.xml", "a-feed.xml"]


def test_visits_addresses_that_were_added_are_watched_after_those_named(case: Case) -> None:
    server = Server({URL: PAGE, URL + "-2": PAGE.replace("Norway", "Chile")})
    case.add([URL + "-2", URL], visitor=Visitor(case.settings, asker=server, sleep=lambda _: None))
    assert case.watched([URL + "-2", "folder"]) == ["folder", URL + "-2", URL]
    assert case.watched() == case.watched(["folder"])


def test_visits_files_that_were_added_are_not_watched(case: Case) -> None:
    text = case.path.with_name("httpd.txt")
    text.write_text("Truce holds\n\nNorway and Peru agreed on a ten-day ceasefire on Monday.\n", encoding="utf-8")
    assert len(case.add([str(text)]).new) == 1
    assert watched(case.connection) == []


def test_visits_of_one_adding_are_the_conditions_of_the_next(case: Case) -> None:
    server = Server({URL: PAGE})
    first = case.add([URL], visitor=Visitor(case.settings, asker=server, sleep=lambda _: None))
    with Case.open(case.path, write=True) as again:
        second = again.add([URL], visitor=Visitor(case.settings, asker=server, sleep=lambda _: None))
        known = VisitLog(again.connection).get(URL)
    assert [headers.get("If-None-Match") for _, headers in server.asked] == [None, '"1"']
    assert (len(first.new), second.new, second.revised, second.skipped) == (1, [], [], [])
    assert known is not None
    assert (known.status, known.etag) == (304, '"1"')
