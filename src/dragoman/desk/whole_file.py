"""Files that are written whole or not at all."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from dragoman.bulk import Outcome
from dragoman.errors import InputError, UsageError


def write_whole(path: Path, content: str) -> None:
    """Writes a file under another name, then renames it; InputError where that cannot be done."""
    path = regular(path)
    data = content.encode()
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise InputError(f"{path} cannot be written: {error.strerror}.") from error


def regular(path: Path) -> Path:
    """The file that a path means, links followed; UsageError where a directory or a device is in its place."""
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no file that can be written whole; give the name of a file.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write {path.name} in.")
    return path


@dataclass(frozen=True, slots=True)
class Mark:
    """How far an unfinished file is. source: SHA-256 of the input lines that it answers; options: what was asked."""

    options: str
    lines: int
    bytes: int
    failed: int
    source: str


class Unfinished:
    """OUT.part, which becomes OUT when it is whole, and OUT.part.state, which says how far it is."""

    def __init__(self, target: Path, options: str, resume: bool) -> None:
        self.target = regular(target)
        self.part = self.target.with_name(self.target.name + ".part")
        self._state = self.target.with_name(self.target.name + ".part.state")
        self._options = options
        self._digest = hashlib.sha256()
        self._resume = resume
        self._earlier = self._read_mark() if resume else None
        self.lines = 0
        self.failed = 0

    def __enter__(self) -> "Unfinished":
        try:
            self._file: IO[bytes] = self.part.open("r+b" if self._earlier else "wb")
            self._file.truncate(self._earlier.bytes if self._earlier else 0)
            self._file.seek(0, os.SEEK_END)
        except OSError as error:
            raise InputError(f"{self.part} cannot be written: {error.strerror}.") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def skip_answered(self, batches: Iterator[tuple[bytes, ...]]) -> int:
        """Goes past the batches that are answered already; how many lines those are."""
        if self._earlier is None:
            return 0
        while self.lines < self._earlier.lines and (batch := next(batches, None)) is not None:
            self._count(batch)
        if self.lines != self._earlier.lines or self._digest.hexdigest() != self._earlier.source:
            raise UsageError(f"{self.part} was begun from another input; remove it or leave --resume out.")
        self.failed = self._earlier.failed
        return self.lines

    def append(self, batch: tuple[bytes, ...], outcomes: list[Outcome]) -> None:
        """Adds the answers to one batch, on disk when this returns."""
        self._count(batch)
        self.failed += sum(outcome.failed for outcome in outcomes)
        self._file.write("".join(f"{outcome.text}\n" for outcome in outcomes).encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        mark = Mark(self._options, self.lines, self._file.tell(), self.failed, self._digest.hexdigest())
        draft = self._state.with_name(self._state.name + ".new")
        draft.write_text(json.dumps(asdict(mark)), encoding="utf-8")
        draft.replace(self._state)

    def finish(self) -> None:
        """Gives the whole file its name."""
        self._file.close()
        self.part.replace(self.target)
        self._state.unlink(missing_ok=True)

    def _count(self, batch: Iterable[bytes]) -> None:
        for line in batch:
            self._digest.update(line + b"\n")
            self.lines += 1

    def _read_mark(self) -> Mark | None:
        try:
            mark = Mark(**json.loads(self._state.read_text(encoding="utf-8")))
            size = self.part.stat().st_size
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise InputError(f"{self._state} cannot be read; remove it or leave --resume out.") from error
        if mark.options != self._options:
            raise UsageError(f"{self.part} was begun with other options or another version; leave --resume out.")
        if size < mark.bytes:
            raise InputError(f"{self.part} is shorter than its state says; remove it or leave --resume out.")
        return mark
