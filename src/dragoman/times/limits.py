"""Lengths of time that set a limit: "gave them 72 hours to leave", "ordered them out within two days"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.sentences import Sentence, Token
from dragoman.times.calendar import shift_months
from dragoman.times.lexicon import Cue, at, cue, lower
from dragoman.times.quantities import LONG_UNITS, unit_at
from dragoman.times.records import Outlook, TimeExpression, TimeForm
from dragoman.times.values import Length, Unit


def with_limits(
    sentence: Sentence, expressions: Sequence[TimeExpression], lengths: dict[int, Length]
) -> list[TimeExpression]:
    """The expressions of a sentence; a limit set on a known day gets the day on which it runs out.

    lengths: by first token, what was read as a length.
    """
    return [
        _limited(sentence, one, lengths[one.first], expressions) if one.first in lengths else one for one in expressions
    ]


def _limited(
    sentence: Sentence, one: TimeExpression, length: Length, others: Iterable[TimeExpression]
) -> TimeExpression:
    setting = _order_above(sentence, one) if length.limit else _gift(sentence, one)
    day = _day_set(sentence, setting, others) if setting is not None else None
    end = _end(sentence, one, length, day) if day else None
    return replace(one, form=TimeForm.DEADLINE, start=end, end=end, days=None) if end else one


def _gift(sentence: Sentence, one: TimeExpression) -> int | None:
    """The verb that gives so much time to do something: "were given ten days to leave"."""
    verb = sentence.tokens[one.attach]
    giving = verb.pos == "VERB" and verb.i < one.first and cue(verb, Cue.LIMIT)
    return verb.i if giving and _to_do(sentence, one, verb.i) else None


def _to_do(sentence: Sentence, one: TimeExpression, verb: int) -> bool:
    """Whether an infinitive follows, at once or behind a day: "ten days (on Monday) to leave"."""
    following = at(sentence, one.last + 2)
    if lower(sentence, one.last + 1) == "to":
        return following is not None and following.tag == "VB"
    if lower(sentence, one.last + 1) != "on" or following is None or following.entity != "DATE":
        return False
    below = [t for above in (verb, one.head) for t in sentence.dependents(above) if t.i > following.i]
    purpose = [t for t in below if t.tag == "VB"]
    return any(t.tag == "TO" for done in purpose for t in sentence.dependents(done.i, "aux"))


def _order_above(sentence: Sentence, one: TimeExpression) -> int | None:
    """The verb that orders, or says beforehand, what is to be done "within 72 hours"."""
    verb = sentence.tokens[one.attach]
    for token in (verb, *sentence.ancestors(one.attach)):
        if cue(token, Cue.ASK) and not cue(token, Cue.SAY):
            return token.i
        infinitive = any(t.tag == "TO" for t in sentence.dependents(verb.i, "aux"))
        if token.i != verb.i and cue(token, Cue.SAY) and (infinitive or one.outlook is Outlook.AHEAD):
            return token.i
    return None


def _day_set(sentence: Sentence, setting: int, others: Iterable[TimeExpression]) -> date | None:
    """The single day told with the verb that sets the limit, or with what hangs on it or on its subject."""
    days = [e for e in others if e.form is TimeForm.POINT and e.start is not None and e.start == e.end]
    own = {setting, *_ultimatum_above(sentence, setting)}
    own |= {t.i for verb in own for t in sentence.dependents(verb, "dobj") if cue(t, Cue.AHEAD)}
    told = [e for e in days if e.outlook is Outlook.PAST]
    beside = _beside(sentence, setting)
    for found in (
        [e for e in days if e.attach in own],
        [e for e in told if e.attach in beside],
        [e for e in told if e.last < setting and _same_clause(sentence, e.last + 1, setting)],
    ):
        if found:
            return found[0].start
    return None


def _ultimatum_above(sentence: Sentence, setting: int) -> set[int]:
    """The verb above a participle: "issued an ultimatum giving them 72 hours", "said it was giving them"."""
    verb = sentence.tokens[setting]
    above = next((t for t in sentence.ancestors(setting) if t.pos == "VERB"), None)
    if verb.tag != "VBG" or above is None:
        return set()
    return {above.i} if verb.dep in ("acl", "advcl") or (verb.dep == "ccomp" and cue(above, Cue.SAY)) else set()


def _same_clause(sentence: Sentence, first: int, end: int) -> bool:
    """Whether no other verb, comma or conjunction stands there ("On Monday rebels gave"), whatever the parse says."""
    return all(t.pos not in ("VERB", "AUX", "CCONJ", "SCONJ", "PUNCT") for t in sentence.tokens[first:end])


def _beside(sentence: Sentence, setting: int) -> set[int]:
    """Participles at its subject ("the order, issued on Monday, gives") and clauses at the verb ("gave … when")."""
    subjects = list(sentence.dependents(setting, "nsubj", "nsubjpass"))
    participles = [t for s in subjects for t in sentence.dependents(s.i, "acl") if t.tag == "VBN"]
    clauses: list[Token] = list(sentence.dependents(setting, "advcl"))
    nested = [t for c in clauses for t in sentence.dependents(c.i, "advcl")]
    return {t.i for t in (*participles, *clauses, *nested)}


def _end(sentence: Sentence, one: TimeExpression, length: Length, day: date) -> date | None:
    """The day on which it runs out; None for hours that are no whole days, rough months, or beyond the calendar."""
    unit = unit_at(sentence, one.head)
    if length.days is None or unit is None or unit in (Unit.MINUTE, Unit.YEAR, Unit.DECADE):
        return None
    months = unit in LONG_UNITS
    count = length.days / 30 if months else length.days
    if count != int(count):
        return None
    try:
        return shift_months(day, int(count)) if months else day + timedelta(days=int(count))
    except (OverflowError, ValueError):  # after the year 9999
        return None
