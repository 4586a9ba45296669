"""Marks by characters become marks by tokens."""

from dragoman.learned.coder import RawMark, RawReading
from dragoman.learned.reading import read_sentences, reading_of
from dragoman.sentences.parse import parse


class Known:
    """A coder that knows one sentence."""

    class card:
        version = "fake"

    def read(self, text: str) -> RawReading:
        assert text == "Fiji's navy seized a boat."
        types = (("COERCE", 0.9),)
        mark = RawMark(12, 0.9, types, (("actual", 1.0),), (("", 1.0),), {"actor": (0.9, 0.2, 0.1, 0.8, 0.0, 0.0, 0.0)})
        return RawReading((0, 4, 5, 7, 12, 19, 21), (mark,))


def test_reading_moves_shares_to_tokens() -> None:
    (sentence,) = parse(["Fiji's navy seized a boat."], [None])[0].sentences
    reading = reading_of(sentence, Known())  # type: ignore[arg-type]
    assert [t.text for t in sentence.tokens] == ["Fiji", "'s", "navy", "seized", "a", "boat", "."]
    (mark,) = reading.marks
    assert mark.token == 3
    assert mark.roles["actor"] == (0.9, 0.2, 0.8, 0.0, 0.0, 0.0, 0.0)
    assert reading.at(3) is mark
    assert reading.at(0) is None


def test_reading_leaves_out_what_is_not_worth_it() -> None:
    sentences = parse(["It rained."], [None])[0].sentences
    assert read_sentences(sentences, lambda _: False, Known()) == (None,)  # type: ignore[arg-type]
