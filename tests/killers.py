"""Process functions that misbehave, in a module of their own so that a worker can import them."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.bulk import Outcome
from dragoman.errors import VocabularyError


def echo(lines: Sequence[bytes]) -> list[Outcome]:
    """Answers with the line; dies of "die", stalls at "hang", breaks at "break"."""
    for line in lines:
        if b"die" in line:
            os._exit(7)
        if b"hang" in line:
            time.sleep(600)
        if b"break" in line:
            raise MemoryError
    return [Outcome(line.decode()) for line in lines]


def slow_at_first(lines: Sequence[bytes]) -> list[Outcome]:
    """Later lines are answered sooner."""
    if lines:
        time.sleep(0.3 if b"0" in lines[0] else 0)
    return echo(lines)


def never_starts(lines: Sequence[bytes]) -> list[Outcome]:
    raise VocabularyError("senses.tsv, line 3: no such type.")


def dies_at_start(lines: Sequence[bytes]) -> list[Outcome]:
    os._exit(3)


def interrupts_at_stop(lines: Sequence[bytes], marker: str) -> list[Outcome]:
    """Interrupts the command at "stop", the first time."""
    if any(b"stop" in line for line in lines) and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getppid(), 2)
        time.sleep(600)
    return echo(lines)
