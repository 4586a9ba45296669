"""Processes across reports: what is one ledger, in which order its stages stand, and what holds on a day."""

import random
from dataclasses import replace
from datetime import date

import pytest

from dragoman.record.merge import ActorNode, Key, Ledger, Link, PlaceNode, ProcessNode, Rulings, StageNode
from dragoman.record.merge.ledgers import ledgers, process_keys, same_process

YEAR = 2031
NONE = Rulings()


def day(text: str) -> date:
    month, number = text.split("-")
    return date(YEAR, int(month), int(number))


def actor(name: str, country: str | None = None, sector: str | None = "GOV", kind: str = "state") -> ActorNode:
    return ActorNode((0, name), name, kind, country, sector, None, (), (name,))


LAOS, CHAD, PERU = actor("Laos", "LAO"), actor("Chad", "TCD"), actor("Peru", "PER")
HAMAS, RSF = actor("Hamas", "PSE", "REB", "group"), actor("Rapid Support Forces", "SDN", "REB", "group")
ENVOY = actor("envoy", None, None, "person")


def stage(
    state: str, start: str | None = None, source: ActorNode | None = None, text: str = "", end: str | None = None
) -> StageNode:
    first = day(start) if start else None
    last = day(end) if end else first
    statement = f"s-{source.name}" if source else None
    return StageNode(0, state, first, last, "stated" if start else None, source, statement, (0, 4), text or state)


def process(
    seq: int, told: str | None, *stages: StageNode, kind: str = "ceasefire", parties: tuple[ActorNode, ...] = (LAOS, CHAD),
    name: str = "truce", origin: int | None = None, local: str = "p1", place: PlaceNode | None = None,
    mediators: tuple[ActorNode, ...] = (), deadline: str | None = None,
) -> ProcessNode:
    numbered = tuple(replace(one, at=at) for at, one in enumerate(stages))
    return ProcessNode(
        (seq, local), seq if origin is None else origin, day(told) if told else None, kind, name, (0, 5), parties,
        mediators, place, deadline, numbered,
    )


def link_all(nodes: list[ProcessNode]) -> list[Link]:
    pairs = ((a, b) for at, a in enumerate(nodes) for b in nodes[at + 1 :])
    return [link for a, b in pairs if (link := same_process(a, b))]


def merged(*nodes: ProcessNode, until: str | None = None, rulings: Rulings = NONE) -> list[Ledger]:
    return ledgers(nodes, link_all(list(nodes)), rulings, day(until) if until else None)


def keys(found: list[Ledger]) -> list[list[int]]:
    return [[seq for seq, _ in ledger.members] for ledger in found]


AGREED = process(1, "3-6", stage("agreed", "3-6"))


def test_ledgers_follow_up_a_week_later_is_the_same_truce() -> None:
    (ledger,) = merged(AGREED, process(2, "3-13", stage("violated", source=LAOS)))
    assert [s.stage.state for s in ledger.stages] == ["agreed", "violated"]
    assert ledger.current == ("violated",)


@pytest.mark.parametrize("parties", [(LAOS,), (CHAD,), (), (ENVOY,)])
def test_ledgers_a_side_may_be_left_out(parties: tuple[ActorNode, ...]) -> None:
    assert keys(merged(AGREED, process(2, "3-9", stage("in_force"), parties=parties))) == [[1, 2]]


@pytest.mark.parametrize("parties", [(LAOS, PERU), (PERU, RSF), (LAOS, RSF), (LAOS, HAMAS)])
def test_ledgers_another_pair_is_another_truce(parties: tuple[ActorNode, ...]) -> None:
    assert keys(merged(AGREED, process(2, "3-7", stage("violated"), parties=parties))) == [[1], [2]]


def test_ledgers_a_vague_truce_joins_none_where_two_fit() -> None:
    other = process(2, "3-6", stage("agreed"), parties=(PERU, RSF))
    assert keys(merged(AGREED, other, process(3, "3-8", stage("violated"), parties=()))) == [[1], [2], [3]]


