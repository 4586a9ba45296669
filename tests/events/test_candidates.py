"""What is charged, offered or only a source's wish is no event of its own."""

import pytest
from tests.events.test_find_events import outline


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Armenia accused Azerbaijan of shelling two villages.", ["Armenia"], ["Azerbaijan"]),
        ("Kenya blamed Somali militants for killing four policemen.", ["Kenya"], ["Somali militants"]),
        ("The rebels were accused by Chad of firing on a convoy.", ["Chad"], ["rebels"]),
        ("Sudan accused Chad of shelling Kulbus and of killing nine civilians.", ["Sudan"], ["Chad"]),
        ("Mali accused the separatists of attacking a barracks and kidnapping soldiers.", ["Mali"], ["separatists"]),
        ("Eritrea, which Ethiopia accuses of bombing a bridge, has not replied.", ["Ethiopia"], ["Eritrea"]),
        ("India accused Pakistan of the attack on the air base.", ["India"], ["Pakistan"]),
        ("Tehran condemned Israel for striking a consulate.", ["Iran"], ["Israel"]),
        ("Peru held Ecuador responsible for attacking the post.", ["Peru"], ["Ecuador"]),
    ],
)
def test_candidates_leaves_what_is_charged_to_the_charge(text: str, actors: list[str], recipients: list[str]) -> None:
    assert outline(text) == [("ACCUSE", "actual", actors, recipients)]


def test_candidates_keeps_a_relative_clause_within_a_charge() -> None:
    found = outline("Peru accused Ecuador of arming the rebels who attacked the dam.")
    assert [(kind, doers) for kind, _, doers, _ in found] == [("ACCUSE", ["Peru"]), ("ASSAULT", ["rebels"])]


@pytest.mark.parametrize(
    "text",
    [
        "Two officials of Peru, who asked not to be named, spoke to reporters.",
        "A diplomat of Peru asked for anonymity.",
        "An aide of the Peruvian president declined to be identified.",
        "A minister of Peru insisted on anonymity.",
        "An adviser to the government of Peru refused to be quoted by name.",
    ],
)
def test_candidates_leaves_a_wish_not_to_be_named(text: str) -> None:
    assert [kind for kind, *_ in outline(text) if kind in ("REQUEST", "REJECT")] == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kuwait is ready to extend the truce.", ["AGREE"]),
        ("Norway is willing to meet the rebels of Mali in Oslo.", ["AGREE"]),
        ("Fiji welcomed the offer of Norway to mediate between Tonga and Samoa.", ["SUPPORT"]),
    ],
)
def test_candidates_counts_what_is_offered_once(text: str, types: list[str]) -> None:
    assert [kind for kind, *_ in outline(text)] == types
