"""Counts of claims and the claims chosen, as of a day too."""

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.record.facets import Asked, chosen, days_published, disputes_with, facets, report_names, tally, without


@pytest.fixture
def filled(case: Case) -> Case:
    """Two claims of one day; a plan that the next day tells as done; an undated one."""
    put(
        case,
        record("one", "Peru warned Chile. Peru will meet Brazil.", outlet="Faro", published="2031-03-03", events=[
            {"trigger": "warned", "type": "THREATEN", "actors": ["Peru"], "recipients": ["Chile"], "date": "2031-03-03"},
            {"trigger": "meet", "type": "CONSULT", "actors": ["Peru"], "recipients": ["Brazil"], "date": "2031-03-04",
             "status": "future"},
        ]),
        record("two", "Peru met Brazil in Lima.", published="2031-03-05", events=[
            {"trigger": "met", "type": "CONSULT", "actors": ["Peru"], "recipients": ["Brazil"], "date": "2031-03-04"},
        ]),
        record("three", "Chile accused Peru.", published=None, events=[
            {"trigger": "accused", "type": "ACCUSE", "actors": ["Chile"], "recipients": ["Peru"]},
        ]),
    )  # fmt: skip
    return case


def types(case: Case, asked: Asked) -> list[str]:
    return [e["type"] for e in chosen(case.connection, asked, 50)[0]]


def counts(case: Case, asked: Asked, facet: str) -> dict[str, int]:
    return {c.name: c.claims for c in facets(case.connection, asked)[facet]}


def test_facets_choose_in_order_of_time_the_undated_last(filled: Case) -> None:
    assert types(filled, Asked()) == ["THREATEN", "CONSULT", "ACCUSE"]
    pages = [chosen(filled.connection, Asked(), 1, at)[0][0]["type"] for at in range(3)]
    assert pages == ["THREATEN", "CONSULT", "ACCUSE"]
    assert chosen(filled.connection, Asked(), 2, 3) == ([], 3)


def test_facets_alternatives_within_one_and_all_of_several(filled: Case) -> None:
    assert types(filled, Asked(type=("THREATEN", "ACCUSE"))) == ["THREATEN", "ACCUSE"]
    chile = next(c.value for c in facets(filled.connection, Asked())["actor"] if c.name == "Chile")
    assert types(filled, Asked(type=("THREATEN", "CONSULT"), actor=(chile,))) == ["THREATEN"]
    assert types(filled, Asked(named="brazil", words="Lima")) == ["CONSULT"]
    assert types(filled, Asked(words="...")) == []


def test_facets_count_what_choosing_would_show(filled: Case) -> None:
    assert counts(filled, Asked(), "type") == {"ACCUSE": 1, "CONSULT": 1, "THREATEN": 1}
    assert counts(filled, Asked(type=("ACCUSE",)), "type") == {"ACCUSE": 1, "CONSULT": 1, "THREATEN": 1}
    assert counts(filled, Asked(type=("ACCUSE",)), "actor") == {"Chile": 1, "Peru": 1}
    assert counts(filled, Asked(), "actor") == {"Peru": 3, "Chile": 2, "Brazil": 1}
    assert counts(filled, Asked(), "source") == {"the reports alone": 3}
    assert counts(filled, Asked(), "origins")["2 or more"] == len(types(filled, Asked(origins=2))) == 1


def test_facets_as_of_a_day_know_only_what_was_told_by_then(filled: Case) -> None:
    then, total = chosen(filled.connection, Asked(as_of="2031-03-04"), 50)
    assert total == 2
    meeting = then[1]
    assert (meeting["status"], meeting["independent_origins"]) == ("future", 1)
    assert [m["report"] for m in meeting["mentions"]] == ["one"]
    now = chosen(filled.connection, Asked(as_of="2031-03-05"), 50)[0][1]
    assert (now["status"], len(now["mentions"])) == ("actual", 2)
    assert counts(filled, Asked(as_of="2031-03-04"), "actor") == {"Peru": 2, "Brazil": 1, "Chile": 1}
    assert types(filled, Asked(as_of="2031-03-02")) == []


def test_facets_call_reports_and_days(filled: Case) -> None:
    assert days_published(filled.connection) == ["2031-03-03", "2031-03-05"]
    assert report_names(filled.connection, ["one", "three", "none"]) == {"one": "Faro, 2031-03-03", "three": "three"}
    assert tally(filled.connection, "2031-03-03")["reports"] == 1
    assert tally(filled.connection) == {"reports": 3, "discrepancies": 0}


def test_facets_without_takes_out_a_value_or_all() -> None:
    asked = Asked(type=("AID", "ACCUSE"), words="x", origins=3)
    assert without(asked, "type", "AID").type == ("ACCUSE",)
    assert without(asked, "type") == Asked(words="x", origins=3)
    assert without(without(asked, "words"), "origins") == Asked(type=("AID", "ACCUSE"))


def test_facets_disputes_are_those_with_the_words(case: Case) -> None:
    claims = [
        {"value": v, "span": {"start": 0, "end": 4, "text": "Nine"}, "report": "one", "statement": None} for v in ("9", "12")
    ]
    dispute = {"id": "d-0", "kind": "figure", "claims": claims, "resolved": None, "reason": "Nine or twelve died."}
    put(case, record("one", "Nine died. Twelve died.", published="2031-03-03", discrepancies=[dispute]))
    assert [d["reason"] for d in disputes_with(case.connection, "twelve DIED")] == ["Nine or twelve died."]
    assert disputes_with(case.connection, "twelve lived") == []
    assert len(disputes_with(case.connection, as_of="2031-03-03")) == 1
    assert disputes_with(case.connection, as_of="2031-03-02") == []
