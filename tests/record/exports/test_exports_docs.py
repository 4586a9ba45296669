"""docs/exports.md names what there is."""

from pathlib import Path

import pytest

from dragoman.record import exports
from dragoman.record.exports.columns import TABLES
from dragoman.record.exports.plover import COLUMNS

TEXT = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*exports.FORMATS, *(c.name for c in COLUMNS), *(t.name for t in TABLES)])
def test_exports_docs_name_formats_tables_and_columns(name: str) -> None:
    assert f"`{name}`" in TEXT


@pytest.mark.parametrize("name", [n for n in exports.__all__ if n != "FORMATS"])
def test_exports_docs_name_the_functions(name: str) -> None:
    assert f"`{name}`" in TEXT or f"`{name}(" in TEXT
