"""What earlier stages found, as the readers of processes ask for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.events.domains import foreign_paragraphs, paragraph_weights, publicly_named
from dragoman.events.parties import Parties
from dragoman.events.speakers import statement_over
from dragoman.places import Place, PlaceMention, Precision
from dragoman.processes.records import State
from dragoman.processes.states import clause_span
from dragoman.processes.telling import Turn
from dragoman.sentences import Document, Sentence, Span
from dragoman.statements import Statement
from dragoman.times import Basis, TimeExpression, TimeForm, When

DATING = (TimeForm.POINT, TimeForm.SINCE, TimeForm.DEADLINE)
ENDING = frozenset("until till through".split())
RESTING = frozenset("in at to near on outside around".split())


def reach(sentence: Sentence, i: int) -> set[int]:
    """Token i, its objects, and the verbs that an infinitive there hangs on: what a date or place of it may modify."""
    found = {i, *(t.i for t in sentence.dependents(i, "dobj", "nsubjpass"))}
    token = sentence.tokens[i]
    while token.dep in ("xcomp", "advcl") and token.tag == "VB" and token.head != token.i:
        token = sentence.tokens[token.head]
        found |= {token.i, *(t.i for t in sentence.dependents(token.i, "dobj"))}
    return found


def ends_it(sentence: Sentence, time: TimeExpression) -> bool:
    """Whether an expression tells how long what it modifies lasts: "extended until May 3", never when it happened."""
    at = time.head
    while at != time.attach and sentence.tokens[at].head != at:
        at = sentence.tokens[at].head
        if sentence.tokens[at].lower in ENDING:
            return True
    return False


@dataclass(frozen=True)
class Context:
    """One report, seen sentence by sentence."""

    document: Document
    view: Parties
    statements: tuple[Statement, ...]
    times: dict[int, list[TimeExpression]]
    places: dict[int, list[PlaceMention]]
    published: date | None
    foreign: frozenset[int]

    def statement(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds the span."""
        return statement_over(self.statements, span)

    def when(self, sentence: Sentence, *tokens: int) -> When | None:
        """The date that is stated of the first of these tokens that has one."""
        dating = (t for t in self.times.get(sentence.index, []) if t.form in DATING and t.start is not None)
        here = [t for t in dating if not ends_it(sentence, t)]
        for i in tokens if here else ():
            about = reach(sentence, i)
            near = sorted(
                (t for t in here if t.attach in about), key=lambda t: (t.form is not TimeForm.POINT, abs(t.head - i))
            )
            for expression in near[:1]:
                if expression.start is not None and expression.end is not None:
                    return When(expression.start, expression.end, expression.span.text, Basis.STATED)
        return None

    def deadline(self, sentence: Sentence, first: int, last: int) -> date | None:
        """The day that ends a time limit told between two tokens; None where it is no single day."""
        here = [t for t in self.times.get(sentence.index, []) if first <= t.head <= last]
        limits = [t for t in here if t.form is TimeForm.DEADLINE] or [t for t in here if t.form is TimeForm.POINT]
        return next((t.end for t in limits if t.end is not None and t.start == t.end), None)

    def place(self, sentence: Sentence, *tokens: int) -> Place | None:
        """Where it is held: a modifier ("Doha talks"), else a place of the clause."""
        here = self.places.get(sentence.index, [])
        for i in tokens if here else ():
            named = [p for p in here if p.preposition is None and p.head < i and sentence.tokens[p.head].head == i]
            about = reach(sentence, i)
            near = named or [p for p in here if p.preposition in RESTING and p.attach in about]
            if near:
                return min(near, key=lambda p: (p.place.precision is Precision.COUNTRY, abs(p.head - i))).place
        return None

    def turn(self, sentence: Sentence, i: int, state: State, rule: str, *dated: int) -> Turn:
        """The change of state at token i, with its clause, date and source."""
        statement = self.statement(sentence.span(i, i))
        when = self.when(sentence, i, *dated)
        return Turn(
            state, clause_span(sentence, i), when, statement.id if statement else None,
            statement.source if statement else None, rule,
        )  # fmt: skip


def open_context(  # noqa: PLR0913 - every stage before it has something to say
    document: Document,
    view: Parties,
    statements: tuple[Statement, ...],
    times: Iterable[TimeExpression],
    places: Iterable[PlaceMention],
    published: date | None,
) -> Context:
    """The context of a report; foreign: paragraphs of sport, business or culture."""
    by_time: dict[int, list[TimeExpression]] = {}
    for expression in times:
        by_time.setdefault(expression.sentence, []).append(expression)
    by_place: dict[int, list[PlaceMention]] = {}
    for mention in places:
        by_place.setdefault(mention.sentence, []).append(mention)
    named = publicly_named(document.sentences, view)
    foreign = frozenset(foreign_paragraphs(paragraph_weights(document.sentences), named))
    return Context(document, view, statements, by_time, by_place, published, foreign)
