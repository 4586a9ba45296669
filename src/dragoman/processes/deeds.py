"""Processes told by a verb alone: a meeting that is planned, an offer to mediate, a border that is closed."""

from collections.abc import Iterator

from dragoman.events import Status
from dragoman.events.clauses import doer, objects, obliques, passive, subject
from dragoman.events.status import status_of
from dragoman.processes.context import Context
from dragoman.processes.moods import real_state
from dragoman.processes.parties import POLITICAL_PEOPLE, Sides, actors_at
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.states import RULES
from dragoman.processes.telling import Telling
from dragoman.sentences import Sentence, Span, Token

PASSAGES = frozenset(
    "border frontier crossing port strait airspace checkpoint corridor gateway harbour harbor road pass canal".split()
)
GATHERINGS = frozenset("commission committee council group envoys ministers leaders delegations sides parties".split())


def find_deeds(context: Context, sentence: Sentence) -> Iterator[Telling]:
    """The processes that verbs of a sentence tell without naming them."""
    for token in sentence.tokens:
        if token.pos != "VERB":
            continue
        if token.lemma in ("meet", "convene"):
            yield from _meeting(context, sentence, token)
        elif token.lemma == "mediate":
            yield from _mediation(context, sentence, token)
        elif token.lemma in ("close", "shut", "seal", "blockade", "besiege", "reopen"):
            yield from _closure(context, sentence, token)


def _meeting(context: Context, sentence: Sentence, verb: Token) -> Iterator[Telling]:
    """ "The envoys are to meet in Oslo on Friday": talks that are ahead; a meeting that was held is no process."""
    state = real_state(sentence, verb.i, State.UNDER_WAY, ProcessKind.TALKS, sourced=False)
    if state not in (State.SCHEDULED, State.PROPOSED) or _condition(sentence, verb):
        return
    found = subject(sentence, verb.i)
    who = actors_at(context.view, sentence, found[0]) if found else []
    head = sentence.tokens[found[0]] if found else None
    others = [a for n in (*objects(sentence, verb.i), *obliques(sentence, verb.i, "with"))
              for a in actors_at(context.view, sentence, n)]  # fmt: skip
    met = list(objects(sentence, verb.i)) if not passive(sentence, verb.i) else []
    together = head is not None and (
        head.lemma.lower() in GATHERINGS or (head.tag == "NNS" and head.lemma.lower() in POLITICAL_PEOPLE)
    )
    if (met and not others) or not (len(set(who)) > 1 or (who and others) or together):
        return
    parties = tuple(dict.fromkeys((*who, *others)))
    yield _telling(context, sentence, verb, ProcessKind.TALKS, state, Sides(parties))


def _condition(sentence: Sentence, verb: Token) -> bool:
    """Whether the meeting itself stands in a condition."""
    return any(t.lower in ("if", "unless", "whether") for t in sentence.dependents(verb.i, "mark"))


def _mediation(context: Context, sentence: Sentence, verb: Token) -> Iterator[Telling]:
    if any(True for _ in sentence.dependents(verb.i, "dobj", "nsubjpass")):  # "mediated the truce" tells of the truce
        return
    state = real_state(sentence, verb.i, State.UNDER_WAY, ProcessKind.MEDIATION, sourced=False)
    if state is not State.PROPOSED and verb.tag not in ("VBG", "VBZ", "VBP"):
        return
    found = subject(sentence, verb.i)
    who = tuple(dict.fromkeys(actors_at(context.view, sentence, found[0]))) if found else ()
    between = tuple(a for n in obliques(sentence, verb.i, "between") for a in actors_at(context.view, sentence, n))
    if state is not None and who:
        yield _telling(context, sentence, verb, ProcessKind.MEDIATION, state, Sides(between, who))


def _closure(context: Context, sentence: Sentence, verb: Token) -> Iterator[Telling]:
    passages = [n for n in objects(sentence, verb.i) if sentence.tokens[n].lemma.lower() in PASSAGES]
    if verb.lemma in ("blockade", "besiege"):
        passages = list(objects(sentence, verb.i))
    if not passages or status_of(sentence, verb.i)[0] is not Status.ACTUAL:
        return
    wanted = State.CONCLUDED if verb.lemma == "reopen" else State.IN_FORCE
    state = real_state(sentence, verb.i, wanted, ProcessKind.BLOCKADE, sourced=False)
    found = doer(sentence, verb.i)
    who = actors_at(context.view, sentence, found[0]) if found else []
    beside = [a for n in passages for p in ("with", "to") for m in obliques(sentence, n, p)
              for a in actors_at(context.view, sentence, m)]  # fmt: skip
    if state is not None and who:
        parties = tuple(dict.fromkeys((*who, *beside)))
        yield _telling(context, sentence, verb, ProcessKind.BLOCKADE, state, Sides(parties))


def _name(sentence: Sentence, verb: Token) -> Span:
    """The verb with its subject: "the envoys will meet"."""
    found = subject(sentence, verb.i)
    first = sentence.subtree(found[0])[0] if found and found[0] < verb.i else verb.i
    return sentence.span(first if verb.i - first < 12 else verb.i, verb.i)


def _telling(  # noqa: PLR0913 - every stage before it has something to say
    context: Context, sentence: Sentence, verb: Token, kind: ProcessKind, state: State, sides: Sides
) -> Telling:
    rule = f"processes.{kind.value}/{verb.lemma}@{RULES}"
    return Telling(
        kind=kind,
        name=_name(sentence, verb),
        sides=sides,
        turns=(context.turn(sentence, verb.i, state, rule),),
        place=context.place(sentence, verb.i),
        joins=state is State.CONCLUDED,
        title=sentence.title,
        rule=rule,
    )
