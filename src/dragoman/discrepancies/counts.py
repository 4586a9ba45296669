"""Counts in the text: how many of whom, and what befell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.actors.lexicon import lexicon
from dragoman.discrepancies.numbers import CURRENCIES, LOOSE, SPANS, Number, find_numbers
from dragoman.discrepancies.same import course, kind_of
from dragoman.events import Status
from dragoman.events.clauses import obliques, passive
from dragoman.events.status import status_of
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import load_table

MORE = frozenset("another other others further additional more extra".split())  # besides those already told
PUTTING = frozenset("put place estimate give list report count tally stand reach be number".split())
TOLLS = frozenset("number toll figure count tally total".split())
SIZES = TOLLS | {"crowd", "turnout", "attendance"}
PARTS = frozenset("whom them these those which".split())  # "two of them": a part of another count
PEOPLE = frozenset("people person individual resident inhabitant".split())
ANYBODY = frozenset("man victim other one body".split())  # stand for those just told of
PARTIAL = frozenset("receive treat admit bury recover find identify name know include comprise".split())
TELLING = frozenset("be have hold say report count list put confirm record document number keep see speak".split())
HELD = frozenset(("freed", "abducted", "detained"))
HOLDABLE = frozenset("prisoner captive hostage detainee inmate".split())
EMPTY = frozenset("be have do say tell include need want see make get add take give hold keep use know".split())
PARTICLES = frozenset("back away down out off up over home".split())
LASTING = frozenset("last run hold extend continue suspend close serve".split())


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One row of figure_words.tsv."""

    measure: str
    verbs: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    tolls: tuple[str, ...] = ()
    things: bool = False


@dataclass(frozen=True, slots=True)
class Befallen:
    """What is told of the counted. at: the token that says it; things: only counts of the same kind can be compared."""

    measure: str
    at: int
    things: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """One count. low, high: bounds of what it says; whom: lemma of the counted ("soldier"), None if it is not named.

    marks: names and nationalities that tell these people from others. number, noun: tokens of the number and of the
    counted; at: the token that says what befell them; told: what is compared ("31", "dozens", "60 days"); shown: the
    number with the counted.
    """

    measure: str
    value: int
    low: float
    high: float
    whom: str | None
    things: bool
    marks: frozenset[str]
    status: Status
    told: str
    shown: str
    sentence: Sentence
    number: int
    noun: int
    at: int

    @property
    def span(self) -> Span:
        """The clause that tells it."""
        return clause_span(self.sentence, self.at)


@cache
def measure_rows() -> dict[tuple[str, str], tuple[MeasureRow, ...]]:
    """(first lemma, how it counts) → rows with such a word."""
    found: dict[tuple[str, str], tuple[MeasureRow, ...]] = {}
    for row in load_table("figure_words", MeasureRow):
        for role, words in (("verb", row.verbs), ("deed", row.deeds), ("noun", row.nouns), ("toll", row.tolls)):
            for first in dict.fromkeys(word.split()[0] for word in words):
                found[first, role] = (*found.get((first, role), ()), row)
    return found


def find_counts(sentence: Sentence) -> Iterator[Count]:
    """The counts of a sentence that are told as fact or as planned, in order."""
    for number in find_numbers(sentence):
        head = sentence.tokens[number.head]
        noun = sentence.tokens[head.head] if head.dep in ("nummod", "amod") else head
        if _besides(sentence, head, noun):
            continue
        found = _befallen(sentence, number, noun)
        if found is None:
            continue
        status = _status(sentence, number, found.at)
        if status in (Status.ACTUAL, Status.FUTURE):
            yield _count(sentence, number, noun, found, status)


def _status(sentence: Sentence, number: Number, at: int) -> Status:
    """Whether it happened; the 'no' of "no more than 12" negates nothing."""
    status = status_of(sentence, at)[0]
    before = [t.lower for t in sentence.tokens[max(0, number.first - 3) : number.first]]
    bounded = before[:1] in (["no"], ["not"]) and before[-1] == "than"
    return Status.ACTUAL if bounded and status is Status.NEGATED else status


def _count(sentence: Sentence, number: Number, noun: Token, found: Befallen, status: Status) -> Count:
    scale = SPANS.get(number.unit or "", 1)
    symbol = number.first > 0 and sentence.tokens[number.first - 1].text in CURRENCIES
    shown = sentence.span(number.first - symbol, max(number.last, noun.i)).text
    value = number.text.lower() if number.loose else str(number.value)
    return Count(
        measure=found.measure,
        value=number.value,
        low=number.low * scale,
        high=number.high * scale,
        whom=number.unit if found.things and number.unit else _whom(sentence, noun, found.measure),
        things=found.things,
        marks=_marks(sentence, noun),
        status=Status.ACTUAL if number.unit in SPANS else status,  # "is to last", "would last": one length
        told=shown if number.unit else value,
        shown=shown,
        sentence=sentence,
        number=number.first,
        noun=noun.i,
        at=found.at,
    )


