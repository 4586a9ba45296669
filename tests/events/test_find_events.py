"""Events of short invented reports: type, status, who, whom, when, on whose word."""

import pytest

from dragoman.events.records import Event, Slot
from dragoman.pipeline import read_reports
from dragoman.record import ReportRecord
from dragoman.report import report_from_row
from dragoman.settings import Settings

DAY = "2025-10-16"  # a Thursday


def record(text: str) -> ReportRecord:
    row = {"id": "x", "text": text, "published": DAY}
    return read_reports([report_from_row(row, Settings(), plain=True)])[0]


def names(found: ReportRecord, event: Event, slot: Slot) -> list[str]:
    known = {a.id: a.name for a in found.actors}
    return [known[a] for a in event.fillers(slot)]


def outline(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    found = record(text)
    return [
        (e.type.value, e.status.value, names(found, e, Slot.ACTOR), names(found, e, Slot.RECIPIENT))
        for e in found.events
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile accused Bolivia of diverting the river.", [("ACCUSE", "actual", ["Chile"], ["Bolivia"])]),
        ("Bolivia was accused by Chile of diverting the river.", [("ACCUSE", "actual", ["Chile"], ["Bolivia"])]),
        ("Chile urged Bolivia to withdraw its troops.", [("REQUEST", "actual", ["Chile"], ["Bolivia"])]),
        ("Chile has not recognised Bolivia's new government.", [("SUPPORT", "negated", ["Chile"], ["Bolivia"])]),
        ("Chile will send doctors to Bolivia.", [("AID", "future", ["Chile"], [])]),
        ("Chile and Bolivia signed a treaty on Monday.", [("AGREE", "actual", ["Chile", "Bolivia"], [])]),
        ("Chile turned down Bolivia's offer.", [("REJECT", "actual", ["Chile"], ["Bolivia"])]),
        ("Chile expelled Bolivia's ambassador.", [("SANCTION", "actual", ["Chile"], ["ambassador"])]),
    ],
)
def test_find_events_reads_the_clause(text: str, expected: list[tuple[str, str, list[str], list[str]]]) -> None:
    found = outline(text)
    assert [(t, s, a) for t, s, a, _ in found] == [(t, s, a) for t, s, a, _ in expected]
    for (_, _, _, whom), (_, _, _, wanted) in zip(found, expected, strict=True):
        assert all(any(w in name for name in whom) for w in wanted)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Chile demanded that Bolivia release the crew.", ["REQUEST"]),  # what is asked for is no second event
        ("Chile threatened to bomb the dam unless Bolivia withdrew.", ["THREATEN"]),
        ("Chile promised to send tents to Bolivia.", ["AGREE"]),
        ("Chile agreed to release the crew.", ["AGREE"]),
        ("Chile warned Bolivia that it would close the pass.", ["THREATEN"]),
        ("Chile's foreign minister said the pass was open.", []),  # a plain fact said
        ("The minister of Chile lives in a large house.", []),
    ],
)
def test_find_events_counts_what_is_asked_or_threatened_once(text: str, types: list[str]) -> None:
    assert [kind for kind, *_ in outline(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a shot at goal and the goalkeeper surrendered the ball.",
        "The brewer declared a price war on its rival after takeover talks broke down.",
        "The chef bombarded the judges with garlic.",
        "Two galaxies collide while a black hole attacks its neighbour.",
    ],
)
def test_find_events_leaves_idioms_alone(text: str) -> None:
    assert outline(text) == []


def test_find_events_of_sides_that_do_not_agree() -> None:
    found = record("Chile and Bolivia met in Lima. The two sides failed to agree on a text.").events
    assert [(e.type.value, e.status.value) for e in found][-1] == ("AGREE", "negated")


def test_find_events_says_why_a_word_was_left_out() -> None:
    found = record("The striker fired a shot at goal and the goalkeeper surrendered the ball.")
    assert {d.reason for d in found.dropped} == {"sport"}
    assert all(found.report.text[d.span.start : d.span.end] == d.span.text for d in found.dropped)


def test_find_events_fills_we_with_the_speaker() -> None:
    text = "Peru's president, Rosa Quispe, spoke in Lima. “We will never accept the ultimatum,” Quispe said."
    found = record(text)
    event = next(e for e in found.events if e.trigger.text == "accept")
    assert names(found, event, Slot.ACTOR) == ["Rosa Quispe"]
    assert event.status.value == "negated"
    statement = next(s for s in found.statements if s.id == event.statement)
    assert statement.direct


def test_find_events_cites_a_filler_from_outside_its_clause() -> None:
    found = record("Peru's navy left the port on Monday. It shelled two Chilean ships on Tuesday.")
    event = next(e for e in found.events if e.trigger.text == "shelled")
    role = next(r for r in event.roles if r.slot is Slot.ACTOR)
    assert role.span.text == "It"
    assert names(found, event, Slot.ACTOR) == ["Peru's navy"]


