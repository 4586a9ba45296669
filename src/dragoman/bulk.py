"""The seam to many reports: batches of lines in, JSON lines out, by workers that may die.

A line that cannot be read, or a text that ends or stalls its worker, costs that line only: its place holds
{"id", "error"}. Batches depend on the input alone, so the same input gives the same bytes whatever the number of
workers is.
"""

import json
import multiprocessing
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import IO, TYPE_CHECKING, Any, TypeVar

from dragoman.errors import DragomanError, InputError, VocabularyError
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.events.label import Label
    from dragoman.report import Report

Item = TypeVar("Item")
Json = dict[str, Any]

CHARACTERS_A_WORD = 6  # of English news, blank included: only to size batches
CHARACTERS_A_SECOND = 1_000  # the slowest reading that counts as alive; usual is ten times that
START_SECONDS = 300.0  # a worker loads its model in this time


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of output without its line end; failed where it only says why there is no record."""

    text: str
    failed: bool = False


Process = Callable[[Sequence[bytes]], list[Outcome]]
"""One outcome for each line, in order; must be picklable; called with no lines it only loads what it needs."""


def failure(line: bytes, reason: str) -> Outcome:
    """The outcome that says why a line has no record; its id is the line's own where that can be read."""
    return Outcome(json.dumps({"id": given_id(line), "error": reason}, ensure_ascii=False), failed=True)


def given_id(line: bytes) -> str | None:
    """The id that a line carries, None where there is none."""
    try:
        row = json.loads(line)
        found = row.get("id") if isinstance(row, dict) else None
        return found if isinstance(found, str) and found.encode() else None
    except (ValueError, RecursionError):
        return None


def read_row(line: bytes, longest: int) -> Json:
    """One line of JSONL as an object; InputError where it is none, or has more bytes than `longest`."""
    if len(line) > longest:
        raise InputError(f"The line is longer than {longest:,} bytes.")
    if not line.strip():
        raise InputError("The line is blank.")
    try:
        row = json.loads(line.decode("utf-8").encode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"The line is not UTF-8 (byte {error.start + 1} of it).") from error
    except json.JSONDecodeError as error:
        raise InputError(f"The line is not JSON ({error.msg}, column {error.colno}).") from error
    except RecursionError as error:
        raise InputError("The line is JSON nested too deeply.") from error
    if not isinstance(row, dict):
        raise InputError("The line is JSON, but not an object with a text.")
    return row


# -- what a worker does with a batch


def answer(
    lines: Sequence[bytes],
    take: Callable[[Json], Item],
    give: Callable[[Sequence[Item]], Sequence[Json]],
    longest: int,
) -> list[Outcome]:
    """One outcome for each line: `take` makes an item of its object, `give` answers all items together."""
    outcomes: dict[int, Outcome] = {}
    items: dict[int, Item] = {}
    for at, line in enumerate(lines):
        try:
            items[at] = take(read_row(line, longest))
        except InputError as error:
            outcomes[at] = failure(line, str(error))
        except VocabularyError:
            raise  # no line is at fault, and every one would fail
        except Exception as error:  # noqa: BLE001 - a bug costs its line, and the line says so
            outcomes[at] = failure(line, _bug(error))
    try:
        outcomes.update(zip(items, map(_line, give(list(items.values()))), strict=True))
    except VocabularyError:
        raise
    except Exception:  # noqa: BLE001 - which line it was shows when each is answered alone
        outcomes.update({at: _answer_alone(lines[at], item, give) for at, item in items.items()})
    return [outcomes[at] for at in range(len(lines))]


def _answer_alone(line: bytes, item: Item, give: Callable[[Sequence[Item]], Sequence[Json]]) -> Outcome:
    try:
        return _line(give([item])[0])
    except InputError as error:
        return failure(line, str(error))
    except VocabularyError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug costs its line, and the line says so
        return failure(line, _bug(error))


def _line(answer: Json) -> Outcome:
    text = json.dumps(answer, ensure_ascii=False)
    text.encode()  # half a surrogate pair cannot be written, and costs this line only
    return Outcome(text)


def _bug(error: Exception) -> str:
    detail = " ".join(str(error).split())[:200]
    return f"Reading this text failed: {type(error).__name__}{': ' if detail else ''}{detail}."


