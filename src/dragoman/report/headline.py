"""Which line is the headline."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.report.chrome import sentence_count
from dragoman.vocabulary.load import load_table

_ENDS = (".", ",", ";", ":", "…")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}[”\"’']?$")
_ITEM = re.compile(r"(?:[•*·▪‣(\[@#]|\d{1,3}[.)]\s|https?:|www\.)")
_LONGEST = 220  # code points
_MOST_WORDS = 34


@dataclass(frozen=True, slots=True)
class Label:
    """A row of vocabulary/labels.tsv. section: a part of a newspaper."""

    label: str
    section: bool = False


@cache
def _labels() -> frozenset[str]:
    return frozenset(row.label for row in load_table("labels", Label))


def is_label(text: str) -> bool:
    """Whether a text is a section's name or a word such as "Breaking"."""
    return text.strip(" \t|:>»•·–—-").casefold() in _labels()


def reads_as_headline(line: str) -> bool:
    """Whether a line could be a headline or a sub-headline: short, no full stop, no list item."""
    words = line.split()
    if not 2 <= len(words) <= _MOST_WORDS or not 8 <= len(line) <= _LONGEST or _ITEM.match(line):
        return False
    bare = line.rstrip("”\"’')]")
    if bare.endswith(_ENDS) and not _INITIALS.search(line):
        return False
    first = next((c for c in line if c.isalnum()), "a")
    letters = sum(c.isalpha() for c in line)
    return not first.islower() and letters * 2 >= len(line) and sentence_count(line) <= 2


def is_short_name(line: str) -> bool:
    """One to three words, each with a capital: a person, a place or a section rather than a headline."""
    words = line.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words) and not line.isupper()
