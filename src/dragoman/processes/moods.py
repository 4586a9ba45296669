"""How real a change of state is: told, planned, asked for, refused, threatened."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.events import Status
from dragoman.events.status import status_of
from dragoman.processes.records import ProcessKind, State
from dragoman.sentences import Sentence, Token
from dragoman.vocabulary import load_table

STARTS = frozenset((State.SCHEDULED, State.AGREED, State.UNDER_WAY, State.IN_FORCE))
PASSING = ("xcomp", "pcomp", "pobj", "prep", "dobj", "ccomp", "acl", "conj", "nsubjpass")
AHEAD = frozenset("before until till pending without ahead absent barring".split())
MUTUAL = (ProcessKind.CEASEFIRE, ProcessKind.AGREEMENT)  # what is promised of these is agreed
DUE = frozenset("due set scheduled slated expected bound poised".split())
ANYBODY = frozenset("anyone anybody whoever".split())
LETTING = frozenset("let allow".split())
ACCEPTING = frozenset("accept embrace".split())
ENDED = (State.EXPIRED, State.COLLAPSED)
NOT_YET = frozenset("before until till when whenever once after if unless as".split())  # "before the truce expires"
READY = frozenset("ready willing prepared".split())  # "is ready to meet": no more than an offer
OPEN_MODALS = frozenset("could may might can".split())


class Mood(Enum):
    """What stands over a change of state; see process_moods.tsv."""

    ASKED = "asked"  # proposed, urged
    SETTLED = "settled"  # decided
    REFUSED = "refused"  # turned down
    OPEN = "open"  # wished, threatened, feared, tried
    CHARGED = "charged"  # on the accuser's word only
    PLEDGED = "pledged"  # promised: a start is agreed or planned, an end is not


@dataclass(frozen=True, slots=True)
class MoodRow:
    words: tuple[str, ...]
    mood: Mood


@cache
def mood_index() -> dict[tuple[str, bool], Mood]:
    """(lemma, whether a noun) → mood; the table's rows of verbs and of nouns are told apart by the word's own use."""
    found: dict[tuple[str, bool], Mood] = {}
    for row in load_table("process_moods", MoodRow):
        for word in row.words:
            found.setdefault((word, False), row.mood)
            found[word, True] = row.mood
    return found


def mood_over(sentence: Sentence, i: int) -> tuple[Mood, int] | None:
    """The nearest word above token i that decides how real it is, and its token."""
    token = sentence.tokens[i]
    while token.head != token.i:
        head = sentence.tokens[token.head]
        if token.dep == "ccomp" and _apart(sentence, token):
            return None
        if token.dep == "advcl" and not _purpose(sentence, token):
            return None
        if token.dep not in (*PASSING, "advcl"):
            return None
        if head.lower in AHEAD and token.dep in ("pobj", "pcomp", "prep"):
            return Mood.OPEN, head.i
        mood = mood_index().get((head.lemma.lower(), head.pos in ("NOUN", "PROPN")))
        if mood is Mood.OPEN and token.tag == "VBN" and token.dep != "conj":
            return None  # "considers itself bound"
        if mood is not None and token.dep != "conj":
            return mood, head.i
        if (token.dep == "ccomp" and token.tag != "VB") or (
            token.dep in ("dobj", "nsubjpass") and head.pos in ("VERB", "AUX")
        ):
            return None
        token = head
    return None


def _apart(sentence: Sentence, clause: Token) -> bool:
    """A clause after a comma without 'that' is the main clause after a fronted one, whatever the parse says."""
    first = sentence.subtree(clause.i)[0]
    marked = any(True for _ in sentence.dependents(clause.i, "mark"))
    return clause.head < first and sentence.tokens[first - 1].text == "," and not marked


def _purpose(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VB" and any(t.lower == "to" for t in sentence.dependents(token.i, "aux"))


def real_state(sentence: Sentence, i: int, state: State, kind: ProcessKind, sourced: bool) -> State | None:
    """The state that token i brings about under what stands over it; None where nothing changes.

    sourced: whether somebody is named on whose word it is told.
    """
    found = mood_over(sentence, i)
    if found is None:
        return _told(sentence, i, state, kind)
    mood, over = found
    if mood is Mood.ASKED and state in STARTS and (answer := _answered(sentence, over)) is not None:
        return answer
    if mood is Mood.OPEN and state in ENDED and sentence.tokens[over].lemma in LETTING:
        return _told(sentence, over, state, kind)  # "let the truce lapse"
    if mood is Mood.ASKED and status_of(sentence, over)[0] is not Status.NEGATED:
        return State.PROPOSED if state in STARTS else None
    if mood is Mood.REFUSED:
        return State.REJECTED if state in STARTS else None
    if mood is Mood.SETTLED and status_of(sentence, over)[0] is Status.ACTUAL:
        return _settled(state, kind)
    if mood is Mood.PLEDGED and status_of(sentence, over)[0] is Status.ACTUAL:
        pledged = _settled(state, kind) if state in STARTS else None
        return pledged if kind in MUTUAL or pledged is not State.AGREED else None
    if mood is Mood.CHARGED and sourced:
        return state
    return None


def _answered(sentence: Sentence, noun: int) -> State | None:
    """What became of an offer or a call: "accepted the offer to hold talks", "turned down a proposal to meet"."""
    verb = sentence.tokens[sentence.tokens[noun].head]
    if sentence.tokens[noun].dep not in ("dobj", "nsubjpass") or status_of(sentence, verb.i)[0] is not Status.ACTUAL:
        return None
    if verb.lemma in ACCEPTING:
        return State.AGREED
    down = any(t.lower == "down" for t in sentence.dependents(verb.i, "prt", "advmod"))
    refused = mood_index().get((verb.lemma, False)) is Mood.REFUSED or (verb.lemma == "turn" and down)
    return State.REJECTED if refused else None


def no_longer(sentence: Sentence, i: int) -> bool:
    """ "no longer holds", "did not observe it any longer": it did, and has stopped."""
    token = sentence.tokens[i]
    at = [i, token.head] if token.dep in ("oprd", "acomp", "xcomp", "ccomp") and token.tag == "VBN" else [i]
    return any(t.lower in ("longer", "anymore") for n in at for t in sentence.dependents(n, "advmod", "npadvmod"))


def _settled(state: State, kind: ProcessKind) -> State:
    if state is State.UNDER_WAY:
        return State.SCHEDULED
    if state is State.IN_FORCE and kind is not ProcessKind.BLOCKADE:
        return State.AGREED
    return state


def to_come(sentence: Sentence, i: int) -> bool:
    """Whether a verb in the simple present tells what is ahead: "before it expires", "it expires at noon unless …"."""
    if sentence.tokens[i].tag not in ("VBZ", "VBP") or sentence.title:
        return False
    if any(t.lower in NOT_YET for t in sentence.dependents(i, "mark", "advmod")):
        return True
    clauses = sentence.dependents(i, "advcl")
    if any(t.lower in ("unless", "if") for c in clauses for t in sentence.dependents(c.i, "mark")):
        return True
    told = (n for t in sentence.dependents(i, "prep", "npadvmod", "advmod") for n in sentence.subtree(t.i))
    return any(sentence.tokens[n].entity in ("DATE", "TIME") for n in told)


def _told(sentence: Sentence, i: int, state: State, kind: ProcessKind) -> State | None:
    if any(t.lower in ANYBODY for t in sentence.dependents(i, "nsubj", "nsubjpass")):
        return None  # "had not heard that anyone was leaving the accord"
    if state is State.EXPIRED and to_come(sentence, i):
        return None
    status = status_of(sentence, i)[0]
    token = sentence.tokens[i]
    if {"to", "have"} <= {t.lower for t in sentence.dependents(i, "aux")} and sentence.tokens[token.head].lemma == "be":
        return None  # "was to have taken place"
    if token.dep == "xcomp" and sentence.tokens[token.head].lower in READY and status is not Status.NEGATED:
        return State.PROPOSED if state in STARTS else None
    if status is not Status.NEGATED and token.tag == "VBN" and sentence.tokens[token.head].lemma == "consider":
        status = Status.ACTUAL  # "considers itself bound"
    if (
        status is Status.ACTUAL
        and token.dep == "xcomp"
        and (sentence.tokens[token.head].lemma == "be" or sentence.tokens[token.head].lower in DUE)
    ):
        status = Status.FUTURE  # "are to meet", "are due to meet"
    if status is Status.ACTUAL:
        return state
    if status is Status.FUTURE and state in STARTS:
        return State.SCHEDULED
    if status is Status.HYPOTHETICAL and kind is ProcessKind.TALKS and state in STARTS:
        modal = any(t.lower in OPEN_MODALS for t in sentence.dependents(i, "aux"))
        conditional = any(t.lower in ("if", "unless") for t in sentence.dependents(i, "mark"))
        return State.PROPOSED if modal and not conditional else None
    return None
