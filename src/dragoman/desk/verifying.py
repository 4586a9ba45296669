"""A case checked, with what does not hold."""

from pathlib import Path

import typer

from dragoman.case import Case
from dragoman.desk.naming import visible

MOST = 50  # problems that are printed


def verify_case(path: Path) -> None:
    """Prints what was checked; exit code 1 where something does not hold."""
    with Case.open(path) as case:
        verdict = case.verify()
    checked = (
        f"{verdict.reports:,} reports, {verdict.codings:,} records with {verdict.spans:,} spans,"
        f" {verdict.raws:,} files as they came"
    )
    if not verdict.problems:
        print(f"{path} holds: {checked}.")
        return
    for problem in verdict.problems[:MOST]:
        print(visible(problem))
    if len(verdict.problems) > MOST:
        print(f"… and {len(verdict.problems) - MOST:,} more.")
    print(f"{path} does not hold; what could be read: {checked}.")
    raise typer.Exit(1)
