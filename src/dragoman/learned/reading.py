"""Sentences to readings: the coder's marks, moved from characters to tokens."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from dragoman.learned.coder import Coder, RawReading, load_coder
from dragoman.learned.records import Mark, Reading
from dragoman.sentences import Sentence


def read_sentences(
    sentences: Iterable[Sentence], worth: Callable[[Sentence], bool], coder: Coder | None = None
) -> tuple[Reading | None, ...]:
    """One reading a sentence; None for those that are not worth a pass, which then costs nothing."""
    return tuple(reading_of(s, coder or load_coder()) if worth(s) else None for s in sentences)


def reading_of(sentence: Sentence, coder: Coder) -> Reading:
    """The reading of one sentence."""
    raw = coder.read(sentence.text)
    return Reading(tuple(_marks(sentence, raw)), f"coder/{coder.card.version}")


def _marks(sentence: Sentence, raw: RawReading) -> Iterable[Mark]:
    ends = [token.end - sentence.start for token in sentence.tokens]
    word_of: dict[int, int] = {}  # token → its first word, which stands for it ("air-strike")
    for word, start in enumerate(raw.starts):
        word_of.setdefault(min(bisect_right(ends, start), len(ends) - 1), word)
    words = [word_of.get(token, -1) for token in range(len(ends))]  # -1: the share behind the last one
    token_of = {raw.starts[word]: token for token, word in word_of.items()}
    for mark in raw.marks:
        token = token_of.get(mark.start)
        if token is None:
            continue
        roles = {n: tuple(map((*shares, 0.0).__getitem__, words)) for n, shares in mark.roles.items()}
        yield Mark(token, mark.event, mark.types, mark.statuses, mark.modes, roles)
