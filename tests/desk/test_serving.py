"""Where the desk listens, what it asks for, and the demo; one test starts it for real."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.case import Case
from dragoman.desk import serving
from dragoman.errors import UsageError

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.0.1", "::1", "[::1]", "localhost"])
def test_serving_on_this_machine_asks_for_no_token(host: str) -> None:
    assert serving.checked_token(host, None) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.lan", ""])
def test_serving_beyond_this_machine_asks_for_one(host: str) -> None:
    with pytest.raises(UsageError, match="give --token too"):
        serving.checked_token(host, None)
    assert serving.checked_token(host, "x" * 16) == "x" * 16


@pytest.mark.parametrize("token", ["", "short", "ü" * 20, "a\n" * 20])
def test_serving_takes_no_weak_token(token: str) -> None:
    with pytest.raises(UsageError, match="--token must have"):
        serving.checked_token("127.0.0.1", token)


def test_serving_prints_an_address_that_can_be_opened() -> None:
    assert serving.address_of("127.0.0.1", 8181, None) == "http://127.0.0.1:8181/"
    assert serving.address_of("::", 9, "t") == "http://[::1]:9/?token=t"
    assert serving.address_of("0.0.0.0", 9, "t") == "http://127.0.0.1:9/?token=t"
    assert serving.address_of("fe80::1", 9, "t") == "http://[fe80::1]:9/?token=t"


def test_serving_says_that_a_port_is_taken(run: Run, tmp_path: Path) -> None:
    Case.open(tmp_path / "c.db", create=True).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, error = run("serve", tmp_path / "c.db", "--port", port, "--no-browser")
    assert code == 2
    assert f"Nothing can listen on 127.0.0.1, port {port}" in error


def test_serving_says_what_is_wrong_with_the_case_before_it_listens(run: Run, tmp_path: Path) -> None:
    code, _, error = run("serve", tmp_path / "none.db", "--no-browser")
    assert (code, "There is no case" in error) == (1, True)
    assert run("serve", tmp_path / "none.db", "--host", "0.0.0.0")[0] in (1, 2)


def test_serving_demo_makes_its_case_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = tmp_path / "in.jsonl"
    dossier.write_text('{"id": "a", "text": "Peru warned Chile on Monday.", "published": "2031-03-03"}\n', "utf-8")
    monkeypatch.setattr(serving, "dossier_path", lambda: str(dossier))
    path = serving.demo_case(tmp_path)
    with Case.open(serving.demo_case(tmp_path)) as case:
        assert case.counts() == 1
    assert path == tmp_path / "demo.db"


def test_serving_answers_until_it_is_stopped(tmp_path: Path) -> None:
    Case.open(tmp_path / "c.db", create=True).close()
    command = [sys.executable, "-m", "dragoman", "serve", str(tmp_path / "c.db"), "--no-browser", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as desk:
        try:
            assert desk.stdout is not None
            address = desk.stdout.readline().split(" open at ")[1].strip()
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert answer.status == 200
                assert "No claim fits" in answer.read().decode()
        finally:
            desk.send_signal(signal.SIGINT)
        assert desk.wait(20) == 0
