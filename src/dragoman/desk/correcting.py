"""Corrections from the command line: written, taken back, listed."""

import getpass
from pathlib import Path
from typing import Any

from dragoman.case import Case
from dragoman.desk.naming import visible
from dragoman.errors import UsageError
from dragoman.record import correcting
from dragoman.record.corrections import Entry, describe


def write(path: Path, verb: str, arguments: tuple[Any, ...], who: str, why: str) -> None:
    """Writes one correction and prints its number, and what the command was about."""
    prepare = getattr(correcting, verb)
    with Case.open(path, write=True) as case:
        entry = case.correct(lambda connection: prepare(connection, *arguments), who=who or _user(), why=why)
    print(f"{entry.seq}: {visible(describe(entry))}")
    print(f"`dragoman correct undo {path} {entry.seq}` takes it back.")


def take_back(path: Path, number: int | None, who: str, why: str) -> None:
    """Undoes and says what."""
    with Case.open(path, write=True) as case:
        entry = case.undo(number, who=who or _user(), why=why)
        undone = next(e for e in case.corrections() if e.seq == entry.undoes)
    print(f"{entry.seq}: taken back: {undone.seq}, {visible(describe(undone))}")


def print_log(path: Path) -> None:
    """Every entry in a line; those that find nothing any more with the reason."""
    with Case.open(path) as case:
        log, lost = case.corrections(), case.unapplied()
    reasons = {entry.seq: reason for entry, reason in lost}
    for entry in log:
        print(_line(entry) + (f"  (not applied: {visible(reasons[entry.seq])})" if entry.seq in reasons else ""))
    if not log:
        print(f"{path} has no corrections.")


def _line(entry: Entry) -> str:
    why = f"  ({visible(entry.why)})" if entry.why else ""
    return f"{entry.seq}  {entry.at[:16]}  {visible(entry.who)}  {visible(describe(entry))}{why}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("Say who settles it: --who NAME, or DRAGOMAN_WHO in the environment.") from error
