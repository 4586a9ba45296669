"""`dragoman serve`: the desk over a case, in a browser."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
HOST = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine needs --token.")]
PORT = Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 8181, or any where it is taken.")]
NO_BROWSER = Annotated[bool, typer.Option("--no-browser", help="Only print the address.")]
TOKEN = Annotated[str | None, typer.Option(metavar="WORD", help="What a browser must show to be let in.")]


def serve(
    case: CASE, host: HOST = "127.0.0.1", port: PORT = 0, no_browser: NO_BROWSER = False, token: TOKEN = None
) -> None:  # fmt: skip
    """Open a case in the browser: search, read, check and correct it.

    It answers on this machine alone, and needs no network.
    """
    from dragoman.desk.serving import serve

    serve(case, host, port, token, browser=not no_browser)
