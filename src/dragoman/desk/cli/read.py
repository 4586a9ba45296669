"""`dragoman read`: one report, its record."""

from typing import Annotated

import typer


def read(source: Annotated[str, typer.Argument()], as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Read one report and show its record."""
    import json

    from dragoman.desk.arrival_adapter import open_report
    from dragoman.pipeline import read_reports
    from dragoman.record.contract import record_json

    record = read_reports([open_report(source)])[0]
    print(json.dumps(record_json(record), ensure_ascii=False))
