"""What one side says happened and the side that is meant denies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.discrepancies.claims import Told, share_side
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.events import Event, EventType, Slot, Status
from dragoman.events.clauses import objects, subject
from dragoman.events.parties import Parties
from dragoman.events.status import status_of
from dragoman.events.triggers import rows_for
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Token, identity
from dragoman.statements import Statement, StatementKind

DENYING = frozenset("deny refute".split())
REFERENCES = frozenset(  # nouns that take up what was just told
    "report claim allegation accusation charge account suggestion rumour rumor assertion story version information it "
    "this that them".split()
)
FORCE = frozenset((EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE))
BEFORE, AFTER = 4, 2  # sentences around a denial in which the claim is looked for
RULE = "discrepancies.denials@1"


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial. deniers: actor ids; denied: the token of what is denied; takes_up: it refers to what was told."""

    sentence: Sentence
    verb: Token
    denied: Token
    deniers: tuple[str, ...]
    statement: Statement | None
    takes_up: bool


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim that a denial answers."""

    denial: Denial
    event: Event


def denial_discrepancies(told: Told, events: Sequence[Event]) -> Iterator[Discrepancy]:
    """One for each denial that answers a claim of the same report."""
    view = Parties.of(told.cast)
    for sentence in told.document.sentences:
        if sentence.title:
            continue
        for denial in _denials(told, view, sentence):
            claim = _taken_up(told, denial, events) if denial.takes_up else _answered(told, denial, events)
            if claim is not None:
                yield _discrepancy(told, Contested(denial, claim), events)


def _denials(told: Told, view: Parties, sentence: Sentence) -> Iterator[Denial]:
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in DENYING or status_of(sentence, verb.i)[0] is not Status.ACTUAL:
            continue
        found = subject(sentence, verb.i)
        own = sentence.span(verb.i, verb.i)
        statement = next((s for s in told.statements if s.cue is not None and s.cue.overlaps(own)), None)
        deniers = [f.actor for f in view.at(sentence, found[0])] if found else []
        if not deniers and statement is not None and statement.source is not None:
            deniers = [statement.source]
        what = _denied(sentence, verb)
        if deniers and what is not None:
            yield Denial(
                sentence, verb, what, tuple(dict.fromkeys(deniers)), statement, what.lemma.lower() in REFERENCES
            )


def _denied(sentence: Sentence, verb: Token) -> Token | None:
    clause = next(sentence.dependents(verb.i, "ccomp", "xcomp"), None)
    if clause is not None:
        return clause
    return next((sentence.tokens[n] for n in objects(sentence, verb.i)), None)


def _other_word(told: Told, denial: Denial, event: Event) -> bool:
    """Whether the claim is told by somebody else than the deniers and their side."""
    statement = told.by_id.get(event.statement or "")
    if statement is None or statement.source is None:
        return statement is None or statement.kind is StatementKind.SAID
    return not share_side(told, [statement.source], denial.deniers)


def _near(denial: Denial, event: Event, after: int = AFTER) -> bool:
    return -BEFORE <= event.sentence - denial.sentence.index <= after and event.status is Status.ACTUAL


def _taken_up(told: Told, denial: Denial, events: Sequence[Event]) -> Event | None:
    """The first event of the last statement of somebody else before "denied the report"."""
    before = [
        e for e in events
        if e.statement is not None and _near(denial, e, after=0) and _other_word(told, denial, e)
        and e.trigger.start < denial.sentence.tokens[denial.verb.i].start and denial.sentence.index - e.sentence <= 2
    ]  # fmt: skip
    if not before:
        return None
    last = before[-1].statement
    return next(e for e in before if e.statement == last)


def _answered(told: Told, denial: Denial, events: Sequence[Event]) -> Event | None:
    """The nearest claim of somebody else that the deniers' side did what they deny."""
    sentence, denied = denial.sentence, denial.denied
    types = _types(sentence, denied, events)
    dated = any(sentence.tokens[i].entity == "DATE" for i in sentence.subtree(denied.i))
    fitting = [
        e for e in events
        if _near(denial, e) and not denial.sentence.title and _close(told, e, denied, types, loosely=not dated)
        and share_side(told, e.fillers(Slot.ACTOR), denial.deniers) and _other_word(told, denial, e)
        and not told.document.sentences[e.sentence].title
    ]  # fmt: skip
    reported = [e for e in fitting if e.statement is not None] or [
        e for e in fitting if e.sentence in (sentence.index, sentence.index - 1)
    ]
    return min(reported, key=lambda e: (abs(e.sentence - sentence.index), e.trigger.start), default=None)


