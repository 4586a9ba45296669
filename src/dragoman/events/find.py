"""Finds events: words that carry them, their slots, status, time, place and source."""

from dataclasses import replace
from datetime import date

from dragoman.actors import Actor, ActorKind, Cast
from dragoman.events import dates
from dragoman.events.candidates import Candidate, candidates
from dragoman.events.clauses import doer, light_verb, objects
from dragoman.events.dating import dated
from dragoman.events.domains import foreign_paragraphs, publicly_named
from dragoman.events.parties import Parties
from dragoman.events.paths import actor_roles, recipient_roles
from dragoman.events.records import HOSTILE, Dropped, Event, EventType, Role, Slot, Status
from dragoman.events.speakers import own_statement, spoken_roles, statement_over
from dragoman.events.status import status_of
from dragoman.events.told import Told
from dragoman.places import PlaceMention
from dragoman.report import Report
from dragoman.sentences import Document, Sentence, Span, identity
from dragoman.statements import Statement
from dragoman.times import TimeExpression

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
    "hundred dozen dozens scores hundreds thousands several some many others".split()
)
RULES = 1  # version of the rules, part of every event's rule name


def find_events(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    report: Report,
    cast: Cast,
    statements: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    places: tuple[PlaceMention, ...],
) -> tuple[tuple[Event, ...], tuple[Dropped, ...]]:
    """All events in order of the text, and the words that were left out, with reasons."""
    published = date.fromisoformat(report.published[:10]) if report.published else None
    told = Told(report, document, Parties.of(cast), statements, times, places, published)
    named = publicly_named(document.sentences, told.parties)
    foreign = foreign_paragraphs(document.sentences, named)
    events: list[Event] = []
    dropped: list[Dropped] = []
    for sentence in document.sentences:
        for candidate in candidates(sentence, told.parties):
            trigger = _trigger(sentence, candidate)
            event = _event(told, sentence, candidate, events)
            reason = foreign.get(sentence.paragraph) or _unfit(told, candidate, event, events, bool(named))
            if reason or event is None:
                dropped.append(Dropped(trigger, reason or "nothing says what is denied"))
            else:
                events.append(event)
    return dated(told, events), tuple(dropped)


def _trigger(sentence: Sentence, candidate: Candidate) -> Span:
    """The word with its particle ("ruled out")."""
    last = candidate.i
    for token in sentence.dependents(candidate.i, "prt"):
        last = token.i if token.i == candidate.i + 1 else last
    if candidate.row.pos == "M":
        return sentence.span(candidate.i, max(candidate.i, sentence.tokens[candidate.i].head))
    return sentence.span(candidate.i, last)


def _event(told: Told, sentence: Sentence, candidate: Candidate, before: list[Event]) -> Event | None:
    row, trigger = candidate.row, _trigger(sentence, candidate)
    statement = own_statement(told.statements, trigger) or statement_over(told.statements, trigger)
    if "denies-report" in row.traits:
        return _denied_report(told, sentence, candidate, before)
    roles = _roles(told, sentence, candidate, statement, before)
    status, why = _status(sentence, candidate)
    kind = row.type
    if _threatens(told, kind, status, roles, statement):
        kind, status, why = EventType.THREATEN, Status.ACTUAL, f"the actor itself says it, on a condition: {why}"
    evidence = _evidence(sentence, candidate.i, trigger, roles)
    return Event(
        id=identity("e", told.report.sha256, trigger.start, kind.value),
        type=kind,
        mode=row.mode if kind is row.type else None,
        status=status,
        roles=tuple(roles),
        trigger=trigger,
        evidence=evidence,
        date=None,
        place=dates.place_of(sentence, candidate.i, kind, told.places),
        statement=statement.id if statement else None,
        contexts=(),
        confidence=_confidence(candidate, roles, sentence),
        sentence=sentence.index,
        head=candidate.i,
        rule=f"triggers/{RULES}:{row.name}",
        why=why,
    )


def _threatens(told: Told, kind: EventType, status: Status, roles: list[Role], statement: Statement | None) -> bool:
    """Hostility that its own side announces on a condition ("said it would close the border if …") is a threat."""
    if kind not in HOSTILE or status is not Status.HYPOTHETICAL or statement is None or statement.source is None:
        return False
    speaker = told.parties.by_id[statement.source]
    doing = [told.parties.by_id[r.actor] for r in roles if r.slot is Slot.ACTOR]
    return any(a.id == speaker.id or (a.country and a.country == speaker.country) for a in doing)


