"""Proper names: parts, surnames, aliases."""

import pytest
from actors_of import actors_of

from dragoman.actors import ActorKind


def test_names_link_a_surname_to_the_full_name() -> None:
    reading = actors_of("Prime Minister Hanna Berg resigned. Berg gave no reason.")
    assert reading.mentions("Hanna Berg") == ["Prime Minister Hanna Berg", "Berg"]


def test_names_keep_two_men_of_one_surname_apart() -> None:
    reading = actors_of(
        "General Tadesse Bekele met President Lemma Bekele on Monday. President Bekele refused. General Bekele left."
    )
    assert reading.meant("President Bekele") == ["Lemma Bekele"]
    assert reading.meant("General Bekele") == ["Tadesse Bekele"]


def test_names_leave_an_ambiguous_surname_to_nobody_known() -> None:
    reading = actors_of("General Tadesse Bekele met President Lemma Bekele on Monday. Bekele left for Cairo.")
    assert reading.meant("Bekele") == ["Bekele"]


def test_names_keep_a_family_apart() -> None:
    reading = actors_of("Mr Okello and Mrs Okello were arrested. Mr Okello denies the charges.")
    assert reading.meant("Mr Okello", 1) == reading.meant("Mr Okello", 0) == ["Okello"]
    assert len([name for name in reading.names() if name == "Okello"]) == 2


def test_names_read_an_untitled_surname_by_the_titled_one() -> None:
    reading = actors_of("Deputy President Rigathi Mwangi denies wrongdoing. Mwangi, who is 60, will not resign.")
    assert reading.meant("Mwangi") == ["Rigathi Mwangi"]


def test_names_join_acronyms_in_brackets() -> None:
    reading = actors_of("The People's Front of Kalmar (PFK) attacked a barracks. The PFK freed four men.")
    actor = reading.actor("People's Front of Kalmar")
    assert [m.span.text for m in actor.mentions] == ["People's Front of Kalmar", "PFK", "PFK"]
    assert "PFK" in actor.aliases


def test_names_with_a_slash_are_one_actor() -> None:
    actor = actors_of("Lagos accused the QRS/ABC of the attack.").actor("QRS/ABC")
    assert {"QRS", "ABC"} <= set(actor.aliases)


def test_names_of_places_are_no_actors() -> None:
    assert actors_of("A bomb exploded near Tamworth. Two lorries burned in Vila Nova.").names() == []


def test_names_of_bodies_keep_their_complement() -> None:
    reading = actors_of("The Ministry of Oil and Mines of Peru protested. The Ministry demanded an apology.")
    assert reading.mentions("Ministry of Oil and Mines of Peru") == [
        "Ministry of Oil and Mines of Peru",
        "Ministry",
    ]
    assert reading.actor("Ministry of Oil and Mines of Peru").country == "PER"


def test_names_take_a_body_by_the_noun_before_it() -> None:
    actor = actors_of("Norway's state news agency NordPuls mocked the offer.").actor("NordPuls")
    assert (actor.kind, actor.country, actor.sector) == (ActorKind.ORGANISATION, "NOR", "MED")


def test_names_leave_out_the_dateline() -> None:
    assert actors_of("LIMA (Andes Wire) - Rebels killed a judge.").names() == ["Rebels", "judge"]


def test_names_tell_a_soldier_from_the_minister_of_his_name() -> None:
    reading = actors_of(
        "General Otieno left the barracks at noon. Trade Minister Josphat Otieno, who is no relation, stayed in Nakuru. "
        "Gen. Otieno took no questions."
    )
    assert reading.mentions("Otieno") == ["General Otieno", "Gen. Otieno"]
    assert reading.actor("Josphat Otieno").role == "Trade Minister"


def test_names_with_a_rank_take_the_office_told_after() -> None:
    reading = actors_of("Maj. Gen. Tareq Sabbagh, commander of the Eastern Brigade, said the road was open.")
    assert (reading.actor("Tareq Sabbagh").role, reading.names()[0]) == ("commander", "Tareq Sabbagh")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Petrović rejected the offer on Monday, and Nikolić stayed away.", "Petrović"),
        ("Anselmo Quiroga, the president of Paraguay, thanked Brazil.", "Anselmo Quiroga"),
        ("Majok told reporters in Juba that the road was open.", "Majok"),
    ],
)
def test_names_that_stand_as_persons_do_are_persons(text: str, name: str) -> None:
    assert actors_of(text).actor(name).kind.value == "person"


def test_names_of_bodies_that_speak_stay_bodies() -> None:
    reading = actors_of("Larsen Foods said on Monday that prices would rise. KLX said so too.")
    assert {reading.actor(name).kind.value for name in ("Larsen Foods", "KLX")} == {"organisation"}


def test_names_go_on_past_a_hyphen() -> None:
    reading = actors_of("The Serb List-South called for a boycott. Voters ignored it.")
    assert reading.names()[0] == "Serb List-South"
