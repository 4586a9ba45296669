"""How many events and processes are found where there are none: sport, business and the like, full of war idioms.

python bench/null.py [--data bench/passages/null.jsonl] [--json] [--errors] [--most N]
"""

import sys
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.record import ReportRecord
from passages import OWN, read_passages
from stamp import stamp, stamp_line


def wrong(record: ReportRecord) -> list[dict[str, str]]:
    """Each event and process of a record that should have none."""
    events = [{"id": record.report.id, "found": e.type.value, "span": e.trigger.text} for e in record.events]
    return events + [{"id": record.report.id, "found": p.kind.value, "span": p.span.text} for p in record.processes]


def measure(data: Path) -> dict[str, Any]:
    """Passages, those with a finding, events, processes, unread passages, and the findings themselves."""
    records = list(read_passages(data))
    return {
        **stamp(data),
        "passages": len(records),
        "passages_with_findings": sum(bool(r.events or r.processes) for r in records),
        "events": sum(len(r.events) for r in records),
        "processes": sum(len(r.processes) for r in records),
        "not_english": sum(r.report.language not in (None, "en") for r in records),
        "findings": [one for record in records for one in wrong(record)],
    }


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(
        f"{found['passages']} passages, {found['passages_with_findings']} with findings: "
        f"{found['events']} events, {found['processes']} processes; {found['not_english']} not taken for English"
    )


def main() -> None:
    parser = options(__doc__, OWN / "null.jsonl", "print each wrong finding")
    parser.add_argument("--most", type=int, help="fail where more events and processes than this are found")
    given = parser.parse_args()
    found = measure(given.data)
    tell(found, given, show, (f"  {one['id']}  {one['found']:<10} {one['span']}" for one in found["findings"]))
    sys.exit(1 if given.most is not None and found["events"] + found["processes"] > given.most else 0)


if __name__ == "__main__":
    main()
