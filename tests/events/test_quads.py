"""PLOVER's four classes."""

from collections import Counter

from dragoman.events import EventType, Quad, quad


def test_quads_hold_four_types_of_words_each_and_the_rest_in_deeds() -> None:
    assert Counter(quad(kind) for kind in EventType) == {
        Quad.VERBAL_COOPERATION: 4, Quad.MATERIAL_COOPERATION: 3, Quad.VERBAL_CONFLICT: 4, Quad.MATERIAL_CONFLICT: 5,
    }  # fmt: skip
