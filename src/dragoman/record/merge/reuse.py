"""How two texts are read to see whether one is made of the other: words, which are the report's own, its facts.

Measures are those of text reuse in newspapers (Clough et al. 2002, "METER: MEasuring TExt Reuse"): runs of words in
common, taken from the side of the shorter text, so that a trimmed copy counts as much as a whole one.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.report.dateline import read_dateline

RUN = 4  # words in a row that two texts have in common
BESIDE = 6  # words: a fact so near to shared words belongs to the same sentence
ALIEN = 0.3  # of the facts in shared sentences are the text's own: the sentences are a form
STEM = 5  # letters
OPENING = 35  # words: a first sentence
REMEMBERED = 2_000  # texts

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*\s?[ap]\.?m\b|\d+(?:[.,:]\d+)*|per\s?cent\b|%|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*",
    re.IGNORECASE,
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        2,
    )
}
_SPELLINGS = tuple(
    (re.compile(form), plain)
    for form, plain in (
        (r"is(e[ds]?|ing|ations?)$", r"iz\1"), (r"our(?=$|s$|ed$|ing|able)", "or"), (r"tre(?=s?$)", "ter"),
        (r"ence(?=s?$)", "ense"), (r"mme(?=s?$)", "m"), (r"ll(?=ed$|ing$|ers?$)", "l"), (r"^tyre", "tire"),
        (r"wards$", "ward"),
    )
)  # fmt: skip
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_QUOTES = re.compile(r'"[^"\n]*(?:"|$)|“[^”\n]*(?:”|$)|«[^»\n]*(?:»|$)|(?<![\w’])‘[^\n]*?(?<=[\w,.?!…])’(?!\w)', re.M)
_OFFICIAL = re.compile(
    r"\b(?:statement|communiqu|declaration|text|letter|resolution|release|message|reads?|in full)[^.!?]*:$", re.I
)
_CLOCK = re.compile(r"\d{1,2}[.:h]\d\d\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLS = re.compile(r"\b(?:said|says|told|added|according to)\b")
_ENDS = re.compile(r"[.!?:\n]\W*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in words. own: whether a word is the report's own, not quoted; size: how many are.

    runs: of RUN words, at least one of them its own. facts: the name or number at each word, None elsewhere. known: all
    facts; stems: the longer words by their first letters. live: how many paragraphs begin with the time of day.
    """

    words: tuple[str, ...]
    own: tuple[bool, ...]
    size: int
    runs: frozenset[tuple[str, ...]]
    facts: tuple[str | None, ...]
    known: frozenset[str]
    stems: frozenset[str]
    live: int


class Word(NamedTuple):
    """A word of a text. folded: as it is compared; start: its offset."""

    folded: str
    start: int
    written: str
    quoted: bool


_NO_WORD = Word("", 0, "", False)


def words_in(text: str) -> list[Word]:
    """The words of a text in order."""
    spans = quotations(text)
    starts = [start for start, _ in spans]
    return [Word(folded(m[0]), m.start(), m[0], _within(m.start(), spans, starts)) for m in _TOKEN.finditer(text)]


def names_and_numbers(text: str, words: list[Word]) -> tuple[list[str], list[str]]:
    """Names by their last two words, and numbers but for dates, years and single figures; in order, each once."""
    names: dict[str, None] = {}
    numbers: dict[str, None] = {}
    for before, word, after in zip([_NO_WORD, *words], words, [*words[1:], _NO_WORD], strict=False):
        if word.folded[0].isdigit():
            dated = before.folded in _CALENDAR or after.folded in _CALENDAR or _YEAR.fullmatch(word.folded)
            if len(word.folded) > 1 and not dated:
                numbers[word.folded] = None
        elif _one_name(text, before, word) and not _one_name(text, word, after):
            names[f"{before.folded} {word.folded}"] = None
    return list(names), list(numbers)


def _one_name(text: str, first: Word, second: Word) -> bool:
    """Whether two words stand side by side, both with a capital."""
    capital = first.written[:1].isupper() and second.written[:1].isupper()
    return capital and text[first.start + len(first.written) : second.start] == " " and first.folded not in _CALENDAR


