"""What reports of a case do not agree on."""

from collections.abc import Mapping, Sequence

from dragoman.record.merge.culprits import culprit_disputes
from dragoman.record.merge.denials_apart import status_disputes
from dragoman.record.merge.figures_apart import figure_disputes
from dragoman.record.merge.passages import case_of
from dragoman.record.merge.records import Cluster, Dispute, EventNode, Ledger, ReportNode
from dragoman.record.merge.rival_states import ledger_disputes
from dragoman.record.merge.sites_apart import date_disputes, site_disputes


def disputes(
    happenings: Sequence[tuple[Cluster, Sequence[EventNode]]], ledgers: Sequence[Ledger],
    reports: Mapping[int, ReportNode], origins: Mapping[int, int],
) -> list[Dispute]:  # fmt: skip
    """What the reports of a case do not agree on, in the order of the reports; copies and earlier forms have no voice."""
    case = case_of(happenings, reports, origins)
    found = [*figure_disputes(case), *status_disputes(case), *culprit_disputes(case), *site_disputes(case), *date_disputes(case)]
    found += [d for ledger in ledgers for d in ledger_disputes(case, ledger)]
    return found
