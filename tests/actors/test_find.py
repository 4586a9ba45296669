"""Whole passages: who is in them, and which words mean them."""

import pytest
from actors_of import actors_of
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import ActorKind

PASSAGES = [
    pytest.param(
        "Peru's foreign minister, Rosa Quispe, on Monday ordered two Ecuadorean diplomats to leave. "
        "Quispe told reporters that Quito had spied on a naval base.",
        {
            "Rosa Quispe": ["foreign minister", "Rosa Quispe", "Quispe"],
            "Ecuador": ["Quito"],
            "two Ecuadorean diplomats": ["two Ecuadorean diplomats"],
            "reporters": ["reporters"],
        },
        id="andes",
    ),
    pytest.param(
        "Hezbollah fired rockets at Haifa on Sunday. The Israeli military said it had intercepted most of them. "
        "The group promised more attacks.",
        {"Hezbollah": ["Hezbollah", "group"], "Israeli military": ["Israeli military", "it"]},
        id="levant",
    ),
    pytest.param(
        "The Oil Ministry in Riga published a statement at noon. The statement said Latvia would expel two "
        "diplomats. It gave no names.",
        {"Oil Ministry in Riga": ["Oil Ministry in Riga", "statement", "It"], "Latvia": ["Latvia"]},
        id="statement",
    ),
    pytest.param(
        "Protesters threw stones at the Libyan embassy in Valletta. Tripoli recalled its envoy. Police arrested "
        "eleven people.",
        {
            "Protesters": ["Protesters"],
            "Libyan embassy": ["Libyan embassy"],
            "Libya": ["Tripoli", "its"],
            "Police": ["Police"],
            "eleven people": ["eleven people"],
        },
        id="valletta",
    ),
    pytest.param(
        "Sudan's army chief, Abdel Fattah al-Burhan, rejected the offer. Al-Burhan later flew to Cairo.",
        {"Abdel Fattah al-Burhan": ["army chief", "Abdel Fattah al-Burhan", "Al-Burhan"]},
        id="particles",
    ),
    pytest.param(
        "NATO Secretary General Mark Rutte met Prime Minister Viktor Orban in Budapest. Rutte thanked Orban.",
        {
            "Mark Rutte": ["NATO Secretary General Mark Rutte", "Rutte"],
            "Viktor Orban": ["Prime Minister Viktor Orban", "Orban"],
        },
        id="two leaders",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_find_joins_the_mentions_of_each_actor(text: str, expected: dict[str, list[str]]) -> None:
    reading = actors_of(text)
    assert {name: reading.mentions(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "name", "kind", "country", "sector", "role"),
    [
        (
            "Latvian Prime Minister Juris Ozols resigned.",
            "Juris Ozols",
            "person",
            "LVA",
            "GOV",
            "Prime Minister",
        ),
        ("Kenya's army shelled the hills.", "Kenya's army", "organisation", "KEN", "MIL", None),
        ("Syrian forces entered the town.", "Syrian forces", "group", "SYR", "MIL", None),
        ("A Dutch court jailed the general.", "Dutch court", "organisation", "NLD", "JUD", None),
        ("The government of Sierra Leone fell.", "Sierra Leone", "state", "SLE", "GOV", None),
        ("The Kuwaiti National Assembly sat late.", "Kuwaiti National Assembly", "organisation", "KWT", "LEG", None),
        ("Witnesses heard shots.", "Witnesses", "group", None, "CVL", None),
        ("State television showed the wreck.", "State television", "organisation", None, "MED", None),
        ("In Tokyo, Foreign Minister Ken Mori protested.", "Ken Mori", "person", "JPN", "GOV", "Foreign Minister"),
    ],
)
def test_find_tells_kind_country_sector_and_role(
    text: str, name: str, kind: str, country: str | None, sector: str | None, role: str | None
) -> None:
    actor = actors_of(text).actor(name)
    assert (actor.kind, actor.country, actor.sector, actor.role) == (ActorKind(kind), country, sector, role)


@pytest.mark.parametrize(
    ("text", "name", "political"),
    [
        ("Rebels took the town.", "Rebels", True),
        ("Coach Luis Vega resigned.", "Luis Vega", False),
        ("Chief executive Dana Cole resigned.", "Dana Cole", False),
        ("Senator Dana Cole resigned.", "Dana Cole", True),
        ("The club sued the sponsor.", "club", False),
    ],
)
def test_find_tells_the_political(text: str, name: str, political: bool) -> None:
    assert actors_of(text).actor(name).political is political


@pytest.mark.parametrize(
    ("text", "name"), [("Two officials confirmed it.", "Two officials"), ("A source denied it.", "source")]
)
def test_find_marks_the_unnamed_as_anonymous(text: str, name: str) -> None:
    assert actors_of(text).actor(name).anonymous


def test_find_reads_a_headline_by_what_the_text_names() -> None:
    reading = actors_of(
        "Colombia's National Liberation Army released six soldiers on Tuesday, General Raul Mora said.",
        title="Colombia rebels free six soldiers, says general",
    )
    assert reading.mentions("National Liberation Army")[0] == "Colombia rebels"
    assert reading.mentions("Raul Mora")[0] == "general"


def test_find_takes_no_event_of_sport_for_politics() -> None:
    reading = actors_of(
        "Captain Dan Ortiz led the charge in the league match. Coach Ann Reed praised her team after the derby; the "
        "referee booked a striker."
    )
    assert not reading.actor("Dan Ortiz").political


def test_find_gives_the_same_ids_twice() -> None:
    text = "Norway and Sweden signed a pact. Both countries praised Finland."
    assert actors_of(text).cast == actors_of(text).cast


def test_find_maps_every_mention_to_its_actor() -> None:
    reading = actors_of("General Adan Warsame told the BBC that his men had freed the hostages. They thanked him.")
    for actor in reading.cast.actors:
        for mention in actor.mentions:
            assert actor.id in reading.cast.at(mention.sentence, mention.head)
            assert reading.document.text[mention.span.start : mention.span.end] == mention.span.text


WORDS = (
    "the The both two sides Kremlin's , . “ ” \" ’s - / ( ) he its who of in Minister General Mr President Oslo "
    "Norway and rebels said killed 3 others source 😀 وزارة \u202e ABC/XYZ People's Army said\n\n Both"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25))
def test_find_never_fails(words: list[str]) -> None:
    reading = actors_of(" ".join(words))
    ids = {actor.id for actor in reading.cast.actors}
    assert all(actor in ids for found in reading.cast.heads.values() for actor in found)
    assert all(actor.mentions for actor in reading.cast.actors)
