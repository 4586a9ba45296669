"""Claims by what they have in common: counts of types, actors, sources, places and processes, and the claims chosen.

Each count is of the claims that all the other filters leave, so that it says what choosing it would show.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dragoman.record.numbering import number_of
from dragoman.record.search import entities_named, fts_query

Json = dict[str, Any]

REPORTS = "reports"  # stands among the sources for what reports tell on nobody's word
FACETS = ("type", "status", "actor", "source", "origins", "place", "process")
_STRENGTH = ("actual", "negated", "future", "hypothetical")  # as in case_json: who wins where as many say each
_OF_PROCESS = (
    "h.id IN (SELECT e.id FROM members p JOIN members e ON e.report = p.report AND e.kind = 'event'"
    " WHERE p.kind = 'process' AND p.id IN ({}))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the claims; empty asks nothing, several values of one facet are alternatives.

    words: in the sentences that tell the claim; named: an actor's name; as_of: told in a report published by that day;
    actor, source, process: ids; source may be REPORTS; process: told in a report that tells of it too.
    """

    words: str = ""
    named: str = ""
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    origins: int = 1
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One value of a facet, how it is called, and how many claims have it."""

    value: str
    name: str
    claims: int


_Tests = list[tuple[str, str, list[Any]]]  # facet, SQL, its values


def chosen(connection: sqlite3.Connection, asked: Asked, limit: int, offset: int = 0) -> tuple[list[Json], int]:
    """Claims in order of time, undated last, and how many there are; as of a day only with what was told by then."""
    where, values = _where(_tests(connection, asked))
    (total,) = connection.execute(f"SELECT count(*) FROM happenings h WHERE {where}", values).fetchone()
    found = [json.loads(body) for body in _in_order(connection, where, values, limit, offset)]
    if asked.as_of is None:
        return found, total
    then = (told_by(connection, event, asked.as_of) for event in found)
    return [event for event in then if event], total


def _in_order(
    connection: sqlite3.Connection, where: str, values: Sequence[Any], limit: int, offset: int
) -> Iterator[str]:  # fmt: skip
    """The dated ones by the index of their days, which one sort of all would not use, then the others."""
    dated = f"FROM happenings h WHERE h.start IS NOT NULL AND {where}"
    rows = connection.execute(
        f"SELECT h.body {dated} ORDER BY h.start, h.rowid LIMIT ? OFFSET ?", [*values, limit, offset]
    ).fetchall()
    if len(rows) < limit:
        (before,) = connection.execute(f"SELECT count(*) {dated}", values).fetchone()
        rows += connection.execute(
            f"SELECT h.body FROM happenings h WHERE h.start IS NULL AND {where} ORDER BY h.rowid LIMIT ? OFFSET ?",
            [*values, limit - len(rows), max(0, offset - before)],
        ).fetchall()
    return (body for (body,) in rows)


def facets(connection: sqlite3.Connection, asked: Asked, most: int = 8) -> dict[str, list[Count]]:
    """The counts of each facet, the commonest first; what is chosen is always among them."""
    tests = _tests(connection, asked)
    found = {
        "type": _by_column(connection, tests, "type", most=99),
        "status": _by_column(connection, tests, "status", most=99),
        "actor": _by_role(connection, tests, "actor", most, asked.actor),
        "source": [*_by_role(connection, tests, "source", most, asked.source), _alone(connection, tests)],
        "origins": _by_origins(connection, tests),
        "place": _by_column(connection, tests, "place", most),
        "process": _by_process(connection, tests, min(most, 5), asked.process),
    }
    for facet in ("type", "status", "place"):
        there = {c.value for c in found[facet]}
        found[facet] += [Count(v, v, 0) for v in getattr(asked, facet) if v not in there]
    return found


def days_published(connection: sqlite3.Connection) -> list[str]:
    """The days on which the reports of a case were published, in order."""
    return [d for (d,) in connection.execute("SELECT DISTINCT day FROM reports WHERE day IS NOT NULL ORDER BY day")]


def report_names(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """What reports are called in a line: outlet and day, else the title, else the id."""
    found = {}
    for id_ in sorted(set(ids)):
        row = connection.execute("SELECT outlet, day, title FROM reports WHERE id = ?", (id_,)).fetchone()
        if row:
            outlet, day, title = row
            found[id_] = ", ".join(part for part in (outlet or title, day) if part) or id_
    return found


def tally(connection: sqlite3.Connection, as_of: str | None = None) -> dict[str, int]:
    """How many reports and discrepancies a case holds."""
    (reports,) = connection.execute(
        "SELECT count(*) FROM reports WHERE ?1 IS NULL OR day <= ?1", (as_of,)
    ).fetchone()  # fmt: skip
    if as_of:
        return {"reports": reports, "discrepancies": len(disputes_with(connection, as_of=as_of))}
    (disputes,) = connection.execute("SELECT count(*) FROM disputes").fetchone()
    return {"reports": reports, "discrepancies": disputes}


def disputes_with(connection: sqlite3.Connection, words: str = "", as_of: str | None = None) -> list[Json]:
    """Discrepancies with all of the words in their values, quotations or reason; as of a day those told by then."""
    given = [w for w in words.casefold().replace('"', " ").split() if w.isalnum()]
    where = " AND ".join(["instr(lower(body), ?)"] * len(given)) or "1"
    rows = connection.execute(f"SELECT body FROM disputes WHERE {where} ORDER BY kind, id", given)
    found = [json.loads(body) for (body,) in rows]
    return [d for d in found if _apart_by(connection, d, as_of)] if as_of else found


def _apart_by(connection: sqlite3.Connection, dispute: Json, as_of: str) -> bool:
    """Whether reports published by a day make at least two claims that differ."""
    days = _days_of(connection, {c["report"] for c in dispute["claims"]})
    return len({c["value"] for c in dispute["claims"] if (day := days.get(c["report"])) and day <= as_of}) > 1


def _days_of(connection: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The days on which reports were published, of those that have one."""
    found = ((i, connection.execute("SELECT day FROM reports WHERE id = ?", (i,)).fetchone()) for i in ids)
    return {i: row[0] for i, row in found if row and row[0]}


