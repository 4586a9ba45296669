"""Clock times beside days. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)  # a Wednesday

SPANS = [
    ("The mine caved in at 6 p.m. local time (1500 GMT) on Sunday.", "6 p.m. local time (1500 GMT) on Sunday"),
    ("The mine caved in on Sunday at 1500 GMT.", "Sunday at 1500 GMT"),
    ("The mine caved in at 0300 GMT Sunday.", "0300 GMT Sunday"),
]


@pytest.mark.parametrize(("text", "expression"), SPANS)
def test_clocks_belong_to_the_day_beside_them(text: str, expression: str) -> None:
    found = find_times(parse([text], [None])[0], PUBLISHED)
    assert [(e.span.text, e.start) for e in found] == [(expression, date(2024, 5, 12))]


TWO_CLOCKS = [
    ("The mine caved in at 11 p.m. local time on Sunday (0300 GMT Monday).", "2024-05-12"),
    ("The mine caved in at 2200 GMT on Sunday (3 a.m. Monday local time).", "2024-05-13"),
    ("The mine caved in on Sunday at 2200 GMT (3 a.m. on Monday local time).", "2024-05-13"),
]


@pytest.mark.parametrize(("text", "day"), TWO_CLOCKS)
def test_clocks_of_two_the_local_one_stands_with_the_verb(text: str, day: str) -> None:
    document = parse([text], [None])[0]
    found = find_times(document, PUBLISHED)
    assert sorted(str(e.start) for e in found) == ["2024-05-12", "2024-05-13"]
    tokens = document.sentences[0].tokens
    assert [str(e.start) for e in found if tokens[e.attach].text == "caved"] == [day]
