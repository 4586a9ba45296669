"""The date of each event, once all events of a report are known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.events import dates
from dragoman.events.clauses import coordinated_with
from dragoman.events.records import Event, Slot, Status
from dragoman.events.told import Told
from dragoman.sentences import Sentence
from dragoman.times import Basis, TimeForm, When

Known = dict[tuple[int, int], When]


@dataclass(frozen=True, slots=True)
class Occasion:
    """When somebody last spoke, for what he says next ("On Tuesday she blamed … She also asked …")."""

    when: When
    paragraph: int


def dated(told: Told, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with their dates: stated, told from another event, of one occasion, or the report's day."""
    known = {(e.sentence, e.head): when for e in events if (when := _stated(told, e)) and not _ahead(told, e)}
    occasions: dict[str, Occasion] = {}
    spoken_at = _dated_statements(told)
    found = []
    for event in events:
        sentence = told.document.sentences[event.sentence]
        while spoken_at and spoken_at[0][0] < sentence.start:
            occasions.update([spoken_at.pop(0)[1]])
        when = known.get((event.sentence, event.head)) or _unstated(told, event, known, occasions)
        if when and when.basis is Basis.STATED:
            known.setdefault((event.sentence, event.head), when)  # a verb that shares its subject shares the day
        if (
            event.type in dates.SPEECH
            and when
            and when.basis is Basis.STATED
            and sentence.tokens[event.head].tag == "VBD"
        ):
            spoken = Occasion(replace(when, basis=Basis.STATEMENT), sentence.paragraph)
            occasions.update(dict.fromkeys(event.fillers(Slot.ACTOR), spoken))
        found.append(replace(event, date=when))
    return tuple(found)


def _dated_statements(told: Told) -> list[tuple[int, tuple[str, Occasion]]]:
    """(offset, (speaker, occasion)) of each statement in the past tense that says its day, in order."""
    found = []
    for statement in told.statements:
        if statement.cue is None or statement.source is None or statement.date is None:
            continue
        sentence = told.document.sentence_at(statement.cue.start)
        if sentence and any(
            t.tag == "VBD" and statement.cue.start <= t.start < statement.cue.end for t in sentence.tokens
        ):
            when = replace(statement.date, basis=Basis.STATEMENT)
            found.append((statement.cue.start, (statement.source, Occasion(when, sentence.paragraph))))
    return sorted(found, key=lambda f: f[0])


def _stated(told: Told, event: Event) -> When | None:
    if any(t.sentence == event.sentence and t.form is TimeForm.RELATIVE and t.anchor == event.head for t in told.times):
        return None  # "flags flew on Tuesday, a day after the clash"
    sentence = told.document.sentences[event.sentence]
    expression = dates.stated(sentence, event.head, event.type, told.times)
    if expression is None:
        return _since(told, sentence, event.head)
    since = expression.first > 0 and sentence.tokens[expression.first - 1].lower == "since"
    return dates.when_of(expression, told.published if since else None)


def _since(told: Told, sentence: Sentence, i: int) -> When | None:
    """ "have been killed since fighting broke out on Saturday": from that day until the report."""
    for clause in sentence.dependents(i, "advcl"):
        if told.published is None or not any(t.lower == "since" for t in sentence.dependents(clause.i, "mark")):
            continue
        for time in told.times:
            attached = time.sentence == sentence.index and time.attach == clause.i and time.form is TimeForm.POINT
            if attached and time.start is not None and time.start <= told.published:
                return When(time.start, told.published, time.span.text, Basis.STATED)
    return None


def _ahead(told: Told, event: Event) -> bool:
    """Whether the day given is that of what was asked or planned: after the report's, and not at the word itself."""
    if event.type not in dates.SPEECH or event.status is not Status.ACTUAL or told.published is None:
        return False
    found = dates.stated(told.document.sentences[event.sentence], event.head, event.type, told.times)
    when = dates.when_of(found) if found else None
    return found is not None and when is not None and found.attach != event.head and when.start > told.published


def _unstated(told: Told, event: Event, known: Known, occasions: dict[str, Occasion]) -> When | None:
    sentence = told.document.sentences[event.sentence]
    here = {head: when for (index, head), when in known.items() if index == sentence.index}
    relative = dates.relative(sentence, event.head, told.times, here, told.published)
    if relative:
        return relative
    if not _ahead(told, event) and dates.attached(sentence, event.head, event.type, told.times):
        return None  # the text gives a time that has no value: it contradicts itself, or the report has no date
    if event.status is not Status.ACTUAL:
        return None
    if event.type in dates.SPEECH:
        spoken = _of_one_occasion(told, event, sentence, occasions) or _quoted_next(told, event, sentence)
        if spoken:
            return spoken
    inherited = dates.inherited(sentence, event.head, told.times)
    if inherited:
        return inherited
    shared = _coordinated(sentence, event.head, here)
    if shared:
        return shared
    if dates.background(sentence, event.head) or not _news(told, event, sentence):
        return None
    return dates.report_day(event.type, told.published)


def _coordinated(sentence: Sentence, i: int, here: dict[int, When]) -> When | None:
    """ "seized the ferry on Saturday and held its crew": a verb that shares the subject shares the day."""
    token = sentence.tokens[i]
    while token.dep == "conj" and not any(True for _ in sentence.dependents(token.i, "nsubj", "nsubjpass")):
        token = sentence.tokens[coordinated_with(sentence, token.i)]
        if token.i in here:
            return here[token.i]
    return None


def _news(told: Told, event: Event, sentence: Sentence) -> bool:
    """Whether an event without a time is the day's news: said in public, or told in the lead; others may be older."""
    lead = 1 if told.document.sentences[0].title else 0
    return event.type in dates.SPEECH or sentence.paragraph <= lead


def _of_one_occasion(told: Told, event: Event, sentence: Sentence, occasions: dict[str, Occasion]) -> When | None:
    """The day on which the same actor spoke before, for what is told in the past tense soon after."""
    if sentence.tokens[event.head].tag not in ("VBD", "MD"):
        return None
    for actor in event.fillers(Slot.ACTOR):
        occasion = occasions.get(actor)
        if occasion and sentence.paragraph - occasion.paragraph <= 2:
            return occasion.when
    return None


def _quoted_next(told: Told, event: Event, sentence: Sentence) -> When | None:
    """ "refused. 'No,' he told a rally on Monday": the quotation in the next sentence gives the day."""
    if sentence.tokens[event.head].tag != "VBD" or sentence.index + 1 >= len(told.document.sentences):
        return None
    following = told.document.sentences[sentence.index + 1]
    if following.paragraph != sentence.paragraph:
        return None
    for statement in told.statements:
        inside = any(following.start <= c.start < following.end for c in statement.content)
        if inside and statement.direct and statement.date and statement.source in event.fillers(Slot.ACTOR):
            return replace(statement.date, basis=Basis.STATEMENT)
    return None
