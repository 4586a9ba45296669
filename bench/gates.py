"""Quality gates: the figures of score.py on the gold must not fall below the pinned floors.

python bench/gates.py --gold ../shared/gold --score ../shared/score/score.py
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

# figure → floor; raise a floor when a figure has passed it (reached figures: docs/quality.md)
REPORTS: dict[str, float] = {}
ATTRIBUTION: dict[str, float] = {}
PLOVER: dict[str, float] = {}


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
        f"{name}: {value(found, name):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if value(found, name) < floor
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--score", type=Path, required=True)
    args = parser.parse_args()
    sets = (
        ("reports", args.gold / "reports", REPORTS),
        ("attribution", args.gold / "attribution_dev.jsonl", ATTRIBUTION),
        ("plover", args.gold / "plover_dev.tsv", PLOVER),
    )
    broken = []
    for what, data, floors in sets:
        found = figures(args.score, what, data)
        print(f"{what}: " + "  ".join(f"{name} {value(found, name):.3f} (floor {f:.3f})" for name, f in floors.items()))
        broken += failures(found, floors)
    print("\n".join(broken) if broken else "gates: all figures at or above their floors")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
