"""What reports do not agree on: counts, denials, doers, places, days, states; and a measured set."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.pipeline import read_reports
from dragoman.record.contract import record_json
from dragoman.record.merge.disputes import agreements, disputes
from dragoman.record.merge.ledgers import ledgers, same_process
from dragoman.record.merge.nodes import day_of, instant_of, nodes_of
from dragoman.record.merge.records import (
    ActorNode,
    Cluster,
    Dispute,
    EventNode,
    Ledger,
    LedgerStage,
    PlaceNode,
    ReportNode,
    Rulings,
    StageNode,
)
from dragoman.record.merge.same_events import event_keys, merge_events, same_event
from dragoman.record.merge.told_counts import counts_in
from dragoman.report.arrive import report_from_row
from dragoman.settings import Settings

GROUPS = Path(__file__).parent / "disputes_groups.yaml"
FLOORS = {"figure": 15, "status": 20, "attribution": 10, "place": 3, "date_order": 4}  # of 16, 21, 13, 4, 4
MALI = ActorNode((1, "a1"), "Malian army", "organisation", "MLI", "MIL", None)
MOROCCO = ActorNode((2, "a1"), "Moroccan army", "organisation", "MAR", "MIL", None)
POLICE = ActorNode((1, "a2"), "police", "organisation", "MLI", "COP", None)
DOCTOR = ActorNode((2, "a2"), "Awa Keita", "person", "MLI", "MED", None)
MAYOR = ActorNode((2, "a3"), "Issa Traore", "person", "MLI", "GOV", "mayor")
ENVOY = ActorNode((1, "a4"), "Omar Diallo", "person", "SEN", "GOV", "envoy")
KIDAL = PlaceNode("Kidal", "MLI", 18.44, 1.41, "city")


def told(
    seq: int, text: str, trigger: str, source: ActorNode | None = None, day: int = 8, **other: Any
) -> tuple[ReportNode, EventNode]:
    """A report of a day of May and its one event, of Sunday 7 May; the clause is the sentence of the trigger."""
    report = ReportNode(seq, f"r{seq}", date(2023, 5, day), None, f"Outlet {seq}", None, None, text)
    at = text.index(trigger)
    start = max(text.rfind(". ", 0, at) + 2, 0) if ". " in text[:at] else 0
    sentence = text[start : text.index(".", at) + 1]
    given = {
        "type": "ASSAULT", "mode": None, "status": "actual", "start": date(2023, 5, 7), "end": date(2023, 5, 7),
        "basis": "stated", "place": KIDAL, "actors": (), "recipients": (), "source": source, "trigger": trigger,
        "span": (at, at + len(trigger)), "evidence": sentence[:-1], "sentence": sentence, "statement": f"s{seq}",
    }  # fmt: skip
    return report, EventNode((seq, "e1"), seq, report.day, **{**given, **other})


def found(
    *tellings: tuple[ReportNode, EventNode],
    together: bool = True,
    origins: dict[int, int] | None = None,
    kept: Sequence[Ledger] = (),
) -> list[Dispute]:
    """The disputes of some reports whose events are held to be one, or not."""
    events = [event for _, event in tellings]
    alone = [(Cluster((event.key,)), [event]) for event in events]
    happenings = [(Cluster(tuple(event.key for event in events)), events)] if together else alone
    reports = {report.seq: report for report, _ in tellings}
    return disputes(happenings, kept, reports, origins or {seq: seq for seq in reports})


def words(dispute: Dispute, *tellings: tuple[ReportNode, EventNode]) -> list[tuple[str, str]]:
    """Each claim's value and the words of its span."""
    texts = {report.seq: report.text for report, _ in tellings}
    return [(claim.value, texts[claim.report][slice(*claim.span)]) for claim in dispute.claims]


