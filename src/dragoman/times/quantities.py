"""Reads counted lengths of time and what they are measured from: "two days ago", "a day after X", "48-hour"."""

import re
from dataclasses import dataclass

from dragoman.sentences import Sentence
from dragoman.times.lexicon import Cue, Kind, at, cue, has, lasting_things, lower, number, value, words
from dragoman.times.values import Distance, FromContext, Length, Reading, ToEvent, Unit, Unvalued, Window

DAYS_IN = {
    Unit.MINUTE: 1 / 1440,
    Unit.HOUR: 1 / 24,
    Unit.DAY: 1.0,
    Unit.WEEK: 7.0,
    Unit.FORTNIGHT: 14.0,
    Unit.WEEKEND: 2.0,
    Unit.MONTH: 30.0,
    Unit.YEAR: 365.0,
    Unit.DECADE: 3650.0,
}
SHORT_UNITS = frozenset((Unit.MINUTE, Unit.HOUR))
LONG_UNITS = frozenset((Unit.MONTH, Unit.YEAR, Unit.DECADE))
HYPHENS = frozenset("-‑–")
ONE_WORD = re.compile(r"(\w+)[‑‐](\w+)")
DIGITS = re.compile(r"\d{1,4}(?:\.\d)?")
AFTER = frozenset(("after", "following"))
WINDOWED = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1}
FROM_CONTEXT = {"earlier": -1, "before": -1, "previously": -1, "later": 1, "after": 1, "afterwards": 1}
LENGTH_PREPOSITIONS = frozenset(
    "for within in over during throughout lasting lasted by than least most only another".split()
)
BRIEF = frozenset(("shortly", "immediately", "moments"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """first token, token of the unit, count (None where it is not told), whether an article is the count."""

    first: int
    unit_token: int
    count: float | None
    unit: Unit
    article: bool = False
    bare: bool = False

    def days(self) -> float | None:
        """Its length in days."""
        return None if self.count is None else round(self.count * DAYS_IN[self.unit], 4)


def read_quantity(sentence: Sentence, i: int) -> Reading | None:
    """An expression that opens with a count of units at token i."""
    counted = _counted(sentence, i)
    if counted is None:
        return _brief(sentence, i)
    if _is_rate(sentence, counted):
        return None
    return (
        _ago(sentence, counted)
        or _from_event(sentence, counted)
        or _from_context(sentence, counted)
        or _length(sentence, counted)
    )


def count_at(sentence: Sentence, i: int) -> tuple[float | None, int] | None:
    """A count at token i (None where it is not told: "several") and the token after it."""
    token = at(sentence, i)
    if token is None:
        return None
    if DIGITS.fullmatch(token.text) and token.text.isascii():
        return float(token.text), i + 1
    tens = number(token, Kind.NUMBER)
    if tens is not None:
        ones = number(sentence.tokens[i + 2], Kind.NUMBER) if i + 2 < len(sentence.tokens) else None
        if tens >= 20 and ones and ones < 10 and lower(sentence, i + 1) in HYPHENS:
            return float(tens + ones), i + 3
        return float(tens), i + 1
    if token.lower in ("a", "an"):
        return _with_article(sentence, i)
    if has(token, Kind.SOME) and token.lower != "a":
        return None, i + 1 + (lower(sentence, i + 1) == "of")
    return None


def _with_article(sentence: Sentence, i: int) -> tuple[float | None, int] | None:
    word = lower(sentence, i + 1)
    if word in ("couple", "number", "dozen", "handful", "matter"):
        count = 12.0 if word == "dozen" else None
        return count, i + 2 + (lower(sentence, i + 2) == "of")
    if word in ("few", "several"):
        return None, i + 2
    return 1.0, i + 1 + (word in ("full", "single", "whole"))


def unit_at(sentence: Sentence, i: int, plural: bool | None = None) -> Unit | None:
    """The unit named at token i."""
    token = at(sentence, i)
    if token is None:
        return None
    found = None if plural is True else value(token, Kind.UNIT)
    if found is None and plural is not False:
        found = value(token, Kind.UNITS)
    return Unit(found) if found else None


def _counted(sentence: Sentence, i: int) -> Quantity | None:
    glued = ONE_WORD.fullmatch(sentence.tokens[i].lower)
    if glued:
        return _glued(i, glued)
    counted = count_at(sentence, i)
    if counted is None:
        unit = unit_at(sentence, i, plural=True)
        if unit:
            return Quantity(i, i, None, unit, bare=True)
        long = unit_at(sentence, i) and lower(sentence, i + 1) in HYPHENS and lower(sentence, i + 2) == "long"
        return Quantity(i, i, 1.0, Unit(value(sentence.tokens[i], Kind.UNIT))) if long else None
    count, end = counted
    article = lower(sentence, i) in ("a", "an") and count == 1.0
    if not article and lower(sentence, end) in HYPHENS:
        end += 1
    end += lower(sentence, end) in ("full", "consecutive", "straight", "more") and not article
    unit = unit_at(sentence, end, plural=False if article else None)
    if article and lower(sentence, end + 1) in HYPHENS and lower(sentence, end + 2) == "long":
        return None  # "a week-long truce": read at "week"
    return Quantity(i, end, count, unit, article) if unit else None


def _glued(i: int, match: re.Match[str]) -> Quantity | None:
    unit = words().get(match[2], {}).get(Kind.UNIT)
    spelled = words().get(match[1], {}).get(Kind.NUMBER)
    if not unit or not (spelled or (match[1].isdecimal() and match[1].isascii() and len(match[1]) < 5)):
        return None
    return Quantity(i, i, float(spelled or match[1]), Unit(unit))


def _is_rate(sentence: Sentence, q: Quantity) -> bool:
    """ "$5m a year", "three times a week"; "100 kilometres an hour"."""
    after = lower(sentence, q.unit_token + 1)
    if after in ("per", "each", "every") or (after in ("a", "an") and unit_at(sentence, q.unit_token + 2)):
        return True
    if not q.article:
        return lower(sentence, q.first - 1) in ("per", "every", "each")
    previous = at(sentence, q.first - 1)
    return previous is not None and (previous.pos == "NUM" or previous.lower in ("$", "times", "once", "twice", "%"))


def _ago(sentence: Sentence, q: Quantity) -> Reading | None:
    after = q.unit_token + 1
    if lower(sentence, after) == "ago" and lower(sentence, after + 1) in ("today", "this", "last", "next"):
        last = after + 1 + (lower(sentence, after + 1) != "today")  # "a year ago this week": a week of then, not of now
        return Reading(q.first, min(last, len(sentence.tokens) - 1), after, Unvalued())
    if lower(sentence, after) == "ago":
        return Reading(q.first, after, after, Distance(_exact_count(sentence, q), q.unit, -1))
    if lower(sentence, after) == "from" and lower(sentence, after + 1) == "now":
        return Reading(q.first, after + 1, q.unit_token, Distance(_exact_count(sentence, q), q.unit, 1))
    return None


def _exact_count(sentence: Sentence, q: Quantity) -> float | None:
    """The count, None where the words before it make it a rough one."""
    return None if has(at(sentence, q.first - 1), Kind.INEXACT) else q.count


def _signed_days(sentence: Sentence, q: Quantity, sign: int) -> float | None:
    """Whole days between two events; "hours after" is the same day, "12 hours after" may be the next."""
    count = _exact_count(sentence, q)
    if q.unit in SHORT_UNITS:
        if q.count is None:
            return 0.0 if q.bare or q.unit is Unit.MINUTE else None
        hours = q.count * DAYS_IN[q.unit] * 24
        if hours < 6:
            return 0.0
        return sign * hours / 24 if count is not None and hours % 24 == 0 else None
    if count is None or q.unit in LONG_UNITS or q.unit is Unit.WEEKEND:
        return None
    return sign * count * DAYS_IN[q.unit]


def _from_event(sentence: Sentence, q: Quantity) -> Reading | None:
    """ "two days before the vote", "a week after she left them"."""
    i = q.unit_token + 1
    word = lower(sentence, i)
    if word not in AFTER | {"before"} or lower(sentence, q.first - 1) == "for":
        return None
    anchor = event_after(sentence, i)
    if anchor is None:
        return None
    if has(sentence.tokens[anchor], Kind.PART_OF_DAY):
        return Reading(q.first, i, q.unit_token, Unvalued())
    days = _signed_days(sentence, q, -1 if word == "before" else 1)
    return Reading(q.first, i, q.unit_token, ToEvent(days), anchor)


def event_after(sentence: Sentence, i: int) -> int | None:
    """The event word that "after" or "before" at token i governs: a verb, a gerund or a noun; None without one."""
    token = sentence.tokens[i]
    if token.dep == "mark" and token.head > i:
        return token.head
    for child in sentence.dependents(i, "pobj", "pcomp", "advcl"):
        if child.i > i:
            return _clause_verb(sentence, child.i)
    return None


def _clause_verb(sentence: Sentence, noun: int) -> int:
    """The verb that follows the noun phrase at once: then "after" opens a clause, whatever the parse says."""
    following = at(sentence, sentence.subtree(noun)[-1] + 1)
    if sentence.tokens[noun].pos in ("NOUN", "PROPN", "PRON") and following is not None and following.tag == "VBD":
        return following.i
    return noun


def _from_context(sentence: Sentence, q: Quantity) -> Reading | None:
    i = q.unit_token + 1
    sign = FROM_CONTEXT.get(lower(sentence, i))
    if sign is None or lower(sentence, i + 1) == "than" or lower(sentence, q.first - 1) == "for":
        return None
    return Reading(q.first, i, q.unit_token, FromContext(_signed_days(sentence, q, sign), sign=sign))


def _brief(sentence: Sentence, i: int) -> Reading | None:
    """ "shortly after the raid"."""
    if lower(sentence, i) not in BRIEF or lower(sentence, i + 1) not in AFTER | {"before"}:
        return None
    anchor = event_after(sentence, i + 1)
    if anchor is None or has(sentence.tokens[anchor], Kind.PART_OF_DAY) or sentence.tokens[anchor].entity == "TIME":
        return None
    return Reading(i, i + 1, i + 1, ToEvent(0.0), anchor)


def _length(sentence: Sentence, q: Quantity) -> Reading | None:
    """A duration; "in two days" may be a day ahead as well, "within two days" sets a limit."""
    before, i = lower(sentence, q.first - 1), q.unit_token + 1
    end = q.unit_token
    joined = lower(sentence, i) in HYPHENS
    tail = i + joined
    if lower(sentence, tail) == "old":
        return Reading(q.first, tail, q.unit_token, Length(q.days())) if _lasts(sentence, q, tail) else None
    if joined and lower(sentence, tail) == "long":
        return Reading(q.first, tail, q.unit_token, Length(q.days()))
    if not _is_length(sentence, q, before, lower(sentence, i)):
        return None
    if (
        q.unit is Unit.MINUTE
        and q.count is not None
        and before not in LENGTH_PREPOSITIONS
        and not _hyphened(sentence, q)
    ):
        return None  # "twenty minutes" of play
    if before == "within":
        return Reading(q.first, end, end, Length(q.days(), limit=True))
    time = lower(sentence, i) in ("'", "’", "'s", "’s") and lower(sentence, i + 1) == "time"
    whole = lower(sentence, q.unit_token - 1) in ("single", "whole", "full")
    if before == "in" and not q.bare and not whole and (time or lower(sentence, i) not in ("of", "to")):
        return Reading(q.first, end + 2 * time, end, Distance(q.count, q.unit, 1, tentative=not time))
    return Reading(q.first, end, end, Length(q.days()))


def _hyphened(sentence: Sentence, q: Quantity) -> bool:
    return q.first == q.unit_token or lower(sentence, q.unit_token - 1) in HYPHENS


def _is_length(sentence: Sentence, q: Quantity, before: str, after: str) -> bool:
    if q.bare:  # "weeks of talks", "for months"
        previous = at(sentence, q.first - 1)
        described = previous is not None and previous.head == q.unit_token
        return before in LENGTH_PREPOSITIONS or (after == "of" and not described)
    if q.article:
        return before in LENGTH_PREPOSITIONS - {"by", "most", "only"} or after == "of" or _is_given(sentence, q)
    return before not in ("aged", "age", "of age")


def _is_given(sentence: Sentence, q: Quantity) -> bool:
    """ "gave them a month to leave"."""
    giving, doing = sentence.tokens[sentence.tokens[q.unit_token].head], at(sentence, q.unit_token + 2)
    to_do = lower(sentence, q.unit_token + 1) == "to" and doing is not None and doing.tag == "VB"
    return to_do and giving.i < q.first and cue(giving, Cue.LIMIT)


def _lasts(sentence: Sentence, q: Quantity, tail: int) -> bool:
    """Whether "two-month-old" tells how long something lasts, and no age."""
    old = sentence.tokens[tail]
    noun = sentence.tokens[old.head]
    if noun.pos not in ("NOUN", "PROPN") or noun.i < tail:
        return False
    return noun.lemma.lower() in lasting_things() or cue(noun, Cue.BEHIND)


def read_window(sentence: Sentence, i: int) -> Reading | None:
    """ "the past 48 hours", "the next two weeks", "the past week", "the coming days"."""
    start = i + (lower(sentence, i) in ("the", "these"))
    sign = WINDOWED.get(lower(sentence, start))
    if sign is None or (lower(sentence, start) == "last" and sentence.tokens[start].pos == "VERB"):
        return None
    counted = count_at(sentence, start + 1)
    if counted is not None:
        end = counted[1] + (lower(sentence, counted[1]) in HYPHENS)
        unit = unit_at(sentence, end)
        return Reading(i, end, end, Window(counted[0], unit, sign)) if unit else None
    unit = unit_at(sentence, start + 1, plural=True)
    if unit:
        return Reading(i, start + 1, start + 1, Window(None, unit, sign))
    unit = unit_at(sentence, start + 1, plural=False)
    if unit and (lower(sentence, start) == "past" or (lower(sentence, start) == "coming" and start > i)):
        return Reading(i, start + 1, start + 1, Window(1.0, unit, sign))
    return None
