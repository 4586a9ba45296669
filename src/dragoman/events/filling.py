"""The slots of an event: its row's paths, the speaker, and what earlier events tell of the same."""

from dataclasses import replace

from dragoman.events.clauses import objects
from dragoman.events.paths import actor_roles, recipient_roles
from dragoman.events.records import Event, Role, Slot
from dragoman.events.speakers import spoken_roles
from dragoman.events.told import Told
from dragoman.events.triggers import Candidate
from dragoman.sentences import Sentence
from dragoman.statements import Statement

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
    "hundred dozen dozens scores hundreds thousands several some many others".split()
)


def fill_slots(
    told: Told, sentence: Sentence, candidate: Candidate, statement: Statement | None, before: list[Event]
) -> list[Role]:
    """Actors and recipients of a candidate, nobody in both slots."""
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


def _answered(sentence: Sentence, i: int, actors: list[Role], before: list[Event]) -> list[Role]:
    """ "vowed to retaliate": to whoever last did something to the one who responds."""
    doing = {r.actor for r in actors}
    for event in reversed(before):
        if doing & set(event.fillers(Slot.RECIPIENT)):
            span, path = sentence.span(i, i), f"doer of the earlier '{event.trigger.text}'"
            return [Role(Slot.RECIPIENT, a, span, path) for a in event.fillers(Slot.ACTOR) if a not in doing]
    return []


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
