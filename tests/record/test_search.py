"""Questions to a settled case."""

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.errors import UsageError
from dragoman.record.search import Query, fts_query
from dragoman.record.words import folded


@pytest.fixture
def asked(case: Case) -> Case:
    shelled = {"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"], "date": "2025-06-02"}
    threat = {"trigger": "threatened", "type": "THREATEN", "actors": ["Bland"], "recipients": ["Aland"], "date": "2025-06-04"}
    put(
        case,
        record("a", "Aland shelled Bland.", events=[shelled]),
        record("b", "Bland threatened Aland with war.", events=[threat], published="2025-06-04"),
        record("c", "Nothing happened between Cland and Dland.", title="A quiet day"),
    )
    return case


def types(case: Case, query: Query) -> list[str]:
    return [e["type"] for e in case.search(query).events]


def test_search_by_each_question(asked: Case) -> None:
    assert types(asked, Query()) == ["ASSAULT", "THREATEN"]
    assert types(asked, Query(words="war")) == ["THREATEN"]
    assert types(asked, Query(types=("ASSAULT",))) == ["ASSAULT"]
    assert types(asked, Query(actor="aland")) == ["ASSAULT"]
    assert types(asked, Query(recipient="Aland")) == ["THREATEN"]
    assert types(asked, Query(since="2025-06-03")) == ["THREATEN"]
    assert types(asked, Query(until="2025-06-03")) == ["ASSAULT"]
    assert types(asked, Query(statuses=("negated",))) == []
    assert types(asked, Query(origins=2)) == []


def test_search_limit_tells_how_many_there_are(asked: Case) -> None:
    found = asked.search(Query(limit=1))
    assert (len(found.events), found.total) == (1, 2)
    assert types(asked, Query(limit=1, offset=1)) == ["THREATEN"]


@pytest.mark.parametrize("words", ['"', "a OR (", "NEAR(", "-war", "war*", "'; DROP TABLE reports", "col:war", "☃"])
def test_search_words_are_never_operators(asked: Case, words: str) -> None:
    asked.search(Query(words=words))
    assert asked.counts() == 3


def test_search_unknown_type_says_which_there_are(asked: Case) -> None:
    with pytest.raises(UsageError, match="There is no type 'BOMB'; there are AGREE, CONSULT"):
        asked.search(Query(types=("BOMB",)))


def test_search_reports_with_words(asked: Case) -> None:
    assert [r["id"] for r in asked.reports_with("quiet")] == ["c"]
    assert asked.reports_with("?!") == []


def test_search_one_by_id_part_or_name(asked: Case) -> None:
    event = asked.search(Query(types=("ASSAULT",))).events[0]
    assert asked.one(event["id"][:8]) == ("event", event)
    kind, actor = asked.one("aland")
    assert (kind, actor["name"], len(actor["events"])) == ("actor", "Aland", 2)
    assert asked.one("c")[1]["title"] == "A quiet day"
    with pytest.raises(UsageError, match="nothing named Zland"):
        asked.one("Zland")
    with pytest.raises(UsageError, match="has no event e-0000"):
        asked.one("e-0000")


def test_search_fts_query_and_folding() -> None:
    assert fts_query('war "heavy price" NOT') == '"war" "heavy price" "NOT"'
    assert folded(" Recep Tayyip  ERDOĞAN, ") == "recep tayyip erdogan"
    assert folded("الرئيس") == folded("الرئيس،") != ""
