"""Bylines."""

import pytest

from dragoman.report.byline import Byline, is_name, read_byline, read_credit, signing_agency


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Noor Haddad", Byline("Noor Haddad")),
        ("By NOOR HADDAD, Staff Writer", Byline("NOOR HADDAD")),
        ("By Noor Haddad and Ivo Brandt", Byline("Noor Haddad and Ivo Brandt")),
        ("By Noor Haddad, Ivo Brandt and Lin Wei", Byline("Noor Haddad, Ivo Brandt and Lin Wei")),
        ("By Noor Haddad in Geneva", Byline("Noor Haddad")),
        ("By Noor Haddad, Geneva", Byline("Noor Haddad")),
        ("By Ursula van der Zee | The Harbour Post", Byline("Ursula van der Zee", "The Harbour Post")),
        ("By Noor Haddad, Baltic News", Byline("Noor Haddad", "Baltic News")),
        ("BY NOOR HADDAD | 18 October 2025", Byline("NOOR HADDAD")),
        ("By: Noor Haddad", Byline("Noor Haddad")),
        ("By J. O’Neill", Byline("J. O’Neill")),
        ("By Our Correspondent", Byline("Our Correspondent")),
        ("By Agencies", Byline("Agencies")),
        ("By Friday, the truce had collapsed.", None),
        ("By Land and Sea, Troops Advance", None),
        ("By the numbers: a year of war", None),
        ("By signing the accord", None),
        ("Bystanders Flee", None),
        ("By Noor Haddad was the report that named the officers", None),
        ("", None),
    ],
)
def test_byline_reads_a_line(line: str, expected: Byline | None) -> None:
    assert read_byline(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Reporting by Noor Haddad; Editing by Ivo Brandt)", Byline("Noor Haddad")),
        ("Reporting by Noor Haddad and Ivo Brandt", Byline("Noor Haddad and Ivo Brandt")),
        ("(Editing by Ivo Brandt)", None),
    ],
)
def test_byline_reads_a_credit(line: str, expected: Byline | None) -> None:
    assert read_credit(line) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The talks failed, he said. (Reuters)", "Reuters"),
        ("The talks failed, he said. — AFP", "AFP"),
        ("The talks failed, he told Reuters", None),
        ("The talks failed. (Geneva)", None),
        ("The talks failed.", None),
    ],
)
def test_byline_reads_a_signing_agency(paragraph: str, expected: str | None) -> None:
    assert signing_agency(paragraph) == expected


@pytest.mark.parametrize(("text", "expected"), [("Noor Haddad", True), ("Noor", False), ("Talks resume", False)])
def test_byline_knows_names(text: str, expected: bool) -> None:
    assert is_name(text) is expected
