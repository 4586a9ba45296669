"""Processes for a page of them: those that matter most first, and as they stood at the end of an earlier day."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.record.case_json import Names, ledger_json
from dragoman.record.corrections import entries, rulings
from dragoman.record.merge import Key, Root
from dragoman.record.merge.ledgers import ledgers
from dragoman.record.merge.nodes import nodes_of
from dragoman.record.merge.origins import roots
from dragoman.record.store.load import Held, Moment, copies, held_reports, links, report_nodes
from dragoman.record.view import amended

Json = dict[str, Any]

MOST_REPORTS = 400  # that are read again to see how a process stood: the last ones before the day


def standing(
    connection: sqlite3.Connection, *, words: str = "", as_of: str | None = None, limit: int = 6
) -> tuple[list[Json], int]:
    """Processes whose name, kind or stages have all of the words, and how many there are.

    Rival states first, then those with a deadline, the latest first, then by how many reports tell of them.
    """
    tests, values = ["1"], []
    for word in words.casefold().split():
        tests.append("instr(lower(l.body), ?)")
        values.append(word.strip("\"'"))
    if as_of:
        tests.append(
            "EXISTS (SELECT 1 FROM members m JOIN reports r ON r.seq = m.report"
            " WHERE m.kind = 'process' AND m.id = l.id AND r.day <= ?)"
        )
        values.append(as_of)
    where = " AND ".join(tests)
    (total,) = connection.execute(f"SELECT count(*) FROM ledgers l WHERE {where}", values).fetchone()
    rows = connection.execute(
        f"SELECT l.id, l.body FROM ledgers l WHERE {where} ORDER BY json_array_length(l.body, '$.current') > 1 DESC,"
        " l.deadline IS NULL, substr(l.deadline, 1, 10) DESC,"
        " json_array_length(l.body, '$.stages') DESC, l.id LIMIT ?",
        [*values, limit],
    ).fetchall()
    if as_of is None:
        return [json.loads(body) for _, body in rows], total
    return stood(connection, [id_ for id_, _ in rows], as_of), total


def stood(connection: sqlite3.Connection, ids: Sequence[str], as_of: str) -> list[Json]:
    """Processes as the reports published by a day tell them; what has been merged since may have been several then."""
    reports = _told_in(connection, ids, as_of)
    own = _members(connection, "process", [r.seq for r in reports])
    log = entries(connection)
    origin = _origins(connection, reports)
    read = amended(connection, reports, Moment(as_of), log)
    nodes = {seq: nodes_of(seq, origin[seq].seq, record) for seq, record in read}
    names = Names({r.seq: r.id for r in reports}, _members(connection, "actor", list(nodes)), {})
    ruled = rulings(log, nodes, {r.id: r.seq for r in reports})["process"]
    linked = list(links(connection, "process", {p.key: p.key for one in nodes.values() for p in one.processes}))
    found: list[Json] = []
    for id_ in ids:
        processes = [p for of_one in nodes.values() for p in of_one.processes if own.get(p.key) == id_]
        keys = {p.key for p in processes}
        between = [link for link in linked if link.first in keys and link.second in keys]
        for ledger in ledgers(processes, between, ruled, date.fromisoformat(as_of)):
            found.append({**ledger_json(ledger, names), "id": id_})
    return found


def _told_in(connection: sqlite3.Connection, ids: Sequence[str], as_of: str) -> list[Held]:
    asked = "SELECT DISTINCT report FROM members WHERE kind = 'process' AND id = ?"
    seqs = {seq for id_ in ids for (seq,) in connection.execute(asked, (id_,))}
    return [r for r in held_reports(connection, Moment(as_of)) if r.seq in seqs][-MOST_REPORTS:]


def _members(connection: sqlite3.Connection, kind: str, seqs: Sequence[int]) -> dict[Key, str]:
    """The case's ids of what some reports hold."""
    asked = "SELECT report, local, id FROM members WHERE report = ? AND kind = ?"
    return {(report, local): id_ for seq in seqs for report, local, id_ in connection.execute(asked, (seq, kind))}


def _origins(connection: sqlite3.Connection, reports: Sequence[Held]) -> dict[int, Root]:
    here = {r.seq for r in reports}
    pairs = [p for p in copies(connection) if p[0] in here and p[1] in here]
    found = roots(list(report_nodes(connection, sorted(here))), pairs)
    return {seq: found.get(seq, Root(seq)) for seq in here}