def code_lines(lines: Sequence[bytes], settings: Settings, plain: bool = False) -> list[Outcome]:
    """Rows of `dragoman code` to records. plain: the text is taken as it is."""
    from dragoman.pipeline import read_reports
    from dragoman.record.contract import record_json
    from dragoman.report import report_from_row

    return answer(
        lines,
        lambda row: report_from_row(row, settings, plain=plain),
        lambda reports: [record_json(record) for record in read_reports(reports)],
        settings.max_bytes,
    )


def code_reports(packed: Sequence[bytes]) -> list[Outcome]:
    """Pickled Reports to records: what `dragoman add` gives its workers, which made them itself."""
    from dragoman.pipeline import read_reports
    from dragoman.record.contract import record_json

    reports: list[Report] = [pickle.loads(line) for line in packed]
    try:
        return [_line(record_json(record)) for record in read_reports(reports)]
    except VocabularyError:
        raise
    except Exception:  # noqa: BLE001 - which report it was shows when each is read alone
        return [_report_alone(report) for report in reports]


def _report_alone(report: "Report") -> Outcome:
    from dragoman.pipeline import read_reports
    from dragoman.record.contract import record_json

    try:
        return _line(record_json(read_reports([report])[0]))
    except VocabularyError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug costs its report, and the case says so
        return Outcome(json.dumps({"id": report.id, "error": _bug(error)}, ensure_ascii=False), failed=True)


def label_lines(lines: Sequence[bytes], settings: Settings) -> list[Outcome]:
    """Rows of `dragoman label` to type, status and confidence."""
    from dragoman.events.label import LabelRow, label_rows

    def take(row: Json) -> LabelRow:
        text = row.get("text")
        if not isinstance(text, str) or not text.strip():
            raise InputError('The row has no "text".')
        if len(text) > settings.max_characters:
            raise InputError(f"The text is longer than {settings.max_characters:,} characters.")
        given = row.get("id")
        if given is not None and not isinstance(given, str):
            raise InputError('The "id" of the row is no string.')
        return LabelRow(given or "", text, _marked(row, "actor"), _marked(row, "recipient"))

    def give(rows: Sequence[LabelRow]) -> list[Json]:
        return [_label_json(row.id, label) for row, label in zip(rows, label_rows(rows), strict=True)]

    return answer(lines, take, give, settings.max_bytes)


def _marked(row: Json, name: str) -> tuple[int, int] | None:
    """The offsets of one span of a row, None where it is null."""
    span = row.get(name)
    if span is None:
        return None
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(row["text"]):
        raise InputError(f'The "{name}" of the row is no {{"start", "end"}} inside its text.')
    return start, end


def _label_json(row: str, label: "Label") -> Json:
    return {
        "id": row or None, "type": label.type.value, "status": label.status.value, "confidence": label.confidence,
        "types": {kind.value: share for kind, share in label.types.items()},
    }  # fmt: skip


# -- batches


