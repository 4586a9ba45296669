"""Sentences that cost no pass of the model."""

import pytest

from dragoman.events.screening import worth_reading
from dragoman.sentences.parse import parse


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Peru accused Chile of moving the stones.", True),
        ("The river is forty kilometres long.", False),
        ("Peru accused.", False),
    ],
)
def test_screening_asks_for_a_word_that_may_carry_an_event(text: str, worth: bool) -> None:
    (sentence,) = parse([text], [None])[0].sentences
    assert worth_reading(sentence) is worth
