"""Processes told by a verb alone: guns that fall silent, a meeting that is planned, a border that is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors import ActorKind
from dragoman.events.clauses import auxiliaries, doer, objects, obliques, passive, subject
from dragoman.processes.context import Context
from dragoman.processes.moods import Mood, mood_over, real_state
from dragoman.processes.parties import POLITICAL_PEOPLE, Sides, actors_at
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.states import RULES
from dragoman.processes.telling import Telling
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import load_table

GATHERINGS = frozenset("commission committee council group envoys ministers leaders delegations sides parties".split())
OFFERS = frozenset("offer propose suggest volunteer".split())
TOLD = {  # states that a verb alone may tell of a kind; its own state always
    ProcessKind.CEASEFIRE: (State.AGREED, State.SCHEDULED),
    ProcessKind.TALKS: (State.SCHEDULED, State.REJECTED),
}
ARMED = ("MIL", "REB", "UAF")
SOFT = frozenset(  # what is no undertaking: "agreed to deepen ties"
    "strengthen deepen boost continue cooperate discuss expand enhance study explore consider consult maintain improve "
    "intensify increase remain be meet talk develop promote broaden accelerate foster upgrade examine look "
    "disagree".split()
)
CAMPS = frozenset(
    "side party army country faction rival neighbour neighbor government foe camp force group belligerent governor "
    "militia enemy adversary commander delegation tribe clan warlord power nation combatant fighter rebel brigade "
    "president premier".split()
)
RULING = ("GOV", "IGO", "LEG")


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One row of process_deeds.tsv; its comment explains needs, sides and traits."""

    words: tuple[str, ...]
    kind: ProcessKind
    state: State
    sides: str
    needs: str | None = None
    traits: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        return tuple(self.needs.split(";")) if self.needs else ()


@cache
def deed_index() -> dict[str, tuple[DeedRow, ...]]:
    """Lemma → rows, in the order of the table."""
    found: dict[str, list[DeedRow]] = {}
    for row in load_table("process_deeds", DeedRow):
        for word in row.words:
            found.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def find_deeds(context: Context, sentence: Sentence, told: list[Span]) -> Iterator[Telling]:
    """The processes that verbs of a sentence tell without naming them; told: clauses that tell one by its noun."""
    spans = list(told)
    found: list[Telling] = []
    for last in (False, True):
        for token in sentence.tokens:
            if token.pos not in ("VERB", "AUX") and token.lower != "mediating":  # which is often read as a noun
                continue
            for telling in _at(context, sentence, token, last):
                if not (last and _told_below(sentence, token, spans)):
                    found.append(telling)
        spans += [turn.span for t in found for turn in t.turns]
    yield from sorted(found, key=lambda t: t.name)


def _at(context: Context, sentence: Sentence, verb: Token, last: bool) -> Iterator[Telling]:
    if (verb.lemma == "mediate" or verb.lower == "mediating") and not last:
        yield from _mediation(context, sentence, verb)
    for row in deed_index().get(verb.lemma, ()):
        if ("last" in row.traits) is last and all(_has(sentence, verb, c) for c in row.conditions):
            telling = _read(context, sentence, verb, row)
            if telling is not None:
                yield telling
                return


def _told_below(sentence: Sentence, verb: Token, spans: list[Span]) -> bool:
    """Whether what is agreed has been told as a process of its own: "agreed to sign the treaty", "to stop firing"."""
    below = [*sentence.dependents(verb.i, "xcomp", "ccomp"), *sentence.dependents(verb.i, "prep")]
    return any(s.covers(sentence.span(t.i, t.i)) for t in below for s in spans)


def _has(sentence: Sentence, verb: Token, need: str) -> bool:
    name, colon, words = need.partition(":")
    if not colon:
        return _shape(sentence, verb, name)
    wanted = words.split(",") if words else []
    found: list[Token]
    if name == "obj":
        found = [sentence.tokens[n] for o in objects(sentence, verb.i) for n in (o, *_parts(sentence, o))]
    elif name == "subj":
        at = subject(sentence, verb.i)
        found = [sentence.tokens[at[0]]] if at and not passive(sentence, verb.i) else []
    elif name in ("prt", "said", "xcomp"):
        deps = {"prt": ("prt", "advmod", "prep"), "said": ("acomp", "oprd"), "xcomp": ("xcomp", "dobj")}[name]
        found = [t for t in sentence.dependents(verb.i, *deps) if name != "xcomp" or t.tag in ("VBG", "VB", "NN")]
    else:
        found = [sentence.tokens[n] for n in obliques(sentence, verb.i, name)]
    if wanted == ["PLACE"]:
        return any(t.entity in ("GPE", "LOC", "FAC") for t in found)
    return any(not wanted or t.lemma.lower() in wanted or t.lower in wanted for t in found)


