"""The claim of somebody else that a denial answers: in the same sentence, or told just before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors import Actor, ActorKind
from dragoman.discrepancies.claims import OPPOSED, Told, share_side, surely_one_side
from dragoman.discrepancies.denial_forms import CONTRARY, REFERENCES, RUMOURS, Denial, tied_nouns
from dragoman.discrepancies.same import kind_of
from dragoman.events import Event, EventType, Role, Slot, Status
from dragoman.events.clauses import subject, that_clauses
from dragoman.events.speakers import said_before
from dragoman.events.triggers import rows_for
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Span, Token
from dragoman.statements import Statement, StatementKind

FORCE = frozenset((EventType.ASSAULT, EventType.MOBILIZE, EventType.COERCE))
INVOLVED = frozenset("involve involvement responsibility responsible role part hand link complicity".split())
OUTCOMES = frozenset("kill die wound injure hurt death injury casualty".split())  # words that name no deed
VAGUE = frozenset("be have do make take say hold get go come give involve target use".split())
STEPS = frozenset("step move plan thing incident attack action decision order deal".split())
BEFORE, AFTER = 4, 2  # sentences around a denial in which the claim is looked for
TAKEN_UP = 2  # sentences before a denial that "the report" may mean


@dataclass(frozen=True, slots=True)
class Answered:
    """What a denial answers. statement: on whose word, None for the report's own; event: where it is one.

    teller: who tells it, where that is no statement's source.
    """

    span: Span
    statement: Statement | None
    event: Event | None = None
    teller: str | None = None


def answered_by(told: Told, denial: Denial, events: Sequence[Event]) -> Answered | None:
    """The claim that a denial answers; None where nothing in the report is surely what it means."""
    inside = _inside(denial)
    if inside is not None:
        return _beside(told, denial, inside, events)
    if not denial.deniers:
        return None
    if denial.takes_up:
        return _taken_up(told, denial, events)
    event = _event_answered(told, denial, events)
    if event is not None:
        return _of_event(told, event)
    return _such(told, denial, events)


def _of_event(told: Told, event: Event) -> Answered:
    span = clause_span(told.document.sentences[event.sentence], event.head)
    return Answered(span, told.by_id.get(event.statement or ""), event)


def _beside(told: Told, denial: Denial, span: Span, events: Sequence[Event]) -> Answered:
    """A claim of the denial's own sentence: by its accuser, its source, or as the sentence calls it ("a report")."""
    charge = next((e for e in events if e.type is EventType.ACCUSE and e.trigger.overlaps(span)), None)
    statement = told.statement(span)
    if statement is not None and statement.source is not None and _same_word(told, statement.source, denial):
        statement = None
    if charge is not None and (accusers := charge.fillers(Slot.ACTOR)):
        return Answered(span, statement, charge, " and ".join(told.actors[a].name for a in accusers))
    called = _called(denial.sentence, denial.denied) if denial.denied.pos == "NOUN" else "others"
    return Answered(span, statement, None, called if statement is None else None)


def _called(sentence: Sentence, noun: Token) -> str:
    """The noun with what stands before it and whose it is: "a Taliban claim", "the charge by Dhaka"."""
    before = [t.i for t in sentence.dependents(noun.i) if t.i < noun.i]
    after = sentence.tokens[noun.i + 1 : noun.i + 2]
    owner = next((t.i for by in after if by.lower == "by" for t in sentence.dependents(by.i, "pobj")), noun.i)
    return sentence.span(min([*before, noun.i]), owner).text


def _inside(denial: Denial) -> Span | None:
    """The claim in the denial's own sentence: "a report that …", "accuse him of …, a charge it rejects"."""
    sentence, denied = denial.sentence, denial.denied
    if denied.lower == "contrary":
        return _phrase(sentence, list(sentence.subtree(denied.i)))
    if denied.lemma.lower() in REFERENCES and denied.pos in ("NOUN", "PRON"):
        below = that_clauses(sentence, denial.verb.i)
        clause = next((i for i in below if i > denied.i), None)  # "a report, in a newsletter, that it had paid"
        if clause is not None:
            return clause_span(sentence, clause)
        if denial.verb.head == denied.i and denial.verb.i > denied.i:
            return _clause_before(sentence, denied)
        return None
    said = (t for t in sentence.tokens if t.i > denied.i and t.lemma in CONTRARY and t.dep == "advcl")
    report = next((t for t in said if any(m.lower == "as" for m in sentence.dependents(t.i))), None)
    return clause_span(sentence, report.i) if report is not None else None


def _clause_before(sentence: Sentence, noun: Token) -> Span | None:
    """The clause to which "a charge that …" is added."""
    verb = next((t for t in sentence.ancestors(noun.i) if t.pos == "VERB"), None)
    if verb is None or verb.i > noun.i:
        return None
    apart = set(sentence.subtree(noun.i))
    return _phrase(sentence, [i for i in sentence.subtree(verb.i) if i < noun.i and i not in apart])