SIX = told(1, "A bomb killed six traders in Kidal on Sunday, police said.", "killed", POLICE)
NINE = told(2, "Nine traders were killed by the bomb in Kidal on Sunday, Awa Keita said.", "killed", DOCTOR, 9)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shells killed 14 people and wounded 30.", [("dead", 14, 14, "people"), ("wounded", 30, 30, None)]),
        ("At least 80 men were arrested.", [("detained", 80, float("inf"), None)]),
        ("The minister put the death toll at 87.", [("dead", 87, 87, None)]),
        ("Some 3,000 students marched.", [("protesting", 2400, 3600, "student")]),
        ("Up to a dozen soldiers died.", [("dead", 0, 12, "soldier")]),
        ("Four gunmen killed the judge.", []),
        ("Five of the victims were children.", []),
        ("Another 12 people were killed.", []),
        ("The talks lasted 20 hours, eight kilometres from Gao.", []),
        ("Twenty-two fishermen were detained in 2019.", [("detained", 22, 22, "fisherman")]),
    ],
)
def test_told_counts_what_befell_whom(sentence: str, expected: list[tuple[str, float, float, str | None]]) -> None:
    assert [(c.measure, c.low, c.high, c.whom) for c in counts_in(sentence)] == expected


def test_disputes_figure_lowest_first_with_its_words() -> None:
    dispute = found(SIX, NINE)[0]
    assert dispute.kind == "figure"
    assert words(dispute, SIX, NINE) == [("6", "killed six traders"), ("9", "Nine traders were killed")]
    assert dispute.reason == "How many dead: 6 according to police, 9 according to Awa Keita."


@pytest.mark.parametrize(
    "other",
    [
        told(2, "The bomb killed at least five traders in Kidal on Sunday, Awa Keita said.", "killed", DOCTOR),
        told(2, "The toll of the bomb that killed traders in Kidal on Sunday rose to 9.", "killed", DOCTOR, 9),
        told(2, "The bomb killed nine traders in Kidal on Sunday, police said.", "killed", POLICE, 9),
        told(2, "The bomb killed two soldiers in Kidal on Sunday, Awa Keita said.", "killed", DOCTOR, 9),
        told(2, "The bomb in Kidal on Sunday wounded nine traders, Awa Keita said.", "wounded", DOCTOR, 9),
        told(2, "A second bomb killed nine traders in Kidal on Sunday, Awa Keita said.", "killed", DOCTOR, 9),
        told(2, "Bombs have killed 90 traders in Kidal since January, Awa Keita said.", "killed", DOCTOR, 9),
    ],
    ids=[
        "within the bound",
        "an update",
        "the same word",
        "other people",
        "another harm",
        "a second",
        "a stretch of time",
    ],
)
def test_disputes_counts_that_go_together_are_none(other: tuple[ReportNode, EventNode]) -> None:
    assert found(SIX, other) == []


def test_disputes_copies_and_revisions_have_no_voice() -> None:
    assert found(SIX, NINE, origins={1: 1, 2: 1}) == []
    assert found(SIX, (replace(NINE[0], revises=1), NINE[1]), origins={1: 1, 2: 1}) == []


def test_disputes_figure_of_two_events_needs_a_day_and_a_place() -> None:
    assert [d.kind for d in found(SIX, NINE, together=False)] == ["figure"]
    elsewhere = "Nine traders were killed by the bomb in Gao on Sunday, Awa Keita said."
    gao = told(2, elsewhere, "killed", DOCTOR, 9, place=replace(KIDAL, name="Gao"))
    assert found(SIX, gao, together=False) == []


FREED = told(
    1, "Rebels freed Omar Diallo on Sunday, police said.", "freed", POLICE, type="RETREAT", recipients=(ENVOY,)
)
HELD = told(
    2, "Omar Diallo has not been freed, Issa Traore said.", "freed", MAYOR, 9, type="RETREAT", status="negated",
    recipients=(ENVOY,), start=None, end=None, basis=None,
)  # fmt: skip


