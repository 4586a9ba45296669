"""Writes an export with its manifest: whole or not at all."""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from dragoman.errors import InputError, UsageError
from dragoman.record.exports.dossier import dossier
from dragoman.record.exports.ftm import follow_the_money
from dragoman.record.exports.geojson import geojson
from dragoman.record.exports.ics import ics
from dragoman.record.exports.manifest import manifest_text
from dragoman.record.exports.parts import Json
from dragoman.record.exports.plover import plover_records
from dragoman.record.exports.tables import codebook, csv_tables, parquet_tables, tsv_tables


def _json_text(content: Json) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"


ONE_FILE: dict[str, Callable[[Json], str]] = {
    "json": _json_text,
    "geojson": lambda case: _json_text(geojson(case)),
    "ics": ics,
    "ftm": follow_the_money,
    "plover": plover_records,
    "html": dossier,
}
FOLDER: dict[str, Callable[[Json], Mapping[str, str | bytes]]] = {
    "csv": csv_tables,
    "tsv": tsv_tables,
    "parquet": parquet_tables,
}
FORMATS = (*ONE_FILE, *FOLDER)


def write_export(case: Json, format: str, target: Path | None, query: Mapping[str, Any]) -> str | None:
    """Writes a case in a format; without a target nothing is written, and the text is returned to be printed.

    A format of one file is written to the target, with TARGET.manifest.json beside it; one of tables into the folder
    that the target names (made where its parent exists), with codebook.md and manifest.json. The manifest comes last:
    where it stands, all files of it are whole. UsageError: no such format or target. InputError: it cannot be written.
    """
    asked = {"format": format, **query}
    if format in ONE_FILE:
        text = ONE_FILE[format](case)
        if target is None:
            return text
        path = _file(target)
        written = {path.name: text.encode()}
        _write_all(path.parent, written, f"{path.name}.manifest.json", manifest_text(case, asked, written))
        return None
    if format not in FOLDER:
        raise UsageError(f"There is no format {format!r}; there are {', '.join(FORMATS)}.")
    if target is None:
        raise UsageError(f"{format} makes several files; name a folder for them with --out.")
    tables = {**FOLDER[format](case), "codebook.md": codebook()}
    written = {name: data.encode() if isinstance(data, str) else data for name, data in tables.items()}
    folder, is_new = _folder(target)
    try:
        _write_all(folder, written, "manifest.json", manifest_text(case, asked, written))
    except InputError:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    return None


def _file(target: Path) -> Path:
    """The file that a target means, links followed."""
    path = target.resolve()
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is no file that can be written whole; give the name of a file.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent} to write {path.name} in.")
    return path


def _folder(target: Path) -> tuple[Path, bool]:
    """The folder that a target means, and whether it was made now."""
    path = target.resolve()
    if path.is_dir():
        return path, False
    if path.exists() or not path.parent.is_dir():
        raise UsageError(f"{path} is no folder, and none can be made there; give the name of a folder.")
    try:
        path.mkdir()
    except OSError as error:
        raise InputError(f"{path} cannot be made: {error.strerror}.") from error
    return path, True


def _write_all(folder: Path, files: Mapping[str, bytes], last: str, closing: str) -> None:
    """Writes all files under other names, then renames them: only then does anything of an earlier export change."""
    whole = {**files, last: closing.encode()}
    drafts = {name: folder / f".{name}.{os.getpid()}.part" for name in whole}
    try:
        for name, data in whole.items():
            with drafts[name].open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        (folder / last).unlink(missing_ok=True)
        for name, draft in drafts.items():
            draft.replace(folder / name)
    except OSError as error:
        raise InputError(f"{folder} cannot be written in: {error.strerror}.") from error
    finally:
        for draft in drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
