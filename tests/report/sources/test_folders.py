"""Folders."""

import os
from pathlib import Path

from dragoman.report.sources.folders import files_under


def test_folders_give_files_in_order_and_follow_no_loop(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "a/.hidden", ".git/x", "c/d/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "c" / "loop").symlink_to(tmp_path)
    (tmp_path / "c" / "link.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "c" / "nothing").symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "pipe")
    found = [(str(path.relative_to(tmp_path)), problem) for path, problem in files_under(tmp_path)]
    assert found == [
        ("a/10.txt", None),
        ("a/2.txt", None),
        ("b.txt", None),
        ("c/d/e.txt", None),
        ("c/link.txt", None),
        ("c/loop", "It is a link to a folder, and these are not followed."),
        ("c/nothing", "It is no file: a device, a pipe, or a link to nothing."),
        ("pipe", "It is no file: a device, a pipe, or a link to nothing."),
    ]
