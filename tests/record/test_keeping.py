"""Reports kept once, as copies, as revisions."""

import subprocess
import sys
from pathlib import Path

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.record.store.keep import Arrival, pack, unpack
from dragoman.record.store.load import Moment, coding, held_reports

TEXT = (
    "Aland shelled a village in Bland on Monday, killing nine people, the army of Bland said in a statement.\n\n"
    "Residents of the village said that the shells had fallen for two hours before dawn and hit a school.\n\n"
    "The United Nations called on both states to hold their fire and to return to the talks in Cland this week."
)
SHELLED = [{"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"], "date": "2025-06-02"}]


def test_keeping_the_same_again_changes_nothing(case: Case) -> None:
    first = record("r1", TEXT, events=SHELLED)
    assert [k.arrival for k in put(case, first)] == [Arrival.NEW]
    before = case.path.read_bytes(), case.export()
    assert [k.arrival for k in put(case, first)] == [Arrival.UNCHANGED]
    assert case.export() == before[1]
    assert case.counts() == 1


def test_keeping_one_text_under_two_ids_is_one_origin(case: Case) -> None:
    kept = put(case, record("r1", TEXT, events=SHELLED), record("r2", TEXT, events=SHELLED))
    assert [k.arrival for k in kept] == [Arrival.NEW, Arrival.NEW]
    found = case.export()
    assert [(r["id"], r["origin"]) for r in found["reports"]] == [("r1", "r1"), ("r2", "r1")]
    (event,) = found["events"]
    assert len(event["mentions"]) == 2
    assert event["independent_origins"] == 1


def test_keeping_changed_text_at_a_known_id_is_a_revision(case: Case) -> None:
    later = TEXT.replace("nine people", "twelve people")
    put(case, record("r1", TEXT, events=SHELLED))
    kept = put(case, record("r1", later, events=SHELLED))
    assert [(k.arrival, k.id) for k in kept] == [(Arrival.REVISED, "r1@2")]
    found = case.export()
    assert [(r["id"], r["revises"], r["origin"]) for r in found["reports"]] == [("r1", None, "r1"), ("r1@2", "r1", "r1")]
    assert found["reports"][0]["text"] == TEXT
    assert put(case, record("r1", later, events=SHELLED))[0].arrival is Arrival.UNCHANGED
    assert put(case, record("r1", TEXT, events=SHELLED))[0].arrival is Arrival.UNCHANGED


def test_keeping_changed_text_at_a_known_address_is_a_revision(case: Case) -> None:
    put(case, record("r-aaa", TEXT, url="https://example.org/a"))
    kept = put(case, record("r-bbb", TEXT + " More.", url="https://example.org/a"))
    assert kept[0].arrival is Arrival.REVISED
    assert kept[0].id == "r-aaa@2"


def test_keeping_a_record_is_packed_and_comes_back(case: Case) -> None:
    made = record("r1", TEXT, events=SHELLED)
    assert pack(made) == pack(made)
    assert unpack(pack(made), TEXT) == made
    put(case, made)
    assert coding(case.connection, 1) == made


def test_keeping_moments_select_by_publication_and_by_adding(case: Case) -> None:
    put(case, record("a", TEXT, published="2025-06-05"), at="2025-07-01T00:00:00.000000+00:00")
    put(case, record("b", TEXT + " B.", published="2025-06-03"), at="2025-07-02T00:00:00.000000+00:00")
    put(case, record("c", TEXT + " C.", published=None), at="2025-07-03T00:00:00.000000+00:00")
    ids = lambda moment: [r.id for r in held_reports(case.connection, moment)]  # noqa: E731
    assert ids(Moment()) == ["b", "a", "c"]
    assert ids(Moment(as_of="2025-06-04")) == ["b"]
    assert ids(Moment(known_by="2025-07-01T12:00:00.000000+00:00")) == ["a"]
    assert ids(Moment("2025-06-05", "2025-07-02T00:00:00.000000+00:00")) == ["b", "a"]


def test_keeping_export_is_the_same_bytes_each_time(case: Case) -> None:
    put(case, record("a", TEXT, events=SHELLED), record("b", TEXT + " More was said.", events=SHELLED))
    assert case.export() == case.export()
    with_more = case.export(as_of="2025-06-02")
    put(case, record("z", "Cland met Dland on Friday.", published="2025-06-09"))
    assert case.export(as_of="2025-06-02") == with_more


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="needs fork")
def test_keeping_survives_two_hundred_kills(tmp_path: Path) -> None:
    program = Path(__file__).parent / "kill_campaign.py"
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path / "case.db"), "200"], capture_output=True, text=True, check=True
    )
    words = done.stdout.replace(",", "").split()
    assert words[2:] == ["lost", "0", "half", "0", "problems", "0"]
    assert int(words[1]) > 100
