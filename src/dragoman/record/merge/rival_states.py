"""Rival states of one process that stand side by side in its ledger."""

from collections.abc import Iterator
from itertools import combinations

from dragoman.record.merge.passages import Case, name_of, one_word
from dragoman.record.merge.records import Dispute, DisputedClaim, Ledger, LedgerStage

_HOLDS = frozenset(("extended", "in_force", "under_way"))
_OVER = frozenset(("expired", "collapsed", "cancelled", "suspended", "concluded"))


def ledger_disputes(case: Case, ledger: Ledger) -> Iterator[Dispute]:
    """One where the ledger ends in a state that holds and one that does not, told by two reports on different words."""
    if len(ledger.current) < 2:
        return
    last = {state: [s for s in ledger.stages if s.stage.state == state] for state in ledger.current}
    for one, other in combinations(ledger.current, 2):
        if not ({one, other} & _HOLDS and {one, other} & _OVER):
            continue
        pair = _apart(case, last[one], last[other])
        if pair:
            yield _dispute(case, ledger, *sorted(pair, key=lambda s: (*case.order(s.process[0]), s.stage.at)))
            return


def _apart(case: Case, ones: list[LedgerStage], others: list[LedgerStage]) -> tuple[LedgerStage, LedgerStage] | None:
    """The latest stages of two states that two voices tell; what one report holds against itself is told there."""
    pairs = [
        (a, b)
        for a in ones for b in others
        if a.process[0] in case.reports and b.process[0] in case.reports and a.origin != b.origin
        and not (one_word(a.stage.source, b.stage.source) and a.stage.source is not None)
    ]  # fmt: skip
    return max(pairs, key=lambda p: (case.order(p[0].process[0]), case.order(p[1].process[0])), default=None)


def _dispute(case: Case, ledger: Ledger, one: LedgerStage, other: LedgerStage) -> Dispute:
    claims = tuple(
        DisputedClaim(s.stage.state, s.process[0], s.stage.span, s.stage.statement) for s in (one, other)
    )  # fmt: skip
    said = [
        f"{s.stage.state.replace('_', ' ')} according to {name_of(s.stage.source, case.reports[s.process[0]])}"
        for s in (one, other)
    ]
    return Dispute("status", claims, f"The {ledger.kind} is {said[0]}, but {said[1]}; both cannot be.")
