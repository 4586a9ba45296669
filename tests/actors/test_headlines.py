"""Names in headlines with a capital on every word."""

import pytest
from actors_of import actors_of


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Ri Hyon Suk Issues Press Statement", "Ri Hyon Suk"),
        ("RI HYON SUK WARNS NEIGHBOURS AGAIN", "RI HYON SUK"),
    ],
)
def test_headlines_are_cut_down_to_the_names_of_the_text(title: str, words: str) -> None:
    reading = actors_of("Ri Hyon Suk told the committee that no drills were planned.", title=title)
    assert reading.mentions("Ri Hyon Suk") == [words, "Ri Hyon Suk"]
    assert not [name for name in reading.names() if "Statement" in name or "WARNS" in name]


def test_headlines_know_a_surname_that_one_person_has() -> None:
    reading = actors_of("Foreign Minister Ramón Tellez spoke on Monday.", title="Tellez Warns Of Heavy Price")
    assert reading.mentions("Ramón Tellez")[0] == "Tellez"
