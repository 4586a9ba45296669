"""How a name stands in its sentence: under which preposition, and what happens there."""

from dataclasses import dataclass, replace

from dragoman.places.names import Toponym
from dragoman.places.nouns import place_noun
from dragoman.sentences import Sentence, Token

STATIC = frozenset(
    "in at near inside outside across around throughout through within along off beyond beneath above below".split()
)
MOTION = frozenset("to from into onto toward towards for via past out".split())
LOOSE = frozenset("of on over by about".split())
DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest northern southern eastern western northeastern "
    "northwestern southeastern southwestern north-eastern north-western south-eastern south-western central".split()
)
# What one is "in" without being there: "confidence in Kyiv", "invest in Angola".
INWARD = frozenset(
    "confidence trust faith belief interest believe trust invest investment result stake role specialise specialize "
    "interested investor partner ally".split()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """attach: the token that the place belongs to; preposition: the one that links them; dep: of the topmost word.

    part: it is reached through a part of the place ("the outskirts of X").
    """

    attach: int
    preposition: str | None
    dep: str
    part: bool = False


def standing(sentence: Sentence, toponym: Toponym) -> Standing:
    """Where a name hangs: up through coordination, apposition, "the city of", to what governs."""
    climbed = climb(sentence, toponym.head)
    if climbed.preposition is None and climbed.dep in ("pobj", "dep", "ROOT", "nmod", "npadvmod"):
        before = preposition_before(sentence, toponym.first)
        return replace(climbed, preposition=before if before != "of" else None)
    return climbed


def climb(sentence: Sentence, head: int) -> Standing:
    """The same for any noun, by the parse alone."""
    tokens = sentence.tokens
    at, part = head, False
    for _ in tokens:
        token = tokens[at]
        above = tokens[token.head]
        if token.head == at:
            break
        if token.dep in ("pobj", "pcomp") and above.tag in ("IN", "TO"):
            governor = _beyond(sentence, above)
            if above.lower != "of" or not _is_part(tokens[governor]) or tokens[governor].head == governor:
                return Standing(_uncounted(sentence, governor), above.lower, token.dep, part)
            part = part or place_noun(tokens[governor].lower, "part") is not None
            at = governor
        elif _passes(token, above):
            at = token.head
        else:
            return Standing(token.head, None, token.dep, part)
    return Standing(at, None, tokens[at].dep, part)


def _uncounted(sentence: Sentence, governor: int) -> int:
    """ "Killing two near X": what happens is the killing."""
    token = sentence.tokens[governor]
    return token.head if token.tag == "CD" else governor


def _beyond(sentence: Sentence, preposition: Token) -> int:
    """The word that a preposition modifies; "from near X", "and in X" go on up."""
    at = preposition
    for _ in sentence.tokens:
        above = sentence.tokens[at.head]
        if at.head == at.i or not (above.tag in ("IN", "TO") and at.dep in ("prep", "conj", "pcomp", "pobj")):
            break
        at = above
    return at.head


def _is_part(token: Token) -> bool:
    """ "City (of X)", "outskirts (of X)"."""
    return any(place_noun(token.lower, use) for use in ("of", "part"))


def _passes(token: Token, above: Token) -> bool:
    """Whether the place hangs where the word above it hangs."""
    if token.dep not in ("conj", "appos", "compound", "nmod", "poss", "amod"):
        return False
    if above.tag in ("NNP", "NNPS"):
        return token.dep in ("conj", "appos", "compound", "nmod")
    return any(place_noun(above.lower, use) for use in ("of", "after", "part"))


def preposition_before(sentence: Sentence, first: int) -> str | None:
    """The preposition that stands before a noun phrase, over its article and adjectives, whatever the parse says."""
    at = first - 1
    while at >= 0 and first - at <= 5:
        token = sentence.tokens[at]
        if token.tag in ("IN", "TO"):
            return token.lower
        if token.tag not in ("DT", "JJ", "PRP$") and token.lower not in DIRECTIONS:
            return None
        at -= 1
    return None


def direction_before(sentence: Sentence, first: int) -> bool:
    """ "Eastern (Chad)", "north-eastern (Syria)"."""
    return first > 0 and sentence.tokens[first - 1].lower in DIRECTIONS
