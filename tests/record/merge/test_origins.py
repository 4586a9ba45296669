import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations, permutations
from pathlib import Path

import pytest

from dragoman.record.merge.origins import alike, roots, sketch
from dragoman.record.merge.records import ReportNode, Root

LEAD = "Gunmen seized the ferry terminal of Port Karim before dawn on Tuesday and held eleven dockers for nine hours."
BODY = (
    "They left towards noon in three trucks after the governor, Idris Malouf, had agreed to free two of their men.",
    "Malouf told reporters that nobody had paid a ransom and that the terminal would open again on Thursday.",
    "A docker, Sami Rahal, said by telephone that the gunmen had shared their bread with the hostages.",
    "The company that runs the terminal put the damage at 4 million dollars and asked the navy for a guard.",
    "Three ships that had been due to load grain for Cyprus waited outside of the breakwater in heavy seas.",
)
BACKGROUND = (
    "The port was closed for most of last year by a strike over wages, in which 23 people were hurt by police.",
    "About a third of the country's bread is baked from flour that comes through its silos, by the ministry's count.",
)
CLAUSES = (
    "resolve to keep every berth of the harbour open to vessels of all flags by day and by night.",
    "resolve to leave the customs house to officers in uniform who carry no arms within its fence.",
    "take note of the wish of the dockers for a wage that is paid on the last day of each month.",
    "invite the league of maritime cities to send three observers for a term of ninety days.",
    "agree to meet again in the same place on the first Monday of the coming month.",
)
AGENCY = "\n\n".join((f"PORT KARIM, June 3 (Reuters) - {LEAD}", *BODY, *BACKGROUND))
RIVAL = "\n\n".join(
    (
        "PORT KARIM — The gate of the terminal hung open on Tuesday evening, and nobody knew who was to close it.",
        "Eleven men had sat on the floor of the ticket hall since four in the morning, their phones in a bucket.",
        "“They asked for tea,” said Sami Rahal, one of the dockers. “I told them that the kettle belongs to the company.”",
        "Two prisoners were driven out of the barracks at noon, a lawyer who saw the car told the Karim Echo.",
        "The governor denied a ransom. A clerk of the company said that a bag had been carried across the yard.",
    )
)
FOLLOW_UP = "\n\n".join(
    (
        "PORT KARIM, June 5 (Reuters) - Police arrested a brother of the governor on Thursday over the raid on the terminal.",
        "Karam Malouf was taken from his house to a cell in the capital, his lawyer, Dina Saab, said in a message.",
        "Prosecutors suspect him of having sold the plans of the building, and of having kept the bag from the yard.",
        "He denies all of it. The governor said that he would not speak about his family while a judge did.",
        *BACKGROUND,
    )
)
STATEMENT = (
    "“The republic will not bargain over its harbours. Whoever takes up arms against the workers of this country takes up "
    "arms against all of us, and will be answered by all of us, in the courts and, where the courts cannot reach, by the "
    "men and women of the coast guard, whose patience has been mistaken for weakness,”"
)


def report(text: str, seq: int = 1, **known: object) -> ReportNode:
    day = known.pop("day", date(2025, 6, 3))
    return ReportNode(seq, f"r{seq}", day, None, None, None, None, text, **known)  # type: ignore[arg-type]


def near(a: ReportNode, b: ReportNode) -> tuple[float, str] | None:
    found = alike(a, sketch(a.text), b, sketch(b.text))
    assert found == alike(b, sketch(b.text), a, sketch(a.text))
    return found


AGENCY_REPORT = replace(report(AGENCY), outlet="Reuters")


def copy(text: str, outlet: str | None = "The Harbour Times", day: date | None = date(2025, 6, 4)) -> ReportNode:
    return replace(report(text, 2, day=day), outlet=outlet)