@lru_cache(REMEMBERED)
def read(text: str, title: str | None) -> Reading:
    """The text without its title, which every house writes anew, and without its dateline."""
    body = text[len(title) :].lstrip("\n") if title and text.startswith(title) else text
    opening = read_dateline(body.partition("\n\n")[0])
    body = body[opening.end :] if opening else body
    found = words_in(body)
    words = tuple(word.folded for word in found)
    own = tuple(not word.quoted for word in found)
    runs = frozenset(run for at, run in enumerate(_runs(words)) if any(own[at : at + RUN]))
    facts = tuple(_fact(word, body) for word in found)
    stems = frozenset(word[:STEM] for word in words if len(word) >= STEM)
    live = sum(bool(_CLOCK.match(part)) for part in body.split("\n\n"))
    return Reading(words, own, sum(own), runs, facts, frozenset(f for f in facts if f), stems, live)


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of what is quoted: between quotation marks, and paragraphs of an official text that is given in full."""
    found = [m.span() for m in _QUOTES.finditer(text)]
    official, start = False, 0
    for part in text.split("\n\n"):
        end = start + len(part)
        official = official and not _TELLS.search(part)
        if official:
            found.append((start, end))
        official = official or bool(_OFFICIAL.search(part))
        start = end + 2
    return sorted(found)


def at_most(reading: Reading, other: Reading) -> float:
    """A quick bound of the share of a text's own words that `covered` finds."""
    return 1.25 * RUN * len(reading.runs & other.runs) / reading.size if reading.size else 0.0


def covered(reading: Reading, other: Reading) -> list[bool]:
    """Which own words stand in a run of words that the other has in its own words; one changed word is bridged."""
    flags = _in_runs(reading.words, other.runs)
    for at in range(1, len(flags) - 1):
        if not flags[at] and flags[at - 1] and flags[at + 1]:
            flags[at] = True
    return [flag and own for flag, own in zip(flags, reading.own, strict=True)]


def _in_runs(words: tuple[str, ...], runs: frozenset[tuple[str, ...]]) -> list[bool]:
    flags = [False] * len(words)
    for at, run in enumerate(_runs(words)):
        if run in runs:
            flags[at : at + RUN] = (True,) * RUN
    return flags


def wholly(reading: Reading, other: Reading) -> float:
    """Which part of a text stands in the other, quotations and all."""
    return sum(_in_runs(reading.words, frozenset(_runs(other.words)))) / len(reading.words)


def place_of(shared: Sequence[bool], reading: Reading) -> float:
    """Where the words that are shared stand in a text on average: 0 its first, 1 its last own word."""
    flags = [flag for flag, own in zip(shared, reading.own, strict=True) if own]
    return sum(at for at, flag in enumerate(flags) if flag) / (sum(flags) * len(flags)) if any(flags) else 0.0


def opening_of(shared: Sequence[bool], reading: Reading) -> float:
    """Which part of a text's first own words is shared."""
    flags = [flag for flag, own in zip(shared, reading.own, strict=True) if own][:OPENING]
    return sum(flags) / len(flags) if flags else 0.0


def is_template(shared: Sequence[bool], reading: Reading, other: Reading) -> bool:
    """Whether what two texts have in common is a form that is filled in anew each day: the facts in it differ."""
    facts = {f for at, f in enumerate(reading.facts) if f and any(shared[max(0, at - BESIDE) : at + BESIDE + 1])}
    alien = facts.difference(other.words)
    return len(alien) >= 2 and len(alien) >= ALIEN * len(facts)


def facts_in(reading: Reading, other: Reading) -> float:
    """Which part of a text's names and numbers the other has."""
    return len(reading.known.intersection(other.words)) / len(reading.known) if reading.known else 0.0


def stems_in(reading: Reading, other: Reading) -> float:
    """Which part of a text's longer words the other has, by their first letters."""
    return len(reading.stems & other.stems) / len(reading.stems) if reading.stems else 0.0


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def _within(at: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    before = bisect_right(starts, at)
    return any(end > at for _, end in spans[max(0, before - 2) : before])


def _fact(word: Word, text: str) -> str | None:
    """A number, or a name within a sentence."""
    if word.folded[0].isdigit():
        return word.folded
    if not word.written[0].isupper() or word.folded in _CALENDAR or not word.start:
        return None
    return None if _ENDS.search(text[max(0, word.start - 4) : word.start]) else word.folded


@lru_cache(100_000)
def folded(word: str) -> str:
    """A word without case, accents and the spelling of a house: "6:40 a.m." is 640am, "nine" is 9."""
    plain = unicodedata.normalize("NFKD", word).casefold().replace("’", "'").removesuffix("'s")
    plain = "".join(c for c in plain if c.isalnum())
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    if not plain or plain == "percent":
        return "percent"
    if len(plain) > 4:
        for form, spelt in _SPELLINGS:
            plain = form.sub(spelt, plain)
    return plain
