"""Words of a sentence that may carry an event, less those that are only part of another one."""

from collections.abc import Iterator
from itertools import takewhile

from dragoman.events.clauses import conjuncts, light_verb, objects, obliques
from dragoman.events.conditions import fits
from dragoman.events.marks import reconciled
from dragoman.events.parties import Parties
from dragoman.events.records import EventType
from dragoman.events.triggers import Candidate, TriggerRow, rows_for
from dragoman.learned import Reading
from dragoman.sentences import Sentence

SWALLOWS = frozenset(("asks", "threat", "warning", "promise", "refuse"))
PHYSICAL = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST))


def candidates(sentence: Sentence, parties: Parties, reading: Reading | None = None) -> list[Candidate]:
    """Candidates of a sentence in order, parts of other ones left out; reading: what the learned model says of it."""
    found = [c for token in sentence.tokens for c in _reading(sentence, token.i, parties)]
    if reading is not None:
        found = reconciled(sentence, found, reading)
    inside = {i for c in found for i in _swallowed(sentence, c)}
    kept = [c for c in found if c.i not in inside]
    carried = {at for c in kept for at in _carried(sentence, c)}
    kept = [c for c in kept if c.i not in carried]
    return [c for c in kept if not _repeats(sentence, c, kept)]


def _reading(sentence: Sentence, i: int, parties: Parties) -> Iterator[Candidate]:
    token = sentence.tokens[i]
    if token.dep in ("compound", "amod") and token.pos in ("NOUN", "VERB", "PROPN"):
        return
    if token.tag == "VBN" and token.dep in ("amod", "pobj", "dobj", "nsubj", "nsubjpass"):  # "the number of wounded"
        return
    for row in rows_for(token):
        if row.pos != "M" and token.tag == "MD":
            continue
        if row.pos == "M" and (token.i == 0 or token.text != token.lower):  # "Should they fail, …" is a condition
            continue
        if fits(row, sentence, i, parties) and not _excluded(row, sentence, i):
            yield Candidate(row, i)
            return


def _excluded(row: TriggerRow, sentence: Sentence, i: int) -> bool:
    """A row's 'not:' trait lists verbs of the complement, its 'notfor:' trait objects of 'for', that make an idiom."""
    for trait in row.traits:
        kind, colon, words = trait.partition(":")
        if not colon:
            continue
        below = [t for t in sentence.dependents(i, "xcomp", "ccomp")]
        if kind == "notfor":
            below = [n for p in sentence.dependents(i, "prep") if p.lower == "for" for n in sentence.dependents(p.i)]
        if any(t.lemma in words.split(",") for t in below):
            return True
    return False


def _swallowed(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """What is asked, threatened, promised or refused is no event of its own."""
    traits = set(candidate.row.traits)
    if not traits & SWALLOWS:
        if "accuse" in traits:
            yield from _charge(sentence, candidate.i)
        return
    for child in sentence.dependents(
        candidate.i, "xcomp", "ccomp", "prep", "dobj", "nsubjpass", "advcl", "dative", "conj"
    ):
        if child.dep == "conj" and child.pos in ("VERB", "AUX"):
            continue
        if child.dep == "advcl" and not _conditional_or_purpose(sentence, child.i):
            continue
        if child.dep == "ccomp" and _apart(sentence, candidate.i, child.i):
            continue
        yield from _below(sentence, child.i)


def _apart(sentence: Sentence, verb: int, complement: int) -> bool:
    """A clause after a comma without 'that' is the main clause after a fronted one, whatever the parse says."""
    first = sentence.subtree(complement)[0]
    marked = any(t.lower in ("that", "to") for t in sentence.dependents(complement, "mark"))
    return verb < first and sentence.tokens[first - 1].text == "," and not marked


def _conditional_or_purpose(sentence: Sentence, i: int) -> bool:
    marks = {t.lower for t in sentence.dependents(i, "mark", "aux")}
    return bool(marks & {"if", "unless", "to", "or"})


def _below(sentence: Sentence, i: int) -> Iterator[int]:
    """The subtree without relative clauses, which tell things on their own."""
    stack = [i]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(c for c in sentence.children[at] if sentence.tokens[c].dep not in ("relcl", "parataxis"))


def _charge(sentence: Sentence, i: int) -> Iterator[int]:
    """ "accused X of bribing Y": what the charge is about, unless it is a deed of force."""
    accused = [t.i for t in sentence.dependents(i, "dobj", "nsubjpass")]
    for child in (t for at in (i, *accused) for t in sentence.dependents(at, "prep")):
        if child.lower in ("of", "for"):
            for at in _below(sentence, child.i):
                if not any(row.type in PHYSICAL for row in rows_for(sentence.tokens[at])):
                    yield at


def _carried(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """Nouns that a verb with an object condition already tells ("signed an agreement")."""
    for condition in candidate.row.conditions:
        relation, colon, _ = condition.partition(":")
        if colon and relation == "obj":
            yield from (n for at in objects(sentence, candidate.i) for n in conjuncts(sentence, at))
        elif colon and relation not in ("prep", "prt", "adv", "mod"):
            yield from obliques(sentence, candidate.i, relation)


def _repeats(sentence: Sentence, candidate: Candidate, others: list[Candidate]) -> bool:
    """An infinitive or noun that goes on with the same event ("is to send an envoy to sign a pact")."""
    token = sentence.tokens[candidate.i]
    above = {token.head, sentence.tokens[token.head].head} if token.dep in ("xcomp", "advcl", "relcl", "acl") else set()
    verb = light_verb(sentence, candidate.i)
    infinitive = token.tag == "VB" and any(o.i in above and o.row.type is candidate.row.type for o in others)
    if infinitive or any(o.i == verb and o.row.type is candidate.row.type for o in others):
        return True
    if candidate.row.pos != "N" or token.dep not in ("pobj", "dobj"):
        return False
    over = {t.i for t in takewhile(lambda t: t.dep not in ("relcl", "ccomp"), sentence.ancestors(candidate.i))}
    return any(o.i in over and o.row.type is candidate.row.type and o.row.pos == "V" for o in others)
