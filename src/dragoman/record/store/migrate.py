"""Named migrations: SQL files that are applied in order, each once, each whole."""

import sqlite3
from importlib.resources import files

from dragoman.errors import CaseDamaged

APPLICATION = 0x44726167  # "Drag": what SQLite's application_id says of a case


def migrations() -> list[tuple[str, str]]:
    """Name and SQL of every migration, in order."""
    folder = files("dragoman.record.store").joinpath("migrations")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [(f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in found]


def applied(connection: sqlite3.Connection) -> list[str]:
    """The names of those that this file has."""
    known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone()
    return [n for (n,) in connection.execute("SELECT name FROM migrations ORDER BY name")] if known else []


def check(connection: sqlite3.Connection, path: str) -> list[tuple[str, str]]:
    """The migrations that are still to be applied; CaseDamaged where the file is no case, or a newer version's."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and tables:
        raise CaseDamaged(f"{path} is an SQLite file, but no case of dragoman's: give another name.")
    done, known = applied(connection), migrations()
    if newer := set(done) - {name for name, _ in known}:
        raise CaseDamaged(f"{path} was written by a newer dragoman ({min(newer)}): install that or a later one.")
    return [(name, sql) for name, sql in known if name not in done]


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Applies what is missing, all of it or nothing."""
    if not check(connection, path):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        missing = check(connection, path)  # another writer may have done it meanwhile
        connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID")
        for name, sql in missing:
            for statement in statements_in(sql):
                connection.execute(statement)
            connection.execute("INSERT INTO migrations VALUES (?)", (name,))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements_in(sql: str) -> list[str]:
    """The statements of a script, one by one: executescript would end the transaction."""
    found, current = [], ""
    for line in sql.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current.strip())
            current = ""
    return found
