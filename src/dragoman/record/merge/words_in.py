"""The words by which a clause tells its matter: stems and concepts, without names, days and words of reporting."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.record.merge.names_across import fold
from dragoman.vocabulary.load import load_table
from dragoman.vocabulary.world import countries

_WORD = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SUFFIXES = tuple("ations ation ments ment ings ing edly ions ion ied ies ed es ly s e y".split())
SENTENCES = 20_000  # whose words are remembered
_SHORTEST = 3
_FEW = 2  # words of a clause, at least, of which those in common are a part
_PLAIN = frozenset(
    """
    the a an of and to that for with was were which who whose whom his her its their they them this these those he she
    it we you i us our my your in on at by from as is are be been being has have had having will would could should may
    might must can shall do does did not no nor or but if than then so such into onto over under about against between
    among during before after since until till while when where what why how there here also too again more most less
    least very much many some any each every both either neither all other another one two three four five six seven
    eight nine ten first second third last next new old same own only just still yet even ever never already now today
    yesterday tomorrow tonight week month year day days weeks months years hour hours minute morning afternoon evening
    night midnight noon weekend monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december ago earlier later early late recently soon say says said
    saying tell tells told add adds added state stated statement report reported according accord spokesman spokeswoman
    spokesperson official officials minister ministers ministry president government governments leader leaders chief
    foreign prime secretary mr ms mrs dr gen general col country countries nation nations people side sides
    reporters news agency make makes made take takes took taken give gives gave given get got go goes going went come
    came up down out off back through per cent including because near some well part around across along without within
    """.split()
)
ACTS = frozenset("urge warn accuse condemn reject praise promise summon welcom".split())  # words for speech acts
HARM = frozenset(("death", "wound"))
_REPLY = re.compile(r"\b(?:(?:fir|sho|hit|struck|strik)\w* back|return(?:ed|ing|s)? (?:the )?fire)\b", re.IGNORECASE)
AGAIN = frozenset("again renewed second third repeated repeatedly anew twice".split())


@dataclass(frozen=True, slots=True)
class _Concept:
    """vocabulary/concepts.tsv."""

    concept: str
    words: tuple[str, ...]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded word without its ending; crude, the same for all forms of one word."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST + (suffix == "y"):
            word = word[: -len(suffix)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiousl":
        word = word[:-1]
    return word.replace("isat", "izat").replace("our", "or") if len(word) > 4 else word


@cache
def _concepts() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_table("concepts", _Concept):
        for word in (row.concept, *row.words):
            found.setdefault(stem(fold(word).replace("-", "")), row.concept)
    return found


@cache
def _nations() -> frozenset[str]:
    """Words for states, their people and seats: parties and places are compared as such."""
    forms = (f for c in countries() for f in (c.name, *c.aliases, *c.adjectives, *c.people, *c.capital))
    return frozenset(folded for form in forms if " " not in (folded := fold(form)))


@lru_cache(maxsize=100_000)
def _key(word: str) -> str | None:
    """The concept or the stem of a word as written; None for names of nations and words that tell no matter."""
    if word[0].isdigit():
        return word if len(word) > 1 else None
    folded = fold(word.replace("-", ""))
    if len(folded) < _SHORTEST - 1 or folded in _PLAIN or folded in _nations():
        return None
    found = stem(folded)
    return _concepts().get(found, found)


@lru_cache(maxsize=SENTENCES)
def words_of(text: str) -> frozenset[str]:
    """The words that tell a matter: concepts where the table knows them, else stems, and figures as written."""
    return frozenset(key for found in _WORD.finditer(text) if (key := _key(found.group())))


def shown(text: str, keys: frozenset[str]) -> list[str]:
    """The words of a text, as written there, that have these keys, each key once."""
    found: dict[str, str] = {}
    for word in (match.group() for match in _WORD.finditer(text)):
        if (key := _key(word)) in keys and key is not None:
            found.setdefault(key, word)
    return list(found.values())


@lru_cache(maxsize=50_000)
def name_words(name: str) -> frozenset[str]:
    """The same of a name, concepts left out."""
    return frozenset(stem(fold(m.group().replace("-", ""))) for m in _WORD.finditer(name))


@lru_cache(maxsize=SENTENCES)
def proper_words(text: str, first: bool = True) -> frozenset[str]:
    """The words that are written as names; no nations, days, offices. first: the first word counts too."""
    words = (m.group() for m in _WORD.finditer(text) if m.group()[0].isupper() and (first or m.start() > 1))
    folded = (fold(word.replace("-", "")) for word in words)
    return frozenset(stem(w) for w in folded if len(w) > _SHORTEST and w not in _PLAIN and w not in _nations())


@lru_cache(maxsize=SENTENCES)
def tells_again(text: str) -> bool:
    """Whether a clause says that the like had happened before: "a second", "again", "renewed"."""
    return any(fold(m.group()) in AGAIN for m in _WORD.finditer(text))


@lru_cache(maxsize=SENTENCES)
def replies(text: str) -> bool:
    """Whether a clause tells an answer to fire: "shot back" is not the first shot."""
    return bool(_REPLY.search(text))


def share(first: frozenset[str], second: frozenset[str], but: frozenset[str]) -> tuple[float | None, frozenset[str]]:
    """The part (0–1) of the shorter one's words that both have, and these words; `but`: words that do not count.

    None for the part where they share nothing and one has a single word or none: that says nothing.
    """
    first, second = first - but, second - but
    common, shorter = first & second, min(len(first), len(second))
    if not common and shorter < _FEW:
        return None, common
    return len(common) / max(shorter, _FEW), common


@lru_cache(maxsize=SENTENCES)
def figures_and_words(text: str) -> frozenset[str]:
    """All words of a sentence by their stems, names and figures included: to tell a sentence from another."""
    return frozenset(stem(fold(m.group().replace("-", "")).replace(".", "")) for m in _WORD.finditer(text))


def forget() -> None:
    """Empties what is remembered of sentences: megabytes in a case of thousands of reports."""
    for remembered in (words_of, proper_words, tells_again, replies, figures_and_words):
        remembered.cache_clear()
