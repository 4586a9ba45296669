"""A server on the loopback whose pages a test writes; its address is let through by an injected check."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dragoman.report.fetch import Asking, Fetched, fetch
from dragoman.report.sources import Known, Visitor
from dragoman.settings import Settings

Headers = dict[str, str]
Answer = tuple[int, Headers, bytes]


@dataclass
class Web:
    """Pages by host and path, the requests that came, and a clock that only sleep moves."""

    port: int
    pages: dict[str, Answer | Callable[[Headers], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[Headers] = field(default_factory=list)
    addresses: dict[str, list[str]] = field(default_factory=dict)
    now: float = 1_760_000_000.0
    slept: list[float] = field(default_factory=list)

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def put(
        self, path: str, body: str | bytes, kind: str = "text/html", host: str = "news.example", **more: str
    ) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.pages[f"{host}{path}"] = (
            200,
            {"Content-Type": kind, **{k.replace("_", "-"): v for k, v in more.items()}},
            data,
        )
        return self.url(path, host)

    def answer(self, path: str, status: int, host: str = "news.example", **headers: str) -> str:
        self.pages[f"{host}{path}"] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, b"")
        return self.url(path, host)

    def visitor(self, settings: Settings | None = None, known: Known | None = None) -> Visitor:
        return Visitor(
            settings or Settings(fetch_seconds=5),
            known,
            asker=self.ask,
            clock=lambda: self.now,
            sleep=self.sleep,
        )

    def ask(self, url: str, settings: Settings, asking: Asking) -> Fetched:
        return fetch(url, settings, resolver=self.resolve, allowed=lambda a: a == "127.0.0.1", asking=asking)

    def resolve(self, host: str, port: int) -> list[str]:
        answers = self.addresses.get(host, ["127.0.0.1"])
        return [answers.pop(0) if len(answers) > 1 else answers[0]]

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def paths(self) -> list[str]:
        return [path for path in self.asked if not path.endswith("/robots.txt")]


class Handler(BaseHTTPRequestHandler):
    """What the test put there; 404 for all else."""

    web: Web

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        web = self.server.web  # type: ignore[attr-defined]
        where = f"{self.headers['Host'].partition(':')[0]}{self.path}"
        web.asked.append(where)
        web.headers.append({key.lower(): value for key, value in self.headers.items()})
        page = web.pages.get(where, (404, {}, b""))
        status, headers, body = page(web.headers[-1]) if callable(page) else page
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def web(server: ThreadingHTTPServer) -> Web:
    made = Web(server.server_address[1])
    server.web = made  # type: ignore[attr-defined]
    return made


@pytest.fixture
def article() -> Callable[[str], str]:
    """A page with an article on it."""

    def make(title: str, published: str | None = None) -> str:
        meta = f'<meta property="article:published_time" content="{published}">' if published else ""
        return (
            f"<html><head><title>{title}</title>{meta}</head><body><article><h1>{title}</h1>"
            "<p>The foreign ministers of Velia and Sarmona met in Port Karim on Monday to talk about the border.</p>"
            "<p>They agreed to open two crossings for aid, an official of the ministry said after the meeting.</p>"
            "<p>Neither side would say when the crossings were to open, and both asked for patience.</p>"
            "</article></body></html>"
        )

    return make
