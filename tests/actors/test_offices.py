"""Offices before, after and without a name."""

import pytest
from actors_of import actors_of

from dragoman.actors import MentionForm


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Defence Minister Ana Lima spoke.", "Ana Lima", "Defence Minister"),
        ("Ana Lima, the prime minister, spoke.", "Ana Lima", "prime minister"),
        ("The president of Peru, Ana Lima, spoke.", "Ana Lima", "president"),
        ("Oil Ministry envoy Ana Lima spoke.", "Ana Lima", "Oil Ministry envoy"),
        ("Secretary of State Ana Lima spoke.", "Ana Lima", "Secretary of State"),
        ("The Consul General of Peru, Dr Juan Rios, left.", "Juan Rios", "Consul General"),
        ("General Juan Rios spoke.", "Juan Rios", "General"),
        ("Colonel Juan Rios, a spokesman for the harbour police, spoke.", "Juan Rios", "spokesman"),
        ("Mr Juan Rios spoke.", "Juan Rios", None),
    ],
)
def test_offices_are_roles_and_no_part_of_the_name(text: str, name: str, role: str | None) -> None:
    assert actors_of(text).actor(name).role == role


def test_offices_of_a_counterpart_are_the_others() -> None:
    reading = actors_of("Peruvian President Ana Lima met her Chilean counterpart, Juan Rios, on Friday.")
    assert reading.actor("Juan Rios").role == "President"
    assert reading.actor("Juan Rios").country == "CHL"


def test_offices_alone_mean_their_holder() -> None:
    reading = actors_of("Defence Minister Ana Lima met General Juan Rios. The general saluted. The minister smiled.")
    assert reading.meant("general") == ["Juan Rios"]
    assert reading.meant("minister") == ["Ana Lima"]
    assert reading.form("minister") is MentionForm.OFFICE


def test_offices_told_before_their_holder_are_joined() -> None:
    reading = actors_of("Chile's finance minister resigned on Monday. Finance Minister Juan Rios gave no reason.")
    assert reading.mentions("Juan Rios") == ["finance minister", "Finance Minister Juan Rios"]


def test_offices_without_a_holder_stand_for_themselves() -> None:
    reading = actors_of("An Oil Ministry envoy resigned.")
    assert reading.names() == ["Oil Ministry envoy"]


def test_offices_do_not_mean_a_deputy() -> None:
    reading = actors_of("Deputy Oil Minister Juan Rios spoke. The oil minister was ill.")
    assert reading.meant("oil minister") == ["oil minister"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minister of Foreign Affairs Ana Lima held talks.", "Ana Lima", "Minister of Foreign Affairs"),
        ("Minister for Home Affairs Juan Rios held talks.", "Juan Rios", "Minister for Home Affairs"),
    ],
)
def test_offices_with_a_field_of_several_words(text: str, name: str, role: str) -> None:
    reading = actors_of(text)
    assert reading.actor(name).role == role
    assert reading.names() == [name]


def test_offices_of_a_counterpart_who_is_named() -> None:
    reading = actors_of(
        "Chile's foreign minister Ana Lima telephoned her Peruvian counterpart. "
        "Peruvian Foreign Minister Juan Rios called it useful."
    )
    assert reading.meant("Peruvian counterpart") == ["Juan Rios"]
