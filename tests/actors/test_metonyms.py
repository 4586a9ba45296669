"""Countries and cities that act, and those that are places."""

import pytest
from actors_of import actors_of

from dragoman.actors import MentionForm


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon warned of reprisals.",
        "Manila warned Lisbon of reprisals.",
        "Talks with Lisbon collapsed.",
        "Manila sent a warning to Lisbon.",
        "Manila praised Lisbon's patience.",
        "Manila relayed a request from Lisbon.",
        "The fleet turned against Lisbon.",
    ],
)
def test_metonyms_act(text: str) -> None:
    reading = actors_of(text)
    assert "Lisbon" in reading.mentions("Portugal")
    assert reading.form("Lisbon") is MentionForm.METONYM


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Lisbon.",
        "The fleet sailed to Lisbon.",
        "Lisbon's airport was closed.",
        "Shells hit Lisbon.",
        "A bus left Lisbon.",
        "A crowd marched through Lisbon.",
        "LISBON (Tagus News) - Rain fell.",
    ],
)
def test_metonyms_are_places(text: str) -> None:
    assert "Portugal" not in actors_of(text).names()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The rebels fled to Kenya.", False),
        ("Floods killed six in Kenya.", False),
        ("The union tightened sanctions on Kenya.", True),
        ("The rebels sold arms to Kenya.", True),
        ("Envoys from Oslo thanked Kenya.", True),
    ],
)
def test_metonyms_weigh_a_country(text: str, acts: bool) -> None:
    assert ("Kenya" in actors_of(text).names()) is acts


def test_metonyms_of_one_state_are_one_actor() -> None:
    reading = actors_of("The Kremlin denied it. Moscow blamed Kyiv. Russia's government fell silent.")
    assert reading.mentions("Russia") == ["Kremlin", "Moscow", "Russia", "Russia's government"]


def test_metonyms_of_a_person_are_none() -> None:
    assert "Jordan" not in actors_of("Senator Michael Jordan resigned.").names()


def test_metonyms_by_a_possessor_are_its_state() -> None:
    reading = actors_of("Norwegian Foreign Minister Eva Dahl said her country would not yield. Norway has oil.")
    assert reading.meant("her country") == ["Norway"]


def test_metonyms_of_a_union_are_the_union() -> None:
    reading = actors_of("The European Union fined the firm. Brussels wants more. The bloc has 27 members.")
    assert reading.mentions("European Union") == ["European Union", "Brussels", "bloc"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Spain invited Rabat to do the same.", True),
        ("Spain invited the minister to Rabat.", False),
        ("Spain voiced its full support for Rabat.", True),
        ("The fund halted payments to Rabat.", True),
    ],
)
def test_metonyms_of_a_seat_that_is_dealt_with(text: str, acts: bool) -> None:
    assert ("Morocco" in actors_of(text).names()) is acts
