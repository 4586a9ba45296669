"""Finds time expressions and anchors them to the report's date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.sentences import Document, Sentence
from dragoman.times.calendar import Days, Frame, days_of, nearest_day, weekday
from dragoman.times.contradictions import resolve_contradictions
from dragoman.times.governors import attach_of, preposition_of, stands_in_quotation
from dragoman.times.grammar import read_sentence
from dragoman.times.lexicon import WEEKDAYS, Cue, cue, named_days
from dragoman.times.outlook import outlook_of
from dragoman.times.quantities import Quantity
from dragoman.times.records import Outlook, TimeExpression, TimeForm
from dragoman.times.values import (
    CalendarDate,
    CalendarRange,
    DayShift,
    Distance,
    FromContext,
    Length,
    NamedWeekday,
    Reading,
    ToEvent,
    Value,
    WeekdayRange,
)

DEADLINES = frozenset(("by", "until", "till", "before", "than"))
STARTS = frozenset(("since", "after"))


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading in its sentence, before it is put on the calendar."""

    reading: Reading
    sentence: Sentence
    attach: int
    preposition: str
    outlook: Outlook


def find_times(document: Document, published: date | None) -> tuple[TimeExpression, ...]:
    """All time expressions in order of the text; without `published`, only dates with a year have days."""
    found: list[TimeExpression] = []
    before: Sequence[TimeExpression] = ()
    for sentence in document.sentences:
        placed = place(sentence)
        here = _in_sentence(placed, published, before) if placed else []
        found.extend(here)
        before = () if sentence.title else here
    return resolve_contradictions(found, published)


def place(sentence: Sentence) -> list[Placed]:
    """The readings of a sentence with what they modify, their preposition, and the outlook of their clause."""
    readings = read_sentence(sentence)
    spans = [frozenset(range(r.first, r.last + 1)) for r in readings]
    within: frozenset[int] = frozenset().union(*spans)
    placed = []
    for reading in readings:
        preposition = preposition_of(sentence, reading)
        attach = attach_of(sentence, reading, within)
        outlook = outlook_of(sentence, reading, within, attach, preposition)
        placed.append(Placed(reading, sentence, attach, preposition, outlook))
    return placed


