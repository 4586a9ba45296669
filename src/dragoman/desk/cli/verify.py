"""`dragoman verify`: whether a case still holds what it held."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]


def verify(case: CASE) -> None:
    """Check every hash and every span of a case, offline; says what is lost where it is damaged."""
    from dragoman.desk.verifying import verify_case

    verify_case(case)
