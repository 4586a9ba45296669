"""Counts in the text: how many of whom, and what befell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.events import Status
from dragoman.events.clauses import obliques, passive
from dragoman.events.status import status_of
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import load_table

WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
NOT_COUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "ORDINAL")
MORE = frozenset("another other others further additional more extra".split())  # besides those already told
PUTTING = frozenset("put place estimate give list report count tally stand reach be".split())
TOLLS = frozenset("number toll figure count tally total".split())
PARTS = frozenset("whom them these those which".split())  # "two of them": a part of another count
LEAST, MOST, ABOUT = (
    ("at least", "more than", "over", "upwards of", "no fewer than", "minimum of"),
    ("at most", "up to", "fewer than", "less than", "as many as", "no more than", "under"),
    ("about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated", "close to", "or so"),
)
VAGUE = 0.2  # share by which "about" may be off


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One row of figure_words.tsv."""

    measure: str
    verbs: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """One count. low, high: bounds of what it says; whom: lemma of the counted ("soldier"), None for people at large.

    marks: names and nationalities that tell these people from others. at: the token that says what befell them.
    """

    measure: str
    value: int
    low: float
    high: float
    whom: str | None
    marks: frozenset[str]
    sentence: Sentence
    number: int
    at: int

    @property
    def span(self) -> Span:
        """The clause that tells it."""
        return clause_span(self.sentence, self.at)


@cache
def measure_index() -> dict[tuple[str, str], str]:
    """(lemma, how it counts) → measure."""
    return {
        (word, role): row.measure
        for row in load_table("figure_words", MeasureRow)
        for role, words in (("verb", row.verbs), ("deed", row.deeds), ("noun", row.nouns), ("toll", row.tolls))
        for word in words
    }


def find_counts(sentence: Sentence) -> Iterator[Count]:
    """The counts of a sentence that are told as fact, in order."""
    for token in sentence.tokens:
        if token.tag != "CD" or token.entity in NOT_COUNTS or _within_number(sentence, token):
            continue
        value = number_at(sentence, token.i)
        if value is None:
            continue
        noun = sentence.tokens[token.head] if token.dep in ("nummod", "amod") else token
        if _besides(sentence, token, noun):
            continue
        found = _by_noun(sentence, noun) or _by_verb(sentence, noun) or _by_toll(sentence, token)
        if found is None or status_of(sentence, found[1])[0] is not Status.ACTUAL:
            continue
        low, high = _bounds(sentence, token.i, value)
        yield Count(
            found[0], value, low, high, _whom(sentence, noun), _marks(sentence, noun), sentence, token.i, found[1]
        )


def number_at(sentence: Sentence, i: int) -> int | None:
    """The value of the number that begins at token i: "1,200", "twelve", "4 thousand"; None for others."""
    text = sentence.tokens[i].lower.replace(",", "")
    value = float(WORDS[text]) if text in WORDS else None
    if value is None and text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit():
        value = float(text)
    if value is None:
        return None
    after = sentence.tokens[i + 1].lower if i + 1 < len(sentence.tokens) else ""
    value *= SCALES.get(after, 1)
    return int(value) if value == int(value) and value < 10**9 else None


def _within_number(sentence: Sentence, token: Token) -> bool:
    """Whether it goes on with the number before it, or is part of a compound ("48-hour", "5-4")."""
    before = sentence.tokens[token.i - 1] if token.i else None
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if before is not None and (before.tag == "CD" or before.text in ("-", "–", "$", "€", "£", "/", ".")):
        return True
    return after is not None and after.text in ("-", "–", "/", "%")


def _besides(sentence: Sentence, token: Token, noun: Token) -> bool:
    """ "another 23", "two more", "three of them", "including two": no count of the whole."""
    beside = [*sentence.dependents(token.i), *sentence.dependents(noun.i, "amod", "det", "advmod", "nummod")]
    if noun.lower in MORE or any(
        t.lower in MORE and sentence.tokens[t.head].i in (token.i, noun.i) and not _more_than(sentence, t)
        for t in beside
    ):
        return True
    if any(
        sentence.tokens[n].lower in PARTS
        for n in (*obliques(sentence, token.i, "of"), *obliques(sentence, noun.i, "of"))
    ):
        return True
    return any(t.lower in ("including", "among") for t in (sentence.tokens[noun.head], sentence.tokens[token.head]))


def _more_than(sentence: Sentence, token: Token) -> bool:
    return token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].lower == "than"


