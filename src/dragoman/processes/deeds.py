"""Processes told by a verb alone: guns that fall silent, a meeting that is planned, a border that is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.actors import ActorKind
from dragoman.events.clauses import auxiliaries, conjuncts, doer, objects, obliques, passive, subject
from dragoman.processes.context import Context
from dragoman.processes.moods import Mood, mood_over, real_state
from dragoman.processes.parties import MESSAGES, POLITICAL_PEOPLE, Sides, actors_at, doers
from dragoman.processes.records import ProcessKind, State
from dragoman.processes.states import RULES, told_over
from dragoman.processes.telling import Telling
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import conditions_of, load_table
from dragoman.vocabulary.world import lookup

PAIRS = frozenset("two both".split())
DELEGATES = frozenset("side delegation envoy negotiator two both".split())  # who can only meet over a quarrel
ENDURING = (ProcessKind.CEASEFIRE, ProcessKind.ELECTION)
BORDERS = frozenset("border frontier strait airspace".split())
GATHERINGS = frozenset("commission committee council group envoys ministers leaders delegations sides parties".split())
OFFERS = frozenset("offer propose suggest volunteer".split())
TOLD = {  # states that a verb alone may tell of a kind; its own state always
    ProcessKind.CEASEFIRE: (State.AGREED, State.SCHEDULED),
    ProcessKind.TALKS: (State.SCHEDULED, State.REJECTED, State.AGREED),
    ProcessKind.ELECTION: (State.SCHEDULED,),
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
        return conditions_of(self.needs)


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
        below = sentence.dependents(verb.i, "xcomp", "advcl")
        firm = (c for c in below if c.tag == "VB" and c.lemma not in SOFT)
        return any(t.lower == "to" for c in firm for t in sentence.dependents(c.i, "aux"))
    absent = ("dobj",) if name == "bare" else ("dobj", "xcomp", "ccomp", "prep")  # alone: nothing is said of what
    return not any(True for _ in sentence.dependents(verb.i, *absent)) and not passive(sentence, verb.i)


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
    if "done" in row.traits and state is row.state and told_over(sentence, verb):
        return State.CONCLUDED
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
    if found and sentence.tokens[found[0]].lemma.lower() in MESSAGES:
        return doers(context.view, sentence, verb.i)
    return actors_at(context.view, sentence, found[0]) if found else []


def _beside(context: Context, sentence: Sentence, verb: Token) -> list[str]:
    """Other sides: whom one does it with, or whom one meets; who answers an offer of it."""
    found = list(obliques(sentence, verb.i, "with"))
    if verb.lemma in ("meet", "consult"):
        found += objects(sentence, verb.i)
    mood = mood_over(sentence, verb.i)
    if mood is not None and sentence.tokens[mood[1]].dep == "dobj":
        answering = doer(sentence, sentence.tokens[mood[1]].head)
        found += [answering[0]] if answering else []
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
    if any(a.political for a in known) and len(_united(sentence, verb)) > 1:
        return Sides(parties)
    plural = head is not None and head.tag in ("NNS", "NNPS") and (lemma in POLITICAL_PEOPLE)
    together = plural or (verb.lemma in ("meet", "convene", "reconvene") and lemma in GATHERINGS) or lemma in PAIRS
    return Sides(parties) if together and not any(not a.political for a in known) else None


def _united(sentence: Sentence, verb: Token) -> list[int]:
    """Coordinated subjects that can be camps, known or not: "the army and the Red Path"."""
    found = _who(sentence, verb)
    both = list(conjuncts(sentence, found[0])) if found else []
    return both if all(_camp(sentence, n) for n in both) else []


def _camp(sentence: Sentence, i: int) -> bool:
    """A name, a word for a side, or part of what has a name: "the remnants of the Red Path"."""
    token = sentence.tokens[i]
    if token.pos == "PROPN" or token.lemma.lower() in POLITICAL_PEOPLE | CAMPS:
        return True
    return any(sentence.tokens[n].pos == "PROPN" for n in obliques(sentence, i, "of"))


def _camps(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """Two sides of different allegiance, or a plural that stands for such ("the warring parties")."""
    sides = _both(context, sentence, verb)
    if sides is None:
        return None
    known = [context.view.by_id[a] for a in sides.parties if a in context.view.by_id]
    if len(_united(sentence, verb)) > 1 and any(a.political for a in known):
        return sides
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
    called = any(_nations(sentence, n) - camps for n in objects(sentence, verb.i)) and bool(camps)
    return Sides(tuple(dict.fromkeys((*who, *foreign)))) if foreign or called else None


def _nations(sentence: Sentence, i: int) -> set[str]:
    """Countries by which a thing is called: "exports of Nigerien crude"."""
    below = (sentence.tokens[n] for n in sentence.subtree(i))
    return {m.country for t in below if t.dep in ("amod", "compound", "poss") for m in lookup(t.text) if m.country}


def _party(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """One public side, with those whom a border or road leads to; the border alone where nobody is said to do it."""
    who = _doers(context, sentence, verb)
    beside = [a for n in objects(sentence, verb.i) for p in ("with", "to", "between") for m in obliques(sentence, n, p)
              for a in actors_at(context.view, sentence, m)]  # fmt: skip
    known = [context.view.by_id[a] for a in who if a in context.view.by_id]
    between = bool(beside) or any(_border(sentence, n) for n in objects(sentence, verb.i))
    agentless = not who and passive(sentence, verb.i) and between
    if not agentless and not any(a.political for a in known):
        return None
    return Sides(tuple(dict.fromkeys((*who, *beside))))


def _border(sentence: Sentence, i: int) -> bool:
    """ "the frontier", "two border posts"."""
    nouns = (sentence.tokens[i], *sentence.dependents(i, "compound"))
    return any(t.lemma.lower() in BORDERS for t in nouns)


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


def _between(context: Context, sentence: Sentence, verb: Token) -> Sides | None:
    """Two that the subject lies between: "the shooting between X and Y stopped"."""
    sides = _any(context, sentence, verb)
    return sides if sides and len(sides.parties) > 1 else None


SIDES: dict[str, Callable[[Context, Sentence, Token], Sides | None]] = {
    "both": _both, "camps": _camps, "state": _state_side, "party": _party, "force": _force, "any": _any,
    "between": _between,
}  # fmt: skip


def _mediation(context: Context, sentence: Sentence, verb: Token) -> Iterator[Telling]:
    """ "offered to mediate", "is mediating"; "mediated the truce" tells of the truce."""
    if any(True for _ in sentence.dependents(verb.i, "dobj", "nsubjpass")):
        return
    row = DeedRow(("mediate",), ProcessKind.MEDIATION, State.UNDER_WAY, "party")
    state = real_state(sentence, verb.i, State.UNDER_WAY, ProcessKind.MEDIATION, sourced=False)
    if state not in (State.PROPOSED, State.AGREED, State.REJECTED) and verb.tag not in ("VBG", "VBZ", "VBP", "NN"):
        return
    who = tuple(dict.fromkeys(doers(context.view, sentence, verb.head if verb.dep == "attr" else verb.i)))
    between = tuple(a for n in obliques(sentence, verb.i, "between") for a in actors_at(context.view, sentence, n))
    if state is not None and who:
        yield _telling(context, sentence, verb, row, state, Sides(between, who))


def _name(sentence: Sentence, verb: Token) -> Span:
    """The verb with its subject: "the envoys will meet"."""
    found = subject(sentence, verb.i)
    first = sentence.subtree(found[0])[0] if found and found[0] < verb.i else verb.i
    return sentence.span(first if verb.i - first < 12 else verb.i, verb.i)


def _strong(sentence: Sentence, verb: Token, row: DeedRow) -> bool:
    """Whether it stands though no side is named."""
    found = _who(sentence, verb)
    lemma = sentence.tokens[found[0]].lemma.lower() if found else ""
    closed = row.kind is ProcessKind.BLOCKADE and any(_border(sentence, n) for n in objects(sentence, verb.i))
    return row.kind in ENDURING or closed or (row.kind is ProcessKind.TALKS and lemma in DELEGATES)


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
        pronoun="next" in row.traits,
        strong=_strong(sentence, verb, row),
        sentence=sentence.index,
        title=sentence.title,
        rule=rule,
    )