def test_ledgers_one_side_joins_none_where_two_fit() -> None:
    other = process(2, "3-6", stage("agreed"), parties=(LAOS, PERU))
    assert keys(merged(AGREED, other, process(3, "3-8", stage("violated"), parties=(LAOS,)))) == [[1], [2], [3]]


def test_ledgers_a_vague_truce_is_that_of_the_side_that_speaks_of_it() -> None:
    other = process(2, "3-6", stage("agreed"), parties=(PERU, RSF))
    spoken = process(3, "3-28", stage("in_force", source=PERU), parties=())
    unknown = process(4, "3-9", stage("in_force"), parties=())
    assert keys(merged(AGREED, other, spoken, unknown)) == [[1], [2, 3], [4]]


def test_ledgers_mediation_is_one_whoever_is_read_as_the_mediator() -> None:
    first = process(1, "3-6", stage("proposed"), kind="mediation", mediators=(PERU,))
    second = process(2, "3-9", stage("agreed"), kind="mediation", parties=(LAOS, PERU))
    other = process(3, "3-9", stage("proposed"), kind="mediation", mediators=(RSF,), parties=(LAOS, HAMAS))
    assert keys(merged(first, second, other)) == [[1, 2], [3]]


def test_ledgers_rebels_of_no_known_name_are_no_side_of_a_truce_between_states() -> None:
    rebels = actor("hill rebels", None, "REB", "group")
    assert keys(merged(AGREED, process(2, "3-7", stage("agreed"), parties=(rebels,)))) == [[1], [2]]


def test_ledgers_who_mediates_is_no_side() -> None:
    second = process(2, "3-8", stage("in_force"), parties=(LAOS, PERU, CHAD), mediators=(PERU,))
    (ledger,) = merged(process(1, "3-6", stage("agreed"), mediators=(PERU,)), second)
    assert [p.name for p in ledger.parties] == ["Laos", "Chad"]
    assert [m.name for m in ledger.mediators] == ["Peru"]


def test_ledgers_talks_in_two_towns_are_two_rounds() -> None:
    oslo, quito = (PlaceNode(n, c, lat, lon, "city") for n, c, lat, lon in
                   (("Oslo", "NOR", 59.9, 10.7), ("Quito", "ECU", -0.2, -78.5)))  # fmt: skip
    first = process(1, "3-6", stage("scheduled", "3-9"), kind="talks", place=oslo)
    assert keys(merged(first, process(2, "3-8", stage("under_way"), kind="talks", place=quito))) == [[1], [2]]
    assert keys(merged(first, process(2, "3-8", stage("under_way"), kind="talks", place=oslo))) == [[1, 2]]


def test_ledgers_agreements_on_two_things_are_two() -> None:
    first = process(1, "3-6", stage("agreed"), kind="agreement", name="grain accord")
    second = process(2, "3-9", stage("suspended"), kind="agreement", name="extradition treaty")
    third = process(3, "9-9", stage("suspended"), kind="agreement", name="grain deal")
    assert keys(merged(first, second)) == [[1], [2]]
    assert keys(merged(first, third)) == [[1, 3]]


def test_ledgers_years_in_names_tell_apart() -> None:
    first = process(1, "3-6", stage("in_force"), kind="agreement", name="2008 accord")
    assert keys(merged(first, process(2, "3-7", stage("agreed"), kind="agreement", name="2019 accord"))) == [[1], [2]]


def test_ledgers_far_in_time_are_two() -> None:
    assert keys(merged(AGREED, process(2, "9-9", stage("violated")))) == [[1], [2]]


def test_ledgers_two_of_one_report_stay_two() -> None:
    assert keys(merged(AGREED, process(1, "3-6", stage("proposed"), local="p2"))) == [[1], [1]]


def test_ledgers_second_truce_after_the_end_of_the_first() -> None:
    ended = process(2, "3-9", stage("collapsed", "3-9"))
    retold = process(3, "3-11", stage("agreed", "3-6"), stage("collapsed", "3-9"))
    again = process(4, "3-20", stage("agreed"))
    found = merged(AGREED, ended, retold, again)
    assert keys(found) == [[1, 2, 3], [4]]
    assert [ledger.current for ledger in found] == [("collapsed",), ("agreed",)]


