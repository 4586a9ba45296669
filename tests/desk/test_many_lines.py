"""Runs that are broken off, and go on."""

import json
import signal
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dragoman.desk.many_lines import Work, run_lines
from dragoman.settings import Settings

SETTINGS = Settings(batch_words=1, line_seconds=30)


@pytest.fixture
def killers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent))
    return import_module("killers")


def test_many_lines_an_interrupt_keeps_what_is_done_and_resume_gives_the_same_bytes(
    killers: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job inherits it ignored
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    lines = [json.dumps({"n": n, "word": "stop" if n == 7 else "go"}) for n in range(12)]
    source.write_text("\n".join(lines) + "\n")
    work = Work("test", partial(killers.interrupts_at_stop, marker=str(tmp_path / "marker")), SETTINGS)
    with pytest.raises(KeyboardInterrupt):
        run_lines(str(source), target, work, 1, False)
    assert not target.exists()
    part = (tmp_path / "out.jsonl.part").read_text()
    assert part == "".join(line + "\n" for line in lines[:7])
    assert "Stopped after 7 lines; --resume goes on" in capsys.readouterr().err
    run_lines(str(source), target, work, 2, True)
    assert target.read_bytes() == source.read_bytes()
    assert "7 lines were answered by the earlier run." in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "marker", "out.jsonl"]


def test_many_lines_a_killer_costs_its_line(killers: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "a"}\n{"id": "b", "text": "die"}\n{"id": "c"}\n')
    run_lines(str(source), target, Work("test", killers.echo, Settings()), 1, False)
    rows = [json.loads(line) for line in target.read_text().splitlines()]
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert ["error" in row for row in rows] == [False, True, False]
    assert "1 of 3 lines could not be read" in capsys.readouterr().err
