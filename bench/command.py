"""The command line that the measurements share: the data, JSON or a table, and each miss."""

import json
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def options(about: str | None, data: Path | None = None, errors: str = "print each miss") -> ArgumentParser:
    """--data (where there is one file to measure with), --json, --errors; about: the module's docstring."""
    parser = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    if data is not None:
        parser.add_argument("--data", type=Path, default=data)
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--errors", action="store_true", help=errors)
    return parser


def tell(found: Row, given: Namespace, show: Callable[[Row], None], errors: Iterable[str]) -> None:
    """All of it as JSON, or the tables and, where they are asked for, the errors line by line."""
    if given.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    show(found)
    for line in errors if given.errors else ():
        print(line)
