"""Where a report contradicts itself: precision and recall by kind.

    python bench/discrepancies.py [--data FILE.jsonl] [--json] [--errors]

--data: lines {"id", "published", "text", "discrepancies": [{"kind", "anchors": [substring, substring]}]}; the default
is our own bench/passages/discrepancies.jsonl; discrepancies_two.jsonl beside it is held out, its errors not looked at.
A discrepancy is right where its kind is, and where two of its claims, one for each anchor, overlap them. An anchor
is a substring of the text, at its first place. false alarms: what is reported in passages that have none.
"""

import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.record import ReportRecord
from passages import OWN, read_rows
from scores import Count, Span, overlap, paired, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One in a text. spans: of its anchors, or of its claims."""

    kind: str
    spans: tuple[Span, ...]
    shown: str


def wanted_of(row: Row) -> list[Contradiction]:
    """What is labelled in a row; ValueError where an anchor is not in the text."""
    return [
        Contradiction(one["kind"], tuple(_span(row["text"], a) for a in one["anchors"]), " | ".join(one["anchors"]))
        for one in row["discrepancies"]
    ]


def _span(text: str, anchor: str) -> Span:
    start = text.index(anchor)
    return start, start + len(anchor)


def found_of(record: ReportRecord) -> list[Contradiction]:
    """What is reported of a record."""
    return [
        Contradiction(
            d.kind.value,
            tuple((c.span.start, c.span.end) for c in d.claims),
            f"{' | '.join(c.span.text for c in d.claims)}: {d.reason}",
        )
        for d in record.discrepancies
    ]


def agreement(wanted: Contradiction, found: Contradiction) -> float:
    """1 where the kinds are the same and each anchor has a claim of its own, else 0."""
    if wanted.kind != found.kind:
        return 0.0
    sides = permutations(found.spans, len(wanted.spans))
    return float(any(all(overlap(a, b) for a, b in zip(wanted.spans, side, strict=True)) for side in sides))


def measure(data: Path) -> dict[str, Any]:
    """Counts by kind and over all, and each that is missed or wrong."""
    rows: list[Row] = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, Count] = {}
    total, false_alarms, errors = Count(), 0, []
    for row, record in zip(rows, read_rows(rows), strict=True):
        found = found_of(record)
        pairs, besides = paired(wanted_of(row), found, agreement)
        for one, other in pairs:
            counts.setdefault(one.kind, Count()).add(other is not None, other is not None, 1)
            if other is None:
                errors.append({"id": row["id"], "error": "missed", "kind": one.kind, "text": one.shown})
        for one in besides:
            counts.setdefault(one.kind, Count()).add(0, 1, 0)
            errors.append({"id": row["id"], "error": "wrong", "kind": one.kind, "text": one.shown})
        total.add(sum(b is not None for _, b in pairs), len(found), len(pairs))
        false_alarms += 0 if pairs else len(found)
    return {
        **stamp(data),
        "passages": len(rows),
        "consistent": sum(not row["discrepancies"] for row in rows),
        "false_alarms": false_alarms,
        "all": total.row(),
        "kinds": {kind: count.row() for kind, count in sorted(counts.items())},
        "errors": errors,
    }


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(f"{found['passages']} passages; {found['consistent']} consistent ones, {found['false_alarms']} false alarms")
    for name, row in (("all", found["all"]), *found["kinds"].items()):
        print(shown_row(name, row))


def main() -> None:
    given = options(__doc__, OWN / "discrepancies.jsonl", "print what is missed and what is wrong").parse_args()
    found = measure(given.data)
    lines = (f"  {one['id']}  {one['error']:<6} {one['kind']:<12} {one['text']}" for one in found["errors"])
    tell(found, given, show, lines)


if __name__ == "__main__":
    main()
