"""Whether it happened: actual, future, hypothetical or negated, with the reason."""

from collections.abc import Iterator

from dragoman.events.clauses import auxiliaries, light_verb, obliques
from dragoman.events.records import Status
from dragoman.events.triggers import sense
from dragoman.sentences import Sentence, Token

CONDITIONS = ("if", "unless", "should", "provided", "whether", "lest")
DENIALS = ("deny", "refute", "denial")
FAILURES = ("fail", "refuse", "decline", "neglect", "yet")
FUTURE_AUX = ("will", "shall", "'ll", "’ll", "wo", "would")
UNWILLING = frozenset("unable unwilling reluctant loath powerless incapable".split())  # "was unable to free them"
WILLING = frozenset(
    "willing prepared keen eager happy glad pleased inclined disposed determined anxious open close poised destined "
    "free".split()
)  # with an infinitive: it has not happened yet
MEANT = frozenset("secret time effort doubt choice expense bones mistake".split())  # "made no secret of it" is done
OPEN_PREPOSITIONS = ("of", "for", "against", "to", "about", "from", "into", "on", "by", "without")  # others tell a fact
MODALS = ("may", "might", "could", "can", "must", "should", "ought")


def status_of(sentence: Sentence, i: int) -> tuple[Status, str]:
    """Status of the event that token i carries, and why."""
    verb = light_verb(sentence, i) if sentence.tokens[i].pos not in ("VERB", "AUX") else i
    at = i if verb is None else verb
    for test in (_negated, _conditional, _governed, _modal, _planned_noun):
        found = test(sentence, at, i)
        if found:
            return found
    return Status.ACTUAL, "told as a fact: no negation, condition or modal stands over it"


def _negated(sentence: Sentence, verb: int, i: int) -> tuple[Status, str] | None:
    for token in sentence.dependents(verb, "neg", "advmod", "preconj"):
        if token.lower in ("not", "n't", "n’t", "never", "no", "neither"):
            return Status.NEGATED, f"'{token.text}' negates '{sentence.tokens[verb].text}'"
    for token in sentence.dependents(verb, "nsubj", "nsubjpass"):
        if _no(sentence, token.i):
            return Status.NEGATED, f"'no {token.text}'"
        if token.lower in ("nobody", "none", "nothing", "neither") or (token.lower == "one" and _no(sentence, token.i)):
            return Status.NEGATED, f"'{token.text}' did it"
    for token in sentence.dependents(verb, "dobj") if verb == i else ():
        if _no(sentence, token.i) and token.lemma not in MEANT:
            return Status.NEGATED, f"'no {token.text}'"
    for token in sentence.dependents(i, "det", "neg"):
        if token.lower in ("no", "neither"):
            return Status.NEGATED, f"'{token.text}' stands before '{sentence.tokens[i].text}'"
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.tag == "VB" and token.dep in ("acl", "relcl", "advcl"):
        return _out_of_reach(sentence, verb, head) or _not_done(sentence, verb, head)
    return _not_done(sentence, verb, head) or _neither(sentence, verb, head)


def _out_of_reach(sentence: Sentence, verb: int, head: Token) -> tuple[Status, str] | None:
    """ "is in no position to accept"."""
    over = sentence.tokens[sentence.tokens[head.head].head] if head.dep == "pobj" else head
    for at in obliques(sentence, over.i, "in"):
        if over.i < at < verb and sentence.tokens[at].lemma == "position":
            return _negated(sentence, over.i, at)
    return None


def _not_done(sentence: Sentence, verb: int, head: Token) -> tuple[Status, str] | None:
    if sentence.tokens[verb].dep in ("pcomp", "advcl") and _instead(sentence, verb, head):
        return Status.NEGATED, f"stands after '{head.text}' or 'than': it was not done"
    return None


def _neither(sentence: Sentence, verb: int, head: Token) -> tuple[Status, str] | None:
    """ "did not meet or write": a verb without subject and auxiliary after "or"."""
    own = any(True for _ in sentence.dependents(verb, "nsubj", "aux"))
    if sentence.tokens[verb].dep != "conj" or head.pos != "VERB" or own:
        return None
    joined = any(t.lower in ("or", "nor") for t in sentence.dependents(head.i, "cc"))
    return _negated(sentence, head.i, head.i) if joined else None


def _instead(sentence: Sentence, verb: int, head: Token) -> bool:
    """ "without meeting", "instead of meeting", "stopped short of meeting", "rather than meet"."""
    if head.lower == "without" or (head.lower == "of" and sentence.tokens[head.head].lower in ("short", "instead")):
        return True
    return any(t.lower == "than" for t in sentence.dependents(verb, "mark", "prep")) or head.lower == "than"


def _no(sentence: Sentence, i: int) -> bool:
    return any(t.lower == "no" for t in sentence.dependents(i, "det"))


def _governors(sentence: Sentence, verb: int) -> Iterator[tuple[Token, Token]]:
    """(dependent, head) pairs upwards from the verb, as far as its status depends on the head."""
    token = sentence.tokens[verb]
    while token.head != token.i:
        head = sentence.tokens[token.head]
        if token.dep == "prep" and token.lower not in OPEN_PREPOSITIONS:
            return
        if token.dep in ("relcl", "advcl", "parataxis", "appos"):
            return
        denied = head.lemma in DENIALS and token.i > head.i  # not "Oman blamed the rebels; they denied it"
        if token.dep == "ccomp" and not denied and head.lemma not in sense("unreal"):
            return
        yield token, head
        token = head


