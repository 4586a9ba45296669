"""Set phrases of a verb and its object."""

import pytest

from dragoman.events.idioms import is_idiom
from dragoman.sentences.parse import parse


def idiom(text: str, word: str) -> bool:
    sentence = parse([text], [None])[0].sentences[0]
    return is_idiom(sentence, next(t.i for t in sentence.tokens if t.text == word))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The envoy takes no position on the dispute.", "takes", True),
        ("The army took the position above the river.", "took", True),
        ("The army took three positions above the river.", "took", False),
        ("The minister cut short a visit to Lisbon.", "visit", True),
        ("The minister cut short a visit to Lisbon.", "cut", True),
        ("The minister cut ties with Lisbon.", "cut", False),
        ("She called an emergency meeting of her cabinet.", "called", True),
        ("She called off a meeting with the rebels.", "called", False),
        ("Niger fought corruption for years.", "fought", True),
        ("Niger fought the rebels for years.", "fought", False),
    ],
)
def test_idioms_needs_the_object(text: str, word: str, expected: bool) -> None:
    assert idiom(text, word) is expected
