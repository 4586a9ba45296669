"""bench/passages/times.jsonl and places.jsonl: spans that hold, weekdays and weeks that fit, the promised numbers."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from dragoman.places import Precision
from dragoman.vocabulary.world import country_by_code

FOLDER = Path(__file__).parents[2] / "bench" / "passages"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def labels(name: str) -> list[tuple[str, str, dict]]:
    """(text, words of the span, label) of each."""
    return [(row["text"], row["text"][one["start"] : one["end"]], one) for row in rows(name) for one in row[name]]


@pytest.mark.parametrize(("name", "count", "empty"), [("times", 146, 3), ("places", 108, 22)])
def test_own_labels_are_as_many_as_promised(name, count, empty):
    found = rows(name)
    assert len(found) == len({one["id"] for one in found}) == len({one["text"] for one in found}) == 120
    assert (len(labels(name)), sum(not one[name] for one in found)) == (count, empty)


@pytest.mark.parametrize("name", ["times", "places"])
def test_own_labels_spans_hold_whole_words_in_order(name):
    for row in rows(name):
        end = -1
        for one in row[name]:
            text, before, after = (
                row["text"][one["start"] : one["end"]],
                row["text"][: one["start"]],
                row["text"][one["end"] :],
            )
            assert text == text.strip() and text and not before[-1:].isalnum() and not after[:1].isalnum(), row["id"]
            assert one["start"] > end, row["id"]
            end = one["end"]


def test_own_labels_weekdays_fit_the_calendar():
    checked = 0
    for text, words, one in labels("times"):
        names = [day for day in DAYS if day in words]
        days = [date.fromisoformat(one[key]) for key in ("from", "to")]
        assert days[0] <= days[1], text
        if names:
            checked += 1
            named = sorted(names, key=words.index)
            assert (DAYS[days[0].weekday()], DAYS[days[1].weekday()]) == (named[0], named[-1]), text
    assert checked >= 50


def test_own_labels_weeks_months_and_years_are_whole():
    for text, words, one in labels("times"):
        first, last = (date.fromisoformat(one[key]) for key in ("from", "to"))
        if " week" in words and "weekend" not in words:
            assert (first.weekday(), last - first) == (0, timedelta(6)), text
        elif first != last and words.lower() in ("last month", "next month", "this month", "three months ago"):
            assert (first.day, (last + timedelta(1)).day, last - first < timedelta(31)) == (1, 1, True), text
        elif words.isdigit() or words in ("last year", "next year", "this year"):
            assert (first.month, first.day, last.month, last.day) == (1, 1, 12, 31), text


def test_own_labels_places_have_known_countries_and_points_on_earth():
    for text, words, one in labels("places"):
        assert words == one["name"], text
        assert one["country"] is None or one["country"] in country_by_code(), text
        assert one["precision"] in {precision.value for precision in Precision}, text
        assert (one["lat"] is None) == (one["lon"] is None), text
        assert one["lat"] is None or (abs(one["lat"]) <= 90 and abs(one["lon"]) <= 180), text