def _phrase(sentence: Sentence, tokens: Sequence[int]) -> Span | None:
    """The span of some tokens without punctuation at its ends."""
    words = [i for i in tokens if sentence.tokens[i].pos != "PUNCT"]
    return sentence.span(min(words), max(words)) if words else None


def _taken_up(told: Told, denial: Denial, events: Sequence[Event]) -> Answered | None:
    """What "the charge", "the report" means: a charge against the deniers, else the last that somebody else said."""
    start = denial.sentence.tokens[denial.verb.i].start
    before = [
        e for e in events
        if _near(denial, e, after=0) and e.trigger.start < start and denial.sentence.index - e.sentence <= TAKEN_UP
        and _other_word(told, denial, e) and not told.document.sentences[e.sentence].title
    ]  # fmt: skip
    charges = [
        e for e in before
        if e.type is EventType.ACCUSE and not share_side(told, e.fillers(Slot.ACTOR), denial.deniers)
        and (denial.sentence.index - e.sentence <= 1 or _may_be(told, e, Slot.RECIPIENT, denial.deniers))
    ]  # fmt: skip
    if charges and denial.denied.lemma.lower() in RUMOURS:
        return _of_event(told, charges[-1])
    said = [e for e in before if e.statement is not None]
    if said:
        return _of_event(told, next(e for e in said if e.statement == said[-1].statement))
    return _last_said(told, denial, start)


def _last_said(told: Told, denial: Denial, start: int) -> Answered | None:
    """What somebody else said in the sentence before, or earlier in this one."""
    for statement in said_before(told.statements, told.document, denial.sentence, start):
        said = statement.kind is StatementKind.SAID and statement.source is not None
        if said and not _same_word(told, statement.source or "", denial):
            return Answered(statement.content[0], statement)
    return None


def _same_word(told: Told, source: str, denial: Denial) -> bool:
    return share_side(told, [source], denial.deniers, same=surely_one_side)


def _other_word(told: Told, denial: Denial, event: Event) -> bool:
    """Whether the claim is told by somebody else than the deniers and their side."""
    statement = told.by_id.get(event.statement or "")
    if statement is None or statement.source is None:
        return statement is None or statement.kind is StatementKind.SAID
    owned_up = statement.source in event.fillers(Slot.ACTOR) and event.type is not EventType.ACCUSE
    return not owned_up and not _same_word(told, statement.source, denial)


def _near(denial: Denial, event: Event, after: int = AFTER) -> bool:
    return -BEFORE <= event.sentence - denial.sentence.index <= after and event.status is Status.ACTUAL


def _event_answered(told: Told, denial: Denial, events: Sequence[Event]) -> Event | None:
    """The nearest claim of somebody else that the deniers' side did what they deny."""
    sentence, denied = denial.sentence, denial.denied
    types = _types(sentence, denied, events)
    dated = any(sentence.tokens[i].entity == "DATE" for i in sentence.subtree(denied.i))
    sides = (*denial.deniers, *_denied_doers(told, denial))
    fitting = [
        e for e in events
        if _near(denial, e) and not sentence.title and _close(told, e, denied, types, loosely=not dated)
        and _other_word(told, denial, e) and not told.document.sentences[e.sentence].title
        and (_may_be(told, e, Slot.ACTOR, sides) or _by_nobody(told, denial, e))
    ]  # fmt: skip
    reported = [e for e in fitting if e.statement is not None] or [
        e for e in fitting if e.sentence in (sentence.index, sentence.index - 1)
    ]
    order = {e.id: (e.sentence > sentence.index, not e.fillers(Slot.ACTOR)) for e in reported}
    return min(reported, key=lambda e: (order[e.id], abs(e.sentence - sentence.index), e.trigger.start), default=None)


def _denied_doers(told: Told, denial: Denial) -> tuple[str, ...]:
    """Who is said not to have done it ("denied that the militia had attacked")."""
    found = subject(denial.sentence, denial.denied.i)
    return tuple(told.cast.at(denial.sentence.index, found[0])) if found else ()


def _may_be(told: Told, event: Event, slot: Slot, sides: Sequence[str]) -> bool:
    """Whether a party of an event is of one of the sides, or has no name of its own and may be of it."""
    roles = [r for r in event.roles if r.slot is slot]
    if share_side(told, [r.actor for r in roles], sides):
        return True
    return any(_of_side(told, event, role, sides) for role in roles)


