"""`dragoman correct`: what a person settles, kept in a log."""

from pathlib import Path
from typing import Annotated

import typer

correct = typer.Typer(
    name="correct", help="Settle what is one, what is wrong, what a slot holds; every entry can be undone.",
    no_args_is_help=True, add_completion=False, rich_markup_mode=None,
)  # fmt: skip

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
ID = Annotated[str, typer.Argument(metavar="ID", help="Of an event (e-…), actor (a-…) or process (p-…).")]
WHO = Annotated[str, typer.Option("--who", metavar="NAME", envvar="DRAGOMAN_WHO", help="Who settles it.")]
WHY = Annotated[str, typer.Option("--why", metavar="TEXT", help="One sentence for those who read the log.")]


@correct.command()
def merge(
    case: CASE, ids: Annotated[list[str], typer.Argument(metavar="ID ID…")], who: WHO = "", why: WHY = ""
) -> None:
    """These are one."""
    _write(case, "merge", (ids,), who, why)


@correct.command()
def split(
    case: CASE,
    ids: Annotated[list[str], typer.Argument(metavar="REPORT:ID|ID ID", help="One report's mention, or two ids.")],
    who: WHO = "",
    why: WHY = "",
) -> None:
    """A report's mention is another one, or two things are different."""
    _write(case, "split", (ids,), who, why)


@correct.command()
def retype(
    case: CASE, id: ID, type: Annotated[str, typer.Argument(metavar="TYPE")], who: WHO = "", why: WHY = ""
) -> None:  # fmt: skip
    """An event has another type."""
    _write(case, "retype", (id, type), who, why)


@correct.command()
def reject(case: CASE, id: ID, who: WHO = "", why: WHY = "") -> None:
    """It is wrong: leave it out (REPORT:ID leaves out one report's mention)."""
    _write(case, "reject", (id,), who, why)


@correct.command()
def accept(case: CASE, id: ID, who: WHO = "", why: WHY = "") -> None:
    """It was looked at and is right: the record stays, the queue of doubts is one shorter."""
    _write(case, "accept", (id,), who, why)


@correct.command("set")
def set_slot(  # noqa: PLR0913 - every part of the command line is one
    case: CASE, id: ID, slot: Annotated[str, typer.Argument(metavar="SLOT")],
    values: Annotated[list[str] | None, typer.Argument(metavar="VALUE…", help="None empties the slot.")] = None,
    who: WHO = "", why: WHY = "",
) -> None:  # fmt: skip
    """A slot has another value: actors, recipients (ids), date, place, status, mode; name, country, sector …"""
    _write(case, "set_slot", (id, slot, values or []), who, why)


@correct.command()
def note(
    case: CASE, id: ID, text: Annotated[str, typer.Argument(metavar="TEXT")], who: WHO = "", why: WHY = ""
) -> None:  # fmt: skip
    """Words beside a finding."""
    _write(case, "note", (id, text), who, why)


@correct.command()
def undo(
    case: CASE, number: Annotated[int | None, typer.Argument(metavar="NUMBER", help="Without it, the last.")] = None,
    who: WHO = "", why: WHY = "",
) -> None:  # fmt: skip
    """Take back a correction."""
    from dragoman.desk.correcting import take_back

    take_back(case, number, who, why)


@correct.command("log")
def log(case: CASE) -> None:
    """Show all corrections, with what can no longer be applied."""
    from dragoman.desk.correcting import print_log

    print_log(case)


def _write(case: Path, verb: str, arguments: tuple[object, ...], who: str, why: str) -> None:
    from dragoman.desk.correcting import write

    write(case, verb, arguments, who, why)
