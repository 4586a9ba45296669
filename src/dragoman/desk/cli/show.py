"""`dragoman show`: one thing of a case, with all that is known of it."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
ID = Annotated[
    str, typer.Argument(metavar="ID", help="Of an event, actor, process, discrepancy or report; may be cut.")
]
JSON = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


def show(case: CASE, id: ID, as_json: JSON = False) -> None:
    """Show one event with its mentions, on whose word, and why they are one; or an actor, process, report."""
    from dragoman.desk.asking import print_one

    print_one(case, id, as_json)
