"""Who stands on which side of a process, as keys that reports share: states, armed groups, unions of states."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.record.merge.names_across import fold
from dragoman.record.merge.profiles import Descriptor, Sort, body_keys, descriptor, person_keys, read_profile
from dragoman.record.merge.records import ActorNode, ProcessNode

Camp = frozenset[str]
"""Keys of one side; two camps that share a key are one."""

REBEL = frozenset(("REB", "UAF", "OPP", "SEP", "INS", "CRM"))
_BODIES = REBEL | {"MIL", "IGO"}
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")
_WORD = re.compile(r"[a-z]{3,}")
_NAMES = 5  # words; a longer name is a clause and says nothing of the subject
_PLAIN = frozenset(
    """a an the this that its his her their our all any both each new fresh fragile shaky historic final draft initial
    interim temporary proposed planned recent latest last next previous first second third long-awaited landmark broad
    wider full partial possible future current existing so called accord agreement deal pact treaty protocol truce
    ceasefire sanctions sanction measures talks memorandum understanding arrangement settlement compact convention
    framework bilateral joint formal separate immediate early late signed brokered backed january february march april
    may june july august september october november december day days week weeks month months year years hour hours
    old round one two three four five six seven eight nine ten eleven
    twelve fourteen fifteen twenty thirty forty sixty ninety hundred and for with between from over""".split()
)


@dataclass(frozen=True, slots=True)
class Sides:
    """hard: camps that tell two processes apart; soft: people and bodies of no known side; between: who mediates."""

    hard: tuple[Camp, ...] = ()
    soft: Camp = frozenset()
    between: Camp = frozenset()
    rebels: bool = False  # one of the sides fights a state, known by name or not


@lru_cache(maxsize=100_000)
def _camp(what: Descriptor) -> tuple[Camp, bool]:
    _, kind, country, sector, _, _, _ = what
    if country and (kind == "state" or sector not in REBEL):
        return frozenset((f"state:{country}",)), True
    found = read_profile(what)
    if found.sort is Sort.GENERIC:
        return _body_of(what), True
    if found.sort in (Sort.PERSON, Sort.OFFICE):
        return frozenset(person_keys(found)), False
    keys = frozenset(body_keys(found))
    known = any(key.startswith(("known:", "state:")) for key in keys)
    return keys, kind == "state" or known or sector in _BODIES


def _body_of(what: Descriptor) -> Camp:
    """The known body that people are of: "European Union foreign ministers"."""
    words = what[0].split()
    while words and words[-1].islower():
        words.pop()
    if not words or len(words) == len(what[0].split()) or what[1] == "person":
        return frozenset()
    keys = body_keys(read_profile((" ".join(words), "organisation", None, what[3], None, (), ())))
    return frozenset(key for key in keys if key.startswith("known:"))


def camp_of(actor: ActorNode) -> tuple[Camp, bool]:
    """The camp of an actor, no keys for one that nobody can tell; and whether it tells sides apart."""
    return _camp(descriptor(actor))


def sides_of(node: ProcessNode) -> Sides:
    """The sides of a process; who mediates is no side of it, but of the mediation itself."""
    pooled = node.kind == "mediation"  # who offers it and to whom is often read the wrong way round
    between = frozenset(key for actor in node.mediators for key in camp_of(actor)[0] if not pooled)
    hard: list[Camp] = []
    soft: set[str] = set()
    for actor in (*node.parties, *(node.mediators if pooled else ())):
        keys, firm = camp_of(actor)
        if keys and firm and not keys & between:
            hard = join_camps(hard, (keys,))
        elif not firm:
            soft |= keys
    return Sides(tuple(hard), frozenset(soft), between, any(a.sector in REBEL for a in node.parties))


def join_camps(known: Iterable[Camp], more: Iterable[Camp]) -> list[Camp]:
    """The camps of both, those that share a key as one."""
    found = list(known)
    for camp in more:
        same = [one for one in found if one & camp]
        found = [one for one in found if not one & camp] + [camp.union(*same)]
    return found


def compare_sides(a: Sides, b: Sides) -> tuple[int, bool]:
    """How many camps two processes share, and whether their sides exclude that they are one.

    One may name fewer sides than the other. Two that both name somebody whom the other does not are two, unless they
    share two sides, or each names one side only: those may be the two sides of one.
    """
    ours, theirs = _unmatched(a, b), _unmatched(b, a)
    shared = len(a.hard) - len([camp for camp in a.hard if not any(camp & one for one in b.hard)])
    several = max(len(a.hard), len(b.hard)) > 1
    two = bool(ours and theirs and several and shared < 2)
    return shared, two or _between_states(a, b) or _between_states(b, a)


def _between_states(a: Sides, b: Sides) -> bool:
    """Whether the one is between states, and one side of the other fights a state."""
    return b.rebels and not a.rebels and len(a.hard) > 1 and all(_is_state(camp) for camp in a.hard)


def _is_state(camp: Camp) -> bool:
    return any(key.startswith("state:") for key in camp)


def _unmatched(a: Sides, b: Sides) -> list[Camp]:
    others = (*b.hard, b.soft, b.between)
    return [camp for camp in a.hard if not any(camp & one for one in others)]


def years_in(name: str) -> frozenset[str]:
    """Years that a name bears: "the 2015 accord"."""
    return frozenset(found.group() for found in _YEAR.finditer(name))


def subject_of(names: Sequence[str]) -> frozenset[str]:
    """What a process is about by its names: "grain", "nuclear"; nothing of a name that is a whole clause."""
    short = (fold(name) for name in names if len(name.split()) <= _NAMES)
    return frozenset(word for name in short for word in _WORD.findall(name) if word not in _PLAIN)
