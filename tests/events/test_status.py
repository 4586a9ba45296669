"""Whether an event happened."""

import pytest

from dragoman.events.status import status_of
from dragoman.sentences.parse import parse


def status(text: str, word: str) -> str:
    sentence = parse([text], [None])[0].sentences[0]
    return status_of(sentence, next(t.i for t in sentence.tokens if t.text == word))[0].value


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Peru recalled its ambassador on Monday.", "recalled", "actual"),
        ("Peru will recall its ambassador on Monday.", "recall", "future"),
        ("Peru plans to recall its ambassador.", "recall", "future"),
        ("Peru is set to recall its ambassador.", "recall", "future"),
        ("Peru did not recall its ambassador.", "recall", "negated"),
        ("Peru never recalled its ambassador.", "recalled", "negated"),
        ("Peru failed to recall its ambassador.", "recall", "negated"),
        ("Peru has yet to recall its ambassador.", "recall", "negated"),
        ("Peru denied that it had recalled its ambassador.", "recalled", "negated"),
        ("Lima blamed Quito; the army denied a part in it.", "blamed", "actual"),
        ("Peru used no force at the crossing.", "used", "negated"),
        ("Peru made no secret of it.", "made", "actual"),
        ("Peru may recall its ambassador.", "recall", "hypothetical"),
        ("Peru could recall its ambassador next week.", "recall", "hypothetical"),
        ("Peru would recall its ambassador if the insults went on.", "recall", "hypothetical"),
        ("The talks will collapse if Peru recalls its ambassador.", "recalls", "hypothetical"),
        ("The minister said that Peru would recall its ambassador.", "recall", "future"),
        ("The minister said that Peru had recalled its ambassador.", "recalled", "actual"),
        ("The army denied attacking the village.", "attacking", "negated"),
        ("The two sides held talks in Lima on Monday.", "talks", "actual"),
        ("The two sides will hold talks in Lima on Monday.", "talks", "future"),
        ("The two sides held no talks in Lima.", "talks", "negated"),
        ("Residents fear an attack on the village.", "attack", "hypothetical"),
        ("Any attack on the village brings an answer.", "attack", "hypothetical"),
        ("Peru is willing to recall its ambassador.", "recall", "future"),
        ("Peru is not prepared to recall its ambassador.", "recall", "negated"),
        ("The two sides were not able to sign a treaty.", "sign", "negated"),
        ("The two sides were able to sign a treaty.", "sign", "actual"),
        ("Peru was unable to recall its ambassador.", "recall", "negated"),
        ("The premier stopped short of accusing Chile.", "accusing", "negated"),
        ("Peru was in no position to accept the offer.", "accept", "negated"),
        ("Peru is open to hosting talks.", "talks", "future"),
        ("A third round of talks will be held in Lima.", "talks", "future"),
    ],
)
def test_status_follows_the_clause(text: str, word: str, expected: str) -> None:
    assert status(text, word) == expected
