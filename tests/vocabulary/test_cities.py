"""Cities by name."""

import pytest

from dragoman.vocabulary.cities import cities_named, fold


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