def cores() -> int:
    """How many processes this one may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_lines(source: IO[bytes], longest: int) -> Iterator[bytes]:
    """Lines without their end, split at b"\\n" only; of one with more than `longest` bytes the first of them."""
    first = True
    while line := source.readline(longest + 1):
        while not line.endswith(b"\n") and len(line) > longest and (rest := source.readline(longest)):
            if rest.endswith(b"\n"):
                break
        yield line.removesuffix(b"\n").removeprefix(b"\xef\xbb\xbf" if first else b"")
        first = False


def batches_of(lines: Iterable[bytes], words: int) -> Iterator[tuple[bytes, ...]]:
    """Lines in groups of about so many words; at least one line each."""
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= words * CHARACTERS_A_WORD:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


# -- workers


@dataclass(slots=True)
class _Task:
    """A batch on its way. careful: line by line, so that a dead worker points at its killer."""

    index: int
    lines: tuple[bytes, ...]
    careful: bool = False
    done: list[Outcome] = field(default_factory=list)

    def left(self) -> tuple[bytes, ...]:
        return self.lines[len(self.done) :]


class _Worker:
    """One process and what it is at. due: when it counts as stalled."""

    def __init__(self, process: Process) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, process), daemon=True)
        with _interrupts_held():  # inherited, so that an interrupt reaches no worker that is only starting
            self.process.start()
        theirs.close()
        self.task: _Task | None = None
        self.ready = False
        self.due = time.monotonic() + START_SECONDS

    def give(self, task: _Task, seconds: float) -> None:
        self.task = task
        self.watch(seconds)
        try:
            self.connection.send((task.careful, task.left()))
        except OSError:
            return  # dead already: its end of the pipe says so at the next look

    def watch(self, seconds: float) -> None:
        """Restarts the clock for the next answer: all that is left, or one line of it."""
        assert self.task is not None
        lines = self.task.left()[:1] if self.task.careful else self.task.left()
        self.due = time.monotonic() + seconds + sum(map(len, lines)) / CHARACTERS_A_SECOND

    def end(self) -> int | None:
        """Stops the process; its exit code."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """No SIGINT meanwhile; it comes afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(connection: Connection, process: Process) -> None:
    """A worker's life: load, say so (None), answer batches until the other end closes; a text says what ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        process([])
        connection.send(None)
        while True:
            careful, lines = connection.recv()
            for part in [(line,) for line in lines] if careful else [lines]:
                connection.send(process(part))
    except (DragomanError, ImportError) as error:
        connection.send(str(error))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # nobody is there to be answered


class Pool:
    """Workers over one process function. seconds: what a line may take beside the time for its length."""

    def __init__(self, process: Process, jobs: int, seconds: float) -> None:
        self._process = process
        self._jobs = max(1, jobs)
        self._seconds = seconds
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()
        self._failed_starts = 0

    def outcomes(self, batches: Iterable[tuple[bytes, ...]]) -> Iterator[list[Outcome]]:
        """The outcomes of each batch, in order; at most twice as many batches as workers are held."""
        source = enumerate(batches)
        finished: dict[int, list[Outcome]] = {}
        taken = given = 0
        more = True
        try:
            while True:
                while more and taken - given < 2 * self._jobs:
                    following = next(source, None)
                    more = following is not None
                    if following is not None:
                        self._waiting.append(_Task(*following))
                        taken += 1
                if given == taken:
                    return
                self._assign()
                for task in self._look():
                    finished[task.index] = task.done
                while given in finished:
                    yield finished.pop(given)
                    given += 1
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _assign(self) -> None:
        busy = [w for w in self._workers if w.task]
        for _ in range(min(self._jobs, len(self._waiting) + len(busy)) - len(self._workers)):
            self._workers.append(_Worker(self._process))
        for worker in self._workers:
            if worker.ready and not worker.task and self._waiting:
                worker.give(self._waiting.popleft(), self._seconds)

    def _look(self) -> Iterator[_Task]:
        """Waits until something happens; the tasks that are done by it."""
        due = min((w.due for w in self._workers if w.task or not w.ready), default=time.monotonic())
        speaking = wait([w.connection for w in self._workers], max(0.0, due - time.monotonic()))
        heard = [w for w in self._workers if w.connection in speaking]
        for worker in heard:
            yield from self._hear(worker)
        for worker in [w for w in self._workers if (w.task or not w.ready) and w.due < time.monotonic()]:
            if worker not in heard:
                yield from self._bury(worker, stalled=True)

    def _hear(self, worker: _Worker) -> Iterator[_Task]:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._bury(worker, stalled=False)
            return
        if isinstance(said, str):
            raise DragomanError(f"The workers cannot go on: {said}")
        if not worker.ready:
            worker.ready = True
            return
        task = worker.task
        if task is None:
            return
        task.done.extend(said)
        if task.left():
            worker.watch(self._seconds)
        else:
            worker.task = None
            yield task

    def _bury(self, worker: _Worker, stalled: bool) -> Iterator[_Task]:
        """A worker is gone: its batch is read again line by line, or the line that ended it is given up."""
        self._workers.remove(worker)
        if not stalled:
            worker.process.join(10)
        code = worker.end()
        task = worker.task
        if task is None:
            self._failed_starts += not worker.ready
            if self._failed_starts >= 3:
                raise DragomanError(f"Workers do not start (exit code {code}); `dragoman doctor` says what is missing.")
            return
        if task.careful or len(task.lines) == 1:
            reason = "took too long" if stalled else f"ended the process that read it (exit code {code})"
            task.done.append(failure(task.left()[0], f"This text {reason}, so it was left out."))
        task.careful = True
        if task.left():
            self._waiting.appendleft(task)
        else:
            yield task
