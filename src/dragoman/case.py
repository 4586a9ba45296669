"""A case: many reports in one file, and the verbs of the command line for Python.

    >>> from dragoman.case import Case
    >>> with Case.open("crisis.db", create=True) as case:  # doctest: +SKIP
    ...     print(case.add(["reports/"]).new)
    ...     record = case.export()
"""

import json
import pickle
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from dragoman.bulk import Outcome, Pool, code_reports
from dragoman.record import alerts, correcting, search
from dragoman.record.alerts import noting
from dragoman.record.case_json import case_json
from dragoman.record.corrections import Entry, Verb, entries, unapplied, whole_log
from dragoman.record.difference import Change, difference
from dragoman.record.keeping import Coded, Keeper, Kept
from dragoman.record.one import one
from dragoman.record.patch import follow
from dragoman.record.search import Query
from dragoman.record.settle import is_stale, mark_of, mark_stale, read, settle, write
from dragoman.record.store.connect import connect, saying, transaction
from dragoman.record.store.keep import Arrival, drop_fact, keep_skipped, look_up, pack, set_fact
from dragoman.record.store.load import Moment, coding, fact
from dragoman.record.store.visits import VisitLog, keep_visits, keep_watched, watched
from dragoman.record.verify import Verdict, verify
from dragoman.record.view import build
from dragoman.report import Link, Report, report_from_row
from dragoman.report.sources import Arrived, Visitor, arrivals
from dragoman.settings import Settings, read_settings

Json = dict[str, Any]
T = TypeVar("T")

BATCH_CHARACTERS = 30_000  # of text that is coded and then kept in one transaction
BATCH_REPORTS = 50
ADDING = "adding"  # the fact that says how far an adding is, JSON
SMALL = 100  # reports of a case that is settled whole after each correction
_TRIES = 3  # to settle without keeping others from writing


@dataclass(slots=True)
class Summary:
    """What became of what was given: ids of the reports; skipped: what gave none, with its reason."""

    new: list[str] = field(default_factory=list)
    copies: dict[str, str] = field(default_factory=dict)  # of the new ones: the report that each is alike
    revised: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def note(self, kept: Kept) -> None:
        """Counts one kept report."""
        {Arrival.NEW: self.new, Arrival.REVISED: self.revised, Arrival.UNCHANGED: self.unchanged}[
            kept.arrival
        ].append(kept.id)  # fmt: skip
        if kept.copies and kept.arrival is Arrival.NEW:
            self.copies[kept.id] = kept.copies

    @property
    def seen(self) -> int:
        """All that was looked at so far."""
        return len(self.new) + len(self.revised) + len(self.unchanged) + len(self.skipped)


Tell = Callable[[Summary], None]


