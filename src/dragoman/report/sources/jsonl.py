"""JSON: a row a line, or one row or a list of rows in a whole file."""

import json
from collections.abc import Iterator
from typing import IO

from dragoman.errors import InputError
from dragoman.report.arrive import report_from_row
from dragoman.report.sources.records import Arrived, Opened
from dragoman.settings import Settings

_STEP = 1 << 16


def row_arrivals(stream: IO[bytes], source: str, name: str, settings: Settings) -> Iterator[Arrived]:
    """The reports of a stream of lines; a line costs at most as many bytes as the largest input."""
    for number, line in enumerate(_lines(stream, settings.max_bytes), 1):
        where = f"{name}, line {number}"
        if line is None:
            problem = f"The line is longer than {settings.max_bytes:,} bytes, the most that is read."
            yield Arrived(source, where, None, None, problem)
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if line.strip():
            yield _arrived(line, source, where, settings)


def file_arrivals(opened: Opened, text: str, settings: Settings) -> Iterator[Arrived]:
    """The reports of a text that is one JSON value: a row, or a list of rows."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", None) or "nested too deeply"
        yield Arrived(opened.source, opened.name, opened.data, None, f"It begins as JSON, but is none ({reason}).")
        return
    if not isinstance(value, list):
        yield _row_arrived(value, opened.data, opened.source, opened.name, settings)
        return
    for number, row in enumerate(value, 1):
        raw = json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")
        yield _row_arrived(row, raw, opened.source, f"{opened.name}, item {number}", settings)


def _lines(stream: IO[bytes], most: int) -> Iterator[bytes | None]:
    """The lines without their ends; None for one that is too long."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while (rest := stream.readline(_STEP)) and not rest.endswith(b"\n"):
            pass
        yield None


def _arrived(line: bytes, source: str, name: str, settings: Settings) -> Arrived:
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return Arrived(source, name, line, None, "The line is not UTF-8.")
    except RecursionError:
        return Arrived(source, name, line, None, "The line is nested too deeply.")
    except ValueError as error:
        return Arrived(source, name, line, None, f"The line is no JSON ({getattr(error, 'msg', error)}).")
    return _row_arrived(row, line, source, name, settings)


def _row_arrived(row: object, raw: bytes, source: str, name: str, settings: Settings) -> Arrived:
    if not isinstance(row, dict):
        return Arrived(source, name, raw, None, 'It is no JSON object such as {"text": "…"}.')
    try:
        return Arrived(source, name, raw, report_from_row(row, settings, plain=False))
    except InputError as error:
        return Arrived(source, name, raw, None, str(error))
