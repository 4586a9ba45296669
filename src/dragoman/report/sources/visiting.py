"""Many addresses, asked politely: robots.txt is heeded, a host gets pauses, what did not change is not sent again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum
from urllib.parse import urljoin, urlsplit

from dragoman.errors import FetchRefused
from dragoman.report.fetch import REDIRECTS, TEXT_TYPES, Asking, Fetched, UnreadAnswer, check_address, fetch
from dragoman.report.sources.records import Known, Visit
from dragoman.report.sources.robots import Rules, read_rules
from dragoman.settings import Settings

Asker = Callable[[str, Settings, Asking], Fetched]
Clock = Callable[[], float]  # seconds since 1970, UTC
Sleep = Callable[[float], None]

LONGEST_WAIT = 30.0  # seconds that a host may have us wait; for longer it is left for another time
_USUAL_REST = 60.0  # seconds, where a host is busy and does not say for how long
_ROBOTS_LAST = 24 * 3600.0  # seconds that a robots.txt holds (RFC 9309, 2.4)
_TROUBLE_LASTS = 600.0  # seconds until a robots.txt that did not come is asked for again
_BUSY = (429, 503)
_AGENT = "dragoman (reads news for a person; +https://pypi.org/project/dragoman/)"


class Why(Enum):
    """Why an address was not read."""

    FINAL = "final"  # it has nothing for us: asking again soon is no use
    TROUBLE = "trouble"  # it did not work this time
    LATER = "later"  # it was not asked: its host has had enough for now


class NotVisited(FetchRefused):
    """An address that gave no page."""

    def __init__(self, sentence: str, why: Why) -> None:
        super().__init__(sentence)
        self.why = why


@dataclass(frozen=True, slots=True)
class Visited:
    """A page as it came, and what to remember of it; page: None where it has not changed since it was known."""

    page: Fetched | None
    visits: tuple[Visit, ...]


@dataclass(slots=True)
class _Host:
    asked: float = float("-inf")
    rests_until: float = float("-inf")
    pages: int = 0
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class _Robots:
    rules: Rules | None  # None: they could not be read, so nothing is
    until: float
    reason: str = ""


def _fetch(url: str, settings: Settings, asking: Asking) -> Fetched:
    return fetch(url, settings, asking=asking)


class Visitor:
    """Asks for pages, one at a time. known: what earlier runs were told.

    visits: what this run was told, of all that has been handed on whole. Keep them once that is kept: an address
    whose visit is kept is not given again until it changes.
    """

    def __init__(
        self,
        settings: Settings,
        known: Known | None = None,
        *,
        asker: Asker = _fetch,
        clock: Clock = time.time,
        sleep: Sleep = time.sleep,
    ) -> None:
        self.visits: dict[str, Visit] = {}
        self._settings = settings
        self._known: Known = {} if known is None else known
        self._asker = asker
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._robots: dict[str, _Robots] = {}

    def start_run(self, known: Known) -> None:
        """Before another round with the same visitor: the count of pages begins anew, robots.txt and pauses hold."""
        self.visits = {}
        self._known = known
        for host in self._hosts.values():
            host.pages = 0

    def is_due(self, url: str, changed: str | None) -> bool:
        """Whether an address is to be asked. changed: when its list says it was published or changed, ISO."""
        if url in self.visits:
            return False
        known = self._known.get(url)
        latest = latest_moment(changed)
        return known is None or latest is None or latest >= datetime.fromisoformat(known.visited)

    def is_known(self, url: str) -> bool:
        """Whether an earlier run was at this address."""
        return self._known.get(url) is not None

    def keep(self, visited: Visited) -> None:
        """Once what an address gave has been handed on."""
        self.visits |= {visit.url: visit for visit in visited.visits}

    def visit(self, url: str, types: tuple[str, ...] = TEXT_TYPES) -> Visited:
        """The page at an address; NotVisited where there is none, or it may not be read, or not now."""
        try:
            return self._visit(url, types)
        except NotVisited:
            raise
        except UnreadAnswer as error:
            self.visits[url] = self._told(url, 200, None)
            raise NotVisited(str(error), Why.FINAL) from error
        except FetchRefused as error:
            raise NotVisited(str(error), Why.TROUBLE) from error

    def _visit(self, url: str, types: tuple[str, ...]) -> Visited:
        passed: list[str] = []
        at = url
        while len(passed) <= self._settings.fetch_redirects:
            check_address(at)
            if at in passed:
                raise NotVisited(f"{url} redirects in a circle, so it is not fetched.", Why.FINAL)
            passed.append(at)
            self._check_robots(at)
            self._count(at)
            answer = self._ask(at, Asking(types, self._conditions(at), every_answer=True))
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                return self._visited(url, at, answer, passed)
            at = _target(at, answer)
        raise NotVisited(f"{url} redirects more than {len(passed) - 1} times, so it is not fetched.", Why.FINAL)

    def _visited(self, url: str, at: str, answer: Fetched, passed: list[str]) -> Visited:
        if answer.status not in (200, 304):
            if 400 <= answer.status < 500:
                self.visits[url] = self._told(url, answer.status, None)
            why = Why.FINAL if answer.status < 500 else Why.TROUBLE
            raise NotVisited(f"{at} answered {answer.status}: there is no page to read.", why)
        before = [self._told(other, 200, None) for other in passed if other != at]
        last = self._told(at, answer.status, answer)
        return Visited(answer if answer.status == 200 else None, (*before, last))

    def _told(self, url: str, status: int, answer: Fetched | None) -> Visit:
        now = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        if answer is None:
            return Visit(url, now, status)
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        known = self._known.get(url)
        if status == 304 and known is not None:
            etag, modified = etag or known.etag, modified or known.modified
        return Visit(url, now, status, etag, modified)

    def _conditions(self, url: str) -> dict[str, str]:
        headers = {"User-Agent": _AGENT}
        known = self._known.get(url)
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.modified:
            headers["If-Modified-Since"] = known.modified
        return headers

    def _host(self, url: str) -> _Host:
        name = urlsplit(url).hostname or ""
        return self._hosts.setdefault(name, _Host(gap=self._settings.fetch_gap_seconds))

    def _count(self, url: str) -> None:
        host, most = self._host(url), self._settings.fetch_pages
        if host.pages >= most:
            name = urlsplit(url).hostname
            raise NotVisited(f"No more than {most} pages of {name} are fetched in one run: run it again.", Why.LATER)
        host.pages += 1

    def _ask(self, url: str, asking: Asking) -> Fetched:
        """One answer; where the host is busy but names a short wait, a second try."""
        host = self._host(url)
        for _ in range(2):
            self._wait(host, url)
            try:
                answer = self._asker(url, self._settings, asking)
            finally:
                host.asked = self._clock()
            if answer.status not in _BUSY:
                return answer
            host.rests_until = host.asked + _rest(answer, host.asked)
        raise self._busy(url)

    def _wait(self, host: _Host, url: str) -> None:
        now = self._clock()
        # A clock that was set back must not have us wait for longer than the gap.
        pause = min(max(host.asked + host.gap - now, 0.0), host.gap)
        rest = host.rests_until - now
        if rest > LONGEST_WAIT:
            raise self._busy(url)
        if (wait := max(pause, rest)) > 0:
            self._sleep(wait)

    def _busy(self, url: str) -> NotVisited:
        return NotVisited(f"{urlsplit(url).hostname} is busy and asks to come back later.", Why.LATER)

    def _check_robots(self, url: str) -> None:
        parts = urlsplit(url)
        site = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        robots = self._robots.get(site)
        if robots is None or robots.until <= self._clock():
            robots = self._robots[site] = self._read_robots(site)
        if robots.rules is None:
            raise NotVisited(robots.reason, Why.LATER)
        self._host(url).gap = max(self._settings.fetch_gap_seconds, min(robots.rules.delay or 0.0, LONGEST_WAIT))
        if parts.path != "/robots.txt" and not robots.rules.allow(url):
            raise NotVisited(f"{url} is not fetched: the site's robots.txt closes it to programs.", Why.FINAL)

    def _read_robots(self, site: str) -> _Robots:
        """4xx: nothing is closed; no answer, or 5xx: all is, for now (RFC 9309, 2.3.1)."""
        try:
            answer = self._ask_robots(f"{site}/robots.txt")
        except FetchRefused as error:
            reason = f"Nothing of {site} is fetched, since its robots.txt could not be read. {error}"
            return _Robots(None, self._clock() + _TROUBLE_LASTS, reason)
        self._host(site).asked = float("-inf")  # the first page need not wait for it
        if answer.status == 200:
            return _Robots(read_rules(answer.data), self._clock() + _ROBOTS_LAST)
        return _Robots(Rules(), self._clock() + _ROBOTS_LAST)

    def _ask_robots(self, url: str) -> Fetched:
        for _ in range(self._settings.fetch_redirects + 1):
            check_address(url)
            answer = self._ask(url, Asking(None, {"User-Agent": _AGENT}, every_answer=True))
            if answer.status == 200 or 400 <= answer.status < 500:
                return answer
            if answer.status not in REDIRECTS or not answer.headers.get("location"):
                raise FetchRefused(f"{url} answered {answer.status}.")
            url = _target(url, answer)
        raise FetchRefused(f"{url} redirects too often.")


def _target(url: str, answer: Fetched) -> str:
    try:
        return urljoin(url, answer.headers["location"])
    except ValueError:
        raise FetchRefused(f"{url} redirects to an address that is none.") from None


def _rest(answer: Fetched, now: float) -> float:
    """Seconds that a busy host asks for: a number, or a date."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(parsedate_to_datetime(value).timestamp() - now, 0.0)
    except (ValueError, OverflowError, OSError):
        return _USUAL_REST


def latest_moment(changed: str | None) -> datetime | None:
    """The last moment that an ISO date or date-time can mean, wherever it was written."""
    try:
        moment = datetime.fromisoformat(changed or "")
        if len(changed or "") == 10:
            moment += timedelta(days=1)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC) + timedelta(hours=12)
    except (ValueError, OverflowError):
        return None
