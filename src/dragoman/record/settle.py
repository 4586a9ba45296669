"""The settled view: what the whole case holds now, as tables that search answers from."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dragoman.record.case_json import (
    Json,
    Names,
    discrepancies_json,
    event_json,
    fullest,
    ledger_id,
    ledger_json,
    most,
    names_of,
)
from dragoman.record.corrections import looked_at
from dragoman.record.doubt import Disputed, keep_doubt
from dragoman.record.merge import ActorNode, Cluster, Key
from dragoman.record.merge.nodes import Nodes
from dragoman.record.numbering import number_of
from dragoman.record.store.keep import set_fact
from dragoman.record.store.load import fact
from dragoman.record.view import View, build
from dragoman.record.words import folded

STALE = "stale"  # the fact that says that reports or corrections came after the last settling
_TABLES = ("entities", "names", "happenings", "roles", "members", "ledgers", "disputes", "clauses", "origins", "doubts")


@dataclass(frozen=True, slots=True)
class Settled:
    """All that is written of a view. mark: what the case held when it was read."""

    view: View
    names: Names
    discrepancies: list[Json]
    mark: tuple[int, ...]


def mark_stale(connection: sqlite3.Connection) -> None:
    """To be called in every transaction that changes what is known."""
    set_fact(connection, STALE, "yes")


def is_stale(connection: sqlite3.Connection) -> bool:
    return fact(connection, STALE) == "yes"


def mark_of(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Differs wherever reports, codings or corrections came in between."""
    asked = "SELECT (SELECT max(seq) FROM reports), (SELECT count(*) FROM codings), (SELECT max(seq) FROM corrections)"
    return tuple(number or 0 for number in connection.execute(asked).fetchone())


def settle(connection: sqlite3.Connection) -> None:
    """Rebuilds the view's tables from the reports, codings and corrections; in a transaction of the caller's."""
    write(connection, read(connection))


def read(connection: sqlite3.Connection) -> Settled:
    """What the tables are to hold; the long part, which changes nothing."""
    mark, view = mark_of(connection), build(connection)
    names = names_of(view)
    return Settled(view, names, discrepancies_json(connection, view, names), mark)


def write(connection: sqlite3.Connection, settled: Settled) -> None:
    """Replaces the tables."""
    view, names = settled.view, settled.names
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    _settle_members(connection, view, names)
    _settle_actors(connection, view, names)
    connection.executemany(
        "INSERT INTO origins VALUES (?, ?, ?)", [(seq, root.seq, root.reason) for seq, root in view.roots.items()]
    )
    _settle_events(connection, settled)
    connection.executemany(
        "INSERT INTO ledgers VALUES (:id, :kind, :name, :deadline, :body)",
        [_with_body(ledger_json(ledger, names)) for ledger in view.ledgers],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO disputes VALUES (:id, :kind, :body)", [_with_body(d) for d in settled.discrepancies]
    )
    set_fact(connection, STALE, "no")


def _settle_members(connection: sqlite3.Connection, view: View, names: Names) -> None:
    rows = [("actor", names.actors[c.members[0]], *key) for c in view.people for key in c.members]
    rows += [("event", names.events[c.members[0]], *key) for c in view.happenings for key in c.members]
    rows += [("process", ledger_id(led, names), *key) for led in view.ledgers for key in led.members]
    connection.executemany("INSERT OR IGNORE INTO members VALUES (?, ?, ?, ?)", rows)


def _with_body(found: Json) -> Json:
    return {**found, "body": json.dumps(found, ensure_ascii=False)}


def _settle_actors(connection: sqlite3.Connection, view: View, names: Names) -> None:
    nodes = {a.key: a for found in view.nodes.values() for a in found.actors}
    rows, spoken = [], set()
    for cluster in view.people:
        members = [nodes[key] for key in cluster.members]
        row = _entity(names.actors[cluster.members[0]], members)
        rows.append(row)
        spoken |= {(name, row[0]) for m in members for name in _names(m)}
    connection.executemany("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO names VALUES (?, ?)", sorted(spoken))


def _entity(id_: str, nodes: Sequence[ActorNode]) -> tuple[str | None, ...]:
    name = fullest(nodes)
    return (
        id_, name, folded(name), most(n.kind for n in nodes), most(n.country for n in nodes),
        most(n.sector for n in nodes), most(n.role for n in nodes),
    )  # fmt: skip


def _names(node: ActorNode) -> Iterator[str]:
    """What may be asked for: every name of it, folded."""
    for name in (node.name, *node.aliases):
        if key := folded(name):
            yield key


def _settle_events(connection: sqlite3.Connection, settled: Settled) -> None:
    view, disputed = settled.view, Disputed(settled.discrepancies)
    done = looked_at(view.entries, view.nodes, {r.id: r.seq for r in view.reports})
    days = {r.seq: r.day for r in view.reports}
    places = places_in(view.nodes)
    for cluster in view.happenings:
        first = cluster.members[0]
        rowid = number_of(days[first[0]], first[0], places[first])
        event = event_json(cluster, view, settled.names)
        put_event(connection, rowid, event)
        keep_doubt(connection, rowid, event, disputed, is_done(cluster, view, done))


def places_in(nodes: Mapping[int, Nodes]) -> dict[Key, int]:
    """The place of each event in its report."""
    return {
        event.key: at
        for found in nodes.values()
        for at, event in enumerate(sorted(found.events, key=lambda e: (e.span, e.key)))
    }


def is_done(cluster: Cluster, view: View, done: frozenset[Key]) -> bool:
    """Whether a person has looked at what each of its origins tells; what another one tells later opens it again."""
    nodes = view.events(cluster)
    return {n.origin for n in nodes} == {n.origin for n in nodes if n.key in done}


def put_event(connection: sqlite3.Connection, number: int, event: Json) -> None:
    """Writes one event into the tables, all but its members."""
    place, day = event["place"] or {}, event["date"] or {}
    connection.execute(
        "INSERT INTO happenings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, event["id"], event["type"], event["mode"], event["status"], day.get("start"), day.get("end"),
            place.get("name"), place.get("country"), event["independent_origins"], len(event["mentions"]),
            event["confidence"], json.dumps(event, ensure_ascii=False),
        ),
    )  # fmt: skip
    slots = chain((("actor", a) for a in event["actors"]), (("recipient", a) for a in event["recipients"]))
    connection.executemany("INSERT OR IGNORE INTO roles VALUES (?, ?, ?)", [(a, slot, number) for slot, a in slots])
    sources = sorted({m["source"] for m in event["mentions"] if m["source"]})
    connection.executemany("INSERT OR IGNORE INTO roles VALUES (?, 'source', ?)", [(s, number) for s in sources])
    evidence = "\n".join(dict.fromkeys(m["evidence"] for m in event["mentions"]))
    connection.execute("INSERT INTO clauses (rowid, evidence) VALUES (?, ?)", (number, evidence))
