"""Persons' names across reports: spellings of one name, initials, middle names, a surname alone."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from dragoman.actors.given_names import given_names
from dragoman.actors.lexicon import lexicon

_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "þ": "th", "ð": "d"}
)
_APOSTROPHES = str.maketrans("-–/", "   ", "’'ʻʼ`‘.")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])(?=\s|$)")
_NATION_END = re.compile(r"(?<=\w{4})(?:ians?|ans?|ese|ish|ia|ic|is?|a|n)$")
_PARTICLES = frozenset(
    "al el ul ad ash as an ar at az bin ibn ben bint von van der den de da di dos du la le ter y e i del".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())
_CLERICAL = frozenset("mawlawi maulvi mollah hajj hojatoleslam seyed syed saint he hrh".split())
_ABD = re.compile(r"^[ae]bd[aeiou]l+")
_RULES = (
    (re.compile(r"sch|sh"), "S"),
    (re.compile(r"tch|ch|cz"), "C"),
    (re.compile(r"kh"), "X"),
    (re.compile(r"gh|q|ck|c(?![iey])"), "k"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"(?<=nd)r$"), "er"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=[aeiou])h$"), ""),
    (re.compile(r"([a-zA-Z])\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiou]+")
# vowels that spellings of one name differ in, and from how many letters on: "Ahmad" and "Ahmed", "Karim" and "Kareem",
# "Osama" and "Usama", "Yusuf" and "Yousef", "Bakhtiyor" and "Bakhtiyar"; "Jamal" and "Jamil" are two
_CLOSE_VOWELS = {
    frozenset(vowels): length
    for length, pairs in ((0, "a e i o u ae ei ou"), (5, "ue"), (6, "ao"))
    for vowels in pairs.split()
}
_SHORT = 3  # letters up to which a name has one spelling
_SHORT_FORMS = (
    "joe joseph|bill william|will william|tony anthony|tony antony|mike michael|jim james|bob robert|tom thomas|"
    "dan daniel|ben benjamin|alex alexander|nick nicholas|steve stephen|steve steven|ed edward|chris christopher|"
    "matt matthew|dave david|pete peter|liz elizabeth|kate katherine|sam samuel|andy andrew|greg gregory|"
    "jeff jeffrey|ken kenneth|ron ronald|don donald|tim timothy|charlie charles|jack john|larry lawrence|pat patrick|"
    "ray raymond|rick richard|dick richard|rob robert|bobby robert|jimmy james|tommy thomas|ted edward|kim kimberly|"
    "sasha aleksandr|volodia volodymyr|bibi benjamin|lula luiz|pepe jose|paco francisco|vlad vladimir|dima dmitri"
)


class Fit(IntEnum):
    """How well two persons' names go together, the better the higher."""

    DIFFERENT = 0  # they cannot be one person's
    GIVEN = 1  # a single word that is the other's first or middle name
    SURNAME = 2  # a single word that is the other's surname, or both the same single word
    PARTIAL = 3  # the parts of the shorter are in the longer, in order
    VARIANT = 4  # all parts go together: other spelling, initial, short form, other order
    EQUAL = 5  # the same but for case, marks, titles and particles


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name: folded, in a plain spelling, its consonants with * for vowels, and its vowels."""

    folded: str
    plain: str
    skeleton: str
    vowels: tuple[str, ...]


PersonName = tuple[NameWord, ...]


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case, no marks, points, hyphens, apostrophes, possessive marks; no article before it."""
    text = _POSSESSIVE.sub("", text).lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_STROKES)
    return " ".join(text.translate(_APOSTROPHES).split()).removeprefix("the ")


@lru_cache(maxsize=50_000)
def nation_stem(word: str) -> str:
    """What a nation unknown to the tables and its adjective share: "ruritan" of "Ruritania" and "Ruritanian"."""
    folded = fold(word)
    return _NATION_END.sub("", folded) or folded


@lru_cache(maxsize=100_000)
def person_name(text: str) -> PersonName:
    """The words of a person's name, without titles before it, particles and suffixes; () for none."""
    words = fold(text).split()
    while len(words) > 1 and (words[0] in _CLERICAL or _is_title(words[0])):
        words = words[1:]
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in ("abdul", "abdel", "abdal", "abd", "abdol"):
            joined[-1] = f"abdul{word if word not in ('al', 'el', 'ul', 'ar', 'as') else ''}"
        else:
            joined.append(word)
    kept = [word for word in joined if word not in _PARTICLES and word not in _SUFFIXES]
    return tuple(_word(word) for word in (kept or joined))


