"""The desk as it is served, in Debian's chromium: what a browser may reach, and what it complains about."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-smooth-scrolling",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # no network
]  # fmt: skip
WATCH = """
  window.policyBroken = [];
  document.addEventListener("securitypolicyviolation", (e) => policyBroken.push(`${e.violatedDirective} ${e.blockedURI}`));
"""


@dataclass
class Heard:
    """What pages of a browser did that none should: errors, dialogs, requests to others."""

    desk: str
    complaints: list[str] = field(default_factory=list)

    def to(self, page: Any) -> None:
        page.on("console", lambda m: self.complaints.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.complaints.append(f"error: {e}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda r: None if r.url.startswith(self.desk) else self.complaints.append(f"asked: {r.url}"))

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Closed with each file of tests: while it runs, nothing else in this process can start an event loop."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
    program = shutil.which("chromium") or CHROMIUM
    if not Path(program).exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address, without the last stroke, of `dragoman serve` over a case."""
    command = [sys.executable, "-m", "dragoman", "serve", str(path), "--no-browser", "--port", "0"]
    settings = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=settings) as desk:
        try:
            assert desk.stdout is not None
            yield desk.stdout.readline().split(" open at ")[1].strip().rstrip("/")
        finally:
            desk.send_signal(signal.SIGINT)
            desk.wait(20)


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """For a test that changes its case."""
    return served


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; a test that changes it takes a copy."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    try:
        make: Callable[[Path], Path] = import_module("invented_case").make
    finally:
        sys.path.remove(folder)
    return make(tmp_path_factory.mktemp("browser") / "case.db")


@pytest.fixture(scope="session")
def copied(made_case: Path) -> Callable[[Path], Path]:
    """A copy of the case in a folder."""
    return lambda folder: Path(shutil.copy(made_case, folder / "case.db"))


@pytest.fixture(scope="session")
def desk(made_case: Path) -> Iterator[str]:
    """Asked for reading only."""
    with served(made_case) as address:
        yield address


@contextmanager
def opened(chromium: Any, desk: str, **settings: Any) -> Iterator[tuple[Any, Heard]]:
    """A page of its own, and what it complained of."""
    with chromium.new_context(viewport={"width": 1280, "height": 900}, **settings) as context:
        context.add_init_script(WATCH)
        context.set_default_timeout(20_000)
        page, heard = context.new_page(), Heard(desk)
        heard.to(page)
        yield page, heard


@pytest.fixture(scope="session")
def opening() -> Callable[..., AbstractContextManager[tuple[Any, Heard]]]:
    """For a desk of the test's own."""
    return opened


@pytest.fixture
def browsing(chromium: Any, desk: str) -> Iterator[tuple[Any, Heard]]:
    with opened(chromium, desk) as found:
        yield found
