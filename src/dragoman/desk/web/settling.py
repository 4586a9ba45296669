"""Settling a large case beside the desk: in a process of its own, once for all corrections that came meanwhile."""

import multiprocessing
import threading
from pathlib import Path
from time import sleep

from dragoman.case import Case

PAUSE = 2.0  # seconds in which more corrections may come


class Settler:
    """Settles one case in the background when it is told that something waits."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._waiting = self._running = False

    def soon(self) -> None:
        """Something waits; returns at once."""
        with self._lock:
            self._waiting = True
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            sleep(PAUSE)
            with self._lock:
                if not self._waiting:
                    self._running = False
                    return
                self._waiting = False
            work = multiprocessing.get_context("spawn").Process(target=settle_case, args=(self._path,), daemon=True)
            work.start()
            work.join()


def settle_case(path: Path) -> None:
    """Brings the case up to date."""
    with Case.open(path, write=True) as case:
        case.settle()