def test_disputes_status_of_what_is_denied() -> None:
    dispute = found(FREED, HELD, together=False)[0]
    assert (dispute.kind, dispute.resolved) == ("status", None)
    assert [(claim.value, claim.report, claim.statement) for claim in dispute.claims] == [
        ("happened", 1, "s1"), ("denied", 2, "s2"),
    ]  # fmt: skip
    assert dispute.reason.endswith("police tells it, Issa Traore denies it.")


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        (FREED, told(2, "Omar Diallo has not been freed, he said.", "freed", MAYOR, 5, status="negated", type="RETREAT",
                     recipients=(ENVOY,), start=None, end=None, basis=None)),
        ((FREED[0], replace(FREED[1], status="future")), HELD),
        (FREED, (HELD[0], replace(HELD[1], source=POLICE))),
        (FREED, (HELD[0], replace(HELD[1], recipients=(replace(MAYOR, name="Ali Ba", country="NER"),)))),
    ],
    ids=["told before it happened", "a plan", "the same word", "somebody else"],
)  # fmt: skip
def test_disputes_what_does_not_deny(claim: tuple[ReportNode, EventNode], denial: tuple[ReportNode, EventNode]) -> None:
    assert found(claim, denial, together=False) == []


def test_disputes_status_by_words_of_denial_alone() -> None:
    shelled = told(1, "Moroccan guns shelled the market of Kidal on Sunday, police said.", "shelled", POLICE,
                   actors=(MOROCCO,))  # fmt: skip
    text = "Morocco rejected the claim that its guns had shelled the market of Kidal."
    denied = told(2, text, "rejected", MOROCCO, 9, type="REJECT", actors=(MOROCCO,), start=None, end=None)
    dispute = found(shelled, denied, together=False)[0]
    assert dispute.kind == "status"
    assert words(dispute, shelled, denied)[1] == ("denied", text[len("Morocco ") : -1])


def ledger(*stages: tuple[int, str, str, ActorNode | None]) -> Ledger:
    rows = tuple(
        LedgerStage((seq, "p1"), StageNode(0, state, None, None, None, source, None, (0, len(text)), text), seq, None,
                    None, None)
        for seq, state, text, source in stages
    )  # fmt: skip
    states = tuple(state for _, state, _, _ in stages)
    return Ledger(
        tuple(row.process for row in rows), "ceasefire", "the truce", (), (), None, None, rows, states
    )  # fmt: skip


@pytest.mark.parametrize(("states", "kinds"), [(("expired", "extended"), ["status"]), (("violated", "in_force"), [])])
def test_disputes_rival_states_of_a_ledger(states: tuple[str, str], kinds: list[str]) -> None:
    one = told(1, "The truce is over, police said.", "over", POLICE, type="RETREAT")
    other = told(2, "The truce lasts, Issa Traore said.", "lasts", MAYOR, type="AGREE")
    rival = ledger((1, states[0], "The truce is over", POLICE), (2, states[1], "The truce lasts", MAYOR))
    assert [d.kind for d in found(one, other, together=False, kept=[rival])] == kinds


def test_disputes_attribution_of_who_began() -> None:
    one = told(1, "Moroccan troops opened fire first on Sunday in Kidal.", "opened", MALI, actors=(MOROCCO,))
    other = told(2, "Malian troops fired first on Sunday in Kidal.", "fired", MOROCCO, actors=(MALI,))
    assert [(d.kind, [c.value for c in d.claims]) for d in found(one, other, together=False)] == [
        ("attribution", ["Moroccan army", "Malian army"])
    ]


def test_disputes_attribution_needs_one_target() -> None:
    def destroyed(seq: int, what: str, by: ActorNode, source: ActorNode) -> tuple[ReportNode, EventNode]:
        return told(seq, f"Its guns destroyed {what} in Kidal on Sunday.", "destroyed", source, actors=(by,))

    dam = destroyed(1, "the dam", MOROCCO, MALI)
    assert [d.kind for d in found(dam, destroyed(2, "the dam", MALI, MOROCCO), together=False)] == ["attribution"]
    assert found(dam, destroyed(2, "two posts", MALI, MOROCCO), together=False) == []


def test_disputes_place_and_day_of_what_happens_once() -> None:
    def killed(seq: int, where: str, when: int, source: ActorNode) -> tuple[ReportNode, EventNode]:
        return told(
            seq, f"Omar Diallo was killed in {where}.", "killed", source, 10, recipients=(ENVOY,),
            place=replace(KIDAL, name=where), start=date(2023, 5, when), end=date(2023, 5, when),
        )  # fmt: skip

    one = killed(1, "Kidal", 7, POLICE)
    assert [d.kind for d in found(one, killed(2, "Gao", 7, MAYOR), together=False)] == ["place"]
    assert [d.kind for d in found(one, killed(2, "Kidal", 8, MAYOR), together=False)] == ["date_order"]
    assert found(one, killed(2, "Kidal", 7, MAYOR), together=False) == []


