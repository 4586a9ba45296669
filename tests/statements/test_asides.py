"""Sources that stand aside."""

import pytest
from reading_of import outline, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As the abbot put it, the levy is a toll on hope.",
            ("the abbot", "put it", ("the levy is a toll on hope",)),
        ),
        (
            "The levy, as two clerks have noted, is old.",
            ("two clerks", "have noted", ("The levy", "is old")),
        ),
        ("Yet, as the abbot noted, the levy is old.", ("the abbot", "noted", ("the levy is old",))),
        (
            "In the abbot's view, the levy is unjust.",
            ("the abbot's view", "In", ("the levy is unjust",)),
        ),
    ],
)
def test_asides_content(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected


def test_asides_a_relative_clause_holds_no_words() -> None:
    found = statements_of("The clerks, who rarely comment on the levy, had no answer for the abbot.")
    assert not any(one.rule in ("postposed", "aside") for one in found)


def test_asides_a_comparison_is_none() -> None:
    assert statements_of("The mill turned as the river rose.") == ()