def _denied_report(told: Told, sentence: Sentence, candidate: Candidate, before: list[Event]) -> Event | None:
    """ "denied the report": what the last statement of somebody else told just before, negated."""
    trigger = _trigger(sentence, candidate)
    denier = {r.actor for r in actor_roles(candidate.row, sentence, candidate.i, told.parties)}
    sources = {s.id: s.source for s in told.statements}
    for event in reversed(before):
        if sentence.index - event.sentence > 2:
            break
        if event.statement and event.status is not Status.NEGATED and sources[event.statement] not in denier:
            own = next((s for s in told.statements if s.cue and s.cue.overlaps(trigger)), None)
            return replace(
                event,
                id=identity("e", told.report.sha256, trigger.start, event.type.value),
                status=Status.NEGATED,
                trigger=trigger,
                evidence=(_evidence(sentence, candidate.i, trigger, [])[0], event.evidence[0]),
                statement=own.id if own else None,
                sentence=sentence.index,
                head=candidate.i,
                rule=f"triggers/{RULES}:{candidate.row.name}",
                why=f"'{trigger.text}' denies what was told as '{event.trigger.text}'",
            )
    return None


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


def _roles(
    told: Told, sentence: Sentence, candidate: Candidate, statement: Statement | None, before: list[Event]
) -> list[Role]:
    if candidate.row.pos == "M":
        return spoken_roles(told.parties, sentence, candidate.i, statement)
    actors = actor_roles(candidate.row, sentence, candidate.i, told.parties)
    recipients = recipient_roles(candidate.row, sentence, candidate.i, told.parties)
    speaking = spoken_roles(told.parties, sentence, candidate.i, statement, candidate.row)
    actors = [r for r in speaking if r.slot is Slot.ACTOR and (not actors or "own" in r.path)] or actors
    recipients = [r for r in speaking if r.slot is Slot.RECIPIENT and (not recipients or "own" in r.path)] or recipients
    if not recipients and "reply" in candidate.row.traits:
        recipients = _answered(sentence, candidate.i, actors, before)
    recipients = _whole_of_part(sentence, recipients, before)
    if not recipients and "obj.anaphor" in candidate.row.recipient:
        recipients = _taken_up(sentence, candidate.i, before)
    doing = {r.actor for r in actors}
    return [*actors, *(r for r in recipients if r.actor not in doing)]


def _answered(sentence: Sentence, i: int, actors: list[Role], before: list[Event]) -> list[Role]:
    """ "vowed to retaliate": to whoever last did something to the one who responds."""
    doing = {r.actor for r in actors}
    for event in reversed(before):
        if doing & set(event.fillers(Slot.RECIPIENT)):
            span, path = sentence.span(i, i), f"doer of the earlier '{event.trigger.text}'"
            return [Role(Slot.RECIPIENT, a, span, path) for a in event.fillers(Slot.ACTOR) if a not in doing]
    return []


def _whole_of_part(sentence: Sentence, recipients: list[Role], before: list[Event]) -> list[Role]:
    """ "surrounded the strikers and jailed six": a bare number is part of the group just named."""
    bare = [r for r in recipients if _number(r.span.text) and len(r.span.text.split()) == 1]
    if not bare or len(bare) < len(recipients):
        return recipients
    for event in reversed(before):
        whole = [r for r in event.roles if r.slot is Slot.RECIPIENT and not _number(r.span.text)]
        if event.sentence == sentence.index and whole:
            return [replace(r, path=f"'{recipients[0].span.text}' of them") for r in whole]
    return recipients


def _number(text: str) -> bool:
    first = text.split()[0].lower() if text.split() else ""
    return first.isdigit() or first in NUMBERS


def _taken_up(sentence: Sentence, i: int, before: list[Event]) -> list[Role]:
    """ "turned the offer down": the doers of the earlier event that the definite noun means."""
    for at in objects(sentence, i):
        noun = sentence.tokens[at]
        if not any(t.lower in ("the", "this", "these", "that", "those") for t in sentence.dependents(at, "det")):
            continue
        stem = noun.lemma.lower()[:5]
        for event in reversed(before):
            words = [w.lower() for span in (event.trigger, *event.evidence[:1]) for w in span.text.split()]
            if len(stem) >= 4 and any(word.startswith(stem) for word in words):
                doers = [r for r in event.roles if r.slot is Slot.ACTOR]
                span = sentence.span(at, at)
                if not doers:
                    continue
                return [
                    Role(Slot.RECIPIENT, r.actor, span, f"doer of the earlier '{event.trigger.text}'") for r in doers
                ]
    return []


