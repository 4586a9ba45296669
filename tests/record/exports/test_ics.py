"""The calendar: RFC 5545 to the letter."""

from typing import Any

from dragoman.record.exports import ics
from dragoman.record.exports.ics import escaped, folded

Json = dict[str, Any]


def entries(text: str) -> list[dict[str, str]]:
    """The properties of each entry, unfolded, their parameters left out."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def test_ics_has_deadlines_and_planned_events_only(whole: Json) -> None:
    deadline, planned = entries(ics(whole))
    assert deadline == {
        "UID": "p-truce-deadline@dragoman.invalid", "DTSTAMP": "20310603T000000Z", "DTSTART;VALUE=DATE": "20310609",
        "DTEND;VALUE=DATE": "20310610", "TRANSP": "TRANSPARENT",
        "SUMMARY": r"Deadline: truce\; of “Grenzau”\, 48 hours",
        "DESCRIPTION": r"Parties: Ruritania\, army\; Bordurian\nState: in_force\, violated\n"
        r"“Ruritanian guns shelled Grenzau on Monday\, Borduria's army said.” (army\; Bordurian\, wire)",
        "CATEGORIES": "ceasefire,deadline", "URL": "https://news.example/wire",
    }  # fmt: skip
    assert planned["SUMMARY"] == r"CONSULT (future): Ruritania\, army\; Bordurian"
    assert (planned["DTSTART;VALUE=DATE"], planned["DTEND;VALUE=DATE"]) == ("20310606", "20310609")
    assert (planned["LOCATION"], "GEO" in planned) == ("Ruritania", False)


def test_ics_stamps_with_the_latest_publication_in_utc(whole: Json) -> None:
    talks = whole["events"][0]
    talks["mentions"].append({**talks["mentions"][0], "report": "copy"})
    assert entries(ics(whole))[1]["DTSTAMP"] == "20310604T013000Z"
    talks["mentions"] = [{**talks["mentions"][0], "report": "late"}]
    assert entries(ics(whole))[1]["DTSTAMP"] == "19700101T000000Z"


def test_ics_writes_no_address_that_a_click_would_run(whole: Json) -> None:
    whole["events"][0]["mentions"][0]["report"] = "late"
    assert "URL" not in entries(ics(whole))[1]


def test_ics_folds_every_line_at_75_octets_within_no_character(whole: Json) -> None:
    whole["processes"][0]["name"] = "Waffenruhe – 停戦 🕊 " * 30
    lines = ics(whole).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert entries(ics(whole))[0]["SUMMARY"] == "Deadline: " + "Waffenruhe – 停戦 🕊 " * 30


def test_ics_folds_a_line_of_75_octets_not_at_all() -> None:
    assert folded("x" * 75) == "x" * 75
    assert folded("x" * 76) == "x" * 75 + "\r\n x"


def test_ics_escapes_what_would_end_a_value() -> None:
    assert escaped("a;b,c\\d\r\ne\rEND:VEVENT\x07") == r"a\;b\,c\\d\ne\nEND:VEVENT"
