"""Sentences that cost no pass of the model."""

import pytest

from dragoman.actors.find import find_actors
from dragoman.events.screening import worth_reading
from dragoman.sentences.parse import parse


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Peru accused Chile of moving the stones.", True),
        ("The river is forty kilometres long.", False),
        ("Peru accused.", False),
        ("It accused them of moving the old stones.", False),
        ("Twenty were killed on the bridge.", True),
    ],
)
def test_screening_asks_for_a_word_that_may_carry_an_event_and_a_party(text: str, worth: bool) -> None:
    document = parse([text], [None])[0]
    assert worth_reading(document.sentences[0], find_actors(document)) is worth