def _by_noun(sentence: Sentence, noun: Token) -> tuple[str, int] | None:
    """ "31 dead", "12 detainees"."""
    measure = measure_index().get((noun.lemma.lower(), "noun")) or measure_index().get((noun.lower, "noun"))
    if measure is not None:
        return measure, noun.i
    for token in sentence.dependents(noun.i, "amod", "acomp", "appos"):
        measure = measure_index().get((token.lower, "noun"))
        if measure is not None and token.pos == "ADJ":
            return measure, noun.i
    return None


def _by_verb(sentence: Sentence, noun: Token) -> tuple[str, int] | None:
    """ "killed 12 people", "nine soldiers died", "twelve were detained"."""
    verb = sentence.tokens[noun.head]
    if verb.pos != "VERB" or verb.i == noun.i:
        return None
    lemma = verb.lemma.lower()
    if noun.dep in ("dobj", "nsubjpass") or (noun.dep == "nsubj" and passive(sentence, verb.i)):
        measure = measure_index().get((lemma, "verb"))
    else:
        measure = measure_index().get((lemma, "deed")) if noun.dep == "nsubj" else None
    return (measure, verb.i) if measure is not None else None


def _by_toll(sentence: Sentence, number: Token) -> tuple[str, int] | None:
    """ "gave the number of arrests as six", "a death toll of 31", "the toll stood at 31"."""
    if number.dep == "attr":
        verb = sentence.tokens[number.head]
    elif number.dep == "pobj":
        preposition = sentence.tokens[number.head]
        verb = sentence.tokens[preposition.head]
        if preposition.lower == "of" and verb.lemma.lower() in TOLLS:
            measure = toll_measure(sentence, verb.i)
            return (measure, verb.i) if measure else None
        if preposition.lower != "at":
            return None
        if verb.pos == "NOUN" and verb.lemma.lower() not in TOLLS:  # the parse hangs "at" on "detainees"
            verb = next((t for t in sentence.ancestors(verb.i) if t.pos == "VERB"), verb)
    else:
        return None
    if verb.lemma not in PUTTING:
        return None
    for token in sentence.dependents(verb.i, "dobj", "nsubj", "nsubjpass"):
        measure = toll_measure(sentence, token.i) if token.lemma.lower() in TOLLS else None
        if measure is not None:
            return measure, verb.i
    return None


def toll_measure(sentence: Sentence, toll: int) -> str | None:
    """What a toll counts: "death toll", "number of people killed"; a bare toll is of the dead."""
    for token in sentence.dependents(toll, "compound", "amod", "nmod"):
        measure = measure_index().get((token.lemma.lower(), "noun"))
        if measure is not None:
            return measure
    for n in obliques(sentence, toll, "of"):
        counted = sentence.tokens[n]
        measure = measure_index().get((counted.lemma.lower(), "noun")) or measure_index().get((counted.lower, "noun"))
        if measure is not None:
            return measure
        for participle in sentence.dependents(n, "acl"):
            measure = measure_index().get((participle.lemma.lower(), "verb"))
            if measure is not None:
                return measure
    return measure_index().get((sentence.tokens[toll].lemma.lower(), "toll"))


def _bounds(sentence: Sentence, i: int, value: int) -> tuple[float, float]:
    before = " ".join(t.lower for t in sentence.tokens[max(0, i - 3) : i])
    if any(before.endswith(words) for words in LEAST):
        return value, float("inf")
    if any(before.endswith(words) for words in MOST):
        return 0, value
    if any(before.endswith(words) for words in ABOUT):
        return value * (1 - VAGUE), value * (1 + VAGUE)
    return value, value


def _whom(sentence: Sentence, noun: Token) -> str | None:
    general = ("people", "person", "man", "individual", "victim", "resident", "other")
    if noun.tag == "CD":  # "three of their fighters"
        parts = (sentence.tokens[n] for n in obliques(sentence, noun.i, "of"))
        noun = next((t for t in parts if t.pos == "NOUN"), noun)
    lemma = noun.lemma.lower()
    if noun.pos not in ("NOUN", "PROPN") or lemma in general or (lemma, "noun") in measure_index():
        return None
    return lemma if noun.tag != "CD" else None


def _marks(sentence: Sentence, noun: Token) -> frozenset[str]:
    modifiers = sentence.dependents(noun.i, "amod", "compound", "nmod", "poss")
    return frozenset(
        t.lemma.lower() for t in modifiers if t.pos in ("PROPN", "ADJ", "NOUN") and t.lower not in ("dead",)
    )
