"""A coded report into the case: kept, compared with what is there, linked; in one transaction with its batch."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.record.merge import EventNode, Link, ProcessNode, reuse, words_in
from dragoman.record.merge.ledgers import process_keys, same_process
from dragoman.record.merge.nodes import Json, Nodes, nodes_of
from dragoman.record.merge.origins import AGES, WORTH_READING, Sketch, alike, sketch
from dragoman.record.merge.same_events import copied_events, event_keys, same_event
from dragoman.record.store import keep, load

MOST_BANDS = 40  # a short text in a long one shares few of the long one's bands
MOST_ALIKE = 40  # reports that a new one is compared with word for word, those with most bands in common
MOST_ORIGINS = 3  # alike reports with which the events of a copy are linked
MOST_CANDIDATES = {"event": 100, "process": 60}  # findings that one is compared with, the last ones added


@dataclass(frozen=True, slots=True)
class Coded:
    """A report and what was read in it. raw: the bytes as they came, None for none; source: as it was named."""

    record: Json
    raw: bytes | None
    source: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a report. copies: the id of the report that it is alike, None for none."""

    arrival: keep.Arrival
    id: str
    seq: int | None = None
    copies: str | None = None


class Keeper:
    """Keeps reports in one open case; remembers the nodes of the last ones it compared with."""

    def __init__(self, connection: sqlite3.Connection, remembered: int = 2_000) -> None:
        self._connection = connection
        self._nodes = lru_cache(remembered)(self._read_nodes)
        self._sketch = lru_cache(remembered)(self._read_sketch)

    def forget(self) -> None:
        """After a transaction that was taken back, for what was read in it may not be there; and before settling."""
        self._nodes.cache_clear()
        self._sketch.cache_clear()
        words_in.forget()
        reuse.read.cache_clear()

    def keep(self, coded: Coded, at: str) -> Kept:
        """The report, unless the case has it as it is. at: UTC, ISO."""
        connection, report = self._connection, coded.record["report"]
        known = keep.look_up(connection, report)
        if known.arrival is keep.Arrival.UNCHANGED:
            return Kept(known.arrival, known.id)
        raw = keep.keep_raw(connection, coded.raw) if coded.raw is not None else None
        seq = keep.keep_report(connection, report, known, keep.Coming(raw, coded.source, at))
        keep.keep_coding(connection, seq, coded.record, at)
        alikes = self._find_copies(seq, report)
        self.link(seq, coded.record, alikes)
        nearest = max(alikes, key=lambda found: found[1], default=None)
        copied = nearest and self._connection.execute("SELECT id FROM reports WHERE seq = ?", nearest[:1]).fetchone()[0]
        return Kept(known.arrival, known.id, seq, copied)

    def recode(self, seq: int, record: Json, at: str) -> None:
        """One more record of a report that the case has; its findings are linked anew, the earlier ones stay linked."""
        keep.keep_coding(self._connection, seq, record, at)
        asked = "SELECT first + second - ?1, weight FROM copies WHERE first = ?1 OR second = ?1 ORDER BY 1"
        self.link(seq, record, self._connection.execute(asked, (seq,)).fetchall())

    def _find_copies(self, seq: int, report: Json) -> list[tuple[int, float]]:
        """Stores the sketch and the reports that are alike; their seqs and weights."""
        connection, own = self._connection, sketch(report["text"])
        near = load.near_sketches(connection, own.bands)
        keep.keep_sketch(connection, seq, own.packed(), own.bands)
        least = WORTH_READING * min(len(own.bands), MOST_BANDS)
        ranked = [other for _, other in sorted((-shared, other) for other, shared in near if shared >= least)]
        (node,) = load.report_nodes(connection, [seq])
        around = load.around(connection, ranked[: 5 * MOST_ALIKE], node.day, AGES)
        found = []
        for other in load.report_nodes(connection, sorted(around[:MOST_ALIKE])):
            if likeness := alike(other, self._sketch(other.seq), node, own):
                found.append((other.seq, seq, *likeness))
        keep.keep_copies(connection, found)
        return [(other, weight) for other, _, weight, _ in found]

    def _read_sketch(self, seq: int) -> Sketch:
        (packed,) = self._connection.execute("SELECT sketch FROM sketches WHERE report = ?", (seq,)).fetchone()
        return Sketch.unpacked(packed)

    def _read_nodes(self, seq: int) -> Nodes | None:
        record = load.coding(self._connection, seq)
        return nodes_of(seq, seq, record) if record else None

    def link(self, seq: int, record: Json, alikes: Sequence[tuple[int, float]]) -> None:
        """Links the findings of a report with those of others; what a copy only repeats is compared no further.

        alikes: reports that it copies or that copy it, with their weights.
        """
        nearest = [other for other, _ in sorted(alikes, key=lambda a: (-a[1], a[0]))[:MOST_ORIGINS]]
        nodes = nodes_of(seq, min(nearest, default=seq), record)
        self._connection.execute("DELETE FROM keys WHERE report = ?", (seq,))
        copied = [link for other in nearest for link in self._copied(nodes, other)]
        keep.keep_links(self._connection, "event", copied)
        known = {key for link in copied for key in (link.first, link.second)}
        self._link_events([e for e in nodes.events if e.key not in known])
        if not nearest:  # a copy's processes go with its origin's
            self._link_processes(nodes.processes)

    def _copied(self, nodes: Nodes, other: int) -> list[Link]:
        theirs = self._nodes(other)
        return copied_events(theirs.events, nodes.events) if theirs else []

    def _link_events(self, events: Sequence[EventNode]) -> None:
        for event in events:
            keys = event_keys(event)
            others = [self._event(*key) for key in self._candidates("event", keys, event.key[0])]
            found = [link for other in others if other and (link := same_event(other, event))]
            keep.keep_links(self._connection, "event", found)
            keep.keep_keys(self._connection, "event", [(k, *event.key) for k in keys])
        own = [link for at, a in enumerate(events) for b in events[at + 1 :] if (link := same_event(a, b))]
        keep.keep_links(self._connection, "event", own)

    def _link_processes(self, processes: Sequence[ProcessNode]) -> None:
        for process in processes:
            keys = process_keys(process)
            others = [self._process(*key) for key in self._candidates("process", keys, process.key[0])]
            found = [link for other in others if other and (link := same_process(other, process))]
            keep.keep_links(self._connection, "process", found)
            keep.keep_keys(self._connection, "process", [(k, *process.key) for k in keys])

    def _candidates(self, kind: str, keys: Sequence[str], but: int) -> list[tuple[int, str]]:
        return load.candidates(self._connection, kind, keys, but)[-MOST_CANDIDATES[kind]:]

    def _event(self, seq: int, local: str) -> EventNode | None:
        nodes = self._nodes(seq)
        return next((e for e in nodes.events if e.key[1] == local), None) if nodes else None

    def _process(self, seq: int, local: str) -> ProcessNode | None:
        nodes = self._nodes(seq)
        return next((p for p in nodes.processes if p.key[1] == local), None) if nodes else None