def test_ledgers_talks_called_off_and_set_anew_are_the_same() -> None:
    (ledger,) = merged(
        process(1, "3-1", stage("scheduled", "3-8"), kind="talks"),
        process(2, "3-5", stage("cancelled"), kind="talks"),
        process(3, "3-9", stage("scheduled", "3-15"), kind="talks"),
    )
    assert ledger.current == ("scheduled",)
    assert [(s.stage.state, s.start) for s in ledger.stages] == [
        ("scheduled", day("3-8")), ("cancelled", None), ("scheduled", day("3-15")),
    ]  # fmt: skip


def test_ledgers_a_stage_told_again_is_one_and_dated_by_whoever_dates_it() -> None:
    (ledger,) = merged(process(1, "3-7", stage("agreed")), process(2, "3-9", stage("agreed", "3-6"), stage("violated")))
    assert [(s.stage.state, s.process, s.start, s.told, s.repeats) for s in ledger.stages] == [
        ("agreed", (1, "p1"), day("3-6"), day("3-7"), (((2, "p1"), 0),)),
        ("violated", (2, "p1"), None, day("3-9"), ()),
    ]


def test_ledgers_copies_only_repeat() -> None:
    copy = process(3, "3-9", stage("agreed", "3-6"), origin=1)
    (ledger,) = merged(AGREED, process(2, "3-8", stage("violated")), copy)
    assert ledger.stages[0].repeats == (((3, "p1"), 0),)
    assert ledger.current == ("violated",)


def test_ledgers_a_copy_of_a_vague_process_goes_with_it() -> None:
    first = process(1, "3-6", stage("proposed"), parties=(), name="immediate ceasefire")
    assert keys(merged(first, process(2, "3-7", stage("proposed"), parties=(), name="immediate ceasefire", origin=1))) == [[1, 2]]


@pytest.mark.parametrize(("until", "current"), [("3-6", "agreed"), ("3-7", "in_force"), ("3-8", "in_force")])
def test_ledgers_a_day_that_was_set_brings_the_start(until: str, current: str) -> None:
    node = process(1, "3-6", stage("agreed", "3-6"), stage("scheduled", "3-7"))
    assert [ledger.current for ledger in merged(node, until=until)] == [(current,)]


def test_ledgers_a_day_that_was_set_anew_counts_alone() -> None:
    first = process(1, "3-6", stage("agreed", "3-6"), stage("scheduled", "3-8"))
    later = process(2, "3-7", stage("scheduled", "3-12"))
    assert [ledger.current for ledger in merged(first, later, until="3-9")] == [("agreed",)]
    assert [ledger.current for ledger in merged(first, later, until="3-12")] == [("in_force",)]


def test_ledgers_a_day_to_come_brings_nothing_after_an_end() -> None:
    first = process(1, "3-6", stage("agreed", "3-6"), stage("scheduled", "3-9"))
    assert [x.current for x in merged(first, process(2, "3-7", stage("cancelled", "3-7")), until="3-20")] == [("cancelled",)]


def test_ledgers_a_start_told_in_the_clause_of_the_accord() -> None:
    node = process(1, "3-6", stage("agreed", "3-6", text="agreed to a truce starting on Monday"))  # 3-6 is a Thursday
    assert [x.current for x in merged(node, until="3-9")] == [("agreed",)]
    assert [x.current for x in merged(node, until="3-10")] == [("in_force",)]


def test_ledgers_only_reports_until_the_day_count() -> None:
    later = process(2, "3-9", stage("collapsed", "3-8"))
    assert [x.current for x in merged(AGREED, later, until="3-8")] == [("agreed",)]
    assert [x.current for x in merged(AGREED, later, until="3-9")] == [("collapsed",)]


