import json
import os
from pathlib import Path

import pytest

from dragoman.bulk import Outcome
from dragoman.desk.whole_file import Unfinished, write_whole
from dragoman.errors import InputError, UsageError

A, B = (b"1", b"2"), (b"3",)
ONE, TWO = [Outcome("one"), Outcome("two", failed=True)], [Outcome("three")]


def begin(target: Path) -> None:
    with Unfinished(target, "code", resume=False) as file:
        file.append(A, ONE)


def test_whole_file_write_replaces_at_once_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")
    write_whole(target, "né\n")
    assert target.read_bytes() == "né\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_whole_file_write_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", "x")
    assert (tmp_path / "real").read_text() == "x"
    assert (tmp_path / "link").is_symlink()


def test_whole_file_write_keeps_the_old_file_where_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "\ud800")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("name", [".", "missing/out", "/dev/null"])
def test_whole_file_refuses_what_is_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        write_whole(tmp_path / name, "x")


def test_whole_file_unfinished_gets_its_name_at_the_end_only(tmp_path: Path) -> None:
    target = tmp_path / "out"
    with Unfinished(target, "code", resume=False) as file:
        file.append(A, ONE)
        assert not target.exists()
        file.append(B, TWO)
        file.finish()
    assert target.read_text() == "one\ntwo\nthree\n"
    assert (file.lines, file.failed) == (3, 1)
    assert os.listdir(tmp_path) == ["out"]


def test_whole_file_unfinished_goes_on_after_the_last_whole_batch(tmp_path: Path) -> None:
    target = tmp_path / "out"
    begin(target)
    with (tmp_path / "out.part").open("a") as part:
        part.write("half a li")
    with Unfinished(target, "code", resume=True) as file:
        batches = iter([A, B])
        assert file.skip_answered(batches) == 2
        assert next(batches) == B
        file.append(B, TWO)
        file.finish()
    assert target.read_text() == "one\ntwo\nthree\n"
    assert (file.lines, file.failed) == (3, 1)


def test_whole_file_unfinished_begins_anew_where_there_is_nothing_to_resume(tmp_path: Path) -> None:
    with Unfinished(tmp_path / "out", "code", resume=True) as file:
        assert file.skip_answered(iter([A])) == 0


@pytest.mark.parametrize("others", [[(b"1", b"x"), B], [(b"1",)], []])
def test_whole_file_unfinished_refuses_another_input(tmp_path: Path, others: list[tuple[bytes, ...]]) -> None:
    begin(tmp_path / "out")
    with Unfinished(tmp_path / "out", "code", resume=True) as file, pytest.raises(UsageError, match="another input"):
        file.skip_answered(iter(others))
    assert (tmp_path / "out.part").read_text() == "one\ntwo\n"


def test_whole_file_unfinished_refuses_other_options(tmp_path: Path) -> None:
    begin(tmp_path / "out")
    with pytest.raises(UsageError, match="other options"):
        Unfinished(tmp_path / "out", "code plain", resume=True)


@pytest.mark.parametrize("state", ["", "[]", "{}", "\x00"])
def test_whole_file_unfinished_refuses_a_broken_state(tmp_path: Path, state: str) -> None:
    begin(tmp_path / "out")
    (tmp_path / "out.part.state").write_text(state)
    with pytest.raises(InputError, match="cannot be read"):
        Unfinished(tmp_path / "out", "code", resume=True)


def test_whole_file_unfinished_refuses_a_part_that_lost_its_end(tmp_path: Path) -> None:
    begin(tmp_path / "out")
    (tmp_path / "out.part").write_text("one\n")
    assert json.loads((tmp_path / "out.part.state").read_text())["bytes"] == 8
    with pytest.raises(InputError, match="shorter"):
        Unfinished(tmp_path / "out", "code", resume=True)
