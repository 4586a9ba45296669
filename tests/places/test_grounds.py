"""What makes a name a piece of ground: what is done to it, what is imposed on it, what is told of it."""

import pytest

from dragoman.actors.find import find_actors
from dragoman.places.find import find_places
from dragoman.report import Report
from dragoman.sentences.parse import parse


def names(text: str) -> list[str]:
    document = parse([text], [None])[0]
    return [m.span.text for m in find_places(document, find_actors(document), Report("r", text, "0"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled Wad Tirfa for two hours.", ["Wad Tirfa"]),
        ("Militants overran Dangolma on Sunday.", ["Dangolma"]),
        ("The column left Bir Samoud for the north.", ["Bir Samoud"]),
        ("The battalion advanced on Ras Temeira.", ["Ras Temeira"]),
        ("Malian police imposed a curfew on Bamako.", ["Bamako"]),
        ("The Sudanese army retook Kosti.", ["Kosti"]),
        ("Aleppo fell in eight days.", ["Aleppo"]),
        ("Damascus fell to the rebels in December.", ["Damascus"]),
        ("Kirkuk was calm on Sunday, the Iraqi police said.", ["Kirkuk"]),
        ("The cabinet will keep Bamako under curfew.", ["Bamako"]),
        ("Floods cut off western Kenya.", ["western Kenya"]),
        ("The mine at Mbulapoko has been closed.", ["Mbulapoko"]),
    ],
)
def test_grounds_make_a_place_of_a_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Moscow fell out with Minsk.",
        "Washington was quiet about the raid.",
        "Soldiers left Ahmed at the gate.",
        "The rebels captured Haroun on Friday.",
        "The company advanced on Huawei in the race.",
        "The troops entered Parliament by force.",
        "They shelled Hamas positions.",
    ],
)
def test_grounds_leave_persons_bodies_and_governments_alone(text):
    assert names(text) == []
