"""Opens a case file, and says in one sentence what is wrong where that or a later step fails."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from dragoman.errors import CaseBusy, CaseDamaged, CaseError, CaseNotWritten
from dragoman.record.store.migrate import check, migrate

BUSY_SECONDS = 30.0  # how long a writer waits for another one
HEADER = b"SQLite format 3\x00"


def connect(path: str | Path, *, write: bool = False, create: bool = False) -> sqlite3.Connection:
    """The open case. write: it may be changed; create: it is made where there is none.

    Raises CaseError, CaseDamaged, CaseBusy or CaseNotWritten.
    """
    path = Path(path)
    _look(path, create)
    with saying(path):
        return _opened(path, write or create)


def _opened(path: Path, write: bool) -> sqlite3.Connection:
    mode = "rwc" if write else "ro"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        if write:
            check(connection, str(path))  # before the journal mode would change a file that is none of ours
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, str(path))
        elif check(connection, str(path)):
            raise CaseError(f"{path} was made by an older dragoman; `dragoman add {path}` without a source updates it.")
    except BaseException:
        connection.close()
        raise
    return connection


def _look(path: Path, create: bool) -> None:
    """What can be said before SQLite looks."""
    try:
        if path.is_dir():
            raise CaseError(f"{path} is a folder, not a case file.")
        if not path.exists():
            if not create:
                raise CaseError(f"There is no case {path}; `dragoman add {path} SOURCE…` makes one.")
            if not path.absolute().parent.is_dir():
                raise CaseNotWritten(f"There is no folder {path.absolute().parent} to keep {path.name} in.")
            return
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CaseError(f"{str(path)!r} cannot be opened: {reason}.") from error
    if head and head != HEADER:
        raise CaseDamaged(f"{path} is no case file (it does not begin as SQLite files do), so it is left as it is.")


@contextmanager
def saying(path: str | Path) -> Iterator[None]:
    """SQLite's errors as ours, one sentence each."""
    try:
        yield
    except sqlite3.Error as error:
        raise _translated(str(path), error) from error


def _translated(path: str, error: sqlite3.Error) -> CaseError:
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CaseBusy(f"{path} is being written by another dragoman; wait until that is done and try again.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return CaseDamaged(f"{path} is damaged ({error}); `dragoman verify {path}` says what can still be read.")
    if name.startswith("SQLITE_FULL") or name in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_IOERR_FSYNC"):
        return CaseNotWritten(f"The disk that holds {path} is full or fails; make room and run the same command again.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return CaseNotWritten(f"{path} may not be written (or its folder not): change its permissions or copy it.")
    return CaseError(f"{path}: {error}.")


@contextmanager
def transaction(connection: sqlite3.Connection, path: str | Path, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of what happens inside or nothing; the one writer meanwhile. kind: DEFERRED only reads, from one moment."""
    with saying(path):
        connection.execute(f"BEGIN {kind}")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
