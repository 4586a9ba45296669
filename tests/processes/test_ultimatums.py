"""Demands with a time limit and a threat, however they are worded, and what is none."""

from datetime import date

import pytest

from processes.test_find import brief, read


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Togo's army told the rebels to hand over the airport by Friday or be bombed.", "ultimatum", ["in_force"]),
        ("Ghana said that Togo's boats must leave the lagoon by Friday or they will be sunk.", "ultimatum", ["in_force"]),
        ("Togo has issued an ultimatum to the rebels of Kara.", "ultimatum", ["in_force"]),
        ("An ultimatum by Togo to the rebels of Kara ran out on Sunday.", "ultimatum", ["expired"]),
        ("The rebels of Kara rejected the ultimatum of Togo's army.", "ultimatum", ["rejected"]),
        ("Togo threatened to cut the power line should Ghana not free the sailors by Monday.", "ultimatum", ["in_force"]),
        ("West African leaders gave Niger's coup leaders one week to step down.", "ultimatum", ["in_force"]),
        ("Israel warned residents of Rafah to leave by Monday or be treated as combatants.", "ultimatum", ["in_force"]),
        ("Qatar rejected the ultimatum by Saudi Arabia and its allies.", "ultimatum", ["rejected"]),
        ("Saudi Arabia and its allies extended by 48 hours the ultimatum to Qatar.", "ultimatum", ["extended"]),
        ("Police told protesters in Nairobi to disperse by noon or be arrested.", "ultimatum", ["in_force"]),
        ("Chad demanded that Niger's patrols leave the island by Sunday or be shot at.", "ultimatum", ["in_force"]),
        ("Niger handed Chad's envoy an ultimatum.", "ultimatum", ["in_force"]),
        ("Chad extended its ultimatum to Niger by two days.", "ultimatum", ["extended"]),
        ("Niger brushed aside an ultimatum from Chad.", "ultimatum", ["rejected"]),
    ],
)  # fmt: skip
def test_ultimatums_told(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


def test_ultimatums_a_threat_may_follow_in_the_next_sentence() -> None:
    text = "Chad has told Libya to take down the watchtower by Sunday. Otherwise its soldiers will attack the post."
    (ultimatum,) = read(text)
    assert ultimatum.deadline == date(2025, 3, 16)


@pytest.mark.parametrize(
    "text",
    [
        "Chad has told Libya to take down the watchtower by Sunday. The tower is twelve metres high.",
        "Togo's minister told workers to clear the tunnel by Friday or call in experts.",
        "Visitors to Libya must leave their bags at the gate by noon or they will be sent home.",
        "The word 'ultimatum' comes from Latin, the Chadian envoy said.",
    ],
)
def test_ultimatums_no_side_threatens(text: str) -> None:
    assert brief(read(text)) == []
