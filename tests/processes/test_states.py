"""Words around a noun that say in which state a process is."""

import pytest

from processes.test_find import brief, read


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        ("The truce between Chad and Libya lasted barely three hours.", "ceasefire", ["collapsed"]),
        ("The ceasefire between Chad and Libya held for a second day.", "ceasefire", ["in_force"]),
        ("Chad and Libya agreed to another week of truce.", "ceasefire", ["extended"]),
        ("Chad's rebels declared the ceasefire with the government over.", "ceasefire", ["cancelled"]),
        ("The demise of the ceasefire between Chad and Libya surprised envoys.", "ceasefire", ["collapsed"]),
        ("Libya reneged on the accord with Chad, the Chadian government said.", "agreement", ["violated"]),
        ("Lawmakers in Chad voted down the treaty with Libya.", "agreement", ["rejected"]),
        ("Chad froze its participation in the grazing treaty with Libya.", "agreement", ["suspended"]),
        ("India put the water treaty with Pakistan in abeyance.", "agreement", ["suspended"]),
        ("Negotiations between Chad and Libya hit a deadlock on Friday.", "talks", ["suspended"]),
        ("Talks between Chad and Libya broke up without agreement.", "talks", ["collapsed"]),
        ("Chad and Libya returned to the negotiating table on Monday.", "talks", ["under_way"]),
        ("Libya ruled out a return to the negotiating table with Chad.", "talks", ["rejected"]),
        ("Both Chad and Libya will be represented at a conference in Tunis on Friday.", "talks", ["scheduled"]),
        ("A date for the talks between Chad and Libya has been fixed.", "talks", ["scheduled"]),
        ("The planned summit between Chad and Libya has been scrapped.", "talks", ["cancelled"]),
        ("Turkey offered its services as a mediator between Chad and Libya.", "mediation", ["proposed"]),
        ("Oman is acting as an intermediary between Chad and Libya.", "mediation", ["under_way"]),
        ("Qatar ended its role as mediator between Chad and Libya.", "mediation", ["concluded"]),
        ("The Security Council broadened the arms embargo on Libya.", "sanctions", ["agreed"]),
        ("The United Kingdom placed a Chadian minister on its sanctions list.", "sanctions", ["agreed"]),
        ("The United States waived sanctions on Chad for 120 days.", "sanctions", ["suspended"]),
        ("The European Union eased sanctions on Chad.", "sanctions", ["concluded"]),
        ("The freezing by France of the assets of two Chadian traders angered Chad.", "sanctions", ["in_force"]),
        ("The Security Council renewed the mandate of UNIFIL in Lebanon.", "mission", ["extended"]),
        ("The United Nations wound up its peacekeeping mission in Chad.", "mission", ["concluded"]),
        ("The Security Council approved a new African Union mission in Somalia.", "mission", ["agreed"]),
        ("Mali's junta expelled the UN peacekeeping mission.", "mission", ["cancelled"]),
        ("Voting began in Chad's presidential election on Sunday.", "election", ["under_way"]),
        ("Burkina Faso's junta scrapped the elections planned for July.", "election", ["cancelled"]),
        ("The army of Chad broke the siege of Faya.", "blockade", ["concluded"]),
        ("Peru turned down a Bolivian proposal to hold border talks.", "talks", ["rejected"]),
        ("The junta of Chad rejected an offer to hold talks with Libya.", "talks", ["rejected"]),
        ("Niger accepted an offer of Algerian mediation in its dispute with Mali.", "mediation", ["agreed"]),
        ("Ecuador dropped its ultimatum to Colombia on Monday.", "ultimatum", ["cancelled"]),
    ],
)
def test_states_told_by_verbs_and_nouns(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Russia vetoed a resolution that would have imposed sanctions on Mali.", ["rejected"]),
        ("The Security Council adopted a resolution imposing sanctions on Mali.", ["agreed"]),
        ("France tabled a resolution that would impose sanctions on Mali.", ["proposed"]),
    ],
)
def test_states_go_as_the_vote_on_the_paper_goes(text: str, states: list[str]) -> None:
    assert brief(read(text)) == [("sanctions", states)]


@pytest.mark.parametrize(
    "text",
    [
        "China opposed sanctions on Mali.",
        "The European Commission ruled out sanctions against Mali.",
        "The African Union offered to send observers to Chad.",
        "Observers say the vote in Senegal was fair.",
        "A poll of 1,000 Chadians opened a debate.",
        "Poland's president vetoed a bill that would have raised pensions.",
    ],
)
def test_states_what_is_only_spoken_of_is_no_process(text: str) -> None:
    assert brief(read(text)) == []


def test_states_an_earlier_truce_is_another() -> None:
    text = "The truce between Chad and Libya took effect on Sunday. A previous truce collapsed within a week."
    assert brief(read(text)) == [("ceasefire", ["in_force"]), ("ceasefire", ["collapsed"])]


def test_states_talks_of_nobody_named_stand_beside_a_truce() -> None:
    text = "The truce between Chad and Libya collapsed on Sunday. A second round of talks was to open in Doha."
    assert [kind for kind, _ in brief(read(text))] == ["ceasefire", "talks"]
