"""`dragoman read`: one report, its record."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.record import ReportRecord

SOURCE = Annotated[str | None, typer.Argument(metavar="FILE|URL|-", help="HTML or text; - is standard input.")]
JSON = Annotated[bool, typer.Option("--json", help="Print the record as JSON.")]
HTML = Annotated[str | None, typer.Option(metavar="OUT.html", help="Write one page with the marked text; - prints it.")]
PUBLISHED = Annotated[
    str | None, typer.Option(metavar="DATE", help="ISO date of publication, where the page has none.")
]
SAMPLE = Annotated[str | None, typer.Option(metavar="NAME", help="Read a bundled report, see `dragoman samples`.")]


def read(
    source: SOURCE = None,
    as_json: JSON = False,
    html: HTML = None,
    published: PUBLISHED = None,
    sample: SAMPLE = None,
) -> None:
    """Read one report and show its record.

    Who did or said what to whom, when, and on whose word, each line with the characters that say so.
    """
    if as_json and html is not None:
        raise UsageError("Give --json or --html, not both.")
    _check_date(published)
    from dragoman.desk.reading import read_one

    record = read_one(*_where(source, sample, published))
    if as_json:
        _print_json(record)
    elif html is not None:
        _write_page(record, html)
    else:
        _show(record)


def _check_date(published: str | None) -> None:
    if published is None:
        return
    try:
        datetime.fromisoformat(published)
    except ValueError as error:
        raise UsageError(f"--published is {published!r}, but must be an ISO date such as 2025-10-18.") from error


def _where(source: str | None, sample: str | None, published: str | None) -> tuple[str, str | None]:
    """What to open and the date that it is to have."""
    if (source is None) == (sample is None):
        raise UsageError("Give a FILE, a URL, - for standard input, or --sample NAME (`dragoman samples` lists them).")
    if source is not None:
        return source, published
    from dragoman.desk.samples import find_sample, sample_path

    found = find_sample(str(sample))
    return sample_path(found), published or found.published


def _print_json(record: "ReportRecord") -> None:
    import json

    from dragoman.desk.saying import print_whole, warn
    from dragoman.record.contract import record_json

    print_whole(json.dumps(record_json(record), ensure_ascii=False) + "\n")
    warn(record)


def _write_page(record: "ReportRecord", html: str) -> None:
    from dragoman.desk.page import render_page
    from dragoman.desk.saying import print_whole, warn
    from dragoman.desk.whole_file import write_whole

    if html == "-":
        print_whole(render_page(record))
    else:
        write_whole(Path(html), render_page(record))
    warn(record)


def _show(record: "ReportRecord") -> None:
    from dragoman.desk.saying import on_one_terminal, warn, window
    from dragoman.desk.terminal import show

    with window() as console:
        show(record, console)
    if not on_one_terminal():
        warn(record)
