"""Raw text to the report's own words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.clean import clean, opening_of

PASTED = """World
EXCLUSIVE
By Noor Haddad and Ivo Brandt
Kalvian and Orran troops pull back from Lake Sevra
18 October 2025
Fishermen say the shore has been quiet since dawn
SEVRA, Oct 18 (Northern Wire) - Gunners of both republics left the shore on Saturday, officials  said.
“We ask for nothing – but peace,” the minister said.
Read more: Why the lake matters
Talks on fish
A photograph of the lake was shown to the envoys. Also Read: What the envoys saw
The bridge before the war. File photo
Related stories
Fishermen return to the lake
A history of the Sevra dispute
"""


def reasons(raw: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(piece.reason, piece.text) for piece in clean(raw, title=title).removed]


def test_clean_parts_report_from_page() -> None:
    cleaned = clean(PASTED)
    assert cleaned.text.split("\n\n") == [
        "Kalvian and Orran troops pull back from Lake Sevra",
        "Fishermen say the shore has been quiet since dawn",
        "SEVRA, Oct 18 (Northern Wire) - Gunners of both republics left the shore on Saturday, officials  said.",
        "“We ask for nothing – but peace,” the minister said.",
        "Talks on fish",
        "A photograph of the lake was shown to the envoys.",
    ]  # fmt: skip
    assert cleaned.title == "Kalvian and Orran troops pull back from Lake Sevra"
    assert (cleaned.byline, cleaned.day) == ("Noor Haddad and Ivo Brandt", date(2025, 10, 18))
    assert cleaned.dateline is not None
    assert (cleaned.dateline.place, cleaned.dateline.agency) == ("SEVRA", "Northern Wire")
    assert [(piece.reason, piece.text) for piece in cleaned.removed] == [
        ("label", "World"),
        ("label", "EXCLUSIVE"),
        ("byline", "By Noor Haddad and Ivo Brandt"),
        ("date", "18 October 2025"),
        ("related", "Read more: Why the lake matters"),
        ("related", "Also Read: What the envoys saw"),
        ("caption", "The bridge before the war. File photo"),
        ("related", "Related stories"),
        ("related", "Fishermen return to the lake"),
        ("related", "A history of the Sevra dispute"),
    ]


LEAD = "SEVRA — The two republics agreed on a truce on Monday, their envoys said."


@pytest.mark.parametrize(
    ("above", "gone"),
    [
        (
            "Lina Osei\nShare\nThe minister at the lake on Monday. Photo: Harbour Post\n\n",
            ["share", "caption", "label"],
        ),
        ("Divers search the lake on Monday.\n\n", ["caption"]),
        ("The envoy is seen at the lake on Monday.\n", ["caption"]),
        ("WORLD\n\n", ["label"]),
        ("Home > World > Kalvia\n5 min read\n", ["navigation", "share"]),
        ("", []),
    ],
)
def test_clean_finds_the_headline_under_what_stands_above(above: str, gone: list[str]) -> None:
    cleaned = clean(f"{above}Envoys agree on truce at Lake Sevra\n\n{LEAD}\n\nThe truce begins on Friday.")
    assert cleaned.title == "Envoys agree on truce at Lake Sevra"
    assert cleaned.text == f"Envoys agree on truce at Lake Sevra\n\n{LEAD}\n\nThe truce begins on Friday."
    assert sorted(piece.reason for piece in cleaned.removed) == sorted(gone)


@pytest.mark.parametrize(
    "raw",
    [
        "The envoys met on Monday. They agreed on a truce.\n\nTalks on fish\n\nThey will meet again in May.",
        "The president arrived at the lake on Monday for talks with the rebels.\n\nTalks on fish to follow\n\nHe left.",
        "SEVRA — The envoys met on Monday.\n\nTruce holds\n\nThey will meet again in May.",
        "A truce is in force.",
        "Envoys agree on truce",
        "1. It condemns the raid.\n\n2. It recalls its envoy.",
    ],
)
def test_clean_without_a_headline_keeps_all(raw: str) -> None:
    cleaned = clean(raw)
    assert (cleaned.title, cleaned.text, cleaned.removed) == (None, raw, ())


def test_clean_knows_a_headline_by_its_repetition() -> None:
    title = "Envoys agree on truce at the lake"
    raw = f"0 out of 9,000\n\nNews Feed\n\n{title}\n\n1 min read\n\n{title}\n\n{LEAD}\n\nThe truce begins on Friday."
    assert clean(raw).text == f"{title}\n\n{LEAD}\n\nThe truce begins on Friday."
    assert reasons(raw) == [
        ("label", "0 out of 9,000"),
        ("label", "News Feed"),
        ("share", "1 min read"),
        ("headline", title),
    ]


def test_clean_keeps_a_headline_that_reads_as_a_link() -> None:
    raw = f"Explainer: What the truce says\n\n{LEAD}\n\nExplainer: Who owns the lake?"
    assert clean(raw).text == f"Explainer: What the truce says\n\n{LEAD}"
    assert reasons(raw) == [("related", "Explainer: Who owns the lake?")]


def test_clean_finds_the_headline_under_a_menu() -> None:
    raw = f"News | Politics | Sport\n\nDesk | Updated: 20-12-2025 04:53\n\nEnvoys agree on truce\n\n{LEAD}"
    assert clean(raw).text == f"Envoys agree on truce\n\n{LEAD}"
    assert [reason for reason, _ in reasons(raw)] == ["navigation", "date"]


def test_clean_takes_the_margins_out() -> None:
    raw = f"Envoys agree on truce\n\nLIVE\n\nShare | Print\n\n{LEAD}\n\nVisit our shop\n\nmt/rk"
    assert clean(raw).text == f"Envoys agree on truce\n\n{LEAD}"
    assert reasons(raw) == [
        ("label", "LIVE"),
        ("share", "Share | Print"),
        ("promotion", "Visit our shop"),
        ("credit", "mt/rk"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_clean_takes_words_and_numbered_lines_of_a_list_out(gap: str) -> None:
    tags = gap.join(["Most popular", "1. Five boats seized", "2. Envoy held", "Keywords", "truce", "fish"])
    assert clean(f"Envoys agree on truce\n\n{LEAD}\n\n{tags}").text == f"Envoys agree on truce\n\n{LEAD}"


def test_clean_keeps_the_standfirst() -> None:
    raw = f"Truce holds\n\nBoth armies say that nobody has crossed the lake\n\n{LEAD}"
    assert (clean(raw).title, clean(raw).text) == ("Truce holds", raw)


def test_clean_puts_a_given_title_first() -> None:
    assert clean(LEAD, title=" Envoys agree\n on truce ").text == f"Envoys agree on truce\n\n{LEAD}"


def test_clean_does_not_repeat_a_given_title() -> None:
    raw = f"World\n\nThe lake at dawn.\n\nEnvoys ‘agree’ on truce\n\n{LEAD}"
    assert clean(raw, title="Envoys 'agree' on truce").text == f"Envoys 'agree' on truce\n\n{LEAD}"


def test_clean_takes_a_last_caption_with_its_link_out_as_a_whole() -> None:
    raw = f"Envoys agree on truce\n\n{LEAD}\n\nAn archive picture shows the lake at low water. Read more: Who owns the lake"
    assert clean(raw).text == f"Envoys agree on truce\n\n{LEAD}"
    assert reasons(raw) == [
        ("caption", "An archive picture shows the lake at low water."),
        ("related", "Read more: Who owns the lake"),
    ]


def test_clean_keeps_a_list_that_is_no_link_list() -> None:
    raw = f"Envoys agree on truce\n\n{LEAD}\n\nRelated stories\n\nThe truce begins on Friday.\n\nWhat comes next"
    assert clean(raw).text.split("\n\n")[2:] == ["The truce begins on Friday.", "What comes next"]


def test_clean_keeps_the_dates_of_a_chronicle() -> None:
    raw = "A chronicle of the truce\n\n3 March 2024\n\nThe truce began.\n\n5 March 2024\n\nThe truce ended."
    assert clean(raw).text == raw


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: Oct 18, 2025 10:30 IST | Updated: Oct 19, 2025", date(2025, 10, 18)),
        ("Updated 18 October 2025", date(2025, 10, 18)),
        ("Saturday, October 18, 2025", date(2025, 10, 18)),
        ("Published: yesterday", None),
        ("Published in 2019, the report named four officers.", None),
    ],
)
def test_clean_reads_a_date_line(line: str, day: date | None) -> None:
    assert clean(f"Envoys agree on truce\n\n{line}\n\n{LEAD}").day == day


def test_clean_prefers_published_to_updated() -> None:
    raw = f"Envoys agree on truce\n\nUpdated: 19 October 2025\nPublished: 18 October 2025\n\n{LEAD}"
    assert clean(raw).day == date(2025, 10, 18)


def test_clean_reads_the_date_of_a_signed_document_and_keeps_it() -> None:
    raw = f"Note of the embassy on the lake\n\n{LEAD}\n\nSevra, 18 October 2025"
    assert (clean(raw).day, clean(raw).text) == (date(2025, 10, 18), raw)


@pytest.mark.parametrize(
    ("raw", "byline", "outlet"),
    [
        (f"Envoys agree on truce\n\nBy LINA OSEI, Staff Writer\n\n{LEAD}", "LINA OSEI", None),
        (f"Envoys agree on truce\n\nBy Lina Osei, The Sevra Post\n\n{LEAD}", "Lina Osei", "The Sevra Post"),
        (f"Envoys agree on truce\n\n{LEAD}\n\n(Reporting by Lina Osei; editing by Ivo Brandt)", "Lina Osei", None),
        (f"Envoys agree on truce\n\nAFP\n\n{LEAD}", None, "AFP"),
        (f"Envoys agree on truce\n\n{LEAD} (Reuters)", None, "Reuters"),
        (f"Envoys agree on truce\n\nPublished: 18 October 2025 By Lina Osei\n\n{LEAD}", "Lina Osei", None),
    ],
)
def test_clean_reads_who_wrote_it(raw: str, byline: str | None, outlet: str | None) -> None:
    assert (clean(raw).byline, clean(raw).outlet) == (byline, outlet)


def test_clean_takes_nothing_from_plain_text() -> None:
    opening = opening_of(PASTED)
    assert (opening.text, opening.removed) == (PASTED, ())


@pytest.mark.parametrize(
    ("text", "given", "title"),
    [
        (f"Envoys agree on truce\n\n{LEAD}", None, "Envoys agree on truce"),
        (f"Envoys agree on truce\n\n{LEAD}", "Envoys agree on truce", "Envoys agree on truce"),
        (f"Envoys agree on truce\n\n{LEAD}", "Another title", None),
        (LEAD, "Envoys agree on truce", None),
        (LEAD, None, None),
        ("Envoys agree on truce", None, None),
        ("", None, None),
    ],
)
def test_clean_reads_the_title_of_plain_text(text: str, given: str | None, title: str | None) -> None:
    assert opening_of(text, given).title == title


LINES = st.sampled_from([*PASTED.splitlines(), *LEAD.splitlines(), "x", "Next Story", "", "  ", "© 2024",
    "Lina Osei", "The envoy is seen at the lake.", "Published: Oct 18, 2025",
    "and so on without an end in sight for the envoys",
    "He left. Read more: A b c. Read more: D e f", "• Ships may pass",
    "Sevra, 9 April 2023", "word (Reuters)"])  # fmt: skip
RAW = st.one_of(st.text(), st.lists(st.one_of(LINES, LINES, st.text(max_size=30)), max_size=12).map("\n".join))


@given(RAW, st.one_of(st.none(), LINES, st.text(max_size=20)))
def test_clean_of_clean_text_changes_nothing(raw: str, title: str | None) -> None:
    once = clean(raw, title=title)
    twice = clean(once.text, title=once.title)
    assert (twice.text, twice.title) == (once.text, once.title)
    assert once.title is None or once.text.startswith(once.title)


@given(RAW)
def test_clean_loses_no_word(raw: str) -> None:
    cleaned = clean(raw)
    kept = [*cleaned.text.split(), *(word for piece in cleaned.removed for word in piece.text.split())]
    words = " ".join(line.strip().strip("\u200b\ufeff\u2060") for line in raw.splitlines()).split()
    assert sorted(kept) == sorted(words)
