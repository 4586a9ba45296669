"""The report's text cut where findings begin and end, for a page that marks them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dragoman.sentences import Span


class Layer(IntEnum):
    """What a stretch of text is marked for, outermost first; a link goes to the innermost."""

    CONTENT = 0  # what a statement says
    EVIDENCE = 1  # the clause that licenses an event
    STAGE = 2  # a change of state of a process
    CLAIM = 3  # one side of a discrepancy
    MENTION = 4  # an actor
    CUE = 5  # the word of saying
    TRIGGER = 6  # the word that carries an event


LINKED = (Layer.TRIGGER, Layer.CUE, Layer.CLAIM, Layer.STAGE, Layer.MENTION, Layer.CONTENT)


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding at one span. row: number of its row on the page; style: more of its class; anchor: rows lead here."""

    span: Span
    layer: Layer
    row: int
    title: str
    style: str = ""
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters under the same marks. layers: classes, outermost first; anchors: rows that lead to it."""

    text: str
    layers: tuple[str, ...]
    rows: tuple[int, ...]
    title: str
    link: int | None
    anchors: tuple[int, ...]


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[list[Segment]]:
    """The segments of each paragraph; together they hold every character but the blank lines between."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.layer, m.row))
    anchored: set[int] = set()
    for start, end in _paragraph_ends(text):
        here = [m for m in ordered if m.span.start < end and start < m.span.end]
        yield list(_segments(text, start, end, here, anchored))


def _paragraph_ends(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"\n[^\S\n]*\n\s*", text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _segments(text: str, start: int, end: int, marks: list[Mark], anchored: set[int]) -> Iterator[Segment]:
    cuts = {start, end}
    for mark in marks:
        cuts.update((max(start, mark.span.start), min(end, mark.span.end)))
    ends = sorted(cuts)
    active: list[Mark] = []
    waiting = iter([*marks, None])
    following = next(waiting)
    for left, right in pairwise(ends):
        while following is not None and following.span.start <= left:
            active.append(following)
            following = next(waiting)
        active = [m for m in active if m.span.end > left]
        anchors = tuple(dict.fromkeys(m.row for m in active if m.anchor and m.row not in anchored))
        anchored.update(anchors)
        yield _segment(text[left:right], active, anchors)


def _segment(text: str, marks: list[Mark], anchors: tuple[int, ...]) -> Segment:
    by_layer = {mark.layer: mark for mark in reversed(marks)}
    layers = tuple(
        f"{layer.name.lower()} {by_layer[layer].style}".strip() for layer in sorted(by_layer)
    )  # fmt: skip
    linked = next((by_layer[layer] for layer in LINKED if layer in by_layer), None)
    titles = dict.fromkeys(m.title for m in sorted(marks, key=lambda m: -m.layer) if m.layer is not Layer.EVIDENCE)
    rows = tuple(dict.fromkeys(m.row for m in marks))
    return Segment(text, layers, rows, "\n".join(titles), linked.row if linked else None, anchors)
