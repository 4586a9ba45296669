"""When: time expressions with a place in the calendar, their spans and days, beside published systems.

    python bench/times.py [--data FILE.jsonl|FILE.tml|FOLDER] [--json] [--errors]

--data: lines {"id", "text", "published", "times": [{"start", "end", "from", "to"}]} with days as YYYY-MM-DD, both
included (the default is our own bench/passages/times.jsonl), or TimeML files (*.tml) laid out as TempEval-3's platinum
set: <DCT> holds the day of publication, <TEXT> the text with TIMEX3 elements.

What counts: DATE and TIME expressions whose value is a day, week, month, season, quarter, half-year or year. A clock
time counts by its day. An expression of other kinds (durations, sets, decades, "now") is neither wanted, nor wrong
when it is given days; how many are is printed. strict: the same span. relaxed: the spans overlap. value: they overlap
and the first and last day are the same; value F1 is of wanted and found, accuracy of those that overlap.
"""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from command import options, tell
from dragoman.pipeline import published_day
from dragoman.times import TimeExpression
from dragoman.times.find import find_times
from passages import OWN, parsed_rows
from scores import Count, Span, overlap, paired, share, shown, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]
Days = tuple[date, date]
# value F1 on TempEval-3 platinum, all four kinds of expression. UzZaman et al. (2013), "SemEval-2013 Task 1:
# TempEval-3", table of task A; dateparser: measured when the project's architecture was chosen
PUBLISHED = (("HeidelTime", 0.7761), ("SUTime", 0.6738), ("dateparser.search alone", 0.33))
CAUTION = (
    "The published figures are on TempEval-3's platinum set and count durations and sets too, by the value's exact "
    "string; dragoman is counted by days, and only where an expression has days."
)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}  # first month of three, as meteorologists count


@dataclass(frozen=True, slots=True)
class Timed:
    """A span and its first and last day; None where it has no place in the calendar."""

    span: Span
    days: Days | None


def _months(year: str, month: int, count: int) -> Days:
    last = int(year) * 12 + month - 2 + count
    year_of, month_of = last // 12, last % 12 + 1
    return date(int(year), month, 1), date(year_of, month_of, monthrange(year_of, month_of)[1])


def _week(year: str, week: str, weekend: str | None) -> Days:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return (monday + timedelta(5), monday + timedelta(6)) if weekend else (monday, monday + timedelta(6))


# TIMEX3 values that are days; what follows a T (clock, part of the day) does not change them
VALUES: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), lambda y, m, d: (date(int(y), int(m), int(d)),) * 2),
    (re.compile(r"(\d{4})-(\d\d)"), lambda y, m: _months(y, int(m), 1)),
    (re.compile(r"(\d{4})"), lambda y: _months(y, 1, 12)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda y, q: _months(y, 3 * int(q) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), lambda y, h: _months(y, 6 * int(h) - 5, 6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), lambda y, s: _months(y, SEASONS[s], 3)),
)


def days_of_value(value: str) -> Days | None:
    """The days of a TIMEX3 value; None where it is no place in the calendar ("PRESENT_REF", "P2D", "199")."""
    for pattern, days in VALUES:
        if match := pattern.fullmatch(value):
            try:
                return days(*match.groups())
            except ValueError:  # "2013-02-30"
                return None
    return None


def row_of_timeml(path: Path) -> Row:
    """{"id", "text", "published", "gold"} of one TimeML file."""
    root = ElementTree.parse(path).getroot()
    body = root.find("TEXT")
    created = next((e for e in root.iter("TIMEX3") if e.get("functionInDocument") == "CREATION_TIME"), None)
    published = days_of_value(created.get("value", "")) if created is not None else None
    if body is None or published is None:
        raise ValueError(f"{path.name}: wants a TEXT, and a TIMEX3 of CREATION_TIME with a day")
    gold: list[Timed] = []
    text = _read(body, "", gold)
    return {"id": path.stem, "text": text, "published": published[0].isoformat(), "gold": gold}


def _read(element: ElementTree.Element, before: str, gold: list[Timed]) -> str:
    """The text up to the end of an element; its expressions are added to the gold."""
    text = before + (element.text or "")
    for child in element:
        text = _read(child, text, gold) + (child.tail or "")
    if element.tag == "TIMEX3" and len(text) > len(before):
        kind, value = element.get("type", ""), element.get("value", "")
        gold.append(Timed((len(before), len(text)), days_of_value(value) if kind in ("DATE", "TIME") else None))
    return text


def rows_of(path: Path) -> list[Row]:
    """{"id", "text", "published", "gold"} of each text of a file or a folder of TimeML files."""
    if path.is_dir() or path.suffix == ".tml":
        return [row_of_timeml(file) for file in (sorted(path.glob("*.tml")) if path.is_dir() else [path])]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [{**{key: row.get(key) for key in ("id", "text", "published")}, "gold": _own(row)} for row in rows]


