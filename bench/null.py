"""How many events and processes are found where there are none: sport, business and the like, full of war idioms.

python bench/null.py [--data bench/passages/null.jsonl] [--json] [--errors] [--most N]
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=OWN / "null.jsonl")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--errors", action="store_true", help="print each wrong finding")
    parser.add_argument("--most", type=int, help="fail where more events and processes than this are found")
    args = parser.parse_args()
    found = measure(args.data)
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(stamp_line(found))
        print(
            f"{found['passages']} passages, {found['passages_with_findings']} with findings: "
            f"{found['events']} events, {found['processes']} processes; {found['not_english']} not taken for English"
        )
        for one in found["findings"] if args.errors else ():
            print(f"  {one['id']}  {one['found']:<10} {one['span']}")
    sys.exit(1 if args.most is not None and found["events"] + found["processes"] > args.most else 0)


if __name__ == "__main__":
    main()
