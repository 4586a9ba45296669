"""Adjectives that attribute."""

import pytest
from reading_of import outline, statements_of

from dragoman.statements import StatementKind

SAID, BELIEVED, INTENDED = StatementKind.SAID, StatementKind.BELIEVED, StatementKind.INTENDED


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Miners are afraid that the pit will close.",
            BELIEVED,
            ("Miners", "are afraid", ("that the pit will close",)),
        ),
        ("The abbot has been critical of the levy.", SAID, ("The abbot", "has been critical of", ("the levy",))),
        (
            "The clerk is determined to keep the office open.",
            INTENDED,
            ("The clerk", "is determined", ("to keep the office open",)),
        ),
    ],
)
def test_predicates_content(text: str, kind: StatementKind, expected: object) -> None:
    (found,) = statements_of(text)
    assert (found.kind, outline(found)) == (kind, expected)


@pytest.mark.parametrize("text", ["The abbot is afraid.", "It is certain that the pit will close."])
def test_predicates_need_a_holder_and_content(text: str) -> None:
    assert statements_of(text) == ()
