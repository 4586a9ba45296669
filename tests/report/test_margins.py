"""Which lines before a report's first sentence, and after its last, are the page's."""

import pytest

from dragoman.report.margins import is_sentence, margin_kind, read_closing, read_opening, reads_as_menu

LEAD = "The two republics agreed on a truce on Monday."
REASONS = [None] * 12


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (LEAD, True),
        ("The strikers demand:", True),
        ("SEVRA — Envoys met", True),
        ("a long line " * 14, True),
        ("He left.", False),
        ("Talks on fish", False),
        ("Print this page", False),
    ],
)
def test_margins_knows_a_sentence(line: str, expected: bool) -> None:
    assert is_sentence(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("News | Politics | Sport | Obituaries", True),
        ("World|Asia-Pacific", True),
        ("Terms · Privacy · Contact", True),
        ("Truce holds at Lake Sevra | The Harbour Post", False),
        ("In favour: 12 | Against: 0 | Abstained: 3", False),
        ("Kalvia | 12 | 40", False),
        ("Both sides said yes. | They signed. | Then they left.", False),
    ],
)
def test_margins_knows_a_menu(line: str, expected: bool) -> None:
    assert reads_as_menu(line) is expected


@pytest.mark.parametrize(
    "line",
    [
        "Share | Print | Comments (9)",
        "Editor: Mina Toth",
        "rk/lo/ab (AFP, dpa)",
        "From our correspondent in Sevra",
        "(Adds minister's quote)",
        "Published: Updated:",
        "Press release no. 9",
    ],
)
def test_margins_knows_lines_of_either_margin(line: str) -> None:
    assert margin_kind(line, closing=False) is not None
    assert margin_kind(line, closing=True) == margin_kind(line, closing=False)


@pytest.mark.parametrize(
    "line",
    [
        "Watch the debate on Parliament TV",
        "Visit our shop",
        "Toth reported from Vasht.",
        "More on Sevra: https://wire.example/sevra",
        "Mina Toth is a reporter for The Vasht Post. She joined it in 2019.",
        "SPORT: Rowers of Sevra sink without trace, page 30",
        "desk@vashtpost.example",
        "ENDS",
    ],
)
def test_margins_knows_lines_that_only_close(line: str) -> None:
    assert margin_kind(line, closing=False) is None
    assert margin_kind(line, closing=True) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Toth reported from Vasht that the bridge was open.",
        "Mina Toth is a reporter for The Vasht Post. Soldiers arrested her on Friday.",
        "Mina Toth is a colonel in the army of Orra.",
        "Mina Toth is the only reporter left in the town.",
        "Kalvia covers the costs of the mission.",
        "“Watch the border”",
        "Support for the rebels",
        "Votes for: 61",
        "Reporter: Thank you, minister",
        "GENEVA",
        "For the Government of Orra",
        "• Follow the line of 1991",
        "— Ministry of Peace (@peacekalvia) May 3, 2025",
    ],
)
def test_margins_leaves_what_may_be_the_report(line: str) -> None:
    assert margin_kind(line, closing=True) is None


def test_margins_opening_ends_with_the_first_sentence() -> None:
    lines = ["Live", "Both sides claim victory", "Share | Print", LEAD, "Share | Print"]
    assert read_opening(lines, REASONS, 0) == {0: "label", 2: "share"}


def test_margins_opening_of_a_text_without_a_sentence_is_empty() -> None:
    assert read_opening(["Live", "Share | Print"], REASONS, 0) == {}


def test_margins_closing_begins_after_the_last_sentence() -> None:
    lines = ["Print this page", LEAD, "A bridge too many", "Print this page", "Visit our shop"]
    assert read_closing(lines, [None] * 5, 0) == {3: "promotion", 4: "promotion"}


def test_margins_closing_passes_what_is_already_out() -> None:
    lines = [LEAD, "Print this page", "Follow us on X for more of this every day."]
    assert read_closing(lines, [None, None, "promotion"], 0) == {1: "promotion"}


def test_margins_closing_leaves_a_list_that_a_colon_leads_to() -> None:
    lines = [LEAD, "The strikers demand:", "Follow the line of 1991", "Join the mission"]
    assert read_closing(lines, [None] * 4, 0) == {}


def test_margins_closing_of_a_text_without_a_sentence_is_empty() -> None:
    assert read_closing(["Talks on fish", "Print this page"], [None] * 2, 0) == {}
