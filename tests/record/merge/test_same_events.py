"""Events across reports: what makes two one, what keeps them apart, copies, clusters; and a measured set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.pipeline import read_reports
from dragoman.record.contract import record_json
from dragoman.record.merge.nodes import nodes_of
from dragoman.record.merge.records import ActorNode, EventNode, Link, PlaceNode, Rulings
from dragoman.record.merge.same_events import (
    SURE,
    copied_events,
    event_keys,
    incompatible_events,
    merge_events,
    same_event,
)
from dragoman.report.arrive import report_from_row
from dragoman.settings import Settings

STORIES = Path(__file__).parent / "same_events_stories.yaml"
NIGER = ActorNode((1, "a1"), "Niger", "state", "NER", "GOV", None)
CHAD = ActorNode((1, "a2"), "Chad", "state", "TCD", "GOV", None)
ARMY = ActorNode((2, "a1"), "Nigerien army", "organisation", "NER", "MIL", None)
REBELS = ActorNode((2, "a2"), "rebels", "group", None, "REB", None)
MINISTER = ActorNode((1, "a3"), "Ibrahim Sountal", "person", "NER", "GOV", "foreign minister")
AGADEZ = PlaceNode("Agadez", "NER", 16.97, 7.99, "city")
ZINDER = PlaceNode("Zinder", "NER", 13.81, 8.99, "city")
COUNTRY = PlaceNode("Niger", "NER", 17.6, 8.08, "country")


def event(seq: int, day: int = 8, **other: Any) -> EventNode:
    """A shelling of Agadez by Niger's army on 7 May, told on a day of May."""
    told = other.pop("told", "Government guns shelled the market of Agadez")
    given = {
        "type": "ASSAULT", "mode": None, "status": "actual", "start": date(2023, 5, 7), "end": date(2023, 5, 7),
        "basis": "stated", "place": AGADEZ, "actors": (ARMY,), "recipients": (), "source": None, "trigger": "shelled",
        "span": (other.pop("at", 0), 9), "evidence": told, "sentence": f"{told}.",
    }  # fmt: skip
    if "start" in other and "end" not in other:
        other["end"] = other["start"]
    key = (seq, other.pop("id", "e1"))
    return EventNode(key, other.pop("origin", seq), date(2023, 5, day), **{**given, **other})


def speech(seq: int, told: str, **other: Any) -> EventNode:
    given = {"type": "REQUEST", "trigger": "urged", "actors": (MINISTER,), "recipients": (CHAD,), "place": None}
    return event(seq, told=told, **{**given, **other})


@pytest.mark.parametrize(
    "other",
    [
        event(2, 9, trigger="bombardment", told="The bombardment of the market in Agadez"),
        event(2, 9, actors=(NIGER,)),
        event(2, 9, actors=(), place=COUNTRY),
        event(2, 9, status="negated"),
        event(2, 7, status="future"),
        event(2, 9, place=None, told="Shells hit the market in Agadez"),
        event(2, 9, start=date(2023, 5, 1), end=date(2023, 5, 7)),
        event(2, 9, start=None, end=None, basis=None),
        event(2, 9, start=date(2023, 5, 9), basis="report"),
        event(2, 20, start=date(2023, 5, 6), told="two weeks after guns shelled the market of Agadez"),
    ],
    ids=["noun", "state", "no-actor", "denied", "planned", "place-in-words", "week", "undated", "as-news", "counted"],
)
def test_same_events_one_event_told_otherwise(other: EventNode) -> None:
    link = same_event(event(1), other)
    assert link is not None
    assert (link.first, link.second) == ((1, "e1"), (2, "e1"))
    assert not incompatible_events(event(1), other)
    assert set(event_keys(event(1))) & set(event_keys(other))


@pytest.mark.parametrize(
    "other",
    [
        event(2, 16, start=date(2023, 5, 14)),
        event(2, 9, place=ZINDER),
        event(2, 9, actors=(REBELS,)),
        event(2, 9, actors=(CHAD,)),
        event(2, 9, type="SUPPORT"),
        event(2, 9, trigger="fired", told="The army fired back at Agadez"),
    ],
    ids=["a week later", "another town", "rebels", "another state", "another type", "an answer"],
)
def test_same_events_two_events_are_incompatible(other: EventNode) -> None:
    assert incompatible_events(event(1), other)
    assert incompatible_events(other, event(1))
    assert same_event(event(1), other) is None


def test_same_events_repetition_without_a_date_is_not_the_first() -> None:
    again = event(2, 9, start=None, end=None, basis=None, told="Guns shelled the market of Agadez again")
    assert same_event(event(1), again) is None


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("Sountal urged Chad to open the border", "Sountal called on Chad to reopen border crossings", True),
        ("Sountal urged Chad to open the border", "Sountal urged Chad to free captured soldiers", False),
    ],
)
def test_same_events_appeals_differ_by_what_they_ask(first: str, second: str, one: bool) -> None:
    assert (same_event(speech(1, first), speech(2, second)) is not None) is one


def test_same_events_charge_and_countercharge_are_two() -> None:
    charge = speech(1, "Niger accused Chad of arming rebels", type="ACCUSE", actors=(NIGER,))
    counter = speech(2, "Chad accused Niger of arming rebels", type="ACCUSE", actors=(CHAD,), recipients=(NIGER,))
    assert incompatible_events(charge, counter)


def test_same_events_two_deeds_of_one_sentence_stay_two() -> None:
    said = "The army raided the station and arrested its chief"
    raid = event(1, type="COERCE", trigger="raided", evidence=said, sentence=said)
    arrest = event(1, id="e2", type="COERCE", trigger="arrested", evidence=said, sentence=said)
    assert incompatible_events(raid, arrest)


