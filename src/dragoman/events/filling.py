"""The slots of an event: its row's paths, the speaker, and what earlier events tell of the same."""

from dataclasses import replace

from dragoman.events import dates
from dragoman.events.clauses import objects
from dragoman.events.paths import actor_roles, recipient_roles
from dragoman.events.records import Event, EventType, Role, Slot
from dragoman.events.speakers import CHARGES, said_before, spoken_roles
from dragoman.events.told import Told
from dragoman.events.triggers import Candidate
from dragoman.sentences import Sentence
from dragoman.statements import Statement

NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty "
    "hundred dozen dozens scores hundreds thousands several some many others".split()
)

DEEDS = frozenset(
    "move step decision act action gesture measure overture announcement ruling manoeuvre maneuver deed order "
    "development".split()
)
TAKEN_UP_WITHIN = 4  # sentences
ANSWERS = frozenset(("accept", "reject", "agree"))
OFFERS = (EventType.REQUEST, EventType.AGREE)
KINDS = {
    EventType.ACCUSE: "allegation accusation charge claim criticism complaint condemnation",
    EventType.AGREE: "offer proposal promise pledge invitation",
    EventType.REQUEST: "request demand call appeal plea proposal invitation",
    EventType.THREATEN: "threat warning ultimatum",
    EventType.ASSAULT: "attack raid strike assault bombing ambush killing massacre incursion shelling shooting",
    EventType.COERCE: "arrest detention closure seizure ban raid incursion takeover crackdown blockade siege curfew",
    EventType.SANCTION: "expulsion sanction embargo suspension tariff levy",
    EventType.RETREAT: "withdrawal release pullout",
    EventType.MOBILIZE: "deployment build-up buildup mobilisation mobilization drill exercise launch test",
    EventType.CONSULT: "visit meeting",
    EventType.AID: "delivery shipment aid gift offer",
}  # what a definite noun takes up
CLAIMS = CHARGES | frozenset(("report", "account", "version"))
ANAPHORS = {
    noun: tuple(kind for kind, nouns in KINDS.items() if noun in nouns.split())
    for noun in sorted({noun for nouns in KINDS.values() for noun in nouns.split()})
}


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
        recipients = _taken_up(sentence, candidate.i, _of_others(told, candidate, actors, before))
    if not recipients and candidate.row.words[0] in ANSWERS:
        recipients = _offered(sentence, candidate.i, actors, before)
    if not recipients and candidate.row.type is EventType.REJECT:
        recipients = _claimed(told, sentence, candidate.i, actors)
    doing = {r.actor for r in actors}
    return [*actors, *(r for r in recipients if r.actor not in doing)]


def without_places(told: Told, sentence: Sentence, candidate: Candidate, roles: list[Role]) -> list[Role]:
    """The roles less those of a name of which nothing is known but that it is the place done to ("retook Kosti")."""
    places = [p for p in told.places if p.sentence == sentence.index]
    done_to = [p.span for p in places if dates.done_to(sentence, p, candidate.i, candidate.row.type)]
    if not done_to:
        return roles
    unknown = [r.actor for r in roles if told.parties.by_id[r.actor].sector is None]
    return [r for r in roles if r.actor not in unknown or not any(r.span.overlaps(span) for span in done_to)]


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


def _of_others(told: Told, candidate: Candidate, actors: list[Role], before: list[Event]) -> list[Event]:
    """The earlier events, for a condemnation those that its own side did not do."""
    own = {told.parties.by_id[r.actor].country for r in actors} - {None}
    if candidate.row.type is not EventType.ACCUSE or not own:
        return before
    return [e for e in before if not own & {told.parties.by_id[a].country for a in e.fillers(Slot.ACTOR)}]


def _answered(sentence: Sentence, i: int, actors: list[Role], before: list[Event]) -> list[Role]:
    """ "vowed to retaliate": to whoever last did something to the one who responds."""
    doing = {r.actor for r in actors}
    for event in reversed(before):
        if doing & set(event.fillers(Slot.RECIPIENT)):
            span, path = sentence.span(i, i), f"doer of the earlier '{event.trigger.text}'"
            return [Role(Slot.RECIPIENT, a, span, path) for a in event.fillers(Slot.ACTOR) if a not in doing]
    return []


def _taken_up(sentence: Sentence, i: int, before: list[Event]) -> list[Role]:
    """ "turned the offer down", "deplored the move": the doers of the earlier event that the noun takes up."""
    for at in objects(sentence, i):
        if not _points_back(sentence, at):
            continue
        earlier = next((e for e in reversed(before) if _meant(sentence, at, e) and e.fillers(Slot.ACTOR)), None)
        if earlier is not None:
            path = f"doer of the earlier '{earlier.trigger.text}'"
            return [replace(r, slot=Slot.RECIPIENT, path=path) for r in earlier.roles if r.slot is Slot.ACTOR]
    return []


def _claimed(told: Told, sentence: Sentence, i: int, actors: list[Role]) -> list[Role]:
    """ "dismissed the claim": whoever made it, in the sentence before or earlier in this one."""
    doing = {r.actor for r in actors}
    for at in objects(sentence, i):
        if sentence.tokens[at].lemma.lower() not in CLAIMS or not _points_back(sentence, at):
            continue
        for statement in said_before(told.statements, told.document, sentence, sentence.tokens[at].start):
            if statement.source is not None and statement.source not in doing and statement.source_span:
                path = f"who said what '{sentence.tokens[at].text}' takes up"
                return [Role(Slot.RECIPIENT, statement.source, statement.source_span, path)]
    return []


def _points_back(sentence: Sentence, at: int) -> bool:
    """Whether a noun means something told: definite, or in apposition to it ("…, a step that X condemned")."""
    noun = sentence.tokens[at]
    if noun.dep in ("appos", "dep", "npadvmod") and any(True for _ in sentence.dependents(at, "relcl")):
        return True
    return any(t.lower in ("the", "this", "these", "that", "those") for t in sentence.dependents(at, "det"))


def _meant(sentence: Sentence, at: int, event: Event) -> bool:
    """Whether a noun may mean this earlier event: by its stem, its kind ("charge": ACCUSE), or any deed just told."""
    lemma = sentence.tokens[at].lemma.lower()
    words = [w.lower() for span in (event.trigger, *event.evidence[:1]) for w in span.text.split()]
    if len(lemma) >= 4 and any(word.startswith(lemma[:5]) for word in words):
        return True
    if any(t.lower in ("of", "on", "by", "against", "from") for t in sentence.dependents(at, "prep")):
        return False
    distance = sentence.index - event.sentence
    if lemma in DEEDS:
        return distance <= 1
    return distance <= TAKEN_UP_WITHIN and event.type in ANAPHORS.get(lemma, ())


def _offered(sentence: Sentence, i: int, actors: list[Role], before: list[Event]) -> list[Role]:
    """ "X invited Y. Y refused": who asked or offered, for an answer that does not say to what."""
    if any(sentence.tokens[at].pos != "PRON" for at in objects(sentence, i)):
        return []
    if any(True for _ in sentence.dependents(i, "ccomp", "xcomp", "prep")):
        return []
    asked = [e for e in before if e.type in OFFERS and sentence.index - e.sentence <= TAKEN_UP_WITHIN]
    return _answered(sentence, i, actors, asked)
