"""Words that make a name a piece of ground whatever its label: "shelled X", "a curfew on X", "X fell", "X was calm"."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.sentences import Sentence, Token
from dragoman.vocabulary.load import load_table

_OBJECTS = frozenset(("dobj", "nsubjpass"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
# states of a town; of a government one says the second as well, so that they tell nothing of a seat of government
_STATES = frozenset("calm deserted besieged encircled surrounded cut-off uninhabited flooded".split())
_MOODS = frozenset("quiet silent tense empty peaceful".split())
_UNDER = frozenset("siege curfew bombardment shelling lockdown occupation blockade water".split())
_UNDER_LOOSELY = frozenset("fire attack control".split())
_WITHOUT = frozenset("power water electricity food gas heat heating internet".split())
_STAYING = frozenset("be stay remain lie seem come look".split())
_PUTTING = frozenset("place put keep bring".split())  # "placed X under curfew"
_FALLING = frozenset("to in on after at during within without before by as while when for".split())
_FORCES = frozenset(
    "troop force soldier army militia fighter rebel militant insurgent gunman convoy tank paramilitary brigade "
    "battalion guerrilla commando marine peacekeeper column regiment division patrol paratrooper separatist "
    "jihadist".split()
)


class Reach(Enum):
    """Which names a word makes ground."""

    ANY = "any"  # even one that no gazetteer knows
    NAMED = "named"  # a seat of government too
    FORCES = "forces"  # any name where soldiers are the subject, else as KNOWN
    KNOWN = "known"  # only a town that the gazetteer knows


@dataclass(frozen=True, slots=True)
class Ground:
    """vocabulary/place_grounds.tsv. links: "object", or the prepositions after the word."""

    word: str
    links: tuple[str, ...]
    reach: Reach


@cache
def _grounds() -> Mapping[tuple[str, str], Reach]:
    """The widest reach by word and link."""
    found: dict[tuple[str, str], Reach] = {}
    order = list(Reach)
    for row in load_table("place_grounds", Ground):
        for link in row.links:
            known = found.get((row.word, link), Reach.KNOWN)
            found[row.word, link] = min(known, row.reach, key=order.index)
    return found


def ground_reach(sentence: Sentence, head: int, attach: int, preposition: str | None, dep: str) -> Reach | None:
    """How surely what the name hangs on makes it ground; None where it does not."""
    above = sentence.tokens[attach]
    link = preposition or ("object" if dep in _OBJECTS and above.pos == "VERB" else "")
    reach = _grounds().get((above.lemma.lower(), link))
    if reach is None and preposition is not None:
        noun = _noun_before(sentence, head, preposition)
        reach = _grounds().get((noun, preposition)) if noun else None
    if reach is Reach.FORCES:
        return Reach.ANY if _is_of_forces(sentence, attach) else Reach.KNOWN
    return reach


def _is_of_forces(sentence: Sentence, verb: int) -> bool:
    """ "The column (left X)", "rebels (advanced on X)"; a noun stands for what its verb's subject does."""
    token = sentence.tokens[verb]
    at = verb if token.pos == "VERB" else token.head
    return any(subject.lemma.lower() in _FORCES for subject in sentence.dependents(at, "nsubj"))


def _noun_before(sentence: Sentence, head: int, preposition: str) -> str | None:
    """The noun right before the preposition, wherever the parse hangs it: "imposed a curfew on X"."""
    tokens = sentence.tokens
    for at in range(head - 1, max(head - 5, 0), -1):
        if tokens[at].lower == preposition:
            noun = tokens[at - 1]
            return noun.lemma.lower() if noun.tag in ("NN", "NNS") else None
    return None


def is_state_of_town(sentence: Sentence, attach: int, dep: str, seat: bool) -> bool:
    """ "X fell", "X was calm", "X is under siege". seat: the name could be a government, which falls silent too."""
    verb = sentence.tokens[attach]
    lemma = verb.lemma.lower()
    below = list(sentence.dependents(attach))
    if dep == "dobj" and lemma in _PUTTING:
        return any(_rules(sentence, token, _UNDER) for token in below)
    if dep not in _SUBJECTS or verb.pos not in ("VERB", "AUX"):
        return False
    if lemma == "fall":
        return _fell(below, seat)
    if lemma not in _STAYING | _PUTTING:
        return False
    states = _STATES if seat else _STATES | _MOODS
    if any(token.dep in ("acomp", "advcl", "oprd") and token.lower in states for token in below):
        return True
    under = _UNDER if seat else _UNDER | _UNDER_LOOSELY
    return any(_rules(sentence, token, under) for token in below)


def _fell(below: list[Token], seat: bool) -> bool:
    """Whether nothing beside the verb makes it another falling: "fell short", "fell 3 per cent", "fell out"."""
    for token in below:
        if token.dep == "acomp" and (seat or token.lower not in ("silent", "quiet")):
            return False
        if token.dep in ("prt", "dobj", "npadvmod", "attr", "oprd") and token.entity not in ("DATE", "TIME"):
            return False
        if token.dep == "advmod" and token.lower in ("short", "behind", "apart", "back", "out", "ill", "sharply"):
            return False
        if token.dep == "prep" and token.lower not in _FALLING:
            return False
    return True


def _rules(sentence: Sentence, preposition: Token, under: frozenset[str]) -> bool:
    """ "Under siege", "without power"."""
    if preposition.dep != "prep" or preposition.lower not in ("under", "without"):
        return False
    wanted = under if preposition.lower == "under" else _WITHOUT
    nouns = sentence.dependents(preposition.i, "pobj")
    return any(noun.lemma.lower() in wanted for noun in nouns)
