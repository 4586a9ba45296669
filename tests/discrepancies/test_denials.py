"""What is denied, and what only sounds like a denial."""

from collections.abc import Callable

import pytest

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The army said fighters of the Nusra Front had burned down a mill. The Nusra Front denied that its men had attacked the mill.",
            "fighters of the Nusra Front had burned down a mill",
            "denied",
        ),
        (
            "Radio Sahel said the governor had been abducted by gunmen of the Red Lions. The Red Lions deny having carried out any such raid.",
            "the governor had been abducted",
            "any such raid",
        ),
        (
            "Kenya accused Uganda of arming the rebels. The government in Kampala dismissed the accusation.",
            "Kenya accused Uganda of arming the rebels",
            "dismissed the accusation",
        ),
        (
            "Prosecutors accuse the colonel of selling rifles to smugglers, a charge he has always rejected.",
            "Prosecutors accuse the colonel of selling rifles to smugglers",
            "always rejected",
        ),
        (
            "The Norwegian embassy denied a report in a weekly, Kysten, that it had paid two deputies.",
            "it had paid two deputies",
            "The Norwegian embassy denied a report",
        ),
        (
            "Peru said it had sent Bolivia a letter on the border. Bolivia's foreign minister said there was no such letter.",
            "it had sent Bolivia a letter on the border",
            "there was no such letter",
        ),
        (
            "The minister denied that her ministry had bought spyware, as was alleged by a newspaper in May.",
            "as was alleged by a newspaper in May",
            "The minister denied",
        ),
    ],
)
def test_denials_find(read: Read, text: str, first: str, second: str) -> None:
    (found,) = read(text)
    assert found.kind.value == "status"
    assert first in found.claims[0].span.text
    assert second in found.claims[1].span.text


@pytest.mark.parametrize(
    "text",
    [
        "A court dismissed the charges against the editor. Kenya accused Uganda of arming the rebels.",
        "Kenya accused Uganda of arming the rebels. Tanzania called the accusation serious.",
        "The junta denied visas to three reporters. Kenya accused Uganda of arming the rebels.",
        "Doctors said nine people had been killed. Turkey denied that its forces had opened fire.",
        "The army said it had shelled a camp in the north. Rwanda denied that its troops had entered a town in the south.",
        "The envoy brushed aside suggestions that the talks were dead.",
    ],
)
def test_denials_leave(read: Read, text: str) -> None:
    assert read(text) == ()


def test_denials_of_one_claim_by_one_side_are_told_once(read: Read) -> None:
    text = "Radio Sahel said Oman had sent a message on the prisoners. The minister denied the report. She denied the report again."
    assert len(read(text)) == 1


def test_denials_of_any_thing_answer_what_was_told_of_it(read: Read) -> None:
    (found,) = read("The rebels said soldiers had burned two bridges. The army denied that any bridge had been touched.")
    assert [c.value for c in found.claims] == ["happened", "denied"]


def test_denials_tell_who_denies_and_whose_charge_it_is(read: Read) -> None:
    (found,) = read("A Kenyan minister denied the charge by Kampala that guards had burned a market.")
    assert found.reason == "Told by the charge by Kampala, denied by Kenyan minister."


def test_denials_are_no_counter_charge_of_somebody_else(read: Read) -> None:
    found = read(
        "Latvia said two Belarusian envoys had bribed a clerk. The Belarusian embassy called the allegation a fairy tale. "
        "Investigators accuse a railwayman of spying."
    )
    assert [d.kind.value for d in found] == ["status"]
