"""A JSONL file through the workers into another, with a progress bar where somebody looks."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dragoman import __version__
from dragoman.bulk import Pool, Process, batches_of, cores, read_lines
from dragoman.desk.whole_file import Unfinished
from dragoman.errors import InputError, UsageError
from dragoman.settings import Settings

Batch = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with the lines; name: the verb and all of its options that change the answers."""

    name: str
    process: Process
    settings: Settings


def run_lines(source: str, target: Path, work: Work, jobs: int | None, resume: bool) -> None:
    """Answers every line of `source` in `target`; says on stderr how many could not be read."""
    settings = work.settings
    if source != "-" and target.exists() and Path(source).exists() and target.samefile(source):
        raise UsageError(f"{source} would be overwritten by its own output; give OUT another name.")
    options = f"{work.name} {__version__} batch_words={settings.batch_words}"
    with _opened(source) as (file, size), Unfinished(target, options, resume) as unfinished:
        batches = batches_of(read_lines(file, settings.max_bytes), settings.batch_words)
        skipped = unfinished.skip_answered(batches)
        if skipped:
            print(f"{skipped:,} lines were answered by the earlier run.", file=sys.stderr)
        try:
            _answer_all(batches, unfinished, work, jobs or cores(), size)
        except KeyboardInterrupt:
            print(f"Stopped after {unfinished.lines:,} lines; --resume goes on from there.", file=sys.stderr)
            raise
        unfinished.finish()
    if unfinished.failed:
        share = f"{unfinished.failed:,} of {unfinished.lines:,} lines"
        print(f"{share} could not be read; each says why in {target}.", file=sys.stderr)
    if not unfinished.lines:
        print(f"{source} has no lines, so {target} has none.", file=sys.stderr)


def _answer_all(batches: Iterator[Batch], unfinished: Unfinished, work: Work, jobs: int, size: int | None) -> None:
    asked: list[Batch] = []

    def remembered() -> Iterator[Batch]:
        for batch in batches:
            asked.append(batch)
            yield batch

    with _progress(size) as tell:
        for outcomes in Pool(work.process, jobs, work.settings.line_seconds).outcomes(remembered()):
            batch = asked.pop(0)
            unfinished.append(batch, outcomes)
            tell(sum(map(len, batch)) + len(batch), unfinished.lines, unfinished.failed)


@contextmanager
def _opened(source: str) -> Iterator[tuple[IO[bytes], int | None]]:
    """The input and its size in bytes (None where it has no end yet)."""
    if source == "-":
        yield sys.stdin.buffer, None
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(source).open("rb"))
        except OSError as error:
            raise InputError(f"{source} cannot be read: {error.strerror}.") from error
        yield file, os.fstat(file.fileno()).st_size or None


@contextmanager
def _progress(size: int | None) -> Iterator[Callable[[int, int, int], None]]:
    """A bar on a terminal, nothing elsewhere; the function takes bytes done since, lines and failed lines so far."""
    if not sys.stderr.isatty():
        yield lambda _bytes, _lines, _failed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[lines]:,} lines"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(), TimeRemainingColumn(), TextColumn("{task.fields[failed]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("reading", total=size, lines=0, failed="")

        def tell(done: int, lines: int, failed: int) -> None:
            progress.update(task, advance=done, lines=lines, failed=f"{failed:,} failed" if failed else "")

        yield tell
