"""`dragoman export`: a case, or part of it, in another form."""

from pathlib import Path
from typing import Annotated

import typer

from dragoman.desk.cli.moments import AS_OF, KNOWN_BY

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
FORMAT = Annotated[
    str, typer.Option("--format", "-f", help="json, csv, tsv, parquet, geojson, ics, ftm, plover or html.")
]
OUT = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="PATH", help="File or folder to write; without it, print.")
]


def export(
    case: CASE, format: FORMAT = "json", out: OUT = None, as_of: AS_OF = None, known_by: KNOWN_BY = None
) -> None:
    """Write a case as JSON, tables, a map, a calendar or a dossier.

    --as-of keeps what was published by a day, --known-by what had been added by a time.
    """
    from dragoman.desk.exporting import export_case

    export_case(case, format, out, as_of, known_by)
