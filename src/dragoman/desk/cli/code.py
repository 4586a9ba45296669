"""`dragoman code`: many reports, a record a line."""

from pathlib import Path
from typing import Annotated

import typer

SOURCE = Annotated[str, typer.Argument(metavar="IN.jsonl", help='A line {"text", …} a report; - is standard input.')]
TARGET = Annotated[Path, typer.Argument(metavar="OUT.jsonl", help="A record a line, in the same order.")]
JOBS = Annotated[int | None, typer.Option(min=1, help="Worker processes; every core by default.")]
RESUME = Annotated[bool, typer.Option("--resume", help="Go on with the OUT.part that an earlier run left.")]


def code(
    source: SOURCE,
    target: TARGET,
    plain: Annotated[bool, typer.Option("--plain", help="Take each text as it is, nothing cleaned out.")] = False,
    jobs: JOBS = None,
    resume: RESUME = False,
) -> None:
    """Read many reports, a line each.

    One JSON line in, one record out, in the same order. A line that cannot be read costs that line only: its place
    in OUT holds {"id", "error"}.
    """
    from functools import partial

    from dragoman.bulk import code_lines
    from dragoman.desk.many_lines import Work, run_lines
    from dragoman.settings import read_settings

    settings = read_settings()
    process = partial(code_lines, settings=settings, plain=plain)
    run_lines(source, target, Work(f"code plain={plain}", process, settings), jobs, resume)
