"""Which way from the day of writing a clause looks: by the tense and the words above an expression."""

from dragoman.sentences import Sentence, Token
from dragoman.times.governors import is_attributive, tells_time
from dragoman.times.lexicon import Cue, cue
from dragoman.times.records import Outlook
from dragoman.times.values import Reading

FUTURE = frozenset(("will", "shall", "'ll", "’ll", "wo", "sha"))
HAVE = frozenset(("have", "has", "had", "'ve", "’ve", "having", "'d", "’d"))
CONDITIONS = frozenset(("if", "unless", "once", "until", "when", "whether", "as", "till"))
BEFORE_EVENT = frozenset(("before", "pending"))
AFTER_EVENT = frozenset(("after", "since", "following", "despite", "amid"))
BARE_INFINITIVE = frozenset(("let", "make", "see", "watch", "hear", "help"))  # of the same time as what is under them
DEEPEST = 12  # verbs above an expression that are asked


def outlook_of(sentence: Sentence, reading: Reading, within: frozenset[int], attach: int, preposition: str) -> Outlook:
    """The outlook of an expression that modifies `attach`, after this preposition; `within`: tokens of expressions."""
    if preposition == "since":
        return Outlook.PAST
    attributive = is_attributive(sentence, reading)
    noun: Token | None = None
    behind, from_event, head = False, False, reading.head
    below = head
    for token in sentence.ancestors(head):
        if token.i in within:
            below = token.i
            continue
        if token.pos in ("VERB", "AUX"):
            verb = sentence.tokens[attach] if sentence.tokens[attach].pos in ("VERB", "AUX") else token
            found = _of_governing(sentence, verb, below, noun, preposition)
            if found is not Outlook.AHEAD:
                return Outlook.PAST if behind else found
            unsure = from_event or (_goes_on(sentence, verb) and not _asks_for(sentence, verb, below))
            return Outlook.OPEN if attributive and unsure else found
        if _is_misread_verb(sentence, token):
            return Outlook.AHEAD
        behind = behind or cue(token, Cue.BEHIND)
        from_event = from_event or (token.lower == "from" and noun is not None)
        if behind and attributive:
            return Outlook.PAST
        if _is_set_then(sentence, token, below, preposition):
            return Outlook.PAST
        on_the_way = _on_the_way(sentence, token, noun)
        if on_the_way:
            return on_the_way
        if token.pos in ("NOUN", "PROPN") and not tells_time(token):
            noun = token
        below = token.i
    return Outlook.PAST if behind else Outlook.OPEN


def _on_the_way(sentence: Sentence, token: Token, noun: Token | None) -> Outlook | None:
    """What a noun, adjective or preposition between the expression and its verb says."""
    if token.dep == "prep" and noun is not None:
        if token.lower in BEFORE_EVENT or (token.lower == "of" and _ahead_of(sentence, token)):
            return Outlook.AHEAD
        if token.lower in AFTER_EVENT:
            return Outlook.PAST
    if cue(token, Cue.AHEAD) or any(cue(t, Cue.UPCOMING) for t in sentence.dependents(token.i, "amod")):
        return Outlook.AHEAD
    if token.pos == "ADJ" and (cue(token, Cue.SET) or token.lower == "due"):
        return Outlook.AHEAD
    return None


def _is_set_then(sentence: Sentence, token: Token, below: int, preposition: str) -> bool:
    """ "issued an ultimatum on Thursday": the day of what was done with it, where "a deadline of Thursday" is ahead."""
    verb = sentence.tokens[token.head]
    done = token.dep == "dobj" and verb.tag == "VBD" and verb.i < token.i < below
    return done and preposition == "on" and cue(token, Cue.AHEAD)


