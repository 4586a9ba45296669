"""Which language a text is in: English is seen by its function words, and only doubt asks the identifier."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from dragoman.vocabulary.load import load_table

UNKNOWN = "und"  # ISO 639: undetermined; not English for sure
_SAMPLE = 6_000  # code points that are looked at
_FEWEST_LETTERS = 40  # a shorter text in Latin letters is not judged
_ENGLISH = 0.16  # share of English function words from which on a text is English
_FOREIGN = 0.08  # below it a text may be another language
_SURE = 0.87  # the identifier's probability that is believed; English headlines full of foreign names reach 0.79


class Script(Enum):
    """How a language is written."""

    LATIN = "latin"  # in Latin letters
    OTHER = "other"  # in another script


@dataclass(frozen=True, slots=True)
class Language:
    """A row of vocabulary/languages.tsv."""

    code: str
    name: str
    script: Script
    family: str = ""


@dataclass(frozen=True, slots=True)
class FunctionWord:
    """A row of vocabulary/function_words.tsv."""

    word: str


@cache
def _function_words() -> frozenset[str]:
    return frozenset(row.word for row in load_table("function_words", FunctionWord))


@cache
def _languages() -> dict[str, Language]:
    return {row.code: row for row in load_table("languages", Language)}


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """ISO 639 code of the text's language; "und" for a script that is not English's; None where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    latin = letters if sample.isascii() else sum(c.isalpha() and _is_latin(c) for c in sample)
    if letters == 0:
        return None
    if latin * 2 < letters:
        return _ranked(sample, Script.OTHER)[0] or UNKNOWN
    if letters < _FEWEST_LETTERS:
        return None
    words = re.findall(r"[^\W\d_]+", sample.lower())
    share = sum(word in _function_words() for word in words) / len(words)
    if share >= _ENGLISH:
        return "en"
    code, probability = _ranked(sample, Script.LATIN)
    if code == "en":
        return "en"
    if share >= _FOREIGN:
        return "en"
    return code if probability >= _SURE else None


def _is_latin(character: str) -> bool:
    return character < "\u0250" or "\u1e00" <= character <= "\u1eff" or character in "ªº"


def _ranked(sample: str, script: Script) -> tuple[str | None, float]:
    """The likeliest language of a script, or English, and its probability with that of its near relatives."""
    best: tuple[str | None, str] = (None, "")
    total = 0.0
    for code, probability in _identifier().rank(sample):
        language = _languages().get(code)
        if code == "en" and script is Script.LATIN:
            family = "english"
        elif language is not None and language.script is script:
            family = language.family or code
        else:
            continue
        best = (code, family) if best[0] is None else best
        total += probability if family == best[1] else 0.0
    return best[0], total


def not_supported(code: str) -> str:
    """The sentence that says that a text in this language is not read."""
    language = _languages().get(code)
    what = f"reads as {language.name} ({code})" if language else "is in a script that English does not use"
    return f"The text {what}: the language is not supported yet, so no events are read."
