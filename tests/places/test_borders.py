"""Borders."""

import pytest

from dragoman.places.borders import find_borders
from dragoman.places.names import find_marks
from dragoman.sentences.parse import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shots were fired along the Thai-Cambodian border.", [("Thai-Cambodian border", "along")]),
        ("He was held near the border with Niger.", [("border with Niger", "near")]),
        ("Mines lie on the border between Peru and Ecuador.", [("border between Peru and Ecuador", "on")]),
        ("They camped at the Syrian border.", [("Syrian border", "at")]),
        ("They camped at the border.", []),
        ("The Syrian border guards fired.", []),
        ("The border with Niger is long.", []),
    ],
)
def test_borders_are_found_under_a_preposition_of_place(text, expected):
    sentence = parse([text], [None])[0].sentences[0]
    found = list(find_borders(sentence, find_marks(sentence)))
    assert [(mention.place.name, mention.preposition) for mention in found] == expected
    assert all(mention.place.country is None and mention.place.lat is None for mention in found)