def test_ledgers_contrary_claims_of_one_day_stand_side_by_side() -> None:
    expired = process(1, "3-9", stage("expired", "3-9", LAOS))
    assert merged(expired, process(2, "3-9", stage("extended", "3-9", CHAD)))[0].current == ("extended", "expired")
    assert merged(expired, process(2, "3-9", stage("extended", "3-9", LAOS)))[0].current == ("expired",)


def test_ledgers_a_denial_stands_beside_the_breach() -> None:
    told = process(2, "3-9", stage("violated", source=LAOS), stage("in_force", source=CHAD))
    (ledger,) = merged(process(1, "3-6", stage("in_force", "3-6")), told)
    assert ledger.current == ("in_force", "violated")


def test_ledgers_that_it_held_before_is_no_denial() -> None:
    before = process(1, "3-6", stage("in_force", source=CHAD))
    assert merged(before, process(2, "3-9", stage("violated", source=LAOS)))[0].current == ("violated",)


def test_ledgers_an_accord_told_again_later_is_no_news() -> None:
    held = process(2, "3-8", stage("in_force", "3-8"))
    assert merged(AGREED, held, process(3, "3-12", stage("agreed")))[0].current == ("in_force",)


def test_ledgers_a_call_for_a_truce_does_not_undo_it() -> None:
    assert merged(AGREED, process(2, "3-9", stage("proposed")))[0].current == ("agreed",)


@pytest.mark.parametrize(
    ("nodes", "deadline"),
    [
        ([process(1, "3-6", stage("agreed"), stage("scheduled", "3-7"), name="seven-day ceasefire")], "2031-03-14"),
        ([process(1, "3-6", stage("scheduled", "3-12", text="a 36-hour truce from 6 a.m. Wednesday"))], "2031-03-13T18:00:00"),
        ([process(1, "3-6", stage("in_force", "3-6"), name="36-hour truce")], None),
        ([process(1, "3-6", stage("agreed"), name="seven-day ceasefire")], None),
        ([process(1, "3-6", stage("in_force", "3-6"), name="four-day-old truce")], None),
        ([process(1, "3-6", stage("in_force", "3-6"), name="48-hour truce"),
          process(2, "3-8", stage("extended", "3-8", text="extended by 72 hours"))], "2031-03-11"),
        ([AGREED, process(2, "3-8", stage("extended", text="extended the truce until April 3"))], "2031-04-03"),
        ([AGREED, process(2, "3-8", stage("extended", text="extended the truce by 30 days"))], None),
        ([process(1, "3-6", stage("in_force"), kind="ultimatum", name="gave Laos 48 hours to leave")], "2031-03-08"),
        ([process(1, "3-6", stage("in_force"), kind="ultimatum", deadline="2031-03-09")], "2031-03-09"),
        ([process(1, "3-6", stage("agreed", "3-7"), kind="talks", name="two-day halt")], None),
    ],
)  # fmt: skip
def test_ledgers_deadline(nodes: list[ProcessNode], deadline: str | None) -> None:
    assert [ledger.deadline for ledger in merged(*nodes)] == [deadline]


def test_ledgers_a_ceasefire_does_not_expire_by_itself_but_an_ultimatum_does() -> None:
    truce = process(1, "3-6", stage("in_force", "3-6"), name="48-hour truce")
    assert [x.current for x in merged(truce, until="3-20")] == [("in_force",)]
    given = process(1, "3-6", stage("in_force"), kind="ultimatum", deadline="2031-03-09")
    assert [x.current for x in merged(given, until="3-9")] == [("in_force",)]
    assert [x.current for x in merged(given, until="3-10")] == [("expired",)]


def test_ledgers_rulings_beat_everything() -> None:
    later, other = process(2, "3-13", stage("violated")), process(3, "3-7", stage("agreed"), parties=(PERU, RSF))
    ruled = Rulings(frozenset({((1, "p1"), (3, "p1"))}), frozenset({((1, "p1"), (2, "p1"))}))
    found = merged(AGREED, later, other, rulings=ruled)
    assert keys(found) == [[1, 3], [2]]
    assert [link.reason for link in found[0].links] == ["A person has ruled that the two are one."]