def _parts(sentence: Sentence, i: int) -> Iterator[int]:
    """What is coordinated with an object, and what it is a number or part of: "two of the crossings"."""
    yield from (t.i for t in sentence.dependents(i, "conj"))
    if sentence.tokens[i].pos in ("NUM", "DET", "PRON", "ADJ"):
        yield from obliques(sentence, i, "of")


def _shape(sentence: Sentence, verb: Token, name: str) -> bool:
    if name == "verbal":  # governs an infinitive
        below = sentence.dependents(verb.i, "xcomp")
        firm = (c for c in below if c.tag == "VB" and c.lemma not in SOFT)
        return any(t.lower == "to" for c in firm for t in sentence.dependents(c.i, "aux"))
    return not any(True for _ in sentence.dependents(verb.i, "dobj")) and not passive(sentence, verb.i)  # bare


def _read(context: Context, sentence: Sentence, verb: Token, row: DeedRow) -> Telling | None:
    sides = SIDES[row.sides](context, sentence, verb)
    if sides is None:
        return None
    state = _state(context, sentence, verb, row)
    if state is None:
        return None
    return _telling(context, sentence, verb, row, state, sides)


def _state(context: Context, sentence: Sentence, verb: Token, row: DeedRow) -> State | None:
    """What is told, less appeals, fears and conditions; ongoing rows need the progressive or a plan."""
    mood = mood_over(sentence, verb.i)
    if mood is not None and mood[0] is Mood.CHARGED:
        return None
    if "promised" in row.traits and (mood is None or mood[0] not in (Mood.SETTLED, Mood.PLEDGED)):
        return None
    state = real_state(sentence, verb.i, row.state, row.kind, sourced=False)
    if state is State.PROPOSED:
        own = mood is not None and sentence.tokens[mood[1]].lemma in OFFERS
        meeting = verb.lemma in ("meet", "convene") and not _condition(sentence, verb)
        return state if (own and row.kind in TOLD) or meeting else None
    if _condition(sentence, verb) or (state is not row.state and state not in TOLD.get(row.kind, ())):
        return None
    if "ongoing" in row.traits and state is row.state:
        when = context.when(sentence, verb.i)
        ahead = when is not None and context.published is not None and when.start > context.published
        progressive = verb.tag == "VBG" and any(t.lemma == "be" for t in auxiliaries(sentence, verb.i))
        return (State.SCHEDULED if ahead else state) if progressive else None
    return state


def _condition(sentence: Sentence, verb: Token) -> bool:
    """Whether the deed itself stands in a condition."""
    return any(t.lower in ("if", "unless", "whether", "once", "until") for t in sentence.dependents(verb.i, "mark"))


def _who(sentence: Sentence, verb: Token) -> tuple[int, str] | None:
    """Token of the doer, also over an adjective: "the ministers are due to meet"."""
    head = sentence.tokens[verb.head]
    if verb.dep == "xcomp" and head.pos == "ADJ":
        return doer(sentence, head.head)
    return doer(sentence, verb.i)


def _doers(context: Context, sentence: Sentence, verb: Token) -> list[str]:
    found = _who(sentence, verb)
    return actors_at(context.view, sentence, found[0]) if found else []


def _beside(context: Context, sentence: Sentence, verb: Token) -> list[str]:
    """Other sides: whom one does it with, or whom one meets."""
    found = list(obliques(sentence, verb.i, "with"))
    if verb.lemma in ("meet", "consult"):
        found += objects(sentence, verb.i)
    return [a for n in found for a in actors_at(context.view, sentence, n)]


