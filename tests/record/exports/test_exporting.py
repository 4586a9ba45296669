"""From a case file to an export; and that the case written by hand here has the shape of a real one."""

import json
from pathlib import Path
from typing import Any

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.desk.exporting import export_case
from dragoman.errors import UsageError
from dragoman.record.exports import FORMATS
from dragoman.record.exports.write import FOLDER

Json = dict[str, Any]


@pytest.fixture
def filled(case: Case) -> Case:
    text = "Zembla attacked Ruthen.\n\nZembla attacked the port of Ruthen on Monday."
    told = [{"trigger": "attacked the port", "type": "ASSAULT", "actors": ["Zembla"], "recipients": ["Ruthen"], "date": "2025-06-02"}]
    put(case, record("one", text, events=told))
    return case


@pytest.mark.parametrize("format", FORMATS)
def test_exporting_writes_each_format_of_a_case(filled: Case, format: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_case(filled.path, format, out, None, None)
    manifest = json.loads((out / "manifest.json" if format in FOLDER else tmp_path / "out.manifest.json").read_text())
    assert manifest["query"] == {"format": format, "case": "case.db", "as_of": None, "known_by": None}
    assert (manifest["counts"]["reports"], manifest["counts"]["events"]) == (1, 1)


def test_exporting_does_not_write_over_the_case(filled: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is the case itself"):
        export_case(filled.path, "json", tmp_path / "x" / ".." / "case.db", None, None)
    assert filled.export()["reports"][0]["id"] == "one"


@pytest.mark.parametrize("part", ["reports", "actors", "events", "moment"])
def test_exporting_sample_has_the_fields_of_a_real_case(filled: Case, whole: Json, part: str) -> None:
    def fields(found: Any) -> Any:
        first = found[0] if isinstance(found, list) else found
        inner = {key: set(first[key][0]) for key in ("mentions",) if key in first}
        return set(first), inner

    real = filled.export()
    assert set(real) == set(whole)
    assert fields(whole[part]) == fields(real[part])