def test_find_events_a_condition_makes_its_own_hostility_a_threat() -> None:
    text = "Chile's army chief, General Luis Soto, said Chile would close the border if Bolivia sent troops."
    kinds = {(k, s) for k, s, *_ in outline(text)}
    assert ("THREATEN", "actual") in kinds
    assert not any(k == "COERCE" for k, _ in kinds)


def test_find_events_a_denied_report_is_negated_on_the_deniers_word() -> None:
    text = "A Lima newspaper reported that Chile had sent troops to Bolivia. Chile's army denied the report."
    found = record(text)
    first, second = [e for e in found.events if e.type.value == "MOBILIZE"]
    assert (first.status.value, second.status.value) == ("actual", "negated")
    assert second.trigger.text == "denied"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chile expelled two Bolivian diplomats on Tuesday.", "expelled", ("2025-10-14", "stated")),
        ("Chile accused Bolivia of lying.", "accused", (DAY, "statement")),
        ("Chile expelled two Bolivian diplomats.", "expelled", (DAY, "report")),
        ("Two men died on Monday when Chilean troops shelled a village.", "shelled", ("2025-10-13", "stated")),
        ("Chile seized a ship on Monday and arrested its Bolivian crew.", "arrested", ("2025-10-13", "stated")),
        ("Chile accused Bolivia of lying on Friday (October 9).", "accused", None),
    ],
)
def test_find_events_dates_come_with_what_licenses_them(text: str, word: str, expected: tuple[str, str] | None) -> None:
    event = next(e for e in record(text).events if e.trigger.text == word)
    assert (event.date and (event.date.start.isoformat(), event.date.basis.value)) == expected


def test_find_events_told_since_a_month_go_on_until_the_report() -> None:
    (event,) = record("Chile has expelled eleven Bolivian diplomats since June.").events
    assert event.date is not None
    assert (event.date.start.isoformat(), event.date.end.isoformat()) == ("2025-06-01", DAY)


def test_find_events_without_a_publication_date_relative_times_stay_empty() -> None:
    row = {"id": "x", "text": "Chile expelled two Bolivian diplomats on Tuesday."}
    found = read_reports([report_from_row(row, Settings(), plain=True)])[0]
    assert [e.date for e in found.events] == [None]


def test_find_events_ids_depend_on_the_text_alone() -> None:
    text = "Chile accused Bolivia of lying."
    assert [e.id for e in record(text).events] == [e.id for e in record(text).events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile closed its airspace to Peruvian planes. Bolivia deplored the move.", ["Chile"]),
        ("Chile sent rifles to Bolivia on Monday, a step that Peru condemned.", ["Chile"]),
        ("Chile accused Peru of theft. Peru brushed the allegation aside.", ["Chile"]),
        ("Chile accused Peru of theft. Bolivia condemned the decision of the judges.", ["judges"]),
    ],
)
def test_find_events_takes_up_an_earlier_deed(text: str, expected: list[str]) -> None:
    found = record(text)
    assert names(found, found.events[-1], Slot.RECIPIENT) == expected


def test_find_events_cites_where_the_doer_taken_up_was_named() -> None:
    found = record("Chile closed its airspace to Peruvian planes. Bolivia deplored the move.")
    assert [s.text for s in found.events[-1].evidence][1:] == ["Chile"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Oun invited the rebel leader Sadiq Bello. Bello refused.", ["Oun"]),
        ("President Oun invited the rebel leader Sadiq Bello. Bello refused to sign.", []),
    ],
)
def test_find_events_of_a_bare_answer(text: str, expected: list[str]) -> None:
    found = record(text)
    assert names(found, found.events[-1], Slot.RECIPIENT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile agreed to free 30 Peruvian fishermen.", ["30 Peruvian fishermen"]),
        ("Chile promised to supply Bolivia with fuel.", ["Bolivia"]),
        ("Chile agreed to hand three detainees to Peru.", ["Peru"]),
        ("Chile promised to send 200 police to the island.", []),
        ("Chile agreed to pull its troops out.", []),
    ],
)
def test_find_events_promises_name_whom_they_are_for(text: str, expected: list[str]) -> None:
    found = record(text)
    assert names(found, found.events[0], Slot.RECIPIENT) == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sudan's army recaptured Kosti on Monday.", "Kosti"),
        ("Sudan said that rebels had shelled the town of Kadugli.", "Kadugli"),
        ("Sudan's army stormed the Kosti barracks in Khartoum.", "Khartoum"),
    ],
)
def test_find_events_place_that_a_deed_is_done_to(text: str, place: str) -> None:
    event = record(text).events[-1]
    assert event.place is not None
    assert event.place.name == place
    assert all(role.span.text != place for role in event.roles)


