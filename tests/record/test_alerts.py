"""News of a case: what is new when it is settled, and what comes near by itself."""

from datetime import UTC, datetime
from typing import Any

import pytest
from made import put, record, span

from dragoman.case import Case
from dragoman.errors import UsageError
from dragoman.record.alerts import (
    AlertKind,
    alerts_since,
    forget_search,
    latest,
    mark_seen,
    save_search,
    searches,
)
from dragoman.record.facets import Asked
from dragoman.record.store.connect import transaction

LONG_AGO = datetime(1999, 1, 1, tzinfo=UTC)
SHELLED = {"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"], "date": "2025-06-02"}


def told(id_: str, state: str, day: str, deadline: str | None = None) -> dict[str, Any]:
    """A report on the truce of two states."""
    text = f"Aland and Bland met. The truce was {state} on that day, {id_} reports."
    met = {"trigger": "met", "type": "CONSULT", "actors": ["Aland"], "recipients": ["Bland"], "date": day}
    found = record(id_, text, published=day, outlet=id_, events=[met])
    found["processes"] = [{
        "id": "p-1", "kind": "ceasefire", "name": "truce of Aland and Bland", "span": span(text, "The truce"),
        "parties": [a["id"] for a in found["actors"]], "mediators": [], "place": None, "deadline": deadline,
        "stages": [{"state": state, "date": {"start": day, "end": day, "text": None, "basis": "stated"},
                    "span": span(text, "The truce"), "statement": None, "evidence": []}],
        "current": [state], "rule": "made",
    }]  # fmt: skip
    return found


def kinds(case: Case, since: str = "", now: datetime = LONG_AGO) -> list[AlertKind]:
    return [a.kind for a in alerts_since(case.connection, since, now)]


def test_alerts_tell_a_state_that_has_changed(case: Case) -> None:
    put(case, told("one", "agreed", "2025-06-02"))
    assert kinds(case) == []
    put(case, told("two", "collapsed", "2025-06-05"))
    (alert,) = alerts_since(case.connection, "", LONG_AGO)
    assert alert.kind is AlertKind.STATUS
    assert alert.said == "truce of Aland and Bland (ceasefire): collapsed, before agreed (last told 2025-06-05)."
    assert case.one(alert.about)[0] == "process"
    put(case, record("three", "Nothing happened."))
    assert len(alerts_since(case.connection, "", LONG_AGO)) == 1  # settling again is no news


def test_alerts_tell_a_new_discrepancy(case: Case) -> None:
    first = record("a", "The strike killed nine people.", discrepancies=[])
    first["discrepancies"] = [{
        "id": "d-1", "kind": "figure", "resolved": None, "reason": "Nine and ten were counted.", "rule": "made",
        "claims": [{"value": "9", "span": span(first["report"]["text"], "nine"), "statement": None}],
    }]  # fmt: skip
    put(case, first)
    (alert,) = alerts_since(case.connection, "", LONG_AGO)
    assert (alert.kind, alert.said) == (AlertKind.DISCREPANCY, "Nine and ten were counted.")
    assert alerts_since(case.connection, alert.at, LONG_AGO) == []


@pytest.mark.parametrize(
    ("now", "near"),
    [
        ("2025-06-16T12:00:00+00:00", False), ("2025-06-17T12:00:00+00:00", False), ("2025-06-18T12:00:00+00:00", True),
        ("2025-06-20T23:00:00+00:00", True), ("2025-06-21T01:00:00+00:00", False),
    ],
)  # fmt: skip
def test_alerts_tell_a_deadline_three_days_ahead(case: Case, now: str, near: bool) -> None:
    put(case, told("one", "agreed", "2025-06-02", "2025-06-20"))
    found = kinds(case, now=datetime.fromisoformat(now))
    assert found == ([AlertKind.DEADLINE] if near else [])


def test_alerts_tell_a_deadline_by_the_last_report_too(case: Case) -> None:
    put(case, told("one", "agreed", "2025-06-02", "2025-06-20"))
    put(case, told("two", "in_force", "2025-06-18"))
    assert kinds(case).count(AlertKind.DEADLINE) == 1
    assert kinds(case, now=datetime(2025, 6, 19, tzinfo=UTC)).count(AlertKind.DEADLINE) == 1  # and once only


def test_alerts_do_not_speak_of_the_deadline_of_what_is_over(case: Case) -> None:
    put(case, told("one", "collapsed", "2025-06-02", "2025-06-20"))
    assert kinds(case, now=datetime(2025, 6, 19, tzinfo=UTC)) == []


def test_alerts_of_saved_searches_tell_only_what_is_new(case: Case) -> None:
    put(case, record("a", "Aland shelled Bland at dawn.", events=[SHELLED]))
    with transaction(case.connection, case.path):
        seq = save_search(case.connection, " shells ", Asked(words="shelled"), "2025-01-01")
    assert [(s.seq, s.name, s.asked) for s in searches(case.connection)] == [(seq, "shells", Asked(words="shelled"))]
    put(case, record("b", "Nothing happened in Cland."))
    assert kinds(case) == []
    told = {**SHELLED, "date": "2025-07-19", "actors": ["Cland"], "recipients": ["Dland"]}
    put(case, record("c", "Cland shelled Dland, a gunner said.", events=[told], published="2025-07-19"))
    (alert,) = alerts_since(case.connection, "", LONG_AGO)
    assert (alert.kind, alert.about) == (AlertKind.SEARCH, str(seq))
    assert alert.said == "shells: 1 new claim, for one “Cland shelled Dland, a gunner said.”"
    with transaction(case.connection, case.path):
        forget_search(case.connection, seq)
    assert searches(case.connection) == []
    with pytest.raises(UsageError, match="no saved search"):
        forget_search(case.connection, seq)


@pytest.mark.parametrize(("name", "asked"), [("", Asked(words="x")), ("all", Asked())])
def test_alerts_refuse_a_search_for_nothing(case: Case, name: str, asked: Asked) -> None:
    with pytest.raises(UsageError):
        save_search(case.connection, name, asked, "2025-01-01")


def test_alerts_are_seen_once(case: Case) -> None:
    put(case, told("one", "agreed", "2025-06-02"))
    put(case, told("two", "collapsed", "2025-06-05"))
    (alert,) = latest(case.connection)
    assert not alert.seen
    with transaction(case.connection, case.path):
        mark_seen(case.connection, [alert.id], "2025-07-01")
    assert [a.seen for a in latest(case.connection)] == [True]