def _is_misread_verb(sentence: Sentence, token: Token) -> bool:
    """ "Patrols resume on Friday": a plan whose verb the parse takes for a noun at the head of a clause."""
    clause = token.tag in ("NN", "NNP") and token.dep in ("ROOT", "ccomp", "advcl", "conj") and not sentence.title
    left = sentence.tokens[token.i - 1] if token.i else None
    subject = left is not None and left.head == token.i and left.tag in ("NNS", "NNPS")
    return clause and subject and cue(token, Cue.TIMETABLE)


def _ahead_of(sentence: Sentence, token: Token) -> bool:
    return token.i > 0 and sentence.tokens[token.i - 1].lower == "ahead"


def _had(sentence: Sentence, verb: Token) -> bool:
    return any(t.lower in ("had", "'d", "’d") for t in sentence.dependents(verb.i, "aux"))


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """ "is asking about Sunday's vote": what goes on now may look both ways."""
    going = verb.tag == "VBG" and not any(t.tag == "MD" for t in sentence.dependents(verb.i, "aux"))
    return going and not cue(verb, Cue.TIMETABLE)


def _of_governing(sentence: Sentence, verb: Token, below: int, noun: Token | None, preposition: str) -> Outlook:
    """The outlook where the first verb above is `verb`."""
    if preposition in ("until", "till") and noun is None and cue(verb, Cue.UNTIL):
        return Outlook.AHEAD
    if preposition == "for" and noun is None and cue(verb, Cue.SET, Cue.ASK):
        return Outlook.OPEN if _had(sentence, verb) else Outlook.AHEAD  # "had been scheduled": perhaps put off
    if noun is not None and below > verb.i and _asks_for(sentence, verb, below):
        return Outlook.AHEAD
    found = of_verb(sentence, verb)
    if preposition == "by" and found is Outlook.PAST and _must(sentence, verb):
        return Outlook.AHEAD
    return found


def _asks_for(sentence: Sentence, verb: Token, below: int) -> bool:
    """ "invited them to a debate on Friday", "called for a march on Sunday": what is asked for is ahead."""
    if not cue(verb, Cue.ASK, Cue.SET) or verb.lemma.lower() in ("say", "have", "press", "make"):
        return False
    if verb.lemma == "free" and verb.pos == "VERB":  # "is free to leave", and not "freed him"
        return False
    link = sentence.tokens[below]
    return link.dep in ("prep", "dobj", "dative") and (link.dep != "prep" or link.lower in ("to", "for"))


def of_verb(sentence: Sentence, verb: Token, depth: int = 0) -> Outlook:
    """The outlook of a verb's clause."""
    if depth > DEEPEST:
        return Outlook.OPEN
    auxiliaries = list(sentence.dependents(verb.i, "aux", "auxpass"))
    lowers = {t.lower for t in auxiliaries}
    modal = [t for t in auxiliaries if t.tag == "MD"]
    if lowers & FUTURE or verb.lower in FUTURE:
        return Outlook.AHEAD
    if modal:
        if not lowers & HAVE - {"'d", "’d"}:
            return Outlook.AHEAD
        return Outlook.OPEN if modal[0].lower in ("would", "should", "'d", "’d") else Outlook.PAST
    if any(t.tag == "TO" for t in auxiliaries):
        return _infinitive(sentence, verb, lowers, depth)
    if _is_set(sentence, verb, auxiliaries):
        return Outlook.AHEAD
    conditional = _conditional(sentence, verb, depth)
    if conditional:
        return conditional
    if lowers & HAVE:
        return Outlook.OPEN if verb.tag == "VBN" and cue(verb, Cue.SET) else Outlook.PAST
    return _by_tag(sentence, verb, auxiliaries, depth)


def _is_set(sentence: Sentence, verb: Token, auxiliaries: list[Token]) -> bool:
    """ "talks scheduled for Friday", "is expected on Monday", "is due on Friday"."""
    if verb.tag == "VBN" and cue(verb, Cue.SET):
        return not _had(sentence, verb) and (any(t.dep == "auxpass" for t in auxiliaries) or not auxiliaries)
    return any(cue(t, Cue.SET) or t.lower == "due" for t in sentence.dependents(verb.i, "acomp"))


