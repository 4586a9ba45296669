"""The options that say which moment of a case is meant."""

from typing import Annotated

import typer

AS_OF = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only reports published by the end of this day.")
]
KNOWN_BY = Annotated[
    str | None,
    typer.Option("--known-by", metavar="TIME", help="Only what had been added by this time (UTC unless it says so)."),
]
