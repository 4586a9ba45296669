"""Exports on disk: whole, with a manifest that can be checked, and the same each time."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from dragoman import __version__
from dragoman.errors import InputError, UsageError
from dragoman.record.exports import FORMATS, csv_tables, write_export
from dragoman.record.exports.write import FOLDER, ONE_FILE

Json = dict[str, Any]
QUERY = {"case": "c.db", "as_of": "2031-06-04", "known_by": None}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("format", FORMATS)
def test_write_gives_the_same_bytes_each_time_and_a_manifest_of_them(whole: Json, format: str, tmp_path: Path) -> None:
    found = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        assert write_export(whole, format, folder if format in FOLDER else folder / "out", QUERY) is None
        found.append(content(folder))
    assert found[0] == found[1]
    manifest = json.loads(found[0].pop("manifest.json" if format in FOLDER else "out.manifest.json"))
    assert {f["name"]: f["sha256"] for f in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in found[0].items()
    }
    assert manifest["query"] == {"format": format, **QUERY}
    assert [r["sha256"] for r in manifest["reports"]] == [r["sha256"] for r in whole["reports"]]


@pytest.mark.parametrize(
    ("format", "left_out"),
    [
        ("geojson", {"events without a place": 2}),
        ("plover", {"negated events (no column says that it did not happen)": 1}),
        (
            "ftm",
            {
                "negated events (a link would say that it happened)": 1,
                "hypothetical events (a link would say that it happened)": 1,
            },
        ),
        ("json", {}),
    ],
)
def test_write_counts_what_a_format_leaves_out(whole: Json, format: str, left_out: Json, tmp_path: Path) -> None:
    write_export(whole, format, tmp_path / "out", QUERY)
    manifest = json.loads((tmp_path / "out.manifest.json").read_text())
    assert manifest["left_out"] == left_out
    assert (manifest["dragoman"], len(manifest["coder"]), manifest["as_of"]) == (__version__, 8, "2031-06-04")
    assert manifest["corrections"] == whole["corrections"]


@pytest.mark.parametrize("format", ONE_FILE)
def test_write_returns_the_text_where_there_is_no_target(whole: Json, format: str, tmp_path: Path) -> None:
    write_export(whole, format, tmp_path / "out", QUERY)
    text = write_export(whole, format, None, QUERY)
    assert text is not None
    assert (tmp_path / "out").read_bytes() == text.encode()


def test_write_json_is_the_case(whole: Json) -> None:
    assert json.loads(write_export(whole, "json", None, QUERY) or "") == whole


def test_write_makes_a_folder_with_a_codebook(whole: Json, tmp_path: Path) -> None:
    write_export(whole, "csv", tmp_path / "tables", QUERY)
    assert set(content(tmp_path / "tables")) == {*csv_tables(whole), "codebook.md", "manifest.json"}


def test_write_leaves_what_else_is_in_the_folder(whole: Json, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    write_export(whole, "tsv", tmp_path, QUERY)
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("format", ["csv", "html"])
def test_write_keeps_the_earlier_export_where_a_draft_fails(
    whole: Json, format: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path if format == "csv" else tmp_path / "out.html"
    write_export(whole, format, target, QUERY)
    before, calls = content(tmp_path), []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    whole["events"].clear()
    with pytest.raises(InputError, match="No space left on device"):
        write_export(whole, format, target, QUERY)
    assert content(tmp_path) == before


def test_write_takes_a_new_folder_away_where_nothing_could_be_written(
    whole: Json, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError):
        write_export(whole, "csv", tmp_path / "tables", QUERY)
    assert content(tmp_path) == {}


@pytest.mark.parametrize("step", range(1, 11))
def test_write_leaves_a_manifest_only_where_every_file_of_it_is_there(
    whole: Json, step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine stops before the step-th renaming."""
    write_export(whole, "csv", tmp_path, QUERY)
    whole["reports"][0]["title"] = "Another"
    rename, calls = Path.replace, []

    def stop(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == step:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write_export(whole, "csv", tmp_path, QUERY)
    assert not (tmp_path / "manifest.json").exists()
    assert [name for name in content(tmp_path) if name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("format", "target", "said"),
    [
        ("docx", "out", "There is no format 'docx'; there are json, geojson, ics, ftm, plover, html, csv, tsv, parquet"),
        ("csv", None, "name a folder for them with --out"),
        ("csv", "file.txt", "is no folder"),
        ("csv", "none/deep", "is no folder, and none can be made there"),
        ("html", ".", "is no file that can be written whole"),
        ("html", "none/out.html", "There is no folder"),
    ],
)
def test_write_says_what_is_wrong_with_the_request(
    whole: Json, format: str, target: str | None, said: str, tmp_path: Path
) -> None:
    (tmp_path / "file.txt").write_text("mine")
    with pytest.raises(UsageError, match=said):
        write_export(whole, format, tmp_path / target if target else None, QUERY)
    assert content(tmp_path) == {"file.txt": b"mine"}
