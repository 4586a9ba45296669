"""Words that take up a process told before: "the arrangement", "it", "the deadline", "the offer"."""

import pytest

from processes.test_find import brief, read


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("Kenya and Somalia agreed to a truce in May. It lapsed on Sunday.", "ceasefire", ["agreed", "expired"]),
        ("Kenya and Somalia agreed to a truce in May. The arrangement was extended on Sunday.", "ceasefire", ["agreed", "extended"]),
        ("A truce between Kenya and Somalia took effect on Sunday. Kenya's army counted six violations within a day.", "ceasefire", ["in_force", "violated"]),
        ("Kenya and Somalia agreed to a ceasefire. The deal collapsed within hours.", "ceasefire", ["agreed", "collapsed"]),
        ("Egypt proposed a ceasefire between Kenya and Somalia. Somalia rejected the proposal.", "ceasefire", ["proposed", "rejected"]),
        ("Egypt proposed a ceasefire between Kenya and Somalia. Kenya accepted the proposal on Monday.", "ceasefire", ["proposed", "agreed"]),
        ("Egypt proposed a ceasefire between Kenya and Somalia. Somalia's president turned it down.", "ceasefire", ["proposed", "rejected"]),
        ("Kenya offered talks to Somalia. Somalia's foreign minister accepted the offer.", "talks", ["proposed", "agreed"]),
        ("Kenya and Somalia opened talks in Cairo on Sunday. The next round is to be held in Tunis on November 3.", "talks", ["under_way", "scheduled"]),
        ("Kenya and Somalia have fallen out over a pier. Talks about the pier that were planned for Monday did not take place.", "talks", ["cancelled"]),
        ("Kenya's envoy and Somalia's envoy quarrelled. The talks on fishing rights were suspended on Friday.", "talks", ["suspended"]),
        ("Kenya gave the militia until Sunday to leave the port or be shelled. The deadline passed at midnight.", "ultimatum", ["in_force", "expired"]),
        ("Kenya gave the militia until Sunday to leave the port or be shelled. The militia's commander dismissed the threat.", "ultimatum", ["in_force", "rejected"]),
        ("Kenya gave the militia until Sunday to leave the port or be shelled. The deadline was later extended by a day.", "ultimatum", ["in_force", "extended"]),
        ("Kenya gave the militia until Sunday to leave the port or be shelled. The militia's leaders complied with the demand on Saturday.", "ultimatum", ["in_force", "agreed"]),
        ("Kenya gave the militia until Sunday to leave the port or be shelled. The militia refused.", "ultimatum", ["in_force", "rejected"]),
        ("Egypt offered to mediate between Kenya and Somalia. Somalia accepted the offer at once.", "mediation", ["proposed", "agreed"]),
        ("Egypt offered to mediate between Kenya and Somalia. Kenya declined the offer.", "mediation", ["proposed", "rejected"]),
        ("The African Union deployed monitors in Somalia. The mission was extended until June.", "mission", ["in_force", "extended"]),
        ("The European Union imposed sanctions on Kenya in May. They were lifted on Sunday.", "sanctions", ["in_force", "concluded"]),
        ("The United States froze the assets of three Kenyan ministers in May. The measures were lifted on Sunday.", "sanctions", ["in_force", "concluded"]),
        ("Somalia had scheduled a presidential election for May. The vote was postponed on Sunday.", "election", ["scheduled", "suspended"]),
        ("Somalia had scheduled a presidential election for May. It will not take place, the government said.", "election", ["scheduled", "cancelled"]),
        ("Kenya closed its border with Somalia in May. The border was reopened on Sunday.", "blockade", ["in_force", "concluded"]),
        ("Militiamen besieged the town of Baidoa in May. The siege was lifted on Sunday.", "blockade", ["in_force", "concluded"]),
        ("Kenya and Somalia signed a treaty on fishing in May. Somalia accused Kenya of violating it.", "agreement", ["agreed", "violated"]),
        ("Kenya and Somalia signed a treaty on fishing in May. Kenya has now withdrawn from the pact.", "agreement", ["agreed", "cancelled"]),
        ("Kenya and Somalia signed an accord on fishing in May. It entered into force on Sunday.", "agreement", ["agreed", "in_force"]),
        ("Kenya and Somalia signed an accord on fishing in May. Somalia's parliament rejected the text on Sunday.", "agreement", ["agreed", "rejected"]),
    ],
)  # fmt: skip
def test_grouping_takes_up_what_was_told(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Somalia met in May. It was extended to the garden.",
        "The company laid off workers in Kenya. Union talks about pay were suspended on Friday.",
        "The deadline passed at midnight in Kenya, and the shops closed.",
        "Kenya's minister rejected the proposal of the architects.",
    ],
)
def test_grouping_nothing_was_told_to_take_up(text: str) -> None:
    assert brief(read(text)) == []


def test_grouping_what_is_taken_up_may_be_told_further_down() -> None:
    text = "The deadline ran out on Sunday. Kenya had given the militia until Sunday to leave the port or be shelled."
    assert brief(read(text)) == [("ultimatum", ["expired", "in_force"])]


def test_grouping_words_for_several_kinds_take_up_the_last() -> None:
    text = (
        "Kenya and Somalia signed a treaty on fishing in May. Kenya and Uganda agreed to a truce on Sunday. "
        "The arrangement was extended on Friday."
    )
    assert brief(read(text)) == [("agreement", ["agreed"]), ("ceasefire", ["agreed", "extended"])]


def test_grouping_one_of_several_invited_agrees_for_nobody_else() -> None:
    text = "Egypt invited Chad, Kenya and Libya to talks. Libya accepted the proposal on Monday."
    (talks,) = read(text)
    assert [s.state.value for s in talks.stages] == ["proposed"]
