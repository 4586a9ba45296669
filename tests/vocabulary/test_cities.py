"""Cities by name."""

import pytest

from dragoman.vocabulary.cities import cities_named, fold, is_main, is_spelling


@pytest.mark.parametrize(
    ("name", "country"),
    [("Recife", "BRA"), ("El-Fasher", "SDN"), ("Sana’a", "YEM"), ("Abéché", "TCD"), ("Abeche", "TCD"), ("Kiev", "UKR")],
)
def test_cities_named_finds_a_city_by_its_spellings(name, country):
    assert cities_named(name)[0].country == country


def test_cities_named_gives_the_largest_bearer_of_a_main_name_first():
    found = cities_named("Tripoli")
    assert [city.country for city in found][:2] == ["LBY", "LBN"]


@pytest.mark.parametrize("name", ["", "Xyzzyville", "🙂"])
def test_cities_named_gives_nothing_for_strangers(name):
    assert cities_named(name) == ()


def test_fold_keeps_letters_only():
    assert fold("Sana’a-Ĉu") == "sanaa cu"


@pytest.mark.parametrize(
    ("name", "main", "spelling"),
    [
        ("Recife", True, True),
        ("Kiev", False, True),
        ("Raqqa", False, True),
        ("Bombay", False, True),
        ("Moria", False, False),
    ],
)
def test_cities_tell_a_spelling_from_a_by_name(name, main, spelling):
    city = cities_named(name)[0]
    assert (is_main(name, city), is_spelling(name, city)) == (main, spelling)
