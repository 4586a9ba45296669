"""A weekday beside a date that it does not fall on."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times import TimeExpression
from dragoman.times.find import find_times

SATURDAY = date(2024, 5, 18)


def contradictory(text: str, published: date | None = SATURDAY) -> TimeExpression:
    found = find_times(parse([text], [None])[0], published)
    return next(e for e in found if e.contradicts_itself)


RESOLVED = [
    ("The envoy will land on Saturday (May 18). He spoke on Friday (May 18).", SATURDAY, date(2024, 5, 17)),
    ("The envoy landed on Saturday, May 11. He had spoken on Friday (May 11).", SATURDAY, date(2024, 5, 10)),
    ("The envoy spoke on Friday (May 18).", SATURDAY, date(2024, 5, 17)),
    ("The envoy spoke on Friday (18th).", SATURDAY, date(2024, 5, 17)),
    ("The envoy spoke on Friday, May 18, 2024. He left on Saturday, May 18, 2024.", None, date(2024, 5, 17)),
]

OPEN = [
    ("The envoy will land on Friday (May 25).", SATURDAY),
    ("The envoy will land on Friday (May 18).", SATURDAY),
    ("The envoy spoke on Friday (May 11).", SATURDAY),
    ("The envoy spoke on Monday (May 18).", SATURDAY),
    ("The envoy will land on Sunday (May 26). He spoke on Friday (May 11).", SATURDAY),
    ("The envoy spoke on Friday, May 18, 2024.", None),
]


@pytest.mark.parametrize(("text", "published", "day"), RESOLVED)
def test_contradictions_resolves_to_the_weekday_where_the_report_decides(
    text: str, published: date | None, day: date
) -> None:
    found = contradictory(text, published)
    assert (found.resolved, found.start, found.end) == (day, day, day)
    assert f"so the {found.weekday.capitalize() if found.weekday else ''} meant is {day.day} May 2024." in found.reason


@pytest.mark.parametrize(("text", "published"), OPEN)
def test_contradictions_leaves_open_what_nothing_decides(text: str, published: date | None) -> None:
    found = contradictory(text, published)
    assert (found.resolved, found.start, found.end) == (None, None, None)
    assert found.reason.endswith("nothing else in the report decides which is meant.")


def test_contradictions_names_the_witness() -> None:
    text = "The envoy landed on Saturday, May 11. He had spoken on Friday (May 11)."
    assert contradictory(text).reason == (
        "11 May 2024 is a Saturday, and the report itself puts that date on “Saturday, May 11”, "
        "so the Friday meant is 10 May 2024."
    )


def test_contradictions_leaves_sound_pairs_without_a_reason() -> None:
    (found,) = find_times(parse(["The envoy spoke on Friday (May 17)."], [None])[0], SATURDAY)
    assert (found.start, found.resolved, found.reason) == (date(2024, 5, 17), None, "")
