"""Slots as the learned model reads them: fills what the grammar leaves empty, and corrects where it is sure."""

from collections.abc import Iterator

from dragoman.events.clauses import light_verb, passive
from dragoman.events.parties import Parties
from dragoman.events.records import EventType, Role, Slot
from dragoman.events.status import DENIALS
from dragoman.events.triggers import Candidate
from dragoman.learned import Mark
from dragoman.sentences import Sentence

IN = 0.5  # a token with this share stands in the slot
FILLS = 0.7  # mean share of a phrase that fills an empty slot
SURE = 0.9  # mean share of a phrase that replaces a filler the model does not see
UNSEEN = 0.05  # share below which the model does not see a filler
RELATIVES = ("who", "which", "that", "whom")  # what they stand for, the grammar knows
FORCE = (EventType.ASSAULT, EventType.COERCE)
ELSEWHERE = frozenset(  # prepositions before a deed that the clause only refers to
    "after before following since over despite amid during against from to for about because due until pending".split()
)
ANSWERED = frozenset(  # verbs of one who meets with a deed of somebody else
    "answer respond react reply retaliate prevent avert foil thwart repel repulse avenge survive witness investigate "
    "probe condemn denounce deplore decry criticise criticize discuss fear expect deter face meet resist withstand "
    "mourn tolerate allow permit protest confirm report describe document recall remember "
    "escape flee counter halt stop end blame".split()
)


def read_roles(
    parties: Parties, sentence: Sentence, mark: Mark | None, roles: list[Role], within: frozenset[int] | None = None
) -> list[Role]:
    """The roles of the grammar, those of the model where a slot is empty or the model is sure of another party.

    within: tokens among which a doer that the model reads must stand; None for anywhere.
    """
    if mark is None:
        return roles
    found = list(roles)
    for slot in Slot:
        own = [r for r in found if r.slot is slot]
        others = {r.actor for r in found if r.slot is not slot}
        proposed = [(share, r) for share, r in _proposed(parties, sentence, mark, slot) if r.actor not in others]
        if slot is Slot.RECIPIENT:
            proposed = [p for p in proposed if not _told_apart(sentence, mark.token, p[1])]
        if within is not None and slot is Slot.ACTOR:
            starts = {sentence.tokens[at].start for at in within}
            proposed = [p for p in proposed if starts & set(range(p[1].span.start, p[1].span.end))]
        if not own:
            found += [r for share, r in proposed if share >= FILLS]
        elif all(_share(sentence, mark, slot, r) < UNSEEN and r.span.text.lower() not in RELATIVES for r in own):
            sure = [r for share, r in proposed if share >= SURE]
            if sure:
                found = [r for r in found if r.slot is not slot] + sure
    return found


def own_phrase(sentence: Sentence, candidate: Candidate) -> frozenset[int] | None:
    """The tokens of a deed of force that its clause only refers to ("held six after the clash"); None for others.

    Also those of a passive without a doer that somebody denies: who denies it need not be who is said to have done it.
    """
    if _denied_passive(sentence, candidate.i):
        return frozenset(sentence.subtree(candidate.i))
    if candidate.row.type not in FORCE or candidate.row.pos != "N" or not _apart(sentence, candidate.i):
        return None
    return frozenset(sentence.subtree(candidate.i))


def _denied_passive(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    denied = token.dep == "ccomp" and sentence.tokens[token.head].lemma in DENIALS
    return denied and token.pos == "VERB" and passive(sentence, i)


def _apart(sentence: Sentence, noun: int) -> bool:
    """Whether the doer of a deed is to be found in its own phrase only, and not in the clause around it."""
    if light_verb(sentence, noun) is not None:
        return False
    for at in (sentence.tokens[noun], *sentence.ancestors(noun)):
        head = sentence.tokens[at.head]
        if at.dep == "dobj" or (at.dep == "nsubjpass" and head.i != at.i):
            return head.lemma in ANSWERED
        if at.dep == "pobj":
            return head.lower in ELSEWHERE or sentence.tokens[head.head].lemma in ANSWERED
        if at.pos in ("VERB", "AUX"):
            return False
    return False


def _told_apart(sentence: Sentence, trigger: int, role: Role) -> bool:
    """Whether a party is told of in a relative clause outside of which the event stands ("a raid that killed six")."""
    token = next((t for t in sentence.tokens if role.span.start <= t.start and t.end == role.span.end), None)
    if token is None:
        return False
    over = [t.i for t in sentence.ancestors(token.i)]
    clause = next((at for at in over if sentence.tokens[at].dep == "relcl"), None)
    return clause is not None and clause != trigger and trigger in over[over.index(clause) :]


def _share(sentence: Sentence, mark: Mark, slot: Slot, role: Role) -> float:
    """The best share of the tokens of a filler; 1.0 for one that stands outside the sentence."""
    inside = [t.i for t in sentence.tokens if role.span.start < t.end and t.start < role.span.end]
    return max((mark.roles[slot.value][i] for i in inside), default=1.0)


def _proposed(parties: Parties, sentence: Sentence, mark: Mark, slot: Slot) -> Iterator[tuple[float, Role]]:
    """(mean share, role) for the actors at the heads of the phrases that the model puts into the slot."""
    shares = mark.roles[slot.value]
    seen = set()
    for first, last in _phrases(shares):
        inside = range(first, last + 1)
        mean = sum(shares[i] for i in inside) / len(inside)
        tops = [i for i in inside if not first <= sentence.tokens[i].head <= last or sentence.tokens[i].head == i]
        for top in tops:
            for filler in parties.at(sentence, top):
                if filler.actor not in seen:
                    seen.add(filler.actor)
                    yield mean, Role(slot, filler.actor, filler.span, "read by the model")


def _phrases(shares: tuple[float, ...]) -> Iterator[tuple[int, int]]:
    """Runs of tokens that stand in the slot."""
    start = None
    for i, share in enumerate((*shares, 0.0)):
        if share >= IN and start is None:
            start = i
        elif share < IN and start is not None:
            yield start, i - 1
            start = None
