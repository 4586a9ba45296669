"""Quarters, halves and weeks named by a day. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)  # a Wednesday

VALUED = [
    ("Tea exports fell in the first quarter.", "the first quarter", "2024-01-01", "2024-03-31"),
    ("Tea exports fell in the fourth quarter.", "the fourth quarter", "2023-10-01", "2023-12-31"),
    ("Tea exports will fall in the third quarter.", "the third quarter", "2024-07-01", "2024-09-30"),
    ("Third-quarter losses were heavy.", "Third-quarter", "2023-07-01", "2023-09-30"),
    ("Tea exports fell in the third quarter last year.", "the third quarter last year", "2023-07-01", "2023-09-30"),
    ("Tea exports fell in the first half of 2022.", "the first half of 2022", "2022-01-01", "2022-06-30"),
    ("Rain fell in the week of April 22.", "the week of April 22", "2024-04-22", "2024-04-28"),
    ("Rain fell in the week of April 24, 2023.", "the week of April 24, 2023", "2023-04-24", "2023-04-30"),
    ("Rain fell in the week starting on April 20.", "the week starting on April 20", "2024-04-20", "2024-04-26"),
    ("Rain fell in the week to May 10.", "the week to May 10", "2024-05-04", "2024-05-10"),
]


@pytest.mark.parametrize(("text", "expression", "first", "last"), VALUED)
def test_quarters_have_days(text: str, expression: str, first: str, last: str) -> None:
    found = find_times(parse([text], [None])[0], PUBLISHED)
    assert [(e.span.text, str(e.start), str(e.end)) for e in found] == [(expression, first, last)]


OPEN = [
    "Tea exports fell in the second fiscal quarter.",
    "Tea exports fell in the fiscal second quarter.",
    "Tea exports fell in the second quarter of the fiscal year.",
    "The fiscal year began in a flood, and tea exports fell in the third quarter.",
    "The crowd rioted in the third quarter of the match.",
    "Tea exports fell in the last quarter.",
    "Three quarters of the crew fled.",
    "A quarter of the crew fled.",
    "The week of May 5 was wet.",  # a Sunday: some begin their week with it, others end it
]


@pytest.mark.parametrize("text", OPEN)
def test_quarters_abstain(text: str) -> None:
    assert [e.span.text for e in find_times(parse([text], [None])[0], PUBLISHED) if e.start] == []
