"""Whole passages of ours: what does not agree, and what only looks so."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


def brief(found: tuple[Discrepancy, ...]) -> list[tuple[str, list[str]]]:
    return [(d.kind.value, [c.value for c in d.claims]) for d in found]


@pytest.mark.parametrize(
    ("text", "kind", "values"),
    [
        (
            "The talks will be held in Accra on Friday (March 15), the minister said.",
            "weekday_date",
            ["2025-03-14", "2025-03-15"],
        ),
        (
            "The truce between Chad and Libya expired at noon on Monday. Egyptian radio said the truce had now been "
            "extended by a day.",
            "status",
            ["expired", "extended"],
        ),
        (
            "The truce between Chad and Libya has collapsed, Chad's army said. Observers of the Arab League said the "
            "truce was holding.",
            "status",
            ["collapsed", "in_force"],
        ),
        (
            "Libyan troops shelled a market in Faya, Chad's government said. Libya's army denied shelling the market.",
            "status",
            ["happened", "denied"],
        ),
        (
            "Villagers said Chadian soldiers had burned down two houses. The army denied the report.",
            "status",
            ["happened", "denied"],
        ),
        (
            "Chad's army said Libyan forces had shelled a border post on Sunday. Libya's armed forces command denied that "
            "its troops had opened fire and accused Chad of staging the attack.",
            "attribution",
            ["happened", "denied", "other side"],
        ),
        (
            "Police arrested 30 protesters in Bamako, the opposition said. The interior ministry said nine protesters "
            "had been arrested.",
            "figure",
            ["30", "9"],
        ),
        (
            "The raid killed 41 people, the rebels said. The army put the death toll at six.",
            "figure",
            ["41", "6"],
        ),
        (
            "The sanctions were in force from 12 May 2024 to 3 May 2024, the court found.",
            "date_order",
            ["2024-05-12", "2024-05-03"],
        ),
    ],
)  # fmt: skip
def test_find_tells_kind_and_claims(read: Read, text: str, kind: str, values: list[str]) -> None:
    assert brief(read(text)) == [(kind, values)]


def test_find_says_who_disputes_a_figure(read: Read) -> None:
    text = "The flood of fighting killed 41 people, the rebels said. The army dismissed the figure as propaganda."
    (found,) = read(text)
    assert found.kind.value == "figure"
    assert [c.span.text for c in found.claims][1].startswith("The army dismissed the figure")


def test_find_a_second_source_may_be_understood(read: Read) -> None:
    text = "The toll is in dispute: the army speaks of 41 dead, doctors in Faya of 12."
    assert brief(read(text)) == [("figure", ["41", "12"])]


CONSISTENT = (
    "Chad and Libya agreed to a truce on Monday. The truce takes effect on Thursday, March 13.",
    "The truce expired on Sunday. On Monday the two armies exchanged fire, the United Nations said.",
    "The truce between Chad and Libya, which expired in January, was renewed in February, the mediators said.",
    "The truce was extended in May 2024. It expired in July 2024, the mission said.",
    "The truce collapsed last year. A new truce between Chad and Libya is holding, residents said.",
    "Talks between Chad and Libya collapsed in 2023. The talks resumed in Cairo on Monday, Egypt said.",
    "Libya suspended the talks in June, and they resumed in July, the envoy said.",
    "The rebels said at least 12 people had died. A hospital said 15 people had died.",
    "About 300 people were detained, the police said. Lawyers said 290 people had been detained.",
    "The army said 12 people were killed. Two of them were children, a hospital said.",
    "The blast killed 12 people, the army said. Another five died on Tuesday, doctors said.",
    "The attack killed nine soldiers, the army said. The rebels said three of their fighters had died.",
    "Nine soldiers were killed in Faya, the army said. Six soldiers were killed in Abeche, the governor said.",
    "Chad said 12 Chadian soldiers had died. Libya said 30 Libyan soldiers had died.",
    "The toll rose to 14 on Monday, the hospital said. Police had earlier spoken of nine dead.",
    "The police arrested 12 students on Friday, the union said. On Saturday they arrested four, the ministry said.",
    "Up to 40 people were abducted, the mayor said. The governor said 35 people had been abducted.",
    "More than 1,000 people fled, aid workers said. The United Nations said 4,000 people had fled.",
    "The army killed 20 rebels, it said. The army wounded 30 rebels, the spokesman said.",
    "The minister denied that he would resign. He said the budget would pass.",
    "The minister denied the charge in court. The judge adjourned the case.",
    "Chad denied visas to three Libyan officials. Libya said it would respond.",
    "Libya was denied entry to the union. Chad welcomed the decision, its minister said.",
    "Chad's army said it had shelled rebel positions. The rebels denied asking for talks.",
    "Chad accused Libya of arming rebels. Libya's foreign minister left Tripoli for Rome.",
    "The two sides blamed each other for the fighting. No talks are planned.",
    "Chad will hold elections on Sunday, April 6. The campaign opened on Monday.",
    "The minister arrived on Monday, March 10, and will leave on Friday, March 14.",
    "The mission was in place from 3 May 2023 to 12 May 2024, the council said.",
    "The border was closed from 28 December to 3 January, the ministry said.",
    "The sanctions, imposed in 2021, were lifted on Monday, the council said.",
    "The sanctions took effect in 2020 and expired in 2022. New sanctions were imposed on Monday.",
    "Chad's president met his Libyan counterpart in Tunis. The two agreed to reopen the border.",
    "The rebels said they had taken the town of Faya. The army did not comment.",
    "The rebels said they had taken the town of Faya. The army confirmed that its troops had left.",
    "Witnesses said troops had fired on a crowd. The government said it would investigate.",
    "Witnesses said troops had fired on a crowd. The army denied that its soldiers had looted shops in 2019.",
    "The union said the strike would go on. The ministry called it illegal.",
    "Egypt offered to host talks. Libya accepted the offer, while Chad has not replied.",
    "Libya rejected the plan on Friday. On Monday it agreed to a truce, Egypt said.",
    "Five people were wounded on Friday. Seven people were wounded in a second attack on Sunday, police said.",
    "The company said 40 workers were injured. The union demanded better masks.",
    "Some 200 people marched in Bamako, organisers said. In Kayes 900 people marched, police said.",
    "The ceasefire is holding, Chad said. Libya said the ceasefire was being respected.",
    "Chad called off the talks on Friday. The talks had been scheduled for Monday, Egypt said.",
    "The United Nations extended the mission by a year. The mission began in 2019.",
    "The general denied reports of a rift. He has served for 30 years.",
    "Rebels freed eight hostages, the Red Cross said. The government freed 20 prisoners, a minister said.",
    "The army denied the request for an interview. Residents said the road was open.",
    "The truce came into force at noon on Sunday, Egypt said. It is due to expire on Wednesday, the mission said.",
)  # fmt: skip


def test_find_fifty_passages() -> None:
    assert len(CONSISTENT) == len(set(CONSISTENT)) == 50


@pytest.mark.parametrize("text", CONSISTENT)
def test_find_nothing_where_all_agrees(read: Read, text: str) -> None:
    assert brief(read(text)) == []


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=120))
def test_find_survives_any_text(read: Read, text: str) -> None:
    whole = "The army denied it; 12 died, 4 died: " + text
    assert read(whole, published=None) == read(whole, published=None)


def test_find_tells_a_contradiction_once(read: Read) -> None:
    text = (
        "The truce between Chad and Libya has collapsed, Chad's army said. Observers of the Arab League said the truce "
        "was holding, and that the truce remained in force."
    )
    assert [d.kind.value for d in read(text)] == ["status"]
