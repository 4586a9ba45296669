"""What is page and what is report."""

import pytest

from dragoman.errors import VocabularyError
from dragoman.report.chrome import Kind, Match, Row, classify, compile_rows, reads_as_caption, without_tail

CHROME = {
    Kind.RELATED: [
        "Also Read: Envoy says the lake is shared", "ALSO READ | Five ships seized in a week",
        "Read more: Why it matters",
        "Read Also – Navy denies seizing ships", "Related: How the truce came about", "RELATED STORIES", "Next Story",
        "Previous", "More on this story", "Most Read", "You may also like", "Editor’s Picks", "See also:",
        "READ: A history",
        "Read the full story here.", "Watch: Ships leave the harbour", "More from The Harbour Post",
        "Recommended for you",
        "Trending now", "Previous article", "» Read more", "Opinion: The lake has no owner",
        "Explained | What the truce says", "In pictures: Ferries sail again", "Fact check: Did the envoy sign?",
        "Read our explainer: who owns the lake?", "Background: How it came to this →", "See page 14",
    ],
    Kind.CAPTION: [
        "File photo", "Photo: Harbour Post", "Photo credit: Noor Haddad", "Image Credit: Navy of Kalvia",
        "The minister at the quay on Monday. File photo", "The minister at the quay on Monday (Reuters photo)",
        "The minister at the quay. | Photo Credit: AP", "Soldiers on the shore. Photograph: Noor Haddad/AFP",
        "Soldiers on the shore. REUTERS/Noor Haddad", "Soldiers on the shore on Monday [Noor Haddad/AFP]",
        "Soldiers on the shore. (AP Photo/Noor Haddad)", "Soldiers on the shore | Getty Images",
        "A picture shows the bridge before the war.", "An undated handout picture shows the frigate Orra.",
        "In this photo released by the navy, sailors board the ferry.", "Representational image",
        "An old picture shows the bridge. See also: Who built it", "Pictured here: the harbour",
        "Pix by Noor Haddad", "Screengrab from the navy's video", "Soldiers at the quay © Noor Haddad",
        "A family near the lake. PHOTO | N. HADDAD | POST", "(Left to right) Ilse Trauner and Ano Vela at the quay",
    ],
    Kind.CREDIT: [
        "(With agency inputs)", "With inputs from PTI", "(Reporting by Noor Haddad; Editing by Ivo Brandt)",
        "Additional reporting by Ivo Brandt in Geneva", "Noor Haddad contributed to this report.", "Agencies", "AFP",
        "(This story has not been edited by our staff and is auto-generated.)", "Editing by Ivo Brandt",
        "Source: Reuters",
    ],
    Kind.SHARE: [
        "x", "X", "Facebook Twitter WhatsApp", "Share this article", "Share", "@noorhaddad", "5 min read",
        "Listen to this article", "12 comments", "pic.twitter.com/a1B2c3", "View on X", "Listen · 4:32 min",
        "View this post on Instagram", "Leave a Reply", "Log in to comment", "Vote now", "Copy link", "Reading time: 4 minutes", "Leave a comment",
    ],
    Kind.PROMOTION: [
        "Advertisement", "ADVERTISEMENT", "Subscribe", "Subscribe to our newsletter for more",
        "Follow us on X and Facebook",
        "Click here to join our channel", "Sign up for our weekend briefing", "Download the Harbour Post app",
        "The day's news in your inbox, every morning", "You have 2 free articles left.", "Cancel anytime.",
        "Get the Post on your phone: SUBSCRIBE", "Readers like you pay for our work.", "Were you there? Tell us.",
        "Sign up for the Lake Brief, our weekly email", "Donate", "Ad Feedback",
        "For media enquiries, contact the press office.", "Get the latest news in your inbox", "For more news, visit our site", "Story continues below this ad",
    ],
    Kind.COPYRIGHT: ["© 2025 The Harbour Post", "Copyright 2025. All rights reserved.", "All rights reserved"],
    Kind.NAVIGATION: ["Tags: ferry, strait", "#ferry #strait", "Home > World > Africa", "Skip to content",
        "Your browser cannot play this video.", "This website uses cookies.", "READ MORE ON:", "Leer en español",
        "Notes to editors", "For information media. Not an official record.", "___"],
    Kind.DATE: ["Published: Oct 18, 2025 10:30 IST", "Updated 18 October 2025", "3 hours ago",
        "Last updated on: 2025-10-18"],
}  # fmt: skip

