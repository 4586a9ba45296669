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
        ("The truce between Kenya and Somalia was stretched by a further week on Monday.", "ceasefire", ["extended"]),
        ("Togo and Ghana added ten days to their ceasefire on Sunday.", "ceasefire", ["extended"]),
        ("A week-long truce between Togo and Ghana came to an end on Sunday.", "ceasefire", ["expired"]),
        ("The first truce between Togo and Ghana lasted nine days.", "ceasefire", ["expired"]),
        ("Togo and Ghana let their truce lapse on Sunday.", "ceasefire", ["expired"]),
        ("A halt to the shelling between Togo and Ghana took hold on Sunday.", "ceasefire", ["in_force"]),
        ("Ghana's army said it no longer considered itself bound by the truce with Togo.", "ceasefire", ["cancelled"]),
        ("Ghana is no longer bound by the ceasefire with Togo, its army said.", "ceasefire", ["cancelled"]),
        ("The Kel Front said that Mali's army had opened fire in breach of the truce.", "ceasefire", ["violated"]),
        ("Egypt called for an end to hostilities between Togo and Ghana.", "ceasefire", ["proposed"]),
        ("Togo and Ghana agreed to a pause in fighting, Nigeria's president said.", "ceasefire", ["agreed"]),
        ("The rebel commander said the ceasefire with the Malian army was finished.", "ceasefire", ["collapsed"]),
        ("The ceasefire between Togo and Ghana entered its third day on Sunday.", "ceasefire", ["in_force"]),
        ("Ghana's president said there would be no ceasefire with the rebels.", "ceasefire", ["rejected"]),
        ("The truce between Togo and Ghana no longer holds, Nigeria's envoy said.", "ceasefire", ["collapsed"]),
        ("Ghana rejected Togo's call for a truce.", "ceasefire", ["rejected"]),
        ("Talks between Togo and Ghana that were planned for Monday did not take place.", "talks", ["cancelled"]),
        ("A summit of the leaders of Togo and Ghana will not be held after all.", "talks", ["cancelled"]),
        ("The presidents of Togo and Ghana wound up a two-day summit on Sunday.", "talks", ["concluded"]),
        ("Kenya will host a conference on Sudan on May 12.", "talks", ["scheduled"]),
        ("There will be no negotiations with Togo, Ghana's foreign minister said.", "talks", ["rejected"]),
        ("The third round of talks between Togo and Ghana came to a close on Sunday.", "talks", ["concluded"]),
        ("Talks between Togo and Ghana went into a third day on Sunday.", "talks", ["under_way"]),
        ("Peace talks between Togo and Ghana have made headway, Nigeria's envoy said.", "talks", ["under_way"]),
        ("Negotiations between Togo and Ghana were brought to a standstill by the arrest.", "talks", ["suspended"]),
        ("Ghana's president will stay away from the talks with Togo.", "talks", ["rejected"]),
        ("Togo and Ghana have put their names to a treaty on fishing.", "agreement", ["agreed"]),
        ("The foreign ministers of Togo and Ghana initialled a document on the border on Sunday.", "agreement", ["agreed"]),
        ("Togo shredded the border accord with Ghana in May.", "agreement", ["cancelled"]),
        ("Ghana still considers itself bound by the accord with Togo, its foreign minister said.", "agreement", ["in_force"]),
        ("Togo is in breach of the water treaty, Ghana's minister said.", "agreement", ["violated"]),
        ("The deal between Togo and Ghana on the port fell through on Sunday.", "agreement", ["collapsed"]),
        ("Benin volunteered as a go-between for Togo and Ghana.", "mediation", ["proposed"]),
        ("West African states imposed a ban on arms exports to Togo.", "sanctions", ["in_force"]),
        ("The Security Council did away with the arms embargo on Togo.", "sanctions", ["concluded"]),
        ("The arms embargo on Togo remains in place, Ghana's minister said.", "sanctions", ["in_force"]),
        ("The European Union's sanctions on Togo stay as they are, its envoy said.", "sanctions", ["in_force"]),
        ("The presidential run-off in Togo has been called off, the commission said.", "election", ["cancelled"]),
        ("Togo goes to the polls on Sunday.", "election", ["scheduled"]),
        ("Togo's court annulled last Sunday's presidential election.", "election", ["cancelled"]),
        ("Togo's government pushed back the general election by a month.", "election", ["suspended"]),
        ("The Security Council renewed the mandate of the force in Togo for a year.", "mission", ["extended"]),
        ("The African Union's observer team left Togo on Sunday.", "mission", ["concluded"]),
        ("Ghana brought its peacekeeping mission in Togo to an end.", "mission", ["concluded"]),
        ("Kenyan peacekeepers have been stationed in Togo since May.", "mission", ["in_force"]),
        ("The African Union will send peacekeepers to Togo in June.", "mission", ["scheduled"]),
        ("The UN monitoring mission in Togo was brought to a halt by the fighting.", "mission", ["suspended"]),
        ("Rebels have surrounded the town of Kara since May, Togo's army said.", "blockade", ["in_force"]),
        ("The siege of Kara was broken on Sunday, Togo's army said.", "blockade", ["concluded"]),
        ("Togo's navy ended the closure of the port of Aneho.", "blockade", ["concluded"]),
        ("Kenya sold rifles to Somalia in defiance of the arms embargo, the panel said.", "sanctions", ["violated"]),
        ("The flight ban on Eritrea was done away with on Monday.", "sanctions", ["concluded"]),
        ("The Security Council approved a force of 4,000 peacekeepers for Darfur.", "mission", ["agreed"]),
        ("Mali told the UN mission to leave the country by January.", "mission", ["cancelled"]),
        ("The observer mission in Ossetia has suspended its patrols.", "mission", ["suspended"]),
        ("A UN peacekeeping force has been stationed on the island since 1964.", "mission", ["in_force"]),
        ("The mandate of the UN mission in Cyprus expired on Sunday.", "mission", ["expired"]),
        ("The monitors' mandate was prolonged by three months, Georgia's government said.", "mission", ["extended"]),
        ("The last UN peacekeepers left Mali on Sunday.", "mission", ["concluded"]),
        ("The Council rolled over the European Union's sanctions on Belarus.", "sanctions", ["extended"]),
        ("Canada tightened sanctions against Myanmar's generals.", "sanctions", ["agreed"]),
        ("Sanctions on Iran have been in place since 2018, Germany's chancellor said.", "sanctions", ["in_force"]),
        ("The arms embargo on Iran ran out in October.", "sanctions", ["expired"]),
        ("Japan imposed export curbs on Russian lorries.", "sanctions", ["in_force"]),
        ("Oman suspended exports of Iranian steel.", "sanctions", ["in_force"]),
        ("The truce, which Chad and Sudan signed in May, collapsed on Monday.", "ceasefire", ["collapsed", "agreed"]),
        ("The European Union suspended sanctions on Zimbabwe's ministers.", "sanctions", ["suspended"]),
        ("Chad and Niger are to sign a grazing accord in May.", "agreement", ["scheduled"]),
        ("The treaty between Chad and Niger is to enter into force in November.", "agreement", ["scheduled"]),
        ("Chad and Niger clinched a deal on grazing on Sunday.", "agreement", ["agreed"]),
        ("A deal was struck between Chad and Niger on Sunday.", "agreement", ["agreed"]),
        ("Niger gave notice that it was quitting the defence pact with France.", "agreement", ["cancelled"]),
        ("The gas agreement between Niger and Chad expired in May.", "agreement", ["expired"]),
        ("Niger and Chad prolonged their gas agreement by five years.", "agreement", ["extended"]),
        ("The navy of Chad is blockading the port of Bol.", "blockade", ["in_force"]),
        ("Mali's army sealed all roads into Kidal.", "blockade", ["in_force"]),
        ("The rebels of Kidal suspended their blockade of the town for the feast.", "blockade", ["suspended"]),
        ("Chad eased its blockade of the port of Bol.", "blockade", ["concluded"]),
        ("Chad is voting in a presidential election.", "election", ["under_way"]),
        ("Polls closed in Chad's presidential election.", "election", ["concluded"]),
        ("Fighting between the Kel Front and Mali's army has stopped.", "ceasefire", ["in_force"]),
        ("Mali's army broke the truce with the Kel Front three times.", "ceasefire", ["violated"]),
        ("Fighters of the Kel Front opened fire in violation of the truce.", "ceasefire", ["violated"]),
        ("The ceasefire between Chad and Niger was allowed to lapse.", "ceasefire", ["expired"]),
    ],
)  # fmt: skip
def test_states_told_by_verbs_and_nouns(text: str, kind: str, states: list[str]) -> None:
    assert brief(read(text)) == [(kind, states)]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Russia vetoed a resolution that would have imposed sanctions on Mali.", ["rejected"]),
        ("The Security Council adopted a resolution imposing sanctions on Mali.", ["in_force"]),
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
        "The fishing boat went down with all hands on Sunday.",
        "Workers in Togo stopped shooting the film on Sunday.",
        "Togo's players voted for a new captain.",
        "Togo's parliament rejected the text of the budget.",
        "The minister signed the document in the hotel and left Togo.",
        "The team left Togo on Sunday after the final.",
        "Togo's army mined the road to the north.",
        "The law against sects will not be put to the vote, Togo's speaker said.",
        "Togo's minister told workers to clear the tunnel by Friday or call in experts.",
        "The concert in Togo did not take place on Sunday.",
        "Togo fears a breach of the dam.",
        "Voters in Togo are tired, the newspaper said.",
        "The teams added ten days to their training camp.",
        "The truce line between the two Koreas runs along the river.",
        "Analysts said sanctions could hurt the Russian economy.",
        "France's president arrived in Cairo on Sunday after talks with advisers.",
        "The film is about the siege of a small town in France.",
        "The minister said it was extended family who had raised him.",
        "The company said the offer was rejected by shareholders in France.",
        "A vote of no confidence in the French government failed.",
        "The plan to widen the road in Kenya was approved by the county.",
        "France's parliament approved the text of the pension law.",
        "The Kenyan police force was deployed to the stadium.",
        "The order was ignored by drivers in Lagos.",
        "The mission of the school in Uganda is to teach girls.",
        "The Chadian army repelled the attack and the session of parliament was suspended.",
        "Germany's government agreed on a plan for pensions.",
        "Britain and the bank agreed to cut red tape.",
        "Voters in Kenya complained that queues were long.",
        "The ban on plastic bags in Kenya was lifted.",
        "The round of golf between the two presidents lasted four hours.",
        "Hostility between the two teams has ended.",
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


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The truce between Togo and Ghana has been extended until March 31, Togo said on Monday.", "extended"),
        ("The truce between Togo and Ghana was prolonged through Friday, Togo said.", "extended"),
        ("The ceasefire between Togo and Ghana remains in force until Friday.", "in_force"),
        ("Talks between Togo and Ghana were postponed until March 20.", "suspended"),
    ],
)
def test_states_the_day_until_which_it_lasts_is_not_that_of_the_change(text: str, state: str) -> None:
    (process,) = read(text)
    assert [(s.state.value, s.date) for s in process.stages] == [(state, None)]


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Observers arrived hours before the truce between Togo and Ghana expires.", None),
        ("When the ceasefire between Togo and Ghana expires, the convoys will stop.", None),
        ("The ceasefire between Togo and Ghana expires on Friday unless both extend it.", "2025-03-14"),
        ("The truce between Togo and Ghana lapses on March 10 if no one renews it.", "2025-03-10"),
    ],
)
def test_states_an_end_to_come_is_a_deadline_and_no_end(text: str, deadline: str | None) -> None:
    (process,) = read(text)
    assert process.stages == ()
    assert (process.deadline and process.deadline.isoformat()) == deadline


def test_states_an_offer_that_is_welcomed_is_not_under_way() -> None:
    found = read("The envoy welcomes the offer by Qatar to mediate between Togo and Ghana.")
    assert brief(found) == [("mediation", ["proposed"])]
