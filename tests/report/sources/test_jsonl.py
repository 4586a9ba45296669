"""JSON rows."""

import io
import json

import pytest

from dragoman.report.sources.jsonl import row_arrivals
from dragoman.report.sources.records import Arrived
from dragoman.settings import Settings

TEXT = "PORT KARIM (Agency) - The two sides met on Monday."


def rows(data: bytes, settings: Settings | None = None) -> list[Arrived]:
    return list(row_arrivals(io.BytesIO(data), "in.jsonl", "in.jsonl", settings or Settings()))


def test_jsonl_row_gives_a_report_with_all_that_it_says() -> None:
    row = {
        "id": "7",
        "title": "Talks",
        "text": TEXT,
        "published": "2025-10-18",
        "outlet": "The Post",
        "url": "http://n.example/7",
    }
    line = json.dumps(row).encode()
    (found,) = rows(b"\xef\xbb\xbf" + line + b"\r\n\n")
    assert (found.source, found.name, found.raw, found.problem) == ("in.jsonl", "in.jsonl, line 1", line, None)
    report = found.report
    assert report is not None
    assert (report.id, report.title, report.published, report.outlet, report.url, report.dateline) == (
        "7", "Talks", "2025-10-18", "The Post", "http://n.example/7", "PORT KARIM",
    )  # fmt: skip


def test_jsonl_each_line_has_its_own_problem() -> None:
    good = json.dumps({"text": TEXT}).encode()
    lines = [
        b"{",
        good,
        b"[1]",
        b'{"text": "a\xff"}',
        b"[" * 100_000,
        b'{"text": 7}',
        b'{"text": "\\ud800 x"}',
        b"x" * 5000,
        good,
    ]
    found = rows(b"\n".join(lines), Settings(max_bytes=200_000)) + rows(
        b"y" * 300 + b"\n" + good, Settings(max_bytes=200)
    )
    assert [(f.name[10:], f.report is not None) for f in found] == [
        ("line 1", False), ("line 2", True), ("line 3", False), ("line 4", False), ("line 5", False), ("line 6", False),
        ("line 7", False), ("line 8", False), ("line 9", True), ("line 1", False), ("line 2", True),
    ]  # fmt: skip
    assert all(f.problem and f.problem.endswith(".") for f in found if f.report is None)


@pytest.mark.parametrize(("size", "problem"), [(200, False), (201, True)])
def test_jsonl_line_may_be_as_long_as_the_largest_input(size: int, problem: bool) -> None:
    line = b'{"text": "The two sides met."' + b" " * (size - 30) + b"}"
    (found,) = rows(line + b"\n", Settings(max_bytes=200)) if not problem else rows(line, Settings(max_bytes=200))
    assert (found.problem is not None) is problem
