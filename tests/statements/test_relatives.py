"""Relative clauses that judge the noun they hang on."""

import pytest
from reading_of import outline, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plan, which Kavaria described as a trap, was published on Monday.",
            ("Kavaria", "described as", ("The plan", "a trap")),
        ),
        (
            "The charge that the mayor rejected was read out in court.",
            ("the mayor", "rejected", ("The charge",)),
        ),
        (
            "It was what critics described as a farce.",
            ("critics", "described as", ("what", "a farce")),
        ),
    ],
)
def test_relatives_content(text: str, expected: object) -> None:
    (found,) = statements_of(text)
    assert outline(found) == expected


def test_relatives_a_comma_before_which_leaves_open_what_is_meant() -> None:
    assert statements_of("The bridge fell at dawn, which the mayor denied.") == ()
