"""Passives, with an agent and without one."""

import pytest
from reading_of import outline, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The guild was accused of hiding its debts.",
            (None, "was accused of", ("The guild", "hiding its debts")),
        ),
        ("The levy was backed by two councils.", ("two councils", "was backed by", ("The levy",))),
        (
            "The ferry was reported by sailors to have sunk.",
            ("sailors", "was reported by", ("The ferry", "to have sunk")),
        ),
    ],
)
def test_passives_content(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected


def test_passives_quoted_as_saying_belongs_to_the_one_quoted() -> None:
    (found,) = statements_of("“The pit is shut,” Ana Duarte was quoted by the Delta Wire as saying.")
    assert outline(found)[0] == "Ana Duarte"
