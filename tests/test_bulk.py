"""Batches through workers that may die: order, quarantine, rows."""

import io
import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from dragoman.bulk import Outcome, Pool, answer, batches_of, code_lines, label_lines, read_lines, read_row
from dragoman.errors import DragomanError, InputError, VocabularyError
from dragoman.settings import Settings

SETTINGS = Settings()


@pytest.fixture
def killers(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return import_module("killers")


def batches(*groups: list[str]) -> list[tuple[bytes, ...]]:
    return [tuple(line.encode() for line in group) for group in groups]


def texts(found: list[list[Outcome]]) -> list[str]:
    return [outcome.text for group in found for outcome in group]


# -- lines and rows


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"a\nb\n", [b"a", b"b"]),
        (b"a\nb", [b"a", b"b"]),
        (b"a\r\nb\n", [b"a\r", b"b"]),
        (b"\xef\xbb\xbfa\n\n", [b"a", b""]),
        ("\u2028\x85\n".encode(), ["\u2028\x85".encode()]),
        (b"123456789\nb\n", [b"123456", b"b"]),
        (b"12345\nb\n", [b"12345", b"b"]),
        (b"123456\nb\n", [b"123456", b"b"]),
        (b"1234567", [b"123456"]),
    ],
)
def test_bulk_read_lines_splits_at_line_feeds_only_and_cuts_what_is_too_long(data: bytes, lines: list[bytes]) -> None:
    assert list(read_lines(io.BytesIO(data), 5)) == lines