def test_origins_equal_texts_are_copies_however_short() -> None:
    assert near(copy("Blast in Karim."), replace(report("Blast in Karim."), outlet="Reuters")) == (
        1.0,
        "The texts are the same.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join((LEAD, *BODY[:1])),
        "\n\n".join((LEAD, *BODY, "By our correspondent")),
        "\n\n".join(BODY),
        "\n\n".join((LEAD, BODY[3], BODY[0], BODY[4], BODY[2], BODY[1])),
        "\n\n".join((LEAD, *BODY))
        .replace("4 million dollars", "$4m")
        .replace("eleven", "11")
        .replace("on Tuesday", "yesterday"),
        " ".join((LEAD, *BODY)),
        "\n\n".join(
            ("A Harbour Times reader was among those who watched the raid from the old quay.", LEAD, *BODY[:4])
        ),
        "\n\n".join((LEAD, *BODY[:2], *RIVAL.split("\n\n")[:2])),
        f"{LEAD} {BODY[0]} (Reuters)",
    ],
    ids="trimmed signed middle reordered house reflowed new-lead own-added credited".split(),
)
def test_origins_trimmed_edited_and_extended_texts_are_copies(text: str) -> None:
    assert near(AGENCY_REPORT, copy(text)) is not None


def test_origins_a_reason_names_the_share_and_the_agency() -> None:
    found = near(AGENCY_REPORT, copy(f"{LEAD}\n\n{BODY[0]}\n\n{BODY[1]} (Reuters)"))
    assert found is not None
    assert found[1] == "98% of the shorter text's own words stand in the other, and both come from Reuters."


def test_origins_an_undated_text_may_be_a_copy_and_one_of_another_month_is_none() -> None:
    text = "\n\n".join((LEAD, *BODY[:3]))
    assert near(AGENCY_REPORT, copy(text, day=None)) is not None
    assert near(AGENCY_REPORT, copy(text, day=date(2025, 7, 3))) is None


def test_origins_rivals_and_follow_ups_have_their_own_words() -> None:
    assert near(AGENCY_REPORT, copy(RIVAL, "Karim Echo")) is None
    assert near(AGENCY_REPORT, copy(FOLLOW_UP, "Reuters", date(2025, 6, 5))) is None
    assert near(AGENCY_REPORT, copy(FOLLOW_UP, "The Harbour Times", date(2025, 6, 5))) is None


def test_origins_one_statement_in_two_reports_makes_no_copy() -> None:
    first = "\n\n".join((LEAD, f"{STATEMENT} President Rana Haddad said.", *BODY[:2]))
    second = "\n\n".join(
        (*RIVAL.split("\n\n")[:2], f"{STATEMENT} the president said in the evening.", RIVAL.split("\n\n")[3])
    )
    assert near(copy(first, "Daily Echo"), copy(second, "Karim Echo")) is None


def test_origins_a_text_given_in_full_in_two_reports_makes_no_copy() -> None:
    official = "\n\n".join(f"The parties {clause}" for clause in CLAUSES)
    first = "\n\n".join((LEAD, RIVAL.split("\n\n")[4], "The text of the agreement in full:", official))
    second = "\n\n".join((*RIVAL.split("\n\n")[:2], "The declaration reads as follows:", official))
    assert near(copy(first, "Daily Echo"), copy(second, "Karim Echo")) is None
    assert near(copy(first, "Daily Echo"), copy(f"{first}\n\nMore later.", "Karim Echo")) is not None


def bulletin(day: str, town: str, dead: str, drones: str, houses: str) -> str:
    return "\n\n".join(
        (
            f"Over the past day the enemy shelled {dead} villages of the region of Vesk, its head, Pavlo Hnat, said on {day}.",
            f"In {town}, {dead} people were wounded. The enemy used {drones} drones and mortars of various calibres.",
            f"Damage was done to {houses} private houses in the district of {town} and to a power line.",
            "The evacuation of families with children from the settlements along the front continues.",
        )
    )