def _own(row: Row) -> list[Timed]:
    days = [(date.fromisoformat(one["from"]), date.fromisoformat(one["to"])) for one in row["times"]]
    return [Timed((one["start"], one["end"]), d) for one, d in zip(row["times"], days, strict=True)]


def timed(expression: TimeExpression) -> Timed | None:
    """An expression that has days; a contradictory one the day that the text decides on."""
    span = (expression.span.start, expression.span.end)
    if expression.resolved:
        return Timed(span, (expression.resolved, expression.resolved))
    if expression.start is None or expression.end is None:
        return None
    return Timed(span, (expression.start, expression.end))


def closeness(wanted: Timed, found: Timed) -> float:
    """The same span before any other, a larger overlap before a smaller; 0 where they do not touch."""
    shared = overlap(wanted.span, found.span)
    return 2.0 if wanted.span == found.span else shared / (wanted.span[1] - wanted.span[0] + 1)


@dataclass(frozen=True, slots=True)
class Compared:
    """One text: what was wanted with what it was found as, what was found besides, and what does not count."""

    pairs: list[tuple[Timed, Timed | None]]
    left: list[Timed]
    neutral: int


def compare(gold: list[Timed], found: list[Timed]) -> Compared:
    """Pairs what has days; what is found on an expression without days is neutral."""
    pairs, left = paired([one for one in gold if one.days], found, closeness)
    others = [one for one in gold if one.days is None]
    besides = [one for one in left if not any(overlap(one.span, other.span) for other in others)]
    return Compared(pairs, besides, len(left) - len(besides))


def count(counts: dict[str, Count], compared: Compared) -> None:
    """Adds one text."""
    hits = [(wanted, found) for wanted, found in compared.pairs if found]
    found_here = len(hits) + len(compared.left)
    for name, right in (
        ("strict", sum(w.span == f.span for w, f in hits)),
        ("relaxed", len(hits)),
        ("value", sum(w.days == f.days for w, f in hits)),
    ):
        counts[name].add(right, found_here, len(compared.pairs))


def misses_of(row: Row, compared: Compared) -> Iterator[str]:
    """A line for each wrong answer of a text."""

    def said(one: Timed) -> str:
        days = "/".join(dict.fromkeys(day.isoformat() for day in one.days or ()))
        return f"{row['text'][slice(*one.span)]!r} {days}"

    for wanted, found in compared.pairs:
        if found is None:
            yield f"{row['id']}: missed {said(wanted)} in: {row['text'][:300]}"
        elif found.days != wanted.days:
            yield f"{row['id']}: {said(wanted)} read as {said(found)} in: {row['text'][:300]}"
    yield from (f"{row['id']}: invented {said(one)} in: {row['text'][:300]}" for one in compared.left)


def measure(data: Path) -> Row:
    """All figures and the misses."""
    rows = rows_of(data)
    counts = {name: Count() for name in ("strict", "relaxed", "value")}
    neutral = 0
    misses: list[str] = []
    for row, (report, document) in zip(rows, parsed_rows(rows), strict=True):
        found = [one for e in find_times(document, published_day(report)) if (one := timed(e))]
        compared = compare(row["gold"], found)
        count(counts, compared)
        neutral += compared.neutral
        misses += misses_of(row, compared)
    return {
        **stamp(data),
        "texts": len(rows),
        "measures": {name: one.row() for name, one in counts.items()},
        "value_accuracy": share(counts["value"].right, counts["relaxed"].right),
        "neutral": neutral,
        "misses": misses,
    }


def show(found: Row) -> None:
    """The tables for people."""
    print(stamp_line(found))
    for name, row in found["measures"].items():
        print(shown_row(f"{name}{'' if name == 'value' else ' span'}", row))
    print(f"value accuracy where spans overlap {shown(found['value_accuracy'])}")
    print(f"{found['neutral']} expressions without a place in the calendar were given days (not counted)")
    print(f"{'':<52} span F1 (relaxed)  value F1")
    measures = found["measures"]
    own = f"dragoman, {found['texts']} texts of {found['data']}"
    print(f"{own:<52} {shown(measures['relaxed']['f1'])}              {shown(measures['value']['f1'])}")
    for name, figure in PUBLISHED:
        print(f"{name + ', TempEval-3 platinum':<52} {shown(None)}              {shown(figure)}")
    print(CAUTION)


def main() -> None:
    given = options(__doc__, OWN / "times.jsonl").parse_args()
    found = measure(given.data)
    tell(found, given, show, found["misses"])


if __name__ == "__main__":
    main()
