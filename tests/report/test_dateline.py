"""Datelines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.dateline import read_dateline

REST = "Two envoys met on Monday."


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("ORRA, May 9 (Northern Wire) - ", "ORRA", "Northern Wire", (5, 9, None)),
        ("ORRA — ", "ORRA", None, (None, None, None)),
        ("ORRA (AP) — ", "ORRA", "AP", (None, None, None)),
        ("PORT KARIM: ", "PORT KARIM", None, (None, None, None)),
        ("ORRA, Kalvia — ", "ORRA, Kalvia", None, (None, None, None)),
        ("Orra, Kalvia — ", "Orra, Kalvia", None, (None, None, None)),
        ("Orra – ", "Orra", None, (None, None, None)),
        ("Orra (AFP) - ", "Orra", "AFP", (None, None, None)),
        ("WASHINGTON/ORRA, Oct. 3, 2024 (Reuters) -- ", "WASHINGTON/ORRA", "Reuters", (10, 3, 2024)),
        ("ORRA, 3 October (Xinhua) — ", "ORRA", "Xinhua", (10, 3, None)),
        ("ORRA, Tuesday, Oct 3 — ", "ORRA", None, (10, 3, None)),
        ("(Reuters) - ", None, "Reuters", (None, None, None)),
        ("UNITED NATIONS — ", "UNITED NATIONS", None, (None, None, None)),
    ],
)
def test_dateline_reads(opening: str, place: str | None, agency: str | None, day: tuple[int | None, ...]) -> None:
    read = read_dateline(opening + REST)
    assert read is not None
    assert (read.place, read.agency, (read.month, read.day, read.year)) == (place, agency, day)
    assert (opening + REST)[read.end :] == REST


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING: Two envoys met.",
        "NATO — Two envoys met.",
        "Lina Osei — who met both envoys — said no.",
        "Lina Osei — Kalvia’s minister — said no.",
        "Orra: two envoys met.",
        "Orra-Kalvia talks were held.",
        "On Monday — the day of the talks — he left.",
        "Two envoys met - and left.",
        "ORRA",
        "ORRA — ",
        "(left) - Two envoys",
        "",
    ],
)
def test_dateline_is_not_read_into_a_sentence(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@given(st.text())
def test_dateline_never_fails(paragraph: str) -> None:
    read = read_dateline(paragraph)
    assert read is None or 0 < read.end < len(paragraph)
