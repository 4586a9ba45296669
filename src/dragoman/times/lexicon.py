"""The words of time expressions (vocabulary/times*.tsv), indexed for look-up by lower-case word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.sentences import Sentence, Token
from dragoman.vocabulary.load import load_table

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class Kind(Enum):
    """What a word can be in a time expression."""

    WEEKDAY = "weekday"  # "friday"
    WEEKDAY_SHORT = "weekday_short"  # "fri."
    MONTH = "month"  # "october"
    MONTH_SHORT = "month_short"  # "oct."
    UNIT = "unit"  # "week"
    UNITS = "units"  # "weeks"
    NUMBER = "number"  # "two"
    SOME = "some"  # "several"
    DAY = "day"  # "yesterday"
    PART_OF_DAY = "part_of_day"  # "evening"
    STAGE = "stage"  # "early"
    EDGE = "edge"  # "end"
    SHIFT = "shift"  # "last"
    SEASON = "season"  # "summer"
    ORDINAL = "ordinal"  # "first"
    NOT_A_DAY = "not_a_day"  # "Good" in "Good Friday"
    INEXACT = "inexact"  # "about"


class Cue(Enum):
    """How a word says which way a time looks; explained in vocabulary/times_outlook.tsv."""

    SET = "set"
    ASK = "ask"
    UNTIL = "until"
    NOUN_TO = "noun_to"
    BEHIND = "behind"
    UPCOMING = "upcoming"
    AHEAD = "ahead"
    SAY = "say"
    SPEAK = "speak"
    EVENT = "event"
    MOVE = "move"
    TIMETABLE = "timetable"
    BEGIN = "begin"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A row of times.tsv."""

    word: str
    kind: Kind
    value: str


@dataclass(frozen=True, slots=True)
class OutlookWord:
    """A row of times_outlook.tsv."""

    lemma: str
    kind: Cue


@dataclass(frozen=True, slots=True)
class LastingThing:
    """A row of times_lasting.tsv."""

    lemma: str


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A row of times_named.tsv: with one of these nouns, this day without a year is of this year."""

    month: int
    day: int
    year: int
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feast:
    """A row of times_feasts.tsv: a day of the year with a name, in lower case."""

    name: str
    month: int
    day: int


@cache
def words() -> Mapping[str, Mapping[Kind, str]]:
    """Lower-case word → its kinds and their values."""
    found: dict[str, dict[Kind, str]] = {}
    for row in load_table("times", TimeWord):
        found.setdefault(row.word, {})[row.kind] = row.value
    return found


@cache
def cues() -> Mapping[str, frozenset[Cue]]:
    """Lemma → which way it looks."""
    found: dict[str, set[Cue]] = {}
    for row in load_table("times_outlook", OutlookWord):
        found.setdefault(row.lemma, set()).add(row.kind)
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


@cache
def lasting_things() -> frozenset[str]:
    """Lemmas of what can be "two years old" and no person."""
    return frozenset(row.lemma for row in load_table("times_lasting", LastingThing))


@cache
def named_days() -> Mapping[tuple[int, int], NamedDay]:
    """(month, day) → the event that it names."""
    return {(row.month, row.day): row for row in load_table("times_named", NamedDay)}


@cache
def feasts() -> Mapping[str, Feast]:
    """Lower-case name, with a straight apostrophe → its day of the year."""
    return {row.name: row for row in load_table("times_feasts", Feast)}


def value(token: Token, kind: Kind) -> str | None:
    """The value of this token as a word of this kind; None where it is none."""
    kinds = words().get(token.lower)
    return kinds.get(kind) if kinds else None


def number(token: Token, kind: Kind) -> int | None:
    """The value of this token as a word of this kind, as a number."""
    found = value(token, kind)
    return int(found) if found is not None else None


def has(token: Token | None, kind: Kind) -> bool:
    """Whether this token can be a word of this kind."""
    return token is not None and value(token, kind) is not None


def cue(token: Token, *kinds: Cue) -> bool:
    """Whether the token's lemma is one of these."""
    found = cues().get(token.lemma.lower())
    return bool(found) and not found.isdisjoint(kinds)  # type: ignore[union-attr]


def at(sentence: Sentence, i: int) -> Token | None:
    """Token i, or None outside the sentence."""
    return sentence.tokens[i] if 0 <= i < len(sentence.tokens) else None


def lower(sentence: Sentence, i: int) -> str:
    """Lower-case text of token i; "" outside the sentence."""
    return sentence.tokens[i].lower if 0 <= i < len(sentence.tokens) else ""


def day_number(token: Token | None) -> int | None:
    """1 to 31 for "18" or "18th"."""
    match = DAY_NUMBER.fullmatch(token.lower) if token and token.text.isascii() else None
    day = int(match[1]) if match else 0
    return day if 1 <= day <= 31 else None


def year_number(token: Token | None) -> int | None:
    """1500 to 2099 for four digits."""
    return int(token.text) if token and YEAR.fullmatch(token.text) and token.text.isascii() else None


def counts_noun(sentence: Sentence, i: int) -> bool:
    """Whether the number at i counts things that stand right of it ("18 soldiers")."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    following = at(sentence, i + 1)
    return (
        token.dep == "nummod"
        and head.i > i
        and head.tag == "NNS"
        and following is not None
        and following.pos != "PUNCT"
    )