def _by_nobody(told: Told, denial: Denial, event: Event) -> bool:
    """Whether a claim of the sentence before names no doer but a deed ("was shelled"), not only what came of it."""
    if event.fillers(Slot.ACTOR) or event.statement is None or denial.sentence.index - event.sentence > 1:
        return False
    if event.trigger.start > denial.verb.start:
        return False
    return told.document.sentences[event.sentence].tokens[event.head].lemma not in OUTCOMES


def _of_side(told: Told, event: Event, role: Role, sides: Sequence[str]) -> bool:
    """ "fighters of the Front": the noun names one of the sides; or a common noun that may mean its people."""
    sentence = told.document.sentences[event.sentence]
    inside = [t.i for t in sentence.tokens if role.span.start <= t.start < role.span.end]
    below = {i for at in inside for i in sentence.subtree(at)}
    named = {a for i in below for a in told.cast.at(sentence.index, i)} - {role.actor}
    if share_side(told, named, sides) or _names(sentence, below) & _names_of(told, sides):
        return True
    if named:
        return False
    return _nameless(told.actors.get(role.actor)) and any(_irregular(told.actors.get(s)) for s in sides)


def _names(sentence: Sentence, tokens: Iterable[int]) -> set[str]:
    return {sentence.tokens[i].text for i in tokens if sentence.tokens[i].pos == "PROPN"}


def _names_of(told: Told, sides: Sequence[str]) -> set[str]:
    """Words with a capital in names and offices: "UPI spokesman Floribert Ngabu"."""
    actors = [told.actors[s] for s in sides if s in told.actors]
    texts = [text for a in actors for text in (a.name, a.role or "", *a.aliases)]
    return {word for text in texts for word in text.split() if word[:1].isupper()}


def _nameless(actor: Actor | None) -> bool:
    """Fighters, gunmen: nobody's name, no known country."""
    return actor is not None and actor.name[:1].islower() and actor.country is None and actor.kind is ActorKind.GROUP


def _irregular(actor: Actor | None) -> bool:
    return actor is not None and (actor.sector in OPPOSED or (actor.kind is ActorKind.GROUP and actor.country is None))


def _types(sentence: Sentence, denied: Token, events: Sequence[Event]) -> set[EventType]:
    """The types that what is denied has: those of the events below the denial, else of its own word."""
    below = set(sentence.subtree(denied.i))
    found = {e.type for e in events if e.sentence == sentence.index and e.status is Status.NEGATED and e.head in below}
    return (
        found
        or {row.type for row in rows_for(denied)}
        or {row.type for t in sentence.dependents(denied.i, "dobj") for row in rows_for(t)}
    )


def _close(told: Told, event: Event, denied: Token, types: set[EventType], loosely: bool) -> bool:
    """Whether both are the same kind of deed; a denial with a time of its own is of a deed of its own."""
    if loosely and (event.type in types or (event.type in FORCE and types & FORCE)):
        return True
    if denied.lemma.lower() in INVOLVED:
        return event.type in (EventType.ASSAULT, EventType.ACCUSE)
    return told.document.sentences[event.sentence].tokens[event.head].lemma == denied.lemma


def _such(told: Told, denial: Denial, events: Sequence[Event]) -> Answered | None:
    """ "denied that any such offer had been received": where the noun, or any deed, was told before."""
    for noun in tied_nouns(denial):
        for sentence, token in _words_before(told, denial):
            if kind_of(token.lemma.lower()) == kind_of(noun.lemma.lower()):
                return _clause_of(told, denial, sentence, token)
            if token.pos == "VERB" and token.lemma == denial.denied.lemma and token.lemma not in VAGUE:
                return _clause_of(told, denial, sentence, token)
        if noun.lemma.lower() in STEPS | REFERENCES:
            before = [e for e in events if 0 < denial.sentence.index - e.sentence <= TAKEN_UP]
            told_by_others = [e for e in before if _other_word(told, denial, e) and e.statement is not None]
            if told_by_others:
                return _of_event(told, told_by_others[-1])
    return None


def _words_before(told: Told, denial: Denial) -> Iterator[tuple[Sentence, Token]]:
    """Words that were told before the denial, the nearest first."""
    here = denial.sentence.index
    for sentence in reversed(told.document.sentences[max(0, here - TAKEN_UP) : here + 1]):
        if not sentence.title:
            end = denial.verb.i if sentence.index == here else len(sentence.tokens)
            yield from ((sentence, t) for t in reversed(sentence.tokens[:end]))


def _clause_of(told: Told, denial: Denial, sentence: Sentence, token: Token) -> Answered | None:
    verb = token if token.pos == "VERB" else next((t for t in sentence.ancestors(token.i) if t.pos == "VERB"), None)
    statement = told.statement(sentence.span(token.i, token.i))
    if verb is None or (statement and statement.source and _same_word(told, statement.source, denial)):
        return None
    return Answered(clause_span(sentence, verb.i), statement)
