"""`dragoman watch` over a local folder: rounds, what is said once, and a stop that loses nothing."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman import case as case_module
from dragoman.bulk import Outcome
from dragoman.case import Case, Summary
from dragoman.desk.watching import watch_sources

Run = Callable[..., tuple[int, str, str]]
TOWNS = ("Akko", "Bevel", "Corrin", "Doral", "Estan", "Ferrol")


def put(folder: Path, number: int) -> Path:
    """One more report in the folder, unlike the others."""
    town = TOWNS[number]
    path = folder / f"{number}.txt"
    path.write_text(
        f"Envoys meet in {town}\n\n{town.upper()}, May {number + 1}, 2031 - Envoys of Norway and Peru met in {town} on"
        f" Monday and agreed to send {number + 3} observers to the {town} valley.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    return made


def texts(path: Path) -> list[str]:
    """The first lines of the reports that a case has, each once."""
    with Case.open(path) as case:
        assert not case.verify().problems
        return sorted(r["text"].split("\n")[0] for r in case.export()["reports"])


def stop_after(monkeypatch: pytest.MonkeyPatch, rounds: int, each: Callable[[int], Any] = lambda _: None) -> list[Summary]:
    """Asks for a stop at the end of a round; what each round gave. each: done before a round, with its number."""
    real, given = Case.add, list[Summary]()

    def add(self: Case, *sources: Any, **options: Any) -> Summary:
        each(len(given) + 1)
        given.append(real(self, *sources, **options))
        if len(given) == rounds:
            signal.raise_signal(signal.SIGTERM)
        return given[-1]

    monkeypatch.setattr(Case, "add", add)
    return given


def test_watching_once_remembers_the_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    put(folder, 0)
    code, out, error = run("watch", path, folder, "--once")
    assert (code, out) == (0, "")
    assert re.match(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d {re.escape(str(path))}: 1 new report", error)
    put(folder, 1)
    assert "1 new report" in run("watch", path, "--once")[2]
    assert texts(path) == ["Envoys meet in Akko", "Envoys meet in Bevel"]


def test_watching_nothing_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    code, _, error = run("watch", tmp_path / "crisis.db", "--once")
    assert code == 2
    assert "follows nothing yet" in error


def test_watching_a_round_that_brings_nothing_says_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    put(folder, 0)
    run("watch", tmp_path / "crisis.db", folder, "--once")
    assert run("watch", tmp_path / "crisis.db", "--once") == (0, "", "")


def test_watching_each_round_adds_what_is_new(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = stop_after(monkeypatch, 3, lambda number: put(folder, number) if number < 3 else None)
    watch_sources(tmp_path / "crisis.db", [str(folder)], 0.01, jobs=0)
    assert [(len(s.new), len(s.unchanged)) for s in given] == [(1, 0), (1, 1), (0, 2)]
    said = capsys.readouterr().err.splitlines()
    assert [re.sub(r"^\d{4}-\S+ \S+ |/\S*/", "", line) for line in said] == [
        "crisis.db: 1 new report, 0 revised, 0 known already, 0 skipped; 1 report in all.",
        "crisis.db: 1 new report, 0 revised, 1 known already, 0 skipped; 2 reports in all.",
        "Stopped; all that was told of is in crisis.db.",
    ]


def test_watching_a_changed_report_is_a_revision(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    row = {"id": "talks", "text": put(tmp_path, 0).read_text(encoding="utf-8"), "published": "2031-05-01"}
    (folder / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run("watch", path, folder, "--once")
    row["text"] = row["text"].replace("3 observers", "30 observers")
    (folder / "in.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert "0 new reports, 1 revised" in run("watch", path, "--once")[2]
    with Case.open(path) as case:
        first, second = case.export()["reports"]
    assert (second["id"], second["revises"], second["origin"]) == ("talks@2", "talks", first["id"])


def test_watching_says_once_what_is_skipped_again_and_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.txt").write_bytes(b"")

    def more(number: int) -> None:
        if number == 3:
            (folder / "other.txt").write_bytes(b"\x00\x01\x02\xff" * 40)

    given = stop_after(monkeypatch, 4, more)
    watch_sources(tmp_path / "crisis.db", [str(folder)], 0.01, jobs=0)
    assert len(given) == 4
    said = capsys.readouterr().err.splitlines()
    assert [len([line for line in said if name in line]) for name in ("broken.txt", "other.txt")] == [1, 1]
    assert [line.endswith("0 known already, 1 skipped; 0 reports in all.") for line in said] == [True, False, True, False, False]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_watching_a_stop_between_two_reports_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    path = tmp_path / "crisis.db"
    for one in range(4):
        put(folder, one)
    real, read = case_module.code_reports, list[int]()

    def coded(batch: tuple[bytes, ...]) -> list[Outcome]:
        read.append(len(batch))
        if len(read) == 2:
            signal.raise_signal(number)  # while the second report is being read
        return real(batch)

    monkeypatch.setattr(case_module, "BATCH_REPORTS", 1)
    monkeypatch.setattr(case_module, "code_reports", coded)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    watch_sources(path, [str(folder)], 60, jobs=0)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
    assert "Stopped; all that was told of is in" in capsys.readouterr().err
    assert len(texts(path)) == len(read) == 2
    with Case.open(path) as case:
        assert {e["mentions"][0]["report"] for e in case.search(case_module.Query()).events} == {
            r["id"] for r in case.export()["reports"]
        }
    watch_sources(path, [], None, jobs=0)
    assert texts(path) == [f"Envoys meet in {town}" for town in TOWNS[:4]]


def test_watching_a_stop_ends_the_pause(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, 0)
    given = stop_after(monkeypatch, 1)
    watch_sources(tmp_path / "crisis.db", [str(folder)], 3600, jobs=0)
    assert len(given) == 1


def said_in(log: Path, words: str, process: "subprocess.Popen[bytes]") -> None:
    """Waits until the command has said it."""
    for _ in range(1200):
        if words in log.read_text(encoding="utf-8"):
            return
        assert process.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8"))


def test_watching_the_command_stops_on_sigterm_and_ends_well(folder: Path, tmp_path: Path) -> None:
    path, log = tmp_path / "crisis.db", tmp_path / "log"
    put(folder, 0)
    command = [sys.executable, "-m", "dragoman", "watch", str(path), str(folder), "--every", "0.01"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, stderr=file, stdout=subprocess.DEVNULL, env=os.environ)
    try:
        said_in(log, "1 report in all", process)
        put(folder, 1)
        said_in(log, "2 reports in all", process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
    assert log.read_text(encoding="utf-8").endswith(f"Stopped; all that was told of is in {path}.\n")
    assert texts(path) == ["Envoys meet in Akko", "Envoys meet in Bevel"]
