"""Pronouns."""

import pytest
from actors_of import actors_of

CASES = [
    ("Ana Lima resigned. She gave no reason.", "She", ["Ana Lima"]),
    ("Senator Eva Dahl told Judge Otto Berg that he was wrong.", "he", ["Otto Berg"]),
    ("Judge Otto Berg freed General Ivan Rey. He blamed the police.", "He", ["Otto Berg"]),
    ("Portugal hinted it might answer.", "it", ["Portugal"]),
    ("The miners insisted they had been paid nothing.", "they", ["miners"]),
    ("Police chased the students and beat them.", "them", ["students"]),
    ("Rome thanked Vienna for its help.", "its", ["Austria"]),
    ("Rome urged Vienna to honour its pledge.", "its", ["Austria"]),
    ("Rome ordered its fleet home.", "its", ["Italy"]),
    ("Chile and Ghana, which sent nurses, want peace.", "which", ["Chile", "Ghana"]),
    ("The judge who freed the general resigned.", "who", ["judge"]),
    ("Hours before he resigned, Finance Minister Paulo Reis sold his shares.", "he", ["Paulo Reis"]),
    ("The navy lost a frigate. It blamed the weather.", "It", ["navy"]),
    ("The militia, Jund al-Bahr, freed a nurse. It wants a ransom.", "It", ["Jund al-Bahr"]),
    ("In its message Jund al-Bahr threatened the port. It gave no date.", "It", ["Jund al-Bahr"]),
    ("“Norway wants peace,” Ambassador Eva Dahl said. She left.", "She", ["Eva Dahl"]),
]


@pytest.mark.parametrize(("text", "pronoun", "expected"), CASES)
def test_coreference_links(text: str, pronoun: str, expected: list[str]) -> None:
    assert actors_of(text).meant(pronoun) == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("It is clear that the war goes on.", "It"),
        ("The deal was signed. It lapses in May.", "It"),
        ("He left.", "He"),
        ("Parliament opposes the law but will not repeal it.", "it"),
        ("Troops fired shells. Farmers found them later.", "them"),
        ("Ana Lima resigned. He gave no reason.", "He"),
        ("The army denied that any soldier had been hurt. He was on leave.", "He"),
    ],
)
def test_coreference_abstains(text: str, pronoun: str) -> None:
    assert actors_of(text).meant(pronoun) == []


def test_coreference_gives_the_owner_s_nation() -> None:
    reading = actors_of("Ukrainian President Oleh Bondar thanked his soldiers.")
    assert reading.actor("soldiers").country == "UKR"


def test_coreference_outside_a_quotation_means_the_speaker() -> None:
    reading = actors_of(
        "Kenya's foreign ministry condemned the raid. “Somalia must answer for this, and Ghana agrees,” it said."
    )
    assert reading.meant("it") == ["Kenya's foreign ministry"]


@pytest.mark.parametrize("text", ["Aung Htay met Zhao Liwen in Kunming.", "Aung Htay and Zhao Liwen went to Kunming."])
def test_coreference_leaves_he_open_between_equals(text: str) -> None:
    assert actors_of(f"{text} He said that the road would reopen.").meant("He") == []
