"""What servers said of addresses, and which sources are polled."""

import sqlite3
from collections.abc import Iterable

from dragoman.report.sources import Visit


class VisitLog:
    """The visits that a case remembers, by address."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, url: str, /) -> Visit | None:
        """The last visit to an address, None for none."""
        asked = "SELECT url, visited, status, etag, modified FROM visits WHERE url = ?"
        row = self._connection.execute(asked, (url,)).fetchone()
        return Visit(*row) if row else None


def keep_visits(connection: sqlite3.Connection, visits: Iterable[Visit]) -> None:
    rows = [(v.url, v.etag, v.modified, v.visited, v.status) for v in visits]
    connection.executemany("INSERT OR REPLACE INTO visits VALUES (?, ?, ?, ?, ?)", rows)


def keep_watched(connection: sqlite3.Connection, sources: Iterable[str], at: str) -> None:
    connection.executemany("INSERT OR IGNORE INTO watched VALUES (?, ?)", [(source, at) for source in sources])


def watched(connection: sqlite3.Connection) -> list[str]:
    """Those that were named for watching, then the addresses that were added."""
    named = [s for (s,) in connection.execute("SELECT source FROM watched ORDER BY since, source")]
    added = connection.execute("SELECT DISTINCT came FROM reports WHERE came LIKE 'http%://%' ORDER BY came")
    return list(dict.fromkeys([*named, *(s for (s,) in added)]))
