"""Fetching from a server on the loopback; its address is let through by an injected check."""

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.errors import FetchRefused
from dragoman.report.fetch import Asking, Fetched, fetch
from dragoman.settings import Settings

SETTINGS = Settings(fetch_seconds=5, fetch_redirects=3)


@dataclass
class Site:
    """A server, the pages it gives, and the names that were asked for."""

    port: int
    asked: list[str] = field(default_factory=list)

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def get(self, path: str, settings: Settings = SETTINGS, host: str = "news.example") -> Fetched:
        def resolver(name: str, port: int) -> list[str]:
            self.asked.append(name)
            return ["10.0.0.7"] if name == "inside.example" else ["127.0.0.1"]

        return fetch(self.url(path, host), settings, resolver=resolver, allowed=lambda a: a == "127.0.0.1")


class Handler(BaseHTTPRequestHandler):
    """Each path is one behaviour."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        redirects = {
            "/moved": "/page", "/circle": "/circle2", "/circle2": "/circle", "/inside": f"http://inside.example:{port}/",
            "/file": "file:///etc/passwd", "/literal": f"http://127.0.0.2:{port}/page", "/chain1": "/chain2",
            "/chain2": "/chain3", "/chain3": "/chain4", "/chain4": "/page", "/secret": f"http://a:b@x.example:{port}/",
        }  # fmt: skip
        if self.path in redirects:
            self._answer(b"", "text/html", 302, location=redirects[self.path])
        elif self.path == "/pdf":
            self._answer(b"%PDF", "application/pdf")
        elif self.path == "/gone":
            self._answer(b"gone", "text/html", 404)
        elif self.path == "/gzip":
            self._answer(gzip.compress(b"<p>packed</p>"), "text/html", encoding="gzip")
        elif self.path == "/bomb":
            self._answer(gzip.compress(b"x" * 3_000_000), "text/html", encoding="gzip")
        elif self.path == "/nested":
            self._answer(b"...", "text/html", encoding="gzip, gzip")
        elif self.path == "/endless":
            self._drip(b"<p>word</p>" * 1000, 0)
        elif self.path == "/slow":
            self._drip(b"x", 0.1)
        else:
            self._answer("<p>Füße</p>".encode("latin-1"), "text/html; charset=iso-8859-1")

    def _answer(self, body: bytes, kind: str, status: int = 200, location: str = "", encoding: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self, piece: bytes, pause: float) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(3000):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(pause)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def site(server: ThreadingHTTPServer) -> Site:
    return Site(server.server_address[1])


def test_fetch_gives_bytes_type_and_address(site: Site) -> None:
    assert site.get("/page") == Fetched(
        site.url("/page"), "<p>Füße</p>".encode("latin-1"), "text/html; charset=iso-8859-1"
    )
    assert site.asked == ["news.example"]  # resolved once, then pinned


def test_fetch_follows_a_redirect(site: Site) -> None:
    assert site.get("/moved").url == site.url("/page")


def test_fetch_unpacks_gzip(site: Site) -> None:
    assert site.get("/gzip").data == b"<p>packed</p>"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/circle", "redirects in a circle"),
        ("/chain1", "redirects more than 3 times"),
        ("/inside", "inside.example is at 10.0.0.7, which is no public address"),
        ("/file", "only http and https"),
        ("/secret", "holds a user name or password"),
        ("/pdf", "is application/pdf, not text or HTML"),
        ("/gone", "answered 404 Not Found"),
        ("/nested", "is packed as 'gzip, gzip'"),
    ],
)
def test_fetch_refuses_in_one_sentence(site: Site, path: str, what: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        site.get(path)
    assert what in str(caught.value) and str(caught.value).endswith(".") and "\n" not in str(caught.value)


def test_fetch_checks_the_address_of_a_redirect_to_a_number(site: Site) -> None:
    def resolver(name: str, port: int) -> list[str]:
        return ["127.0.0.1"] if name == "news.example" else [name]

    with pytest.raises(FetchRefused, match=r"^127\.0\.0\.2 is no public address"):
        fetch(site.url("/literal"), SETTINGS, resolver=resolver, allowed=lambda a: a == "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "status", "headers"), [("/moved", 302, {"location": "/page"}), ("/gone", 404, {}), ("/page", 200, {})]
)
def test_fetch_gives_every_answer_where_asked(site: Site, path: str, status: int, headers: dict[str, str]) -> None:
    asking = Asking(every_answer=True)
    found = fetch(site.url(path), SETTINGS, resolver=lambda h, p: ["127.0.0.1"], allowed=lambda a: True, asking=asking)
    assert (found.url, found.status, found.headers, bool(found.data)) == (site.url(path), status, headers, status == 200)


@pytest.mark.parametrize("types", [("application/pdf",), None])
def test_fetch_takes_the_kinds_that_are_asked_for(site: Site, types: tuple[str, ...] | None) -> None:
    asking = Asking(types=types)
    found = fetch(site.url("/pdf"), SETTINGS, resolver=lambda h, p: ["127.0.0.1"], allowed=lambda a: True, asking=asking)
    assert found.data == b"%PDF"


@pytest.mark.parametrize("path", ["/endless", "/bomb"])
def test_fetch_stops_at_the_size_limit(site: Site, path: str) -> None:
    with pytest.raises(FetchRefused, match="larger than 100,000 bytes"):
        site.get(path, Settings(max_bytes=100_000, fetch_seconds=5))


def test_fetch_stops_at_the_time_limit_though_bytes_drip_in(site: Site) -> None:
    start = time.monotonic()
    with pytest.raises(FetchRefused, match=r"did not answer whole within 0\.5 seconds"):
        site.get("/slow", Settings(fetch_seconds=0.5))
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://[::ffff:127.0.0.1]/"],
)  # fmt: skip
def test_fetch_refuses_private_addresses_with_the_system_resolver(url: str) -> None:
    with pytest.raises(FetchRefused, match=r"no public address|not known"):
        fetch(url, SETTINGS)


@pytest.mark.parametrize(
    "url", ["http://", "http://[bad/", "http://a.example:99999/", "gopher://a.example/", "http:///x"]
)
def test_fetch_refuses_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchRefused):
        fetch(url, SETTINGS, resolver=lambda host, port: ["9.9.9.9"])


def test_fetch_refuses_where_nothing_listens() -> None:
    with pytest.raises(FetchRefused, match="could not be fetched"):
        fetch("http://news.example:1/", SETTINGS, resolver=lambda h, p: ["127.0.0.1"], allowed=lambda a: True)
