"""How doubtful an event of the settled case is, and why; the queue in which a person looks at the doubtful first.

Each kind of doubt has a weight between 0 and 1; together they count as independent doubts do: 1 − ∏ (1 − weight).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from math import prod
from typing import Any

from dragoman.record.search import fts_query

Json = dict[str, Any]

SURE = 0.75  # confidence from which on nothing is said of it
FIRM = 0.7  # weight of a link from which on nothing is said of it
_SPEECH = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
_MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
_ALONE = ("PROTEST", "MOBILIZE", "RETREAT")  # what one can do without anybody to whom it is done


class Kind(IntFlag):
    """Kinds of doubt, one bit each."""

    DISPUTED = 1  # reports or sources contradict it
    STATUS = 2  # its mentions differ in whether it happened
    TYPE = 4  # its mentions differ in what it is
    MERGED = 8  # a weak link holds its mentions together
    UNSURE = 16  # the coder itself is not sure
    EMPTY = 32  # who, to whom, when or where is not told
    SINGLE = 64  # told by one origin alone


@dataclass(frozen=True, slots=True)
class Reason:
    """One doubt. weight: 0–1; said: what speaks against it, for a reader."""

    kind: Kind
    weight: float
    said: str


@dataclass(frozen=True, slots=True)
class Doubted:
    """An event in the queue. doubt: 0–1; done: whether a person has looked at it."""

    event: Json
    doubt: float
    reasons: tuple[Reason, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events wait, how many are done, and how many wait for each kind of doubt."""

    left: int
    done: int
    kinds: dict[Kind, int]


def reasons_of(event: Json, disputes: Sequence[str] = ()) -> tuple[Reason, ...]:
    """Why an event is doubtful, the weightiest first. disputes: what is said of those that its sentences are in."""
    found = [*(Reason(Kind.DISPUTED, 0.6, said) for said in disputes[:1]), *_differing(event), *_weak(event)]
    return tuple(sorted(found, key=lambda r: (-r.weight, r.kind)))


def doubt_of(reasons: Iterable[Reason]) -> float:
    """All doubts together, 0–1."""
    return round(1 - prod(1 - r.weight for r in reasons), 4)


def _differing(event: Json) -> Iterable[Reason]:
    """Where its mentions do not agree."""
    statuses = list(dict.fromkeys(m["status"] for m in event["mentions"]))
    if len(statuses) > 1:
        weight = 0.6 if {"actual", "negated"} <= set(statuses) else 0.25
        yield Reason(Kind.STATUS, weight, f"Its mentions call it {_listed(statuses)}.")
    types = list(dict.fromkeys(m["type"] for m in event["mentions"]))
    if len(types) > 1:
        yield Reason(Kind.TYPE, 0.3, f"Its mentions are of the types {_listed(types)}.")


def _weak(event: Json) -> Iterable[Reason]:
    """What is thin in itself."""
    link = min(event["merged"], key=lambda found: found["weight"], default=None)
    if link and link["weight"] < FIRM:
        said = f"A link of weight {link['weight']:.2f} joins it: {link['reason']}"
        yield Reason(Kind.MERGED, 0.9 - link["weight"], said)
    if event["confidence"] < SURE:
        weight = min(0.6, 1.3 * (SURE - event["confidence"]))
        yield Reason(Kind.UNSURE, weight, f"The coder’s confidence is {event['confidence']:.2f}.")
    if empty := _empty(event):
        weight = 1 - prod(1 - weight for _, weight in empty)
        yield Reason(Kind.EMPTY, weight, f"Not told: {_listed([name for name, _ in empty])}.")
    if event["independent_origins"] == 1:
        yield Reason(Kind.SINGLE, 0.1, "One origin alone tells it.")


def _empty(event: Json) -> list[tuple[str, float]]:
    found = []
    if not event["actors"]:
        found.append(("who", 0.3))
    both = event["type"] in _MUTUAL and len(event["actors"]) > 1
    if not event["recipients"] and not both and event["type"] not in _ALONE:
        found.append(("to whom", 0.1))
    if not event["date"]:
        found.append(("when", 0.15))
    if not event["place"] and event["type"] not in (*_SPEECH, *_MUTUAL):
        found.append(("where", 0.05))
    return found


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


