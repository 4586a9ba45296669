"""Conditions of the rows of vocabulary/process_states.tsv: what must stand around a word for it to tell a state."""

from collections.abc import Callable

from dragoman.events.clauses import obliques, passive
from dragoman.sentences import Sentence

SHORT = frozenset("less only barely just mere merely scarcely hardly under fewer briefly".split())
LENGTHS = frozenset("minute hour day week night weekend month fortnight".split())
Wanted = list[str]


def holds(sentence: Sentence, p: int, need: str) -> bool:
    """Whether token p meets one need; the table's comment explains them, any other name is a preposition."""
    name, _, words = need.partition(":")
    wanted = words.split(",")
    if name in NEEDS:
        return NEEDS[name](sentence, p, wanted)
    prepositions = ("in", "into") if name == "into" else (name,)
    return any(sentence.tokens[n].lower in wanted for q in prepositions for n in obliques(sentence, p, q))


def _particle(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    return any(t.lower in wanted for t in sentence.dependents(p, "prt", "advmod", "prep"))


def _object(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    return any(t.lemma.lower() in wanted for t in sentence.dependents(p, "dobj", "npadvmod"))


def _infinitive(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    return any(t.tag == "VB" and t.lemma in wanted for t in sentence.dependents(p, "xcomp", "ccomp"))


def _under(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    return sentence.tokens[p].dep == "dobj" and sentence.tokens[sentence.tokens[p].head].lemma in wanted


def _days(sentence: Sentence, p: int, _: Wanted) -> bool:
    """ "lasted nine days", less "has lasted"."""
    told = [sentence.tokens[n] for n in sentence.subtree(p) if n > p]
    counted = any(t.lemma.lower() in LENGTHS for t in told)
    return counted and sentence.tokens[p].tag == "VBD" and not any(t.lower in ("far", "since") for t in told)


def _brief(sentence: Sentence, p: int, _: Wanted) -> bool:
    """ "lasted less than two hours", "held for barely a day": a length of time, and a word that it was short."""
    if sentence.tokens[p].tag not in ("VBD", "VBN"):
        return False
    below = [sentence.tokens[n] for n in sentence.subtree(p) if n > p]
    return any(t.lower in SHORT for t in below) and any(t.lemma.lower() in LENGTHS for t in below)


def _land(sentence: Sentence, p: int, _: Wanted) -> bool:
    return all(t.entity in ("GPE", "LOC") or t.pos == "PROPN" for t in sentence.dependents(p, "dobj"))


def _said(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    below = sentence.dependents(p, "oprd", "acomp", "prt", "advmod", "ccomp", "xcomp")
    return any(t.lower in wanted for t in below)


def _more(sentence: Sentence, p: int, wanted: Wanted) -> bool:
    found = (n for q in ("to", "on") for n in obliques(sentence, p, q))
    return any(t.lower in wanted for n in found for t in sentence.dependents(n, "det", "amod"))


NEEDS: dict[str, Callable[[Sentence, int, Wanted], bool]] = {
    "alone": lambda sentence, p, _: not any(True for _ in sentence.dependents(p, "xcomp", "ccomp")),
    "past": lambda sentence, p, _: sentence.tokens[p].tag in ("VBD", "VBN"),
    "passive": lambda sentence, p, _: passive(sentence, p),
    "prt": _particle,
    "obj": _object,
    "xcomp": _infinitive,
    "over": _under,
    "days": _days,
    "brief": _brief,
    "land": _land,
    "said": _said,
    "more": _more,
}
