"""Proper names at the end of a noun phrase: which tokens they are, and whether they name a person or a body."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.actors.context import Context
from dragoman.actors.given_names import given_names
from dragoman.actors.lexicon import lexicon
from dragoman.actors.phrases import Phrase, is_capital, keys_before, longest_entry, word_key
from dragoman.sentences import Sentence
from dragoman.vocabulary.load import load_table

_JOINERS = frozenset(("-", "–", "/", "'s", "’s", "'", "’"))
_PARTICLES = frozenset("al el bin ibn bint van von der den de da di dos du la le ter ul ud abu as ash an ad ar".split())
_BUSINESS = frozenset(
    "inc ltd llc plc corp co gmbh ag sa fc afc cf sc united city rovers wanderers athletic rangers hotspur club bank "
    "airlines airways motors holdings group industries energy oil gas steel foods electronics cup league".split()
)
_BODIES = frozenset(("ORG", "NORP"))
_QUARTERS = frozenset(("North", "South", "East", "West"))
_SPEAKING = frozenset("say tell add reply answer insist recall joke quip nod smile shrug".split())


class NameKind(Enum):
    """What a run of capitals names."""

    PERSON = "person"
    BODY = "body"
    OTHER = "other"  # a place, a work, an event
    UNKNOWN = "unknown"  # nothing says what


@dataclass(frozen=True, slots=True)
class NameRun:
    """Tokens first to last of a proper name, both included."""

    first: int
    last: int


def name_run(context: Context, sentence: Sentence, phrase: Phrase) -> NameRun | None:
    """The proper name that ends the phrase, without titles, offices and known places; None where there is none."""
    at = phrase.last
    if _ends_in_entry(sentence, phrase) or sentence.span(phrase.core, phrase.last).text in _silent():
        return None
    while at >= phrase.core and _names(context, sentence, at, phrase):
        at -= 1
    first = at + 1
    while first <= phrase.last and not sentence.tokens[first].text[:1].isalpha():
        first += 1
    return NameRun(first, phrase.last) if first <= phrase.last else None


def _ends_in_entry(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether an office or body of several words ends the phrase ("Chargé d'Affaires", "Chief Executive")."""
    for first, form in longest_entry(keys_before(sentence, phrase.core, phrase.last)):
        sense = lexicon().senses[form]
        return first < phrase.last and bool(sense.office or sense.body or sense.person)
    return False


@dataclass(frozen=True, slots=True)
class SilentRow:
    """vocabulary/not_actors.tsv."""

    word: str


@cache
def _silent() -> frozenset[str]:
    return frozenset(row.word for row in load_table("not_actors", SilentRow))


def _names(context: Context, sentence: Sentence, at: int, phrase: Phrase) -> bool:
    token = sentence.tokens[at]
    if at in context.labels[sentence.index]:
        return False
    if token.text in _JOINERS or token.text in _PARTICLES or token.text.startswith(("al-", "el-", "bin-")):
        return at > phrase.core or token.text not in _JOINERS
    if token.tag == "CD" and at > phrase.core:
        return token.text.isalnum() and token.start == sentence.tokens[at - 1].end
    if not is_capital(token) or token.tag in ("DT", "PRP$", "PRP", "IN"):
        return at > phrase.core and token.entity == "PERSON" and sentence.tokens[at - 1].text in _JOINERS
    if _ends_in_field(sentence, at, phrase):
        return False
    if _in_tables(token.text, word_key(token)):
        return at > phrase.core and _goes_with_name(sentence, at)
    return _is_proper(context, sentence, at)


def _ends_in_field(sentence: Sentence, at: int, phrase: Phrase) -> bool:
    """The last word of a field of several words ("Foreign Affairs")."""
    entries = longest_entry(keys_before(sentence, phrase.core, at))
    return any(first < at and lexicon().senses[form].portfolio for first, form in entries)


def _goes_with_name(sentence: Sentence, at: int) -> bool:
    """A word of the tables within a person's name ("Hassan Sheikh Mohamud", "Stephen King")."""
    token, before = sentence.tokens[at], sentence.tokens[at - 1]
    inside = token.entity == before.entity == "PERSON" and not token.entity_start
    return inside and is_capital(before) and not _in_tables(before.text, word_key(before))


