"""What pages of one thing and pictures of a case are made from."""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made import put, record, span

from dragoman.case import Case
from dragoman.errors import UsageError
from dragoman.record import correcting, overviews, things
from dragoman.record.search import Query

Json = dict[str, Any]
TEXT = "Harbour quiet\n\nNorland shelled Sudmark on Monday, the Gull reported, citing Ada Brun. Nobody was hurt."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    found = record(
        "gull", TEXT, title="Harbour quiet", outlet="Gull", published="2025-06-02",
        events=[{"trigger": "shelled", "type": "ASSAULT", "actors": ["Norland"], "recipients": ["Sudmark"], "date": "2025-06-02"}],
    )  # fmt: skip
    found["events"][0]["place"] = {"name": "Orla", "country": "NOR", "lat": 60.0, "lon": 5.0, "precision": "city"}
    brun = copy.deepcopy(found["actors"][0]) | {
        "id": "a-brun", "name": "Ada Brun", "kind": "person", "country": None, "sector": None, "role": "mayor",
        "mentions": [{**span(TEXT, "Ada Brun"), "form": "name"}],
    }  # fmt: skip
    found["actors"].append(brun)
    found["statements"] = [_statement("s-inner", "a-brun", "citing", "s-outer"), _statement("s-outer", None, "reported", None)]
    found["events"][0]["statement"] = "s-inner"
    claims = [
        {"value": "none", "span": span(TEXT, "Nobody was hurt"), "report": "gull", "statement": "s-inner"},
        {"value": "some", "span": span(TEXT, "shelled"), "report": "gull", "statement": None},
    ]  # fmt: skip
    found["discrepancies"] = [
        {"id": "d-1", "kind": "figure", "claims": claims, "resolved": None, "reason": "How many?", "rule": "made"}
    ]
    with Case.open(tmp_path / "case.db", create=True) as case:
        put(case, found)
        yield case


def _statement(id_: str, source: str | None, cue: str, via: str | None) -> Json:
    return {
        "id": id_, "kind": "said", "source": source, "source_span": span(TEXT, "Ada Brun" if source else "the Gull"),
        "cue": span(TEXT, cue), "content": [span(TEXT, "Norland shelled Sudmark on Monday")], "direct": False,
        "channel": None, "via": via, "addressees": [], "date": None, "rule": "made",
    }  # fmt: skip


def test_things_chains_go_from_the_innermost_speaker_out(case: Case) -> None:
    (event,) = case.search(Query()).events
    told = (event["mentions"][0]["report"], event["mentions"][0]["statement"])
    found = things.chains(case.connection, [told, ("gull", None), ("none", "s-1")])
    assert {k: [(w.name, w.cue, bool(w.actor)) for w in chain] for k, chain in found.items()} == {
        told: [("Ada Brun", "citing", True), ("the Gull", "reported", False)]
    }


def test_things_passage_is_the_sentence_around_a_span(case: Case) -> None:
    assert things.passage(case.connection, "gull", span(TEXT, "was hurt")) == ("Nobody ", "was hurt", ".")
    moved = {"start": 3, "end": 9, "text": "was hurt"}
    assert things.passage(case.connection, "gull", moved) == ("", "was hurt", "")
    assert things.passage(case.connection, "none", moved) == ("", "was hurt", "")


def test_things_marked_cuts_a_sentence_at_the_telling_words(case: Case) -> None:
    quote = "Norland shelled Sudmark on Monday"
    spans = [span(TEXT, "Sudmark"), span(TEXT, "shelled")]
    assert things.marked(case.connection, "gull", quote, spans) == [
        ("Norland ", False), ("shelled", True), (" ", False), ("Sudmark", True), (" on Monday", False),
    ]  # fmt: skip
    assert things.marked(case.connection, "gull", "not in the text", spans) == [("not in the text", False)]


def test_things_disputes_touch_only_the_spans_that_they_claim(case: Case) -> None:
    shelled = span(TEXT, "shelled")
    touching = {"gull": [(shelled["start"], shelled["end"])]}
    assert [d["reason"] for d in things.disputes_of(case.connection, touching)] == ["How many?"]
    assert things.disputes_of(case.connection, {"gull": [(0, 7)]}) == []
    assert things.disputes_of(case.connection, {"other": [(0, 99)]}) == []
    assert things.disputes_of(case.connection, {}) == []


def test_things_events_at_a_claim(case: Case) -> None:
    (dispute,), kinds = things.some_disputes(case.connection, None, 10, 0)
    assert kinds == {"figure": 1}
    (event,) = case.search(Query()).events
    assert things.events_at(case.connection, dispute["claims"]) == [(event["id"], "ASSAULT")]
    assert things.events_at(case.connection, dispute["claims"][:1]) == []


def test_things_corrections_of_an_actor_are_found_by_its_mentions(case: Case) -> None:
    actors = {name: id_ for id_, name in case.connection.execute("SELECT id, name FROM entities")}
    case.correct(lambda c: correcting.note(c, actors["Norland"], "a state"), who="ann")
    found = things.corrections_of_actor(case.connection, actors["Norland"])
    assert [(s.entry.seq, s.undone) for s in found] == [(1, None)]
    assert things.corrections_of_actor(case.connection, actors["Sudmark"]) == []


def test_things_portrait_tells_names_roles_and_sayings(case: Case) -> None:
    actors = {name: id_ for id_, name in case.connection.execute("SELECT id, name FROM entities")}
    found = things.portrait(case.connection, actors["Ada Brun"])
    assert (found.reports, found.names, found.roles) == (1, (("Ada Brun", 1),), (("mayor", "2025-06-02", "2025-06-02", 1),))
    assert [(s.report, s.cue, s.content[0]["text"]) for s in found.sayings] == [
        ("gull", "citing", "Norland shelled Sudmark on Monday")
    ]


@pytest.mark.parametrize("asked", [things.happening, things.ledger, things.dispute])
def test_things_that_are_not_there_are_a_usage_error(case: Case, asked: Any) -> None:
    with pytest.raises(UsageError, match="The case has no"):
        asked(case.connection, "x-none")


def test_overviews_count_days_places_and_pairs(case: Case) -> None:
    c = case.connection
    assert overviews.day_counts(c, "2025-06-01", "2025-06-30") == [("2025-06-02", "ASSAULT", 1)]
    assert overviews.day_counts(c, "2025-06-03", "2025-06-30") == []
    assert overviews.outside(c, "2025-06-03", "2025-06-30") == (1, 0, 0)
    assert overviews.places(c, 5) == ([overviews.Place("Orla", "NOR", 60.0, 5.0, "city", (("ASSAULT", 1),))], 0)
    assert overviews.places(c, 0) == ([], 1)
    assert overviews.places(c, 5, "SUD") == ([], 0)
    actors = {name: id_ for id_, name in c.execute("SELECT id, name FROM entities")}
    norland, sudmark = actors["Norland"], actors["Sudmark"]
    assert overviews.deeds_among(c, overviews.busiest(c, 9)) == [
        overviews.Deed(norland, sudmark, False, "ASSAULT", "2025-06-02", 1)
    ]
    assert overviews.events_of_pair(c, sudmark, norland, 9) == ([], 0)
    assert overviews.events_of_pair(c, norland, sudmark, 9)[1] == 1
