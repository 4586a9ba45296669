"""A page from the network: only http(s), only public addresses, within a time and a size."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dragoman.errors import FetchRefused
from dragoman.report.addresses import AddressCheck, Resolver, is_global, resolve, system_resolver
from dragoman.settings import Settings

if TYPE_CHECKING:
    import httpx2

TEXT_TYPES = ("text/html", "text/plain", "application/xhtml+xml")
REDIRECTS = (301, 302, 303, 307, 308)
_KEPT = ("etag", "last-modified", "location", "retry-after")  # headers that an answer is given back with
_AGENT = "dragoman (reads one page for a person; +https://pypi.org/project/dragoman/)"


class UnreadAnswer(FetchRefused):
    """The address answered, with something that is not read: by its kind, its packing or its size."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. url: after redirects; content_type: the header, or None; headers: a few, lower case."""

    url: str
    data: bytes
    content_type: str | None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """How an address is asked. types: content types that are read, None for any; headers: besides the usual ones.

    every_answer: a redirect, an error or 304 is given back as it is, without its body.
    """

    types: tuple[str, ...] | None = TEXT_TYPES
    headers: Mapping[str, str] = field(default_factory=dict)
    every_answer: bool = False


PAGE = Asking()


def fetch(
    url: str,
    settings: Settings,
    *,
    resolver: Resolver = system_resolver,
    allowed: AddressCheck = is_global,
    asking: Asking = PAGE,
) -> Fetched:
    """The page at this address; FetchRefused, one sentence, where it is not fetched or did not answer.

    Every host on the way is resolved once, all its addresses must be `allowed`, and the connection goes to one of
    them: a name that resolves differently a moment later changes nothing.
    """
    import httpx2

    from dragoman.report.transport import PinnedTransport

    deadline = time.monotonic() + settings.fetch_seconds
    transport = PinnedTransport(lambda host, port: resolve(host, port, resolver, allowed, _left(deadline)), deadline)
    seen: list[str] = []
    with httpx2.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=None) as client:
        for _ in range(settings.fetch_redirects + 1):
            check_address(url)
            if url in seen:
                raise FetchRefused(f"{seen[0]} redirects in a circle, so it is not fetched.")
            seen.append(url)
            step = _request(client, url, settings, deadline, asking)
            if isinstance(step, Fetched):
                return step
            url = urljoin(url, step)
    raise FetchRefused(f"{seen[0]} redirects more than {settings.fetch_redirects} times, so it is not fetched.")


def check_address(url: str) -> None:
    """FetchRefused where this is no http(s) address, or one with a password in it."""
    try:
        parts = urlsplit(url)
        port_is_odd = parts.port == 0
    except ValueError:
        raise FetchRefused(f"{url} is no valid address.") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchRefused(f"{url} is not fetched: only http and https addresses are.")
    if not parts.hostname or port_is_odd:
        raise FetchRefused(f"{url} is no valid address.")
    if parts.username or parts.password:
        raise FetchRefused(f"The address at {parts.hostname} holds a user name or password: give it without.")


def _left(deadline: float) -> float:
    return deadline - time.monotonic()


def _request(client: "httpx2.Client", url: str, settings: Settings, deadline: float, asking: Asking) -> Fetched | str:
    """The page, or the target of a redirect."""
    headers = {"User-Agent": _AGENT, "Accept": _accept(asking), "Accept-Encoding": "gzip", **asking.headers}
    with _errors_as_refusals(url, settings), client.stream("GET", url, headers=headers) as response:
        status, content_type = response.status_code, response.headers.get("content-type")
        kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
        if status != 200 and asking.every_answer:
            return Fetched(str(response.url), b"", content_type, status, kept)
        if status in REDIRECTS and kept.get("location"):
            return kept["location"]
        if status != 200:
            reason = f"{status} {response.reason_phrase}".strip()
            raise FetchRefused(f"{url} answered {reason}: there is no page to read.")
        _check_headers(response, url, settings, asking.types)
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            _check_progress(len(data), url, settings, deadline)
        return Fetched(str(response.url), bytes(data), content_type, status, kept)


def _accept(asking: Asking) -> str:
    if asking.types == TEXT_TYPES:
        return "text/html, text/plain;q=0.8"
    return ", ".join(asking.types) if asking.types else "*/*"


def _check_headers(
    response: "httpx2.Response", url: str, settings: Settings, types: tuple[str, ...] | None
) -> None:  # fmt: skip
    kind = response.headers.get("content-type", "text/html").split(";")[0].strip().lower()
    if types is not None and kind not in types:
        raise UnreadAnswer(f"{url} is {kind}, not text or HTML, so it is not read.")
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise UnreadAnswer(f"{url} is packed as {encoding!r}, which is not read.")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > settings.max_bytes:
        raise UnreadAnswer(_too_large(url, settings))


def _check_progress(size: int, url: str, settings: Settings, deadline: float) -> None:
    if size > settings.max_bytes:
        raise UnreadAnswer(_too_large(url, settings))
    if _left(deadline) <= 0:
        raise FetchRefused(_too_slow(url, settings))


def _too_large(url: str, settings: Settings) -> str:
    return f"{url} is larger than {settings.max_bytes:,} bytes, the most that is read."


def _too_slow(url: str, settings: Settings) -> str:
    return f"{url} did not answer whole within {settings.fetch_seconds:g} seconds."


@contextmanager
def _errors_as_refusals(url: str, settings: Settings) -> Iterator[None]:
    import httpx2

    try:
        yield
    except httpx2.TimeoutException as error:
        raise FetchRefused(_too_slow(url, settings)) from error
    except httpx2.InvalidURL as error:
        raise FetchRefused(f"{url} is no valid address.") from error
    except (httpx2.HTTPError, UnicodeError) as error:
        reason = " ".join(str(error).split())[:200].rstrip(". ") or type(error).__name__
        raise FetchRefused(f"{url} could not be fetched: {reason}.") from error