def told_by(connection: sqlite3.Connection, event: Json, as_of: str) -> Json | None:
    """A claim with the mentions of reports published by a day only, and the status that they give it; None: untold."""
    days = _days_of(connection, {m["report"] for m in event["mentions"]})
    kept = [m for m in event["mentions"] if (day := days.get(m["report"])) and day <= as_of]
    if len(kept) == len(event["mentions"]):
        return event
    if not kept:
        return None
    said = {(m["origin"], m["status"]) for m in kept}
    done = {s for _, s in said} & {"actual", "negated"}
    votes = Counter(s for _, s in said if s in done or not done)
    status = min(votes, key=lambda s: (-votes[s], _STRENGTH.index(s)))
    return {**event, "mentions": kept, "status": status, "independent_origins": len({m["origin"] for m in kept})}


# -- what the filters mean


def _tests(connection: sqlite3.Connection, asked: Asked) -> _Tests:
    tests: _Tests = []
    if asked.words:
        match = fts_query(asked.words)
        sql = "h.rowid IN (SELECT rowid FROM clauses WHERE clauses MATCH ?)"
        tests.append(("words", sql, [match]) if match else ("words", "0", []))
    if asked.named:
        ids, values = entities_named(connection, asked.named)
        tests.append(("named", f"h.rowid IN (SELECT happening FROM roles WHERE entity IN ({ids}))", list(values)))
    for column in ("type", "status", "place"):
        if given := getattr(asked, column):
            tests.append((column, f"h.{column} IN ({_marks(given)})", list(given)))
    if asked.actor:
        sql = "h.rowid IN (SELECT happening FROM roles WHERE slot IN ('actor', 'recipient') AND entity IN ({}))"
        tests.append(("actor", sql.format(_marks(asked.actor)), list(asked.actor)))
    if asked.source:
        tests.append(_source_test(asked.source))
    if asked.process:
        tests.append(("process", _OF_PROCESS.format(_marks(asked.process)), list(asked.process)))
    if asked.origins > 1:
        tests.append(("origins", "h.origins >= ?", [asked.origins]))
    if asked.as_of:
        tests.append(("as_of", "+h.rowid < ?", [_number_after(asked.as_of)]))
    return tests


def _number_after(day: str) -> int:
    """The first number of a happening that is told after a day: they are numbered by the day that tells them first."""
    return number_of((date.fromisoformat(day) + timedelta(days=1)).isoformat(), 0, 0)


def _source_test(sources: Sequence[str]) -> tuple[str, str, list[Any]]:
    people = [s for s in sources if s != REPORTS]
    sql = f"h.rowid IN (SELECT happening FROM roles WHERE slot = 'source' AND entity IN ({_marks(people)}))"
    if REPORTS in sources:
        sql = f"({sql} OR NOT EXISTS (SELECT 1 FROM roles s WHERE s.happening = h.rowid AND s.slot = 'source'))"
    return "source", sql, people


def _marks(given: Sequence[str]) -> str:
    return ", ".join("?" * len(given))


def _where(tests: _Tests, but: str = "") -> tuple[str, list[Any]]:
    kept = [(sql, values) for facet, sql, values in tests if facet != but]
    return " AND ".join(sql for sql, _ in kept) or "1", [v for _, values in kept for v in values]


