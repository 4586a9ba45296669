"""Conditions of a trigger row: what must stand beside the word for it to carry the event."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dragoman.events.clauses import auxiliaries, conjuncts, doer, objects, obliques, passive, subject
from dragoman.events.parties import Parties
from dragoman.events.triggers import TriggerRow, sense
from dragoman.sentences import Sentence

QUANTITIES = frozenset(
    "company unit number dozen hundred thousand million group team batch contingent column convoy series round couple "
    "handful pair shipment consignment barrage volley wave squad detachment tonne ton".split()
)
LABELS = {
    "mod": ("compound", "amod", "nmod"),
    "xcomp-verb": ("xcomp", "ccomp"),
    "oprd": ("oprd",),
    "acomp": ("acomp", "oprd"),
    "attr": ("attr", "oprd"),
}
WORDS_BESIDE = {
    "prep": ("prep", "dative", "agent"),
    "prt": ("prt", "advmod", "prep"),
    "adv": ("advmod", "prt", "prep"),
}
Test = Callable[[Sentence, int, Parties], bool]
Part = tuple[str, frozenset[str] | None]  # a relation and its words, or the name of a test


def fits(row: TriggerRow, sentence: Sentence, i: int, parties: Parties) -> bool:
    """Whether every condition of the row holds at token i."""
    for condition in row.conditions:
        if not any(_holds(part, sentence, i, parties) for part in _alternatives(condition)):
            return False
    return True


@cache
def _alternatives(condition: str) -> tuple[Part, ...]:
    """A condition as written, read once: "obj:fire,shot|crowd"."""
    parts = (alternative.partition(":") for alternative in condition.split("|"))
    return tuple((name, frozenset(words.split(",")) if colon else None) for name, colon, words in parts)


def _holds(part: Part, sentence: Sentence, i: int, parties: Parties) -> bool:
    relation, wanted = part
    if wanted is None:
        return TESTS[relation](sentence, i, parties)
    if relation in WORDS_BESIDE:
        return any(token.lower in wanted for token in sentence.dependents(i, *WORDS_BESIDE[relation]))
    return any(_lemma(sentence, at) in wanted for at in _related(sentence, i, relation))


def _related(sentence: Sentence, i: int, relation: str) -> Iterable[int]:
    """Tokens that stand in this relation to token i; a relation of no name of its own is a preposition."""
    if relation == "obj":
        return _objects(sentence, i)
    if relation == "verb":  # of a noun: the verb that it is the subject of
        token = sentence.tokens[i]
        return [token.head] if token.dep in ("nsubj", "nsubjpass") else []
    if relation == "xcomp-adj":
        return _predicatives(sentence, i)
    if relation in LABELS:
        return [t.i for t in sentence.dependents(i, *LABELS[relation])]
    return [at for noun in obliques(sentence, i, relation) for at in conjuncts(sentence, noun)]


def _objects(sentence: Sentence, i: int) -> Iterator[int]:
    for at in objects(sentence, i):
        for one in conjuncts(sentence, at):
            yield one
            if _lemma(sentence, one) in QUANTITIES:  # "two companies of gendarmes"
                yield from obliques(sentence, one, "of")


def _predicatives(sentence: Sentence, i: int) -> Iterator[int]:
    for token in sentence.dependents(i, "xcomp", "ccomp", "oprd", "acomp", "advcl"):
        yield token.i
        yield from (t.i for t in sentence.dependents(token.i, "acomp", "amod", "attr"))


def _lemma(sentence: Sentence, i: int) -> str:
    return sentence.tokens[i].lemma.lower()


def has_sense(sentence: Sentence, i: int | None, name: str) -> bool:
    """Whether token i, or what is coordinated with it, is of this class of words."""
    if i is None:
        return False
    words = sense(name)
    return any(_lemma(sentence, at) in words or sentence.tokens[at].lower in words for at in conjuncts(sentence, i))


def _subject_of(sentence: Sentence, i: int) -> int | None:
    found = doer(sentence, i)
    return found[0] if found else None


def _subject_has(name: str) -> Test:
    def test(sentence: Sentence, i: int, parties: Parties) -> bool:
        at = _subject_of(sentence, i)
        return has_sense(sentence, at, name) or (at is not None and parties.has_sector(sentence, at, name))

    return test


def _political_subject(sentence: Sentence, i: int, parties: Parties) -> bool:
    at = _subject_of(sentence, i)
    return at is not None and parties.political(sentence, at)


def _political_object(sentence: Sentence, i: int, parties: Parties) -> bool:
    return any(parties.political(sentence, at) for at in objects(sentence, i))


def _object_is(name: str) -> Test:
    return lambda sentence, i, parties: any(has_sense(sentence, at, name) for at in objects(sentence, i))


def _person_object(sentence: Sentence, i: int, parties: Parties) -> bool:
    return any(has_sense(sentence, at, "person") or parties.person(sentence, at) for at in objects(sentence, i))


def _proper_object(sentence: Sentence, i: int, parties: Parties) -> bool:
    """Whether a name that is no party's stands as the object ("retook Kosti")."""
    return any(
        sentence.tokens[at].tag == "NNP" and sentence.tokens[at].dep == "dobj" and not parties.public_at(sentence, at)
        for at in objects(sentence, i)
    )


