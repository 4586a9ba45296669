"""Spans, sentences, documents."""

import pytest

from dragoman.sentences import Document, Span, identity
from dragoman.sentences.parse import parse


def test_records_span_overlap_is_half_open() -> None:
    assert Span(0, 3, "abc").overlaps(Span(2, 4, "cd"))
    assert not Span(0, 3, "abc").overlaps(Span(3, 4, "d"))


def test_records_span_covers_itself() -> None:
    assert Span(0, 3, "abc").covers(Span(0, 3, "abc"))
    assert not Span(1, 3, "bc").covers(Span(0, 3, "abc"))


def test_records_identity_depends_on_every_part() -> None:
    assert identity("e", 1, "a") == identity("e", 1, "a")
    assert len({identity("e", 1, "a"), identity("e", 1, "b"), identity("s", 1, "a"), identity("e", "1a")}) == 4


def test_records_subtree_and_ancestors_follow_the_parse() -> None:
    sentence = parse(["The old minister met two envoys."], [None])[0].sentences[0]
    words = [t.text for t in sentence.tokens]
    envoys = words.index("envoys")
    assert [words[i] for i in sentence.subtree(envoys)] == ["two", "envoys"]
    assert [t.text for t in sentence.ancestors(words.index("two"))] == ["envoys", "met"]
    assert [t.text for t in sentence.dependents(words.index("met"), "nsubj")] == ["minister"]
    assert sentence.span(0, 2).text == "The old minister"


@pytest.mark.parametrize("offset", [0, 4, 12, 13, 14, 30, 1000])
def test_records_sentence_at_finds_the_sentence_that_holds_an_offset(offset: int) -> None:
    document: Document = parse(["One came here.\n\nTwo went away. Three stayed."], [None])[0]
    expected = [s for s in document.sentences if s.start <= offset < s.end]
    assert document.sentence_at(offset) == (expected[0] if expected else None)
