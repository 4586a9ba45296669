"""Who is who: mentions of one actor in one report, and what the record says of the actor.

    python bench/actors.py [--data FILE.jsonl] [--json] [--errors]

--data: lines {"id", "text", "published", "outlet", "mentions": [{"start", "end", "actors": [id]}], "actors": [{"id",
"kind", "country", "role", "name"}]} (the default is our own bench/passages/actors.jsonl). A mention of several actors
is a plural; one of none is a pronoun that has to be left open. A descriptor that an actor lacks is not measured, "-"
in role wants none; a mention without its article is enough.

found: share of the marked mentions that the program has as mentions of anybody. pairs: P, R and F1 over the pairs of
marked mentions in a text that mean (one of) the same; a mention that is not found is linked to none. B3: P, R and F1 a
mention, over its marked mentions (Bagga and Baldwin 1998). left open: share of the mentions of nobody that the program
joins to nobody. kind, country, role, name: share of the actors, found by the most of their mentions, whose descriptor
is right; "wrong" counts those that say another one, where the rest says nothing.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.actors import Actor
from dragoman.record import ReportRecord
from passages import OWN, read_rows
from scores import Count, overlap, share, shown, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]
Ids = frozenset[str]
ASPECTS = ("kind", "country", "role", "name")


def found_at(record: ReportRecord, start: int, end: int) -> Ids:
    """The actors whose mention begins or ends where the marked one does and fits it best; none where none does."""
    best: dict[str, float] = {}
    for actor in record.actors:
        for mention in actor.mentions:
            span = (mention.span.start, mention.span.end)
            shared = overlap((start, end), span)
            grade = shared / max(end - start, span[1] - span[0]) + (shared > 0 and (span[0] == start or span[1] == end))
            best[actor.id] = max(best.get(actor.id, 0.0), grade)
    top = max(best.values(), default=0.0)
    return frozenset(key for key, grade in best.items() if grade == top) if top >= 0.5 else frozenset()


def said(actor: Actor, aspect: str) -> str | None:
    """A descriptor of an actor, as text."""
    return actor.kind.value if aspect == "kind" else getattr(actor, aspect)


def plain(text: str | None) -> str | None:
    """A descriptor for comparing: no case, no article."""
    return " ".join(text.replace("’", "'").lower().split()).removeprefix("the ") if text else None


def accepted(actor: Mapping[str, Any]) -> dict[str, list[str | None]]:
    """What is right of an actor, by aspect; only what is measured."""
    wanted: dict[str, list[str | None]] = {}
    for aspect in ASPECTS:
        values = actor.get(aspect, [None] if aspect == "country" and "country" in actor else ["?"])
        values = list(values) if isinstance(values, list) else [values]
        if "?" not in values and "?" not in (actor.get("kind"),):
            wanted[aspect] = [None if v in (None, "-") else plain(v) for v in values] or [None]
    return wanted


@dataclass
class Tally:
    """All counts of a set."""

    found: int = 0
    marked: int = 0
    pairs: Count = field(default_factory=Count)
    precision: float = 0.0
    recall: float = 0.0
    open_right: int = 0
    open: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    measured: Counter[str] = field(default_factory=Counter)

    def b3(self) -> dict[str, float | int | None]:
        """B3 as a row."""
        p, r = share_of(self.precision, self.marked), share_of(self.recall, self.marked)
        f1 = 2 * p * r / (p + r) if p and r else None
        return {"p": p, "r": r, "f1": f1, "n": self.marked}


def share_of(part: float, whole: int) -> float | None:
    """A share of a sum; None of nothing."""
    return part / whole if whole else None


def linked(ids: Sequence[Ids]) -> set[tuple[int, int]]:
    """The pairs of mentions that mean one of the same."""
    return {(a, b) for a, b in combinations(range(len(ids)), 2) if ids[a] & ids[b]}


def neighbours(pairs: Iterable[tuple[int, int]], count: int) -> list[set[int]]:
    """Of each mention those that it is linked to, itself included."""
    found = [{i} for i in range(count)]
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return found


def add(tally: Tally, row: Row, record: ReportRecord) -> list[str]:
    """Counts one text; a line for each wrong answer."""
    text, mentions = row["text"], [m for m in row["mentions"] if m["actors"]]
    wanted = [frozenset(m["actors"]) for m in mentions]
    ids = [found_at(record, m["start"], m["end"]) for m in mentions]
    words = [text[m["start"] : m["end"]] for m in mentions]
    tally.marked += len(mentions)
    tally.found += sum(map(bool, ids))
    gold, ours = linked(wanted), linked(ids)
    tally.pairs.add(len(gold & ours), len(ours), len(gold))
    for a, b in zip(neighbours(gold, len(mentions)), neighbours(ours, len(mentions)), strict=True):
        tally.precision += len(a & b) / len(b)
        tally.recall += len(a & b) / len(a)
    misses = [f"not found: {w}" for w, one in zip(words, ids, strict=True) if not one]
    misses += [f"joined: {words[a]} | {words[b]}" for a, b in sorted(ours - gold)]
    misses += [f"apart: {words[a]} | {words[b]}" for a, b in sorted(gold - ours)]
    for m in row["mentions"]:
        if not m["actors"]:
            tally.open += 1
            span = (m["start"], m["end"])
            held = [a for a in record.actors for x in a.mentions if (x.span.start, x.span.end) == span]
            tally.open_right += not held
            misses += [f"not left open: {text[slice(*span)]} = {a.name}" for a in held]
    misses += _described(tally, row, record, list(zip(wanted, ids, strict=True)))
    return [f"{row['id']}: {line}" for line in misses]


def _described(tally: Tally, row: Row, record: ReportRecord, meant: Sequence[tuple[Ids, Ids]]) -> list[str]:
    misses = []
    by_id = {actor.id: actor for actor in record.actors}
    for actor in row["actors"]:
        votes = Counter(key for one, ids in meant if one == {actor["id"]} and len(ids) == 1 for key in sorted(ids))
        ours = by_id[votes.most_common(1)[0][0]] if votes else None
        for aspect, values in accepted(actor).items():
            tally.measured[aspect] += 1
            value = said(ours, aspect) if ours else None
            good = ours is not None and plain(value) in values
            tally.right[aspect] += good
            tally.wrong[aspect] += not good and value is not None
            if not good:
                misses.append(f"{aspect} of {actor.get('name') or actor['id']}: {value!r}, not {values}")
    return misses


def measure(data: Path) -> Row:
    """All figures and the misses."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").split("\n") if line]
    tally = Tally()
    misses: list[str] = []
    for row, record in zip(rows, read_rows(rows), strict=True):
        misses += add(tally, row, record)
    return {
        **stamp(data),
        "texts": len(rows),
        "found": {"share": share(tally.found, tally.marked), "n": tally.marked},
        "pairs": tally.pairs.row(),
        "b3": tally.b3(),
        "left_open": {"share": share(tally.open_right, tally.open), "n": tally.open},
        "descriptors": {
            name: {
                "share": share(tally.right[name], tally.measured[name]),
                "wrong": tally.wrong[name],
                "n": tally.measured[name],
            }
            for name in ASPECTS
        },
        "misses": misses,
    }


def show(found: Row) -> None:
    """The tables for people."""
    print(stamp_line(found))
    print(f"{'mentions found':<28} {shown(found['found']['share'])} of {found['found']['n']}")
    print(shown_row("pairs", found["pairs"]))
    print(shown_row("B3", found["b3"]))
    print(f"{'left open where unclear':<28} {shown(found['left_open']['share'])} of {found['left_open']['n']}")
    for name, row in found["descriptors"].items():
        print(f"{name:<28} {shown(row['share'])} of {row['n']}, wrong {row['wrong']}")


def main() -> None:
    given = options(__doc__, OWN / "actors.jsonl").parse_args()
    found = measure(given.data)
    tell(found, given, show, found["misses"])


if __name__ == "__main__":
    main()
