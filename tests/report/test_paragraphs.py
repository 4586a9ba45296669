"""Raw text to paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.paragraphs import paragraphs_in

WRAPPED = """The defence minister of Kalvia said on Monday that his country
would withdraw all of its troops from the northern shore of the
lake within a week, and asked the other side to do the same.

Observers will watch."""


def texts(raw: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_in(raw)]


def test_paragraphs_join_wrapped_lines() -> None:
    assert texts(WRAPPED) == [
        "The defence minister of Kalvia said on Monday that his country would withdraw all of its troops from the"
        " northern shore of the lake within a week, and asked the other side to do the same.",
        "Observers will watch.",
    ]


def test_paragraphs_part_at_line_ends_of_unwrapped_text() -> None:
    long = "The defence minister of Kalvia said on Monday that his country would withdraw all of its troops at once."
    assert texts(f"Troops to leave\nBy Noor Haddad\n{long}\r\n{long}\u2028Talks go on") == [
        "Troops to leave", "By Noor Haddad", long, long, "Talks go on",
    ]  # fmt: skip


def test_paragraphs_join_a_line_that_goes_on_in_lower_case() -> None:
    assert texts("Envoys of both republics met for nine hours on\nthe shore of the lake.") == [
        "Envoys of both republics met for nine hours on the shore of the lake."
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "Talks to resume\nad\nEnvoys met.",
        "• Ships may pass the strait without paying a toll\n• and no more may be seized by either of the navies",
        "World\nAsia\nSport\nOpinion",
    ],
)
def test_paragraphs_keep_short_lines_and_lists_apart(raw: str) -> None:
    assert texts(raw) == raw.split("\n")


def test_paragraphs_keep_characters() -> None:
    line = "“We’re  here” — said\u00a0she, ‘twice’…"
    assert texts(f"\t{line} \n\n\n") == [line]


@given(st.text())
def test_paragraphs_are_single_lines_and_stable(raw: str) -> None:
    found = texts(raw)
    assert all(one == one.strip() and one.splitlines() == [one] for one in found)
    assert texts("\n\n".join(found)) == found
