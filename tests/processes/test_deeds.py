"""Processes that verbs tell without naming them, and verbs that tell none."""

import pytest

from processes.test_find import brief, read


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Chad and Libya agreed to stop fighting on Monday.", "ceasefire", ["agreed"]),
        ("Rebels and the army of Chad agreed to hold their fire from midnight.", "ceasefire", ["agreed"]),
        ("Chad and Libya agreed to pull back their troops from the lake.", "ceasefire", ["agreed"]),
        ("Chad and Libya pledged to refrain from attacks on each other's ports.", "ceasefire", ["agreed"]),
        ("The guns fell silent along the frontier between Chad and Libya at noon.", "ceasefire", ["in_force"]),
        ("Chad and Libya ceased fire at dawn.", "ceasefire", ["in_force"]),
        ("Chad and Libya undertook to reopen their consulates by May.", "agreement", ["agreed"]),
        ("Kenya and Somalia agreed on a timetable for the handover of two posts.", "agreement", ["agreed"]),
        ("Chad and Libya shook hands on a plan to share the water of the lake.", "agreement", ["agreed"]),
        ("Chad and Libya are negotiating over the lake in Tunis.", "talks", ["under_way"]),
        ("Negotiators from Chad and Libya are haggling over a map in Tunis.", "talks", ["under_way"]),
        ("Envoys of Chad and Libya will sit down in Tunis on Thursday.", "talks", ["scheduled"]),
        ("The foreign ministers of Serbia and Kosovo are due to meet in Tirana next week.", "talks", ["scheduled"]),
        ("Libya refused to negotiate with Chad.", "talks", ["rejected"]),
        ("The European Union froze the assets of three Chadian generals.", "sanctions", ["in_force"]),
        ("The United States blacklisted two Libyan banks.", "sanctions", ["in_force"]),
        ("The crossing between Chad and Libya has been closed since Sunday.", "blockade", ["in_force"]),
        ("Rebels in Chad cut the road to Faya.", "blockade", ["in_force"]),
        ("Chad reopened the border with Libya on Sunday.", "blockade", ["concluded"]),
        ("Algeria is mediating between Chad and Libya.", "mediation", ["under_way"]),
        ("Hostilities between the Wa militia and Myanmar's army ceased at dawn on Friday.", "ceasefire", ["in_force"]),
        ("Mali's army and the Kel Front have stopped firing on each other since Sunday.", "ceasefire", ["in_force"]),
        ("Togo and Ghana are locked in discussions over the port of Lome.", "talks", ["under_way"]),
        ("Togo's president proposed that the two sides meet in Accra next week.", "talks", ["proposed"]),
        ("Togo accepted Ghana's offer to hold talks.", "talks", ["agreed"]),
        ("Togo turned down Ghana's offer to negotiate.", "talks", ["rejected"]),
        ("Togo and Ghana have come to terms over the port of Lome.", "agreement", ["agreed"]),
        ("Georgia and Abkhazia agreed on Thursday to let villagers cross the river.", "agreement", ["agreed"]),
        ("Togo has accepted Benin's offer to mediate in the quarrel with Ghana.", "mediation", ["agreed"]),
        ("Ghana rejected Benin's offer to mediate.", "mediation", ["rejected"]),
        ("Voters in Togo elected a new parliament on Sunday.", "election", ["concluded"]),
        ("Togo sealed off the border with Ghana on Sunday.", "blockade", ["in_force"]),
        ("Voters in Bolivia were casting ballots on Sunday in a presidential election.", "election", ["under_way"]),
        ("Nepal and China closed their main border crossing.", "blockade", ["in_force"]),
        ("Militiamen have cut off the town of Menaka, Mali's army said.", "blockade", ["in_force"]),
        ("Chad will vote in a referendum on May 4.", "election", ["scheduled"]),
    ],
)  # fmt: skip
def test_deeds_tell_kind_and_state(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


@pytest.mark.parametrize(
    "text",
    [
        "Police agreed to stop issuing parking fines in Lyon.",
        "The two clubs agreed to exchange players.",
        "Lawmakers in Kenya agreed to hold a hearing on the budget.",
        "The leaders of Chad and Libya agreed to strengthen ties.",
        "The Kenyan army said it would pull its troops back from the camp.",
        "Russia's forces halted the Ukrainian offensive near Bakhmut.",
        "The rebels refused to lay down their arms.",
        "The band laid down their instruments.",
        "Kenya's president walked out on Tuesday to greet the crowd.",
        "The bank froze the accounts of three customers.",
        "Kenya's central bank froze the accounts of the airline.",
        "The council closed the road for repairs.",
        "French police shut the road to the stadium.",
        "Chad could reopen the frontier with Libya if the rains stopped.",
        "Chad's foreign minister will meet investors on Friday.",
    ],
)
def test_deeds_nothing_stands(text: str) -> None:
    assert brief(read(text)) == []


def test_deeds_a_walkout_belongs_to_the_talks_at_hand() -> None:
    text = "Talks between Chad and Libya resumed in Tunis on Monday. Libya's delegation walked out on Tuesday."
    assert brief(read(text, published="2025-03-13")) == [("talks", ["under_way", "suspended"])]


def test_deeds_what_is_agreed_is_told_once() -> None:
    assert brief(read("Chad and Libya agreed to sign a treaty on grazing.")) == [("agreement", ["agreed"])]