def _below_has(sentence: Sentence, i: int, words: Iterable[str], depth: int = 4) -> bool:
    wanted, level = set(words), [i]
    for _ in range(depth):
        level = [child for at in level for child in sentence.children[at]]
        if any(_lemma(sentence, at) in wanted for at in level):
            return True
    return False


def _future(sentence: Sentence, i: int, parties: Parties) -> bool:
    return any(a.lower in ("will", "would", "shall", "'ll", "’ll") for a in auxiliaries(sentence, i))


def _ultimatum(sentence: Sentence, i: int, parties: Parties) -> bool:
    """ "gave X until Sunday to …", "gave X 48 hours to …" """
    deadline = any(t.lower in ("until", "till") for t in sentence.dependents(i, "prep", "mark", "dative"))
    hours = any(_lemma(sentence, at) in ("hour", "day", "week", "deadline", "ultimatum") for at in objects(sentence, i))
    return deadline or (hours and any(t.tag == "VB" for t in sentence.tokens[i:]))


def _hostile_complement(sentence: Sentence, i: int, parties: Parties) -> bool:
    verbs = [t for t in sentence.dependents(i, "xcomp", "ccomp")]
    named = [
        t for t in sentence.dependents(i, "dobj") if t.lemma in ("revenge", "retaliation", "response", "vengeance")
    ]
    return bool(named) or any(v.lemma in sense("hostile") for v in verbs)


def _threatening_complement(sentence: Sentence, i: int, parties: Parties) -> bool:
    return any(
        t.lemma in sense("threatening")
        and _future(sentence, t.i, parties)
        and (
            t.lemma not in ("face", "pay", "suffer")
            or _below_has(sentence, t.i, ("consequence", "price", "retaliation"), 1)
        )
        for t in sentence.dependents(i, "ccomp")
    )


def _names_badly(sentence: Sentence, i: int, parties: Parties) -> bool:
    """ "described the raid as piracy" """
    for token in sentence.dependents(i, "oprd", "ccomp", "xcomp", "attr", "prep", "acomp", "dobj", "advcl"):
        below = [token.i, *(t.i for t in sentence.dependents(token.i))]
        if token.dep == "prep" and token.lower != "as":
            continue
        if any(_lemma(sentence, at) in sense("bad") or sentence.tokens[at].lower in sense("bad") for at in below):
            return token.dep != "dobj" or len(list(objects(sentence, i))) > 1
        if token.dep == "prep" and _below_has(sentence, token.i, sense("bad"), 3):
            return True
    return False


def _crowd(sentence: Sentence, i: int, parties: Parties) -> bool:
    found = doer(sentence, i)
    if found is None:
        return False
    return has_sense(sentence, found[0], "crowd") or any(
        has_sense(sentence, at, "crowd") for at in obliques(sentence, found[0], "of")
    )


def _infinitive(sentence: Sentence, i: int, parties: Parties) -> bool:
    """Whether an infinitive with 'to' is its complement."""
    return any(
        t.lower == "to"
        for c in sentence.dependents(i, "xcomp", "ccomp", "advcl")
        for t in sentence.dependents(c.i, "aux")
    )


