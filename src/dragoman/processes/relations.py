"""What a noun is to the words around it: subject, object, object of a preposition, said of it."""

from collections.abc import Iterator

from dragoman.events.clauses import conjuncts, objects, obliques, passive, subject
from dragoman.sentences import Sentence, Token

LASTING = frozenset("hold last survive endure".split())
TIMES = frozenset("minute hour day week night weekend month year fortnight".split())
BEING = frozenset("be remain stay stand lie appear seem look become".split())
ATTENDING = frozenset("hold attend join open start begin enter resume conduct have".split())
CONJUNCTIONS = ("as", "after", "before", "until", "since", "while")
CARRYING = frozenset("delegation team envoy negotiator mission visit trip invitation representative official".split())


def relations(sentence: Sentence, i: int) -> Iterator[tuple[int, str]]:
    """(word, relation) pairs of token i; relation as in process_states.tsv."""
    for token in sentence.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from ((token.i, relation) for relation in _to_verb(sentence, token, i))
    yield from _to_preposition(sentence, _first_conjunct(sentence, i))
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep == "dobj" and head.dep == "acl" and head.tag == "VB" and head.lemma in ATTENDING:
        yield head.head, "of"  # "a proposal to hold talks", as "a proposal of talks"
    if token.dep in ("compound", "nmod") and head.i > i:
        yield head.i, "of"
    for child in sentence.dependents(i, "amod", "compound", "acl"):
        yield child.i, "mod"


def predicates(sentence: Sentence, i: int) -> Iterator[tuple[int, str]]:
    """(verb, words) of what is said of token i with 'be': "over", "in force"."""
    for token in sentence.tokens:
        if token.lemma not in BEING or token.pos not in ("VERB", "AUX") or _subject(sentence, token) != i:
            continue
        for child in sentence.dependents(token.i, "acomp", "attr", "advmod", "prep", "prt"):
            yield token.i, child.lower
            for noun in sentence.dependents(child.i, "pobj"):
                yield token.i, f"{child.lower} {noun.lower}"


def _to_verb(sentence: Sentence, verb: Token, i: int) -> Iterator[str]:
    if verb.dep == "amod":  # "the planned talks": told by its 'mod'
        return
    if _subject(sentence, verb) == i:
        if passive(sentence, verb.i):
            yield "obj"
            if verb.dep == "acl" and _lasted(sentence, verb):  # a main verb that was read as a participle
                yield "subj"
        elif not (verb.dep in ("acl", "relcl") and verb.tag == "VB"):  # "a truce to end the fighting"
            yield "subj"
    elif any(i in conjuncts(sentence, o) for o in objects(sentence, verb.i) if _acted_on(sentence, verb, o)):
        yield "obj"
    elif verb.dep == "relcl" and verb.head == i and not any(True for _ in sentence.dependents(verb.i, "dobj")):
        own = next(sentence.dependents(verb.i, "nsubj"), None)
        if own is not None and own.tag not in ("WDT", "WP"):  # "the deal they signed"
            yield "obj"


def _lasted(sentence: Sentence, verb: Token) -> bool:
    """ "A truce, proclaimed in May, held for a week": an intransitive verb with a length of time."""
    if verb.lemma not in LASTING or any(True for _ in sentence.dependents(verb.i, "agent")):
        return False
    return any(sentence.tokens[n].lemma in TIMES for n in obliques(sentence, verb.i, "for"))


def _acted_on(sentence: Sentence, verb: Token, i: int) -> bool:
    """Not the subject of a clause below: "demanded that the force leave" does not demand the force."""
    token = sentence.tokens[i]
    if verb.dep == "relcl" and verb.head == i:  # "the truce, which they signed, held"
        return True
    return not (token.dep in ("nsubj", "nsubjpass") and token.head != verb.i)


def _subject(sentence: Sentence, verb: Token) -> int | None:
    head = sentence.tokens[verb.head]
    if (misread := _after_conjunction(sentence, verb)) is not None:
        return misread
    if verb.dep == "xcomp" and head.pos == "ADJ":  # "the truce is due to take effect"
        return _subject(sentence, sentence.tokens[head.head]) if head.head != head.i else None
    found = subject(sentence, verb.i)
    if found is None:
        return None
    if sentence.tokens[found[0]].tag in ("WDT", "WP") and verb.dep == "relcl":
        return verb.head
    return found[0]


def _after_conjunction(sentence: Sentence, verb: Token) -> int | None:
    """The subject of "as a truce between them collapsed", where 'as' was read as a preposition."""
    if verb.dep != "advcl" or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    if any(True for _ in sentence.dependents(verb.i, "nsubj", "nsubjpass", "mark", "advmod")):
        return None
    for preposition in sentence.dependents(verb.head, "prep"):
        if preposition.lower in CONJUNCTIONS and preposition.i < verb.i:
            for noun in sentence.dependents(preposition.i, "pobj"):
                return noun.i if sentence.subtree(noun.i)[-1] == verb.i - 1 else None
    return None


def _first_conjunct(sentence: Sentence, i: int) -> int:
    while sentence.tokens[i].dep == "conj" and sentence.tokens[sentence.tokens[i].head].pos in ("NOUN", "PROPN"):
        i = sentence.tokens[i].head
    return i


def _to_preposition(sentence: Sentence, i: int) -> Iterator[tuple[int, str]]:
    token = sentence.tokens[i]
    if token.dep != "pobj":
        return
    preposition = sentence.tokens[token.head]
    over = sentence.tokens[preposition.head]
    if over.pos == "ADP" or over.lower in ("out", "away", "back"):  # "walked out of"
        over = sentence.tokens[over.head]
    yield over.i, preposition.lower
    for said in sentence.dependents(over.i, "acomp") if over.lemma == "be" else ():  # "is due in X for talks"
        yield said.i, preposition.lower
    if over.pos == "NOUN":
        if over.lemma.lower() in TIMES and over.dep == "pobj":  # "at the close of two days of talks"
            yield sentence.tokens[sentence.tokens[over.head].head].i, preposition.lower
        if preposition.lower in ("of", "to", "in", "for", "on"):
            yield over.i, "of"
        above = sentence.tokens[over.head]
        if over.dep == "dobj" and over.lemma.lower() in CARRYING:  # "led a delegation to X for talks"
            yield above.i, preposition.lower
    elif over.pos == "PROPN" and over.dep == "pobj":  # "travelled to Amman for talks"
        outer = sentence.tokens[sentence.tokens[over.head].head]
        yield outer.i, preposition.lower