def test_same_events_harm_is_part_of_the_attack_that_does_it() -> None:
    said = "The army shelled the market, killing two"
    shelling = event(1, evidence="The army shelled the market", sentence=said)
    killing = event(1, id="e2", trigger="killing", evidence="killing two", sentence=said)
    assert same_event(shelling, killing) is not None


def test_same_events_reason_is_a_sentence() -> None:
    link = same_event(event(1), event(2, 9, trigger="bombed", told="Guns bombed the market of Agadez"))
    assert link is not None
    assert link.reason == (
        "One says “bombed”, the other “shelled”, of the same day, place and parties; "
        "both speak of “Government”, “guns”, “market”."
    ).replace("“Government”, ", "").replace("“market”.", "“market”, “Agadez”.")


def test_same_events_link_does_not_depend_on_the_order_of_the_two() -> None:
    other = event(2, 9, trigger="bombed", told="Guns bombed the market of Agadez")
    assert same_event(event(1), other) == same_event(other, event(1))


def test_copied_events_align_one_to_one_through_house_style() -> None:
    origin = [
        event(1, told="Government guns shelled the market of Agadez on Sunday, killing six traders"),
        event(1, id="e2", at=90, type="REQUEST", trigger="urged", told="Chad urged both sides to cease fire"),
    ]
    copy = [
        event(2, 9, told="Government guns shelled the Agadez market yesterday, killing six traders"),
        event(2, 9, id="e2", at=80, type="CONCEDE", trigger="urged", told="Chad urged both sides to ceasefire"),
        event(2, 9, id="e3", at=120, trigger="burned", told="Our reporter saw burned stalls by the mosque"),
    ]
    links = copied_events(origin, copy)
    assert [(x.first, x.second) for x in links] == [((1, "e1"), (2, "e1")), ((1, "e2"), (2, "e2"))]


def _three() -> tuple[list[EventNode], list[Link]]:
    """An event, its wire copies, and another report that links only to the origin's."""
    nodes = [event(1), event(2, 9, origin=1), event(3, 9, origin=1), event(4, 10)]
    links = [x for copy in nodes[1:3] for x in copied_events(nodes[:1], [copy])]
    return nodes, [*links, Link((1, "e1"), (4, "e1"), 0.8, "the same day and place")]


def test_merge_events_copies_go_with_their_origin() -> None:
    nodes, links = _three()
    (found,) = merge_events(nodes, links, Rulings())
    assert found.members == ((1, "e1"), (2, "e1"), (3, "e1"), (4, "e1"))
    assert len(found.links) == 3


def test_merge_events_does_not_depend_on_the_order_given() -> None:
    nodes, links = _three()
    assert merge_events(nodes[::-1], links[::-1], Rulings()) == merge_events(nodes, links, Rulings())


def test_merge_events_rulings_part_and_join() -> None:
    nodes, links = _three()
    nodes.append(event(5, 16, start=date(2023, 5, 14)))
    rulings = Rulings(frozenset([((4, "e1"), (5, "e1"))]), frozenset([((1, "e1"), (2, "e1"))]))
    found = [c.members for c in merge_events(nodes, links, rulings)]
    assert found == [((1, "e1"), (3, "e1")), ((2, "e1"),), ((4, "e1"), (5, "e1"))]


def test_merge_events_never_chains_what_is_incompatible() -> None:
    nodes = [event(1), event(2, 9, place=None, told="Guns shelled a market"), event(3, 9, place=ZINDER)]
    links = [Link((1, "e1"), (2, "e1"), 0.9, "x"), Link((2, "e1"), (3, "e1"), 0.8, "x")]
    assert [c.members for c in merge_events(nodes, links, Rulings())] == [((1, "e1"), (2, "e1")), ((3, "e1"),)]


def test_event_keys_are_few_and_tell_weeks_apart() -> None:
    later = event(2, 30, start=date(2023, 5, 29), place=None)
    first = event_keys(replace(event(1), place=None))
    assert len(first) <= 12
    assert not set(first) & set(event_keys(later))


def _mentions() -> Iterator[list[tuple[str, EventNode]]]:
    """The labelled events of each invented story, as they are coded; words where nothing was coded are left out."""
    stories = yaml.safe_load(STORIES.read_text(encoding="utf-8"))
    reports = [r for story in stories for r in story["reports"]]
    rows = [{"id": str(at), "text": r["text"], "published": str(r["published"])} for at, r in enumerate(reports)]
    read = read_reports([report_from_row(row, Settings(), plain=False) for row in rows])
    coded = iter([record_json(record) for record in read])
    for story in stories:
        records = [next(coded) for _ in story["reports"]]
        events = [nodes_of(n, n, record).events for n, record in enumerate(records)]
        found = []
        for name, places in story["events"].items():
            for n, words in places:
                start = records[n]["report"]["text"].index(str(words))
                here = (e for e in events[n] if e.span[0] < start + len(str(words)) and start < e.span[1])
                found += [(name, e) for e in here][:1]
        yield found


def test_same_events_measured_on_invented_stories() -> None:
    right = wrong = missed = unfound = likely = 0
    for mentions in _mentions():
        for (name, a), (other, b) in combinations(mentions, 2):
            link = same_event(a, b)
            linked = link is not None and link.weight >= SURE
            likely += link is not None and not linked and name != other
            right += linked and name == other
            wrong += linked and name != other
            missed += name == other and not linked
            unfound += linked and name == other and not set(event_keys(a)) & set(event_keys(b))
    assert right / (right + wrong) >= 0.95
    assert likely / (right + likely) <= 0.06  # these hold only where nothing else fits
    assert right / (right + missed) >= 0.75
    assert unfound / right <= 0.05
