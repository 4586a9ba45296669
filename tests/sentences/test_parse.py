"""Text to sentences."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sentences.mending import dateline_length
from dragoman.sentences.parse import paragraphs_of, parse


@given(st.text(max_size=300), st.integers(min_value=1, max_value=50))
def test_parse_paragraphs_keep_every_visible_character_once(text: str, longest: int) -> None:
    pieces = list(paragraphs_of(text, longest))
    assert all(end - start <= longest for start, end in pieces)
    assert all(a[1] <= b[0] for a, b in zip(pieces, pieces[1:], strict=False))
    covered = {i for start, end in pieces for i in range(start, end)}
    if not any(dateline_length(line.strip()) for line in text.splitlines()):
        assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_parse_tokens_hold_their_characters(text: str) -> None:
    for sentence in parse([text], [None])[0].sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)
        assert all(i not in sentence.children[i] for i in range(len(sentence.tokens)))


def test_parse_marks_the_title_only_where_there_is_one() -> None:
    text = "Envoys meet\n\nEnvoys met in Lima."
    assert [s.title for s in parse([text], ["Envoys meet"])[0].sentences] == [True, False]
    assert [s.title for s in parse([text], [None])[0].sentences] == [False, False]


def test_parse_gives_the_same_for_a_text_alone_and_in_a_batch() -> None:
    texts = ["Envoys met in Lima.", "The army denied it.\n\nIt said so on Monday."]
    assert parse(texts, [None, None]) == [parse([t], [None])[0] for t in texts]


def test_parse_of_nothing_is_an_empty_document() -> None:
    assert parse(["", " \n "], [None, None])[0].sentences == ()