def _both(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """Two political sides, or a plural of political people ("the envoys")."""
    who, others = _doers(context, sentence, verb), _beside(context, sentence, verb)
    if verb.lemma in ("meet", "convene") and any(True for _ in sentence.dependents(verb.i, "dobj")) and not others:
        return None
    found = _who(sentence, verb)
    head = sentence.tokens[found[0]] if found else None
    parties = tuple(dict.fromkeys((*who, *others)))
    known = [context.view.by_id[a] for a in parties if a in context.view.by_id]
    if sum(a.political for a in known) > 1:
        return Sides(parties)
    lemma = head.lemma.lower() if head is not None else ""
    plural = head is not None and head.tag in ("NNS", "NNPS") and (lemma in POLITICAL_PEOPLE)
    together = plural or (verb.lemma in ("meet", "convene", "reconvene") and lemma in GATHERINGS)
    return Sides(parties) if together and not any(not a.political for a in known) else None


def _camps(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """Two sides of different allegiance, or a plural that stands for such ("the warring parties")."""
    sides = _both(context, sentence, verb)
    if sides is None:
        return None
    known = [context.view.by_id[a] for a in sides.parties if a in context.view.by_id]
    if len({a.country or a.id if a.sector not in ARMED else a.id for a in known}) > 1:
        return sides
    found = _who(sentence, verb)
    head = sentence.tokens[found[0]] if found else None
    alone = head is not None and (head.lemma.lower() not in CAMPS or _national(sentence, head))
    return None if alone else sides


def _national(sentence: Sentence, noun: Token) -> bool:
    """ "Russia's forces", "Chadian parties": a plural of one country."""
    return any(t.pos == "PROPN" or t.entity in ("NORP", "GPE", "ORG")
               for t in sentence.dependents(noun.i, "poss", "amod", "compound", "nmod"))  # fmt: skip


def _state_side(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """A state, a government or a body of states, against somebody it names."""
    who = _doers(context, sentence, verb)
    known = [context.view.by_id[a] for a in who if a in context.view.by_id]
    if not any(a.kind is ActorKind.STATE or (a.political and a.sector in RULING) for a in known):
        return None
    against = [a for n in objects(sentence, verb.i)
               for m in (n, *(x for p in ("of", "for", "belonging") for x in obliques(sentence, n, p)))
               for a in actors_at(context.view, sentence, m)]  # fmt: skip
    camps = {a.country for a in known if a.country}
    foreign = [a for a in against if a in context.view.by_id and context.view.by_id[a].country not in (None, *camps)]
    return Sides(tuple(dict.fromkeys((*who, *foreign)))) if foreign else None


def _party(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """One public side, with those whom a border or road leads to; the border alone where nobody is said to do it."""
    who = _doers(context, sentence, verb)
    beside = [a for n in objects(sentence, verb.i) for p in ("with", "to", "between") for m in obliques(sentence, n, p)
              for a in actors_at(context.view, sentence, m)]  # fmt: skip
    known = [context.view.by_id[a] for a in who if a in context.view.by_id]
    agentless = not who and passive(sentence, verb.i) and len(set(beside)) > 0
    if not agentless and not any(a.political for a in known):
        return None
    return Sides(tuple(dict.fromkeys((*who, *beside))))


def _force(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """An armed side or a state."""
    known = [context.view.by_id[a] for a in _doers(context, sentence, verb) if a in context.view.by_id]
    if not any(a.kind is ActorKind.STATE or (a.political and a.sector in ARMED) for a in known):
        return None
    return Sides(tuple(dict.fromkeys(a.id for a in known)))


def _any(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """Nobody needs to be named; those that a border lies between are."""
    found = subject(sentence, verb.i)
    nouns = [found[0]] if found else []
    named = [n for i in nouns for p in ("between", "with") for n in obliques(sentence, i, p)]
    return Sides(tuple(dict.fromkeys(a for n in named for a in actors_at(context.view, sentence, n))))


SIDES: dict[str, Callable[[Context, Sentence, Token], Sides | None]] = {
    "both": _both, "camps": _camps, "state": _state_side, "party": _party, "force": _force, "any": _any,
}  # fmt: skip


def _mediation(context: Context, sentence: Sentence, verb: Token) -> Iterator[Telling]:
    """ "offered to mediate", "is mediating"; "mediated the truce" tells of the truce."""
    if any(True for _ in sentence.dependents(verb.i, "dobj", "nsubjpass")):
        return
    row = DeedRow(("mediate",), ProcessKind.MEDIATION, State.UNDER_WAY, "party")
    state = real_state(sentence, verb.i, State.UNDER_WAY, ProcessKind.MEDIATION, sourced=False)
    if state is not State.PROPOSED and verb.tag not in ("VBG", "VBZ", "VBP", "NN"):
        return
    found = subject(sentence, verb.head if verb.dep == "attr" else verb.i)
    who = tuple(dict.fromkeys(actors_at(context.view, sentence, found[0]))) if found else ()
    between = tuple(a for n in obliques(sentence, verb.i, "between") for a in actors_at(context.view, sentence, n))
    if state is not None and who:
        yield _telling(context, sentence, verb, row, state, Sides(between, who))


def _name(sentence: Sentence, verb: Token) -> Span:
    """The verb with its subject: "the envoys will meet"."""
    found = subject(sentence, verb.i)
    first = sentence.subtree(found[0])[0] if found and found[0] < verb.i else verb.i
    return sentence.span(first if verb.i - first < 12 else verb.i, verb.i)


def _telling(  # noqa: PLR0913 - every stage before it has something to say
    context: Context, sentence: Sentence, verb: Token, row: DeedRow, state: State, sides: Sides
) -> Telling:
    rule = f"processes.{row.kind.value}/{verb.lemma}@{RULES}"
    turn = context.turn(sentence, verb.i, state, rule)
    known = context.published is not None and turn.date is not None and turn.date.start > context.published
    if known and state in (State.IN_FORCE, State.UNDER_WAY):
        turn = replace(turn, state=State.SCHEDULED)
    return Telling(
        kind=row.kind,
        name=_name(sentence, verb),
        sides=sides,
        turns=(turn,),
        place=context.place(sentence, verb.i),
        joins="joins" in row.traits and not (row.kind is ProcessKind.BLOCKADE and sides.parties),
        definite="joins" in row.traits,
        strong=row.kind is ProcessKind.CEASEFIRE,
        title=sentence.title,
        rule=rule,
    )
