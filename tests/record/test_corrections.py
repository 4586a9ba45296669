"""What people settle: it holds, survives another reading, and can be taken back."""

import json
from copy import deepcopy
from typing import Any

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.errors import UsageError
from dragoman.record import correcting
from dragoman.record.corrections import Verb, describe

FIRST = "Aland shelled a village in Bland on Monday and killed nine people there."
SECOND = "Cland said on Tuesday that Aland had bombarded the town of Port Bland the day before."
EVENT = {"type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"], "date": "2025-06-02"}


@pytest.fixture
def two(case: Case) -> Case:
    """A case with one event in each of two reports, not merged."""
    put(
        case,
        record("a", FIRST, events=[{**EVENT, "trigger": "shelled"}]),
        record("b", SECOND, events=[{**EVENT, "trigger": "bombarded", "type": "COERCE", "date": "2025-01-09"}]),
    )
    assert len(events(case)) == 2
    return case


def events(case: Case) -> list[dict[str, Any]]:
    return list(case.export()["events"])


def correct(case: Case, verb: str, *arguments: Any, why: str = "") -> Any:
    return case.correct(lambda c: getattr(correcting, verb)(c, *arguments), who="ann", why=why)


def test_corrections_merge_and_undo(two: Case) -> None:
    ids = [e["id"] for e in events(two)]
    before = two.export()
    correct(two, "merge", ids, why="one strike")
    (event,) = events(two)
    assert [m["report"] for m in event["mentions"]] == ["a", "b"]
    assert event["independent_origins"] == 2
    two.undo(who="ann")
    after = two.export()
    assert after["events"] == before["events"]
    assert [e.verb for e in two.corrections()] == [Verb.MERGE, Verb.UNDO]


def test_corrections_an_undo_can_be_undone(two: Case) -> None:
    correct(two, "merge", [e["id"] for e in events(two)])
    undone = two.undo(who="ann")
    assert len(events(two)) == 2
    two.undo(undone.seq, who="ann")
    assert len(events(two)) == 1
    with pytest.raises(UsageError, match="none that holds"):
        two.undo(undone.seq, who="ann")


def test_corrections_split_takes_one_mention_out(two: Case) -> None:
    correct(two, "merge", [e["id"] for e in events(two)])
    (event,) = events(two)
    correct(two, "split", [f"b:{event['id']}"])
    assert [[m["report"] for m in e["mentions"]] for e in events(two)] == [["a"], ["b"]]


def test_corrections_split_and_reject_take_one_finding_of_a_report(case: Case) -> None:
    text = "Aland shelled a village in Bland on Monday. It was said that Aland shelled the mill in Bland too."
    again = {**EVENT, "trigger": "said that Aland shelled"}
    put(case, record("a", text, events=[{**EVENT, "trigger": "shelled"}, again]), record("b", FIRST, events=[{**EVENT, "trigger": "shelled"}]))
    if len(events(case)) > 1:
        correct(case, "merge", [e["id"] for e in events(case)])
    (event,) = events(case)
    own = [m["local"] for m in event["mentions"] if m["report"] == "a"]
    assert len(own) == 2
    correct(case, "split", [f"a:{own[1]}"])
    assert [[m["local"] for m in e["mentions"] if m["report"] == "a"] for e in events(case)] == [[own[0]], [own[1]]]
    correct(case, "reject", f"a:{own[1]}")
    assert [sorted(m["report"] for m in e["mentions"]) for e in events(case)] == [["a", "b"]]


def test_corrections_accept_changes_no_record(two: Case) -> None:
    before = two.export()
    entry = correct(two, "accept", events(two)[0]["id"])
    assert describe(entry) == "accept event “shelled” in a"
    after = two.export()
    assert {k: after[k] for k in after if k != "corrections"} == {k: before[k] for k in before if k != "corrections"}
    assert two.unapplied() == []


def test_corrections_retype_reject_and_set(two: Case) -> None:
    first, second = (e["id"] for e in events(two))
    correct(two, "retype", first, "threaten")
    assert events(two)[0]["type"] == "THREATEN"
    correct(two, "set_slot", first, "status", ["negated"])
    assert events(two)[0]["status"] == "negated"
    correct(two, "set_slot", first, "date", ["2025-06-01", "2025-06-02"])
    assert events(two)[0]["date"]["start"] == "2025-06-01"
    correct(two, "set_slot", first, "recipients", [])
    assert events(two)[0]["recipients"] == []
    correct(two, "reject", second)
    assert [e["mentions"][0]["report"] for e in events(two)] == ["a"]
    for _ in range(5):
        two.undo(who="ann")
    assert [e["type"] for e in events(two)] == ["ASSAULT", "COERCE"]


