"""What an expression modifies, and the preposition that it stands after."""

from dragoman.sentences import Sentence, Token
from dragoman.times.lexicon import Kind, at, has, lower
from dragoman.times.values import Reading, ToEvent

INEXACT = frozenset(("about", "around", "at", "least", "most", "roughly", "approximately", "early", "late", "the", "a"))
PREPOSITIONS = frozenset(
    "on in by until till before since after from for within during over at of to through throughout between than".split()
)
PLACES = frozenset(("GPE", "LOC", "FAC"))
TIME_NOUNS = frozenset(("hour", "time", "day", "date", "end", "close", "start", "beginning"))
ATTRIBUTIVE = frozenset(("poss", "compound", "nmod", "amod", "nummod"))
OPENING = frozenset("“«„")
CLOSING = frozenset("”»")


def is_attributive(sentence: Sentence, reading: Reading) -> bool:
    """ "Tuesday's final", "the June 12 truce"."""
    if lower(sentence, reading.last + 1) in ("'s", "’s", "'", "’"):
        return True
    head = sentence.tokens[reading.head]
    following = at(sentence, reading.last + 1)
    return (
        head.dep in ATTRIBUTIVE
        and head.head > reading.last
        and following is not None
        and following.pos in ("NOUN", "PROPN", "ADJ", "PUNCT")
        and following.text not in (",", ".")
    )


def preposition_of(sentence: Sentence, reading: Reading) -> str:
    """The preposition before an expression; that of the hour in "until the same hour on Friday"; "" without one."""
    if is_attributive(sentence, reading):
        return ""
    i = reading.first - 1
    while lower(sentence, i) in INEXACT and lower(sentence, i) != "at":
        i -= 1
    word = lower(sentence, i)
    if word in ("on", "of"):
        hour = _hour_before(sentence, i)
        if hour:
            return hour
    if word == "of" and lower(sentence, i - 1) == "as":
        return "since"
    if word == "than":
        return word if lower(sentence, i - 1) == "later" and lower(sentence, i - 2) in ("no", "not") else ""
    if word == "from":
        return word if sentence.tokens[i].pos == "ADP" else ""
    return word if word in PREPOSITIONS else ""


def _hour_before(sentence: Sentence, i: int) -> str:
    """The "until" or "by" of the hour that "on Friday" stands after."""
    token = at(sentence, i - 1)
    if token is None or not (token.lemma in TIME_NOUNS or has(token, Kind.PART_OF_DAY)):
        return ""
    i -= 2
    while i >= 0 and sentence.tokens[i].pos in ("DET", "ADJ", "NUM"):
        i -= 1
    word = lower(sentence, i)
    return word if word in ("until", "till", "by", "since") else ""


def attach_of(sentence: Sentence, reading: Reading, within: frozenset[int]) -> int:
    """The verb or noun above an expression, none of `within` (tokens of time expressions); the root where none is."""
    start = reading.head
    if isinstance(reading.value, ToEvent) and reading.anchor is not None:
        start = _beside_anchor(sentence, reading.head, reading.anchor)
    last = start
    previous = sentence.tokens[start]
    for token in sentence.ancestors(start):
        last = token.i
        if token.i not in within and _carries(token, previous):
            return token.i
        previous = token
    return last


def _beside_anchor(sentence: Sentence, head: int, anchor: int) -> int:
    """Where to climb from: the parse may hang "a day" below the event that it is counted from."""
    if sentence.tokens[head].head == anchor or any(t.i == anchor for t in sentence.ancestors(head)):
        return anchor
    return head


def _carries(token: Token, below: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return True
    if token.pos == "PROPN":
        return token.entity not in PLACES or below.dep in ("poss", "compound", "nmod")
    return token.pos == "NOUN"


def stands_in_quotation(sentence: Sentence, first: int) -> bool:
    """Whether the quotation marks before token `first` leave one open."""
    straight = depth = 0
    for token in sentence.tokens[:first]:
        if token.text == '"':
            straight += 1
        elif token.text[0] in OPENING:
            depth += 1
        elif token.text[0] in CLOSING:
            depth -= 1
    return straight % 2 == 1 or depth > 0