def _evidence(sentence: Sentence, i: int, trigger: Span, roles: list[Role]) -> tuple[Span, ...]:
    """The clause of the trigger, then the span of each filler that stands outside it."""
    tokens = [i]
    stack = list(sentence.children[i])
    while stack:
        at = stack.pop()
        if sentence.tokens[at].dep in ("punct", "parataxis") or (
            sentence.tokens[at].dep == "conj" and sentence.tokens[i].pos == "VERB" and sentence.tokens[at].head == i
        ):
            continue
        tokens.append(at)
        stack.extend(sentence.children[at])
    clause = sentence.span(min(tokens), max(tokens))
    first = min(clause.start, trigger.start)
    last = max(clause.end, trigger.end)
    clause = Span(first, last, sentence.text[first - sentence.start : last - sentence.start])
    outside = sorted({r.span for r in roles if not clause.covers(r.span)})
    return (clause, *outside)


def _confidence(candidate: Candidate, roles: list[Role], sentence: Sentence) -> float:
    """A rank of rules, not yet a calibrated probability: specific rows and filled slots count."""
    score = 0.6 + 0.1 * min(2, len(candidate.row.conditions)) + 0.05 * len({r.slot for r in roles})
    score -= 0.1 * ("weak" in candidate.row.traits) + 0.15 * sentence.title
    return round(max(0.1, min(0.95, score)), 2)


def _repeats(told: Told, event: Event, before: list[Event]) -> bool:
    """ "the raid", after the raid has been told."""
    sentence = told.document.sentences[event.sentence]
    definite = any(t.lower in ("the", "this", "these", "those") for t in sentence.dependents(event.head, "det"))
    told_before = {e.type for e in before if not told.document.sentences[e.sentence].title}
    return definite and event.type in told_before and not event.fillers(Slot.RECIPIENT)


def _unfit(told: Told, candidate: Candidate, event: Event | None, before: list[Event], public: bool) -> str | None:
    """Why this is no event of diplomacy or conflict; None where it is one. public: the report names public parties."""
    if event is None:
        return "nothing says what is denied"
    if candidate.row.pos == "N" and _repeats(told, event, before):
        return "a definite noun that takes up an earlier event"
    known = told.parties.by_id
    doing = [known[a] for a in event.fillers(Slot.ACTOR)]
    suffering = [known[a] for a in event.fillers(Slot.RECIPIENT)]
    if any(not a.political for a in doing):
        return "the actor is no political one"
    parties = [*doing, *suffering]
    if parties and not any(a.political for a in parties):
        return "no party is political"
    if "violent" in candidate.row.traits:
        return _unfit_violence(told, event, parties, public)
    return _unfit_deed(told, candidate, doing, suffering, public)


def _unfit_violence(told: Told, event: Event, parties: list[Actor], public: bool) -> str | None:
    """Violence needs no named party, but people or things that can do it, in a report that names public parties."""
    if not public and not any(told.parties.public(a) for a in parties):
        return "no public party is named in the report"
    sentence = told.document.sentences[event.sentence]
    bare = sentence.tokens[event.head].pos == "NOUN" and not event.roles and not event.place
    if bare and light_verb(sentence, event.head) is None:
        if dates.stated(sentence, event.head, event.type, told.times) is None:
            return "nothing is said of it: no party, time or place"
        return None
    found = doer(sentence, event.head) if sentence.tokens[event.head].pos == "VERB" else None
    if found and not event.fillers(Slot.ACTOR) and not told.parties.can_fight(sentence, found[0]):
        return f"'{sentence.tokens[found[0]].text}' is neither people nor a weapon"
    return None


def _unfit_deed(
    told: Told, candidate: Candidate, doing: list[Actor], suffering: list[Actor], public: bool
) -> str | None:
    """Other deeds need a public party, and what their row asks for."""
    traits, parties = candidate.row.traits, [*doing, *suffering]
    if not parties:
        return "no party is named"
    if not public or ("crowd" not in traits and not any(told.parties.public(a) or _unknown(a) for a in parties)):
        return "no party is a public one"
    if {"political-actor", "weak"} & set(traits) and not doing:
        return "no political actor is named"
    if "political-recipient" in traits and not any(a.political for a in suffering):
        return "no political recipient is named"
    if "both" in traits and not (doing and suffering):
        return "both parties must be named"
    return None


def _unknown(actor: Actor) -> bool:
    """Somebody with a name of whom the report does not say what he is: in public company he may be public."""
    return actor.sector is None and not actor.anonymous and actor.kind in (ActorKind.PERSON, ActorKind.ORGANISATION)
