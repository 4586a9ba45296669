"""What goes to standard output and standard error, whatever is at their other end."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dragoman.desk.naming import visible
from dragoman.record import ReportRecord

if TYPE_CHECKING:
    from rich.console import Console


def print_whole(text: str) -> None:
    """Prints as UTF-8, whatever the terminal's encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def warn(record: ReportRecord) -> None:
    """Says on standard error what is missing in a report."""
    for warning in record.report.warnings:
        print(f"dragoman: {visible(warning)}", file=sys.stderr)


@contextmanager
def window() -> Iterator["Console"]:
    """The terminal; elsewhere 80 columns (COLUMNS says otherwise), no colours, no blanks at the ends of lines."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if console.is_terminal:
        yield console
        return
    with console.capture() as captured:
        yield console
    print("\n".join(line.rstrip() for line in captured.get().split("\n")), end="")


def on_one_terminal() -> bool:
    """Whether a person sees standard output and standard error in one place."""
    return sys.stdout.isatty() and sys.stderr.isatty()
