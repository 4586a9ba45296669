"""Reads the data files and checks them; a VocabularyError names file, line and field.

A table is a TSV: comment lines start with '#', the first other line names the columns, which are the fields of the
row's dataclass (a field with a default may be left out of the file, and a cell may be empty where there is one).
Types of fields: str, int, float, bool ("yes" or ""), an Enum (by value), X | None (empty is None), and
tuple[str, ...] (parts between '|').
"""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from enum import Enum
from functools import cache
from importlib.resources import files
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from dragoman.errors import VocabularyError

Row = TypeVar("Row")


@cache
def load_table(name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of vocabulary/<name>.tsv, checked; read once a process."""
    text = files("dragoman.vocabulary").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(read_table(f"{name}.tsv", text, row))


@cache
def conditions_of(needs: str | None) -> tuple[str, ...]:
    """The conditions of a row that must all hold, between ';' in its column."""
    return tuple(part for part in (needs or "").split(";") if part)


def read_table(name: str, text: str, row: type[Row]) -> Iterator[Row]:
    """The rows of one table's text; VocabularyError where a line does not fit the dataclass."""
    hints = get_type_hints(row)
    known: dict[str, Field[Any]] = {f.name: f for f in fields(row)}  # type: ignore[arg-type]
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            _check_columns(name, number, columns, known)
            continue
        if len(cells) > len(columns):
            raise VocabularyError(f"{name}, line {number}: {len(cells)} cells for {len(columns)} columns.")
        cells += [""] * (len(columns) - len(cells))
        yield row(**dict(_values(name, number, dict(zip(columns, cells, strict=True)), known, hints)))


def _check_columns(name: str, number: int, columns: list[str], known: dict[str, Field[Any]]) -> None:
    for column in columns:
        if column not in known:
            raise VocabularyError(f"{name}, line {number}: no field {column!r}; there are {', '.join(known)}.")
    for field in known.values():
        if field.name not in columns and field.default is MISSING and field.default_factory is MISSING:
            raise VocabularyError(f"{name}, line {number}: column {field.name!r} is missing.")


def _values(
    name: str, number: int, cells: dict[str, str], known: dict[str, Field[Any]], hints: dict[str, Any]
) -> Iterator[tuple[str, Any]]:
    for column, cell in cells.items():
        cell = cell.strip()
        if not cell and known[column].default is not MISSING:
            continue
        try:
            yield column, _value(cell, hints[column])
        except (ValueError, KeyError) as error:
            raise VocabularyError(f"{name}, line {number}, field {column}: {cell!r} is no {hints[column]}.") from error


def _value(cell: str, kind: Any) -> Any:
    if get_origin(kind) is UnionType:
        return None if not cell else _value(cell, next(a for a in get_args(kind) if a is not type(None)))
    if get_origin(kind) is tuple:
        return tuple(part.strip() for part in cell.split("|") if part.strip())
    if kind is bool:
        if cell not in ("yes", ""):
            raise ValueError(cell)
        return cell == "yes"
    if kind is str:
        if not cell:
            raise ValueError(cell)
        return cell
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(cell)
    return kind(cell)