# -- counts


def _by_column(connection: sqlite3.Connection, tests: _Tests, column: str, most: int) -> list[Count]:
    where, values = _where(tests, column)
    rows = connection.execute(
        f"SELECT h.{column}, count(*) FROM happenings h WHERE h.{column} IS NOT NULL AND {where}"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        [*values, most],
    )
    return [Count(value, value, number) for value, number in rows]


def _by_origins(connection: sqlite3.Connection, tests: _Tests) -> list[Count]:
    """How many claims have at least 2, 3 and 5 independent origins."""
    where, values = _where(tests, "origins")
    row = connection.execute(
        "SELECT sum(h.origins >= 2), sum(h.origins >= 3), sum(h.origins >= 5) FROM happenings h"
        f" WHERE h.origins >= 2 AND {where}",
        values,
    ).fetchone()
    return [Count(str(at), f"{at} or more", n or 0) for at, n in zip((2, 3, 5), row, strict=True)]


def _by_role(
    connection: sqlite3.Connection, tests: _Tests, facet: str, most: int, given: Sequence[str]
) -> list[Count]:  # fmt: skip
    sql, values = _of_roles(tests, facet)
    counting = f"SELECT r.entity, count(DISTINCT r.happening) FROM roles r WHERE {sql}"
    rows = connection.execute(f"{counting} GROUP BY r.entity ORDER BY 2 DESC, 1 LIMIT ?", [*values, most]).fetchall()
    people = [g for g in given if g != REPORTS and g not in {entity for entity, _ in rows}]
    rows += connection.execute(
        f"{counting} AND r.entity IN ({_marks(people)}) GROUP BY r.entity", [*values, *people]
    ).fetchall()  # fmt: skip
    found = [Count(entity, _name(connection, "entities", entity), number) for entity, number in rows]
    there = {c.value for c in found}
    return found + [Count(p, _name(connection, "entities", p), 0) for p in people if p not in there]


def _alone(connection: sqlite3.Connection, tests: _Tests) -> Count:
    """How many claims reports tell on nobody's word."""
    where, values = _where(tests, "source")
    (all_,) = connection.execute(f"SELECT count(*) FROM happenings h WHERE {where}", values).fetchone()
    sql, values = _of_roles(tests, "source")
    (sourced,) = connection.execute(
        f"SELECT count(DISTINCT r.happening) FROM roles r WHERE {sql}", values
    ).fetchone()  # fmt: skip
    return Count(REPORTS, "the reports alone", all_ - sourced)


def _of_roles(tests: _Tests, facet: str) -> tuple[str, list[Any]]:
    """Which roles count: of the claims that the other filters leave. Tests of numbers alone need no claim's row."""
    slots = "r.slot = 'source'" if facet == "source" else "r.slot IN ('actor', 'recipient')"
    where, values = _where(tests, facet)
    if where == "1":
        return slots, []
    if all("h." not in sql.replace("h.rowid", "") for kind, sql, _ in tests if kind != facet):
        return f"{slots} AND {where.replace('h.rowid', 'r.happening')}", values
    return f"{slots} AND r.happening IN (SELECT h.rowid FROM happenings h WHERE {where})", values


def _by_process(connection: sqlite3.Connection, tests: _Tests, most: int, given: Sequence[str]) -> list[Count]:
    """Processes that most reports tell of, with the claims in those reports."""
    rows = connection.execute(
        "SELECT id FROM members WHERE kind = 'process' GROUP BY id ORDER BY count(DISTINCT report) DESC, id LIMIT ?",
        (most,),
    ).fetchall()
    ids = dict.fromkeys([*(id_ for (id_,) in rows), *given])
    where, values = _where(tests, "process")
    found = []
    for id_ in ids:
        sql = f"SELECT count(*) FROM happenings h WHERE {_OF_PROCESS.format('?')} AND {where}"
        (number,) = connection.execute(sql, [id_, *values]).fetchone()
        if number or id_ in given:
            found.append(Count(id_, _name(connection, "ledgers", id_), number))
    return sorted(found, key=lambda c: -c.claims)


def _name(connection: sqlite3.Connection, table: str, id_: str) -> str:
    row = connection.execute(f"SELECT name FROM {table} WHERE id = ?", (id_,)).fetchone()
    return str(row[0]) if row else id_


def without(asked: Asked, facet: str, value: str = "") -> Asked:
    """The same with one value of a facet taken out, or all of it."""
    kept: Any = getattr(Asked(), facet)
    if value:
        kept = tuple(v for v in getattr(asked, facet) if v != value)
    changed: dict[str, Any] = {facet: kept}
    return replace(asked, **changed)
