"""Which of several places of a name is meant."""

import pytest

from dragoman.places import Precision
from dragoman.places.choose import choose_place
from dragoman.places.context import Context
from dragoman.places.names import Toponym
from dragoman.places.nouns import place_noun


def toponym(name: str, noun: str | None = None) -> Toponym:
    found = place_noun(noun, "after") if noun else None
    return Toponym(0, 0, 1 if noun else 0, 0, name, None, found, name)


def context(**weights: int) -> Context:
    return Context(weights, sum(weights.values()))


@pytest.mark.parametrize(
    ("name", "stated", "weights", "country"),
    [
        ("Valencia", None, {}, None),  # Venezuela's is only twice the size of Spain's
        ("Córdoba", None, {}, None),  # six times the size of Spain's, which is a large city too
        ("Geneva", None, {}, "CHE"),
        ("Córdoba", None, {"ESP": 4}, "ESP"),
        ("Córdoba", None, {"ARG": 4, "FRA": 9}, "ARG"),
        ("Córdoba", "ARG", {"ESP": 9}, "ARG"),
        ("Recife", None, {}, "BRA"),
        ("Recife", "CHL", {}, "CHL"),
        ("Xyzzyville", None, {"ESP": 9}, None),
    ],
)
def test_choose_takes_the_country_that_the_words_or_the_report_give(name, stated, weights, country):
    assert choose_place(toponym(name), stated, context(**weights), part=False).country == country


def test_choose_gives_no_point_where_the_stated_country_has_no_such_city():
    place = choose_place(toponym("Recife"), "CHL", context(), part=False)
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    ("name", "noun", "precision", "pointed"),
    [
        ("Recife", None, Precision.CITY, True),
        ("Recife", "airport", Precision.EXACT, True),
        ("Recife", "district", Precision.REGION, False),
        ("Chad", None, Precision.COUNTRY, True),
        ("Darfur", "region", Precision.REGION, True),
    ],
)
def test_choose_gives_the_precision_of_name_and_noun(name, noun, precision, pointed):
    place = choose_place(toponym(name, noun), None, context(), part=False)
    assert (place.precision, place.lat is not None) == (precision, pointed)


def test_choose_gives_a_part_of_a_country_no_point():
    place = choose_place(toponym("Chad"), None, context(), part=True)
    assert (place.country, place.lat, place.precision) == ("TCD", None, Precision.REGION)
