"""How many discrepancies are reported in passages whose dates, figures and accounts agree.

python bench/consistent.py [--data bench/passages/consistent.jsonl] [--json] [--errors] [--most N]
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from dragoman.record import ReportRecord
from passages import OWN, read_passages
from stamp import stamp, stamp_line


def wrong(record: ReportRecord) -> list[dict[str, Any]]:
    """Each discrepancy of a record that should have none."""
    return [
        {
            "id": record.report.id,
            "kind": d.kind.value,
            "claims": [{"value": c.value, "text": c.span.text} for c in d.claims],
            "reason": d.reason,
        }
        for d in record.discrepancies
    ]


def measure(data: Path) -> dict[str, Any]:
    """Passages, those with a discrepancy, discrepancies, and events (so that silence for want of reading shows)."""
    records = list(read_passages(data))
    findings = [one for record in records for one in wrong(record)]
    return {
        **stamp(data),
        "passages": len(records),
        "passages_with_discrepancies": sum(bool(r.discrepancies) for r in records),
        "discrepancies": len(findings),
        "events": sum(len(r.events) for r in records),
        "processes": sum(len(r.processes) for r in records),
        "findings": findings,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=OWN / "consistent.jsonl")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--errors", action="store_true", help="print each wrong discrepancy")
    parser.add_argument("--most", type=int, help="fail where more discrepancies than this are reported")
    args = parser.parse_args()
    found = measure(args.data)
    if args.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print(stamp_line(found))
        print(
            f"{found['passages']} passages, {found['passages_with_discrepancies']} with discrepancies: "
            f"{found['discrepancies']} discrepancies ({found['events']} events and {found['processes']} processes read)"
        )
        for one in found["findings"] if args.errors else ():
            print(f"  {one['id']}  {one['kind']:<12} {' | '.join(c['value'] for c in one['claims'])}: {one['reason']}")
    sys.exit(1 if args.most is not None and found["discrepancies"] > args.most else 0)


if __name__ == "__main__":
    main()
