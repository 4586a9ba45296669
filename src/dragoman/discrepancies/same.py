"""Whether two noun phrases of a report mean one thing, and two clauses one time."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from dragoman.discrepancies.claims import Told
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Token
from dragoman.times import TimeExpression, TimeForm

ALIKE = (  # nouns that one source or another uses for the same things
    "soldier serviceman troop trooper", "ship vessel boat tanker freighter", "fighter militant rebel insurgent gunman",
    "refugee migrant", "house home", "plane jet aircraft warplane", "village settlement hamlet", "officer policeman",
    "deputy lawmaker legislator mp member", "protester protestor demonstrator marcher", "border crossing frontier",
    "talk negotiation", "truce ceasefire", "agreement deal accord pact treaty",
)  # fmt: skip
OTHERS = frozenset("another other second third separate different new a an".split())
CHANGING = frozenset("again earlier previously formerly once until later then since meanwhile initially".split())
SETTLEMENTS = frozenset("town city village port island district province region area".split())
PARTS = frozenset("north south east west northeast northwest southeast southwest capital".split())
RECENT = timedelta(days=7)  # before the report; what is dated earlier is no news
COURSE = ("dobj", "prep", "pobj", "prt", "advmod", "acomp", "npadvmod", "attr", "oprd", "ccomp")


def kind_of(lemma: str) -> str:
    """One word for all that are used alike."""
    return next((group.split()[0] for group in ALIKE if lemma in group.split()), lemma)


def same_thing(told: Told, one: tuple[Sentence, int], other: tuple[Sentence, int]) -> bool:
    """Whether two nouns name one actor, or one thing that the second time is known; nothing sets them apart."""
    tokens = [s.tokens[i] for s, i in (one, other)]
    nouns = all(t.pos != "PRON" for t in tokens)
    if nouns and (numbers(*one) != numbers(*other) or not fit(marks(*one), marks(*other))):
        return False
    ids = [set(told.cast.at(s.index, i)) for s, i in (one, other)]
    if ids[0] and ids[1]:
        return ids[0] == ids[1]
    if tokens[1].lower == "it" and not ids[1] and other[0].index - one[0].index == 1:
        return tokens[0].dep in ("nsubj", "nsubjpass") and tokens[1].dep in ("nsubj", "nsubjpass")
    if any(t.pos not in ("NOUN", "PROPN") for t in tokens):
        return False
    if _named_so(told, tokens[0], tokens[1]) or _named_so(told, tokens[1], tokens[0]):
        return True
    alike = kind_of(tokens[0].lemma.lower()) == kind_of(tokens[1].lemma.lower())
    return alike and not any(t.lower in OTHERS for t in other[0].dependents(other[1], "det", "amod"))


def _named_so(told: Told, noun: Token, name: Token) -> bool:
    """ "the town" where the report has "the town of Faya" and speaks of Faya."""
    if noun.lemma.lower() not in SETTLEMENTS or name.pos != "PROPN":
        return False
    return any(
        token.text == name.text and s.tokens[token.head].lower == "of"
        and s.tokens[s.tokens[token.head].head].lemma.lower() == noun.lemma.lower()
        for s in told.document.sentences for token in s.tokens
    )  # fmt: skip


def numbers(sentence: Sentence, i: int) -> set[str]:
    """The numbers that stand before a noun."""
    return {t.lower for t in sentence.dependents(i, "nummod")}


def marks(sentence: Sentence, i: int) -> set[str]:
    """What tells a thing from others of its kind: adjectives, names, "on oil"."""
    if sentence.tokens[i].pos != "NOUN":
        return set()
    found = {t.lemma.lower() for t in sentence.dependents(i, "amod", "compound", "nmod")}
    for preposition in sentence.dependents(i, "prep"):
        found |= {t.lemma.lower() for t in sentence.dependents(preposition.i, "pobj")}
    return found


def fit(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two sets of what is known do not exclude each other: one is empty, or they meet."""
    return not one or not other or bool(one & other)


def same_day(told: Told, one: Sentence, other: Sentence, times: Sequence[TimeExpression]) -> bool:
    """Whether no day that a sentence names keeps it apart from the other; one without is the day's news."""
    first, second = (
        [(t.start, t.end) for t in times if t.sentence == s.index and t.start and t.end and t.form is TimeForm.POINT]
        for s in (one, other)
    )
    if first and second:
        return any(a[0] <= b[1] and b[0] <= a[1] for a in first for b in second)
    if told.report.published is None or not (first or second):
        return True
    news = date.fromisoformat(told.report.published[:10]) - RECENT
    return any(end >= news for _, end in first or second)


def changing(sentence: Sentence, verb: int) -> bool:
    """Whether the clause of a verb tells of how it was before or after."""
    words = [t for t in sentence.tokens if t.lower in CHANGING and t.dep in ("advmod", "mark", "prep")]
    if not words:
        return False
    span = clause_span(sentence, verb)
    return any(span.start <= t.start < span.end for t in words)


def parts(sentence: Sentence, verb: int) -> set[str]:
    """The part of a country or town that a clause speaks of ("in the north"), as words."""
    below = set(sentence.subtree(verb))
    return {sentence.tokens[i].lower.removesuffix("ern") for i in below} & PARTS


def same_parts(one: tuple[Sentence, int], other: tuple[Sentence, int]) -> bool:
    """Whether two clauses do not speak of different parts."""
    return fit(parts(*one), parts(*other))


def two_named_words(told: Told, one: tuple[Sentence, int], other: tuple[Sentence, int]) -> bool:
    """Whether two clauses stand on the words of two sources."""
    first, second = (told.statement(s.span(i, i)) for s, i in (one, other))
    return first is not None and second is not None and told.word(first) != told.word(second)


def course(sentence: Sentence, verb: int, besides: Iterable[int] = (), depth: int = 4) -> set[str]:
    """Lemmas and words that go on from the verb ("take part in the march"), less some tokens."""
    found: set[str] = set()
    left_out = set(besides)
    for token in sentence.dependents(verb, *COURSE) if depth else ():
        if token.i not in left_out and (token.dep != "ccomp" or token.pos == "NOUN"):  # "took them hostage"
            found |= {token.lemma.lower(), token.lower} | course(sentence, token.i, left_out, depth - 1)
    return found
