"""How a denial is put: "denied that …", "a charge it has always rejected", "no such step was planned"."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.discrepancies.claims import Told
from dragoman.events import Status
from dragoman.events.clauses import doer, objects, obliques, passive
from dragoman.events.parties import Parties
from dragoman.events.speakers import CHARGES
from dragoman.events.status import DENIALS, status_of
from dragoman.sentences import Sentence, Token
from dragoman.statements import Statement

REJECTING = frozenset("reject dismiss dispute contest rebut repudiate brush wave shrug call describe brand".split())
RUMOURS = CHARGES | frozenset(("rumour", "rumor"))
REFERENCES = RUMOURS | frozenset(  # nouns and pronouns that take up what was just told
    "report account story version information it this that them something which".split()
)
GRANTED = frozenset("serious grave credible true founded justified fair understandable plausible".split())
COURTS = frozenset("court judge tribunal magistrate prosecutor jury panel".split())
CONTRARY = frozenset("claim say allege report assert suggest state write circulate".split())


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial. deniers: actor ids; denied: the token of what is denied; takes_up: it refers to what was told."""

    sentence: Sentence
    verb: Token
    denied: Token
    deniers: tuple[str, ...]
    statement: Statement | None
    takes_up: bool


def denials(told: Told, view: Parties, sentence: Sentence) -> Iterator[Denial]:
    """The denials of a sentence; deniers may be unknown where the sentence tells the charge as well."""
    for token in sentence.tokens:
        if token.pos == "VERB":
            what = _denied(sentence, token) if token.lemma in DENIALS else _rejected(sentence, token)
            if what is not None and status_of(sentence, token.i)[0] is Status.ACTUAL:
                yield from _by_somebody(told, view, sentence, token, what)
        elif token.lower == "such":
            yield from _none_such(told, sentence, token)
        elif token.lower == "contrary":
            yield from _contrary(told, sentence, token)


def _by_somebody(told: Told, view: Parties, sentence: Sentence, verb: Token, what: Token) -> Iterator[Denial]:
    own = sentence.span(verb.i, verb.i)
    statement = next((s for s in told.statements if s.cue is not None and s.cue.overlaps(own)), None)
    found = doer(sentence, verb.i)
    deniers = [f.actor for f in view.at(sentence, found[0])] if found else []
    if not deniers and statement is not None and statement.source is not None:
        deniers = [statement.source]
    if not deniers and passive(sentence, verb.i):  # "dismissed in Riga as absurd"
        deniers = [a for word in ("in", "by") for i in obliques(sentence, verb.i, word)
                   for a in told.cast.at(sentence.index, i)]  # fmt: skip
    if deniers or verb.head == what.i:  # "a charge it has always rejected" tells both sides
        takes_up = what.lemma.lower() in REFERENCES
        yield Denial(sentence, verb, what, tuple(dict.fromkeys(deniers)), statement, takes_up)


def _denied(sentence: Sentence, verb: Token) -> Token | None:
    clause = next(sentence.dependents(verb.i, "ccomp", "xcomp"), None)
    noun = _object(sentence, verb)
    if clause is not None and (noun is None or noun.lemma.lower() not in REFERENCES):
        return clause
    return noun


def _object(sentence: Sentence, verb: Token) -> Token | None:
    """What is denied, as a noun; also the noun of a relative clause without a relative ("a charge it rejected")."""
    found = next((sentence.tokens[n] for n in objects(sentence, verb.i)), None)
    if found is not None or verb.dep != "relcl":
        return found
    return sentence.tokens[verb.head]


def _rejected(sentence: Sentence, verb: Token) -> Token | None:
    """The charge that a verb rejects; courts dismiss charges without denying them."""
    if verb.lemma not in REJECTING:
        return None
    noun = _object(sentence, verb)
    if noun is None or noun.lemma.lower() not in RUMOURS:
        return None
    below = {sentence.tokens[i].lemma.lower() for i in sentence.subtree(verb.i)}
    return None if below & (GRANTED | COURTS) else noun


def _none_such(told: Told, sentence: Sentence, such: Token) -> Iterator[Denial]:
    """ "said that there were no such letters": what is not there was told before."""
    noun = sentence.tokens[such.head]
    denied = any(t.lower == "no" for t in sentence.dependents(noun.i))
    statement = told.statement(sentence.span(noun.i, noun.i))
    if denied and statement is not None and statement.source is not None:
        verb = next((t for t in sentence.ancestors(noun.i) if t.pos in ("VERB", "AUX")), noun)
        yield Denial(sentence, verb, noun, (statement.source,), statement, takes_up=False)


def _contrary(told: Told, sentence: Sentence, contrary: Token) -> Iterator[Denial]:
    """ "had not met him, contrary to what was claimed"."""
    below = {sentence.tokens[i].lemma.lower() for i in sentence.subtree(contrary.i)}
    spoken = (s for s in told.statements if s.cue is not None and sentence.start <= s.cue.start < sentence.end)
    statement = next((s for s in spoken if s.source is not None), None)
    verb = next((t for t in sentence.ancestors(contrary.i) if t.pos == "VERB"), None)
    if below & (CONTRARY | REFERENCES) and statement is not None and statement.source is not None and verb is not None:
        yield Denial(sentence, verb, contrary, (statement.source,), statement, takes_up=True)


def tied_nouns(denial: Denial) -> Iterator[Token]:
    """Nouns of what is denied that "such" or "any" ties to what was told."""
    for i in sorted({denial.denied.i, *denial.sentence.subtree(denial.denied.i)}):
        if any(t.lower in ("such", "any") for t in denial.sentence.dependents(i)):
            yield denial.sentence.tokens[i]