def _governed(sentence: Sentence, verb: int, i: int) -> tuple[Status, str] | None:
    for token, head in _governors(sentence, verb):
        lemma = head.lemma.lower()
        if lemma in DENIALS and token.dep in ("ccomp", "xcomp", "dobj", "pcomp", "pobj", "prep"):
            return Status.NEGATED, f"'{head.text}' denies it"
        if token.dep == "conj":
            continue
        if lemma in FAILURES and token.dep == "xcomp":
            return Status.NEGATED, f"'{head.text}' says that it did not happen"
        if lemma == "have" and token.dep == "xcomp" and any(t.lower == "yet" for t in sentence.dependents(head.i)):
            return Status.NEGATED, "'has yet to': it has not happened"
        if token.dep == "prep" and token.lower == "to" and head.lower == "open":
            return Status.FUTURE, "'open to' says that it may come"
        if token.dep == "xcomp" and lemma in UNWILLING:
            return Status.NEGATED, f"'{head.text}' says that it did not happen"
        if token.dep in ("xcomp", "ccomp", "acl") and (lemma in sense("plan") or head.lower in WILLING):
            return _negated(sentence, _copula(sentence, head), head.i) or (
                Status.FUTURE,
                f"'{head.text}' plans or expects it",
            )
        if lemma in sense("unreal") and token.dep in ("xcomp", "ccomp", "pobj", "pcomp", "acl", "dobj"):
            return Status.HYPOTHETICAL, f"'{head.text}' does not say that it happens"
        if token.dep == "xcomp" and (head.pos in ("VERB", "AUX") or head.lower == "able"):
            over = _copula(sentence, head)
            found = _negated(sentence, over, over) or _modal(sentence, over, over)
            if found:
                return found
    return None


def _copula(sentence: Sentence, head: Token) -> int:
    """The verb of an adjective ("were not able"); a verb is its own."""
    return head.head if head.pos == "ADJ" and head.dep in ("acomp", "oprd", "amod", "conj") else head.i


def _conditional(sentence: Sentence, verb: int, i: int) -> tuple[Status, str] | None:
    token = sentence.tokens[verb]
    marks = [t for t in sentence.dependents(verb, "mark", "aux", "advmod") if t.lower in CONDITIONS[:2]]
    if token.dep == "advcl":
        inverted = [
            t for t in sentence.dependents(verb, "aux") if t.lower in ("should", "were", "had") and t.text[0].isupper()
        ]
        if marks or inverted:
            return Status.HYPOTHETICAL, f"stands in a condition ('{(marks + inverted)[0].text}')"
    for clause in sentence.dependents(verb, "advcl"):
        condition = [t for t in sentence.dependents(clause.i, "mark", "aux") if t.lower in ("if", "unless", "should")]
        future = any(a.lower in (*FUTURE_AUX, *MODALS) for a in auxiliaries(sentence, verb))
        if condition and future and condition[0].dep == "mark":
            return Status.HYPOTHETICAL, f"depends on a condition ('{condition[0].text} …')"
        if condition and condition[0].text == "Should":
            return Status.HYPOTHETICAL, "depends on a condition ('Should …')"
    return None


def _modal(sentence: Sentence, verb: int, i: int) -> tuple[Status, str] | None:
    auxes = auxiliaries(sentence, verb)
    words = [a.lower for a in auxes]
    if any(w in MODALS for w in words):
        modal = next(w for w in words if w in MODALS)
        return Status.HYPOTHETICAL, f"'{modal}' leaves it open"
    if any(w in FUTURE_AUX for w in words):
        if "would" in words and "have" in words:
            return Status.HYPOTHETICAL, "'would have' says that it did not come to it"
        return Status.FUTURE, f"'{next(w for w in words if w in FUTURE_AUX)}' puts it into the future"
    token = sentence.tokens[verb]
    if token.tag == "VB" and token.dep in ("advcl", "relcl", "acl") and "to" in words:
        return Status.FUTURE, "an infinitive of purpose"
    if token.tag == "VB" and token.dep in ("ROOT", "ccomp") and "to" in words and sentence.title:
        return Status.FUTURE, "a headline's 'to' announces it"
    return None


def _planned_noun(sentence: Sentence, verb: int, i: int) -> tuple[Status, str] | None:
    indefinite = any(t.lower in ("any", "every") for t in sentence.dependents(i, "det"))
    if verb == i and sentence.tokens[i].pos == "NOUN" and indefinite:
        return Status.HYPOTHETICAL, "'any' speaks of none in particular"
    for token in sentence.dependents(i, "amod", "compound"):
        if token.lower in ("planned", "upcoming", "scheduled", "expected", "forthcoming", "future", "proposed", "next"):
            return Status.FUTURE, f"'{token.text}' says that it is to come"
        if token.lower in ("possible", "potential", "threatened", "feared", "alleged", "hypothetical"):
            return (
                Status.ACTUAL if token.lower == "alleged" else Status.HYPOTHETICAL
            ), f"'{token.text}' leaves it open"
    return None
