"""`dragoman demo`: the desk over the bundled dossier."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.desk.cli.serve import NO_BROWSER, PORT

DIR = Annotated[
    Path | None, typer.Option("--dir", metavar="FOLDER", help="Keep the case here; else it goes when the desk ends.")
]


def demo(no_browser: NO_BROWSER = False, folder: DIR = None, port: PORT = 0) -> None:
    """Open the bundled dossier, invented reports on one crisis, in the browser."""
    from dragoman.desk.serving import demo

    demo(folder, "127.0.0.1", port, browser=not no_browser)
