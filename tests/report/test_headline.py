"""Headlines."""

import pytest

from dragoman.report.headline import is_label, is_short_name, reads_as_headline


@pytest.mark.parametrize(
    "line",
    [
        "Kalvia recalls envoy from Orra after raid",
        "Kalvia rejects new talks with U.S.",
        "“We will not leave,” says Kalvia’s president",
        "Will the truce hold?",
        "Truce holds",
        "DECLARATION BY THE SENATE OF KALVIA",
        "400 prisoners go free in Orra",
    ],
)
def test_headline_is_read(line: str) -> None:
    assert reads_as_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Kalvia recalled its envoy on Monday.",
        "“We will not leave,” the president said,",
        "The senate declared as follows:",
        "“We will not leave.”",
        "1. It condemns the raid",
        "• Ships may pass",
        "https://news.example/talks and more",
        "and so it went on",
        "War",
        "",
        "word " * 40,
    ],
)
def test_headline_is_not_read_into_other_lines(line: str) -> None:
    assert not reads_as_headline(line)


def test_headline_labels_and_names() -> None:
    assert is_label("WORLD") and is_label("Breaking News:") and not is_label("Kalvia")
    assert is_short_name("Lina Osei") and not is_short_name("Truce holds") and not is_short_name("TRUCE HOLDS")
