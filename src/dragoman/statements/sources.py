"""Whose words: the noun phrase that a cue verb belongs to."""

from dragoman.sentences import Sentence, Span
from dragoman.statements.extent import body_start
from dragoman.statements.reading import Reading, Source

SUBJECTS = ("nsubj", "nsubjpass")
SHARING = frozenset({"conj", "advcl", "xcomp", "pcomp", "dep"})  # labels under which a verb has its head's subject
LONGEST_SUBJECT = 12  # tokens
ADJUNCTS = frozenset({"with", "in", "on", "at", "after", "before", "during"})
HEARD = frozenset({"told", "asked", "informed", "advised", "assured", "warned", "promised", "reminded", "convinced"})
UNNAMED = frozenset({"anonymity", "anonymously", "background"})  # speaking on condition of anonymity
MOST_HOPS = 6  # verbs that may lie between a cue and its subject


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is a passive: with an auxiliary, or as a participle of its own ("asked why, he left")."""
    if any(True for _ in sentence.dependents(verb, "auxpass")):
        return True
    token = sentence.tokens[verb]
    if is_told(sentence, verb):
        return False
    if is_asked(sentence, verb):
        return True
    alone = (token.tag == "VBN" and token.dep in ("advcl", "acl")) or (token.tag == "VBD" and token.dep == "advcl")
    return alone and not any(True for _ in sentence.dependents(verb, "aux", "nsubj"))


def is_told(sentence: Sentence, verb: int) -> bool:
    """Whether what the parse has for a participle tells: "The firm, Halv, conceded that it was late, but said"."""
    token = sentence.tokens[verb]
    if token.dep != "acl" or token.tag != "VBN" or token.lower in HEARD or sentence.tokens[verb - 1].text != ",":
        return False
    below = [sentence.tokens[i] for i in sentence.subtree(verb)]
    return any(t.dep == "ccomp" and sentence.children[t.i] for t in below) and any(t.dep == "nsubj" for t in below)


def is_asked(sentence: Sentence, verb: int) -> bool:
    """Whether the parse has "asked" for the main verb of "The mayor, asked whether it was true, laughed"."""
    tokens = sentence.tokens
    if tokens[verb].lower != "asked" or verb == 0 or tokens[verb - 1].text != ",":
        return False
    return any(_goes_with(sentence, t.i) for t in sentence.dependents(verb, "ccomp", "conj"))


def _goes_with(sentence: Sentence, verb: int) -> bool:
    """Whether a verb without a subject of its own follows a comma."""
    first = sentence.subtree(verb)[0]
    own = any(True for _ in sentence.dependents(verb, *SUBJECTS, "mark"))
    return not own and sentence.tokens[first - 1].text == ","


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """Head token of the verb's subject, also where it is shared with the verb above; None for a passive's."""
    at = verb
    if is_passive(sentence, verb) and not any(True for _ in sentence.dependents(verb, *SUBJECTS)):
        return _agent(sentence, verb)
    for _ in range(MOST_HOPS):
        own = next(sentence.dependents(at, *SUBJECTS), None)
        if own is None and at == verb:
            beside = adjacent_subject(sentence, verb)
            if beside is not None:
                return beside
        if own is not None:
            passive = at == verb and (own.dep == "nsubjpass" or is_passive(sentence, at))
            return _agent(sentence, at) if passive else _noun_of(sentence, own.i)
        above = _above(sentence, at)
        if above is None:
            return None
        if sentence.tokens[above].pos in ("NOUN", "PROPN") and sentence.tokens[at].dep == "pcomp":
            return None
        if sentence.tokens[above].pos in ("NOUN", "PROPN", "PRON"):
            return above
        at = above
    return None


def _noun_of(sentence: Sentence, subject: int) -> int:
    """The noun of a subject that the parse heads by its participle: "farmers questioned"."""
    if sentence.tokens[subject].tag == "VBN":
        return next((t.i for t in sentence.dependents(subject, *SUBJECTS)), subject)
    return subject


def _above(sentence: Sentence, verb: int) -> int | None:
    """The verb whose subject this verb shares, or the noun that it modifies."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.dep == "acl" and (token.tag == "VBG" or is_told(sentence, verb)):
        return head.i
    if token.dep == "ccomp" and is_asked(sentence, head.i) and _goes_with(sentence, verb):
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
    return _governor(sentence, verb, head.i)


def _governor(sentence: Sentence, verb: int, head: int) -> int:
    """The verb that a coordinated verb goes with by its tense: "said that it had paid and blamed"."""
    token, above = sentence.tokens[verb], sentence.tokens[head]
    if token.dep != "conj" or token.tag not in ("VBD", "VBZ") or above.dep not in ("ccomp", "advcl"):
        return head
    other = _is_compound(sentence, head) or (token.tag == "VBZ" and above.tag == "VBP")
    if any(True for _ in sentence.dependents(verb, "aux", "auxpass")) or not other:
        return head
    governor = sentence.tokens[above.head]
    return governor.i if governor.tag == token.tag else head