def test_origins_a_form_that_is_filled_in_each_day_makes_no_copy() -> None:
    first = replace(report(bulletin("Monday", "Orlova", "12", "31", "14")), outlet="Vesk Daily")
    second = copy(bulletin("Tuesday", "Hrabovo", "9", "44", "27"), "Vesk Daily")
    assert near(first, second) is None
    assert near(second, copy(second.text.replace("Over the past day", "In the past day"), "Kyiv Digest")) is not None


def test_origins_pages_that_grow_make_no_copy_unless_all_is_there() -> None:
    entries = [f"{9 + at}.15 {part}" for at, part in enumerate((LEAD, *BODY))]
    first = copy("\n\n".join(entries[:4]), "The Continental")
    assert (
        near(
            first,
            copy("\n\n".join([*entries[3:], *(f"1{at}.40 {p}" for at, p in enumerate(BACKGROUND))]), "The Continental"),
        )
        is None
    )
    assert near(first, copy("\n\n".join(entries), "The Continental")) is not None


REWRITE = "\n\n".join(
    (
        "Armed men who had taken the ferry terminal in Port Karim on Tuesday let eleven dockers go after nine hours, "
        "{credit}.",
        "Governor Idris Malouf had promised freedom for two of their men; three trucks carried the group away towards noon.",
        "No ransom was paid, according to Malouf. He wants to see the terminal open on Thursday. The damage comes to 4 "
        "million dollars by the company's account, and it would like a guard from the navy.",
        "Bread was shared with the hostages, Sami Rahal, a docker, recalled by telephone.",
    )
)


@pytest.mark.parametrize(
    "credit", ["Reuters reported", "two officials told Reuters", "according to the Reuters news agency"]
)
def test_origins_a_rewrite_that_names_the_agency_is_a_copy(credit: str) -> None:
    found = near(AGENCY_REPORT, copy(REWRITE.format(credit=credit)))
    assert found is not None
    assert "both come from Reuters" in found[1].replace("Both", "both")


def test_origins_a_rewrite_that_names_nobody_is_not_called_a_copy() -> None:
    assert near(AGENCY_REPORT, copy(REWRITE.format(credit="officials said"))) is None


def test_origins_naming_an_agency_makes_no_copy_of_an_own_report() -> None:
    assert (
        near(AGENCY_REPORT, copy(f"{RIVAL}\n\nThe navy has been asked for a guard, Reuters reported.", "Karim Echo"))
        is None
    )


OWN = Path(__file__).parents[3] / "bench" / "passages" / "origins.jsonl"


def test_origins_of_our_own_stories_are_told_apart() -> None:
    right, wrong = 0, []
    for line in OWN.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        for a, b in combinations(story["reports"], 2):
            copies = a["id"] in b["origin"] or b["id"] in a["origin"]
            if copies or not set(a["origin"]) & set(b["origin"]):
                held = near(*(_told(seq, one) for seq, one in enumerate((a, b)))) is not None
                right += held is copies
                wrong += [(story["id"], a["id"], b["id"])] if held is not copies else []
    assert (right, wrong) == (119, [])


def _told(seq: int, row: dict[str, str | None]) -> ReportNode:
    day = date.fromisoformat(row["published"][:10]) if row["published"] else None
    return ReportNode(seq, str(row["id"]), day, None, row["outlet"], None, row["title"], str(row["text"]))


# -- roots


def node(
    seq: int, day: int | None = 1, outlet: str = "The Harbour Times", text: str = "", **known: object
) -> ReportNode:
    published = date(2025, 6, day) if day else None
    return ReportNode(seq, f"r{seq}", published, None, outlet, None, None, text or f"Text {seq}.", **known)  # type: ignore[arg-type]


def rooted(nodes: list[ReportNode], pairs: list[tuple[int, int]], weight: float = 0.9) -> dict[int, int]:
    found = roots(nodes, [(a, b, weight, "Alike.") for a, b in pairs])
    return {seq: root.seq for seq, root in sorted(found.items())}