def test_bulk_batches_hold_about_so_many_words() -> None:
    lines = [b"x" * 30] * 5
    assert [len(batch) for batch in batches_of(lines, 10)] == [2, 2, 1]
    assert [len(batch) for batch in batches_of([b"x" * 600, b"y"], 10)] == [1, 1]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"  ", "blank"),
        (b"{", "not JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        ('{"text": "caf\u00e9"}'.encode("latin-1"), "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"text": "' + b"x" * 300_000 + b'"}', "longer than 200,000 bytes"),
    ],
)
def test_bulk_read_row_says_in_one_sentence_what_is_wrong(line: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        read_row(line, 200_000)
    assert str(caught.value).count("\n") == 0


def test_bulk_answer_gives_one_outcome_for_each_line() -> None:
    def give(items: Any) -> list[dict[str, Any]]:
        if any(item["text"] == "bug" for item in items):
            raise ZeroDivisionError("no parts")
        return [{"text": item["text"]} for item in items]

    lines = [b'{"text": "a"}', b'{"id": "x", "text": "bug"}', b"junk", b'{"id": "y", "text": "\\ud800"}']
    found = answer(lines, lambda row: row, give, 1000)
    assert [(json.loads(o.text), o.failed) for o in found] == [
        ({"text": "a"}, False),
        ({"id": "x", "error": "Reading this text failed: ZeroDivisionError: no parts."}, True),
        ({"id": None, "error": "The line is not JSON (Expecting value, column 1)."}, True),
        (
            {
                "id": "y",
                "error": "Reading this text failed: UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' "
                "in position 10: surrogates not allowed.",
            },
            True,
        ),
    ]


def test_bulk_answer_stops_at_a_wrong_data_file_instead_of_failing_every_line() -> None:
    def give(items: Any) -> list[dict[str, Any]]:
        raise VocabularyError("senses.tsv, line 3: no such type.")

    with pytest.raises(VocabularyError):
        answer([b"{}"], lambda row: row, give, 1000)
    with pytest.raises(VocabularyError):
        answer([b"{}"], give, lambda rows: rows, 1000)


# -- workers


def test_bulk_pool_keeps_the_order(killers: Any) -> None:
    found = list(Pool(killers.slow_at_first, 2, 30).outcomes(batches(["0", "1"], ["2"], ["3"], ["4"], ["5"])))
    assert texts(found) == ["0", "1", "2", "3", "4", "5"]


def test_bulk_pool_takes_no_more_batches_than_it_needs(killers: Any) -> None:
    taken = []

    def endless() -> Any:
        for number in range(1000):
            taken.append(number)
            yield (str(number).encode(),)

    outcomes = Pool(killers.echo, 1, 30).outcomes(endless())
    assert texts([next(outcomes)]) == ["0"]
    outcomes.close()
    assert len(taken) <= 3


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("word", ["die", "break"])
def test_bulk_pool_gives_up_the_killer_only(killers: Any, word: str, jobs: int) -> None:
    found = list(Pool(killers.echo, jobs, 30).outcomes(batches(["a", word, "b", word, "c"], ["d"], [word])))
    flat = [outcome for group in found for outcome in group]
    assert [o.failed for o in flat] == [False, True, False, True, False, False, True]
    assert [o.text for o in flat if not o.failed] == ["a", "b", "c", "d"]
    code = 7 if word == "die" else 1
    reason = f"This text ended the process that read it (exit code {code}), so it was left out."
    assert [json.loads(o.text) for o in flat if o.failed] == [{"id": None, "error": reason}] * 3


def test_bulk_pool_gives_up_a_text_that_stalls(killers: Any) -> None:
    found = list(Pool(killers.echo, 1, 1.0).outcomes(batches(["a", '{"id": "h", "text": "hang"}', "b"])))
    flat = [outcome for group in found for outcome in group]
    assert [o.text for o in flat if not o.failed] == ["a", "b"]
    assert json.loads(flat[1].text) == {"id": "h", "error": "This text took too long, so it was left out."}


def test_bulk_pool_says_why_workers_do_not_start(killers: Any) -> None:
    with pytest.raises(DragomanError, match="cannot go on: senses"):
        list(Pool(killers.never_starts, 1, 30).outcomes(batches(["a"])))
    with pytest.raises(DragomanError, match="do not start"):
        list(Pool(killers.dies_at_start, 1, 30).outcomes(batches(["a"])))


def test_bulk_pool_of_nothing_starts_no_worker(killers: Any) -> None:
    assert list(Pool(killers.dies_at_start, 2, 30).outcomes([])) == []


# -- the two process functions


def test_bulk_code_lines_answers_each_row_as_if_alone() -> None:
    lines = [
        b'{"id": "a", "text": "Norland warned Sudmark on Monday.", "published": "2026-05-05"}',
        b'{"id": "b", "text": 5}',
        b'{"id": "c"}',
        b'{"id": "d", "text": "The envoy of Sudmark flew home."}',
    ]
    found = code_lines(lines, SETTINGS, plain=True)
    assert [outcome.failed for outcome in found] == [False, True, True, False]
    rows = [json.loads(outcome.text) for outcome in found]
    assert [row["report"]["text"] for row in rows if "report" in row] == [
        "Norland warned Sudmark on Monday.",
        "The envoy of Sudmark flew home.",
    ]
    assert [set(row) for row in rows if "error" in row] == [{"id", "error"}] * 2
    assert found == [code_lines([line], SETTINGS, plain=True)[0] for line in lines]
    assert code_lines([], SETTINGS) == []


LABEL = {
    "text": "Norland accused Sudmark of lying.",
    "actor": {"start": 0, "end": 7},
    "recipient": {"start": 16, "end": 23},
}


@pytest.mark.parametrize(
    "change", [{}, {"id": "x"}, {"actor": None}, {"recipient": None}, {"actor": None, "recipient": None}]
)
def test_bulk_label_lines_always_names_a_type(change: dict[str, Any]) -> None:
    (found,) = label_lines([json.dumps({**LABEL, **change}).encode()], SETTINGS)
    row = json.loads(found.text)
    assert not found.failed
    assert row["id"] == change.get("id")
    assert row["type"] in row["types"]
    assert row["status"] in ("actual", "future", "hypothetical", "negated")
    assert 0 <= row["confidence"] <= 1


@pytest.mark.parametrize(
    "change",
    [
        {"text": None}, {"text": " "}, {"id": 5}, {"actor": 5}, {"actor": {"start": 0}},
        {"actor": {"start": 5, "end": 5}}, {"recipient": {"start": 0, "end": 99}},
        {"actor": {"start": -1, "end": 3}}, {"actor": {"start": True, "end": 3}},
    ],
)  # fmt: skip
def test_bulk_label_lines_refuses_rows_that_are_none(change: dict[str, Any]) -> None:
    (found,) = label_lines([json.dumps({**LABEL, **change}).encode()], SETTINGS)
    assert found.failed
    assert set(json.loads(found.text)) == {"id", "error"}
