"""The bundled reports: each arrives whole, with its date, and only the meant weekdays are wrong."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.report.arrive import open_report
from dragoman.settings import Settings

FOLDER = Path(dragoman.__file__).parent / "samples"
MONTHS = ("January", "February", "March", "April", "May", "June", "July")
MONTHS += ("August", "September", "October", "November", "December")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MEANT = {"ferry-strait": ["Monday (March 10"], "estuary-talks": ["Tuesday (April 22"]}
FURNITURE = ("Published:", "Also Read", "Next Story", "Photo:", "Picture:", "Advertisement", "Subscribe", "cookies")


def table() -> list[dict[str, str]]:
    lines = (FOLDER / "samples.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((one for one in lines if not one.startswith("#")), delimiter="\t"))


def wrong_weekdays(text: str, published: date) -> list[str]:
    """Each "Friday (October 18" and "Wednesday, 18 February" whose date, in the published year, is another weekday."""
    found = []
    for match in re.finditer(
        rf"({'|'.join(DAYS)}),? \(?(?:({'|'.join(MONTHS)}) (\d+)|(\d+) ({'|'.join(MONTHS)}))", text
    ):
        month, day = match[2] or match[5], match[3] or match[4]
        if DAYS[date(published.year, MONTHS.index(month) + 1, int(day)).weekday()] != match[1]:
            found.append(match[0])
    return found


SAMPLES = {row["name"]: row for row in table()}


def test_samples_say_that_they_are_invented():
    assert "invented" in (FOLDER / "samples.tsv").read_text(encoding="utf-8").splitlines()[0]


def test_samples_lists_every_file_once():
    listed = sorted(row["file"] for row in table())
    assert listed == sorted(path.name for path in FOLDER.iterdir() if path.suffix in (".txt", ".html"))
    assert len(SAMPLES) == len(table()) >= 8


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_arrive_with_title_and_date_and_without_furniture(name):
    report = open_report(str(FOLDER / SAMPLES[name]["file"]), settings=Settings())
    assert (report.published or "")[:10] == SAMPLES[name]["published"]
    assert report.language == "en"
    assert report.title and report.text.startswith(report.title)
    assert [word for word in FURNITURE if word in report.text] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_have_the_length_of_a_report(name):
    report = open_report(str(FOLDER / SAMPLES[name]["file"]), settings=Settings())
    assert 250 <= len(report.text.split()) <= 600


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_contradict_the_calendar_only_where_meant(name):
    text = (FOLDER / SAMPLES[name]["file"]).read_text(encoding="utf-8")
    assert wrong_weekdays(text, date.fromisoformat(SAMPLES[name]["published"])) == MEANT.get(name, [])
