"""The invented record, for every test of a view."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from dragoman.record import ReportRecord


@pytest.fixture
def make_record(monkeypatch: pytest.MonkeyPatch) -> Callable[..., ReportRecord]:
    """example.example, whatever way pytest imports tests."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    made: Callable[..., ReportRecord] = import_module("example").example
    return made


@pytest.fixture
def record(make_record: Callable[..., ReportRecord]) -> ReportRecord:
    return make_record()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """The command in this process: exit code, standard output, standard error."""
    from dragoman.desk.cli import main

    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    assert sys.stdout is not None
    return call
