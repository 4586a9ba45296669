"""The case at a moment: which reports there are, what they copy, and what in them is one."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record.corrections import Entry, amend, entries, rulings
from dragoman.record.merge import Cluster, EventNode, Key, Ledger, Root
from dragoman.record.merge.identity import merge_actors
from dragoman.record.merge.ledgers import ledgers
from dragoman.record.merge.nodes import Json, Nodes, Shared, nodes_of
from dragoman.record.merge.origins import roots
from dragoman.record.merge.same_events import merge_events
from dragoman.record.store.load import NOW, Held, Moment, codings, copies, held_reports, links, report_nodes


@dataclass(frozen=True, slots=True)
class View:
    """What a case holds at a moment. Reports in canonical order; roots, nodes, inside: by a report's seq.

    inside: the discrepancies that a report has in itself, in the contract's shape.
    """

    moment: Moment
    reports: tuple[Held, ...]
    roots: Mapping[int, Root]
    nodes: Mapping[int, Nodes]
    people: tuple[Cluster, ...]
    happenings: tuple[Cluster, ...]
    ledgers: tuple[Ledger, ...]
    entries: tuple[Entry, ...]
    inside: Mapping[int, Sequence[Json]]

    def events(self, cluster: Cluster) -> list[EventNode]:
        """The events of one cluster, in its order."""
        return [e for seq, local in cluster.members for e in self.nodes[seq].events if e.key[1] == local]


def build(connection: sqlite3.Connection, moment: Moment = NOW) -> View:
    """The view of a moment: a pure function of the reports, codings and corrections that were known then."""
    reports = held_reports(connection, moment)
    log = tuple(entries(connection, moment.known_by))
    found = _roots(connection, reports)
    nodes, inside, same = {}, {}, Shared()
    spans = any(entry.arguments.get("kind") == "actor" for entry in log)
    for seq, record in amended(connection, reports, moment, log):
        nodes[seq] = nodes_of(seq, found[seq].seq, record, spans, same)
        if record["discrepancies"]:
            inside[seq] = record["discrepancies"]
    settled = rulings(log, nodes, {r.id: r.seq for r in reports})
    coded = [nodes[r.seq] for r in reports if r.seq in nodes]
    events, processes = [e for one in coded for e in one.events], [p for one in coded for p in one.processes]
    linked = links(connection, "event", {e.key: e.key for e in events})
    linked_too = links(connection, "process", {p.key: p.key for p in processes})
    return View(
        moment, tuple(reports), found, nodes,
        tuple(merge_actors([a for one in coded for a in one.actors], settled["actor"])),
        tuple(merge_events(events, linked, settled["event"])),
        tuple(ledgers(processes, list(linked_too), settled["process"], _until(moment, reports))),
        log, inside,
    )  # fmt: skip


def amended(
    connection: sqlite3.Connection, reports: Sequence[Held], moment: Moment, log: Sequence[Entry]
) -> Iterator[tuple[int, Json]]:
    """The records of a moment with what people have corrected in them."""
    for seq, record in codings(connection, [r.seq for r in reports], moment):
        yield seq, amend(record, log) if log else record


def _roots(connection: sqlite3.Connection, reports: Sequence[Held]) -> dict[int, Root]:
    """The origin of every report; texts are loaded of those only that are alike another."""
    here = {r.seq for r in reports}
    pairs = [p for p in copies(connection) if p[0] in here and p[1] in here]
    concerned = {seq for first, second, _, _ in pairs for seq in (first, second)}
    concerned |= {seq for r in reports if r.revises in here for seq in (r.seq, r.revises) if seq is not None}
    found = roots(list(report_nodes(connection, sorted(concerned))), pairs)
    return {r.seq: found.get(r.seq, Root(r.seq)) for r in reports}


def _until(moment: Moment, reports: Sequence[Held]) -> date | None:
    """The last day that counts: the one asked for, else the last of publication."""
    if moment.as_of:
        return date.fromisoformat(moment.as_of)
    days = [r.day for r in reports if r.day]
    return date.fromisoformat(max(days)) if days else None


def members_of(clusters: Iterable[Cluster]) -> dict[Key, int]:
    """The position of the cluster that each finding is in."""
    return {key: at for at, cluster in enumerate(clusters) for key in cluster.members}
