"""Makes the pictures of the README and of docs/first-hour.md: the terminal, the page, and the desk over the demo.

    python bench/pictures.py [--sample ferry-strait] [--out docs/pictures]

Needs Debian's chromium.
"""

import argparse
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.text import Text

LINES = 64  # of the terminal view that the picture shows
CEASEFIRE = "a.open:has-text('ten-day ceasefire')"  # the demo's process with rival states
DRAGOMAN = Path(sys.executable).with_name("dragoman")


@contextmanager
def opened() -> Iterator[Page]:
    """A page of a browser without a network."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    with sync_playwright() as running:
        flags = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
        browser = running.chromium.launch(executable_path=program, args=flags)
        yield browser.new_page(color_scheme="light")
        browser.close()


def shoot(page: Page, address: str, picture: Path, width: int, height: int) -> None:
    """What a window of this size shows of an address."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    page.screenshot(path=picture, animations="disabled")


def terminal(page: Page, sample: str, out: Path) -> None:
    """What a terminal of 80 columns shows."""
    settings = os.environ | {"COLUMNS": "80", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    command = [str(DRAGOMAN), "read", "--sample", sample]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, env=settings).stdout
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(shown.split("\n")[:LINES])))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "terminal.html")
        svg = console.export_svg(title=f"dragoman read --sample {sample}")
        file.write_text(f"<body style='margin:0'>{svg}</body>", encoding="utf-8")
        shoot(page, file.as_uri(), out / "terminal.png", 1000, 1690)


def written(page: Page, sample: str, out: Path) -> None:
    """The page that --html writes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        subprocess.run([str(DRAGOMAN), "read", "--sample", sample, "--html", str(file)], check=True)
        shoot(page, file.as_uri(), out / "page.png", 1280, 1400)


@contextmanager
def demo() -> Iterator[str]:
    """The address of the desk over the bundled dossier."""
    command = [str(DRAGOMAN), "demo", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as desk:
        try:
            assert desk.stdout is not None
            yield desk.stdout.readline().split(" open at ")[1].strip()
        finally:
            desk.send_signal(signal.SIGINT)  # as Ctrl-C: it removes its case


def desk(page: Page, out: Path) -> None:
    """The way of docs/first-hour.md through the desk."""
    with demo() as address:
        shoot(page, address, out / "first.png", 1280, 900)
        page.click(CEASEFIRE)
        shoot(page, page.url, out / "process.png", 1280, 1000)
        page.click(".side a.report >> nth=0")
        shoot(page, page.url, out / "report.png", 1280, 900)
        shoot(page, f"{address}?as_of=2031-03-20", out / "as-of.png", 1280, 700)
        page.set_viewport_size({"width": 1280, "height": 1000})
        page.goto(f"{address}review")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_selector("article.settled")
        page.screenshot(path=out / "review.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", default="ferry-strait")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with opened() as page:
        terminal(page, args.sample, args.out)
        written(page, args.sample, args.out)
        desk(page, args.out)


if __name__ == "__main__":
    main()
