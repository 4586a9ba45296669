"""`dragoman add`: reports into a case."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case; it is made where there is none.")]
SOURCES = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE…",
        help="Files, folders, JSONL, HTML, WARC, feeds, OPML, sitemaps, addresses; - is standard input.",
    ),
]
JOBS = Annotated[int | None, typer.Option(min=1, metavar="N", help="Worker processes; as many as there are cores.")]
QUIET = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def add(case: CASE, sources: SOURCES = None, jobs: JOBS = None, quiet: QUIET = False) -> None:
    """Put reports into a case.

    Adding the same again changes nothing; a changed report at a known id or address is kept as a revision.
    """
    from dragoman.desk.adding import add_sources

    add_sources(case, sources or [], jobs, quiet)
