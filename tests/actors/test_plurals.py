"""Plurals that stand for two who are named elsewhere."""

import pytest
from actors_of import actors_of

CASES = [
    ("Norway and Sweden will sign a pact. The two countries began in May.", "two countries", ["Norway", "Sweden"]),
    ("Chile and Peru closed the pass. Cuba begged both sides for calm.", "both sides", ["Chile", "Peru"]),
    ("Chile and Peru closed the pass. Fiji and Cuba offered both sides a venue.", "both sides", ["Chile", "Peru"]),
    (
        "The Thai-Lao border is calm. Thailand blames Laos. Both countries withdrew guns.",
        "Both countries",
        ["Thailand", "Laos"],
    ),
    ("President Ana Lima met Prime Minister Eva Dahl and the two dined alone.", "two", ["Ana Lima", "Eva Dahl"]),
    (
        "President Ana Lima arrived in Oslo. Prime Minister Eva Dahl met her. The two leaders will sign a treaty.",
        "two leaders",
        ["Ana Lima", "Eva Dahl"],
    ),
    ("The bishop thanked the governments of Chile and Peru.", "governments", ["Chile", "Peru"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "plural", "expected"), CASES)
def test_plurals_mean_their_members(text: str, plural: str, expected: list[str]) -> None:
    assert actors_of(text).meant(plural) == expected


def test_plurals_of_a_war_at_home_are_rebels_and_government() -> None:
    reading = actors_of(
        "The Sudanese army shelled the camp. The Rapid Support Forces fired back. Egypt and Turkey sent envoys. The RSF "
        "agreed to talks. Both sides have blocked aid."
    )
    assert reading.meant("Both sides") == ["Sudanese army", "Rapid Support Forces"]


def test_plurals_without_members_are_left_out() -> None:
    assert actors_of("Both sides blamed each other.").names() == []


def test_plurals_mean_the_two_that_face_each_other_and_no_third() -> None:
    reading = actors_of(
        "India protested to Pakistan over the shelling, and Nepal offered to help. The two neighbours met."
    )
    assert sorted(reading.meant("two neighbours")) == ["India", "Pakistan"]
