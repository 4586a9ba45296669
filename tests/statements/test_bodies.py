"""Communiqués carried in full."""

from reading_of import outline, statements_of

BODY = (
    "The Trade Ministry of Loria declares as follows:\n\n1. It rejects the tariff on salt.\n\n"
    "2. Its lorries will not cross the border.\n\nLor City, 4 March 2024"
)


def test_bodies_have_a_statement_for_each_paragraph() -> None:
    found = [s for s in statements_of(BODY, {"ministry": ("Ministry",)}) if s.rule == "body"]
    assert [outline(s)[2] for s in found] == [
        ("It rejects the tariff on salt.",),
        ("Its lorries will not cross the border.",),
    ]
    assert {(s.source, s.direct) for s in found} == {("ministry", True)}


def test_bodies_outside_a_communique_are_one_paragraph() -> None:
    text = "The club published the following notice:\n\nThe match is off.\n\nThe stands were empty on Sunday."
    found = [s for s in statements_of(text) if s.rule == "body"]
    assert [outline(s)[2] for s in found] == [("The match is off.",)]
