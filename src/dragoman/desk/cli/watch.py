"""`dragoman watch`: a case that follows its sources."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case; it is made where there is none.")]
SOURCES = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE…", help="Feeds, sitemaps, pages, folders to follow too; they are remembered."),
]
EVERY = Annotated[float, typer.Option(min=0.01, metavar="MINUTES", help="Time between two rounds.")]
ONCE = Annotated[bool, typer.Option("--once", help="One round, then end.")]
JOBS = Annotated[int, typer.Option(min=1, metavar="N", help="Worker processes.")]


def watch(case: CASE, sources: SOURCES = None, every: EVERY = 15.0, once: ONCE = False, jobs: JOBS = 1) -> None:
    """Poll the sources of a case and add what is new, politely, until stopped (SIGTERM or Ctrl-C)."""
    from dragoman.desk.watching import watch_sources

    watch_sources(case, sources or [], None if once else every * 60, jobs)