def _in_tables(text: str, key: str) -> bool:
    sense = lexicon().senses.get(key)
    if sense is None or (text.isupper() and 1 < len(text) < 6 and sense.title is None):
        return sense is not None and sense.person is not None
    return bool(sense.person or sense.body or sense.office or sense.title or sense.portfolio)


def _is_proper(context: Context, sentence: Sentence, at: int) -> bool:
    """Whether a capital says something here."""
    token = sentence.tokens[at]
    if sentence.index in context.shouting:
        return token.text in context.proper or token.text.capitalize() in context.proper or token.entity == "PERSON"
    if at == 0 or sentence.tokens[at - 1].text in ("“", '"', "‘"):
        return token.tag in ("NNP", "NNPS") or bool(token.entity) or token.text in context.proper
    return True


def gender_of(name: str) -> str | None:
    """What a first name tells; a surname alone tells nothing."""
    words = name.split()
    return given_names().get(words[0]) if len(words) > 1 else None


def is_told_person(sentence: Sentence, run: NameRun) -> bool:
    """Whether a first name or a "who" shows that a run of capitals is a person."""
    tokens = sentence.tokens
    after = [t.lower for t in tokens[run.last + 1 : run.last + 3]]
    who = after[:1] == ["who"] or after == [",", "who"]
    return who or (1 <= run.last - run.first <= 3 and tokens[run.first].text in given_names())


@dataclass(frozen=True, slots=True)
class EndingRow:
    """vocabulary/surname_endings.tsv."""

    ending: str


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row.ending for row in load_table("surname_endings", EndingRow))


def is_like_person(sentence: Sentence, run: NameRun, phrase: Phrase) -> bool:
    """Whether a run of capitals that no label tells looks like a person's: by its last word, or by what it says."""
    words = [sentence.tokens[i] for i in range(run.first, run.last + 1)]
    if phrase.determiner is not None or len(words) > 3 or is_business(name_text(sentence, run)):
        return False
    if not all(is_capital(t) and t.text.isalpha() and not is_acronym(t.text) for t in words):
        return False
    head = sentence.tokens[phrase.head]
    if head.dep == "nsubj" and sentence.tokens[head.head].lemma.lower() in _SPEAKING:
        if words[0].text in _QUARTERS:
            return False
        return len(words) > 1 or words[0].entity != "ORG" or _has_surname_ending(words[0].text)
    return words[-1].entity in ("", "ORG", "NORP") and _has_surname_ending(words[-1].text)


def _has_surname_ending(word: str) -> bool:
    return any(word.endswith(ending) and len(word) > len(ending) + 1 for ending in _endings())


def name_text(sentence: Sentence, run: NameRun) -> str:
    """The name as written."""
    return sentence.span(run.first, run.last).text


def kind_of_run(context: Context, sentence: Sentence, run: NameRun) -> NameKind:
    """What the entity labels, here and elsewhere in the report, say of a run without a title."""
    labels = [sentence.tokens[i].entity for i in range(run.first, run.last + 1) if sentence.tokens[i].text.isalnum()]
    elsewhere = [context.entities.get(sentence.tokens[i].text, "") for i in range(run.first, run.last + 1)]
    votes = [label for label in labels if label] or [label for label in elsewhere if label]
    if not votes:
        return NameKind.UNKNOWN
    label = max(votes, key=votes.count)
    if label == "PERSON":
        return NameKind.BODY if is_acronym(name_text(sentence, run)) else NameKind.PERSON
    if label in _BODIES:
        return NameKind.BODY
    return NameKind.OTHER


def is_acronym(text: str) -> bool:
    """ABC, ABC/XYZ, M23."""
    letters = [c for c in text if c.isalpha()]
    return 1 < len(text) <= 12 and " " not in text and len(letters) > 1 and all(c.isupper() for c in letters)


def is_business(text: str) -> bool:
    """Whether a name's words are those of firms and clubs."""
    return any(word.strip(".").lower() in _BUSINESS for word in text.split()[-2:])
