"""Events by day and class, with what stands over them: processes with their states, rivals and deadlines."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dragoman.desk.web.drawing.calendar import DAY, Column, Step, columns
from dragoman.desk.web.drawing.standing import Bar, Stretch
from dragoman.desk.web.drawing.svg import QUADS, cut, element, glyph, link, picture, title, words

GUTTER, PITCH, GLYPH, PAD = 176.0, 24.0, 7.0, 10.0
WIDTH = 1120.0
MOST_COLUMNS = 38
MOST_SIGNS = 5  # of one column and class that are drawn one by one
BAR, LANE, ROW = 18.0, 22.0, 40.0
LETTER = 6.1  # width of one letter of a label, near enough


@dataclass(frozen=True, slots=True)
class Moment:
    """Events of one class that begin on one day: one with its own link, or many together. status: of the one."""

    day: date
    quad: str
    told: str
    href: str
    count: int = 1
    status: str = "actual"


@dataclass(frozen=True, slots=True)
class Window:
    """first, last: the days that are shown; today: the day of the last report; href: of a stretch, with {0} and {1}."""

    first: date
    last: date
    today: date | None = None
    href: str = "/timeline?since={0}&until={1}"


@dataclass(frozen=True, slots=True)
class _Plot:
    columns: Sequence[Column]
    step: Step
    left: float
    wide: float

    def x(self, day: date) -> float:
        """Where a day begins, within the picture."""
        at = min(max(0, bisect_right([c.first for c in self.columns], day) - 1), len(self.columns) - 1)
        column = self.columns[at]
        part = ((day - column.first).days) / ((column.last - column.first).days + 1)
        return self.left + (at + min(1.0, max(0.0, part))) * self.wide

    @property
    def right(self) -> float:
        return self.left + len(self.columns) * self.wide


def timeline(moments: Sequence[Moment], bars: Sequence[Bar], window: Window) -> Markup:
    """The picture. Cooperation stands above the line of days, conflict hangs below it, processes follow under both."""
    step, found = columns(window.first, window.last, MOST_COLUMNS)
    wide = max(PITCH, (WIDTH - GUTTER - PAD) / len(found))
    plot = _Plot(found, step, GUTTER, wide)
    cells = _cells(moments, found)
    drawn, bottom = _lanes(cells, plot, window)
    rows, height = _bars(bars, plot, bottom + 14)
    today = _today(plot, window, height)
    told = sum(m.count for ms in cells.values() for m in ms)
    described = (
        f"{told} events from {window.first} to {window.last}, a column a {step.value}: cooperation above the line, "
        f"conflict below it, words hollow and deeds filled; under it {len(bars)} processes with their states."
    )
    size = (plot.right + PAD, height + 6)
    return picture("timeline", size, ("Timeline of events and processes", described), today, *drawn, *rows)


def _cells(moments: Sequence[Moment], found: Sequence[Column]) -> dict[tuple[str, int], list[Moment]]:
    starts = [c.first for c in found]
    cells: dict[tuple[str, int], list[Moment]] = {}
    for moment in sorted(moments, key=lambda m: (m.day, m.told)):
        if starts[0] <= moment.day <= found[-1].last:
            cells.setdefault((moment.quad, bisect_right(starts, moment.day) - 1), []).append(moment)
    return cells


def _lanes(
    cells: dict[tuple[str, int], list[Moment]], plot: _Plot, window: Window
) -> tuple[list[Markup], float]:  # fmt: skip
    """The four classes with the line of days between them, and where they end."""
    drawn: list[Markup] = []
    y = 24.0
    for quad in QUADS:
        if quad == "verbal-conflict":
            drawn += _axis(plot, y)
            y += 24
        tall = max((_tall(ms) for (q, _), ms in cells.items() if q == quad), default=1) * PITCH + 6
        up = quad.endswith("cooperation")
        drawn.append(element("rect", x=0, y=y, width=plot.right, height=tall - 2, class_=f"lane {quad}"))
        drawn.append(glyph(quad, 14, y + tall / 2 - 1, 5))
        drawn.append(words(quad.replace("-", " "), 28, y + tall / 2 + 3, "lane-name"))
        base, way = (y + tall - PITCH / 2 - 3, -1) if up else (y + PITCH / 2 + 2, 1)
        for (q, at), ms in sorted(cells.items()):
            if q == quad:
                drawn += _cell(ms, plot, at, (base, way), window)
        y += tall
    return drawn, y


def _tall(moments: Sequence[Moment]) -> int:
    return 1 if _joined(moments) else len(moments)


def _joined(moments: Sequence[Moment]) -> bool:
    return len(moments) > MOST_SIGNS or any(m.count > 1 for m in moments)


def _cell(
    moments: Sequence[Moment], plot: _Plot, at: int, line: tuple[float, int], window: Window
) -> list[Markup]:  # fmt: skip
    """The signs of one column and class, one on another; too many are one sign with their number."""
    x, (base, way) = plot.left + (at + 0.5) * plot.wide, line
    if not _joined(moments):
        rows = [base + way * n * PITCH for n in range(len(moments))]
        return [
            link(m.href, m.told, _hit(x, y), glyph(m.quad, x, y, GLYPH, m.status))
            for y, m in zip(rows, moments, strict=True)
        ]
    column, number = plot.columns[at], sum(m.count for m in moments)
    quad = moments[0].quad
    days = f"{column.first}" if plot.step is Step.DAY else f"{column.first} to {column.last}"
    shown = words(f"{number}" if number < 10_000 else f"{number // 1000}k", x, base + 4, "many", text_anchor="middle")
    href = window.href.format(column.first, column.last)
    told = f"{number} events of {quad.replace('-', ' ')}, {days}"
    return [link(href, told, _box(quad, x, base, min(plot.wide - 2, 15 + 7 * len(str(number)))), shown)]


def _hit(x: float, y: float) -> Markup:
    """What a pointer may hit around a small sign."""
    return element("rect", x=x - 12, y=y - 12, width=24, height=24, class_="hit")


def _box(quad: str, x: float, y: float, wide: float) -> Markup:
    rounded = 9 if quad.endswith("cooperation") else 1
    filled = "deed" if quad.startswith("material") else "said"
    return element("rect", x=x - wide / 2, y=y - 10, width=wide, height=20, rx=rounded, class_=f"glyph {quad} {filled}")


def _axis(plot: _Plot, y: float) -> list[Markup]:
    drawn = [element("line", x1=plot.left, y1=y + 1, x2=plot.right, y2=y + 1, class_="axis")]
    ended = plot.left
    for at, column in enumerate(plot.columns):
        x = plot.left + (at + 0.5) * plot.wide
        for name in dict.fromkeys((column.name, column.name.partition(" ")[0])):
            long = len(name) * LETTER
            if name and x - long / 2 >= ended and x + long / 2 <= plot.right + PAD:
                drawn.append(words(name, x, y + 16, "day", text_anchor="middle"))
                ended = x + long / 2 + 3
                break
    return drawn


def _today(plot: _Plot, window: Window, height: float) -> Markup:
    if window.today is None or not window.first <= window.today <= window.last:
        return Markup("")
    x = plot.x(window.today) + (plot.wide / 2 if plot.step is Step.DAY else 0)
    late = x > plot.right - 90
    return element("line", x1=x, y1=18, x2=x, y2=height, class_="today") + words(
        f"last report {window.today}", x + (-5 if late else 5), 13, "day", text_anchor="end" if late else "start"
    )


def strip(bar: Bar, window: Window) -> Markup:
    """One process alone, its states over the line of days."""
    _, found = columns(window.first - DAY, window.last + 3 * DAY, MOST_COLUMNS)
    step, wide = Step.DAY if found[0].first == found[0].last else Step.WEEK, (WIDTH - 2 * PAD) / len(found)
    plot = _Plot(found, step, PAD, wide)
    rivals = max((s.lane for s in bar.stretches), default=0)
    tall = rivals * LANE + BAR + 26
    drawn = [part for s in bar.stretches for part in _stretch(s, plot, 22 + s.lane * LANE)]
    if bar.deadline is not None and found[0].first <= bar.deadline <= found[-1].last:
        drawn += _deadline(bar, plot, 22, tall - 4)
    told = "; ".join(s.told for s in bar.stretches)
    today = _today(plot, Window(found[0].first, found[-1].last, window.today), tall + 18)
    return picture("strip", (WIDTH, tall + 44), (f"Course of {bar.name}", told), today, *drawn, *_axis(plot, tall + 20))


# -- processes


def _bars(bars: Sequence[Bar], plot: _Plot, y: float) -> tuple[list[Markup], float]:
    drawn: list[Markup] = []
    for bar in bars:
        rivals = max((s.lane for s in bar.stretches), default=0)
        tall = max(ROW, rivals * LANE + BAR + 20)
        drawn += _bar(bar, plot, y, tall)
        y += tall
    return drawn, y


def _bar(bar: Bar, plot: _Plot, y: float, tall: float) -> list[Markup]:
    box = element("rect", x=0, y=y, width=GUTTER - 8, height=tall - 4, class_="hit")
    name, kind = cut(bar.name, 24), cut(bar.kind, 28)
    shown = words(name, 8, y + 16, "bar-name") + Markup("\n") + words(kind, 8, y + 30, "bar-kind")
    # what is read aloud begins with what is seen, so that it can be asked for by voice
    named = link(bar.href, f"{name} {kind}, {bar.standing}", element("g", title(bar.name), box, shown))
    line = element("line", x1=0, y1=y - 2, x2=plot.right, y2=y - 2, class_="rule")
    drawn = [line, named]
    for stretch in bar.stretches:
        drawn += _stretch(stretch, plot, y + 4 + stretch.lane * LANE)
    if bar.deadline is not None and plot.columns[0].first <= bar.deadline <= plot.columns[-1].last:
        drawn += _deadline(bar, plot, y, tall)
    return drawn


def _stretch(stretch: Stretch, plot: _Plot, y: float) -> list[Markup]:
    """One state; its name stands in it, behind it where it is short, or only in its title."""
    left, right = plot.x(stretch.first), plot.x(stretch.last)
    named = stretch.state.replace("_", " ")
    class_ = f"state-{stretch.manner}" + (" rival" if stretch.rival else "")
    heard = right if stretch.heard is None else min(right, max(plot.x(stretch.heard), left + 6))
    shape = element("rect", x=left, y=y, width=max(6.0, heard - left), height=BAR, rx=3, class_=class_)
    if heard < right:
        shape += element("rect", x=heard, y=y, width=right - heard, height=BAR, class_=f"{class_} unheard")
    inside = element("g", title(stretch.told), shape)
    long, ended = len(named) * LETTER + 8, max(heard, left + 6)
    if long <= ended - left:
        return [inside, words(named, left + 5, y + BAR - 5, "state-name")]
    if stretch.alone and ended + long <= plot.right:
        return [inside, words(named, ended + 5, y + BAR - 5, "state-name beside")]
    return [inside]


def _deadline(bar: Bar, plot: _Plot, y: float, tall: float) -> list[Markup]:
    """A flag on its day."""
    assert bar.deadline is not None
    x, foot = plot.x(bar.deadline), y + tall - 6
    flag = element("path", d=f"M{x:.1f} {y:.1f}V{foot:.1f}M{x:.1f} {foot - 11:.1f}l9 4l-9 4", class_="deadline")
    told = f"deadline {bar.deadline.day} {bar.deadline:%b}"
    after = x + 14 + len(told) * LETTER < plot.right
    name = words(told, x + 13 if after else x - 6, foot - 3, "deadline-name", text_anchor="start" if after else "end")
    return [element("g", title(f"{bar.name}: {told} {bar.deadline.year}"), flag), name]