def _is_title(word: str) -> bool:
    sense = lexicon().senses.get(word)
    return sense is not None and sense.title is not None


@lru_cache(maxsize=100_000)
def _word(word: str) -> NameWord:
    plain = _ABD.sub("abd", word) if len(word) > 5 else word
    for pattern, letter in _RULES:
        plain = pattern.sub(letter, plain)
    return NameWord(word, plain, _VOWELS.sub("*", plain), tuple(_VOWELS.findall(plain)))


@cache
def _short_forms() -> frozenset[tuple[str, str]]:
    pairs = [entry.split() for entry in _SHORT_FORMS.split("|")]
    return frozenset((_word(a).plain, _word(b).plain) for a, b in pairs)


def same_word(first: NameWord, second: NameWord) -> bool:
    """Whether two words may be spellings of one name."""
    if first.folded == second.folded or first.plain == second.plain:
        return True
    if first.skeleton != second.skeleton or len(first.vowels) != len(second.vowels):
        return False
    shortest = min(len(first.plain), len(second.plain))
    if shortest <= _SHORT:
        return False
    return all(_same_vowel(a, b, shortest) for a, b in zip(first.vowels, second.vowels, strict=True))


def _same_vowel(first: str, second: str, length: int) -> bool:
    """Whether spellings differ in this vowel; length: letters of the word."""
    return any(length >= _CLOSE_VOWELS.get(frozenset((a, b)), 99) for a in first for b in second)


def _same_given(first: NameWord, second: NameWord) -> bool:
    """Spellings of one first name, its initial, or its short form."""
    if same_word(first, second):
        return True
    short, long = sorted((first.plain, second.plain), key=len)
    return (len(short) == 1 and long.startswith(short)) or (short, long) in _short_forms()


@lru_cache(maxsize=200_000)
def compare_names(first: PersonName, second: PersonName) -> Fit:
    """How well two names go together; the order of the two does not count."""
    if not first or not second:
        return Fit.DIFFERENT
    short, long = sorted((first, second), key=lambda name: (len(name), [word.folded for word in name]))
    if len(short) == 1:
        return _fit_single(short[0], long)
    if [word.plain for word in short] == [word.plain for word in long]:
        return Fit.EQUAL
    if len(short) == len(long):
        return _fit_pairs(short, long)
    return Fit.PARTIAL if _within(short, long) else Fit.DIFFERENT


def _fit_single(word: NameWord, name: PersonName) -> Fit:
    if same_word(word, name[-1]) or (len(name) > 3 and same_word(word, name[-2])):
        return Fit.SURNAME
    return Fit.GIVEN if any(same_word(word, other) for other in name[:-1]) else Fit.DIFFERENT


def _fit_pairs(first: PersonName, second: PersonName) -> Fit:
    if same_word(first[-1], second[-1]) and all(map(_same_given, first[:-1], second[:-1])):
        return Fit.VARIANT
    swapped = sorted(word.plain for word in first) == sorted(word.plain for word in second)
    return Fit.VARIANT if swapped and len(first) == 2 else Fit.DIFFERENT


def _within(short: PersonName, long: PersonName) -> bool:
    """Whether the parts of the shorter stand in the longer in order, from its first or up to its last."""
    if not (_same_given(short[0], long[0]) or same_word(short[-1], long[-1])):
        return False
    rest = list(long)
    for at, word in enumerate(short):
        fits = same_word if at == len(short) - 1 else _same_given
        while rest and not fits(word, rest[0]):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


def gender_of_given(name: PersonName) -> str | None:
    """m or f where the first name of several tells it."""
    return _genders().get(name[0].folded) if len(name) > 1 else None


@cache
def _genders() -> dict[str, str]:
    return {fold(name): gender for name, gender in given_names().items()}


def is_given_name(word: NameWord) -> bool:
    """Whether a word is a usual first name: alone it tells nobody."""
    return word.folded in _genders()


def name_keys(name: PersonName) -> tuple[str, ...]:
    """Keys under which other reports' forms of this name are found: its surname, and the words a short form may be."""
    if len(name) == 1:
        return (name[0].skeleton,)
    kept = [name[-1].skeleton]
    if not is_given_name(name[0]):
        kept.append(name[0].skeleton)
    if len(name) > 2:
        kept.append(name[-2].skeleton)
    return tuple(dict.fromkeys(kept))
