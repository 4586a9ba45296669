"""Checks the corpus: schema, spans, modes, duplicates, split, size, and that no template fills it.

    python corpus/validate.py [--texts 4000] [--events 6000] [--passages 1500]

Prints the counts and each fault; exits with 1 where there is one.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from drafts import MODES

HERE = Path(__file__).parent
TEMPLATE_SHARE = 0.1  # of the texts may share one frame
Row = dict[str, Any]


def batches(folder: str = "batches") -> dict[str, list[Row]]:
    """Batch → its rows."""
    found = {}
    for path in sorted((HERE / folder).glob("*.jsonl")):
        found[path.stem] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return found


def spans_of(row: Row) -> Iterator[dict[str, int]]:
    """Every span of a row."""
    for statement in row.get("statements", ()):
        yield from statement["content"]
        yield from (statement[name] for name in ("source", "cue", "channel") if statement[name])
    for event in row.get("events", ()):
        yield event["trigger"]
        yield from (*event["actors"], *event["recipients"])
        yield from (event[name] for name in ("target", "date", "source") if event[name])


def faults(name: str, row: Row, validator: Draft202012Validator) -> Iterator[str]:
    """What is wrong with one row."""
    yield from (f"{error.json_path}: {error.message}" for error in validator.iter_errors(row))
    if row["batch"] != name:
        yield f"stands in the file of batch {name}"
    text = row["text"]
    for span in spans_of(row):
        words = text[span["start"] : span["end"]]
        if not words.strip() or words != words.strip():
            yield f"span {span} is {words!r}"
        elif re.match(r"\w\w", text[max(0, span["start"] - 1) : span["start"] + 1]):
            yield f"span {words!r} begins inside a word"
        elif re.match(r"\w\w", text[span["end"] - 1 : span["end"] + 1]):
            yield f"span {words!r} ends inside a word"
    yield from (event_faults(row) if "events" in row else statement_faults(row))


def statement_faults(row: Row) -> Iterator[str]:
    """What is wrong with the statements of one passage."""
    for i, statement in enumerate(row["statements"]):
        if statement["via"] is not None and (statement["via"] == i or statement["via"] >= len(row["statements"])):
            yield f"statement {i} is had via {statement['via']}"


def event_faults(row: Row) -> Iterator[str]:
    """What is wrong with the events of one row."""
    if bool(row["events"]) == bool(row["null"]):
        yield "wants either events or a null domain"
    for event in row["events"]:
        if event["mode"] and event["mode"] not in MODES.get(event["type"], "").split():
            yield f"{event['type']} has no mode {event['mode']!r}"
    told = Counter((e["trigger"]["start"], e["type"], str(e["actors"])) for e in row["events"])
    yield from (f"one trigger carries {kind} twice by the same party" for (_, kind, _), n in told.items() if n > 1)


def frame(row: Row) -> str:
    """The text with its slots blanked, so that a template shows."""
    slots = sorted({(s["start"], s["end"]) for e in row["events"] for s in (*e["actors"], *e["recipients"])})
    text, at = "", 0
    for start, end in slots:
        if start >= at:
            text, at = text + row["text"][at:start] + "_", end
    return re.sub(r"\d+", "0", text + row["text"][at:]).lower()


def checked(found: dict[str, list[Row]], schema: str) -> list[str]:
    """The faults of some batches, and ids and texts that stand twice."""
    validator = Draft202012Validator(json.loads((HERE / schema).read_text(encoding="utf-8")))
    rows = [row for batch in found.values() for row in batch]
    problems = [f"{r['id']}: {f}" for name, batch in found.items() for r in batch for f in faults(name, r, validator)]
    for label, count in (("id", Counter(r["id"] for r in rows)), ("text", Counter(r["text"] for r in rows))):
        problems += [f"the {label} {what[:60]!r} stands {n} times" for what, n in count.items() if n > 1]
    return problems


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=4000, help="texts there must be")
    parser.add_argument("--events", type=int, default=6000, help="events there must be")
    parser.add_argument("--passages", type=int, default=1500, help="attribution passages there must be")
    args = parser.parse_args()
    found, passages = batches(), batches("attributions")
    problems = [*checked(found, "schema.json"), *checked(passages, "attribution_schema.json")]
    said = [row for batch in passages.values() for row in batch]
    if len(said) < args.passages:
        problems.append(f"{len(said)} attribution passages; {args.passages} are wanted")
    rows = [row for batch in found.values() for row in batch]
    split = json.loads((HERE / "split.json").read_text(encoding="utf-8"))
    if sorted(split["train"] + split["dev"]) != sorted(found):
        problems.append("split.json does not name every batch once")
    events = [event for row in rows for event in row["events"]]
    if len(rows) < args.texts or len(events) < args.events:
        problems.append(f"{len(rows)} texts and {len(events)} events; {args.texts} and {args.events} are wanted")
    frames = Counter(frame(row) for row in rows if row["events"])
    repeated = sum(n for n in frames.values() if n > 1)
    if repeated > TEMPLATE_SHARE * len(rows):
        problems.append(f"{repeated} texts share a frame with another one")
    print("\n".join(problems))
    print(f"{len(rows)} texts in {len(found)} batches, {sum(bool(r['null']) for r in rows)} without events; "
          f"{len(events)} events; {repeated} texts share a frame")  # fmt: skip
    print(f"{len(said)} attribution passages with {sum(len(r['statements']) for r in said)} statements")
    for name in ("type", "status"):
        print("  ".join(f"{kind} {n}" for kind, n in Counter(e[name] for e in events).most_common()))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
