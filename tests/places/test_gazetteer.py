"""Rivers, sites, and regions that share a country's name."""

import pytest

from dragoman.actors.find import find_actors
from dragoman.places.find import find_places
from dragoman.places.gazetteer import homonyms
from dragoman.report import Report
from dragoman.sentences.parse import parse
from dragoman.vocabulary.world import country_by_code


def places(text: str) -> list[tuple[str, str | None, bool, str]]:
    """(words, country, whether there is a point, precision) of each."""
    document = parse([text], [None])[0]
    found = find_places(document, find_actors(document), Report("r", text, "0"))
    return [(m.span.text, m.place.country, m.place.lat is not None, m.place.precision.value) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on the Dnipro.", [("Dnipro", None, False, "region")]),
        ("Shells fell in Dnipro.", [("Dnipro", "UKR", True, "city")]),
        ("Troops crossed the Niger at night.", [("Niger", None, False, "region")]),
        ("Gunboats patrol the Dniester.", [("Dniester", None, False, "region")]),
        ("Two divers vanished in Lake Tana.", [("Lake Tana", "ETH", False, "region")]),
        ("No airport in the Andes was open.", [("Andes", None, False, "region")]),
        ("A tanker sank in the Red Sea.", [("Red Sea", None, False, "region")]),
        ("They flew to Europe.", [("Europe", None, False, "region")]),
    ],
)
def test_gazetteer_gives_waters_and_wide_regions_no_point(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Protesters camped in Tahrir Square.", [("Tahrir Square", "EGY", True, "exact")]),
        ("The guests were received in the Kremlin.", [("Kremlin", "RUS", True, "exact")]),
        ("A man shot at the gate of the White House.", [("White House", "USA", True, "exact")]),
        ("He was invited to the Kremlin.", [("Kremlin", "RUS", True, "exact")]),
        ("The Kremlin called the story false.", []),
        ("The letter was sent to Downing Street.", []),
        ("Fire swept through the Moria camp.", [("Moria camp", "GRC", True, "exact")]),
        ("Six people drowned near the Monrovia camp.", [("Monrovia camp", None, False, "exact")]),
        ("Liberian police searched a house near the Monrovia camp.", [("Monrovia camp", "LBR", True, "exact")]),
    ],
)
def test_gazetteer_knows_sites_and_trusts_no_name_taken_from_elsewhere(text, expected):
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("In Georgia, the governor called the guard to Atlanta.", ["USA", "USA"]),
        ("Opposition leaders in Georgia called a rally in Tbilisi.", ["GEO", "GEO"]),
        ("Two men were shot in Georgia.", ["GEO"]),
        ("She was born in Macon, Georgia.", ["USA"]),
        ("She was born in Gori, Georgia.", ["GEO"]),
        ("Indian farmers burned stubble in Punjab.", ["IND"]),
        ("Pakistani doctors in Punjab walked out.", ["PAK"]),
        ("Nine passengers were kidnapped in Punjab.", [None]),
        ("India and Pakistan both sent aid to villages in Punjab.", [None]),
    ],
)
def test_gazetteer_shared_names_follow_the_words_around_them(text, countries):
    assert [country for _, country, _, _ in places(text)] == countries


def test_gazetteer_homonyms_are_of_known_countries():
    assert {one.country for name in ("Georgia", "Punjab") for one in homonyms(name)} == {"USA", "IND", "PAK"}
    assert all(one.country in country_by_code() for one in homonyms("Amazonas"))
    assert homonyms("Lusaka") == ()