def test_disputes_do_not_depend_on_the_order_given() -> None:
    happenings = [(Cluster((e.key,)), [e]) for e in (SIX[1], NINE[1])]
    reports = {1: SIX[0], 2: NINE[0]}
    backwards = dict(reversed(reports.items()))
    once = disputes(happenings, [], reports, {1: 1, 2: 2})
    assert once == disputes(happenings[::-1], [], backwards, {2: 2, 1: 1})
    assert len(once) == 1


def test_disputes_agreements_count_origins() -> None:
    event = Cluster((SIX[1].key, NINE[1].key))
    happening = [(event, [SIX[1], NINE[1]])]
    assert [a.origins for a in agreements(happening, {1: 1, 2: 2})] == [(1, 2)]
    assert agreements(happening, {1: 1, 2: 1}) == []
    assert agreements([(event, [SIX[1], replace(NINE[1], status="negated")])], {1: 1, 2: 2}) == []


def test_disputes_of_invented_reports_meet_the_floors() -> None:
    """All groups in one case: what is expected is found, and nothing between reports that agree."""
    groups = yaml.safe_load(GROUPS.read_text(encoding="utf-8"))
    rows = [row for group in groups for row in group["reports"]]
    settings = Settings()
    read = read_reports([report_from_row(row, settings, plain=False) for row in rows])
    case, texts = _case([record_json(record) for record in read])
    hits: Counter[str] = Counter()
    right: set[int] = set()
    for kinds, spots in _expected(groups, texts):
        fitting = [at for at, d in enumerate(case) if d.kind in kinds and all(_touches(d, *spot) for spot in spots)]
        hits[kinds[0]] += bool(fitting)
        right |= set(fitting)
    assert [d.reason for at, d in enumerate(case) if at not in right] == []
    assert {kind: hits[kind] for kind in FLOORS if hits[kind] < FLOORS[kind]} == {}


def _case(records: Sequence[dict[str, Any]]) -> tuple[list[Dispute], dict[int, str]]:
    nodes = [nodes_of(seq, seq, record) for seq, record in enumerate(records, 1)]
    events = [event for node in nodes for event in node.events]
    keys = {event.key: set(event_keys(event)) for event in events}
    pairs = ((a, b) for a, b in combinations(events, 2) if keys[a.key] & keys[b.key])
    clusters = merge_events(events, [link for a, b in pairs if (link := same_event(a, b))], Rulings())
    by_key = {event.key: event for event in events}
    happenings = [(cluster, [by_key[key] for key in cluster.members]) for cluster in clusters]
    processes = [process for node in nodes for process in node.processes]
    kept = ledgers(processes, [link for a, b in combinations(processes, 2) if (link := same_process(a, b))])
    reports = {seq: _report_node(seq, record["report"]) for seq, record in enumerate(records, 1)}
    found_ = disputes(happenings, kept, reports, {seq: seq for seq in reports})
    return found_, {seq: report.text for seq, report in reports.items()}


def _report_node(seq: int, report: dict[str, Any]) -> ReportNode:
    published = report["published"]
    return ReportNode(
        seq, report["id"], day_of(published), instant_of(published), report["outlet"], report["url"], report["title"],
        report["text"],
    )  # fmt: skip


def _expected(
    groups: Sequence[dict[str, Any]], texts: dict[int, str]
) -> Iterator[tuple[list[str], list[tuple[int, tuple[int, int]]]]]:
    before = 0
    for group in groups:
        for dispute in group.get("disputes", ()):
            spots = [(before + at, text) for at, text in dispute["claims"]]
            starts = [(seq, texts[seq].index(text), text) for seq, text in spots]
            yield dispute["kinds"], [(seq, (start, start + len(text))) for seq, start, text in starts]
        before += len(group["reports"])


def _touches(dispute: Dispute, seq: int, span: tuple[int, int]) -> bool:
    return any(c.report == seq and c.span[0] < span[1] and span[0] < c.span[1] for c in dispute.claims)
