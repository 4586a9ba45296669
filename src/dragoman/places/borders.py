"""Borders: "the Thai-Cambodian border", "the border with Chad"."""

from collections.abc import Iterator, Sequence

from dragoman.places.names import Mark
from dragoman.places.records import Place, PlaceMention, Precision
from dragoman.places.syntax import climb, preposition_before
from dragoman.sentences import Sentence
from dragoman.vocabulary.world import WorldKind

_BORDERS = frozenset(("border", "frontier", "borders", "frontiers"))
_ON_BORDERS = frozenset("on at along near across over in around to from inside beyond toward towards".split())
_NAMING = (WorldKind.COUNTRY, WorldKind.ADJECTIVE, WorldKind.REGION, WorldKind.PEOPLE)


def find_borders(sentence: Sentence, marks: Sequence[Mark]) -> Iterator[PlaceMention]:
    """Borders between named countries, under a preposition of place; never a point on the map."""
    for token in sentence.tokens:
        if token.lower not in _BORDERS:
            continue
        first, last = _extent(sentence, token.i, marks)
        before = preposition_before(sentence, first)
        if first == last or before not in _ON_BORDERS or _goes_on(sentence, token.i):
            continue
        stand = climb(sentence, token.i)
        span = sentence.span(first, last)
        place = Place(span.text, None, None, None, Precision.REGION)
        yield PlaceMention(span, sentence.index, first, last, token.i, stand.attach, stand.preposition or before, place)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """ "Border crossing", "border guards": the border is not the head."""
    return at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].tag in ("NN", "NNS", "NNP", "NNPS", "POS")


def _extent(sentence: Sentence, at: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """The tokens that name the border: what stands before it, or "with X", "between X and Y" after it."""
    ends = {mark.last: mark for mark in marks}
    starts = {mark.first: mark for mark in marks}
    first = at
    while first > 0:
        mark = ends.get(first - 1)
        if mark and mark.of(*_NAMING):
            first = mark.first
        elif sentence.tokens[first - 1].text in ("-", "–", "‑") and ends.get(first - 2):
            first -= 1
        else:
            break
    return first, _end_after(sentence, at, starts) if first == at else at


def _end_after(sentence: Sentence, at: int, starts: dict[int, Mark]) -> int:
    tokens = sentence.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in ("with", "between"):
        return at
    mark = starts.get(at + 2)
    if not mark or not mark.of(WorldKind.COUNTRY, WorldKind.REGION):
        return at
    if tokens[at + 1].lower == "with":
        return mark.last
    second = starts.get(mark.last + 2)
    joined = mark.last + 2 < len(tokens) and tokens[mark.last + 1].lower == "and"
    return second.last if joined and second else at
