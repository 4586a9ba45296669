"""What reports of a case do not agree on."""

from collections.abc import Mapping, Sequence

from dragoman.record.merge.records import Cluster, Dispute, EventNode, Ledger, ReportNode


def disputes(
    happenings: Sequence[tuple[Cluster, Sequence[EventNode]]], ledgers: Sequence[Ledger],
    reports: Mapping[int, ReportNode], origins: Mapping[int, int],
) -> list[Dispute]:  # fmt: skip
    """Discrepancies between reports."""
    return []
