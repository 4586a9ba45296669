"""A case file opened, and what is said where that fails."""

import os
import sqlite3
from pathlib import Path

import pytest

from dragoman.case import Case
from dragoman.errors import CaseBusy, CaseDamaged, CaseError, CaseNotWritten
from dragoman.record.store import connect as opening
from dragoman.record.store.connect import connect, transaction
from dragoman.record.store.migrate import applied, migrations, statements_in


def test_connect_makes_a_case_and_finds_it_again(tmp_path: Path) -> None:
    connect(tmp_path / "a.db", create=True).close()
    connection = connect(tmp_path / "a.db")
    assert applied(connection) == [name for name, _ in migrations()]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_connect_says_where_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=r"There is no case .*dragoman add"):
        connect(tmp_path / "none.db")
    with pytest.raises(CaseNotWritten, match="There is no folder"):
        connect(tmp_path / "no" / "none.db", create=True)
    with pytest.raises(CaseError, match="is a folder"):
        connect(tmp_path, create=True)


def test_connect_leaves_a_foreign_file_as_it_is(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "b.db"
    text.write_bytes(b"%PDF-1.7 not a case at all")
    foreign = sqlite3.connect(other)
    foreign.execute("CREATE TABLE t (x)")
    foreign.commit()
    foreign.close()
    before = [p.read_bytes() for p in (text, other)]
    with pytest.raises(CaseDamaged, match="no case file"):
        connect(text, create=True)
    with pytest.raises(CaseDamaged, match="no case of dragoman's"):
        connect(other, create=True)
    assert [p.read_bytes() for p in (text, other)] == before


def test_connect_refuses_a_newer_case(tmp_path: Path) -> None:
    connection = connect(tmp_path / "a.db", create=True)
    connection.execute("INSERT INTO migrations VALUES ('9999_later')")
    connection.close()
    with pytest.raises(CaseDamaged, match="newer dragoman"):
        connect(tmp_path / "a.db")


def test_connect_second_writer_waits_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.1)
    path = tmp_path / "a.db"
    first, second = connect(path, create=True), connect(path, write=True)
    with transaction(first, path), pytest.raises(CaseBusy, match="being written by another"), transaction(second, path):
        pass
    with transaction(second, path):
        second.execute("INSERT INTO facts VALUES ('a', 'b')")
    assert first.execute("SELECT value FROM facts").fetchone() == ("b",)


def test_connect_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = connect(path, create=True)
    with pytest.raises(ValueError, match="stop"), transaction(connection, path):
        connection.execute("INSERT INTO facts VALUES ('a', 'b')")
        raise ValueError("stop")
    assert connection.execute("SELECT count(*) FROM facts").fetchone() == (0,)


def test_connect_full_disk_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = connect(path, create=True)
    with transaction(connection, path):
        connection.execute("INSERT INTO facts VALUES ('a', 'kept')")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(CaseNotWritten, match="full or fails"), transaction(connection, path):
        connection.execute("INSERT INTO raws VALUES ('x', 1, zeroblob(10000000))")
    connection.close()
    with Case.open(path) as case:
        assert case.connection.execute("SELECT value FROM facts").fetchall() == [("kept",)]
        assert case.verify().problems == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_connect_read_only_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connect(path, create=True).close()
    path.chmod(0o400)
    with pytest.raises(CaseNotWritten, match="may not be written"):
        connect(path, write=True)


def test_connect_read_only_opening_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connect(path, create=True).close()
    connection = connect(path)
    with pytest.raises(CaseNotWritten), transaction(connection, path):
        connection.execute("INSERT INTO facts VALUES ('a', 'b')")


def test_migrate_statements_are_split_where_they_end() -> None:
    sql = "CREATE TABLE a (x);\n-- a; comment\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM a;\nEND;\n"
    assert len(statements_in(sql)) == 2
