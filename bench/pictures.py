"""Makes the pictures of the README: the terminal at 80 columns and the HTML page, of a bundled report.

    python bench/pictures.py [--sample ferry-strait] [--out docs/pictures]

Needs Debian's chromium.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

LINES = 64  # of the terminal view that the picture shows


def shoot(page: Path, picture: Path, width: int, height: int) -> None:
    """A screenshot of a local file."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as profile:
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking"]
        place = [f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={picture}"]
        command = [browser, *flags, *place, page.resolve().as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def terminal(dragoman: Path, sample: str, out: Path) -> None:
    """What a terminal of 80 columns shows."""
    settings = os.environ | {"COLUMNS": "80", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    command = [str(dragoman), "read", "--sample", sample]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, env=settings).stdout
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(shown.split("\n")[:LINES])))
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "terminal.html")
        svg = console.export_svg(title=f"dragoman read --sample {sample}")
        page.write_text(f"<body style='margin:0'>{svg}</body>", encoding="utf-8")
        shoot(page, out / "terminal.png", 1000, 1690)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", default="ferry-strait")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    dragoman = Path(sys.executable).with_name("dragoman")
    terminal(dragoman, args.sample, args.out)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        subprocess.run([str(dragoman), "read", "--sample", args.sample, "--html", str(page)], check=True)
        shoot(page, args.out / "page.png", 1280, 1400)


if __name__ == "__main__":
    main()
