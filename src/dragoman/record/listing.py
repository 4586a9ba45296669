"""Parts of a settled case as lists that are read page by page, and single things by their exact id."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.record.case_json import case_id
from dragoman.record.corrections import amend, describe, entries, whole_log
from dragoman.record.search import entities_named, entity, fts_query
from dragoman.record.store.load import coding
from dragoman.record.words import folded

Json = dict[str, Any]

TABLES = {"event": "happenings", "process": "ledgers", "discrepancy": "disputes"}
MOST_READ = 200  # records that are opened for one page of statements: where few have one, the page is a short one
_PARTS = {"actors": "actor", "events": "event", "processes": "process"}
_REPORT = (
    "r.id, r.title, r.outlet, r.published, r.url, r.language, r.sha256,"
    " (SELECT o.id FROM reports o WHERE o.seq = r.revises)"
)
_REPORT_KEYS = ("id", "title", "outlet", "published", "url", "language", "sha256", "revises")


@dataclass(frozen=True, slots=True)
class Page:
    """Some of what there is; total: how much there is."""

    items: list[Json]
    total: int


def thing(connection: sqlite3.Connection, kind: str, id_: str) -> Json | None:
    """An event, process or discrepancy by its whole id, in the contract's shape."""
    row = connection.execute(f"SELECT body FROM {TABLES[kind]} WHERE id = ?", (id_,)).fetchone()
    return json.loads(row[0]) if row else None


def things(connection: sqlite3.Connection, kind: str, of: str | None, limit: int, offset: int) -> Page:
    """Processes or discrepancies, of one kind or all, in order of kind and id."""
    test = "FROM " + TABLES[kind] + " WHERE ?1 IS NULL OR kind = ?1"
    rows = connection.execute(f"SELECT body {test} ORDER BY kind, id LIMIT ?2 OFFSET ?3", (of, limit, offset))
    return Page([json.loads(body) for (body,) in rows], _count(connection, test, of))


def actors(connection: sqlite3.Connection, name: str | None, limit: int, offset: int) -> Page:
    """Actors, those with a name in which a word begins so; the most told of first."""
    test, values = "FROM entities e", list[Any]()
    if name is not None:
        test += " WHERE e.id IN (SELECT entity FROM names WHERE instr(' ' || folded, ' ' || ?))"
        values.append(folded(name))
        if not values[0]:
            return Page([], 0)
    told = "(SELECT count(*) FROM roles WHERE entity = e.id)"  # roles, not events: to count those of all takes long
    rows = connection.execute(
        "SELECT id, name, kind, country, sector, role, (SELECT count(DISTINCT happening) FROM roles WHERE entity = id)"
        f" FROM (SELECT e.*, {told} AS told {test} ORDER BY told DESC, e.id LIMIT ? OFFSET ?) ORDER BY told DESC, id",
        [*values, limit, offset],
    )
    keys = ("id", "name", "kind", "country", "sector", "role", "events")
    return Page([dict(zip(keys, row, strict=True)) for row in rows], _count(connection, test, *values))


def actor(connection: sqlite3.Connection, id_: str) -> Json | None:
    """One actor, its other names, folded, and how many reports speak of it."""
    found = entity(connection, id_)
    if found is None:
        return None
    also = connection.execute("SELECT folded FROM names WHERE entity = ? ORDER BY folded", (id_,))
    told = _count(connection, "FROM (SELECT DISTINCT report FROM members WHERE kind = 'actor' AND id = ?)", id_)
    return {**found, "also": [n for (n,) in also], "reports": told}


def events_of(connection: sqlite3.Connection, id_: str, limit: int, offset: int) -> Page:
    """What an actor does, undergoes or tells of, in order of time."""
    rows = connection.execute(
        "SELECT h.body FROM happenings h WHERE h.rowid IN (SELECT happening FROM roles WHERE entity = ?)"
        " ORDER BY h.start NULLS LAST, h.rowid LIMIT ? OFFSET ?",
        (id_, limit, offset),
    )
    total = _count(connection, "FROM (SELECT DISTINCT happening FROM roles WHERE entity = ?)", id_)
    return Page([json.loads(body) for (body,) in rows], total)


def reports(connection: sqlite3.Connection, words: str | None, limit: int, offset: int) -> Page:
    """Reports in order of publication; with words those that have all of them, the best first, with a snippet."""
    if words is None:
        rows = connection.execute(
            f"SELECT {_REPORT}, NULL FROM reports r ORDER BY r.day IS NULL, r.day, r.seq LIMIT ? OFFSET ?",
            (limit, offset),
        )
        total = _count(connection, "FROM reports")
    elif match := fts_query(words):
        rows = connection.execute(
            f"SELECT {_REPORT}, snippet(words, 1, '', '', '…', 16) FROM words JOIN reports r ON r.seq = words.rowid"
            " WHERE words MATCH ? ORDER BY bm25(words), r.seq LIMIT ? OFFSET ?",
            (match, limit, offset),
        )
        total = _count(connection, "FROM words WHERE words MATCH ?", match)
    else:
        return Page([], 0)
    return Page([dict(zip((*_REPORT_KEYS, "snippet"), row, strict=True)) for row in rows], total)


