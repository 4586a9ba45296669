"""Days of the year with a name. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)

CASES = [
    ("The mine was shut on New Year's Day.", [("New Year's Day", "2024-01-01")]),
    ("The mine was shut on New Year’s Eve.", [("New Year’s Eve", "2023-12-31")]),
    ("The mine will be shut on Christmas Eve.", [("Christmas Eve", "2024-12-24")]),
    ("The mine was shut on Christmas Day 2021.", [("Christmas Day 2021", "2021-12-25")]),
    ("The mine was shut on Boxing Day last year.", [("Boxing Day last year", "2023-12-26")]),
    ("The May Day march was calm.", [("May Day", "2024-05-01")]),
    ("The mine was shut on Orthodox Christmas Eve.", []),
    ("The mine was shut for Independence Day.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_feasts_are_of_the_year_that_the_clause_says(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_times(parse([text], [None])[0], PUBLISHED)
    assert [(e.span.text, str(e.start)) for e in found if e.start == e.end] == expected