def test_corrections_actor_of_another_report_fills_a_slot(two: Case) -> None:
    first = events(two)[0]["id"]
    put(two, record("c", "Dland met Eland.", events=[{"trigger": "met", "type": "CONSULT", "actors": ["Dland"]}]))
    dland = next(a["id"] for a in two.export()["actors"] if a["name"] == "Dland")
    correct(two, "set_slot", first, "actors", [dland])
    event = next(e for e in events(two) if e["id"] == first)
    assert list(two.names(event["actors"]).values()) == ["Dland"]
    assert [a["name"] for a in two.export()["actors"]].count("Dland") == 1


def test_corrections_hold_when_the_report_is_read_again(two: Case) -> None:
    first = events(two)[0]["id"]
    correct(two, "retype", first, "THREATEN")
    again = record("a", FIRST, events=[{**EVENT, "trigger": "shelled a village", "status": "future"}], version="next")
    again["events"][0]["id"] = "e-other"
    keep_again(two, 1, again)
    event = next(e for e in events(two) if e["mentions"][0]["report"] == "a")
    assert (event["type"], event["status"]) == ("THREATEN", "future")


def test_corrections_that_find_nothing_are_told(two: Case) -> None:
    correct(two, "retype", events(two)[0]["id"], "THREATEN")
    assert two.unapplied() == []
    gone = record("a", FIRST, events=[], version="next")
    keep_again(two, 1, gone)
    ((entry, reason),) = two.unapplied()
    assert entry.seq == 1
    assert "no event is found at “shelled” in a any more" in reason


def keep_again(case: Case, seq: int, again: dict[str, Any]) -> None:
    from dragoman.case import _now
    from dragoman.record.keeping import Keeper
    from dragoman.record.settle import mark_stale
    from dragoman.record.store.connect import transaction

    with transaction(case.connection, case.path):
        Keeper(case.connection).recode(seq, deepcopy(again), _now())
        mark_stale(case.connection)
    case.settle()


def test_corrections_known_by_leaves_out_later_ones(two: Case) -> None:
    entry = correct(two, "retype", events(two)[0]["id"], "THREATEN")
    before = two.export(known_by="2024-01-01T00:00:00.000000+00:00")
    assert before["events"] == []
    earlier = entry.at[:-7] + "0+00:00" if entry.at.endswith("1+00:00") else entry.at
    assert two.export(known_by=earlier)["events"][0]["type"] in ("THREATEN", "ASSAULT")
    assert two.export(known_by="9999")["events"][0]["type"] == "THREATEN"


@pytest.mark.parametrize(
    ("verb", "arguments", "said"),
    [
        ("reject", ("e-000000000000",), "The case has no event e-000000000000"),
        ("reject", ("nonsense",), "is no id of an event"),
        ("retype", ("FIRST", "BOMBING"), "There is no type 'BOMBING'; there are AGREE"),
        ("merge", (["FIRST"],), "needs two ids"),
        ("split", (["FIRST"],), "stands alone already"),
        ("set_slot", ("FIRST", "colour", ["red"]), "has no slot 'colour'"),
        ("set_slot", ("FIRST", "status", ["maybe"]), "There is no status 'maybe'"),
        ("set_slot", ("FIRST", "date", ["June"]), "is no ISO date"),
        ("set_slot", ("FIRST", "actors", ["a-000000000000"]), "has no actor a-000000000000"),
    ],
)
def test_corrections_say_what_is_wrong(two: Case, verb: str, arguments: tuple[Any, ...], said: str) -> None:
    first = events(two)[0]["id"]
    named = {"FIRST": first}
    given = [[named.get(x, x) for x in a] if isinstance(a, list) else named.get(a, a) for a in arguments]
    with pytest.raises(UsageError) as caught:
        correct(two, verb, *given)
    assert said in str(caught.value)
    assert two.corrections() == []


def test_corrections_are_described_in_a_line(two: Case) -> None:
    entry = correct(two, "note", events(two)[0]["id"], "see the video")
    assert describe(entry) == "note event “shelled” in a: see the video"


def test_corrections_stand_in_the_export_as_json(two: Case) -> None:
    correct(two, "note", events(two)[0]["id"], "see the video", why="seen")
    (entry,) = json.loads(json.dumps(two.export()))["corrections"]
    assert (entry["verb"], entry["who"], entry["why"]) == ("note", "ann", "seen")