def record_of(connection: sqlite3.Connection, id_: str) -> Json | None:
    """A report's record as it holds, corrections in it; `in_case`: the case's id of each actor, event and process."""
    keys = ("seq", "added", "source", "raw_sha256", "revises")
    row = connection.execute(
        "SELECT r.seq, r.added, r.came, r.raw, (SELECT o.id FROM reports o WHERE o.seq = r.revises) FROM reports r"
        " WHERE r.id = ?",
        (id_,),
    ).fetchone()
    if row is None:
        return None
    about = dict(zip(keys, row, strict=True))
    seq = about.pop("seq")
    record = amended_record(connection, seq)
    if record is None:
        return None
    known = connection.execute("SELECT kind, local, id FROM members WHERE report = ?", (seq,))
    ids = {(kind, local): found for kind, local, found in known}
    linked = {
        part: [{**one, "in_case": ids.get((kind, one["id"]))} for one in record[part]] for part, kind in _PARTS.items()
    }
    stated = [{**s, "in_case": case_id("s", id_, s["id"])} for s in record["statements"]]
    return {**record, **linked, "statements": stated, "report": {**record["report"], **about}}


def amended_record(connection: sqlite3.Connection, seq: int) -> Json | None:
    """The last record of a report, with what people have corrected in it."""
    record = coding(connection, seq)
    return amend(record, entries(connection)) if record else None


def statements_of(
    connection: sqlite3.Connection, actor: str, after: tuple[int, int], limit: int
) -> tuple[list[Json], tuple[int, int] | None]:
    """What an actor (an id, or a name) says, report by report in order of adding, and where the next page begins.

    after: a report's row and how many of its statements were given before. A page may be short and not the last.
    """
    found: list[Json] = []
    for read, (seq, locals_) in enumerate(_spoken_of(connection, actor, after[0])):
        if read == MOST_READ:
            return found, (seq, 0)
        skipped = after[1] if seq == after[0] else 0
        for at, statement in enumerate(_statements(connection, seq, locals_)):
            if at < skipped:
                continue
            if len(found) == limit:
                return found, (seq, at)
            found.append(statement)
    return found, None


def _spoken_of(connection: sqlite3.Connection, actor: str, first: int) -> Iterator[tuple[int, set[str]]]:
    """Reports that speak of an actor, from a row on, and its ids in each."""
    ids, values = asked_for(connection, actor)
    rows = connection.execute(
        "SELECT report, json_group_array(local) FROM members"
        f" WHERE kind = 'actor' AND id IN ({ids}) AND report >= ? GROUP BY report ORDER BY report",
        [*values, first],
    )
    return ((seq, set(json.loads(locals_))) for seq, locals_ in rows.fetchall())


def asked_for(connection: sqlite3.Connection, actor: str) -> tuple[str, list[str]]:
    """SQL and its values for the ids that are meant: of an actor by its id, else of those with a name."""
    if entity(connection, actor):
        return "SELECT ?", [actor]
    return entities_named(connection, actor)


def _statements(connection: sqlite3.Connection, seq: int, speakers: set[str]) -> list[Json]:
    """What some actors of a report say in it, with the case's ids."""
    record = amended_record(connection, seq)
    if record is None:
        return []
    report = record["report"]["id"]
    rows = connection.execute("SELECT local, id FROM members WHERE report = ? AND kind = 'actor'", (seq,))
    people = dict(rows.fetchall())
    return [
        {
            **s, "id": case_id("s", report, s["id"]), "report": report, "source": people.get(s["source"]),
            "via": case_id("s", report, s["via"]) if s["via"] else None,
            "addressees": [people[a] for a in s["addressees"] if a in people],
        }
        for s in record["statements"]
        if s["source"] in speakers
    ]  # fmt: skip


def day_counts(
    connection: sqlite3.Connection, since: str | None, until: str | None, actor: str | None
) -> list[tuple[str | None, str, int]]:
    """How many events of each type begin on each day, None for the undated; an actor by id or name."""
    tests, values = ["1"], list[Any]()
    if since or until:
        tests.append("h.start BETWEEN ? AND ?")
        values += [since or "", until or "9999-12-31"]
    if actor:
        ids, named = asked_for(connection, actor)
        sql = "h.rowid IN (SELECT happening FROM roles WHERE slot IN ('actor', 'recipient') AND entity IN ({}))"
        tests.append(sql.format(ids))
        values += named
    rows = connection.execute(
        f"SELECT h.start, h.type, count(*) FROM happenings h WHERE {' AND '.join(tests)} GROUP BY 1, 2 ORDER BY 1, 2",
        values,
    )
    return rows.fetchall()


def log(connection: sqlite3.Connection, limit: int, offset: int) -> Page:
    """Corrections in order; `holds`: neither undone nor an undoing, `says`: the line that people read."""
    whole, held = whole_log(connection), {e.seq for e in entries(connection)}
    items = [
        {
            "seq": e.seq, "at": e.at, "who": e.who, "why": e.why, "verb": e.verb.value, "arguments": e.arguments,
            "undoes": e.undoes, "holds": e.seq in held, "says": describe(e),
        }
        for e in whole[offset : offset + limit]
    ]  # fmt: skip
    return Page(items, len(whole))


def actors_in(found: object) -> set[str]:
    """Every string that may be an actor's id, however deep."""
    if isinstance(found, dict):
        return {i for value in found.values() for i in actors_in(value)}
    if isinstance(found, list):
        return {i for value in found for i in actors_in(value)}
    return {found} if isinstance(found, str) and found.startswith("a-") else set()


def _count(connection: sqlite3.Connection, test: str, *values: Any) -> int:
    (found,) = connection.execute(f"SELECT count(*) {test}", values).fetchone()
    return int(found)