def _is_compound(sentence: Sentence, verb: int) -> bool:
    """Whether the verb has a tense of two words: "would leave", "had left"."""
    return any(
        t.tag == "MD" or t.lower in ("had", "has", "have", "was", "were", "is")
        for t in sentence.dependents(verb, "aux")
    )


def adjacent_subject(sentence: Sentence, verb: int) -> int | None:
    """Head of the noun phrase between a comma and the verb: "…, the dean of the faculty said"."""
    tokens = sentence.tokens
    last = verb - 1
    while last > 0 and tokens[last].dep in ("aux", "advmod", "neg"):
        last -= 1
    if last < 1 or tokens[last].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    first = last
    while (
        first > 0 and last - first < LONGEST_SUBJECT and tokens[first - 1].text not in (",", "”", '"', "—", "–", "''")
    ):
        first -= 1
        if tokens[first].tag.startswith("VB") or tokens[first].tag in ("MD", "WDT", "WP", "CC", "WRB"):
            return None
    if first == 0 or tokens[first - 1].text not in (",", "”", '"', "—", "–", "''"):
        return None
    inside = range(first, last + 1)
    nouns = [i for i in inside if tokens[i].pos in ("NOUN", "PROPN", "PRON") and tokens[i].head not in inside]
    return nouns[0] if nouns else None


def _agent(sentence: Sentence, verb: int) -> int | None:
    for by in sentence.dependents(verb, "agent"):
        for noun in sentence.dependents(by.i, "pobj"):
            return noun.i
    return None


def told_subject(sentence: Sentence, verb: int) -> int | None:
    """The verb's subject, behind a dateline that the parse has taken for it; None for "let's"."""
    head = subject_of(sentence, verb)
    if head is None or sentence.tokens[head].lower in ("'s", "’s"):
        return None
    start = body_start(sentence)
    if sentence.tokens[head].start >= start:
        return head
    behind = [i for i in sentence.subtree(head) if sentence.tokens[i].start >= start and i < verb]
    nouns = [i for i in behind if sentence.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    return next((i for i in nouns if sentence.tokens[i].head not in behind), None)


def source_at(reading: Reading, sentence: Sentence, head: int, before: int | None = None) -> Source:
    """The noun phrase of this head as written; with `before`, it ends before that token (the cue)."""
    span = phrase_span(sentence, head, before)
    return Source(span, sentence.index, head)


def phrase_span(sentence: Sentence, head: int, before: int | None = None) -> Span:
    """A noun phrase with its modifiers; a comma that closes an apposition belongs to it, as PolNeAR has it."""
    tokens = sentence.tokens
    inside = set(sentence.subtree(head))
    start = body_start(sentence)
    inside = {i for i in inside if tokens[i].start >= start or i == head}
    first = last = head
    while first - 1 in inside and not (before is not None and before < head and first - 1 <= before):
        first -= 1
    while last + 1 in inside and not (before is not None and head < before <= last + 1):
        last += 1
    while first < head and (
        tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ") or tokens[first].dep in ("mark", "advmod")
    ):
        if tokens[first].text in "“\"‘'(" and tokens[first].pos == "PUNCT" and _closes(sentence, first, last):
            break
        first += 1
    while last > head and tokens[last].pos in ("PUNCT", "CCONJ", "SPACE") and tokens[last].text not in ')]”"’':
        last -= 1
    last = _before_adjunct(sentence, head, last)
    if tokens[head].dep == "poss" and tokens[last].tag == "POS" and last > first:
        last -= 1
    inner_comma = any(tokens[i].text == "," for i in range(head + 1, last + 1)) or (
        head > first and any(tokens[i].text == "," for i in range(first, head))
    )
    if inner_comma and before is not None and before > last and last + 1 < len(tokens) and tokens[last + 1].text == ",":
        last += 1
    return sentence.span(first, last)


def _before_adjunct(sentence: Sentence, head: int, last: int) -> int:
    """The last token without ", in reference to …" or ", speaking to …": what belongs to the verb, not to the name."""
    for part in sentence.dependents(head, "prep", "acl"):
        first = min(sentence.subtree(part.i))
        if any(sentence.tokens[i].lower in UNNAMED for i in sentence.subtree(part.i)):
            continue
        loose = part.lower in ADJUNCTS if part.dep == "prep" else part.tag == "VBG" or is_told(sentence, part.i)
        if loose and head + 1 < first <= last and sentence.tokens[first - 1].text == ",":
            return first - 2 if not is_told(sentence, part.i) else first - 1
    return last


def _closes(sentence: Sentence, first: int, last: int) -> bool:
    return any(sentence.tokens[i].text in "”\"’')" for i in range(first + 1, last + 1))
