"""A case checked: what holds, what was changed, what is lost."""

import sqlite3
from pathlib import Path

from made import put, record

from dragoman.case import Case
from dragoman.record.verify import spans_in

TEXT = "Aland shelled Bland on Monday."
SHELLED = [{"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"]}]


def test_verify_counts_what_holds(case: Case) -> None:
    put(case, record("a", TEXT, events=SHELLED), record("b", TEXT + " B.", events=SHELLED))
    verdict = case.verify()
    assert verdict.problems == []
    assert (verdict.reports, verdict.codings, verdict.raws) == (2, 2, 2)
    assert verdict.spans == 2 * 4


def test_verify_finds_a_text_that_was_changed(case: Case) -> None:
    put(case, record("a", TEXT, events=SHELLED))
    case.connection.execute("UPDATE reports SET text = replace(text, 'Monday', 'Sunday')")
    assert any("text of report a" in p for p in case.verify().problems)
    case.connection.execute("UPDATE reports SET text = 'X' || text")
    assert any("spans that do not hold" in p for p in case.verify().problems)


def test_verify_finds_bytes_and_records_that_were_changed(case: Case) -> None:
    put(case, record("a", TEXT, events=SHELLED))
    case.connection.execute("UPDATE raws SET body = zeroblob(9)")
    case.connection.execute("UPDATE codings SET record = zeroblob(9)")
    problems = " ".join(case.verify().problems)
    assert "The bytes named" in problems
    assert "The record of report a" in problems


def test_verify_says_what_a_broken_file_has_lost(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with Case.open(path, create=True) as case:
        put(case, *(record(f"r{n}", f"{TEXT} Number {n}. " + "Aland said more. " * 200) for n in range(40)))
        case.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = case.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'reports'").fetchone()
        (size,) = case.connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    for page in range(root + 12, root + 16):
        data[page * size : page * size + size] = b"\xff" * size
    path.write_bytes(data)
    with Case.open(path) as case:
        verdict = case.verify()
    assert verdict.problems
    assert all(problem.endswith(".") for problem in verdict.problems)


def test_verify_spans_are_found_however_deep() -> None:
    found = {"a": [{"start": 0, "end": 1, "text": "x", "b": {"start": 2, "end": 3, "text": "y"}}], "start": "2025"}
    assert [s["text"] for s in spans_in(found)] == ["x", "y"]
    assert sqlite3.sqlite_version_info >= (3, 35)
