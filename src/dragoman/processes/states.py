"""Changes of state that the words around a mention tell: the rows of vocabulary/process_states.tsv."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.events import Status
from dragoman.events.clauses import auxiliaries
from dragoman.events.status import status_of
from dragoman.processes.complements import holds
from dragoman.processes.kinds import Mention
from dragoman.processes.moods import mood_over, no_longer, real_state
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.relations import predicates, relations
from dragoman.processes.votes import voted_on
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import conditions_of, load_table

RULES = 1  # version, part of every rule name
ANSWERS = (State.REJECTED, State.AGREED, State.SUSPENDED, State.SCHEDULED)
LATER = frozenset("until till before unless without".split())


@dataclass(frozen=True, slots=True)
class StateRow:
    """One row of process_states.tsv; its comment explains relation, needs and traits."""

    words: tuple[str, ...]
    relation: tuple[str, ...]
    state: State
    kinds: tuple[str, ...] = ()
    needs: str | None = None
    doer: str | None = None
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A change of state told at token i. state: None where the words only speak of one that did not come about."""

    state: State | None
    i: int
    row: StateRow
    kind: ProcessKind

    @property
    def rule(self) -> str:
        return f"processes.{self.kind.value}/{self.row.words[0]}@{RULES}"


@cache
def state_index() -> dict[tuple[str, str], tuple[StateRow, ...]]:
    """(word, relation) → rows, those with needs first, then those for some kinds only."""
    found: dict[tuple[str, str], list[StateRow]] = {}
    for row in load_table("process_states", StateRow):
        for word in row.words:
            for relation in row.relation:
                found.setdefault((word, relation), []).append(row)
    return {key: tuple(sorted(rows, key=_specific_first)) for key, rows in found.items()}


def _specific_first(row: StateRow) -> tuple[bool, bool]:
    return ":" not in (row.needs or ""), not row.kinds


def changes(mention: Mention, sourced: bool) -> list[Change]:
    """The changes of state around a mention, in order of the text; sourced: told on somebody's word."""
    found = list(_changes(mention, mention.head, sourced))
    if mention.noun != mention.head:
        found += [c for c in _changes(mention, mention.noun, sourced) if c.i != mention.head]
    verbal = [c for c in found if "mod" not in c.row.relation]
    told = sorted(dict.fromkeys(verbal or found), key=lambda c: c.i)
    return [c for c in told if not any(_repeats(mention.sentence, c, other) for other in told)]


def _repeats(sentence: Sentence, change: Change, other: Change) -> bool:
    """Whether it is told as part of another one: "accepted the offer to hold talks"."""
    if change.i == other.i or change.state is not other.state:
        return False
    nominal = sentence.tokens[change.i].tag == "VB" or sentence.tokens[change.i].pos == "NOUN"
    return nominal and any(t.i == other.i for t in sentence.ancestors(change.i))


def _changes(mention: Mention, i: int, sourced: bool) -> Iterator[Change]:
    sentence = mention.sentence
    pairs = [(p, r, sentence.tokens[p].lemma.lower()) for p, r in relations(sentence, i)]
    pairs = [(p, r, sentence.tokens[p].lower if r == "mod" else w) for p, r, w in pairs]
    pairs += [(p, "pred", words) for p, words in predicates(sentence, i)]
    for p, relation, word in pairs:
        row = next(
            (r for r in state_index().get((word, relation), ()) if _fits(r, sentence, p, mention.kind)),
            None,
        )
        if row is None:
            continue
        if "carrier" in row.traits:
            above = _changes(mention, p, sourced)
            answers = [c for c in above if c.state in ANSWERS or "mute" in row.traits]
            if answers:
                yield from answers
                continue
        if "mute" in row.traits:
            continue
        yield Change(_state(mention, row, p, relation, sourced), p, row, mention.kind)