class Case:
    """An open case file. Use it as a context manager, or close() it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, settings: Settings) -> None:
        self.path = path
        self.connection = connection
        self.settings = settings

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, create: bool = False) -> Self:
        """The case at a path. write: it may be changed; create: it is made where there is none.

        Raises CaseError (no such file), CaseDamaged, CaseBusy or CaseNotWritten.
        """
        return cls(Path(path), connect(path, write=write, create=create), read_settings())

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self, sources: Sequence[str], *, jobs: int = 0, tell: Tell = lambda _: None, visitor: Visitor | None = None
    ) -> Summary:
        """Reports of files, folders, JSONL, WARC, feeds and addresses into the case; the same again changes nothing.

        jobs: worker processes, 0 to read in this one. tell: called when reports are kept for good; what it raises ends
        the adding. Interrupted, nothing is lost that it was told of; the rest comes with the next call. visitor: asks
        for pages; one that was used before keeps its pauses.
        """
        visitor = visitor or Visitor(self.settings)
        visitor.start_run(VisitLog(self.connection))
        summary = self.add_arrived(arrivals(sources, self.settings, visitor), jobs=jobs, tell=tell)
        with transaction(self.connection, self.path):
            keep_visits(self.connection, visitor.visits.values())
        return summary

    def watched(self, more: Sequence[str] = ()) -> list[str]:
        """Sources that are polled: those named for it, now or earlier, and the addresses that were added."""
        if more:
            with transaction(self.connection, self.path):
                keep_watched(self.connection, more, _now())
        return self._ask(watched)

    def add_arrived(self, arrived: Iterable[Arrived], *, jobs: int = 0, tell: Tell = lambda _: None) -> Summary:
        """The same for what has arrived already."""
        summary, keeper = Summary(), Keeper(self.connection)
        try:
            for batch, outcomes in self._coded(self._fresh(arrived, summary, tell), jobs):
                self._keep(keeper, batch, outcomes, summary)
                tell(summary)
        finally:
            keeper.forget()
            self.settle()
            self._end_progress()
        return summary

    def settle(self) -> None:
        """Brings the view that search answers from up to what the case holds; others can write while it is made."""
        for _ in range(_TRIES):
            with saying(self.path):
                if not is_stale(self.connection):
                    return
            with transaction(self.connection, self.path, "DEFERRED"):
                settled = read(self.connection)
            with transaction(self.connection, self.path):
                if mark_of(self.connection) == settled.mark:
                    with noting(self.connection):
                        write(self.connection, settled)
                    return
        with transaction(self.connection, self.path), noting(self.connection):
            settle(self.connection)

    def _end_progress(self) -> None:
        if self._ask(fact, ADDING):
            with transaction(self.connection, self.path):
                drop_fact(self.connection, ADDING)

    def _fresh(self, arrived: Iterable[Arrived], summary: Summary, tell: Tell) -> Iterator[Arrived]:
        """What has to be read; what is known or has a problem is noted."""
        for item in arrived:
            if item.report is None:
                self._skip(item.name, item.problem or "It holds no report.", summary)
                tell(summary)
                continue
            with saying(self.path):
                known = look_up(self.connection, _head(item.report))
            if known.arrival is Arrival.UNCHANGED:
                summary.unchanged.append(known.id)
                tell(summary)
            else:
                yield item

    def _skip(self, name: str, reason: str, summary: Summary) -> None:
        with transaction(self.connection, self.path):
            keep_skipped(self.connection, name, reason, _now())
        summary.skipped.append((name, reason))

    def _coded(self, fresh: Iterable[Arrived], jobs: int) -> Iterator[tuple[list[Arrived], list[Outcome]]]:
        """Batches of what arrived with what was read in them."""
        asked: list[list[Arrived]] = []

        def lines() -> Iterator[tuple[bytes, ...]]:
            for batch in _batches(fresh):
                asked.append(batch)
                yield tuple(pickle.dumps(item.report) for item in batch)

        pool = Pool(code_reports, jobs, self.settings.line_seconds) if jobs else None
        for outcomes in pool.outcomes(lines()) if pool else map(code_reports, lines()):
            yield asked.pop(0), outcomes

    def _keep(self, keeper: Keeper, batch: Sequence[Arrived], outcomes: Sequence[Outcome], summary: Summary) -> None:
        """One transaction: the whole batch or nothing of it."""
        kept: list[Kept] = []
        failed: list[tuple[str, str]] = []
        try:
            with transaction(self.connection, self.path):
                for item, outcome in zip(batch, outcomes, strict=True):
                    answer = json.loads(outcome.text)
                    if outcome.failed:
                        failed.append((item.name, answer["error"]))
                        keep_skipped(self.connection, item.name, answer["error"], _now())
                    else:
                        kept.append(keeper.keep(Coded(answer, item.raw, item.source), _now()))
                if any(k.arrival is not Arrival.UNCHANGED for k in kept):
                    mark_stale(self.connection)
                    self._tell_progress(summary.seen + len(kept))
        except BaseException:
            keeper.forget()
            raise
        for report in kept:
            summary.note(report)
        summary.skipped.extend(failed)

    def _tell_progress(self, seen: int) -> None:
        """Leaves word of how far the adding is, for whoever looks into the case meanwhile."""
        set_fact(self.connection, ADDING, json.dumps({"at": _now(), "seen": seen}))

    def counts(self) -> int:
        """How many reports the case holds, revisions among them."""
        with saying(self.path):
            (found,) = self.connection.execute("SELECT count(*) FROM reports").fetchone()
        return int(found)

    def search(self, query: Query) -> search.Found:
        """The events that a query asks for, in order of time (dragoman.record.search)."""
        return self._ask(search.search, query)

    def reports_with(self, words: str) -> list[Json]:
        """Reports whose title or text has all of the words, the best first."""
        return self._ask(search.reports_with, words)

    def processes(self, kind: str | None = None) -> list[Json]:
        """Ceasefires, talks and the like, in the contract's shape; of one kind, or all."""
        return self._ask(search.ledgers, kind)

    def discrepancies(self) -> list[Json]:
        """What reports do not agree on, and what one contradicts in itself."""
        return self._ask(search.disputes)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of some actors."""
        return self._ask(search.names_of, sorted(ids))

    def one(self, id_: str) -> tuple[str, Json]:
        """Kind and content of the event, actor, process, discrepancy or report with this id, or a part of it.

        An actor also by its name. UsageError where there is none, or more than one.
        """
        return self._ask(one, id_)

    def _ask(self, function: Callable[..., T], *arguments: Any) -> T:
        with saying(self.path):
            return function(self.connection, *arguments)

    def correct(
        self, prepare: Callable[[sqlite3.Connection], tuple[Verb, Json]], *, who: str, why: str = "", whole: bool = True
    ) -> Entry:  # fmt: skip
        """Writes one correction to the log; what it touches follows at once.

            case.correct(lambda c: correcting.merge(c, ["e-…", "e-…"]), who="ann", why="one strike, two towns' names")

        `prepare` gives verb and arguments. whole: False leaves to settle() what takes reading all of a large case:
        merged actors, processes, discrepancies.
        """
        with transaction(self.connection, self.path):
            entry = correcting.record_entry(self.connection, prepare(self.connection), (_now(), who, why))
            self._follow(entry)
        return self._settled(entry, whole)

    def undo(self, seq: int | None = None, *, who: str, why: str = "", whole: bool = True) -> Entry:
        """Takes back the correction with this number, else the last one; that can be taken back too."""
        with transaction(self.connection, self.path):
            undoes, arguments = correcting.undo(self.connection, seq)
            signed = (_now(), who, why)
            entry = correcting.record_entry(self.connection, (Verb.UNDO, arguments), signed, undoes)
            self._follow(entry)
        return self._settled(entry, whole)

    def _follow(self, entry: Entry) -> None:
        if follow(self.connection, entry):
            mark_stale(self.connection)

    def _settled(self, entry: Entry, whole: bool) -> Entry:
        if whole or self.counts() <= SMALL:
            self.settle()
        return entry

    def alerts_since(self, since: str) -> list[alerts.Alert]:
        """What is new since a time (UTC, ISO): saved searches, deadlines, states, discrepancies."""
        return self._ask(alerts.alerts_since, since)

    def is_settled(self) -> bool:
        """Whether search answers from all that the case holds."""
        return not self._ask(is_stale)

    def corrections(self) -> list[Entry]:
        """The whole log, in order."""
        return self._ask(whole_log)

    def unapplied(self, of: Iterable[Entry] | None = None) -> list[tuple[Entry, str]]:
        """Corrections, all or some, of which something finds nothing in the records any more, with the reason."""
        some = None if of is None else {e.seq for e in of}
        with saying(self.path):
            log = [e for e in entries(self.connection) if some is None or e.seq in some]
            wanted = {a["report"] for e in log for a in e.arguments["anchors"]}
            rows = self.connection.execute("SELECT seq, id FROM reports ORDER BY seq").fetchall()
            records = {i: r for seq, i in rows if i in wanted and (r := coding(self.connection, seq))}
        return list(unapplied(log, records))

    def recode(self, *, apply: bool = False, jobs: int = 0) -> Iterator[tuple[str, list[Change]]]:
        """Reads every report again with this version: id, and what is different now; apply: keeps the new records.

        Texts and corrections stay as they are, and so do the earlier records, for `known_by`.
        """
        keeper = Keeper(self.connection)
        with saying(self.path):
            seqs = [seq for (seq,) in self.connection.execute("SELECT seq FROM reports ORDER BY seq").fetchall()]
        again = (Arrived("the case", str(seq), None, self._report(seq)) for seq in seqs)
        try:
            for batch, outcomes in self._coded(again, jobs):
                yield from self._recoded(keeper, batch, outcomes, apply)
        finally:
            if apply:
                self.settle()

    def _report(self, seq: int) -> Report:
        """A report as it is kept, to be read again."""
        with saying(self.path):
            record = coding(self.connection, seq) or {}
        found = record["report"]
        row = {key: found[key] for key in ("id", "title", "text", "published", "outlet", "url")}
        report = report_from_row(row, self.settings, plain=True)
        return replace(report, byline=found["byline"], links=tuple(Link(**link) for link in found["links"]))

    def _recoded(
        self, keeper: Keeper, batch: Sequence[Arrived], outcomes: Sequence[Outcome], apply: bool
    ) -> list[tuple[str, list[Change]]]:
        """The differences of a batch; kept in one transaction where that is asked for."""
        changed: list[tuple[int, str, Json, list[Change]]] = []
        for item, outcome in zip(batch, outcomes, strict=True):
            new, seq = json.loads(outcome.text), int(item.name)
            with saying(self.path):
                old = coding(self.connection, seq)
            if outcome.failed or old is None:
                continue
            found = difference(old, new)
            if found or pack(old) != pack(new):
                changed.append((seq, old["report"]["id"], new, found))
        if apply and changed:
            keeper.forget()
            with transaction(self.connection, self.path):
                for seq, _, new, _ in changed:
                    keeper.recode(seq, new, _now())
                mark_stale(self.connection)
        return [(id_, found) for _, id_, _, found in changed if found]

    def verify(self) -> Verdict:
        """Checks pages, hashes and every span; needs nothing but the file."""
        with saying(self.path):
            return verify(self.connection)

    def export(self, *, as_of: str | None = None, known_by: str | None = None) -> Json:
        """The case in the contract's shape (docs/record.md): as published by a day, and as added by a time (UTC)."""
        with saying(self.path):
            return case_json(self.connection, build(self.connection, Moment(as_of, known_by)))


def _head(report: Report) -> Json:
    """What decides whether a report is known."""
    return {key: getattr(report, key) for key in ("id", "url", "sha256", "title", "published")}


def _batches(fresh: Iterable[Arrived]) -> Iterator[list[Arrived]]:
    batch: list[Arrived] = []
    size = 0
    for item in fresh:
        batch.append(item)
        size += len(item.report.text) if item.report else 0
        if size >= BATCH_CHARACTERS or len(batch) >= BATCH_REPORTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