def _in_sentence(
    placed: Sequence[Placed], published: date | None, before: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Expressions that look back first: what is ahead, or quoted, is reckoned from the day on which it was said."""
    done: dict[int, TimeExpression] = {}
    waiting = [one for one in placed if _looks_from_statement(one)]
    for one in placed:
        if one not in waiting:
            earlier = [done[k] for k in sorted(done)]
            done[one.reading.first] = _expression(one, published, published, narrated(before, earlier, published))
    for one in waiting:
        said = _day_of_saying(one, done.values())
        earlier = [done[k] for k in sorted(done) if k < one.reading.first]
        done[one.reading.first] = _expression(one, published, said or published, narrated(before, earlier, published))
    return [_from_dated_anchor(done[k], done.values()) for k in sorted(done)]


def _looks_from_statement(one: Placed) -> bool:
    if isinstance(one.reading.value, DayShift):
        return stands_in_quotation(one.sentence, one.reading.first)
    return one.outlook is Outlook.AHEAD


def _day_of_saying(one: Placed, done: Iterable[TimeExpression]) -> date | None:
    """The day that is told with a verb above the clause: "said on Friday that she would resign on Monday"."""
    days = {
        e.attach: e.start for e in done if e.form is TimeForm.POINT and e.outlook is Outlook.PAST and e.start == e.end
    }
    above = [token.i for token in one.sentence.ancestors(one.attach)]
    return next((days[i] for i in above if days.get(i)), None)


def narrated(
    before: Sequence[TimeExpression], earlier: Sequence[TimeExpression], published: date | None
) -> date | None:
    """The last single day that is told of and not ahead, in this sentence or the one before."""
    for expression in (*reversed(earlier), *reversed(before)):
        if expression.form is TimeForm.POINT and expression.start and expression.start == expression.end:
            told = expression.outlook is not Outlook.AHEAD or (published is not None and expression.start <= published)
            return expression.start if told else None
    return None


def _expression(one: Placed, published: date | None, reference: date | None, context: date | None) -> TimeExpression:
    reading, sentence = one.reading, one.sentence
    form = _form(one)
    frame = Frame(published, reference, one.outlook, context, form in (TimeForm.DEADLINE, TimeForm.SINCE))
    value = _named(one)
    weekday_name, calendar, days = _paired(value, frame) if isinstance(value, NamedWeekday) else (None, None, None)
    if calendar is None and weekday_name is None:
        days = days_of(value, frame)
    if (isinstance(value, Distance) and form is TimeForm.DURATION) or _is_move(one):
        days = None
    if isinstance(value, FromContext) and days:
        form = TimeForm.POINT
    return TimeExpression(
        span=sentence.span(reading.first, reading.last),
        sentence=sentence.index,
        first=reading.first,
        last=reading.last,
        head=reading.head,
        attach=one.attach,
        form=form,
        start=days[0] if days else None,
        end=days[1] if days else None,
        days=_length(value, form),
        anchor=reading.anchor,
        weekday=weekday_name,
        calendar=calendar,
        outlook=one.outlook,
    )


def _is_move(one: Placed) -> bool:
    """ "postponed from May to June" is no span of time."""
    ranged = isinstance(one.reading.value, CalendarRange | WeekdayRange)
    return ranged and one.preposition == "from" and cue(one.sentence.tokens[one.attach], Cue.MOVE)


def _form(one: Placed) -> TimeForm:
    value = one.reading.value
    match value:
        case Length(limit=True):
            return TimeForm.DEADLINE
        case Length():
            return TimeForm.DURATION
        case Distance(tentative=True) if one.outlook is not Outlook.AHEAD or not _is_planned(one):
            return TimeForm.DURATION
        case ToEvent() | FromContext():
            return TimeForm.RELATIVE
    if one.preposition in DEADLINES:
        return TimeForm.DEADLINE
    return TimeForm.SINCE if one.preposition in STARTS else TimeForm.POINT


def _is_planned(one: Placed) -> bool:
    """Whether "in two days" stands with a verb, and none in the present: "the third raid in two days" is a length."""
    verb = one.sentence.tokens[one.attach]
    return verb.pos in ("VERB", "AUX") and (
        verb.tag not in ("VBZ", "VBP") or (verb.pos == "VERB" and cue(verb, Cue.TIMETABLE))
    )


def _length(value: Value, form: TimeForm) -> float | None:
    match value:
        case Length() | ToEvent():
            return value.days
        case FromContext() if form is TimeForm.RELATIVE:
            return value.days
        case Distance() if form is TimeForm.DURATION:
            return Quantity(0, 0, value.count, value.unit).days()
    return None


def _named(one: Placed) -> Value:
    """The value, with the year of a day that names one event ("the Oct. 7 attack")."""
    value = one.reading.value
    if not isinstance(value, CalendarDate) or value.year or not value.month or not value.day:
        return value
    named = named_days().get((value.month, value.day))
    lemma = one.sentence.tokens[one.attach].lemma.lower()
    return replace(value, year=named.year) if named and lemma in named.nouns else value


def _paired(value: NamedWeekday, frame: Frame) -> tuple[str | None, date | None, Days | None]:
    """Weekday and date of "Sunday (April 7)", and the day where they agree."""
    if value.calendar is None:
        return None, None, None
    name = WEEKDAYS[value.day]
    calendar = _calendar_day(value, frame)
    if calendar is None:
        return name, None, None
    return name, calendar, (calendar, calendar) if calendar.weekday() == value.day else None


def _calendar_day(value: NamedWeekday, frame: Frame) -> date | None:
    """The date beside a weekday; without a year it is the nearest one, for nobody gives the weekday of a far day."""
    if value.calendar is None:
        return None
    if value.calendar.year or frame.published is None:
        days = days_of(value.calendar, frame)
        return days[0] if days else None
    if value.calendar.month is None:
        near = weekday(value, frame.published, frame.outlook) or frame.published
        return _nearest(value.calendar, near, months=True)
    return _nearest(value.calendar, frame.published, months=False)


def _nearest(calendar: CalendarDate, here: date, months: bool) -> date | None:
    shifts = range(-1, 2)
    found: list[Days] = []
    for shift in shifts:
        count = here.year * 12 + here.month - 1 + shift
        year, month = (count // 12, count % 12 + 1) if months else (here.year + shift, calendar.month)
        days = days_of(CalendarDate(year, month, calendar.day), Frame(None, None, Outlook.OPEN)) if year > 0 else None
        if days:
            found.append(days)
    nearest = nearest_day(found, here)
    return nearest[0] if nearest else None


def _from_dated_anchor(one: TimeExpression, others: Iterable[TimeExpression]) -> TimeExpression:
    """ "a day after Friday": where the anchor is a day itself, the expression has one."""
    if one.form is not TimeForm.RELATIVE or one.anchor is None or one.days is None:
        return one
    for other in others:
        if other.first <= one.anchor <= other.last and other is not one:
            days = (
                days_of(FromContext(one.days), Frame(None, None, Outlook.OPEN, other.start))
                if other.start == other.end
                else None
            )
            start = days[0] if days else None
            return replace(one, form=TimeForm.POINT, start=start, end=start, days=None, anchor=None)
    return one
