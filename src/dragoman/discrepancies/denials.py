"""What one side says happened and the side that is meant denies."""

from collections.abc import Iterator, Sequence

from dragoman.discrepancies.claims import Told, share_side, surely_one_side
from dragoman.discrepancies.denial_forms import Denial, denials
from dragoman.discrepancies.denied_claims import FORCE, Answered, answered_by
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.events import Event, EventType, Slot, Status
from dragoman.events.parties import Parties
from dragoman.processes.states import clause_span
from dragoman.sentences import Span, identity

RULE = "discrepancies.denials@2"


def denial_discrepancies(told: Told, events: Sequence[Event]) -> Iterator[Discrepancy]:
    """One for each denial that answers a claim of the same report."""
    view = Parties.of(told.cast)
    answered: set[tuple[Span, tuple[str, ...]]] = set()
    for sentence in told.document.sentences:
        if sentence.title:
            continue
        for denial in denials(told, view, sentence):
            claim = answered_by(told, denial, events)
            if claim is not None and (claim.span, denial.deniers) not in answered:
                answered.add((claim.span, denial.deniers))
                yield _discrepancy(told, denial, claim, events)


def _discrepancy(told: Told, denial: Denial, answered: Answered, events: Sequence[Event]) -> Discrepancy:
    counter = _counter_charge(told, denial, answered, events)
    span = clause_span(denial.sentence, denial.verb.i)
    who = " and ".join(told.actors[a].name for a in denial.deniers) or "the other side"
    teller = answered.teller or told.name(answered.statement)
    claims = [
        told.claim("happened", answered.span, answered.statement),
        told.claim("denied", span, denial.statement or told.statement(span)),
    ]
    reason = f"Told by {teller}, denied by {who}."
    if counter is not None:
        spans = clause_span(told.document.sentences[counter.sentence], counter.head)
        claims.append(told.claim("other side", spans, told.by_id.get(counter.statement or "")))
        reason = f"{teller} puts it on {who}, who denies it and puts it on the other side."
    return Discrepancy(
        id=identity("d", told.report.id, "denial", denial.verb.start),
        kind=DiscrepancyKind.ATTRIBUTION if counter is not None else DiscrepancyKind.STATUS,
        claims=tuple(claims),
        resolved=None,
        reason=reason,
        rule=RULE,
    )


def _counter_charge(told: Told, denial: Denial, answered: Answered, events: Sequence[Event]) -> Event | None:
    """What the deniers in turn say that the claimants' side did: a deed of force, or a charge."""
    claim = answered.statement
    claimants = [claim.source] if claim is not None and claim.source is not None else []
    claimants += list(answered.event.fillers(Slot.RECIPIENT)) if answered.event else []
    for other in events:
        if not (0 <= other.sentence - denial.sentence.index <= 2) or other.status is not Status.ACTUAL:
            continue
        statement = told.by_id.get(other.statement or "")
        spoken = [statement.source] if statement is not None and statement.source is not None else []
        by_force = other.type in FORCE and share_side(told, spoken, denial.deniers, same=surely_one_side)
        by_force = by_force and share_side(told, other.fillers(Slot.ACTOR), claimants)
        charge = other.type is EventType.ACCUSE
        charge = charge and share_side(told, other.fillers(Slot.ACTOR), denial.deniers, same=surely_one_side)
        if by_force or (charge and share_side(told, other.fillers(Slot.RECIPIENT), claimants)):
            return other
    return None
