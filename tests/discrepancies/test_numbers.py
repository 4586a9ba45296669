"""Numbers as they are written, and their bounds."""

import pytest

from dragoman.discrepancies.numbers import find_numbers
from dragoman.sentences.parse import parse

INFINITE = float("inf")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("They counted 31 bodies.", [(31, 31, 31)]),
        ("Twenty-three people had died.", [(23, 23, 23)]),
        ("Some 1.2 million people fled.", [(1_200_000, 960_000, 1_440_000)]),
        ("At least a dozen people were killed.", [(12, 12, INFINITE)]),
        ("Two dozen soldiers had died.", [(24, 19.2, 28.8)]),
        ("No more than 30,000 had left.", [(30_000, 0, 30_000)]),
        ("More than 30,000 had left.", [(30_000, 30_000, INFINITE)]),
        ("Dozens were arrested.", [(20, 20, INFINITE)]),
        ("Tens of thousands of people marched.", [(15_000, 15_000, INFINITE)]),
        ("The bank lent $140 million.", [(140_000_000, 140_000_000, 140_000_000)]),
        ("It passed a 48-hour rule by a 5-4 vote.", []),
        ("Half a dozen men escaped.", []),
    ],
)
def test_numbers_value_and_bounds(text: str, numbers: list[tuple[int, float, float]]) -> None:
    (sentence,) = parse([text], [None])[0].sentences
    found = [
        (n.value, round(n.low, 1), n.high if n.high == INFINITE else round(n.high, 1)) for n in find_numbers(sentence)
    ]
    assert found == numbers