def test_roots_are_the_first_by_day_and_the_agency_first_within_a_day() -> None:
    assert rooted([node(1, 2), node(2, 1)], [(1, 2)]) == {1: 2, 2: 2}
    assert rooted([node(1), node(2, outlet="Reuters")], [(1, 2)]) == {1: 2, 2: 2}
    assert rooted([node(1, 1), node(2, 2, outlet="Reuters")], [(1, 2)]) == {1: 1, 2: 1}
    assert rooted([node(1, None), node(2, 5)], [(1, 2)]) == {1: 2, 2: 2}


def test_roots_within_a_day_are_the_earlier_then_the_longer() -> None:
    early = replace(node(1), instant=datetime(2025, 6, 1, 8, tzinfo=UTC))
    late = replace(node(2), instant=datetime(2025, 6, 1, 6, tzinfo=UTC))
    assert rooted([early, late], [(1, 2)]) == {1: 2, 2: 2}
    assert rooted([node(1, text="Short."), node(2, text="The longer one.")], [(1, 2)]) == {1: 2, 2: 2}


def test_roots_what_names_the_other_comes_after_it() -> None:
    naming = node(
        1, outlet="Daily Echo", text="The armies have left, the Harbour Times reported on Monday, citing officials."
    )
    assert rooted([naming, node(2)], [(1, 2)]) == {1: 2, 2: 2}


def test_roots_do_not_depend_on_the_order_of_input() -> None:
    nodes = [node(1, 2), node(2, 1), node(3, 3), node(4, None)]
    pairs = [(1, 2), (1, 3), (2, 3), (3, 4), (2, 4)]
    found = {tuple(rooted(list(some), pairs).items()) for some in permutations(nodes)}
    assert found == {((1, 2), (2, 2), (3, 2), (4, 2))}


def test_roots_of_a_text_joined_of_two_do_not_join_the_two() -> None:
    first, second = node(1, 1, "Reuters", AGENCY), node(2, 3, "AFP", RIVAL)
    joined = node(3, 2, text=f"{AGENCY}\n\n{RIVAL}")
    found = roots([first, second, joined], [(1, 3, 0.9, "A."), (2, 3, 0.8, "B.")])
    assert {seq: root.seq for seq, root in found.items()} == {1: 1, 2: 2, 3: 1}
    assert found[3] == Root(1, 0.9, "A.")


def test_roots_through_a_copy_that_has_nearly_all_of_it() -> None:
    rewrite = node(2, 2, text=REWRITE.format(credit="Reuters reported"))
    again = node(3, 3, outlet="Daily Echo", text=REWRITE.format(credit="it was reported"))
    pairs = [(1, 2, 0.8, "A."), (2, 3, 0.95, "B.")]
    assert {s: r.seq for s, r in roots([node(1, 1, "Reuters", AGENCY), rewrite, again], pairs).items()} == {
        1: 1,
        2: 1,
        3: 1,
    }
    weak = [(1, 2, 0.8, "A."), (2, 3, 0.5, "B.")]
    assert {s: r.seq for s, r in roots([node(1, 1, "Reuters", AGENCY), rewrite, again], weak).items()} == {
        1: 1,
        2: 1,
        3: 3,
    }


def test_roots_of_a_later_form_are_those_of_the_form_before() -> None:
    nodes = [node(1, 1), node(2, 2), node(3, 9, revises=2), node(4, 10)]
    assert rooted(nodes, [(1, 2)]) == {1: 1, 2: 1, 3: 1, 4: 4}
    assert rooted([node(1, 1), node(2, 2, revises=1), node(3, 3)], [(2, 3)]) == {1: 1, 2: 1, 3: 1}


def test_roots_pairs_with_reports_that_are_not_there_count_for_nothing() -> None:
    assert rooted([node(2, 2)], [(1, 2)]) == {2: 2}
