"""What becomes of a process that a resolution, a bill or a draft is about: as the vote on the paper goes."""

from dataclasses import dataclass

from dragoman.events import Status
from dragoman.events.status import status_of
from dragoman.processes.moods import STARTS
from dragoman.processes.records import State
from dragoman.sentences import Sentence, Token

PAPERS = frozenset("resolution draft motion bill amendment decree text proposal measure order".split())
REJECTING = frozenset("veto reject defeat block oppose scuttle sink kill".split())
PASSING = frozenset("adopt approve pass back endorse sign issue ratify enact".split())
TABLING = frozenset("circulate submit table propose present draft sponsor co-sponsor introduce file distribute".split())
CHANGES = (*STARTS, State.EXTENDED, State.SUSPENDED, State.CONCLUDED)


@dataclass(frozen=True, slots=True)
class Vote:
    """What the paper's fate says of a process. state: None where it says nothing."""

    state: State | None


def voted_on(sentence: Sentence, i: int, state: State) -> Vote | None:
    """The fate of the change of state at token i, where a paper is to bring it about; None where there is none."""
    paper = _paper_over(sentence, sentence.tokens[i])
    if paper is None:
        return None
    verb = sentence.tokens[paper.head]
    if paper.dep not in ("dobj", "nsubjpass") or state not in CHANGES:
        return None
    actual = status_of(sentence, verb.i)[0] is Status.ACTUAL
    if verb.lemma in REJECTING:
        return Vote(State.REJECTED if actual and state in (*STARTS, State.EXTENDED) else None)
    if verb.lemma in PASSING and actual:
        return Vote(state)
    if verb.lemma in TABLING:
        return Vote(State.PROPOSED if actual and state in STARTS else None)
    return None


def _paper_over(sentence: Sentence, token: Token) -> Token | None:
    """The paper whose content the verb tells: "a resolution extending …", "a draft that would have sent …"."""
    for _ in range(3):
        if token.dep not in ("acl", "relcl", "xcomp", "conj", "pcomp", "prep"):
            return None
        token = sentence.tokens[token.head]
        if token.pos in ("NOUN", "PROPN") and token.lemma.lower() in PAPERS:
            return token
    return None
