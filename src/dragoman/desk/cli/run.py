"""Builds the command and turns what goes wrong into one sentence and an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.desk.cli.add import add
from dragoman.desk.cli.code import code
from dragoman.desk.cli.correct import correct
from dragoman.desk.cli.demo import demo
from dragoman.desk.cli.doctor import doctor
from dragoman.desk.cli.explain import explain
from dragoman.desk.cli.export import export
from dragoman.desk.cli.label import label
from dragoman.desk.cli.mcp import mcp
from dragoman.desk.cli.read import read
from dragoman.desk.cli.recode import recode
from dragoman.desk.cli.samples import samples
from dragoman.desk.cli.search import search
from dragoman.desk.cli.serve import serve
from dragoman.desk.cli.show import show
from dragoman.desk.cli.timeline import timeline
from dragoman.desk.cli.verify import verify
from dragoman.desk.cli.watch import watch
from dragoman.errors import DragomanError


def _print_version(asked: bool) -> None:
    if asked:
        print(f"dragoman {__version__}")
        raise typer.Exit


app = typer.Typer(
    name="dragoman",
    help="Reads news reports and records who did or said what to whom, on whose word.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=False)
def _about(version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_print_version)] = False) -> None:
    """Reads news reports and records who did or said what to whom, on whose word."""


COMMANDS = (
    demo, read, code, label, explain, samples, doctor, add, watch, search, timeline, show, serve, mcp, export, recode,
    verify,
)  # fmt: skip
for command in COMMANDS:
    app.command()(command)
app.add_typer(correct, name="correct")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; its exit code (0 done, 1 failed, 2 misused, 130 interrupted)."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that has no such letter still shows the others
    try:
        app(args=arguments, prog_name="dragoman")
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else 1 if end.code else 0)
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        return _flushed(1)
    return 0


def _flushed(code: int) -> int:
    """The exit code, once standard output is written; quiet where its reader has left."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code
