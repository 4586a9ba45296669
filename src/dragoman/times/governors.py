"""What an expression modifies, and the preposition that it stands after."""

from dragoman.sentences import Sentence, Token
from dragoman.times.lexicon import Cue, Kind, at, cue, has, lower
from dragoman.times.values import Reading, ToEvent

INEXACT = frozenset("about around least most roughly approximately early late the a".split())
PREPOSITIONS = frozenset(
    "on in by until till before since after from for within during over at of to through between than".split()
)
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
TIME_NOUNS = frozenset(("hour", "time", "day", "date", "end", "close", "start", "beginning"))
ATTRIBUTIVE = frozenset(("poss", "compound", "nmod", "amod", "nummod"))


def is_attributive(sentence: Sentence, reading: Reading) -> bool:
    """ "Tuesday's final", "the April 9 truce"."""
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
    """The preposition before an expression; that of the hour in "until a late hour on Friday"; "" without one."""
    if is_attributive(sentence, reading):
        return ""
    i = reading.first - 1
    while lower(sentence, i) in INEXACT:
        i -= 1
    word = lower(sentence, i)
    if word in ("on", "of"):
        hour = _hour_before(sentence, i)
        if hour:
            return hour
    if word == "of" and lower(sentence, i - 1) == "as":
        return "from"
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
    if isinstance(reading.value, ToEvent) and reading.anchor is not None:
        return _beside_event(sentence, reading, reading.anchor, within)
    if is_attributive(sentence, reading):
        return _climb(sentence, reading.head, within, True)
    return _beside(sentence, reading, _climb(sentence, reading.head, within, False))


def _beside(sentence: Sentence, reading: Reading, found: int) -> int:
    """The verb next to an expression that the parse goes past: "said on Friday it had", "a court on Friday freed"."""
    i = reading.first - 1
    left = at(sentence, i - 1 if lower(sentence, i) in PREPOSITIONS else i)
    if left is not None and left.pos == "VERB" and found > reading.last:
        return left.i
    noun = sentence.tokens[found]
    if lower(sentence, i) in ("for", "of"):
        return found  # "the budget for 2025 was passed": the noun's time alone
    if noun.pos != "NOUN" or noun.dep not in SUBJECTS or noun.i > reading.first or cue(noun, Cue.EVENT, Cue.BEHIND):
        return found
    right = reading.last + 1 + (lower(sentence, reading.last + 1) == ",")
    follows = right <= noun.head and all(t.pos in ("AUX", "ADV", "PART") for t in sentence.tokens[right : noun.head])
    return noun.head if follows and sentence.tokens[noun.head].pos in ("VERB", "AUX") else found


def _climb(sentence: Sentence, start: int, within: frozenset[int], attributive: bool) -> int:
    last, previous = start, sentence.tokens[start]
    for token in sentence.ancestors(start):
        last = token.i
        if token.i not in within and _carries(token, previous, attributive):
            return token.i
        previous = token
    return last


def _carries(token: Token, below: Token, attributive: bool) -> bool:
    if token.pos in ("VERB", "AUX"):
        return True
    if token.pos == "PROPN":  # a named place, person or body has no time of its own
        return below.dep in ("poss", "compound", "nmod")
    return token.pos == "NOUN" and (attributive or not tells_time(token))


def tells_time(token: Token) -> bool:
    """Whether a noun only helps to tell the time: "soon after dusk on Monday", "for a third night on Friday"."""
    return token.lemma in TIME_NOUNS or has(token, Kind.PART_OF_DAY) or has(token, Kind.UNIT)


def _beside_event(sentence: Sentence, reading: Reading, anchor: int, within: frozenset[int]) -> int:
    """The verb of the clause that "a day after X" stands in; the parse may hang it below X, or X above all."""
    head = sentence.tokens[reading.head]
    below = head.head == anchor or any(t.i == anchor for t in sentence.ancestors(reading.head))
    found = _climb(sentence, anchor if below else reading.head, within, False)
    opens = all(t.pos in ("PUNCT", "ADV", "CCONJ") for t in sentence.tokens[: reading.first])
    if opens:
        return _clause_after(sentence, anchor) if found == anchor else found
    verb = next((t.i for t in reversed(sentence.tokens[: reading.first]) if t.pos == "VERB"), None)
    link = sentence.tokens[reading.last]  # "after": where the parse lets it govern another word, climb no further
    misread = link.head != anchor and sentence.tokens[anchor].head != link.i
    if verb is not None and (found == anchor or misread):
        return verb
    noun_left = sentence.tokens[found].pos not in ("VERB", "AUX") and found < reading.first
    return verb if noun_left and verb is not None and verb > found else found


def _clause_after(sentence: Sentence, anchor: int) -> int:
    """The verb below the event word that has a subject of its own behind a comma."""
    for verb in sentence.dependents(anchor):
        if verb.i < anchor or verb.pos not in ("VERB", "AUX"):
            continue
        subject = next(sentence.dependents(verb.i, "nsubj", "nsubjpass", "expl", "csubj"), None)
        if subject and any(t.text == "," for t in sentence.tokens[anchor : sentence.subtree(subject.i)[0]]):
            return verb.i
    return anchor