def _conditional(sentence: Sentence, verb: Token, depth: int) -> Outlook | None:
    """ "would strike if they stayed on Friday": a condition looks where its main clause looks, if that is ahead."""
    if verb.dep != "advcl" or verb.head == verb.i:
        return None
    marks = {t.lower for t in sentence.dependents(verb.i, "mark", "advmod")}
    if not marks & CONDITIONS:
        return None
    main = of_verb(sentence, sentence.tokens[verb.head], depth + 1)
    return main if main is Outlook.AHEAD else None


def _by_tag(sentence: Sentence, verb: Token, auxiliaries: list[Token], depth: int) -> Outlook:
    tags = {t.tag for t in auxiliaries}
    if verb.tag == "VBD" or "VBD" in tags:
        return Outlook.PAST
    if verb.tag == "VBN":
        if verb.dep == "conj":
            return _inherited(sentence, verb, depth)
        return _present(sentence, verb) if tags & {"VBZ", "VBP"} else Outlook.PAST
    if verb.tag == "VBG":
        return _present(sentence, verb) if tags & {"VBZ", "VBP"} else _inherited(sentence, verb, depth)
    if verb.dep in ("ccomp", "xcomp") and not auxiliaries and verb.tag in ("VB", "VBP"):
        above = sentence.tokens[verb.head]
        if above.lemma in BARE_INFINITIVE and above.i < verb.i:
            return of_verb(sentence, above, depth + 1)  # "let them go on Friday", "made them play"
    if verb.tag == "VB":
        if verb.dep in ("ccomp", "xcomp") and cue(sentence.tokens[verb.head], Cue.ASK, Cue.NOUN_TO):
            return Outlook.AHEAD  # "demanded that they leave"
        if verb.dep == "conj":
            return _inherited(sentence, verb, depth)
        if not any(sentence.dependents(verb.i, "nsubj")):
            return Outlook.OPEN
    return _present(sentence, verb)


def _present(sentence: Sentence, verb: Token) -> Outlook:
    """The present of some verbs tells a plan ("opens on Monday"), or what was said; a headline's may tell either."""
    if cue(verb, Cue.SAY):
        return Outlook.PAST
    planned = cue(verb, Cue.TIMETABLE) or verb.tag == "VBG"
    return Outlook.AHEAD if planned and not sentence.title else Outlook.OPEN


def _inherited(sentence: Sentence, verb: Token, depth: int) -> Outlook:
    for token in sentence.ancestors(verb.i):
        if token.pos in ("VERB", "AUX"):
            return of_verb(sentence, token, depth + 1)
        if cue(token, Cue.BEHIND):
            return Outlook.PAST
    return Outlook.OPEN


def _infinitive(sentence: Sentence, verb: Token, lowers: set[str], depth: int) -> Outlook:
    """ "agreed to meet on Friday", "is to visit", "managed to flee", "flew there to sign"."""
    if verb.head == verb.i:
        return Outlook.AHEAD if sentence.title else Outlook.OPEN
    above = sentence.tokens[verb.head]
    if lowers & HAVE and above.lemma != "have":
        return Outlook.PAST  # "is said to have met"
    if above.lemma == "be" and verb.dep == "xcomp":
        return Outlook.AHEAD
    if above.lemma == "have":
        return of_verb(sentence, above, depth + 1)
    if verb.dep in ("xcomp", "ccomp", "acl", "advcl", "relcl") and cue(above, Cue.ASK, Cue.SET, Cue.NOUN_TO):
        return Outlook.AHEAD
    if verb.dep in ("advcl", "conj", "xcomp", "acl") or above.pos in ("VERB", "AUX"):
        return _inherited(sentence, verb, depth)
    return Outlook.OPEN


def _must(sentence: Sentence, verb: Token) -> bool:
    """ "had to leave by Friday"."""
    return any(t.tag == "TO" for t in sentence.dependents(verb.i, "aux"))
