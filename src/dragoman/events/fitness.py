"""Whether a candidate is an event of diplomacy or conflict: who must be named for it."""

from dragoman.actors import Actor, ActorKind
from dragoman.events import dates
from dragoman.events.clauses import doer, light_verb
from dragoman.events.records import Event, EventType, Slot, Status
from dragoman.events.told import Told
from dragoman.events.triggers import Candidate

SPOKEN = frozenset((EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN, EventType.SUPPORT))
PARTIES = frozenset(  # nouns of those who agree or do not, of whom the report tells elsewhere
    "side party member state country government leader minister delegate negotiator power faction ally neighbour "
    "neighbor rival envoy camp".split()
)
BELIEVED = 0.9  # probability of the type at which an event needs a party, but no public one
AMONG = 0.6  # the same in a report that names public parties
ALONE = 0.8  # probability of the type at which an event of such a report needs no party at all


def unfit(told: Told, candidate: Candidate, event: Event | None, before: list[Event], public: bool) -> str | None:
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
    if event.type is EventType.CONSULT and doing and all(a.sector == "MED" for a in doing):
        return "an interview"
    if candidate.learned and event.type in SPOKEN and event.status is Status.NEGATED:
        return "words that were not said"
    parties = [*doing, *suffering]
    if parties and not any(a.political for a in parties):
        return "no party is political"
    if event.type is EventType.AGREE and not doing and (thing := _other_subject(told, event)):
        return f"'{thing}', which agrees, is no party"
    if believed(candidate) and (parties or "violent" in candidate.row.traits):
        return None
    spoken_by_nobody = event.type in SPOKEN and not doing
    if public and not spoken_by_nobody and share(candidate) >= (AMONG if parties else ALONE):
        return None
    if "violent" in candidate.row.traits:
        return _unfit_violence(told, event, parties, public)
    return _unfit_deed(told, candidate, doing, suffering, public)


def believed(candidate: Candidate) -> bool:
    """Whether the learned model, which has read sport and business too, is sure of this type of event here."""
    return share(candidate) >= BELIEVED


def share(candidate: Candidate) -> float:
    """The learned model's probability of the candidate's type; 0 where it reads no event there."""
    return candidate.mark.type_share(candidate.row.type.value) if candidate.mark else 0.0


def _other_subject(told: Told, event: Event) -> str | None:
    """The noun whose deed it is, where that is none of the actors ("the museum agreed to lend it to X")."""
    sentence = told.document.sentences[event.sentence]
    found = doer(sentence, event.head)
    if found is None or sentence.tokens[found[0]].pos != "NOUN" or any(told.parties.at(sentence, found[0])):
        return None
    if sentence.tokens[found[0]].lemma.lower() in PARTIES:
        return None
    return sentence.tokens[found[0]].text


def _repeats(told: Told, event: Event, before: list[Event]) -> bool:
    """ "the raid", after the raid has been told."""
    sentence = told.document.sentences[event.sentence]
    definite = any(t.lower in ("the", "this", "these", "those") for t in sentence.dependents(event.head, "det"))
    told_before = {e.type for e in before if not told.document.sentences[e.sentence].title}
    return definite and event.type in told_before and not event.fillers(Slot.RECIPIENT)


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
