"""Attribution without a verb."""

import pytest
from reading_of import outline, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the fleet's spokesman, two boats sank off Port Amery.",
            ("the fleet's spokesman", "According to", ("two boats sank off Port Amery",)),
        ),
        (
            "Two boats sank off Port Amery, according to the fleet's spokesman.",
            ("the fleet's spokesman", "according to", ("Two boats sank off Port Amery",)),
        ),
        (
            "The premier left early, according to Delta Radio, which cited no source.",
            ("Delta Radio", "according to", ("The premier left early",)),
        ),
        (
            "According to two aides, who declined to be named, the accord is dead.",
            ("two aides, who declined to be named,", "According to", ("the accord is dead",)),
        ),
        (
            "In the opinion of the court, the seizure was unlawful.",
            ("the court", "In the opinion of", ("the seizure was unlawful",)),
        ),
        (
            "It will open, according to the plaque, with a speech.",
            ("the plaque", "according to", ("It will open", "with a speech")),
        ),
    ],
)
def test_according_content(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected


def test_according_in_a_relative_clause_takes_that_clause() -> None:
    found = statements_of("There was a flood in which, according to villagers, forty cattle drowned.")
    assert [outline(s) for s in found] == [("villagers", "according to", ("forty cattle drowned",))]


def test_according_a_noun_with_its_owner() -> None:
    (found,) = statements_of("Residents laughed at the ministry's claim that the dam was safe.")
    assert outline(found) == ("the ministry", "claim", ("that the dam was safe",))


def test_according_a_noun_with_what_it_is_about() -> None:
    (found,) = statements_of("The abbot's remarks on the levy angered the clerks.")
    assert outline(found) == ("The abbot", "remarks on", ("the levy",))


def test_according_a_noun_that_nobody_owns() -> None:
    (found,) = statements_of("Fears that the war would spread drove up the price of oil.")
    assert outline(found) == (None, "Fears", ("that the war would spread",))
