"""Whether the parties of two events can be the same: a state, its army, its minister and its soldiers go together."""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from dragoman.record.merge.identity import incompatible, same_actor
from dragoman.record.merge.names_across import Fit, compare_names, fold, person_name
from dragoman.record.merge.records import ActorNode
from dragoman.record.merge.wordings import pieces_of
from dragoman.record.merge.words_in import proper_words

_ARMED_STATE = frozenset(("MIL", "COP", "SPY"))
_REBEL = frozenset(("REB", "UAF", "CRM", "SEP", "INS"))
_BYSTANDERS = frozenset(("CVL", "MED", "EDU", "BUS", "NGO", "LAB", "REF", "HLH", "REL"))
_SEATED_IN = {"brussels": "European Union", "addis ababa": "African Union"}  # bodies called by their seat


class Party(IntEnum):
    """How two parties go together."""

    OTHER = 0  # two
    OPEN = 1  # nothing against it: an unnamed group, a part that says little
    AKIN = 2  # of one state or body: a state and its army
    SAME = 3  # one


@lru_cache(maxsize=100_000)
def bodies_in(name: str, sector: str | None) -> frozenset[str]:
    """The known bodies and groups that a name holds: the Houthis in "Houthi gunmen", the EU in an IGO "Brussels"."""
    seat = _SEATED_IN.get(fold(name)) if sector == "IGO" else None
    known = {piece.known.canonical for piece in pieces_of(name) if piece.known}
    return frozenset(known | {seat} if seat else known)


def party_fit(a: ActorNode, b: ActorNode) -> Party:
    """How two actors of two reports go together, in one role of one event."""
    if a.country and b.country and a.country != b.country:
        return Party.OTHER
    if a.kind == "person" and b.kind == "person":
        return _persons(a, b)
    if fold(a.name) == fold(b.name):
        return Party.SAME if a.name != a.name.lower() or a.country else Party.AKIN
    first, second = bodies_in(a.name, a.sector), bodies_in(b.name, b.sector)
    if first and second and a.kind != "person" and b.kind != "person":
        return Party.AKIN if first & second else Party.OTHER
    if a.country and a.country == b.country:
        return Party.SAME if a.kind == b.kind == "state" else Party.AKIN
    return _loose(a, b)


def opposed(a: ActorNode, b: ActorNode) -> bool:
    """Whether one is of the state and the other fights it, or one is armed and the other a bystander."""
    pairs = ((a.sector, b.sector), (b.sector, a.sector))
    return any(
        (one in _ARMED_STATE and other in _REBEL) or (one in _ARMED_STATE | _REBEL and other in _BYSTANDERS)
        for one, other in pairs
    )


def _persons(a: ActorNode, b: ActorNode) -> Party:
    if same_actor(a, b):
        return Party.SAME
    if incompatible(a, b):
        return Party.OTHER
    if _named(a) and _named(b) and compare_names(person_name(a.name), person_name(b.name)) < Fit.SURNAME:
        return Party.OTHER
    return Party.AKIN if a.country and a.country == b.country else Party.OPEN


def _named(actor: ActorNode) -> bool:
    """Whether a person's name is one, and no bare description: "German ambassador"."""
    words = actor.name.split()
    return bool(person_name(actor.name)) and all(w[:1].isupper() or len(w) <= 3 or "-" in w for w in words)


def _loose(a: ActorNode, b: ActorNode) -> Party:
    """Two where at least one is of no known country."""
    if proper_words(a.name) & proper_words(b.name):
        return Party.AKIN
    if "group" in (a.kind, b.kind) or "person" in (a.kind, b.kind):
        return Party.OPEN
    return Party.OTHER if a.country is None and b.country is None else Party.OPEN


def slot_fit(first: Sequence[ActorNode], second: Sequence[ActorNode], doers: bool) -> Party | None:
    """How the fillers of one slot go together, None where one of the two is empty.

    The shorter one decides: a report may name two parties of four. doers: they act, so that a soldier is no rebel.
    """
    if not first or not second:
        return None
    short, long = sorted((first, second), key=len)
    best = [max(Party.OTHER if doers and opposed(a, b) else party_fit(a, b) for b in long) for a in short]
    if max(best) is Party.OTHER:
        return Party.OTHER
    if Party.OTHER in best:
        return Party.OPEN
    return min(*best, Party.AKIN) if doers and len(short) < len(long) else min(best)


def shared_fit(first: Sequence[ActorNode], second: Sequence[ActorNode]) -> Party | None:
    """The same where all take part alike: one who is not of the other's round makes it another meeting."""
    if not first or not second:
        return None
    short, long = sorted((first, second), key=len)
    return min(max(party_fit(a, b) for b in long) for a in short)
