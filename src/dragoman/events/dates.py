"""When an event happened, and where: from its own clause, else from what licenses it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from dragoman.events.clauses import clause_verb, light_verb, obliques
from dragoman.events.records import EventType
from dragoman.events.triggers import rows_for
from dragoman.places import Place, PlaceMention, Precision
from dragoman.sentences import Sentence
from dragoman.times import Basis, TimeExpression, TimeForm, When

SPEECH = frozenset((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SUPPORT))
DONE_TO_PLACES = frozenset(
    (EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.CONSULT, EventType.PROTEST)
)
USABLE = (TimeForm.POINT, TimeForm.SINCE, TimeForm.DEADLINE)


def carriers(sentence: Sentence, i: int, spoken: bool = False) -> list[int]:
    """Tokens that a time or place of this event may be attached to: the trigger, its light verb, its object.

    spoken: an event done by words; its object may be another event with a time and place of its own.
    """
    verb = light_verb(sentence, i)
    own = [i] if verb is None else [i, verb]
    nouns = [t.i for at in own for t in sentence.dependents(at, "dobj", "nsubjpass")]
    if spoken:
        nouns = [n for n in nouns if not rows_for(sentence.tokens[n])]
    occasions = [n for at in own for word in ("in", "at", "during") for n in obliques(sentence, at, word)]
    return [*own, *nouns, *occasions]  # "in a speech on Tuesday"


def attached(sentence: Sentence, i: int, event: EventType, times: Iterable[TimeExpression]) -> list[TimeExpression]:
    """Points in time that the text gives for the event, also those without a value."""
    own = {*carriers(sentence, i, event in SPEECH), *_chain(sentence, i)}
    charges = [
        n for word in ("of", "for", "with") for n in obliques(sentence, i, word)
    ]  # "accused X of lying on Friday"
    own.update(n for n in charges if sentence.tokens[n].tag == "VBG")
    here = [t for t in times if t.sentence == sentence.index and t.form is TimeForm.POINT]
    return [t for t in here if t.attach in own]


def stated(sentence: Sentence, i: int, event: EventType, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """The expression that dates the event: attached to it, else to the verbs that it shares a subject with."""
    forms = USABLE if event not in SPEECH else (TimeForm.POINT, TimeForm.SINCE)  # a threat's deadline is not its day
    here = [t for t in times if t.sentence == sentence.index and t.form in forms and t.start is not None]
    own = set(carriers(sentence, i, event in SPEECH))
    for at in (own, _chain(sentence, i)):
        found = [t for t in here if t.attach in at]
        points = [t for t in found if t.form is TimeForm.POINT] or found
        if points:
            return min(points, key=lambda t: abs(t.head - i))
    return None


def _chain(sentence: Sentence, i: int) -> set[int]:
    """Infinitive complements up and down ("is due to fly … on Monday to sign a pact") and shared conjuncts."""
    verb = clause_verb(sentence, i)
    found = {verb} if sentence.tokens[i].dep != "poss" else set()
    token = sentence.tokens[verb]
    while token.dep in ("xcomp", "advcl") and token.tag == "VB" and token.head != token.i:
        token = sentence.tokens[token.head]
        found.add(token.i)
    for child in sentence.dependents(verb, "xcomp"):
        found.add(child.i)
        found.update(t.i for t in sentence.dependents(child.i, "dobj"))
    return found


def when_of(expression: TimeExpression, published: date | None = None) -> When | None:
    """The interval of an expression; a deadline ("by April 9") and a contradiction that is resolved are one day.

    published: until when something goes on, or is counted, that is told "since June".
    """
    if expression.start is None or expression.end is None:
        return None
    if expression.form is TimeForm.SINCE and published is not None and expression.start <= published:
        return When(expression.start, max(published, expression.end), expression.span.text, Basis.STATED)
    return When(expression.start, expression.end, expression.span.text, Basis.STATED)


def relative(
    sentence: Sentence, i: int, times: Iterable[TimeExpression], known: Mapping[int, When], published: date | None
) -> When | None:
    """The date of an event that another is told from ("two days after the raid"): the other's date less the days."""
    for expression in times:
        if expression.sentence != sentence.index or expression.form is not TimeForm.RELATIVE:
            continue
        if expression.anchor is None or expression.days is None:
            continue
        if i == expression.anchor or expression.anchor in carriers(sentence, i):
            base = known.get(expression.attach) or _beside(expression, times)
            base = base or (When(published, published, None, Basis.REPORT) if published else None)
            if base is None or base.start != base.end or expression.days != int(expression.days):
                return None
            day = base.start - timedelta(days=int(expression.days))
            return When(day, day, expression.span.text, Basis.STATED)
    return None


