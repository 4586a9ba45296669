"""What is standing in one report: processes by kind, their states, precision and recall.

    python bench/processes.py [--data FILE.jsonl] [--json] [--errors]

--data: lines {"id", "published", "text", "processes": [{"kinds", "anchors", "stages": [{"states", "anchors"}]}]}; the
default is our own bench/passages/processes.jsonl; processes_two.jsonl beside it is held out, its errors not looked at.
An anchor is a substring of the text. Any of the kinds, and any of the states, is right; what is "optional" is neither
missed nor wrong. A process is found where its kind is right and its name or a stage touches an anchor of it or of its
stages; a state where a stage of that process has it and touches an anchor of the state or of the process. A second
stage of a state that is labelled is no error; all stages of a process that is not labelled are.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.processes import Process, Stage
from passages import OWN, read_rows
from scores import Count, Span, overlap, paired, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A process or a stage that is labelled. names: its kinds or states; spans: of its anchors."""

    names: tuple[str, ...]
    spans: tuple[Span, ...]
    optional: bool
    shown: str
    stages: tuple["Labelled", ...] = ()


def labelled(row: Row) -> list[Labelled]:
    """What is labelled in a row, the optional ones last; ValueError where an anchor is not in the text."""
    found = []
    for one in row["processes"]:
        stages = tuple(_labelled(row["text"], s, s["states"], ()) for s in one["stages"])
        found.append(_labelled(row["text"], one, one["kinds"], stages))
    return sorted(found, key=lambda one: one.optional)


def _labelled(text: str, one: Row, names: list[str], stages: tuple[Labelled, ...]) -> Labelled:
    starts = [(text.index(a), a) for a in one["anchors"]]
    spans = tuple((start, start + len(a)) for start, a in starts)
    return Labelled(tuple(names), spans, one.get("optional", False), " | ".join(one["anchors"]), stages)


def spans_of(stage: Stage) -> list[Span]:
    """Where a stage is told."""
    return [(s.start, s.end) for s in (stage.span, *stage.evidence)]


def touches(spans: Iterable[Span], anchors: Iterable[Span]) -> bool:
    """Whether any of these overlaps any of those."""
    there = tuple(anchors)
    return any(overlap(a, b) for a in spans for b in there)


def same_process(wanted: Labelled, found: Process) -> float:
    """1 where it is the labelled one."""
    anchors = [*wanted.spans, *(a for s in wanted.stages for a in s.spans)]
    spans = [(found.span.start, found.span.end), *(a for s in found.stages for a in spans_of(s))]
    return float(found.kind.value in wanted.names and touches(spans, anchors))


class Tally:
    """Counts over passages, and each error."""

    def __init__(self) -> None:
        self.kinds: dict[str, Count] = {}
        self.states: dict[str, Count] = {}
        self.false_alarms = 0
        self.errors: list[Row] = []

    def passage(self, row: Row, found: tuple[Process, ...]) -> None:
        """Adds one passage."""
        wanted = labelled(row)
        pairs, besides = paired(wanted, found, same_process)
        for one, process in pairs:
            self._judge(row, self.kinds, one, process is not None)
            if process is not None or not one.optional:
                self._stages(row, one, process)
        for process in besides:
            self._wrong(row, self.kinds, process.kind.value, process.name)
            for stage in process.stages:
                self._wrong(row, self.states, stage.state.value, stage.span.text)
        self.false_alarms += 0 if wanted else len(found)

    def _stages(self, row: Row, one: Labelled, process: Process | None) -> None:
        def same(wanted: Labelled, stage: Stage) -> float:
            told = touches(spans_of(stage), (*wanted.spans, *one.spans))
            return float(stage.state.value in wanted.names and told)

        wanted = sorted(one.stages, key=lambda s: s.optional)
        pairs, besides = paired(wanted, process.stages if process else (), same)
        for stage, found in pairs:
            if not one.optional:
                self._judge(row, self.states, stage, found is not None)
        known = {name for stage in one.stages for name in stage.names}
        for found in besides:
            if found.state.value not in known:
                self._wrong(row, self.states, found.state.value, found.span.text)

    def _judge(self, row: Row, counts: dict[str, Count], one: Labelled, found: bool) -> None:
        if not one.optional:
            counts.setdefault(one.names[0], Count()).add(found, found, 1)
        if not one.optional and not found:
            self.errors.append({"id": row["id"], "error": "missed", "what": "/".join(one.names), "text": one.shown})

    def _wrong(self, row: Row, counts: dict[str, Count], name: str, text: str) -> None:
        counts.setdefault(name, Count()).add(0, 1, 0)
        self.errors.append({"id": row["id"], "error": "wrong", "what": name, "text": text})


def total(counts: Iterable[Count]) -> Count:
    """All of them together."""
    found = Count()
    for one in counts:
        found.add(one.right, one.found, one.wanted)
    return found


def measure(data: Path) -> Row:
    """Counts by kind and by state, over all, and each that is missed or wrong."""
    rows: list[Row] = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    tally = Tally()
    for row, record in zip(rows, read_rows(rows), strict=True):
        tally.passage(row, record.processes)
    return {
        **stamp(data),
        "passages": len(rows),
        "without": sum(not row["processes"] for row in rows),
        "false_alarms": tally.false_alarms,
        "processes": total(tally.kinds.values()).row(),
        "states": total(tally.states.values()).row(),
        "by_kind": {name: count.row() for name, count in sorted(tally.kinds.items())},
        "by_state": {name: count.row() for name, count in sorted(tally.states.items())},
        "errors": tally.errors,
    }


def lines_of(found: Row) -> Iterator[str]:
    """The tables for people."""
    yield stamp_line(found)
    yield f"{found['passages']} passages; {found['without']} without a process, {found['false_alarms']} false alarms"
    for name in ("processes", "states"):
        yield shown_row(name, found[name])
    for title in ("by_kind", "by_state"):
        yield ""
        yield from (shown_row(name, row) for name, row in found[title].items())


def main() -> None:
    given = options(__doc__, OWN / "processes.jsonl", "print what is missed and what is wrong").parse_args()
    found = measure(given.data)
    lines = (f"  {one['id']}  {one['error']:<6} {one['what']:<20} {one['text']}" for one in found["errors"])
    tell(found, given, lambda row: print(*lines_of(row), sep="\n"), lines)


if __name__ == "__main__":
    main()
