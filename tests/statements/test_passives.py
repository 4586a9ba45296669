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
        ("The aide was accused by the court of theft.", ("the court", "was accused", ("The aide", "theft"))),
        ("The envoys were told that the pass was shut.", (None, "were told", ("that the pass was shut",))),
        ("The clerk was asked to leave.", (None, "was asked", ("to leave",))),
        ("Asked whether the truce would hold, she shrugged.", (None, "Asked", ("whether the truce would hold",))),
        ("It was assumed that the pass was mined.", (None, "was assumed", ("that the pass was mined",))),
        ("It emerged that the two kings had met.", (None, "emerged", ("that the two kings had met",))),
        (
            "The governor let it be known that he was tired.",
            ("The governor", "let it be known", ("that he was tired",)),
        ),
        ("The premier is believed to have spoken.", (None, "is believed", ("The premier", "to have spoken"))),
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


def test_passives_who_is_asked_answers() -> None:
    found = statements_of("The minister, asked whether the talks had failed, replied that they had not begun.")
    assert [outline(one) for one in found] == [
        (None, "asked", ("whether the talks had failed",)),
        ("The minister", "replied", ("that they had not begun",)),
    ]
