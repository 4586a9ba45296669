"""Our own passages under bench/: spans that hold, weekdays that fit, the promised numbers."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dragoman.events import EventType, Status

FOLDER = Path(__file__).parents[2] / "bench" / "passages"
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAY_AND_DATE = re.compile(rf"({'|'.join(DAYS)})(?: \w+)?,? \(?({'|'.join(MONTHS)}) (\d{{1,2}})\b")


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


def nearest(published: date, month: str, day: int) -> date:
    """That day of the year in which it is closest to publication."""
    days = [date(published.year + shift, MONTHS.index(month) + 1, day) for shift in (-1, 0, 1)]
    return min(days, key=lambda one: abs(one - published))


@pytest.mark.parametrize(("name", "count"), [("plover.jsonl", 480), ("null.jsonl", 200), ("consistent.jsonl", 50)])
def test_passages_are_as_many_as_promised_and_all_different(name, count):
    found = rows(name)
    assert len(found) == len({one["id"] for one in found}) == len({one["text"] for one in found}) == count


def test_passages_plover_has_thirty_of_each_type():
    assert Counter(one["type"] for one in rows("plover.jsonl")) == {kind.value: 30 for kind in EventType}


def test_passages_plover_statuses_are_known_and_not_only_actual():
    found = Counter(one["status"] for one in rows("plover.jsonl"))
    assert set(found) == {status.value for status in Status}
    assert 0.15 <= 1 - found["actual"] / 480 <= 0.35


def test_passages_plover_spans_hold_whole_words_and_do_not_touch():
    wrong = []
    for one in rows("plover.jsonl"):
        spans = [one["actor"], *([one["recipient"]] if one["recipient"] else [])]
        for span in spans:
            text, before = one["text"][span["start"] : span["end"]], one["text"][: span["start"]]
            after = one["text"][span["end"] :]
            whole = text and text == text.strip() and not before[-1:].isalnum() and not after[:1].isalnum()
            if not whole or text.endswith("'s"):
                wrong.append((one["id"], text))
        if len(spans) == 2 and spans[0]["start"] < spans[1]["end"] and spans[1]["start"] < spans[0]["end"]:
            wrong.append((one["id"], "overlap"))
    assert wrong == []


def test_passages_consistent_weekdays_fit_their_dates():
    checked, wrong = 0, []
    for one in rows("consistent.jsonl"):
        published = date.fromisoformat(one["published"])
        for weekday, month, day in WEEKDAY_AND_DATE.findall(one["text"]):
            checked += 1
            if DAYS[nearest(published, month, int(day)).weekday()] != weekday:
                wrong.append((one["id"], weekday, month, day))
    assert wrong == []
    assert checked >= 35