def _treaty_below(sentence: Sentence, i: int, parties: Parties) -> bool:
    return _below_has(sentence, i, sense("treaty"), 3)


def _held_responsible(sentence: Sentence, i: int, parties: Parties) -> bool:
    """ "held the militia responsible", the adjective hung on the noun by the parse."""
    beside = (t for at in objects(sentence, i) for t in sentence.dependents(at, "amod"))
    return any(t.lemma in ("responsible", "accountable", "liable") for t in beside)


TESTS: dict[str, Test] = {
    "never": lambda s, i, p: any(t.lower == "never" for t in s.dependents(i, "neg", "advmod")) and _future(s, i, p),
    "statesman": lambda s, i, p: (at := _subject_of(s, i)) is not None and p.statesman(s, at),
    "active": lambda s, i, p: not passive(s, i),
    "official": _political_subject,
    "obj-political": _political_object,
    "both-political": lambda s, i, p: _political_subject(s, i, p),
    "obj-person": _person_object,
    "obj-proper": _proper_object,
    "obj-official": lambda s, i, p: any(has_sense(s, at, "official") or p.officer(s, at) for at in objects(s, i)),
    "obj-joint": lambda s, i, p: any(_below_has(s, at, sense("joint"), 1) for at in objects(s, i)),
    "obj-note": lambda s, i, p: any(_below_has(s, at, sense("hostilenote"), 2) for at in objects(s, i)),
    "military": _subject_has("military"),
    "military-or-political": lambda s, i, p: _political_subject(s, i, p) or _subject_has("military")(s, i, p),
    "court": _subject_has("court"),
    "crowd": _crowd,
    "future": _future,
    "ultimatum": _ultimatum,
    "comp-hostile": _hostile_complement,
    "threatens": _threatening_complement,
    "weapon-subj": lambda s, i, p: not passive(s, i) and has_sense(s, (subject(s, i) or (None,))[0], "weapon"),
    "calls-bad": _names_badly,
    "obj-legal": lambda s, i, p: any(_below_has(s, at, ("legal", "court", "judicial"), 1) for at in objects(s, i)),
    "verbal": lambda s, i, p: any(_below_has(s, at, sense("verbal"), 1) for at in objects(s, i)),
    "held-responsible": _held_responsible,
    "has-obj": lambda s, i, p: any(True for _ in objects(s, i)),
    "mediation": lambda s, i, p: any(
        _below_has(s, at, ("mediation", "peace", "diplomatic"), 1) for at in objects(s, i)
    ),
    "of-cooperation": lambda s, i, p: any(_below_has(s, at, sense("cooperation"), 3) for at in objects(s, i)),
    "shields": lambda s, i, p: _below_has(s, i, ("shield",), 3),
    "chemical": lambda s, i, p: (
        any(_below_has(s, at, ("chemical", "chlorine", "nerve", "mustard"), 1) for at in objects(s, i))
        or any(s.tokens[at].lemma in ("sarin", "chlorine") for at in objects(s, i))
    ),
    "inf-see": lambda s, i, p: any(
        t.lemma in ("see", "meet", "visit") for t in s.dependents(i, "advcl", "xcomp") if t.tag == "VB"
    ),
    "comp-go": lambda s, i, p: any(t.lemma == "go" for t in s.dependents(i, "ccomp", "xcomp")),
    "in-protest": lambda s, i, p: any(s.tokens[n].lemma == "protest" for n in obliques(s, i, "in")),
    "leave": lambda s, i, p: _below_has(s, i, ("leave", "depart", "quit"), 2),
    "of-treaty": _treaty_below,
    "non-grata": lambda s, i, p: _below_has(s, i, ("grata", "grate"), 4),
    "crowd-weapon": lambda s, i, p: any(_below_has(s, at, sense("crowdweapon"), 1) for at in objects(s, i)),
    "nocomp": lambda s, i, p: not any(True for _ in s.dependents(i, "dobj", "xcomp", "ccomp")),
    "xcomp": _infinitive,
}