def _state(mention: Mention, row: StateRow, p: int, relation: str, sourced: bool) -> State | None:
    sentence = mention.sentence
    if mention.denied:
        return None
    if relation == "mod":
        return row.state
    voted = voted_on(sentence, p, row.state)
    if voted is not None:
        return voted.state
    if no_longer(sentence, p):
        stood = real_state(sentence, p, State.IN_FORCE, mention.kind, sourced) in (State.IN_FORCE, State.SCHEDULED)
        return _stopped(row) if stood else None
    if {"declined", "shunned"} & set(row.traits) and _stays_away(sentence, p, row):
        return State.REJECTED
    if "unheld" in row.traits and _unheld(sentence, p, relation):
        return State.CANCELLED
    state = real_state(sentence, p, row.state, mention.kind, sourced)
    if "keeps" in row.traits and state is not row.state:  # "urged them to observe the truce": it stands already
        return None
    if state is State.UNDER_WAY and "done" in row.traits and told_over(sentence, sentence.tokens[p]):
        return State.CONCLUDED
    return state


def _stopped(row: StateRow) -> State | None:
    """What "no longer" makes of a state: a side that no longer keeps it has left it, else it is over."""
    if row.state is not State.IN_FORCE:
        return None
    return State.CANCELLED if row.doer else State.EXPIRED if "pred" in row.relation else State.COLLAPSED


def _stays_away(sentence: Sentence, verb: int, row: StateRow) -> bool:
    """ "will stay away from the talks", "will not attend": told of what is to come, it is a refusal already."""
    if mood_over(sentence, verb) is not None:
        return False
    ahead = any(t.lower in ("will", "would", "wo", "'ll") for t in auxiliaries(sentence, verb))
    wanted = Status.NEGATED if "declined" in row.traits else Status.FUTURE
    return ahead and status_of(sentence, verb)[0] is wanted


def _unheld(sentence: Sentence, verb: int, relation: str) -> bool:
    """ "did not take place", "will not be held": it was to be, and will not; no word of a later day."""
    negated = any(t.lower in ("not", "n't", "n’t", "never") for t in sentence.dependents(verb, "neg", "advmod"))
    if not negated or mood_over(sentence, verb) is not None:
        return False
    modal = any(t.lower in ("can", "could", "should", "must", "may", "might") for t in auxiliaries(sentence, verb))
    passive_or_own = relation == "subj" or not any(True for _ in sentence.dependents(verb, "nsubj"))
    later = any(t.lower in LATER for t in sentence.dependents(verb, "prep", "mark"))
    return passive_or_own and not modal and not later


def told_over(sentence: Sentence, verb: Token) -> bool:
    """Whether the simple past or a passive participle tells it as done: "held talks", "talks held in May"."""
    auxes = [t.lower for t in sentence.dependents(verb.i, "aux", "auxpass")]
    since = any(t.lower == "since" for t in sentence.dependents(verb.i, "prep", "mark"))
    return verb.tag in ("VBD", "VBN") and not {"being", "be"} & set(auxes) and not since


def _fits(row: StateRow, sentence: Sentence, p: int, kind: ProcessKind) -> bool:
    if row.kinds and kind.value not in row.kinds:
        return False
    return all(holds(sentence, p, need) for need in conditions_of(row.needs))


def _joined(sentence: Sentence, child: Token) -> bool:
    """A clause that is coordinated with its own, or the word that does so."""
    if child.dep == "cc":
        return any(t.pos in ("VERB", "AUX") for t in sentence.dependents(child.head, "conj"))
    return child.dep == "conj" and child.pos in ("VERB", "AUX")


def clause_span(sentence: Sentence, i: int) -> Span:
    """The clause that tells it: from the verb that governs an infinitive, less clauses joined to it."""
    at = i
    while sentence.tokens[at].dep in ("xcomp", "advcl") and sentence.tokens[at].tag == "VB":
        at = sentence.tokens[at].head
    tokens, stack = [at, i], list(sentence.children[at])
    while stack:
        child = sentence.tokens[stack.pop()]
        if child.dep in ("punct", "parataxis") or (child.head == at and _joined(sentence, child)):
            continue
        tokens.append(child.i)
        stack.extend(sentence.children[child.i])
    return sentence.span(min(tokens), max(tokens))