def _beside(expression: TimeExpression, times: Iterable[TimeExpression]) -> When | None:
    """The day that stands beside "a day after …" ("left on Tuesday, a day after the clash")."""
    for other in times:
        if (other.sentence, other.attach, other.form) == (expression.sentence, expression.attach, TimeForm.POINT):
            return when_of(other)
    return None


def inherited(sentence: Sentence, i: int, times: Iterable[TimeExpression]) -> When | None:
    """The day of the deed that a clause goes on with ("made on 9 May by guards who fled", "when guards …")."""
    token, relative = sentence.tokens[i], False
    while token.head != token.i:
        when = token.dep == "advcl" and any(t.lower == "when" for t in sentence.dependents(token.i, "advmod"))
        relative = relative or when or token.dep in ("relcl", "acl")
        token = sentence.tokens[token.head]
        if not relative:
            continue
        here = [t for t in times if t.sentence == sentence.index]
        named = [t for t in here if t.first <= token.i <= t.last and t.start]
        if named:  # "last week, when they froze …"
            return when_of(named[0])
        if token.pos == "VERB" and token.tag in ("VBD", "VBN"):
            found = [t for t in here if t.attach == token.i and t.form is TimeForm.POINT]
            return when_of(found[0]) if found else None
    return None


def background(sentence: Sentence, i: int) -> bool:
    """Whether an event without a time of its own is told as background: pluperfect, relative clause, participle."""
    token = sentence.tokens[i]
    while token.dep == "conj" and token.pos == "VERB":
        token = sentence.tokens[token.head]
    auxes = [t.lower for t in sentence.dependents(token.i, "aux")]
    if "had" in auxes or "'d" in auxes:
        return True
    if "has" in auxes or "have" in auxes:
        return True
    return token.dep in ("relcl", "acl", "amod", "pobj", "compound", "pcomp") or token.pos == "NOUN"


def report_day(event: EventType, published: date | None) -> When | None:
    """The report's own day for news of the day."""
    if published is None:
        return None
    return When(published, published, None, Basis.STATEMENT if event in SPEECH else Basis.REPORT)


def place_of(sentence: Sentence, i: int, event: EventType, places: Iterable[PlaceMention]) -> Place | None:
    """Where it happened: a place of its own clause with a preposition of rest or aim, or the place that a deed of
    force is done to ("retook Kosti"); the narrowest of several."""
    here = [p for p in places if p.sentence == sentence.index]
    own = set(carriers(sentence, i, event in SPEECH)) | _chain(sentence, i)
    through = event not in SPEECH
    near = [p for p in here if p.preposition is not None and _attached(sentence, p, own, through)]
    near = near or [p for p in here if done_to(sentence, p, i, event)]
    order = {Precision.EXACT: 0, Precision.CITY: 0, Precision.REGION: 1, Precision.COUNTRY: 2}
    near.sort(key=lambda p: (order[p.place.precision], abs(p.head - i)))
    return near[0].place if near else None


def done_to(sentence: Sentence, mention: PlaceMention, i: int, event: EventType) -> bool:
    """Whether a place within a country is what the event is done to, without a preposition between."""
    inner = mention.place.precision is not Precision.COUNTRY
    if sentence.tokens[mention.head].dep not in ("dobj", "nsubjpass", "pobj", "appos", "compound"):
        return False
    return inner and event in DONE_TO_PLACES and mention.preposition is None and mention.attach == i


def _attached(sentence: Sentence, mention: PlaceMention, own: set[int], through: bool) -> bool:
    """Whether the place hangs on the event, directly or, where `through`, by nouns and participles between."""
    at, steps = mention.attach, 0
    while steps < 5:
        if at in own:
            return True
        token = sentence.tokens[at]
        if not through or token.head == at or (token.pos in ("VERB", "AUX") and token.dep != "acl"):
            return False
        at, steps = token.head, steps + 1
    return False
