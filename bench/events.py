"""How well the pipeline reads the events of the corpus' dev batches: found, typed, status, mode, slots, false ones.

    python bench/events.py [--data BATCH.jsonl …] [--vocabulary-only] [--json] [--errors]

An event is found where the triggers touch. A slot counts a party where the spans touch. Without --data the dev batches
of corpus/split.json are read; the model was not trained on them.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.events import Event, Slot
from dragoman.pipeline import read_reports
from dragoman.report.arrive import report_from_row
from dragoman.settings import read_settings
from stamp import stamp, stamp_line

CORPUS = Path(__file__).parent.parent / "corpus"
Row = dict[str, Any]


def dev_batches() -> list[Path]:
    """Files of the dev part."""
    split = json.loads((CORPUS / "split.json").read_text(encoding="utf-8"))
    return [CORPUS / "batches" / f"{name}.jsonl" for name in split["dev"]]


def touch(a: dict[str, int], start: int, end: int) -> bool:
    """Whether a corpus span and [start, end) share a character."""
    return a["start"] < end and start < a["end"]


def count_slot(gold: list[dict[str, int]], event: Event, slot: Slot, count: Counter[str]) -> None:
    """Adds the right, found and wanted parties of one slot; spans outside the clause count as found."""
    left = list(gold)
    fillers = {role.actor: role.span for role in event.roles if role.slot is slot}
    for span in fillers.values():
        hit = next((g for g in left if touch(g, span.start, span.end)), None)
        if hit:
            left.remove(hit)
            count[f"{slot.value} right"] += 1
    count[f"{slot.value} found"] += len(fillers)
    count[f"{slot.value} wanted"] += len(gold)


def compare(row: Row, events: tuple[Event, ...], count: Counter[str], errors: list[str]) -> None:
    """Adds one text to the counts."""
    left = list(events)
    for gold in row["events"]:
        hits = [e for e in left if touch(gold["trigger"], e.trigger.start, e.trigger.end)]
        hits.sort(key=lambda e: e.type.value != gold["type"])
        count[f"{gold['type']} wanted"] += 1
        if not hits:
            word = row["text"][gold["trigger"]["start"] : gold["trigger"]["end"]]
            errors.append(f"{row['id']} missed {gold['type']} {word!r}: {row['text']}")
            continue
        event = hits[0]
        left.remove(event)
        count["found"] += 1
        count[f"{event.type.value} found"] += 1
        count[f"as {gold['type']} {event.type.value}"] += 1
        if event.type.value != gold["type"]:
            as_read = f"{event.type.value} {event.trigger.text!r}"
            errors.append(f"{row['id']} {gold['type']} read as {as_read}: {row['text']}")
            continue
        count[f"{gold['type']} right"] += 1
        count["status right"] += event.status.value == gold["status"]
        if event.status.value != gold["status"]:
            errors.append(
                f"{row['id']} {gold['status']} read as {event.status.value} {event.trigger.text!r} ({event.why}): "
                f"{row['text']}"
            )
        if gold["mode"]:
            count["mode wanted"] += 1
            count["mode found"] += event.mode is not None
            count["mode right"] += event.mode == gold["mode"]
        count_slot(gold["actors"], event, Slot.ACTOR, count)
        count_slot(gold["recipients"], event, Slot.RECIPIENT, count)
    for event in left:
        count[f"{event.type.value} found"] += 1
        count["null events"] += bool(row["null"])
        errors.append(f"{row['id']} invented {event.type.value} {event.trigger.text!r} ({event.rule}): {row['text']}")


def f1(right: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall, F1."""
    return {
        "p": right / found if found else 0.0,
        "r": right / wanted if wanted else 0.0,
        "f1": 2 * right / (found + wanted) if found + wanted else 0.0,
    }


def measure(paths: list[Path], learned: bool) -> dict[str, Any]:
    """All figures of some batches; learned: with the model on."""
    settings = read_settings()
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    reports = [report_from_row({"id": r["id"], "text": r["text"]}, settings, plain=True) for r in rows]
    count: Counter[str] = Counter()
    errors: list[str] = []
    for row, record in zip(rows, read_reports(reports, learned=learned), strict=True):
        compare(row, record.events, count, errors)
    kinds = sorted({name.split()[0] for name in count if name.split()[0].isupper()})
    types = {k: f1(count[f"{k} right"], count[f"{k} found"], count[f"{k} wanted"]) for k in kinds}
    right, found, wanted = (sum(count[f"{k} {part}"] for k in kinds) for part in ("right", "found", "wanted"))
    return {
        **stamp(paths[0]),
        "batches": [p.stem for p in paths],
        "texts": len(rows),
        "events": wanted,
        "found": f1(count["found"], found, wanted),
        "typed": f1(right, found, wanted),
        "status_accuracy": count["status right"] / max(1, right),
        "mode_accuracy": count["mode right"] / max(1, count["mode wanted"]),
        "mode_precision": count["mode right"] / max(1, count["mode found"]),
        "actors": f1(count["actor right"], count["actor found"], count["actor wanted"]),
        "recipients": f1(count["recipient right"], count["recipient found"], count["recipient wanted"]),
        "null_texts": sum(bool(r["null"]) for r in rows),
        "null_events": count["null events"],
        "types": types,
        "confusion": {name[3:]: n for name, n in sorted(count.items()) if name.startswith("as ")},
        "errors": errors,
    }


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(f"{found['texts']} texts, {found['events']} events, batches {' '.join(found['batches'])}")
    for name in ("found", "typed", "actors", "recipients"):
        print(f"{name:<14} P {found[name]['p']:.3f}  R {found[name]['r']:.3f}  F1 {found[name]['f1']:.3f}")
    print(f"{'status':<14} accuracy {found['status_accuracy']:.3f}")
    print(f"{'mode':<14} accuracy {found['mode_accuracy']:.3f}  precision {found['mode_precision']:.3f}")
    print(f"{'null texts':<14} {found['null_events']} events in {found['null_texts']} texts without any")
    for kind, row in found["types"].items():
        print(f"{kind:<14} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--data", type=Path, nargs="+")
    parser.add_argument("--vocabulary-only", action="store_true", help="without the learned model")
    given = parser.parse_args()
    found = measure(given.data or dev_batches(), not given.vocabulary_only)
    tell(found, given, show, found["errors"])


if __name__ == "__main__":
    main()
