"""What somebody who follows a case wants to hear of: news for saved searches, deadlines, states, discrepancies."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.facets import Asked, chosen

Json = dict[str, Any]

AHEAD = timedelta(days=3)  # before a deadline it is spoken of
_OVER = frozenset(("expired", "collapsed", "concluded", "cancelled", "rejected"))
_ALL = 1_000_000


class AlertKind(Enum):
    """What an alert tells."""

    SEARCH = "search"  # new claims for a saved search
    DEADLINE = "deadline"  # a deadline comes near
    STATUS = "status"  # a process has come into another state, or into rival ones
    DISCREPANCY = "discrepancy"  # reports do not agree on something new


@dataclass(frozen=True, slots=True)
class Alert:
    """One piece of news. at: when it was one, UTC; about: id of a process, a discrepancy or a saved search.

    said: one sentence; seen: whether somebody has read it.
    """

    id: str
    at: str
    kind: AlertKind
    about: str
    said: str
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search. heard: seq of the last report that it was asked of."""

    seq: int
    name: str
    asked: Asked
    since: str
    heard: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What stood before the view was settled anew: states by process, ids of discrepancies."""

    states: Mapping[str, tuple[str, ...]]
    disputes: frozenset[str]


# -- what is new when the view is settled


@contextmanager
def noting(connection: sqlite3.Connection) -> Iterator[None]:
    """Around a settling, in its transaction: what is new by it is written down."""
    before = standing(connection)
    yield
    note(connection, before, datetime.now(UTC))


def standing(connection: sqlite3.Connection) -> Standing:
    """What stands now."""
    rows = connection.execute("SELECT id, json_extract(body, '$.current') FROM ledgers").fetchall()
    disputes = frozenset(i for (i,) in connection.execute("SELECT id FROM disputes"))
    return Standing({id_: tuple(json.loads(states)) for id_, states in rows}, disputes)


def note(connection: sqlite3.Connection, before: Standing, now: datetime) -> None:
    """Writes down what is new against what stood before; what was written down once is not again."""
    found = [*_discrepancies(connection, before), *_states(connection, before), *_searches(connection)]
    found += [(kind, about, key, said) for kind, about, key, said, _ in _deadlines(connection, _last_day(connection))]
    rows = [(_id(kind, about, key), _stamp(now), kind.value, about, said) for kind, about, key, said in found]
    connection.executemany("INSERT OR IGNORE INTO alerts VALUES (?, ?, ?, ?, ?)", rows)


_News = tuple[AlertKind, str, str, str]  # kind, about, what tells it from others about the same, said


def _discrepancies(connection: sqlite3.Connection, before: Standing) -> list[_News]:
    rows = connection.execute("SELECT id, json_extract(body, '$.reason') FROM disputes ORDER BY id").fetchall()
    return [(AlertKind.DISCREPANCY, i, "", said or "") for i, said in rows if i not in before.disputes]


def _states(connection: sqlite3.Connection, before: Standing) -> list[_News]:
    """Processes in another state than before; of new ones those that have changed already."""
    found: list[_News] = []
    for id_, body in connection.execute("SELECT id, body FROM ledgers ORDER BY id").fetchall():
        ledger = json.loads(body)
        now, told = tuple(ledger["current"]), {s["state"] for s in ledger["stages"]}
        was = before.states.get(id_)
        if not now or now == was or (was is None and len(told) < 2):
            continue
        then = f", before {_shown(was)}" if was else ""
        last = ledger["stages"][-1] if ledger["stages"] else {}
        day = f" (last told {last['published']})" if last.get("published") else ""
        key = f"{' '.join(now)} {last.get('report')}"
        found.append((AlertKind.STATUS, id_, key, f"{ledger['name']} ({ledger['kind']}): {_shown(now)}{then}{day}."))
    return found


def _shown(states: tuple[str, ...]) -> str:
    return " or ".join(s.replace("_", " ") for s in states) or "in no known state"


def _searches(connection: sqlite3.Connection) -> list[_News]:
    """Saved searches that find events which no earlier report told; each is heard up to the last report."""
    found: list[_News] = []
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM reports").fetchone()
    for search in searches(connection):
        if search.heard >= last:
            continue
        fresh = {i for (i,) in connection.execute("SELECT id FROM reports WHERE seq > ?", (search.heard,))}
        events, _ = chosen(connection, search.asked, _ALL)
        new = [e for e in events if all(m["report"] in fresh for m in e["mentions"])]
        if new:
            count = "1 new claim" if len(new) == 1 else f"{len(new):,} new claims"
            first = new[0]["mentions"][0]["evidence"]
            said = f"{search.name}: {count}, for one “{first}”"
            found.append((AlertKind.SEARCH, str(search.seq), str(search.heard), said))
        connection.execute("UPDATE searches SET heard = ? WHERE seq = ?", (last, search.seq))
    return found


def _deadlines(
    connection: sqlite3.Connection, now: datetime | None
) -> list[tuple[AlertKind, str, str, str, datetime]]:  # fmt: skip
    """Deadlines at a time that are near and still count, each with the time from which it was near."""
    found: list[tuple[AlertKind, str, str, str, datetime]] = []
    if now is None:
        return found
    rows = connection.execute("SELECT id, body FROM ledgers WHERE deadline IS NOT NULL ORDER BY deadline, id")
    for id_, body in rows.fetchall():
        ledger = json.loads(body)
        ends = _end_of(ledger["deadline"])
        if ends is None or not ends - AHEAD <= now <= ends or set(ledger["current"]) <= _OVER:
            continue
        until = ledger["deadline"][:16].replace("T", " ")
        said = f"{ledger['name']} ({ledger['kind']}, {_shown(tuple(ledger['current']))}) has its deadline on {until}."
        found.append((AlertKind.DEADLINE, id_, ledger["deadline"], said, ends - AHEAD))
    return found


def _end_of(deadline: str) -> datetime | None:
    """A deadline in UTC; a day ends at midnight."""
    try:
        if len(deadline) <= 10:
            return datetime.combine(date.fromisoformat(deadline), time(23, 59, 59), UTC)
        found = datetime.fromisoformat(deadline)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _last_day(connection: sqlite3.Connection) -> datetime | None:
    """The day of the last report, which is what "near" means in a case of earlier times."""
    (day,) = connection.execute("SELECT max(day) FROM reports").fetchone()
    return datetime.combine(date.fromisoformat(day), time(), UTC) if day else None


def _id(kind: AlertKind, about: str, key: str) -> str:
    return "n-" + hashlib.sha256(f"{kind.value}\n{about}\n{key}".encode()).hexdigest()[:12]


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


# -- reading them


def alerts_since(connection: sqlite3.Connection, since: str, now: datetime | None = None) -> list[Alert]:
    """Alerts after a time (UTC, ISO), in order; with those deadlines that have come near by `now`."""
    found = _written(connection, "a.at > ?", since, -1) + _near(connection, now or datetime.now(UTC))
    return sorted((a for a in found if a.at > since), key=lambda a: (a.at, a.kind.value, a.id))


def latest(connection: sqlite3.Connection, limit: int = 200, now: datetime | None = None) -> list[Alert]:
    """The last alerts, the newest first."""
    found = _near(connection, now or datetime.now(UTC)) + _written(connection, "?", 1, limit)
    return sorted(found, key=lambda a: a.at, reverse=True)[:limit]


def _written(connection: sqlite3.Connection, test: str, value: Any, limit: int) -> list[Alert]:
    rows = connection.execute(
        "SELECT a.id, a.at, a.kind, a.about, a.said, s.alert IS NOT NULL FROM alerts a"
        f" LEFT JOIN seen s ON s.alert = a.id WHERE {test} ORDER BY a.at DESC, a.kind, a.id LIMIT ?", (value, limit),
    )  # fmt: skip
    return [Alert(i, at, AlertKind(kind), about, said, bool(seen)) for i, at, kind, about, said, seen in rows]


def _near(connection: sqlite3.Connection, now: datetime) -> list[Alert]:
    """Deadlines that have come near since the view was settled."""
    found = []
    for kind, about, key, said, since in _deadlines(connection, now):
        id_ = _id(kind, about, key)
        if not connection.execute("SELECT 1 FROM alerts WHERE id = ?", (id_,)).fetchone():
            seen = connection.execute("SELECT 1 FROM seen WHERE alert = ?", (id_,)).fetchone()
            found.append(Alert(id_, _stamp(since), kind, about, said, seen is not None))
    return found


def mark_seen(connection: sqlite3.Connection, ids: list[str], at: str) -> None:
    """Somebody has read them; in a transaction of the caller's."""
    connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", [(i, at) for i in ids])


