"""Dates of publication."""

from datetime import date

import pytest

from dragoman.errors import UnreadableInput
from dragoman.report.published import DATE_LINE, address_date, check_published, date_of, dates_in


@pytest.mark.parametrize(
    "value",
    ["2025-10-18", "2025-10-18T10:30", "2025-10-18T10:30:00Z", "2025-10-18T10:30:00.123+05:30", "2025-10-18 10:30:00"],
)  # fmt: skip
def test_published_accepts_iso_unchanged(value: str) -> None:
    assert check_published(value) == value


@pytest.mark.parametrize(
    "value",
    ["", "x", "18 October 2025", "2025-13-01", "2025-02-30", "20251018", "2025-W42-6", "0001-01-01", "2025-10-18T25:00",
     "2025-10-18\n", "٢٠٢٥-١٠-١٨"],
)  # fmt: skip
def test_published_refuses_all_else(value: str) -> None:
    with pytest.raises(UnreadableInput, match="but must be an ISO date such as 2025-10-18"):
        check_published(value)


@pytest.mark.parametrize(
    "line",
    [
        "18 October 2025", "October 18, 2025", "Oct. 18, 2025", "Saturday, 18 October 2025", "18th October, 2025",
        "2025-10-18", "Oct 18, 2025 10:30 IST", "18 Oct 2025, 10:30 pm", "October 18, 2025 | 09:05 GMT",
        "SAT, OCT 18 2025",
    ],
)  # fmt: skip
def test_published_reads_a_date_line(line: str) -> None:
    match = DATE_LINE.fullmatch(line)
    assert match is not None and date_of(match) == date(2025, 10, 18)


@pytest.mark.parametrize(
    "line", ["18 October", "10/11/2025", "On 18 October 2025 the envoys met.", "October 2025", "18 October 20251"]
)  # fmt: skip
def test_published_reads_no_date_line(line: str) -> None:
    assert DATE_LINE.fullmatch(line) is None


def test_published_finds_full_dates_in_a_text() -> None:
    text = "Signed on 3 May 2021, broken on June 31, 2021 and renewed on Sept 4, 2021."
    assert dates_in(text) == [date(2021, 5, 3), date(2021, 9, 4)]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/2025/10/18/talks", (2025, 10, 18)),
        ("https://a.example/world/2025-10-18-talks", (2025, 10, 18)),
        ("https://a.example/2025/10/talks", (2025, 10, None)),
        ("https://a.example/2025/13/18/talks", None),
        ("https://a.example/article/20251018", None),
        (None, None),
    ],
)
def test_published_reads_an_address(url: str | None, expected: object) -> None:
    assert address_date(url) == expected
