"""Common noun phrases: their span, what they are called, what they point back to."""

import pytest
from actors_of import actors_of


@pytest.mark.parametrize(
    ("text", "mention", "alias"),
    [
        ("The navy rescued six Greek sailors.", "six Greek sailors", "Greek sailors"),
        ("Dozens of miners marched.", "Dozens of miners", "miners"),
        ("About 40 people died in the blast.", "40 people", "About 40 people"),
        ("A source familiar with the merger denied it.", "source", "source familiar with the merger"),
        ("The ambassadors of Chile and Peru left.", "ambassadors", "ambassadors of Chile and Peru"),
        ("The army freed members of the Houthis.", "members", "members of the Houthis"),
    ],
)
def test_descriptions_have_a_span_and_other_names(text: str, mention: str, alias: str) -> None:
    actor = actors_of(text).actor(mention)
    assert actor.mentions[0].span.text == mention
    assert alias in actor.aliases


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Two Greek sailors drowned. The sailors were young.", "sailors", "Two Greek sailors"),
        (
            "The Interior Ministry denied it. Cuba's oil ministry agreed. The oil ministry lied.",
            "oil ministry",
            "Cuba's oil ministry",
        ),
        ("A UN mission left. The mission had failed.", "mission", "UN mission"),
        ("Police held two Chilean nurses. The judge freed the two women.", "two women", "two Chilean nurses"),
        ("The Kalmar Liberation Army struck again. The rebels took a bridge.", "rebels", "Kalmar Liberation Army"),
    ],
)  # fmt: skip
def test_descriptions_point_back(text: str, words: str, name: str) -> None:
    assert actors_of(text).meant(words) == [name]


def test_descriptions_of_the_army_are_not_the_rebel_army() -> None:
    reading = actors_of("The Kalmar Liberation Army struck again. The army sent tanks.")
    assert reading.meant("army") == ["army"]


def test_descriptions_keep_ministries_apart() -> None:
    reading = actors_of("Cuba's oil ministry denied it. The Interior Ministry agreed.")
    assert reading.names() == ["Cuba", "Cuba's oil ministry", "Interior Ministry"]


def test_descriptions_of_two_nations_are_two_groups() -> None:
    reading = actors_of("Thai and Cambodian soldiers exchanged fire.")
    assert [(a.name, a.country) for a in reading.cast.actors] == [
        ("Thai soldiers", "THA"),
        ("Cambodian soldiers", "KHM"),
    ]


@pytest.mark.parametrize("text", ["A movement stirred.", "He opened a field office.", "Oil is a source of income."])
def test_descriptions_leave_things_alone(text: str) -> None:
    assert actors_of(text).names() == []


def test_descriptions_of_counts_are_people() -> None:
    reading = actors_of("The storm killed eight sailors and injured six others. Another 40 fled.")
    assert reading.names() == ["eight sailors", "six others", "Another 40"]


def test_descriptions_of_rulers_are_the_state_or_the_group() -> None:
    reading = actors_of("Chad's regime fell. The Houthi authorities cheered. Chad mourned.")
    assert reading.mentions("Chad") == ["Chad", "Chad's regime", "Chad"]
    assert reading.mentions("Houthi") == ["Houthi authorities"]
