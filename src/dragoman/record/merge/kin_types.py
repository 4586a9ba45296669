"""Types of events that reports and codings take for one another."""

from enum import IntEnum

SPEECH = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
MEETING = frozenset(("CONSULT", "COOPERATE"))


class Kin(IntEnum):
    """How two types go together."""

    OTHER = 0  # not one event
    KIN = 1  # one event where much else speaks for it
    SAME = 2


_PAIRS = """
ASSAULT COERCE|ASSAULT MOBILIZE|COERCE MOBILIZE|COERCE SANCTION|CONSULT COOPERATE|CONSULT AGREE|AGREE RETREAT
AGREE CONCEDE|CONCEDE RETREAT|AGREE COOPERATE|AGREE SUPPORT|AGREE AID|AID COOPERATE|AID SUPPORT|AID MOBILIZE
THREATEN REQUEST|THREATEN REJECT|THREATEN ACCUSE|THREATEN SANCTION|ACCUSE REJECT|ACCUSE SANCTION|REJECT SANCTION
REJECT RETREAT|SANCTION RETREAT|SANCTION AGREE|REQUEST AGREE|REQUEST CONSULT|REQUEST ACCUSE|REQUEST SUPPORT
PROTEST ACCUSE|PROTEST REJECT|PROTEST ASSAULT|SUPPORT COOPERATE|SUPPORT CONSULT|MOBILIZE RETREAT|MOBILIZE AID
ASSAULT ACCUSE|CONCEDE SUPPORT|AGREE THREATEN|MOBILIZE CONSULT
"""
_KIN = frozenset(frozenset(pair.split()) for line in _PAIRS.split("\n") for pair in line.split("|"))


def kin_of(first: str, second: str) -> Kin:
    """How two PLOVER types go together."""
    if first == second:
        return Kin.SAME
    return Kin.KIN if frozenset((first, second)) in _KIN else Kin.OTHER


# a name for each group of types within which events are looked up
_FAMILIES = {
    "ASSAULT": "f", "COERCE": "fs", "MOBILIZE": "f", "SANCTION": "s", "RETREAT": "rs", "CONCEDE": "r", "AGREE": "rm",
    "CONSULT": "m", "COOPERATE": "m", "AID": "m", "SUPPORT": "mv", "REQUEST": "vm", "THREATEN": "v", "ACCUSE": "v",
    "REJECT": "vs", "PROTEST": "v",
}  # fmt: skip


def families_of(type_: str) -> str:
    """The letters of the groups in which events of a type are looked up."""
    return _FAMILIES.get(type_, "o")
