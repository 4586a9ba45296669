"""`dragoman mcp`: a case for language models."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]


def mcp(case: CASE) -> None:
    """Answer a language model's questions about a case, over MCP on standard input and output; it only reads."""
    from dragoman.desk.asking_models import serve_models

    serve_models(case)
