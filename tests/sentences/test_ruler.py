"""The remembered ruler says what spaCy's own says."""

import importlib
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sentences.parse import MODEL
from dragoman.sentences.ruler import NAME, RememberedRuler

SEEN = ("text", "pos_", "tag_", "dep_", "lemma_", "ent_type_", "i")
TEXTS = (
    "There is no truce, and they're not going to sign one.",
    "Let's talk, he said; we've gotta meet. I'm gonna go.",
    "The army  denied it.\n It hadn't done that, did it? Who'd do so?",
    "Envoys met in Lima, which they had left; those that stayed got nothing.",
    "That the talks will be held is what its minister has said to us and to them.",
)


@cache
def bare() -> Any:
    return importlib.import_module(MODEL).load()


@cache
def remembered() -> RememberedRuler:
    return RememberedRuler(bare().get_pipe(NAME))


def words(text: str, ruler: Any) -> list[tuple[Any, ...]]:
    """All that a pattern may set, and the borders of sentences."""
    doc = bare()(text, disable=[NAME, "lemmatizer"])
    done = ruler(doc) if len(doc) else doc
    return [(*(getattr(t, name) for name in SEEN), str(t.morph), t.head.i, t.is_sent_start) for t in done]


@pytest.mark.parametrize("text", TEXTS)
def test_ruler_says_the_same_the_first_time_and_from_memory(text: str) -> None:
    expected = words(text, bare().get_pipe(NAME))
    assert words(text, remembered()) == expected
    assert words(text, remembered()) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(" ".join(TEXTS).split(" ")), max_size=14))
def test_ruler_says_the_same_of_shuffled_words(chosen: list[str]) -> None:
    text = " ".join(chosen)
    assert words(text, remembered()) == words(text, bare().get_pipe(NAME))


def test_ruler_remembers_words_and_not_forms_that_no_pattern_names() -> None:
    ruler = RememberedRuler(bare().get_pipe(NAME))
    words("Envoys met.", ruler)
    known = len(ruler._answers)
    words("Dealers sat.", ruler)
    assert len(ruler._answers) == known