def test_find_events_force_goes_on_from_force() -> None:
    text = (
        "The relief agency of the United Nations suspended deliveries on Monday, two days after gunmen attacked a "
        "convoy in Darfur, killed two drivers and looted the flour."
    )
    found = record(text)
    killed = next(e for e in found.events if e.trigger.text == "killed")
    assert names(found, killed, Slot.ACTOR) == ["gunmen"]
    assert killed.date is not None
    assert killed.date.start.isoformat() == "2025-10-11"


def test_find_events_tear_gas_is_an_assault() -> None:
    assert outline("Police fired tear gas at students in Dakar.") == [("ASSAULT", "actual", ["Police"], ["students"])]


def test_find_events_recalled_from_a_state() -> None:
    found = record("Iraq protested. Lebanon recalled its ambassador in Baghdad on Friday.")
    assert names(found, found.events[-1], Slot.RECIPIENT) == ["Iraq"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's navy detained four sailors after the clash.",
        "Peru's navy was put on alert before the attack on the port.",
        "Peru's navy prevented an attack on the port of Ilo.",
        "Peru's navy will respond to an attack on the port.",
        "Peru's navy sent two ships in response to the raid on Ilo.",
    ],
)
def test_find_events_gives_a_deed_no_doer_from_the_clause_that_only_refers_to_it(text: str) -> None:
    assert [doers for kind, _, doers, _ in outline(text) if kind == "ASSAULT" and doers] == []


def test_find_events_reads_an_answer_to_any_attack_as_a_threat() -> None:
    text = "Peru will answer any attack on its coast guard."
    assert [(kind, doers) for kind, _, doers, _ in outline(text)] == [("THREATEN", ["Peru"])]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Argentina rejected the Uruguayan ultimatum.", "Uruguay"),
        ("Poland welcomed the Lithuanian offer.", "Lithuania"),
        ("Peru accepted Norway's offer of mediation.", "Norway"),
        ("Yemen has accepted an offer of talks from Oman.", "Oman"),
        ("Chad asked France for weapons.", "France"),
    ],
)
def test_find_events_names_whose_offer_it_is(text: str, recipient: str) -> None:
    assert [whom for *_, whom in outline(text)] == [[recipient]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Special Envoy Layla al-Khatib met the president of Peru in Lima on Monday.", "Layla al-Khatib"),
        ("The envoy Layla al-Khatib of Jordan came. Al-Khatib praised Peru.", "Layla al-Khatib"),
    ],
)
def test_find_events_keeps_the_particles_of_a_name(text: str, name: str) -> None:
    assert outline(text)[-1][2] == [name]


def test_find_events_blames_no_side_for_what_it_condemns() -> None:
    text = "Chilean drones hit a port in Peru. Peruvian jets fired at a drone. Peru's president condemned the attack."
    assert [whom for kind, _, _, whom in outline(text) if kind == "ACCUSE"] == [["Chilean drones"]]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Peru urged Chile to sign a truce in Lima on October 22.", "urged", DAY),
        ("The Peruvian navy left Ilo on Tuesday, a day after the clash with a Chilean patrol.", "clash", "2025-10-13"),
    ],
)
def test_find_events_dates_a_deed_apart_from_what_is_told_beside_it(text: str, word: str, day: str) -> None:
    (event,) = [e for e in record(text).events if e.trigger.text == word]
    assert event.date is not None
    assert event.date.start.isoformat() == day


def test_find_events_no_agreement_of_a_subject_that_is_no_party() -> None:
    text = "The museum has agreed to lend the portrait to Tokyo."
    assert [e for e in record(text).events if e.type.value == "AGREE"] == []


def test_find_events_a_report_with_a_clause_of_its_own_is_not_the_one_before() -> None:
    found = record("Peru accused Chile of spying. Quito denied a report in a weekly that it had paid two deputies.")
    assert [(e.type.value, e.status.value) for e in found.events] == [("ACCUSE", "actual")]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Iran turned down an EU request for inspections.", "EU"),
        ("Ankara dismissed US criticism of the arrests.", "US"),
        ("Chad condemned the French statement.", "French"),
    ],
)
def test_find_events_are_done_to_those_whose_words_they_answer(text: str, whose: str) -> None:
    (event,) = record(text).events
    assert [r.span.text for r in event.roles if r.slot is Slot.RECIPIENT] == [whose]


def test_find_events_gives_a_denied_passive_no_doer() -> None:
    found = record("Kenya expelled two Ugandan envoys on Friday. Uganda denied that any envoy had been expelled.")
    assert [(e.status.value, e.fillers(Slot.ACTOR) != ()) for e in found.events] == [("actual", True), ("negated", False)]
