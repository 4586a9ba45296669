"""What goes to standard output and standard error, whatever is at their other end."""

import sys
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


def window() -> "Console":
    """The terminal, or 80 columns (COLUMNS says otherwise) without colours."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def on_one_terminal() -> bool:
    """Whether a person sees standard output and standard error in one place."""
    return sys.stdout.isatty() and sys.stderr.isatty()
