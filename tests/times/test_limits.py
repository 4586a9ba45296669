"""Lengths of time that set a limit. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times import TimeForm
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)  # a Wednesday

SET = [
    ("On Monday the duke gave the monks 72 hours to leave.", "2024-05-16"),
    ("The monks were given ten days on Monday to leave.", "2024-05-23"),
    ("The order, issued on Monday, gives the monks two weeks to leave.", "2024-05-27"),
    ("On Friday the duke gave the monks a month to leave.", "2024-06-10"),
    ("The duke on Sunday issued an ultimatum giving the monks 72 hours to leave.", "2024-05-15"),
    ("The duke said on Sunday he was giving the monks 72 hours to leave.", "2024-05-15"),
    ("The duke ordered on Monday that the monks leave within 48 hours.", "2024-05-15"),
    ("The monks, who were told on Monday to leave within 48 hours, stayed.", "2024-05-15"),
    ("The monks will leave within ten days, the abbot said on Friday.", "2024-05-20"),
]


@pytest.mark.parametrize(("text", "end"), SET)
def test_limits_run_out_so_long_after_they_were_set(text: str, end: str) -> None:
    (one,) = (e for e in find_times(parse([text], [None])[0], PUBLISHED) if e.form is TimeForm.DEADLINE)
    assert (str(one.start), str(one.end), one.days) == (end, end, None)


NOT_SET = [
    "The duke gave the monks 72 hours to leave.",
    "The duke has given the monks 72 hours to leave, the abbot said on Friday.",
    "On Monday the duke gave the monks ten days of rest.",
    "On Monday the thief was given ten days in jail.",
    "On Monday the duke gave the monks 12 hours to leave.",
    "The abbot said on Friday that the fire was put out within 48 hours.",
    "On Friday the monks took three days to agree.",
]


@pytest.mark.parametrize("text", NOT_SET)
def test_limits_without_a_known_start_have_no_end(text: str) -> None:
    found = find_times(parse([text], [None])[0], PUBLISHED)
    lengths = [e for e in found if any(word in e.span.text for word in ("hours", "days"))]
    assert [(e.start, e.end) for e in lengths] == [(None, None)]


def test_limits_end_on_the_calendar_only() -> None:
    document = parse(["They gave them 72 hours to leave on 9999-12-31."], [None])[0]
    assert all(one.end is None or one.end.year <= 9999 for one in find_times(document, None))
