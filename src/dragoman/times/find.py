"""Finds time expressions and anchors them to the report's date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dragoman.sentences import Document
from dragoman.times.calendar import Days, Frame, days_of, nearest_day, weekday
from dragoman.times.clocks import with_local_time
from dragoman.times.contradictions import resolve_contradictions
from dragoman.times.lexicon import WEEKDAYS, Cue, cue, named_days
from dragoman.times.limits import with_limits
from dragoman.times.placing import Placed, place
from dragoman.times.quantities import Quantity
from dragoman.times.quotations import Quoted, quoted_tokens, saying_day, speakers
from dragoman.times.records import Outlook, TimeExpression, TimeForm
from dragoman.times.stories import Told, with_years
from dragoman.times.values import (
    CalendarDate,
    CalendarRange,
    DayShift,
    Distance,
    FromContext,
    Length,
    NamedWeekday,
    ToEvent,
    Value,
    WeekdayRange,
)

DEADLINES = frozenset(("by", "until", "till", "before", "than"))
STARTS = frozenset(("since", "after"))

Place = tuple[int, int]  # sentence and first token of an expression


def find_times(document: Document, published: date | None) -> tuple[TimeExpression, ...]:
    """All time expressions in order of the text; without `published`, only dates with a year have days."""
    found: list[TimeExpression] = []
    before: Sequence[TimeExpression] = ()
    told: Told | None = None
    quoted = quoted_tokens(document)
    shifts: dict[Place, int] = {}
    for sentence in document.sentences:
        placed, told = with_years(place(sentence), told, published)
        here = _in_sentence(placed, published, before, quoted[sentence.index]) if placed else []
        shifts.update(_quoted_shifts(placed, quoted[sentence.index]))
        found.extend(here)
        before, told = ((), None) if sentence.title else (here, told)
    return resolve_contradictions(_from_speakers(document, found, shifts, quoted), published)


def _quoted_shifts(placed: Iterable[Placed], quoted: frozenset[int]) -> Iterator[tuple[Place, int]]:
    """Days from the day of saying of each "tomorrow" in a quotation, by its sentence and first token."""
    for one in placed:
        if isinstance(one.reading.value, DayShift) and one.reading.head in quoted:
            yield (one.sentence.index, one.reading.first), one.reading.value.days


def _from_speakers(
    document: Document, found: list[TimeExpression], shifts: dict[Place, int], quoted: Quoted
) -> list[TimeExpression]:
    """ "tomorrow" in a quotation is reckoned from the day on which it was said, where the paragraph tells it."""
    done = []
    for one in found:
        days = shifts.get((one.sentence, one.first))
        if days is not None:
            speaking = speakers(document, one.sentence, one.head, quoted)
            said = next((day for s in speaking if (day := saying_day(s, found, quoted)) and day.start), None)
            moved = days_of(DayShift(days), Frame(None, said.start, one.outlook)) if said else None
            one = replace(one, start=moved[0], end=moved[1]) if moved else one
        done.append(one)
    return done


def _in_sentence(
    placed: Sequence[Placed], published: date | None, before: Sequence[TimeExpression], quoted: frozenset[int]
) -> list[TimeExpression]:
    """Expressions that look back first: what is ahead, or quoted, is reckoned from the day on which it was said."""
    done: dict[int, TimeExpression] = {}
    waiting = [one for one in placed if _looks_from_statement(one, quoted)]
    for one in placed:
        if one not in waiting:
            earlier = [done[k] for k in sorted(done)]
            done[one.reading.first] = _expression(one, published, published, narrated(before, earlier, published))
    outside = [e for e in done.values() if e.head not in quoted]
    for one in waiting:
        said = _day_of_saying(one, outside if one.reading.head in quoted else done.values())
        earlier = [done[k] for k in sorted(done) if k < one.reading.first]
        done[one.reading.first] = _expression(one, published, said or published, narrated(before, earlier, published))
    expressions = [_from_dated_anchor(done[k], done.values()) for k in sorted(done)]
    lengths = {p.reading.first: p.reading.value for p in placed if isinstance(p.reading.value, Length)}
    return with_local_time(placed[0].sentence, with_limits(placed[0].sentence, expressions, lengths))


def _looks_from_statement(one: Placed, quoted: frozenset[int]) -> bool:
    if isinstance(one.reading.value, DayShift):
        return one.reading.head in quoted
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
    bounds = form in (TimeForm.DEADLINE, TimeForm.SINCE)
    frame = Frame(published, reference, one.outlook, context, bounds, _is_sure(one))
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


def _is_sure(one: Placed) -> bool:
    """ "docked at Massawa on May 25": the simple past of a verb that tells no plan, and no noun between."""
    verb = one.sentence.tokens[one.attach]
    if one.outlook is not Outlook.PAST or verb.tag != "VBD" or verb.lemma == "be" or verb.i > one.reading.first:
        return False
    if cue(verb, Cue.SAY, Cue.SPEAK, Cue.SET, Cue.ASK, Cue.MOVE, Cue.UNTIL):
        return False
    between = one.sentence.tokens[verb.i + 1 : one.reading.first]
    return all(t.pos in ("ADP", "PROPN", "DET", "ADV", "PRON") or t.lemma == "place" for t in between)


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
