"""Accuracy and macro-F1 of `dragoman label` on our own sentences, 30 of each type.

python bench/plover_own.py [--data bench/passages/plover.jsonl] [--json] [--errors]
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from command import options, tell
from passages import OWN
from stamp import stamp, stamp_line

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """A JSONL file's objects."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def labelled(data: Path) -> list[Row]:
    """What the command answers, with type and status taken out of its input first."""
    dragoman = Path(sys.executable).with_name("dragoman")
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        questions = [{k: v for k, v in row.items() if k not in ("type", "status")} for row in rows(data)]
        asked.write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions), encoding="utf-8")
        subprocess.run([dragoman, "label", asked, answered], check=True, capture_output=True)
        return rows(answered)


def f1_of_each(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """F1 of each gold label over (gold, predicted) pairs."""
    gold, predicted = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    right = Counter(g for g, p in pairs if g == p)
    return {label: 2 * right[label] / (gold[label] + predicted[label]) for label in gold}


def measure(data: Path) -> Row:
    """Accuracy, macro-F1, F1 of each type, accuracy of status, and the errors."""
    gold, answers = rows(data), labelled(data)
    if [g["id"] for g in gold] != [a["id"] for a in answers]:
        raise SystemExit("The answers are not those to the questions, line by line.")
    pairs = [(g["type"], str(a.get("type"))) for g, a in zip(gold, answers, strict=True)]
    f1 = f1_of_each(pairs)
    return {
        **stamp(data),
        "sentences": len(gold),
        "accuracy": sum(g == p for g, p in pairs) / len(pairs),
        "macro_f1": sum(f1.values()) / len(f1),
        "f1": f1,
        "status_accuracy": sum(g["status"] == a.get("status") for g, a in zip(gold, answers, strict=True)) / len(gold),
        "errors": [
            {"id": g["id"], "gold": g["type"], "predicted": a.get("type"), "text": g["text"]}
            for g, a in zip(gold, answers, strict=True)
            if g["type"] != a.get("type")
        ],
    }


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(
        f"{found['sentences']} sentences: accuracy {found['accuracy']:.3f}, macro-F1 {found['macro_f1']:.3f}, "
        f"status {found['status_accuracy']:.3f}"
    )
    print("  ".join(f"{label} {value:.2f}" for label, value in found["f1"].items()))


def main() -> None:
    given = options(__doc__, OWN / "plover.jsonl", "print each sentence with a wrong type").parse_args()
    found = measure(given.data)
    lines = (f"  {one['id']:<13} {one['gold']} → {one['predicted']}: {one['text']}" for one in found["errors"])
    tell(found, given, show, lines)


if __name__ == "__main__":
    main()