def _befallen(sentence: Sentence, number: Number, noun: Token) -> Befallen | None:
    if number.unit in SPANS:
        return _by_length(sentence, noun)
    if number.unit is not None:
        return _by_money(sentence, noun)
    head = sentence.tokens[number.head]
    return (
        _by_noun(sentence, noun) or _by_vote(sentence, noun) or _by_verb(sentence, noun)
        or _by_toll(sentence, head) or _by_deed(sentence, noun)
    )  # fmt: skip


def _besides(sentence: Sentence, token: Token, noun: Token) -> bool:
    """ "another 23", "two more", "three of them", "including two", "38 of 51 drones": no count of the whole."""
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj" and above.lower == "of" and sentence.tokens[above.head].tag == "CD":
        return True
    if noun.dep == "dobj" and sentence.tokens[noun.head].lemma in PARTIAL:
        return True
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


def noun_measure(token: Token) -> str | None:
    """The measure of a noun for the counted themselves."""
    rows = (row for word in (token.lemma.lower(), token.lower) for row in measure_rows().get((word, "noun"), ()))
    return next((row.measure for row in rows), None)


def _by_noun(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "31 dead", "12 detainees", "20 soldiers killed", "the abduction of 52 women"."""
    if _acting(sentence, noun):
        return None
    carrier = sentence.tokens[sentence.tokens[noun.head].head]
    deed = noun.dep == "pobj" and sentence.tokens[noun.head].lower == "of" and carrier.lemma not in SIZES
    for token in (noun, carrier) if deed else (noun,):
        measure = noun_measure(token)
        if measure is not None:
            return Befallen(measure, token.i)
    for token in sentence.dependents(noun.i, "amod", "acomp", "appos"):
        measure = noun_measure(token)
        if measure is not None and token.pos == "ADJ":
            return Befallen(measure, noun.i)
    for token in sentence.dependents(noun.i, "acl"):
        row = _row(sentence, token, noun, "verb") if token.tag == "VBN" else None
        if row is not None:
            return Befallen(row.measure, token.i, row.things)
    return None


def _acting(sentence: Sentence, noun: Token) -> bool:
    """Whether a verb tells what befell people who are named by an earlier lot: "released six hostages"."""
    role, verb = _role(sentence, noun), sentence.tokens[noun.head]
    sense = lexicon().senses.get(noun.lower)
    if role is None or sense is None or sense.person is None or verb.lemma in TELLING:
        return False
    return noun.lemma.lower() in HOLDABLE or _row(sentence, verb, noun, role) is not None


def _by_vote(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "passed by 58 votes"."""
    preposition = sentence.tokens[noun.head]
    verb = sentence.tokens[preposition.head]
    if noun.lemma.lower() == "vote" and preposition.lower in ("by", "with") and verb.lemma in (
        "pass", "approve", "adopt", "carry", "ratify", "elect", "back",
    ):  # fmt: skip
        return Befallen("votes in favour", verb.i)
    return None


def _role(sentence: Sentence, noun: Token) -> str | None:
    """Whether the noun is acted on ("verb") or acts ("deed") in the clause of its verb."""
    verb = sentence.tokens[noun.head]
    if verb.pos != "VERB" or verb.i == noun.i:
        return None
    if noun.dep in ("dobj", "nsubjpass") or (noun.dep == "nsubj" and passive(sentence, verb.i)):
        return "verb"
    return "deed" if noun.dep == "nsubj" else None


def _by_verb(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "killed 12 people", "nine soldiers died", "twelve were detained", "30,000 had left their homes"."""
    role, verb = _role(sentence, noun), sentence.tokens[noun.head]
    row = _row(sentence, verb, noun, role) if role else None
    return Befallen(row.measure, verb.i, row.things) if row else None


def _row(sentence: Sentence, verb: Token, noun: Token, role: str) -> MeasureRow | None:
    rows = measure_rows().get((verb.lemma.lower(), role), ())
    if not rows:
        return None
    after = course(sentence, verb.i, (noun.i,))
    fitting = [
        row
        for row in rows
        for word in (row.verbs if role == "verb" else row.deeds)
        if word.split()[0] == verb.lemma.lower() and set(word.split()[1:]) <= after
    ]
    if any(row.things for row in fitting):
        human = _human(sentence, noun)
        fitting = [row for row in fitting if row.things is not human] or [r for r in fitting if r.things]
    return fitting[0] if fitting else None


def _human(sentence: Sentence, noun: Token) -> bool:
    """Whether people are counted; a bare number counts people."""
    if noun.tag == "CD" or noun.lower in LOOSE:
        parts = [sentence.tokens[n] for n in obliques(sentence, noun.i, "of")]
        return not parts or _human(sentence, parts[0])
    sense = lexicon().senses.get(noun.lower)
    return (
        noun.pos == "PROPN"
        or noun.lemma.lower() in PEOPLE | ANYBODY
        or (sense is not None and sense.person is not None)
    )


def _by_toll(sentence: Sentence, number: Token) -> Befallen | None:
    """ "gave the number of arrests as six", "a death toll of 31", "the toll stood at 31"."""
    if number.dep == "attr" or (number.dep == "dobj" and sentence.tokens[number.head].lemma == "number"):
        verb = sentence.tokens[number.head]
    elif number.dep == "pobj":
        preposition = sentence.tokens[number.head]
        verb = sentence.tokens[preposition.head]
        if preposition.lower == "of" and verb.lemma.lower() in SIZES:
            measure = toll_measure(sentence, verb.i)
            return Befallen(measure, verb.i) if measure else None
        if preposition.lower not in ("at", "as"):
            return None
        if verb.pos == "NOUN" and verb.lemma.lower() not in SIZES:  # the parse hangs "at" on "detainees"
            verb = next((t for t in sentence.ancestors(verb.i) if t.pos == "VERB"), verb)
    else:
        return None
    if verb.lemma not in PUTTING:
        return None
    for token in sentence.dependents(verb.i, "dobj", "nsubj", "nsubjpass"):
        measure = toll_measure(sentence, token.i) if token.lemma.lower() in SIZES else None
        measure = measure or (noun_measure(token) if verb.lemma == "number" else None)
        if measure is not None:
            return Befallen(measure, verb.i)
    return None


def toll_measure(sentence: Sentence, toll: int) -> str | None:
    """What a toll counts: "death toll", "number of people killed"; a bare toll is of the dead."""
    for token in sentence.dependents(toll, "compound", "amod", "nmod"):
        measure = noun_measure(token)
        if measure is not None:
            return measure
    for n in obliques(sentence, toll, "of"):
        counted = sentence.tokens[n]
        measure = noun_measure(counted)
        if measure is not None:
            return measure
        for participle in sentence.dependents(n, "acl"):
            row = _row(sentence, participle, counted, "verb")
            if row is not None:
                return row.measure
    return next((r.measure for r in measure_rows().get((sentence.tokens[toll].lemma.lower(), "toll"), ())), None)


def _by_deed(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "41,000 refugees had arrived", "nine vessels were turned back": any verb, with the same things counted."""
    role, verb = _role(sentence, noun), sentence.tokens[noun.head]
    if role is None or verb.lemma.lower() in EMPTY:
        return None
    after = sentence.dependents(verb.i, "prt", "advmod")  # "turned back" is parsed either way
    particle = next((t.lower for t in after if t.dep == "prt" or t.lower in PARTICLES), "")
    return Befallen(f"{verb.lemma} {particle} {role}", verb.i, True)


def _by_money(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "lend $200 million", "put the damage at $3 billion"."""
    above = sentence.tokens[noun.head]
    if noun.dep in ("dobj", "npadvmod", "nsubjpass") and above.pos == "VERB" and above.lemma not in EMPTY:
        return Befallen(f"{above.lemma} money", above.i, True)
    carrier = sentence.tokens[above.head]
    if noun.dep == "pobj" and above.lower == "at" and carrier.lemma in PUTTING:
        for token in sentence.dependents(carrier.i, "dobj", "nsubjpass"):
            return Befallen(f"{token.lemma} of money", carrier.i, True)
    return None


def _by_length(sentence: Sentence, noun: Token) -> Befallen | None:
    """ "the truce would last 30 days": how long the thing in the subject lasts."""
    above = sentence.tokens[noun.head]
    verb = sentence.tokens[above.head] if noun.dep == "pobj" and above.lower == "for" else above
    if verb.lemma not in LASTING or noun.dep not in ("npadvmod", "dobj", "pobj"):
        return None
    lasting = next((t for t in sentence.dependents(verb.i, "nsubj", "nsubjpass", "dobj") if t.i != noun.i), None)
    if lasting is None and verb.dep == "xcomp":
        lasting = next(sentence.dependents(verb.head, "nsubj"), None)
    if lasting is None or lasting.pos != "NOUN":
        return None
    return Befallen(f"length of {lasting.lemma}", verb.i, True)


def _whom(sentence: Sentence, noun: Token, measure: str) -> str | None:
    if measure.startswith("votes "):
        return None
    if noun.tag == "CD" or noun.lower in LOOSE:
        parts = (sentence.tokens[n] for n in obliques(sentence, noun.i, "of"))  # "three of their fighters"
        found = next((t for t in parts if t.pos == "NOUN"), None)
        if found is None:
            return None
        noun = found
    lemma = noun.lemma.lower()
    if noun.pos not in ("NOUN", "PROPN") or lemma in ANYBODY or noun_measure(noun) is not None:
        return None
    if measure in HELD and lemma in HOLDABLE:
        return None
    if lemma in PEOPLE:
        return "people"
    return kind_of(lemma)


def _marks(sentence: Sentence, noun: Token) -> frozenset[str]:
    modifiers = sentence.dependents(noun.i, "amod", "compound", "nmod", "poss")
    return frozenset(
        t.lemma.lower() for t in modifiers if t.pos in ("PROPN", "ADJ", "NOUN") and t.lower not in ("dead",)
    )
