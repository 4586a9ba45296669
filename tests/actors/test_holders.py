"""Who holds an office that is told of apart from a name."""

import pytest
from actors_of import actors_of


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Daniyar Omarov spoke with the foreign minister of Latvia on Sunday.",
        "Foreign Minister Daniyar Omarov landed in Latvia on Sunday. The Latvian foreign minister met him.",
        "Latvia's foreign minister will carry the letter to Foreign Minister Daniyar Omarov.",
    ],
)
def test_holders_leave_an_office_of_another_nation_apart(text: str) -> None:
    reading = actors_of(text)
    assert reading.actor("Daniyar Omarov").country is None
    assert [a.country for a in reading.cast.actors if a.role == "foreign minister"] == ["LVA"]


def test_holders_join_an_office_by_the_state_told_of_right_before() -> None:
    reading = actors_of(
        "Latvia recalled its envoy. Foreign Minister Zane Kalnina was angry. The Latvian foreign minister gave no date."
    )
    assert reading.meant("Latvian foreign minister") == ["Zane Kalnina"]


def test_holders_read_two_ways_to_call_an_unnamed_officer_as_one() -> None:
    reading = actors_of("Oman's oil minister spoke first. The Omani oil minister was brief. The Omani minister left.")
    assert len([a for a in reading.cast.actors if a.kind.value == "person"]) == 1


def test_holders_give_its_minister_the_country_of_its_owner() -> None:
    reading = actors_of("Malaysia holds the chair. Its foreign minister, Farid Hashim, flew to Lima.")
    assert reading.actor("Farid Hashim").country == "MYS"


def test_holders_name_the_nation_after_a_name() -> None:
    reading = actors_of("Foreign Minister Aigul Sadykova of Kyrgyzstan called late on Monday.")
    assert reading.actor("Aigul Sadykova").country == "KGZ"
