"""Quality gates: the figures of score.py on the gold must not fall below the pinned floors.

python bench/gates.py --gold ../shared/gold --score ../shared/score/score.py
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

# figure → floor, what is reached cut to four digits; raise it when a figure has passed it (docs/quality.md)
REPORTS = {
    "overall": 0.9567,
    "chrome": 1.0,
    "statements": 0.9523,
    "events typed": 0.9848,
    "events whole": 0.8333,
    "events sourced": 0.9696,
    "process states": 1.0,
    "discrepancies": 1.0,
}
DOHA = {"events typed": 1.0, "processes": 1.0, "process states": 1.0, "discrepancies resolved": 1.0}
ATTRIBUTION = {
    "whole_f1": 0.6718,
    "source exact": 0.7503,
    "cue exact": 0.7075,
    "content exact": 0.5906,
    "content overlap": 0.7157,
}
PLOVER = {"macro_f1": 0.8591, "accuracy": 0.8752}
STORIES = {"overall": 0.8242, "origins": 1.0, "different event": 1.0, "different actor": 1.0}


def figures(score: Path, what: str, data: Path) -> dict[str, Any]:
    """What score.py --json prints."""
    dragoman = Path(sys.executable).with_name("dragoman")
    command = [sys.executable, str(score), what, str(data), "--dragoman", str(dragoman), "--json"]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def value(found: dict[str, Any], name: str) -> float:
    """A top-level figure, or the F1 of a measure; 0 where it was not measured."""
    if name in found:
        return float(found[name])
    return float(found["measures"][name]["f1"] or 0.0)


def failures(found: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """One line for each figure below its floor."""
    return [
        f"{name}: {value(found, name):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if value(found, name) < floor
    ]


def check(score: Path, what: str, data: Path, floors: dict[str, float]) -> list[str]:
    """Measures one set, prints its figures, and gives its failures."""
    found = figures(score, what, data)
    shown = (f"{name} {value(found, name):.4f} (floor {floor:.4f})" for name, floor in floors.items())
    print(f"{what} {data.name}: " + "  ".join(shown))
    return failures(found, floors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as first:
        shutil.copy(args.gold / "reports" / "doha-talks.yaml", first)
        sets = (
            ("reports", args.gold / "reports", REPORTS),
            ("reports", Path(first), DOHA),
            ("attribution", args.gold / "attribution_dev.jsonl", ATTRIBUTION),
            ("plover", args.gold / "plover_dev.tsv", PLOVER),
            ("stories", args.gold / "stories", STORIES),
        )
        broken = [line for what, data, floors in sets for line in check(args.score, what, data, floors)]
    print("\n".join(broken) if broken else "gates: all figures at or above their floors")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
