"""Tables: what stands in their cells, and that the codebook describes each column."""

import csv
import io
import re
from datetime import date
from typing import Any

import pyarrow.parquet
import pytest

from dragoman.record.exports.columns import TABLES, Kind
from dragoman.record.exports.tables import codebook, csv_tables, guarded, parquet_tables, spelled, tsv_tables

Json = dict[str, Any]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_tables_csv_has_a_file_a_table_and_a_row_a_finding(whole: Json) -> None:
    counts = {name: len(rows(text)) for name, text in csv_tables(whole).items()}
    assert counts == {
        "events.csv": 4, "mentions.csv": 5, "actors.csv": 3, "statements.csv": 3, "processes.csv": 1, "stages.csv": 1,
        "discrepancies.csv": 2, "reports.csv": 3,
    }  # fmt: skip


def test_tables_csv_tells_an_event_whole(whole: Json) -> None:
    assert rows(csv_tables(whole)["events.csv"])[0] == {
        "event": "e-shell", "type": "ASSAULT", "mode": "heavy-weapons", "status": "actual",
        "actors": "a-rur", "actor_names": "Ruritania", "actor_countries": "CZE", "actor_sectors": "GOV",
        "recipients": "a-army; a-hentz", "recipient_names": "army; Bordurian; Rupert Hentz", "recipient_countries": "CZE",
        "recipient_sectors": "MIL", "date_start": "2031-06-02", "date_end": "2031-06-02", "date_basis": "stated",
        "place": "Grenzau", "place_country": "DEU", "lat": "-50.5", "lon": "7.25", "place_precision": "city",
        "independent_origins": "1", "mentions": "2", "reports": "wire; copy", "first_published": "2031-06-03",
        "words": "army; Bordurian", "evidence": "Ruritanian guns shelled Grenzau on Monday, Borduria's army said.",
        "confidence": "0.75", "merged": "One report copies the other.",
    }  # fmt: skip


def test_tables_csv_follows_the_chain_of_words_and_ends_where_it_turns_in_a_circle(whole: Json) -> None:
    words = [row["word"] for row in rows(csv_tables(whole)["mentions.csv"])]
    assert words == ["army; Bordurian", "army; Bordurian", "the report", "Rupert Hentz (X), via an unnamed source", "the report"]


def test_tables_csv_tells_statements_stages_and_claims(whole: Json) -> None:
    found = csv_tables(whole)
    said = rows(found["statements.csv"])[1]
    assert (said["content"], said["direct"], said["addressee_names"]) == ("a single shell … none", "true", "army; Bordurian")
    (stage,) = rows(found["stages.csv"])
    assert (stage["stage"], stage["state"], stage["word"], stage["repeats"]) == ("1", "in_force", "army; Bordurian", "copy")
    claims = rows(found["discrepancies.csv"])
    assert [(c["claim"], c["value"], c["text"]) for c in claims] == [("1", "happened", "shelled"), ("2", "denied", "Ruritania denied")]
    assert [(r["report"], r["is_copy"]) for r in rows(found["reports.csv"])] == [("wire", "false"), ("copy", "true"), ("late", "false")]


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-3", "'-3"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("＝1", "'＝1"),
        ("'=1", "''=1"), ("a=1", "a=1"), ("'quoted'", "'quoted'"), ("–3", "–3"), ("", ""),
    ],
)  # fmt: skip
def test_tables_guard_texts_that_a_spreadsheet_would_run(given: str, written: str) -> None:
    assert guarded(given) == written


def test_tables_guard_titles_but_no_numbers(whole: Json) -> None:
    found = csv_tables(whole)
    assert rows(found["reports.csv"])[0]["title"].startswith("'=HYPERLINK(")
    assert spelled(Kind.NUMBER, -50.5) == "-50.5"
    assert spelled(Kind.LIST, ["-a", "b"]) == "'-a; b"


def test_tables_tsv_breaks_no_line_and_no_cell(whole: Json) -> None:
    for name, text in tsv_tables(whole).items():
        lines = text.removesuffix("\n").split("\n")
        columns = len(next(t for t in TABLES if f"{t.name}.tsv" == name).columns)
        assert {line.count("\t") for line in lines} == {columns - 1}
    assert "had fallen,\\tspokesman" in tsv_tables(whole)["mentions.tsv"]


def test_tables_parquet_keeps_types_lists_and_nulls(whole: Json) -> None:
    found = parquet_tables(whole)
    assert {f"{t.name}.parquet" for t in TABLES} == set(found)
    first, *_, last = pyarrow.parquet.read_table(io.BytesIO(found["events.parquet"])).to_pylist()
    assert (first["recipients"], first["date_start"], first["lat"]) == (["a-army", "a-hentz"], date(2031, 6, 2), -50.5)
    assert (last["mode"], last["date_start"], last["place"]) == (None, None, None)
    titles = pyarrow.parquet.read_table(io.BytesIO(found["reports.parquet"]), columns=["title"]).to_pylist()
    assert titles[0]["title"].startswith("=HYPERLINK(")


def test_tables_parquet_of_an_empty_case_has_its_columns(whole: Json) -> None:
    bare = {**{part: [] for part in whole}, "moment": whole["moment"]}
    for name, data in parquet_tables(bare).items():
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        columns = next(t.columns for t in TABLES if f"{t.name}.parquet" == name)
        assert (table.num_rows, table.column_names) == (0, [c.name for c in columns])


def test_tables_codebook_describes_each_column_of_each_table(whole: Json) -> None:
    sections = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", codebook(), re.M | re.S))
    for name, text in csv_tables(whole).items():
        header = text.splitlines()[0].split(",")
        described = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.+?) \|$", sections[name.removesuffix(".csv")], re.M)
        assert [column for column, _, about in described if len(about) > 5] == header
        assert len(set(header)) == len(header)