def _types(sentence: Sentence, denied: Token, events: Sequence[Event]) -> set[EventType]:
    """The types that what is denied has: those of the events below the denial, else of its own word."""
    below = set(sentence.subtree(denied.i))
    found = {e.type for e in events if e.sentence == sentence.index and e.status is Status.NEGATED and e.head in below}
    return (
        found
        or {row.type for row in rows_for(denied)}
        or {row.type for t in sentence.dependents(denied.i, "dobj") for row in rows_for(t)}
    )


def _close(told: Told, event: Event, denied: Token, types: set[EventType], loosely: bool) -> bool:
    """Whether both are the same kind of deed; a denial with a time of its own is of a deed of its own."""
    if loosely and (event.type in types or (event.type in FORCE and types & FORCE)):
        return True
    return told.document.sentences[event.sentence].tokens[event.head].lemma == denied.lemma


def _discrepancy(told: Told, pair: Contested, events: Sequence[Event]) -> Discrepancy:
    denial, event = pair.denial, pair.event
    claim = told.by_id.get(event.statement or "")
    counter = _counter_charge(told, pair, claim, events)
    sentence = told.document.sentences[event.sentence]
    span = clause_span(denial.sentence, denial.verb.i)
    who = " and ".join(told.actors[a].name for a in denial.deniers)
    claims = [
        told.claim("happened", clause_span(sentence, event.head), claim),
        told.claim("denied", span, denial.statement or told.statement(span)),
    ]
    reason = f"{told.name(claim)} tells it, {who} denies it."
    if counter is not None:
        spans = clause_span(told.document.sentences[counter.sentence], counter.head)
        claims.append(told.claim("other side", spans, told.by_id.get(counter.statement or "")))
        reason = f"{told.name(claim)} puts it on {who}, who denies it and puts it on the other side."
    return Discrepancy(
        id=identity("d", told.report.id, "denial", denial.verb.start),
        kind=DiscrepancyKind.ATTRIBUTION if counter is not None else DiscrepancyKind.STATUS,
        claims=tuple(claims),
        resolved=None,
        reason=reason,
        rule=RULE,
    )


def _counter_charge(told: Told, pair: Contested, claim: Statement | None, events: Sequence[Event]) -> Event | None:
    """What the deniers in turn say that the claimants' side did: a deed of force, or a charge."""
    denial, event = pair.denial, pair.event
    claimants = [claim.source] if claim is not None and claim.source is not None else []
    claimants += list(event.fillers(Slot.RECIPIENT))
    for other in events:
        if not (0 <= other.sentence - denial.sentence.index <= 2) or other.status is not Status.ACTUAL:
            continue
        statement = told.by_id.get(other.statement or "")
        spoken = [statement.source] if statement is not None and statement.source is not None else []
        by_force = other.type in FORCE and share_side(told, spoken, denial.deniers)
        by_force = by_force and share_side(told, other.fillers(Slot.ACTOR), claimants)
        charge = other.type is EventType.ACCUSE and share_side(told, other.fillers(Slot.ACTOR), denial.deniers)
        if by_force or (charge and share_side(told, other.fillers(Slot.RECIPIENT), claimants)):
            return other
    return None
