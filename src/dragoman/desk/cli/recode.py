"""`dragoman recode`: a case read again by this version."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
APPLY = Annotated[bool, typer.Option("--apply", help="Keep the new records; without it only the difference is shown.")]
JOBS = Annotated[int | None, typer.Option(min=1, metavar="N", help="Worker processes; as many as there are cores.")]


def recode(case: CASE, apply: APPLY = False, jobs: JOBS = None) -> None:
    """Read the reports of a case again and show what would change; --apply keeps it, corrections stay."""
    from dragoman.desk.recoding import recode_case

    recode_case(case, apply, jobs)
