"""`dragoman timeline`: what happened, day by day, and what is standing."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
ACTOR = Annotated[str | None, typer.Option(metavar="NAME", help="Only events of this actor.")]
SINCE = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")]
UNTIL = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or earlier.")]
LIMIT = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many events.")]


def timeline(
    case: CASE, actor: ACTOR = None, since: SINCE = None, until: UNTIL = None, limit: LIMIT = 500
) -> None:  # fmt: skip
    """Show a case day by day: events with their origins, then ceasefires, talks and the like with their stages."""
    from dragoman.desk.asking import day, print_timeline
    from dragoman.record.search import Query

    print_timeline(case, Query(actor=actor, since=day(since, "--since"), until=day(until, "--until"), limit=limit))
