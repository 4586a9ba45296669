import pytest

from dragoman.record.merge.credits import agency_key, credits, is_agency, names_outlet, sources
from dragoman.record.merge.records import ReportNode

STORY = "The two armies pulled back on Friday, officials said."


def report(text: str = STORY, outlet: str | None = None) -> ReportNode:
    return ReportNode(1, "r", None, None, outlet, None, None, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"HARLAN, May 3 (Reuters) - {STORY}", {"reuters"}),
        (f"HARLAN (AP) — {STORY}", {"associated press"}),
        (f"Two armies pull back\n\nHARLAN (AFP/Reuters) - {STORY}", {"agence france-presse", "reuters"}),
        (f"HARLAN, May 3 (Northern Wire) - {STORY}", {"northern"}),
        (f"HARLAN, Jul 3 (PTI) {STORY}", {"press trust of india"}),
        (f"Harlan, Oct 14 (EFE).- {STORY}", {"efe"}),
        (f"HARLAN, February 18. /TASS/. {STORY}", {"tass"}),
        (f"{STORY} (Reuters)", {"reuters"}),
        (f"{STORY}\n\n— AP, AFP", {"associated press", "agence france-presse"}),
        (f"{STORY}\n\nWith inputs from PTI", {"press trust of india"}),
        (f"{STORY}\n\nSource: Xinhua", {"xinhua"}),
        (f"{STORY}\n\nKYODO", {"kyodo"}),
        (f"{STORY} (dpa/ANSA)", {"deutsche presse-agentur", "ansa"}),
        (f"{STORY}\n\nThe Associated Press contributed to this report.", {"associated press"}),
        ("The armies have left, Reuters reported on Friday, citing officials.", {"reuters"}),
        ("The armies have left, two colonels told the German agency dpa.", {"deutsche presse-agentur"}),
        ("According to the Press Trust of India, the armies have left.", {"press trust of india"}),
        ("The armies have left, the Anadolu news agency said.", {"anadolu"}),
    ],
)
def test_credits_name_the_agency(text: str, wanted: set[str]) -> None:
    assert credits(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The Reuters building was evacuated on Friday.",
        "A journalist of Reuters was among the wounded, and a driver who worked for AFP.",
        "The AP protocol was signed in Harlan (with reservations).",
        "The Joint Chiefs (JCS) said the two armies had pulled back.",
        "ANI, the river that divides the two states, burst its banks.",
    ],
)
def test_credits_are_not_every_mention(text: str) -> None:
    assert credits(text) == frozenset()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("AP", "associated press"), ("The Associated Press", "associated press"), ("Yonhap News Agency", "yonhap"),
        ("Kyodo News", "kyodo"), ("Caspian News Agency", "caspian"), ("Northern Wire", "northern"),
        ("The Harbour Times", None), ("Free Press", None), ("Agency France", None),
    ],
)  # fmt: skip
def test_credits_know_an_agency_by_name_or_form(name: str, wanted: str | None) -> None:
    assert agency_key(name) == wanted


def test_credits_an_agency_that_prints_another_is_not_its_own() -> None:
    assert is_agency(report(f"HARLAN (Reuters) - {STORY}", "Reuters"))
    assert is_agency(report(STORY, "Bernama"))
    assert not is_agency(report(f"HARLAN (Reuters) - {STORY}", "Bernama"))
    assert not is_agency(report(f"HARLAN (Reuters) - {STORY}", "The Harbour Times"))
    assert not is_agency(report(STORY, None))


def test_credits_sources_are_the_publisher_and_the_credited() -> None:
    assert sources(report(f"HARLAN (Reuters) - {STORY}", "Bernama")) == {"reuters", "bernama"}
    assert sources(report(f"{STORY} (AFP)", "The Harbour Times")) == {"agence france-presse"}


@pytest.mark.parametrize(
    ("text", "ours", "theirs", "wanted"),
    [
        ("The armies have left, the Harbour Times reported.", "Daily Echo", "The Harbour Times", True),
        ("The armies have left, the PTI news agency reported.", "Daily Echo", "Press Trust of India", True),
        ("The armies have left, the Harbour Times reported.", "Harbour Times", "The Harbour Times", False),
        ("The armies have left Dawnport.", "Daily Echo", "Dawn", False),
        ("The armies have left.", "Daily Echo", None, False),
    ],
)
def test_credits_name_the_outlet_of_another_report(text: str, ours: str, theirs: str | None, wanted: bool) -> None:
    assert names_outlet(report(text, ours), report(outlet=theirs)) is wanted
