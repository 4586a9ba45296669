"""One correction followed at once: the settled events that it touches are made anew, the others stay.

Events merge within what links and rulings connect, so that only such a component has to be read again. What needs all
reports (actors, processes, discrepancies) is left to a whole settling; where a component is very large, so are the
events that would join or part by it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.record.case_json import Json, Names, case_id, event_json
from dragoman.record.corrections import Entry, Verb, amend, base_of, entries, found_at, looked_at, rulings, whole_log
from dragoman.record.doubt import Disputed, keep_doubt
from dragoman.record.merge import Cluster, Key, Link, Rulings
from dragoman.record.merge.nodes import Nodes, nodes_of
from dragoman.record.merge.same_events import merge_events
from dragoman.record.numbering import number_of
from dragoman.record.search import disputes
from dragoman.record.settle import is_done, places_in, put_event
from dragoman.record.store.load import NOW, coding
from dragoman.record.view import View

MOST_REPORTS = 150  # of a component that is read again


def follow(connection: sqlite3.Connection, entry: Entry) -> bool:
    """Brings the settled events up to date with an entry just written; in a transaction of the caller's.

    True where something is left to a whole settling.
    """
    base = base_of(whole_log(connection), entry)
    if base.verb is Verb.NOTE or (base.verb is Verb.ACCEPT and base.arguments["kind"] != "event"):
        return False
    if base.arguments["kind"] != "event":
        return True
    part = _Part(connection, tuple(entries(connection)))
    named = part.seqs_of(a["report"] for a in _anchors(base))
    if base.verb is Verb.ACCEPT:
        _look_again(part, named)
        return False
    keys = _component(part, named) or _own(part, named, _anchors(base))
    _replace(part, keys)
    return True


def _anchors(entry: Entry) -> list[Json]:
    return [*entry.arguments["anchors"], *entry.arguments.get("others", [])]


@dataclass(slots=True)
class _Part:
    """Some reports of a case as they are now, read when they are asked for. log: the corrections that hold."""

    connection: sqlite3.Connection
    log: tuple[Entry, ...]
    read: dict[int, Nodes] = field(default_factory=dict)
    held: dict[int, tuple[str, str | None, int]] = field(default_factory=dict)  # id, day, origin

    def nodes(self, seq: int) -> Nodes:
        """The nodes of a report; none of one that is not settled yet."""
        if seq not in self.read:
            asked = "SELECT r.id, r.day, o.origin FROM reports r JOIN origins o ON o.report = r.seq WHERE r.seq = ?"
            row = self.connection.execute(asked, (seq,)).fetchone()
            record = coding(self.connection, seq) if row else None
            if row is None or record is None:
                self.read[seq] = Nodes((), (), ())
            else:
                self.held[seq] = row
                self.read[seq] = nodes_of(seq, row[2], amend(record, self.log))
        return self.read[seq]

    def seqs_of(self, ids: Iterable[str]) -> dict[str, int]:
        """Row numbers of reports by their ids."""
        asked = "SELECT seq FROM reports WHERE id = ?"
        found = ((i, self.connection.execute(asked, (i,)).fetchone()) for i in dict.fromkeys(ids))
        return {i: row[0] for i, row in found if row}

    def rulings(self) -> Rulings:
        """Those about events."""
        log = [e for e in self.log if e.verb in (Verb.MERGE, Verb.SPLIT) and e.arguments["kind"] == "event"]
        seqs = self.seqs_of(a["report"] for e in log for a in _anchors(e))
        return rulings(log, {seq: self.nodes(seq) for seq in seqs.values()}, seqs)["event"]

    def ids_with(self, key: Key) -> list[str]:
        """The settled events that a finding is in."""
        asked = "SELECT id FROM members WHERE report = ? AND kind = 'event' AND local = ?"
        return [i for (i,) in self.connection.execute(asked, key)]

    def members(self, id_: str) -> list[Key]:
        """The findings that a settled event is made of."""
        asked = "SELECT report, local FROM members WHERE kind = 'event' AND id = ?"
        return list(self.connection.execute(asked, (id_,)))

    def known_in(self, seq: int) -> set[Key]:
        """The events of a report, settled or read."""
        rows = self.connection.execute("SELECT report, local FROM members WHERE report = ? AND kind = 'event'", (seq,))
        return {*rows, *(e.key for e in self.nodes(seq).events)}

    def links(self, key: Key) -> Iterator[Link]:
        """The stored links of an event."""
        columns = "first_report, first_local, second_report, second_local, weight, reason"
        first = f"SELECT {columns} FROM links WHERE kind = 'event' AND first_report = ? AND first_local = ?"
        second = f"SELECT {columns} FROM links WHERE second_report = ? AND kind = 'event' AND second_local = ?"
        for asked in (first, second):
            for a, b, c, d, weight, reason in self.connection.execute(asked, key):
                yield Link((a, b), (c, d), weight, reason)


def _component(part: _Part, named: dict[str, int]) -> set[Key]:
    """All events that may merge with one of some reports, directly or through others; empty where they are too many."""
    ruled: dict[Key, list[Key]] = {}
    for first, second in part.rulings().together:
        ruled.setdefault(first, []).append(second)
        ruled.setdefault(second, []).append(first)
    waiting = [key for seq in named.values() for key in part.known_in(seq)]
    found = set(waiting)
    reports = {seq for seq, _ in found}
    while waiting and len(reports) <= MOST_REPORTS:
        key = waiting.pop()
        near = {end for link in part.links(key) for end in (link.first, link.second)}
        near.update(ruled.get(key, ()), (k for id_ in part.ids_with(key) for k in part.members(id_)))
        waiting += near - found
        found |= near
        reports |= {seq for seq, _ in near}
    return found if len(reports) <= MOST_REPORTS else set()


def _own(part: _Part, named: dict[str, int], anchors: Sequence[Json]) -> set[Key]:
    """The events that anchors mean, with those that they are one with now, or by a ruling."""
    keys: set[Key] = set()
    for anchor in anchors:
        seq = named.get(anchor["report"], -1)
        record = coding(part.connection, seq)
        if record and (local := found_at(record, "event", anchor)):
            keys.add((seq, local))
    for first, second in part.rulings().together:
        if first in keys or second in keys:
            keys |= {first, second}
    return keys | {k for key in keys for id_ in part.ids_with(key) for k in part.members(id_)}


def _replace(part: _Part, keys: set[Key]) -> None:
    """Merges some events anew and writes what becomes of them."""
    connection = part.connection
    nodes = {seq: part.nodes(seq) for seq in sorted({seq for seq, _ in keys})}
    links = {(x.first, x.second): x for key in keys for x in part.links(key) if {x.first, x.second} <= keys}
    events = [e for found in nodes.values() for e in found.events]
    clusters = [c for c in merge_events(events, links.values(), part.rulings()) if c.members[0] in keys]
    _drop(connection, sorted({id_ for key in keys for id_ in part.ids_with(key)}))
    names = _names(part, clusters)
    view = View(NOW, (), {}, part.read, (), (), (), (), {})
    done = looked_at(part.log, part.read, {part.held[seq][0]: seq for seq in nodes if seq in part.held})
    disputed, places = Disputed(disputes(connection)), places_in(nodes)
    for cluster in clusters:
        event, first = event_json(cluster, view, names), cluster.members[0]
        number = number_of(part.held[first[0]][1], first[0], places[first])
        put_event(connection, number, event)
        keep_doubt(connection, number, event, disputed, is_done(cluster, view, done))
        rows = [("event", event["id"], *key) for key in cluster.members]
        connection.executemany("INSERT OR IGNORE INTO members VALUES (?, ?, ?, ?)", rows)


def _drop(connection: sqlite3.Connection, ids: Sequence[str]) -> None:
    for id_ in ids:
        row = connection.execute("SELECT rowid FROM happenings WHERE id = ?", (id_,)).fetchone()
        connection.execute("DELETE FROM members WHERE kind = 'event' AND id = ?", (id_,))
        if row:
            connection.execute("DELETE FROM roles WHERE happening = ?", row)
            connection.execute("DELETE FROM clauses WHERE rowid = ?", row)
            connection.execute("DELETE FROM doubts WHERE happening = ?", row)
            connection.execute("DELETE FROM happenings WHERE rowid = ?", row)


def _names(part: _Part, clusters: Sequence[Cluster]) -> Names:
    """Ids of the reports and actors that some events speak of, and of these events."""
    connection = part.connection
    reports = {seq: id_ for seq, (id_, _, _) in part.held.items()}
    for origin in {origin for _, _, origin in part.held.values()} - set(reports):
        (reports[origin],) = connection.execute("SELECT id FROM reports WHERE seq = ?", (origin,)).fetchone()
    actors: dict[Key, str] = {}
    for seq in {seq for c in clusters for seq, _ in c.members}:
        asked = "SELECT local, id FROM members WHERE report = ? AND kind = 'actor'"
        rows = connection.execute(asked, (seq,)).fetchall()
        actors.update(((seq, local), id_) for local, id_ in rows)
        for actor in part.nodes(seq).actors:
            if actor.key not in actors and (id_ := _named(connection, actor.name, actor.kind)):
                actors[actor.key] = id_  # put into a slot by a person; a whole settling merges it
    events = {
        key: case_id("e", reports[c.members[0][0]], c.members[0][1]) for c in clusters for key in c.members
    }  # fmt: skip
    return Names(reports, actors, events)


def _named(connection: sqlite3.Connection, name: str, kind: str) -> str | None:
    row = connection.execute("SELECT min(id) FROM entities WHERE name = ? AND kind = ?", (name, kind)).fetchone()
    return row[0] if row else None


def _look_again(part: _Part, named: dict[str, int]) -> None:
    """Writes which events of some reports a person has looked at, after an acceptance came or went."""
    connection = part.connection
    ids = {id_ for seq in named.values() for key in part.known_in(seq) for id_ in part.ids_with(key)}
    told = part.seqs_of(a["report"] for e in part.log for a in _anchors(e))
    for id_ in sorted(ids):
        members = part.members(id_)
        nodes = {seq: part.nodes(seq) for seq, _ in members if seq in told.values()}
        done = looked_at(part.log, nodes, {i: seq for i, seq in told.items() if seq in nodes})
        row = connection.execute("SELECT rowid FROM happenings WHERE id = ?", (id_,)).fetchone()
        if row:
            left = _origins(connection, members) - _origins(connection, [k for k in members if k in done])
            connection.execute("UPDATE doubts SET done = ? WHERE happening = ?", (int(not left), *row))


def _origins(connection: sqlite3.Connection, keys: Sequence[Key]) -> set[int]:
    asked = "SELECT origin FROM origins WHERE report = ?"
    return {row[0] for seq, _ in keys if (row := connection.execute(asked, (seq,)).fetchone())}
