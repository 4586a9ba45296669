"""How much of what pages print around a report is taken out, and how much of the report goes with it, by kind.

python bench/chrome.py [--data bench/passages/chrome.jsonl] [--json] [--errors] [--least-recall F] [--most-lost N]

Each row's lines are set into a report where they stood on the page: above the headline (top), under it (open), between
two paragraphs (mid) or after the last (end); once between blank lines and once without any. A row counts as taken out,
or as kept, where that holds for both, and nothing else of the report has changed.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.report.clean import clean
from passages import OWN
from stamp import stamp, stamp_line

TITLE = "Kalvia and Orra agree to reopen the lake crossing"
LEADS = (
    "Kalvia and Orra agreed on Saturday to reopen the crossing at Lake Sevra, nine weeks after gunners shut it.",
    "The two governments will send engineers to clear both shores, Foreign Minister Ilse Trauner said.",
    "“We have lost a season,” she told reporters. “We shall not lose a year.”",
)
REST = (
    "Orra's navy warned that mines may still drift near the northern bank. It did not say how many.",
    "Fishermen on both sides have asked for compensation, and none has been paid.",
    "The crossing carried 4,000 people a day before the war, according to the lake commission.",
)
GAPS = ("\n\n", "\n")


def page_of(row: Mapping[str, Any]) -> list[str]:
    """The lines of the report with a row's lines at their place."""
    lines, where = list(row["lines"]), row["where"]
    front = [*lines, TITLE] if where == "top" else [TITLE, *(lines if where == "open" else ())]
    return [*front, *LEADS, *(lines if where == "mid" else ()), *REST, *(lines if where == "end" else ())]


def words_of(lines: Sequence[str]) -> list[str]:
    """All words in order, so that wraps do not count."""
    return " ".join(lines).split()


def outcome(row: Mapping[str, Any]) -> str:
    """Over both layouts: "gone" (the report is left), "kept" (all is left), or "part" (anything else)."""
    found = set()
    for gap in GAPS:
        left = words_of([clean(gap.join(page_of(row))).text])
        whole, bare = words_of(page_of(row)), words_of([TITLE, *LEADS, *REST])
        found.add("gone" if left == bare else "kept" if left == whole else "part")
    return found.pop() if len(found) == 1 else "part"


def measure(data: Path) -> dict[str, Any]:
    """Recall of chrome and loss of report, in all and by kind, and the rows that went wrong."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()]
    count: Counter[tuple[bool, str]] = Counter()
    right: Counter[tuple[bool, str]] = Counter()
    wrong = []
    for row in rows:
        key = (row["chrome"], row["kind"])
        result = outcome(row)
        count[key] += 1
        if result == ("gone" if row["chrome"] else "kept"):
            right[key] += 1
        else:
            wrong.append({**row, "outcome": result})
    chrome, gone = (sum(n for (is_chrome, _), n in counter.items() if is_chrome) for counter in (count, right))
    lost = sum(not one["chrome"] for one in wrong)
    return {
        **stamp(data),
        "chrome": chrome,
        "gone": gone,
        "recall": round(gone / chrome, 4),
        "precision": round(gone / (gone + lost), 4) if gone + lost else None,
        "report_lines": len(rows) - chrome,
        "lost": lost,
        "kinds": {f"{'chrome' if c else 'report'} {kind}": [right[c, kind], n] for (c, kind), n in count.items()},
        "wrong": wrong,
    }


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(
        f"chrome: {found['gone']} of {found['chrome']} taken out (recall {found['recall']:.3f}, precision "
        f"{found['precision']}); report: {found['lost']} of {found['report_lines']} rows not whole"
    )
    for kind, (right, count) in found["kinds"].items():
        print(f"  {kind:<24} {right:>3} of {count}")


def main() -> None:
    parser = options(__doc__, OWN / "chrome.jsonl", "print each row that went wrong")
    parser.add_argument("--least-recall", type=float, default=0.0, help="fail where less of the chrome is taken out")
    parser.add_argument("--most-lost", type=int, help="fail where more rows of the report are taken out")
    given = parser.parse_args()
    found = measure(given.data)
    lines = (
        f"  {one['id']}  {one['kind']:<13} {one['where']:<5} {one['outcome']:<5} {' // '.join(one['lines'])}"
        for one in found["wrong"]
    )
    tell(found, given, show, lines)
    is_worse = given.most_lost is not None and found["lost"] > given.most_lost
    sys.exit(1 if is_worse or found["recall"] < given.least_recall else 0)


if __name__ == "__main__":
    main()
