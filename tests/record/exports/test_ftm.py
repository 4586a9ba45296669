"""FollowTheMoney: only schemas and properties that it has, and no deed that was denied."""

import json
from typing import Any

from dragoman.record.exports import follow_the_money
from dragoman.record.exports.ftm import moment

Json = dict[str, Any]

PARTY = {"name", "alias", "country", "sector", "proof"}
PROPERTIES = {  # of followthemoney 4.11, as far as an export may use them
    "Article": {
        "name", "title", "author", "publisher", "publishedAt", "language", "sourceUrl", "contentHash", "notes",
    },
    "Person": PARTY | {"position"}, "PublicBody": PARTY, "Organization": PARTY, "LegalEntity": PARTY,
    "Event": {
        "name", "keywords", "involved", "date", "startDate", "endDate", "location", "country", "summary", "notes", "recordId",
        "proof",
    },
    "UnknownLink": {"subject", "object", "role", "status", "summary", "recordId", "proof", "date", "startDate", "endDate"},
    "Mention": {"document", "resolved", "name", "detectedSchema", "contextCountry"},
}  # fmt: skip
ENTITIES = ("proof", "involved", "subject", "object", "document", "resolved")


def entities(case: Json) -> list[Json]:
    return [json.loads(line) for line in follow_the_money(case).splitlines()]


def test_ftm_uses_properties_of_the_schema_and_points_at_entities_that_are_there(whole: Json) -> None:
    found = entities(whole)
    ids = {e["id"] for e in found}
    assert len(ids) == len(found)
    for entity in found:
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]]
        assert all(isinstance(v, str) and v for values in entity["properties"].values() for v in values)
        assert {v for name in ENTITIES for v in entity["properties"].get(name, [])} <= ids


def test_ftm_has_schemas_by_kind_and_sector(whole: Json) -> None:
    schemas = {e["id"]: e["schema"] for e in entities(whole)}
    assert [schemas[a] for a in ("a-rur", "a-army", "a-hentz")] == ["PublicBody", "PublicBody", "Person"]
    whole["actors"][1] |= {"sector": "BUS"}
    whole["actors"][0] |= {"kind": "group"}
    schemas = {e["id"]: e["schema"] for e in entities(whole)}
    assert (schemas["a-army"], schemas["a-rur"]) == ("Organization", "LegalEntity")


def test_ftm_links_actor_to_recipient_for_what_is_told_to_have_happened(whole: Json) -> None:
    found = entities(whole)
    links = [e["properties"] for e in found if e["schema"] == "UnknownLink"]
    assert [(link["subject"], link["object"], link["role"], link["date"]) for link in links] == [
        (["a-rur"], ["a-army"], ["ASSAULT heavy-weapons"], ["2031-06-02"]),
        (["a-rur"], ["a-hentz"], ["ASSAULT heavy-weapons"], ["2031-06-02"]),
    ]
    assert [e["id"] for e in found if e["schema"] == "Event"] == ["e-shell", "e-talks"]


def test_ftm_tells_a_person_and_a_report(whole: Json) -> None:
    found = {e["id"]: e["properties"] for e in entities(whole)}
    person = found["a-hentz"]
    assert (person["country"], person["position"], person["alias"]) == (["cz"], ["spokesman"], ["Hentz"])
    first, _, last = [e["properties"] for e in entities(whole) if e["schema"] == "Article"]
    assert (first["sourceUrl"], first["publishedAt"], first["language"]) == (["https://news.example/wire"], ["2031-06-03"], ["eng"])
    assert "sourceUrl" not in last


def test_ftm_writes_times_in_utc() -> None:
    assert [moment(t) for t in ("2031-06-03T23:30:00-02:00", "2031-06-03T23:30:00", "2031-06-03", None)] == [
        "2031-06-04T01:30:00", "2031-06-03T23:30:00", "2031-06-03", None,
    ]  # fmt: skip