def test_ledgers_skip_leaves_a_stage_out() -> None:
    node = process(1, "3-6", stage("agreed"), stage("violated"))
    assert [x.current for x in ledgers([node], [], Rulings(), None, frozenset({((1, "p1"), 1)}))] == [("agreed",)]


def test_ledgers_do_not_depend_on_the_order_of_what_is_given() -> None:
    nodes = [
        AGREED, process(2, "3-8", stage("in_force")), process(3, "3-8", stage("violated"), parties=(LAOS,)),
        process(4, "3-9", stage("collapsed", "3-9")), process(5, "3-9", parties=()), process(6, None, stage("agreed")),
        process(7, "3-21", stage("agreed")), process(8, "3-7", stage("agreed"), parties=(PERU, RSF)),
    ]  # fmt: skip
    links = link_all(nodes)
    wanted = ledgers(nodes, links)
    for seed in range(20):
        random.Random(seed).shuffle(nodes)
        random.Random(seed).shuffle(links)
        assert ledgers(nodes, links) == wanted


def test_ledgers_no_stage_is_dropped() -> None:
    nodes = [process(n, f"3-{n}", stage("agreed"), stage("violated", source=LAOS)) for n in range(1, 9)]
    told = [(s.process, s.stage.at) for ledger in merged(*nodes) for s in ledger.stages]
    repeated: list[tuple[Key, int]] = [one for ledger in merged(*nodes) for s in ledger.stages for one in s.repeats]
    assert sorted(told + repeated) == [(n.key, at) for n in nodes for at in (0, 1)]


def test_ledgers_links_are_symmetric_and_found_by_key() -> None:
    second = process(2, "3-9", stage("violated"), parties=(CHAD,))
    link = same_process(AGREED, second)
    assert link is not None
    assert link == same_process(second, AGREED)
    assert (link.first, link.second) == ((1, "p1"), (2, "p1"))
    assert set(process_keys(AGREED)) & set(process_keys(second)) == {"ceasefire|state:TCD"}
    assert process_keys(process(3, "3-9", parties=())) == ()


def test_ledgers_a_side_that_repeats_its_claim_days_later_changes_nothing() -> None:
    (ledger,) = merged(
        AGREED,
        process(2, "3-20", stage("extended", source=LAOS)),
        process(3, "3-21", stage("expired", "3-21", CHAD)),
        process(4, "3-31", stage("extended", source=LAOS)),
        process(5, "4-1", stage("expired", source=CHAD)),
    )
    assert [s.stage.state for s in ledger.stages] == ["agreed", "extended", "expired"]
    assert ledger.current == ("extended", "expired")


def test_ledgers_an_extension_of_what_was_suspended_is_news() -> None:
    (ledger,) = merged(
        AGREED,
        process(2, "3-10", stage("extended", "3-10")),
        process(3, "3-20", stage("suspended", "3-20", CHAD)),
        process(4, "3-24", stage("extended", source=CHAD)),
    )
    assert [s.stage.state for s in ledger.stages] == ["agreed", "extended", "suspended", "extended"]
    assert ledger.current == ("extended",)


def test_ledgers_a_later_day_is_not_lent_to_an_earlier_report() -> None:
    (ledger,) = merged(
        AGREED, process(2, "3-20", stage("extended", source=LAOS)), process(3, "3-31", stage("extended", "3-21", CHAD))
    )
    assert [(s.stage.state, s.start, len(s.repeats)) for s in ledger.stages] == [
        ("agreed", day("3-6"), 0), ("extended", None, 1),
    ]  # fmt: skip


def test_ledgers_a_day_that_a_later_report_names_leaves_rivals_side_by_side() -> None:
    (ledger,) = merged(
        AGREED,
        process(2, "3-20", stage("extended", source=LAOS)),
        process(3, "3-21", stage("expired", "3-21", CHAD)),
        process(4, "3-31", stage("extended", "3-21", LAOS)),
    )
    assert ledger.current == ("extended", "expired")
