"""How many discrepancies are reported in passages whose dates, figures and accounts agree.

python bench/consistent.py [--data bench/passages/consistent.jsonl] [--json] [--errors] [--most N]
"""

import sys
from pathlib import Path
from typing import Any

from command import options, tell
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


def show(found: dict[str, Any]) -> None:
    """The table for people."""
    print(stamp_line(found))
    print(
        f"{found['passages']} passages, {found['passages_with_discrepancies']} with discrepancies: "
        f"{found['discrepancies']} discrepancies ({found['events']} events and {found['processes']} processes read)"
    )


def main() -> None:
    parser = options(__doc__, OWN / "consistent.jsonl", "print each wrong discrepancy")
    parser.add_argument("--most", type=int, help="fail where more discrepancies than this are reported")
    given = parser.parse_args()
    found = measure(given.data)
    lines = (
        f"  {one['id']}  {one['kind']:<12} {' | '.join(c['value'] for c in one['claims'])}: {one['reason']}"
        for one in found["findings"]
    )
    tell(found, given, show, lines)
    sys.exit(1 if given.most is not None and found["discrepancies"] > given.most else 0)


if __name__ == "__main__":
    main()
