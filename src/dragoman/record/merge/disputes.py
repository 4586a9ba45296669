"""What reports of a case do not agree on, and what they do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.record.merge.culprits import culprit_disputes
from dragoman.record.merge.denials_apart import status_disputes
from dragoman.record.merge.figures_apart import figure_disputes
from dragoman.record.merge.passages import Case, case_of
from dragoman.record.merge.records import Cluster, Dispute, EventNode, Ledger, ReportNode
from dragoman.record.merge.rival_states import ledger_disputes
from dragoman.record.merge.sites_apart import date_disputes, site_disputes

Spot = tuple[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """An event that reports of several origins tell alike. origins: seq of each, in ascending order."""

    event: Cluster
    origins: tuple[int, ...]


def disputes(
    happenings: Sequence[tuple[Cluster, Sequence[EventNode]]], ledgers: Sequence[Ledger],
    reports: Mapping[int, ReportNode], origins: Mapping[int, int],
) -> list[Dispute]:  # fmt: skip
    """What reports do not agree on, in the order of the reports; copies and earlier forms have no voice."""
    case = case_of(happenings, reports, origins)
    found = _once(
        [
            *figure_disputes(case),
            *status_disputes(case),
            *(dispute for ledger in ledgers for dispute in ledger_disputes(case, ledger)),
            *culprit_disputes(case),
            *site_disputes(case),
            *date_disputes(case),
        ]
    )
    return sorted(found, key=lambda d: _place(case, d))


def agreements(
    happenings: Sequence[tuple[Cluster, Sequence[EventNode]]], origins: Mapping[int, int]
) -> list[Agreement]:
    """The events that reports of two or more origins tell as done, and none as not done."""
    found = []
    for cluster, events in happenings:
        said = {event.status for event in events}
        roots = {origins.get(event.key[0], event.origin) for event in events if event.status == "actual"}
        if len(roots) > 1 and "negated" not in said:
            found.append(Agreement(cluster, tuple(sorted(roots))))
    return found


def _once(found: Sequence[Dispute]) -> Iterator[Dispute]:
    """Those that no earlier one tells already: of one kind, between the same spans."""
    kept: dict[tuple[str, Spot], list[frozenset[Spot]]] = {}
    for dispute in found:
        spots = [(claim.report, claim.span) for claim in dispute.claims]
        if any(set(spots) <= known for known in kept.get((dispute.kind, spots[0]), ())):
            continue
        for spot in spots:
            kept.setdefault((dispute.kind, spot), []).append(frozenset(spots))
        yield dispute


def _place(case: Case, dispute: Dispute) -> tuple[object, ...]:
    first = min((*case.order(c.report), c.span) for c in dispute.claims)
    return *first, dispute.kind, dispute.reason
