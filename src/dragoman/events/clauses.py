"""Grammar of one clause: subjects, objects and obliques of a predicate, also those that are understood."""

from collections.abc import Iterator

from dragoman.sentences import Sentence, Token

OBJECT_CONTROL = frozenset(
    "urge ask force tell order allow permit persuade call press invite encourage compel enable help convince "
    "request instruct want expect require cause lead authorize authorise let make get see beg warn".split()
)
BLAMING = frozenset(  # verbs whose object is said to have done what the gerund after "of" or "for" tells
    "accuse suspect blame charge convict acquit absolve clear denounce condemn criticise criticize fault slam blast "
    "lambast lambaste castigate chide rebuke reprimand censure reproach scold berate indict prosecute sentence try "
    "arraign assail upbraid pillory mock ridicule attack sue investigate punish fine jail imprison arrest detain "
    "praise thank commend applaud forgive pardon sanction expel sack dismiss suspend execute honour honor".split()
)
CONTROLLED = {"of": None, "from": None, "for": BLAMING, "with": frozenset(("charge", "credit")), "over": BLAMING}
LIGHT = frozenset(
    "hold have make take give carry launch conduct stage mount open begin start lead continue resume perpetrate commit "
    "issue attend join announce order plan suffer face deliver impose send pay complete end conduct see report "
    "schedule agree reach sign wage express receive host do lodge raise extend".split()
)

SERIES = frozenset("round series session wave string spate".split())
FORCE = frozenset(
    "fire shell attack ambush storm raid bomb shoot strike kill wound injure burn torch loot seize capture abduct "
    "kidnap destroy behead massacre rape beat overrun hit stab arrest detain".split()
)


def passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb is passive, or a past participle that modifies a noun ("sanctions imposed by")."""
    if any(True for _ in sentence.dependents(verb, "nsubjpass", "auxpass", "csubjpass")):
        return True
    if any(True for _ in sentence.dependents(verb, "agent")):  # but "X denied the charge by Y"
        return not {"nsubj", "dobj"} <= {t.dep for t in sentence.dependents(verb)}
    token = sentence.tokens[verb]
    if _reduced(sentence, verb):
        return True
    if token.tag == "VBN" and token.dep == "conj" and not any(True for _ in sentence.dependents(verb, "dobj", "aux")):
        return passive(sentence, token.head)  # "nine were freed and six jailed"
    return (
        token.tag == "VBN" and token.dep in ("acl", "amod") and not any(True for _ in sentence.dependents(verb, "aux"))
    )


def _reduced(sentence: Sentence, verb: int) -> bool:
    """A participle that the parse may take for a main verb ("soldiers accused of a killing were jailed")."""
    token = sentence.tokens[verb]
    if token.lemma not in ("accuse", "suspect", "convict", "acquit") or token.tag not in ("VBN", "VBD"):
        return False
    if any(True for _ in sentence.dependents(verb, "dobj", "aux", "dative", "ccomp")) or token.dep == "relcl":
        return False
    return any(t.lower == "of" for t in sentence.dependents(verb, "prep"))


def coordinated_with(sentence: Sentence, verb: int) -> int:
    """The verb that a coordinated one goes on from, its head by the parse.

    A deed of force goes on from the deed of force told below the head ("he said they shelled the town and killed six").
    """
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.lemma in FORCE and head.lemma not in FORCE:
        for clause in sentence.dependents(head.i, "ccomp", "advcl"):
            told = any(True for _ in sentence.dependents(clause.i, "nsubj", "nsubjpass"))
            if head.i < clause.i < verb and clause.lemma in FORCE and told:
                return clause.i
    return head.i


def blamed(sentence: Sentence, gerund: int) -> tuple[int, str] | None:
    """Who does what a gerund after a preposition tells, where that is no subject ("accused X of firing").

    A token of -1 where somebody is blamed whom the parse does not show.
    """
    preposition = sentence.tokens[sentence.tokens[gerund].head]
    if sentence.tokens[gerund].dep != "pcomp" or preposition.lower not in CONTROLLED:
        return None
    head = sentence.tokens[preposition.head]
    if head.lemma == "responsible":
        held = head.head if head.dep == "amod" else next((t.i for t in sentence.dependents(head.i, "nsubj")), -1)
        return held, f"held '{head.text}'"
    noun = head if head.dep in ("dobj", "nsubjpass") else None
    verb, known = sentence.tokens[head.head] if noun else head, CONTROLLED[preposition.lower]
    if verb.pos != "VERB" or (noun and verb.lemma not in BLAMING) or (known is not None and verb.lemma not in known):
        return None
    of_relative = [verb.head] if verb.dep == "relcl" else [-1]  # "rebels whom the army accuses of burning crops"
    found = noun.i if noun else next(objects(sentence, verb.i), of_relative[0] if verb.lemma in BLAMING else None)
    return None if found is None else (found, f"object of '{verb.text}'")


def subject(sentence: Sentence, verb: int, depth: int = 0) -> tuple[int, str] | None:
    """Token of the grammatical subject and how it was found; None where the clause has none."""
    own = next(sentence.dependents(verb, "nsubj", "nsubjpass", "csubj"), None)
    if own is not None and not (own.dep == "nsubj" and own.lower in ("that", "which", "who") and own.i > verb):
        return own.i, own.dep
    token = sentence.tokens[verb]
    if depth > 5 or token.head == verb:
        return None
    head = sentence.tokens[token.head]
    other = blamed(sentence, verb)
    if other is not None:
        return other if other[0] >= 0 else None
    if token.dep in ("acl", "amod", "relcl") and head.pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return head.i, f"noun that '{token.text}' modifies"
    if token.dep == "xcomp" and head.lemma in OBJECT_CONTROL and not passive(sentence, head.i):
        controller = next(sentence.dependents(head.i, "dobj", "dative"), None)
        if controller is not None:
            return controller.i, f"object of '{head.text}'"
    if token.dep in ("conj", "xcomp", "advcl", "dep", "pcomp") or (token.dep == "ccomp" and token.tag in ("VB", "VBG")):
        anchor = sentence.tokens[coordinated_with(sentence, verb)] if token.dep == "conj" else head
        climbs = token.dep == "pcomp" or (token.dep == "xcomp" and anchor.pos == "ADJ")  # "is keen to mediate"
        while anchor.pos not in ("VERB", "AUX") and anchor.head != anchor.i and climbs:
            anchor = sentence.tokens[anchor.head]
        if anchor.pos in ("VERB", "AUX"):
            found = subject(sentence, anchor.i, depth + 1)
            return (found[0], f"subject of '{anchor.text}'") if found else None
        over = sentence.tokens[anchor.head]
        if token.tag == "VBG" and token.dep == "conj" and anchor.dep == "dobj" and over.tag == "VBG":
            return subject(sentence, over.i, depth + 1)  # "of attacking a post and kidnapping six", hung on the post
        if token.dep in ("conj", "pcomp") and anchor.pos in ("NOUN", "PROPN"):
            return None
    return None


def doer(sentence: Sentence, verb: int) -> tuple[int, str] | None:
    """Token of the one who does it: the subject, or the agent of a passive."""
    if not passive(sentence, verb):
        return subject(sentence, verb)
    for by in sentence.dependents(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in sentence.dependents(by.i, "pobj"):
                return noun.i, "agent"
    return None


def objects(sentence: Sentence, verb: int) -> Iterator[int]:
    """Tokens of what the verb acts on: direct object, or the subject of a passive (also the noun it modifies)."""
    for token in sentence.dependents(verb, "dobj"):
        yield token.i
    for clause in sentence.dependents(verb, "ccomp", "xcomp"):  # "ordered the envoys to leave"
        if any(t.lower == "to" for t in sentence.dependents(clause.i, "aux")):
            yield from (t.i for t in sentence.dependents(clause.i, "nsubj", "nsubjpass"))
    if passive(sentence, verb):
        found = subject(sentence, verb)
        if found:
            yield found[0]
    elif any(t.lower in ("that", "which", "whom") for t in sentence.dependents(verb, "dobj")):
        yield sentence.tokens[verb].head  # "the deal that they signed"


def obliques(sentence: Sentence, head: int, preposition: str) -> Iterator[int]:
    """Tokens of the objects of this preposition below head, also one step further ('on behalf of')."""
    for prep in sentence.dependents(head, "prep", "agent", "dative", "advmod"):
        if prep.lower == preposition:
            for noun in sentence.dependents(prep.i, "pobj", "pcomp"):
                yield noun.i
        elif prep.dep != "advmod" and prep.lower in ("out", "away", "back", "up"):
            yield from (n.i for inner in sentence.dependents(prep.i, "prep") if inner.lower == preposition
                        for n in sentence.dependents(inner.i, "pobj"))  # fmt: skip


def conjuncts(sentence: Sentence, i: int) -> Iterator[int]:
    """Token i and what is coordinated with it."""
    yield i
    for token in sentence.dependents(i, "conj"):
        yield from conjuncts(sentence, token.i)


def light_verb(sentence: Sentence, noun: int) -> int | None:
    """The verb that merely carries this noun ("held talks", "talks were held", "carried out an attack")."""
    at = noun
    while sentence.tokens[at].dep in ("conj", "appos") and sentence.tokens[sentence.tokens[at].head].pos == "NOUN":
        at = sentence.tokens[at].head
    before = sentence.tokens[sentence.tokens[at].head]
    if sentence.tokens[at].dep == "pobj" and before.lower == "of" and sentence.tokens[before.head].lemma in SERIES:
        at = before.head  # "held a round of talks"
    token = sentence.tokens[at]
    head = sentence.tokens[token.head]
    carried = token.dep in ("dobj", "nsubjpass", "attr") or (token.dep == "nsubj" and passive(sentence, head.i))
    if carried and head.pos == "VERB" and head.lemma in LIGHT:
        return head.i
    for verb in sentence.dependents(at, "acl", "relcl"):  # "the raid carried out by …"
        if verb.lemma in LIGHT and passive(sentence, verb.i):
            return verb.i
    return None


def clause_verb(sentence: Sentence, i: int) -> int:
    """The verb of the clause that token i stands in; i itself where there is none above it."""
    if sentence.tokens[i].pos in ("VERB", "AUX"):
        return i
    for token in sentence.ancestors(i):
        if token.pos in ("VERB", "AUX"):
            return token.i
    return i


def auxiliaries(sentence: Sentence, verb: int) -> list[Token]:
    """Auxiliaries of a verb; those of the first verb where it is coordinated without its own."""
    own = list(sentence.dependents(verb, "aux", "auxpass"))
    token = sentence.tokens[verb]
    if not own and token.dep == "conj" and token.tag in ("VB", "VBN", "VBG"):
        return auxiliaries(sentence, token.head)
    return own


def that_clauses(sentence: Sentence, i: int) -> Iterator[int]:
    """Heads of the clauses below a token that "that" opens, in order."""
    return (at for at in sentence.subtree(i) if any(t.lower == "that" for t in sentence.dependents(at, "mark")))
