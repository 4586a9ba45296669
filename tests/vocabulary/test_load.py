"""Data files are checked when they are loaded."""

from dataclasses import dataclass
from enum import Enum
from importlib.resources import files

import pytest

from dragoman.errors import VocabularyError
from dragoman.vocabulary import read_table


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Row:
    name: str
    words: tuple[str, ...]
    size: int | None = None
    colour: Colour = Colour.RED
    big: bool = False


def rows(text: str) -> list[Row]:
    return list(read_table("t.tsv", text, Row))


def test_load_reads_cells_by_type() -> None:
    text = "# comment\nname\twords\tsize\tcolour\tbig\na\tb| c\t3\tred\tyes\nd\te\n"
    assert rows(text) == [Row("a", ("b", "c"), 3, Colour.RED, True), Row("d", ("e",))]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\twords\tweight\n", "t.tsv, line 1: no field 'weight'; there are name, words, size, colour, big."),
        ("name\n", "t.tsv, line 1: column 'words' is missing."),
        ("name\twords\na\tb\tc\n", "t.tsv, line 2: 3 cells for 2 columns."),
        ("name\twords\tsize\na\tb\tmany\n", "t.tsv, line 2, field size: 'many' is no int | None."),
        ("name\twords\n\tb\n", "t.tsv, line 2, field name: '' is no <class 'str'>."),
    ],
)
def test_load_names_file_line_and_field(text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as caught:
        rows(text)
    assert str(caught.value) == message


def test_load_every_file_has_as_many_cells_as_columns() -> None:
    for file in files("dragoman.vocabulary").iterdir():
        if file.name.endswith(".tsv"):
            lines = [x for x in file.read_text(encoding="utf-8").splitlines() if x.strip() and not x.startswith("#")]
            width = len(lines[0].split("\t"))
            assert [x for x in lines if len(x.split("\t")) > width] == [], file.name
