"""PLOVER's rows, in POLECAT's columns."""

from typing import Any

import pytest

from dragoman.events import EventType, quad
from dragoman.record.exports import plover_records

Json = dict[str, Any]


def rows(case: Json) -> list[dict[str, str]]:
    header, *lines = (line.split("\t") for line in plover_records(case).splitlines())
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_plover_tells_an_event_whole(whole: Json) -> None:
    found = rows(whole)[0]
    assert {name: value for name, value in found.items() if name not in ("Headline", "Version")} == {
        "Event ID": "e-shell", "Event Date": "2031-06-02", "Event Type": "ASSAULT", "Event Mode": "heavy-weapons",
        "Quad Code": "MATERIAL CONFLICT", "Contexts": "", "Actor Name": "Ruritania", "Actor Country": "CZE",
        "Primary Actor Sector": "GOV", "Actor Sectors": "GOV", "Actor Title": "",
        "Recipient Name": "army; Bordurian; Rupert Hentz", "Recipient Country": "CZE", "Primary Recipient Sector": "MIL",
        "Recipient Sectors": "MIL", "Recipient Title": "spokesman", "Placename": "Grenzau", "Country": "DEU",
        "Latitude": "-50.5", "Longitude": "7.25",
        "Event Text": "Ruritanian guns shelled Grenzau on Monday, Borduria's army said.", "Publisher": "The Wire",
        "Publication Date": "2031-06-03", "Language": "en", "Story IDs": "wire; copy", "Event End Date": "2031-06-02",
        "Independent Origins": "1", "Sources": "army; Bordurian",
    }  # fmt: skip
    assert found["Headline"].startswith("'=HYPERLINK(")


def test_plover_marks_plans_by_context_and_leaves_denials_out(whole: Json) -> None:
    assert [(r["Event ID"], r["Contexts"]) for r in rows(whole)] == [
        ("e-shell", ""), ("e-talks", "future"), ("e-feared", "hypothetical"),
    ]  # fmt: skip


def test_plover_gives_no_coordinates_of_a_country(whole: Json) -> None:
    assert [(r["Placename"], r["Latitude"], r["Longitude"]) for r in rows(whole)][1] == ("Ruritania", "", "")


@pytest.mark.parametrize("kind", EventType)
def test_plover_has_the_desk_s_class_of_each_type(whole: Json, kind: EventType) -> None:
    found = rows({**whole, "events": [{**event, "type": kind.value} for event in whole["events"]]})
    assert {row["Quad Code"] for row in found} == {quad(kind).name.replace("_", " ")}
