"""Places end to end, over parsed sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.find import find_actors
from dragoman.places import PlaceMention, Precision
from dragoman.places.find import find_places
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse


def read(text: str, dateline: str | None = None) -> tuple[Document, tuple[PlaceMention, ...]]:
    document = parse([text], [None])[0]
    return document, find_places(document, find_actors(document), Report("r", text, "0", dateline=dateline))


def names(text: str) -> list[tuple[str, str | None, str]]:
    return [(m.place.name, m.place.country, m.place.precision.value) for m in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys arrived in Geneva on Monday.", [("Geneva", "CHE", "city")]),
        ("The two sides met in Lima, Peru, on Friday.", [("Lima", "PER", "city")]),
        ("He was buried in Paris, Texas.", [("Paris", "USA", "city")]),
        ("Shells hit the village of Ostrivka.", [("Ostrivka", None, "city")]),
        ("A drone struck Kigali airport on Tuesday.", [("Kigali", "RWA", "exact")]),
        ("Troops moved through the Anbar province.", [("Anbar", "IRQ", "region")]),
        ("The ship was hit in the Strait of Hormuz.", [("Strait of Hormuz", None, "region")]),
        ("Fighting went on in eastern Chad.", [("eastern Chad", "TCD", "region")]),
        ("The army shelled the outskirts of El-Fasher.", [("El-Fasher", "SDN", "city")]),
        ("Protesters gathered outside the White House.", [("White House", "USA", "exact")]),
        ("The coalition bombed targets in Syria.", [("Syria", "SYR", "country")]),
        ("The Ukrainian city of Odessa was hit.", [("Odessa", "UKR", "city")]),
        ("They voted at the town hall in Tampere.", [("Tampere", "FIN", "city")]),
        ("They were tried in The Hague.", [("The Hague", "NLD", "city")]),
        ("Rebels held Malakwena, a village in Chad.", [("Malakwena", "TCD", "city"), ("Chad", "TCD", "country")]),
        ("Moscow bombed Odesa.", [("Odesa", "UKR", "city")]),
        ("A mine exploded near Deir ez-Zor in Syria.", [("Deir ez-Zor", "SYR", "city"), ("Syria", "SYR", "country")]),
    ],
)
def test_find_resolves_a_place(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He has confidence in Ukraine.",
        "Norway accused Russia of spying.",
        "The Kremlin rejected the offer.",
        "The talks were held in March.",
        "He was reading the mobile news at home in bed.",
        "",
        "The vote passed in Congress.",
        "QUITO, Jan 5 (Agency) — The minister resigned.",
        "The governor of Texas signed the order.",
        "The Mayor of Barcelona welcomed the ruling.",
        "Two officials from Ankara met him.",
        "The Minsk agreements are dead, the deputy said.",
        "The Lisbon treaty binds them.",
        "Two ships entered the Gulf of Riga.",
        "Jones, a city councillor, resigned.",
    ],
)
def test_find_abstains_where_nothing_is_a_place(text):
    assert names(text) == []


def test_find_names_a_border_as_a_region_without_a_point():
    mention = read("Clashes broke out along the Peru-Ecuador border.")[1][0]
    place = mention.place
    assert (place.name, place.precision) == ("Peru-Ecuador border", Precision.REGION)
    assert (place.country, place.lat, place.lon) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "governor", "preposition"),
    [
        ("Envoys arrived in Geneva on Monday.", "arrived", "in"),
        ("The Lusaka talks resumed.", "talks", None),
        ("The president left Cairo on Monday.", "left", None),
        ("Police detained him in the port town of Dolna.", "detained", "in"),
        ("The minister flew to Nairobi.", "flew", "to"),
    ],
)
def test_find_attaches_a_place_to_what_happens_there(text, governor, preposition):
    document, found = read(text)
    assert [(document.sentences[m.sentence].tokens[m.attach].text, m.preposition) for m in found] == [
        (governor, preposition)
    ]


def test_find_takes_a_city_of_the_country_that_the_report_is_on():
    lebanese = names("Lebanon said Lebanese troops held a Lebanese base in Tripoli.")
    libyan = names("Libya said Libyan troops held a Libyan base in Tripoli.")
    assert lebanese == [("Tripoli", "LBN", "city")]
    assert libyan == [("Tripoli", "LBY", "city")]


def test_find_leaves_a_small_city_of_a_far_country_without_a_point():
    mention = read("Namibia and Botswana signed the accord in Punta Gorda.")[1][0]
    assert mention.place.country is None and mention.place.lat is None


def test_find_leaves_coordinates_out_for_unknown_towns_and_gives_them_for_known():
    unknown, known = (read(f"They met in {town}.")[1] for town in ("the town of Karsk", "Nairobi"))
    assert [m.place.lat for m in unknown] == [None]
    assert [round(m.place.lat or 0) for m in known] == [-1]


def test_find_takes_no_part_of_a_persons_name():
    assert [m.place.name for m in read("Jordan Bell returned to Amman.")[1]] == ["Amman"]


def test_find_gives_an_unknown_town_the_country_beside_it():
    assert names("Rebels seized the village of Ostrivka in eastern Chad.")[0] == ("Ostrivka", "TCD", "city")
    assert names("Rebels entered the Malian village of Ostrivka.")[0] == ("Ostrivka", "MLI", "city")


def test_find_gives_one_name_one_country_throughout_a_report():
    found = read("Rebels seized the village of Ostrivka in eastern Chad.\n\nShells hit the village of Ostrivka.")[1]
    assert [m.place.country for m in found if m.place.name == "Ostrivka"] == ["TCD", "TCD"]


def test_find_takes_no_name_of_who_acts():
    assert names("Chile farmers sued the Dakar mayor.") == []


def test_find_spans_are_of_the_text():
    text = "Envoys met in Port-au-Prince – 🙂 – and at N’Djamena’s airport near Kigali."
    document, found = read(text)
    assert [m for m in found if text[m.span.start : m.span.end] != m.span.text] == []
    assert len(found) >= 2
    assert all(0 <= m.attach < len(document.sentences[m.sentence].tokens) for m in found)


def test_find_is_deterministic():
    text = "Envoys flew from Cairo to Lusaka, then to Tripoli in Lebanon. The Kigali talks failed."
    assert read(text)[1] == read(text)[1]


WORDS = st.sampled_from(
    "in near the of from to border with village Kigali Kyiv Chad U.S. Strait airport , . - ( ) ’s 🙂 مرحبا Gaza Congo "
    "and eastern town Springfield Côte d’Ivoire Of 北京 said".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_find_never_crashes_and_keeps_the_offsets(text):
    document, found = read(text)
    for mention in found:
        assert text[mention.span.start : mention.span.end] == mention.span.text
        assert 0 <= mention.head < len(document.sentences[mention.sentence].tokens)
        assert mention.place.name
