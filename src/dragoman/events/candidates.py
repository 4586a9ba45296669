"""Words of a sentence that may carry an event, less those that are only part of another one."""

from collections.abc import Iterator
from itertools import takewhile

from dragoman.events.clauses import conjuncts, light_verb, objects, obliques
from dragoman.events.conditions import fits
from dragoman.events.idioms import is_idiom
from dragoman.events.marks import reconciled
from dragoman.events.parties import Parties
from dragoman.events.records import EventType
from dragoman.events.triggers import Candidate, TriggerRow, rows_for, sense
from dragoman.learned import Reading
from dragoman.sentences import Sentence

SURE = 0.8  # probability of its type at which a word carries an event of its own below an asking or threatening one
SWALLOWS = frozenset(("asks", "threat", "warning", "promise", "refuse"))
CHARGES = frozenset("accuse suspect charge convict accusation allegation suspicion".split())
PROPOSALS = frozenset(
    "offer proposal call bid pledge promise readiness willingness request demand appeal invitation refusal".split()
)
PHYSICAL = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST))


def candidates(sentence: Sentence, parties: Parties, reading: Reading | None = None) -> list[Candidate]:
    """Candidates of a sentence in order, parts of other ones left out; reading: what the learned model says of it."""
    found = [c for token in sentence.tokens for c in _reading(sentence, token.i, parties)]
    if reading is not None:
        found = reconciled(sentence, found, reading)
    found = [c for c in found if not is_idiom(sentence, c.i) and not _anonymous(sentence, c)]
    asked = {i for c in found if c.row.type is not EventType.ACCUSE for i in _swallowed(sentence, c)}
    charged = {i for c in found if c.row.type is EventType.ACCUSE for i in _swallowed(sentence, c)}
    kept = [c for c in found if c.i not in charged and (c.i not in asked or _stands_alone(c))]
    carried = {at for c in kept for at in _carried(sentence, c)}
    kept = [c for c in kept if c.i not in carried]
    return [c for c in kept if not _repeats(sentence, c, kept)]


def _stands_alone(candidate: Candidate) -> bool:
    """Whether the learned model, which knows what is only asked or threatened, is sure of an event in this word."""
    mark = candidate.mark
    return mark is not None and mark.token == candidate.i and mark.type_share(candidate.row.type.value) >= SURE


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


def _anonymous(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a source only asks for its name to be kept out ("asked not to be named", "insisted on anonymity")."""
    if candidate.row.type not in (EventType.REQUEST, EventType.REJECT):
        return False
    i = candidate.i
    below = list(sentence.dependents(i, "xcomp", "ccomp", "dobj", "acomp"))
    below += [n for p in sentence.dependents(i, "prep") for n in sentence.dependents(p.i, "pobj", "pcomp")]
    below += [inner for t in below for inner in sentence.dependents(t.i, "dobj", "acomp", "oprd", "attr")]
    names = any(t.tag == "VBN" and t.lemma in sense("naming") for t in below)
    return names or any(t.lemma in ("anonymity", "anonymous") for t in below)


def _swallowed(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """What is asked, threatened, promised or refused is no event of its own."""
    if not set(candidate.row.traits) & SWALLOWS:
        if candidate.row.type is EventType.ACCUSE:
            yield from _charge(sentence, candidate.i)
        if "attitude" in candidate.row.traits:
            yield from _proposed(sentence, candidate.i)
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
    for adjective in sentence.dependents(candidate.i, "acomp"):  # "is ready to meet"
        for clause in sentence.dependents(adjective.i, "xcomp"):
            yield from _unforced(sentence, clause.i)


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
        told = ("parataxis",) if sentence.tokens[at].lemma in CHARGES else ("relcl", "parataxis")
        stack.extend(c for c in sentence.children[at] if sentence.tokens[c].dep not in told)


def _charge(sentence: Sentence, i: int) -> Iterator[int]:
    """ "accused X of firing", "allegations of torture": what the charge is about is no event beside it."""
    verbal = sentence.tokens[i].pos not in ("NOUN", "PROPN")
    accused = [*objects(sentence, i), *obliques(sentence, i, "by")] if verbal else []
    responsible = [t.i for at in (i, *accused) for t in sentence.dependents(at, "amod", "acomp", "oprd", "ccomp")]
    for at in dict.fromkeys((i, *accused, *responsible)):
        for child in sentence.dependents(at, "prep", "conj", "acl", "ccomp"):
            of_noun = at in accused and sentence.tokens[i].lemma not in CHARGES
            if child.dep in ("acl", "ccomp"):
                told = any(t.lower == "that" for t in sentence.dependents(child.i))
                if told and sentence.tokens[at].lemma in CHARGES:
                    yield from _below(sentence, child.i)
            elif child.lower in ("of", "for", "with"):
                deed = any(t.dep == "pcomp" for t in sentence.dependents(child.i))
                yield from _below(sentence, child.i) if deed or not of_noun else _unforced(sentence, child.i)


def _proposed(sentence: Sentence, i: int) -> Iterator[int]:
    """ "welcomed the offer of Norway to mediate": what is offered, promised or asked for in the object."""
    for at in objects(sentence, i):
        if sentence.tokens[at].lemma in PROPOSALS:
            clauses = [*sentence.dependents(at, "acl", "relcl"), *sentence.dependents(i, "advcl", "xcomp")]
            for clause in clauses:
                if at < clause.i and any(t.lower == "to" for t in sentence.dependents(clause.i, "aux")):
                    yield from _below(sentence, clause.i)


def _unforced(sentence: Sentence, i: int) -> Iterator[int]:
    """The subtree less deeds of force and conditions ("denounced a wave of arrests", "is ready to help if asked")."""
    conditions = [t for t in sentence.tokens if t.dep == "advcl" and _conditional_or_purpose(sentence, t.i)]
    apart = {at for clause in conditions if clause.i != i for at in sentence.subtree(clause.i)}
    for at in _below(sentence, i):
        if at not in apart and not any(row.type in PHYSICAL for row in rows_for(sentence.tokens[at])):
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
