"""Proper names in a sentence that could be places: what the tables know of them, and which noun makes them one."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.places.nouns import PlaceNoun, place_noun
from dragoman.sentences import Sentence, Token
from dragoman.vocabulary.cities import cities_named
from dragoman.vocabulary.world import WorldKind, WorldName, names_at

PARTICLES = frozenset(
    "de del la le les el al es du sur bin ibn i ou der den am im an da do das dos e y ash ad ar ez ed en esh".split()
)
_HYPHENS = frozenset("-‐‑–'’")
_APPOSED = frozenset(("city", "town", "village", "hamlet", "settlement", "township", "municipality", "locality"))
_NOT_NAMES = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY", "LANGUAGE", "WORK_OF_ART", "LAW")
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A name of the tables at tokens first to last, both included; names: what it can mean."""

    first: int
    last: int
    names: tuple[WorldName, ...]

    def of(self, *kinds: WorldKind) -> WorldName | None:
        """Its first meaning of these kinds."""
        return next((name for name in self.names if name.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that could be a place. first, last: its tokens; end: the last token with the noun that follows it.

    mark: its row in the tables, where the whole name is one. noun: the place noun beside it ("village", "airport").
    base: the name that it opens with: "Khartoum" in "Khartoum International Airport"; else the name itself.
    apposed: the token of the place noun where that follows in apposition: "X, a village near …".
    """

    first: int
    last: int
    end: int
    head: int
    name: str
    mark: Mark | None
    noun: PlaceNoun | None
    base: str
    apposed: int | None = None


def find_marks(sentence: Sentence) -> tuple[Mark, ...]:
    """Names of the tables, leftmost longest first, none in another."""
    found = []
    ends = {token.end: token.i for token in sentence.tokens}
    after = 0
    for token in sentence.tokens:
        if token.i < after:
            continue
        names = names_at(sentence.text, token.start - sentence.start)
        last = ends.get(token.start + len(names[0].form)) if names else None
        if last is not None:
            found.append(Mark(token.i, last, names))
            after = last + 1
    return tuple(found)


def find_toponyms(sentence: Sentence, marks: tuple[Mark, ...]) -> Iterator[Toponym]:
    """Every run of proper nouns that could name a place, in order."""
    marked = {i: mark for mark in marks for i in range(mark.first, mark.last + 1)}
    at = 0
    tokens = sentence.tokens
    while at < len(tokens):
        if not _opens(tokens[at], marked):
            at += 1
            continue
        last = _run_end(tokens, at, marked)
        toponym = _toponym(sentence, at, last, marked)
        if toponym:
            yield toponym
        at = last + 1


def _opens(token: Token, marked: dict[int, Mark]) -> bool:
    return token.i in marked or _is_proper(token)


def _is_proper(token: Token) -> bool:
    if token.entity in _NOT_NAMES or not token.text[0].isalpha():
        return False
    if token.tag in ("NNP", "NNPS"):
        return token.text[0].isupper()
    return (
        token.text[0].isupper() and token.entity in ("GPE", "LOC", "FAC") and token.pos in ("NOUN", "ADJ", "X", "PROPN")
    )


def _run_end(tokens: tuple[Token, ...], first: int, marked: dict[int, Mark]) -> int:
    """The last token of the run of proper nouns that opens here; a name of the tables is never cut."""
    last = marked[first].last if first in marked else first
    while last + 1 < len(tokens):
        step = _next_of_run(tokens, last)
        if step is None or _is_possessive(tokens[step]):
            break
        mark = marked.get(step)
        if mark and mark.of(WorldKind.ADJECTIVE, WorldKind.PEOPLE) and not mark.of(WorldKind.COUNTRY):
            break
        last = mark.last if mark else step
    return last


def _is_possessive(token: Token) -> bool:
    return token.tag == "POS"


def _next_of_run(tokens: tuple[Token, ...], last: int) -> int | None:
    """The next token of the name, over a hyphen or particles."""
    at = last + 1
    while at < len(tokens) and at - last <= 4:
        token = tokens[at]
        if _is_proper(token):
            return at
        glued = token.text in _HYPHENS and token.start == tokens[at - 1].end and token.tag != "POS"
        if not glued and not (
            token.lower in PARTICLES and token.text.islower() and token.tag not in ("IN", "CC", "DT")
        ):
            return None
        if glued and (at + 1 >= len(tokens) or tokens[at + 1].start != token.end):
            return None
        at += 1
    return None


def _toponym(sentence: Sentence, first: int, last: int, marked: dict[int, Mark]) -> Toponym | None:
    """The run as one toponym; None where a part of it is a known name and the rest makes it another thing."""
    tokens = sentence.tokens
    first = _with_article(sentence, _skip_direction(sentence, first, last, marked), last)
    mark = marked.get(first)
    whole = mark if mark and (mark.first, mark.last) == (first, last) else None
    noun = None
    end = last
    name = base = _text(sentence, first, last)
    if whole is None and first < last:
        noun = place_noun(tokens[last].lower, "after")
        if noun is None and not _is_known(name) and _holds_mark(first, last, marked):
            return None
        base = _base(sentence, first, last, marked) if noun else name
    if noun is None:
        end, noun = _noun_after(sentence, last)
    if noun is None:
        noun = _noun_before(sentence, first)
    apposed = apposed_noun(sentence, last) if noun is None else None
    if apposed is not None:
        noun = place_noun(tokens[apposed].lower, "before")
    return Toponym(first, last, end, _head(sentence, first, end), name, whole, noun, base, apposed)


def apposed_noun(sentence: Sentence, last: int) -> int | None:
    """The place noun of ", a village near …" after a name; None for ", a village elder"."""
    tokens = sentence.tokens
    if last + 3 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].lower not in ("a", "an", "the"):
        return None
    for at in range(last + 3, min(last + 8, len(tokens))):
        token = tokens[at]
        followed = at + 1 < len(tokens) and tokens[at + 1].tag in ("NN", "NNS", "NNP", "POS", "HYPH")
        if token.tag == "NN" and token.lower in _APPOSED and not followed:
            return at
        if token.tag not in ("NN", "JJ", "JJS", "JJR", "VBN", "VBG", "RB", "HYPH", "CD", "NNP", "POS", ","):
            return None
    return None


def _base(sentence: Sentence, first: int, last: int, marked: dict[int, Mark]) -> str:
    """The known name that a site's name opens with, else the words before its noun."""
    if first in marked:
        return _text(sentence, first, marked[first].last)
    for end in range(last - 1, first - 1, -1):
        if _is_known(_text(sentence, first, end)):
            return _text(sentence, first, end)
    return _text(sentence, first, last)


def _holds_mark(first: int, last: int, marked: dict[int, Mark]) -> bool:
    return any(i in marked for i in range(first, last + 1))


def _is_known(name: str) -> bool:
    return bool(cities_named(name))


def _with_article(sentence: Sentence, first: int, last: int) -> int:
    """ "In The Hague": a capital letter within a sentence, and a city of that name."""
    if first < 2 or sentence.tokens[first - 1].text != "The" or not _is_known(_text(sentence, first - 1, last)):
        return first
    return first - 1


def _skip_direction(sentence: Sentence, first: int, last: int, marked: dict[int, Mark]) -> int:
    """ "Eastern Chad" as two proper nouns: the direction is none of the name."""
    if first < last and first not in marked and sentence.tokens[first].text.islower():
        return first + 1
    if first < last and sentence.tokens[first].lower.endswith("ern") and marked.get(first + 1):
        return first + 1
    return first


def _text(sentence: Sentence, first: int, last: int) -> str:
    return sentence.span(first, last).text


def _noun_after(sentence: Sentence, last: int) -> tuple[int, PlaceNoun | None]:
    """ "(X) border crossing": the last of the common nouns that follow, where it is a place noun."""
    tokens = sentence.tokens
    end, at = last, last + 1
    while at < len(tokens) and at - last <= 3 and tokens[at].tag in ("NN", "NNS", "JJ") and tokens[at].entity != "DATE":
        if tokens[at].tag != "JJ":
            end = at
        at += 1
    noun = place_noun(tokens[end].lower, "after") if end > last else None
    return (end, noun) if noun else (last, None)


def _noun_before(sentence: Sentence, first: int) -> PlaceNoun | None:
    """ "The village of (X)", "the town (X)", "the capital, (X)"."""
    tokens = sentence.tokens
    if first >= 2 and tokens[first - 1].lower == "of":
        return place_noun(tokens[first - 2].lower, "of")
    if first >= 1 and tokens[first - 1].tag == "NN":
        return place_noun(tokens[first - 1].lower, "before")
    if first >= 2 and tokens[first - 1].text == "," and tokens[first - 2].lower == "capital":
        return place_noun("capital", "of")
    return None


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token of this range whose head is out of it; the last such one."""
    for i in range(last, first - 1, -1):
        if not first <= sentence.tokens[i].head <= last or sentence.tokens[i].head == i:
            return i
    return last
