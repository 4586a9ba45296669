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
    token_of = [min(bisect_right(ends, start), len(ends) - 1) for start in raw.starts]
    seen = set()
    for mark in raw.marks:
        token = min(bisect_right(ends, mark.start), len(ends) - 1)
        if token in seen:  # "air-strike": the first word of a token stands for it
            continue
        seen.add(token)
        roles = {}
        for name, shares in mark.roles.items():
            by_token = [0.0] * len(ends)
            for i, share in zip(token_of, shares, strict=True):
                by_token[i] = max(by_token[i], share)
            roles[name] = tuple(by_token)
        yield Mark(token, mark.event, mark.types, mark.statuses, mark.modes, roles)
