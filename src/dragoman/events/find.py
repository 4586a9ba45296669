"""Finds events: words that carry them, their slots, status, time, place and source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.actors import Cast
from dragoman.events import dates
from dragoman.events.candidates import candidates
from dragoman.events.clauses import that_clauses
from dragoman.events.dating import dated
from dragoman.events.domains import foreign_paragraphs, leaning_paragraphs, paragraph_weights, publicly_named
from dragoman.events.evidence import confidence_of, evidence_of, trigger_of
from dragoman.events.filling import fill_slots, without_places
from dragoman.events.fitness import unfit
from dragoman.events.marks import doubted, read_mode, read_status, rule_of
from dragoman.events.parties import Parties
from dragoman.events.paths import actor_roles
from dragoman.events.read_slots import own_phrase, read_roles
from dragoman.events.records import HOSTILE, Dropped, Event, EventType, Role, Slot, Status
from dragoman.events.speakers import own_statement, statement_over
from dragoman.events.status import status_of
from dragoman.events.told import Told
from dragoman.events.triggers import Candidate, rows_for
from dragoman.learned import Reading
from dragoman.places import PlaceMention
from dragoman.report import Report
from dragoman.sentences import Document, Sentence, identity
from dragoman.statements import Statement
from dragoman.times import TimeExpression

RULES = 1  # version of the rules, part of every event's rule name


def find_events(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
    readings: Sequence[Reading | None] = (),
) -> tuple[tuple[Event, ...], tuple[Dropped, ...]]:
    """All events in order of the text, and the words that were left out, with reasons.

    readings: what the learned model says of each sentence; without them the vocabulary decides alone.
    """
    published = date.fromisoformat(report.published[:10]) if report.published else None
    told = Told(report, document, Parties.of(cast), statements, times, places, published)
    named = publicly_named(document.sentences, told.parties)
    weights = paragraph_weights(document.sentences)
    foreign, leaning = foreign_paragraphs(weights, named), leaning_paragraphs(weights)
    events: list[Event] = []
    dropped: list[Dropped] = []
    for sentence in document.sentences:
        reading = readings[sentence.index] if readings else None
        for candidate in candidates(sentence, told.parties, reading):
            trigger = trigger_of(sentence, candidate)
            event = _event(told, sentence, candidate, events, reading)
            reason = foreign.get(sentence.paragraph) or doubted(candidate, reading, sentence.paragraph in leaning)
            reason = reason or unfit(told, candidate, event, events, bool(named))
            if reason or event is None:
                dropped.append(Dropped(trigger, reason or "nothing says what is denied"))
            else:
                events.append(event)
    return dated(told, events), tuple(dropped)


def _event(
    told: Told, sentence: Sentence, candidate: Candidate, before: list[Event], reading: Reading | None
) -> Event | None:
    row, trigger = candidate.row, trigger_of(sentence, candidate)
    statement = own_statement(told.statements, trigger) or statement_over(told.statements, trigger)
    if "denies-report" in row.traits:
        return _denied_report(told, sentence, candidate, before)
    roles = fill_slots(told, sentence, candidate, statement, before)
    roles = read_roles(told.parties, sentence, candidate.mark, roles, own_phrase(sentence, candidate))
    roles = without_places(told, sentence, candidate, roles)
    status, why = read_status(candidate, *_status(sentence, candidate))
    kind = row.type
    if _threatens(told, kind, status, roles, statement):
        kind, status, why = EventType.THREATEN, Status.ACTUAL, f"the actor itself says it, on a condition: {why}"
    evidence = evidence_of(sentence, candidate.i, trigger, roles)
    return Event(
        id=identity("e", told.report.sha256, trigger.start, kind.value),
        type=kind,
        mode=read_mode(candidate) if kind is row.type else None,
        status=status,
        roles=tuple(roles),
        trigger=trigger,
        evidence=evidence,
        date=None,
        place=dates.place_of(sentence, candidate.i, kind, told.places),
        statement=statement.id if statement else None,
        contexts=(),
        confidence=confidence_of(candidate, roles, sentence),
        sentence=sentence.index,
        head=candidate.i,
        rule=rule_of(candidate, reading, f"triggers/{RULES}:{row.name}"),
        why=why,
    )


def _threatens(told: Told, kind: EventType, status: Status, roles: list[Role], statement: Statement | None) -> bool:
    """Hostility that its own side announces on a condition ("said it would cut the water off if …") is a threat."""
    if kind not in HOSTILE or status is not Status.HYPOTHETICAL or statement is None or statement.source is None:
        return False
    speaker = told.parties.by_id[statement.source]
    doing = [told.parties.by_id[r.actor] for r in roles if r.slot is Slot.ACTOR]
    return any(a.id == speaker.id or (a.country and a.country == speaker.country) for a in doing)


def _denied_report(told: Told, sentence: Sentence, candidate: Candidate, before: list[Event]) -> Event | None:
    """ "denied the report": what the last statement of somebody else told just before, negated."""
    trigger = trigger_of(sentence, candidate)
    told_there = _types_below(sentence, candidate.i)
    denier = {r.actor for r in actor_roles(candidate.row, sentence, candidate.i, told.parties)}
    sources = {s.id: s.source for s in told.statements}
    for event in reversed(before):
        if sentence.index - event.sentence > 2:
            break
        if told_there is not None and event.type not in told_there:
            continue
        if event.statement and event.status is not Status.NEGATED and sources[event.statement] not in denier:
            own = next((s for s in told.statements if s.cue and s.cue.overlaps(trigger)), None)
            return replace(
                event,
                id=identity("e", told.report.sha256, trigger.start, event.type.value),
                status=Status.NEGATED,
                trigger=trigger,
                evidence=(evidence_of(sentence, candidate.i, trigger, [])[0], event.evidence[0]),
                statement=own.id if own else None,
                sentence=sentence.index,
                head=candidate.i,
                rule=f"triggers/{RULES}:{candidate.row.name}",
                why=f"'{trigger.text}' denies what was told as '{event.trigger.text}'",
            )
    return None


def _types_below(sentence: Sentence, i: int) -> set[EventType] | None:
    """What "denied a report that …" says itself is denied, by its verb; None where there is no such clause."""
    told = [at for at in that_clauses(sentence, i) if at > i]
    return {row.type for at in told for row in rows_for(sentence.tokens[at])} if told else None


def _status(sentence: Sentence, candidate: Candidate) -> tuple[Status, str]:
    if candidate.row.pos == "M" or (
        {"threat", "facing"} & set(candidate.row.traits) and "future" in candidate.row.conditions
    ):
        negated = status_of(sentence, candidate.i)
        if negated[0] is Status.NEGATED:
            return negated
        return Status.ACTUAL, "the words themselves are the ask or the threat"
    if "denies" in candidate.row.traits:
        return Status.ACTUAL, "turning down a charge is itself what happens"
    return status_of(sentence, candidate.i)
