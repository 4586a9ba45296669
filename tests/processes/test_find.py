"""Whole passages of ours: what stands, in which state, on whose word."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.find import find_actors
from dragoman.events.find import find_events
from dragoman.places.find import find_places
from dragoman.processes import Process, ProcessKind
from dragoman.processes.find import find_processes
from dragoman.report import Report
from dragoman.sentences.parse import parse
from dragoman.statements.find import find_statements
from dragoman.times.find import find_times

MONDAY = "2025-03-10"


def read(text: str, title: str | None = None, published: str | None = MONDAY) -> tuple[Process, ...]:
    whole = f"{title}\n\n{text}" if title else text
    report = Report("t", whole, "0" * 64, title=title, published=published, language="en")
    document = parse([whole], [title])[0]
    day = date.fromisoformat(published) if published else None
    times = find_times(document, day)
    cast = find_actors(document)
    statements = find_statements(document, cast, times, report)
    places = find_places(document, cast, report)
    events, _ = find_events(document, report, cast, statements, times, places)
    found = find_processes(document, report, cast, statements, times, places, events)
    for process in found:
        for span in (process.span, *(s for stage in process.stages for s in (stage.span, *stage.evidence))):
            assert whole[span.start : span.end] == span.text
    return found


def brief(found: tuple[Process, ...]) -> list[tuple[str, list[str]]]:
    return [(p.kind.value, [s.state.value for s in p.stages]) for p in found]


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Chad and Libya agreed to a ten-day truce on Monday.", "ceasefire", ["agreed"]),
        ("The truce between Chad and Libya took effect at midnight.", "ceasefire", ["in_force"]),
        ("The cease-fire between Chad and Libya is holding, the United Nations said.", "ceasefire", ["in_force"]),
        ("Chad and Libya extended their ceasefire by a week.", "ceasefire", ["extended"]),
        ("The ceasefire between Chad and Libya expired on Sunday.", "ceasefire", ["expired"]),
        ("The ceasefire between Chad and Libya has broken down.", "ceasefire", ["collapsed"]),
        ("Chad accused Libya of dozens of violations of the ceasefire, the foreign ministry said.", "ceasefire", ["violated"]),
        ("Libya violated the armistice on Sunday, Chad's army said.", "ceasefire", ["violated"]),
        ("Libya rejected a ceasefire proposal by Egypt.", "ceasefire", ["rejected"]),
        ("Egypt proposed a truce between Chad and Libya.", "ceasefire", ["proposed"]),
        ("Niger suspended the ceasefire with the rebels.", "ceasefire", ["suspended"]),
        ("Both armies agreed to a cessation of hostilities, Niger's president said.", "ceasefire", ["agreed"]),
        ("Chad and Libya will hold talks in Tunis on Thursday.", "talks", ["scheduled"]),
        ("Chad's foreign minister is due in Tunis on Thursday for talks with Libya.", "talks", ["scheduled"]),
        ("Chad offered talks to Libya.", "talks", ["proposed"]),
        ("Egypt invited Chad and Libya to talks in Cairo.", "talks", ["proposed"]),
        ("Talks between Chad and Libya resumed in Cairo on Monday.", "talks", ["under_way"]),
        ("Peace talks between Chad and Libya collapsed on Sunday.", "talks", ["collapsed"]),
        ("Chad called off talks with Libya.", "talks", ["cancelled"]),
        ("Libya refused to hold talks with Chad.", "talks", ["rejected"]),
        ("Chad suspended talks with Libya on Sunday.", "talks", ["suspended"]),
        ("Two days of talks between Chad and Libya ended in Cairo on Sunday.", "talks", ["concluded"]),
        ("The presidents of Chad and Libya are to meet in Cairo on Friday.", "talks", ["scheduled"]),
        ("Chad and Libya signed a treaty on the Aouzou strip.", "agreement", ["agreed"]),
        ("Chad withdrew from the treaty with Libya.", "agreement", ["cancelled"]),
        ("Libya's parliament ratified the border agreement with Chad.", "agreement", ["agreed"]),
        ("The European Union imposed sanctions on Chad.", "sanctions", ["in_force"]),
        ("The United States lifted sanctions on Chad on Monday.", "sanctions", ["concluded"]),
        ("The European Union extended its sanctions against Chad by six months.", "sanctions", ["extended"]),
        ("The arms embargo on Libya came into force on Sunday.", "sanctions", ["in_force"]),
        ("Chad will hold a presidential election on April 6.", "election", ["scheduled"]),
        ("The United Nations Security Council extended the mandate of the peacekeeping mission in Libya.", "mission", ["extended"]),
        ("The African Union deployed observers to the border between Chad and Libya.", "mission", ["in_force"]),
        ("Libya lifted its blockade of the port of Tobruk.", "blockade", ["concluded"]),
        ("Libya closed its border with Chad on Sunday.", "blockade", ["in_force"]),
        ("Turkey offered to mediate between Chad and Libya.", "mediation", ["proposed"]),
        ("Chad's government thanked Oman for its good offices.", "mediation", ["under_way"]),
        ("Libya gave Chad until Friday to withdraw its troops or face air strikes.", "ultimatum", ["in_force"]),
        ("Libya warned that it would cut the pipeline on March 20 unless Chad freed the pilots.", "ultimatum", ["in_force"]),
        ("Libya ordered Chad to pull out its troops by Friday or face war.", "ultimatum", ["in_force"]),
        ("Libya has until Sunday to free the pilots, Chad's government said.", "ultimatum", ["in_force"]),
        ("ECOWAS gave the junta in Niger a week to reinstate the president.", "ultimatum", ["in_force"]),
        ("Libya demanded that Chad leave the oasis by Friday, threatening to use force.", "ultimatum", ["in_force"]),
    ],
)  # fmt: skip
def test_find_tells_kind_and_state(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad would suspend border talks with Libya if the shelling went on.",
        "Envoys struggled to save the truce between Chad and Libya.",
        "Chad has not broken the ceasefire with Libya.",
        "Chad threatened to break off talks with Libya.",
        "Diplomats fear the collapse of the ceasefire between Chad and Libya.",
    ],
)
def test_find_what_did_not_come_about_is_no_stage(text: str) -> None:
    assert [p.stages for p in read(text)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "The striker's truce with the linesman fell apart before the break.",
        "Talks between the club and its sponsor broke down on Friday.",
        "The brewer reached a deal with the retailer over prices.",
        "The goalkeeper stood under siege all evening.",
        "The two chefs called a ceasefire in their feud over the recipe.",
        "Shareholders rejected the settlement with the bank.",
        "The coach gave the striker until Friday to sign a new contract or leave.",
        "Chad's president met his Libyan counterpart in Tunis on Monday.",
        "Chad recalled its ambassador for consultations.",
        "Libya ordered two diplomats to leave the country within 48 hours.",
        "The minister gave reporters ten minutes to ask questions.",
        "The mayor gave the builders until May to finish the bridge.",
        "The Kenyan parliament has until Friday to pass the budget, the speaker said.",
        "The army crossed the ceasefire line near Aouzou.",
        "Egypt does not expect to play any part in the vote on the budget.",
        "",
        "…",
    ],
)
def test_find_nothing_stands(text: str) -> None:
    assert brief(read(text)) == []


def test_find_rival_words_stand_side_by_side() -> None:
    text = (
        "The 72-hour truce between Chad and Libya expired at noon on Monday.\n\n"
        "Radio Aouzou, however, says the truce was prolonged by a day."
    )
    (truce,) = read(text)
    assert [(s.state.value, s.statement is None) for s in truce.stages] == [("expired", True), ("extended", False)]
    assert [s.value for s in truce.current] == ["expired", "extended"]
    assert truce.name == "72-hour truce"


def test_find_repeats_are_evidence_also_the_titles() -> None:
    text = (
        "Chad and Libya agreed to a truce on Monday.\n\nThe two countries agreed to the truce after a night of talks."
    )
    (truce,) = [p for p in read(text, title="Chad and Libya agree to a truce") if p.kind is ProcessKind.CEASEFIRE]
    assert [s.state.value for s in truce.stages] == ["agreed"]
    assert [e.text for e in truce.stages[0].evidence][-1] == "Chad and Libya agree to a truce"
    assert len(truce.stages[0].evidence) == 2


def test_find_two_agreements_stay_two() -> None:
    text = (
        "Chad and Libya signed an agreement on fishing on Monday. "
        "The two neighbours struck a deal on grazing in May 2019, but it was never applied."
    )
    found = [p for p in read(text) if p.kind is ProcessKind.AGREEMENT]
    assert [p.name for p in found] == ["agreement", "deal"]


def test_find_sides_mediators_place_and_deadline() -> None:
    text = "Egypt and Oman invited Chad and Libya to talks in Cairo on Friday."
    (talks,) = read(text)
    report = Report("t", text, "0" * 64, published=MONDAY, language="en")
    names = {a.id: a.name for a in find_actors(parse([report.text], [None])[0]).actors}
    assert [names[a] for a in talks.parties] == ["Chad", "Libya"]
    assert [names[a] for a in talks.mediators] == ["Egypt", "Oman"]
    assert talks.place is not None and talks.place.name == "Cairo"


def test_find_ultimatum_has_its_deadline() -> None:
    (ultimatum,) = read("Libya gave Chad until Friday to withdraw its troops or face air strikes.")
    assert ultimatum.deadline == date(2025, 3, 14)


def test_find_present_tense_of_a_day_to_come_is_scheduled() -> None:
    (truce,) = read("The truce between Chad and Libya takes effect on March 20.")
    assert [s.state.value for s in truce.stages] == ["scheduled"]


def test_find_the_last_state_is_current_however_it_is_told() -> None:
    text = "The truce between Chad and Libya collapsed on Sunday. Egypt had brokered the truce on March 1."
    (truce,) = read(text)
    assert [s.value for s in truce.current] == ["collapsed"]


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_find_survives_any_text(text: str) -> None:
    assert find_twice(text) == find_twice(text)


def find_twice(text: str) -> tuple[Process, ...]:
    return read(text + " truce talks between A and B", published=None)