BODY = [
    "Subscribers to the state railway will travel free, the minister said.",
    "A photograph of the general lay on the table when the talks began.",
    "A photograph shows the general in a cell, his lawyer said.",
    "A photograph shows the general in a cell. He looks thin, and his hands are tied.",
    "The rebels published a photograph that shows the bridge.",
    "Next-generation missiles were shown at the parade.",
    "Related talks on fishing rights will be held in May.",
    "Published in 2019, the report accused both navies of torture.",
    "Published on 3 March 2024, the report accuses both navies of torture.",
    "Written by Noor Haddad, the report found that both sides had lied.",
    "Reporting by state media is tightly controlled in Kalvia.",
    "Reviewed by The Harbour Post, the documents name four officers.",
    "This report was published by the United Nations on Monday.",
    "Unauthorised crossings of the border rose in May.",
    "Above all, the president wants peace.",
    "Share prices fell after the attack.",
    "Follow-up talks are planned for June.",
    "Read out in parliament, the letter caused an uproar.",
    "File footage aired by state television showed tanks.",
    "Previous rounds of talks had failed.",
    "Sign language interpreters joined the talks, the ministry said.",
    "Copyright law was on the agenda of the trade talks.",
    "Get out of our waters, the admiral told the crew.",
    "By signing the accord, the two states end the war.",
    "Source material from the talks was burnt.",
    "“Click here” was all that the message said.",
    "He told Reuters.",
    "the minister said. (Reuters)",
    "The minister was quoted by AFP.",
    "Watching the border is the task of the mission.",
    "Comments by the minister angered Orra.",
    "Talks on trade",
    "Kalvia recalls envoy",
    "Opinion: the envoys differ on what was agreed.",
    "Germany: Berlin will send 40 police trainers",
    "UN: Security Council to meet on Friday",
    "Donors support the work of the mission.",
    "Independent journalism is banned in Kalvia.",
    "The letter lay in the minister's inbox for a week.",
    "Refugees must register to view the lists.",
    "Orra offers gas with no strings attached.",
    "The fund is open only to members.",
    "The video was published on Telegram.",
    "Millions watched live coverage of the funeral.",
    "Minister bans political advertising",
    "“Send your comments below,” the ministry wrote.",
    "Views expressed by the envoy are not those of Orra.",
    "Reproduction of banknotes is forbidden under the accord.",
    "Pictures by a Reuters photographer contradict the army.",
    "Sources: Premier to quit tomorrow",
    "Support for the rebels",
    "In the region",
    "Summary",
    "Comments from Orra",
    "12:15",
    "Iran",
]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in CHROME.items() for line in lines])
def test_chrome_is_known(kind: Kind, line: str) -> None:
    row = classify(line)
    assert row is not None and row.kind is kind


@pytest.mark.parametrize("line", BODY)
def test_chrome_leaves_body(line: str) -> None:
    row = classify(line)
    assert row is None or row.kind is Kind.DATE  # date rows are checked again, by clean
    assert without_tail(line) == (line, None)


def test_chrome_leaves_long_paragraphs() -> None:
    assert classify("Also Read: " + "the envoys met again. " * 40) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The envoy is seen in Geneva on Monday.", True),
        ("Kalvia’s envoy (left) with her colleague from Orra.", True),
        ("The president waves to supporters in Port Karim.", True),
        ("The president said that he waves to supporters.", False),
        ("The envoy left Geneva on Monday.", False),
    ],
)
def test_chrome_reads_captions_above_a_headline(line: str, expected: bool) -> None:
    assert reads_as_caption(line) is expected


def test_chrome_cuts_a_link_glued_to_a_sentence() -> None:
    assert without_tail("Three trains were held. Read more: How the lake got its name") == (
        "Three trains were held.",
        ("Read more: How the lake got its name", Kind.RELATED),
    )


def test_chrome_names_a_pattern_that_is_none() -> None:
    with pytest.raises(VocabularyError, match=r"chrome\.tsv, field pattern: '\(' is no pattern"):
        compile_rows((Row("(", Match.LINE, Kind.SHARE, 3),))


def test_chrome_limits_words() -> None:
    groups = compile_rows((Row("also", Match.START, Kind.RELATED, 2),))
    assert groups[Match.START].first("also this", 2) is not None
    assert groups[Match.START].first("also this one", 3) is None
