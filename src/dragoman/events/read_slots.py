"""Slots as the learned model reads them: fills what the grammar leaves empty, and corrects where it is sure."""

from collections.abc import Iterator

from dragoman.events.parties import Parties
from dragoman.events.records import Role, Slot
from dragoman.learned import Mark
from dragoman.sentences import Sentence

IN = 0.5  # a token with this share stands in the slot
FILLS = 0.7  # mean share of a phrase that fills an empty slot
SURE = 0.9  # mean share of a phrase that replaces a filler the model does not see
UNSEEN = 0.05  # share below which the model does not see a filler


def read_roles(parties: Parties, sentence: Sentence, mark: Mark | None, roles: list[Role]) -> list[Role]:
    """The roles of the grammar, those of the model where a slot is empty or the model is sure of another party."""
    if mark is None:
        return roles
    found = list(roles)
    for slot in Slot:
        own = [r for r in found if r.slot is slot]
        others = {r.actor for r in found if r.slot is not slot}
        proposed = [(share, r) for share, r in _proposed(parties, sentence, mark, slot) if r.actor not in others]
        if not own:
            found += [r for share, r in proposed if share >= FILLS]
        elif all(_share(sentence, mark, slot, r) < UNSEEN for r in own):
            sure = [r for share, r in proposed if share >= SURE]
            if sure:
                found = [r for r in found if r.slot is not slot] + sure
    return found


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
