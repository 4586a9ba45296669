"""Whose words: the noun phrase that a cue verb belongs to."""

from dragoman.sentences import Sentence, Span
from dragoman.statements.reading import Reading, Source

SUBJECTS = ("nsubj", "nsubjpass")
SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep"})  # labels under which a verb has its head's subject
MOST_HOPS = 6  # verbs that may lie between a cue and its subject


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a passive with an auxiliary."""
    return any(True for _ in sentence.dependents(verb, "auxpass"))


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """Head token of the verb's subject, also where it is shared with the verb above; None for a passive's."""
    at = verb
    for _ in range(MOST_HOPS):
        own = next(sentence.dependents(at, *SUBJECTS), None)
        if own is not None:
            passive = at == verb and (own.dep == "nsubjpass" or is_passive(sentence, at))
            return _agent(sentence, at) if passive else own.i
        above = _above(sentence, at)
        if above is None:
            return None
        if sentence.tokens[above].pos in ("NOUN", "PROPN", "PRON"):
            return above
        at = above
    return None


def _above(sentence: Sentence, verb: int) -> int | None:
    """The verb whose subject this verb shares, or the noun that it modifies."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.dep == "acl" and token.tag == "VBG":
        return head.i
    if token.dep not in SHARING or head.i == verb:
        return None
    if token.dep == "xcomp":
        controller = next(sentence.dependents(head.i, "dobj"), None)
        return controller.i if controller is not None and controller.i < verb else head.i
    if token.dep == "advcl" and token.tag not in ("VBG", "VB", "VBN"):
        return None
    if token.dep == "pcomp":
        return head.head if head.head != head.i else None
    if head.pos not in ("VERB", "AUX"):
        return None
    return head.i


def _agent(sentence: Sentence, verb: int) -> int | None:
    for by in sentence.dependents(verb, "agent"):
        for noun in sentence.dependents(by.i, "pobj"):
            return noun.i
    return None


def source_at(reading: Reading, sentence: Sentence, head: int, before: int | None = None) -> Source:
    """The noun phrase of this head as written; with `before`, it ends before that token (the cue)."""
    span = phrase_span(sentence, head, before)
    return Source(span, sentence.index, head)


def phrase_span(sentence: Sentence, head: int, before: int | None = None) -> Span:
    """A noun phrase with its modifiers; a comma that closes an apposition belongs to it, as PolNeAR has it."""
    tokens = sentence.tokens
    inside = set(sentence.subtree(head))
    first = last = head
    while first - 1 in inside and not (before is not None and before < head and first - 1 <= before):
        first -= 1
    while last + 1 in inside and not (before is not None and head < before <= last + 1):
        last += 1
    while first < head and (tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") or tokens[first].dep in ("mark", "advmod")):
        if tokens[first].text in "“\"‘'(" and tokens[first].pos == "PUNCT" and _closes(sentence, first, last):
            break
        first += 1
    while last > head and tokens[last].pos in ("PUNCT", "CCONJ", "SPACE") and tokens[last].text not in ")]”\"’":
        last -= 1
    inner_comma = any(tokens[i].text == "," for i in range(head + 1, last + 1)) or (
        head > first and any(tokens[i].text == "," for i in range(first, head))
    )
    if inner_comma and before is not None and before > last and last + 1 < len(tokens) and tokens[last + 1].text == ",":
        last += 1
    return sentence.span(first, last)


def _closes(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.tokens[i].text in "”\"’')" for i in range(first + 1, last + 1))
