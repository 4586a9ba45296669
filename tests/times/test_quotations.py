"""Days in direct quotations. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)  # a Wednesday

CASES = [
    ('"We sail tomorrow," Ada said.', ["2024-05-16"]),
    ('"We sail tomorrow," Ada said on Sunday.', ["2024-05-13", "2024-05-12"]),
    ('"They came yesterday and will come tomorrow," Ada said.', ["2024-05-14", "2024-05-16"]),
    ('"They came yesterday and will come today," Ada said on Sunday.', ["2024-05-11", "2024-05-12", "2024-05-12"]),
    ('"We sail today," Ada said on Sunday. "Tomorrow we land."', ["2024-05-12", "2024-05-12", "2024-05-13"]),
    ("“We sail tomorrow. Then we rest,” Ada told the crew on Sunday.", ["2024-05-13", "2024-05-12"]),
    ('Ada, speaking on Sunday, vowed: "We sail tomorrow."', ["2024-05-12", "2024-05-13"]),
    ('"We rest," Ada said on Sunday. Tomorrow the ship sails.', ["2024-05-12", "2024-05-16"]),
    ('"We rest," Ada said on Sunday.\n\n"We sail tomorrow," said Bo.', ["2024-05-12", "2024-05-16"]),
    ("Ada said on Sunday that she would sail tomorrow.", ["2024-05-12", "2024-05-16"]),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_quotations_are_reckoned_from_the_day_of_saying(text: str, days: list[str]) -> None:
    assert [str(e.start) for e in find_times(parse([text], [None])[0], PUBLISHED)] == days