# -- saved searches


def searches(connection: sqlite3.Connection) -> list[Search]:
    """All of them, in order of saving."""
    rows = connection.execute("SELECT seq, name, query, since, heard FROM searches ORDER BY seq")
    return [Search(seq, name, _asked(query), since, heard) for seq, name, query, since, heard in rows]


def _asked(query: str) -> Asked:
    found: Json = {k: tuple(v) if isinstance(v, list) else v for k, v in json.loads(query).items()}
    return Asked(**found)


def save_search(connection: sqlite3.Connection, name: str, asked: Asked, at: str) -> int:
    """Keeps a search under a name; what it finds already is no news. In a transaction of the caller's."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("A saved search needs a name.")
    if asked == Asked():
        raise UsageError("A search that asks for nothing finds everything: say what it is to look for.")
    query = json.dumps(asdict(asked), ensure_ascii=False)
    row = connection.execute("SELECT seq FROM searches WHERE query = ?", (query,)).fetchone()
    if row:
        connection.execute("UPDATE searches SET name = ? WHERE seq = ?", (name, row[0]))
        return int(row[0])
    found = connection.execute(
        "INSERT INTO searches (name, query, since, heard)"
        " VALUES (?, ?, ?, (SELECT coalesce(max(seq), 0) FROM reports))", (name, query, at)
    )  # fmt: skip
    return int(found.lastrowid or 0)


def forget_search(connection: sqlite3.Connection, seq: int) -> None:
    """Drops a saved search; in a transaction of the caller's."""
    if not connection.execute("DELETE FROM searches WHERE seq = ?", (seq,)).rowcount:
        raise UsageError(f"There is no saved search {seq}.")