class Disputed:
    """The discrepancies of a case by the places where their claims stand."""

    def __init__(self, disputes: Iterable[Json]) -> None:
        self._spans: dict[str, list[tuple[int, int, str]]] = {}
        for dispute in disputes:
            said = dispute["reason"] or f"Reports differ: {_listed([c['value'] for c in dispute['claims']])}."
            for claim in dispute["claims"]:
                if claim.get("report"):
                    spot = (claim["span"]["start"], claim["span"]["end"], said)
                    self._spans.setdefault(claim["report"], []).append(spot)

    def of(self, event: Json) -> list[str]:
        """What is said of those in which a sentence of the event stands; each once."""
        found: dict[str, None] = {}
        for mention in event["mentions"]:
            spans = self._spans.get(mention["report"])
            if spans:
                before = max(0, mention["evidence"].find(mention["span"]["text"]))
                start = mention["span"]["start"] - before
                end = start + len(mention["evidence"])
                found.update((said, None) for a, b, said in spans if a < end and start < b)
        return list(found)


# -- the queue


def keep_doubt(connection: sqlite3.Connection, rowid: int, event: Json, disputed: Disputed, done: bool) -> None:
    """Writes how doubtful a settled event is."""
    reasons = reasons_of(event, disputed.of(event))
    told = json.dumps([[int(r.kind), r.weight, r.said] for r in reasons], ensure_ascii=False)
    kinds = sum({int(r.kind) for r in reasons})
    connection.execute(
        "INSERT OR REPLACE INTO doubts VALUES (?, ?, ?, ?, ?)", (rowid, doubt_of(reasons), kinds, told, int(done))
    )


_ROW = "SELECT h.body, d.doubt, d.reasons, d.done FROM doubts d JOIN happenings h ON h.rowid = d.happening"


def queue(
    connection: sqlite3.Connection, kind: Kind | None = None, words: str = "", limit: int = 20, offset: int = 0
) -> list[Doubted]:  # fmt: skip
    """Events that nobody has looked at, the most doubtful first: those with a kind of doubt, with words in them."""
    tests, values = ["d.done = 0"], list[Any]()
    if kind:
        tests.append("d.kinds & ?")
        values.append(int(kind))
    if words:
        tests.append("d.happening IN (SELECT rowid FROM clauses WHERE clauses MATCH ?)")
        values.append(fts_query(words) or '""')
    asked = f"{_ROW} WHERE {' AND '.join(tests)} ORDER BY d.doubt DESC, d.happening LIMIT ? OFFSET ?"
    return [_doubted(row) for row in connection.execute(asked, (*values, limit, offset))]


def doubted(connection: sqlite3.Connection, id_: str) -> Doubted | None:
    """One event as the queue shows it."""
    row = connection.execute(f"{_ROW} WHERE h.id = ?", (id_,)).fetchone()
    return _doubted(row) if row else None


def _doubted(row: tuple[str, float, str, int]) -> Doubted:
    body, doubt, reasons, done = row
    told = tuple(Reason(Kind(kind), weight, said) for kind, weight, said in json.loads(reasons))
    return Doubted(json.loads(body), doubt, told, bool(done))


def tally(connection: sqlite3.Connection) -> Tally:
    """What waits in the queue."""
    sums = ", ".join(f"sum(done = 0 AND kinds & {int(kind)} > 0)" for kind in Kind)
    left, done, *kinds = connection.execute(f"SELECT sum(done = 0), sum(done), {sums} FROM doubts").fetchone()
    return Tally(left or 0, done or 0, {kind: number or 0 for kind, number in zip(Kind, kinds, strict=True)})


def alike(connection: sqlite3.Connection, event: Json, limit: int = 3) -> list[Json]:
    """Events that may be the same: of its type and time, with one of its actors in the same slot; the nearest first."""
    date, actors = event["date"], event["actors"]
    if not date or not actors:
        return []
    marks = ", ".join("?" * len(actors))
    rows = connection.execute(
        "SELECT h.body FROM happenings h WHERE h.type = ? AND h.start BETWEEN date(?, '-2 days') AND date(?, '+2 days')"
        f" AND h.id <> ? AND h.rowid IN (SELECT happening FROM roles WHERE slot = 'actor' AND entity IN ({marks}))"
        " ORDER BY abs(julianday(h.start) - julianday(?)), h.rowid LIMIT ?",
        (event["type"], date["start"], date["start"], event["id"], *actors, date["start"], limit),
    )
    return [json.loads(body) for (body,) in rows]
