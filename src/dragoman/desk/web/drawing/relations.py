"""Who does what to whom: a table of actors against actors, and each pair's course over time."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from dragoman.desk.web.drawing.calendar import Step, columns
from dragoman.desk.web.drawing.svg import QUADS, element, picture, title

WIDE, HALF = 260.0, 26.0  # the course of a pair: its width, and what it may go up or down
MOST_COLUMNS = 44
STRENGTHS = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """What one actor does to another, or two do together. days: events by day and class."""

    who: str
    whom: str
    together: bool = False
    days: Mapping[tuple[date, str], int] = field(default_factory=dict)
    undated: Mapping[str, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        """Events by class, the undated too."""
        found = dict.fromkeys(QUADS, 0)
        for (_, quad), number in self.days.items():
            found[quad] += number
        for quad, number in self.undated.items():
            found[quad] += number
        return found

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Cell:
    """What one actor does to another, all of it. leading: the class of most; strength: 1 to 4, against the fullest."""

    counts: Mapping[str, int]
    total: int
    leading: str
    strength: int


def matrix(pairs: Sequence[Pair], actors: Sequence[str]) -> dict[tuple[str, str], Cell]:
    """The cells that are not empty, by who and whom; what two do together stands in both of theirs."""
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for pair in pairs:
        both = [(pair.who, pair.whom), (pair.whom, pair.who)] if pair.together else [(pair.who, pair.whom)]
        for key in both:
            if key[0] in actors and key[1] in actors:
                own = counted.setdefault(key, dict.fromkeys(QUADS, 0))
                for quad, number in pair.counts.items():
                    own[quad] += number
    most = max((sum(c.values()) for c in counted.values()), default=1)
    return {key: _cell(c, most) for key, c in counted.items() if sum(c.values())}


def _cell(counts: Mapping[str, int], most: int) -> Cell:
    total = sum(counts.values())
    leading = max(QUADS, key=lambda q: (counts[q], QUADS.index(q)))
    return Cell(counts, total, leading, max(1, math.ceil(STRENGTHS * math.log1p(total) / math.log1p(most))))


def course(pair: Pair, first: date, last: date, told: str) -> Markup:
    """A pair over time: cooperation goes up from the line, conflict down; words are hollow, deeds filled."""
    step, found = columns(first, last, MOST_COLUMNS)
    wide = WIDE / len(found)
    heights: dict[tuple[int, str], int] = {}
    for (day, quad), number in pair.days.items():
        at = next((n for n, c in enumerate(found) if c.first <= day <= c.last), None)
        if at is not None:
            heights[at, quad] = heights.get((at, quad), 0) + number
    unit = HALF / max(4, _fullest(heights))
    bars = [_bar(at, quad, heights, unit, wide) for at, quad in sorted(heights)]
    days = [f"{c.first}" if step is Step.DAY else f"{c.first} to {c.last}" for c in found]
    tips = [_tip(at, heights, told_days, wide) for at, told_days in enumerate(days)]
    line = element("line", x1=0, y1=HALF, x2=WIDE, y2=HALF, class_="axis")
    return picture("course", (WIDE, 2 * HALF), (told, ""), line, *bars, *tips)


def _fullest(heights: Mapping[tuple[int, str], int]) -> int:
    """The most events that stand on one side of the line in one column."""
    sides: dict[tuple[int, bool], int] = {}
    for (at, quad), number in heights.items():
        side = (at, quad.endswith("cooperation"))
        sides[side] = sides.get(side, 0) + number
    return max(sides.values(), default=1)


def _bar(at: int, quad: str, heights: Mapping[tuple[int, str], int], unit: float, wide: float) -> Markup:
    """Deeds stand on the line, words beyond them."""
    up, is_deed = quad.endswith("cooperation"), quad.startswith("material")
    below = 0 if is_deed else heights.get((at, quad.replace("verbal", "material")), 0)
    tall, away = heights[at, quad] * unit, below * unit
    y = HALF - away - tall if up else HALF + away
    inset = min(1.0, wide * 0.12)
    filled = "deed" if is_deed else "said"
    return element(
        "rect", x=at * wide + inset, y=y, width=max(1.5, wide - 2 * inset), height=tall, class_=f"glyph {quad} {filled}"
    )  # fmt: skip


def _tip(at: int, heights: Mapping[tuple[int, str], int], days: str, wide: float) -> Markup:
    parts = [f"{heights[at, q]} {q.replace('-', ' ')}" for q in QUADS if (at, q) in heights]
    if not parts:
        return Markup("")
    box = element("rect", x=at * wide, y=0, width=wide, height=2 * HALF, class_="hit")
    return element("g", title(f"{days}: {', '.join(parts)}"), box)
