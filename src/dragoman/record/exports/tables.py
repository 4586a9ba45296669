"""A case as tables: CSV, TSV, Parquet, and the codebook that explains their columns."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.exports.columns import TABLES, Column, Kind, Table
from dragoman.record.exports.parts import Json, Parts, parts_of

BETWEEN = "; "  # the items of a list in one cell
RISKY = frozenset("=+-@＝＋－＠")  # a spreadsheet takes a cell that begins so for a formula


def csv_tables(case: Json) -> dict[str, str]:
    """File name → CSV (RFC 4180, but lines end in \\n), the columns named in the first line."""
    return {f"{table.name}.csv": csv_text(cells) for table, cells in _whole(case)}


def tsv_tables(case: Json) -> dict[str, str]:
    """The same with tabs, unquoted: \\t, \\n, \\r and \\\\ inside of a cell are written as two characters."""
    return {f"{table.name}.tsv": tsv_text(cells) for table, cells in _whole(case)}


def csv_text(cells: list[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(cells)
    return written.getvalue()


def tsv_text(cells: list[list[str]]) -> str:
    return "".join("\t".join(map(_unbroken, row)) + "\n" for row in cells)


def _unbroken(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _whole(case: Json) -> Iterator[tuple[Table, list[list[str]]]]:
    """Each table with its cells as text, header first."""
    parts = parts_of(case)
    for table in TABLES:
        yield table, flat(parts, table.columns, table.rows(case))


def flat(parts: Parts, columns: tuple[Column, ...], rows: Iterable[Json]) -> list[list[str]]:
    """The cells of some rows as text, header first."""
    return [[c.name for c in columns], *([spelled(c.kind, c.value(parts, row)) for c in columns] for row in rows)]


def spelled(kind: Kind, value: Any) -> str:
    """A cell as text; empty where nothing is known."""
    if value is None:
        return ""
    match kind:
        case Kind.LIST:
            return guarded(BETWEEN.join(value))
        case Kind.TEXT:
            return guarded(value)
        case Kind.TRUTH:
            return "true" if value else "false"
        case _:
            return str(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: one ' more before one that begins (blanks and ' aside) so."""
    return f"'{text}" if text.lstrip(" \t\r\n'")[:1] in RISKY else text


def parquet_tables(case: Json) -> dict[str, bytes]:
    """File name → Parquet (zstd). UsageError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'dragoman[parquet]'.") from error
    parts, found = parts_of(case), {}
    for table in TABLES:
        schema = pyarrow.schema([_field(pyarrow, column) for column in table.columns])
        rows = list(table.rows(case))
        columns = [[_typed(c.kind, c.value(parts, row)) for row in rows] for c in table.columns]
        sink = io.BytesIO()
        whole = pyarrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema)
        pyarrow.parquet.write_table(whole, sink, compression="zstd")
        found[f"{table.name}.parquet"] = sink.getvalue()
    return found


def _field(pyarrow: Any, column: Column) -> Any:
    kinds = {
        Kind.TEXT: pyarrow.string(), Kind.LIST: pyarrow.list_(pyarrow.string()), Kind.WHOLE: pyarrow.int64(),
        Kind.NUMBER: pyarrow.float64(), Kind.TRUTH: pyarrow.bool_(), Kind.DAY: pyarrow.date32(),
    }  # fmt: skip
    return pyarrow.field(column.name, kinds[column.kind], metadata={"description": column.about})


def _typed(kind: Kind, value: Any) -> Any:
    return date.fromisoformat(value) if kind is Kind.DAY and value is not None else value


HEAD = """# Codebook

What the tables of a case hold, column by column. Made by `dragoman export`; coded by rules and a model from news
reports, so read `evidence` before you rely on a row. The types of events and their modes are PLOVER's; dragoman's
reading of them is in its docs/codebook.md.

- Files are UTF-8 without a byte order mark. The first line of CSV and TSV names the columns.
- An empty cell (null in Parquet) means that the reports do not say it in a way that dragoman would vouch for.
- A list stands in one cell of CSV and TSV with `; ` between its items; in Parquet it is a list.
- A text of CSV and TSV that begins with `=`, `+`, `-` or `@` (also in full width, and behind blanks or `'`) has one `'`
  more before it, so that no spreadsheet runs it as a formula. Numbers have none, and Parquet has none.
- TSV quotes nothing: a tab, a line break and a backslash inside of a cell are `\\t`, `\\n` (`\\r`) and `\\\\`.
- Ids join the tables: `event`, `actor`, `statement`, `process`, `report`. They stay the same for the same reports, the
  same corrections and the same version of dragoman.
"""


def codebook() -> str:
    """Markdown: each table, each column, what it holds."""
    return HEAD + "".join(f"\n## {t.name}\n\n{t.about}\n\n{described(t.columns)}" for t in TABLES)


def described(columns: tuple[Column, ...]) -> str:
    lines = [f"| `{c.name}` | {c.kind.value} | {c.about} |" for c in columns]
    return "\n".join(["| column | holds | meaning |", "| --- | --- | --- |", *lines]) + "\n"
