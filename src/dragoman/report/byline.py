"""Who wrote it: a line such as "By Jane Doe, Staff Writer"."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.report.published import DATE
from dragoman.vocabulary.load import load_table

_BY = re.compile(r"(?:By|BY|by)\s*:?\s+(?=[^\W\d_a-z]|our\b|a\b|the\b)")
_AND = re.compile(r"\s+(?:and|AND|&|with)\s+")
_PARTICLES = frozenset("de van von der den bin bint ibn al el da di du la le ter dos das do af av ben abu y e".split())
_REPORTING = re.compile(r"\(?(?:reporting|written|story|report)(?: and \w+)? by\s+([^;()]{3,120})", re.IGNORECASE)
_SIGNED = re.compile(r"[.!?”\"][”\"’']?\s+[–—-]*\s*[(\[]?([^\W\d_][\w -]{1,30})[)\]]?\.?$")
_MOST = 160  # code points of a byline


class WriterWord(Enum):
    """What a word in vocabulary/writers.tsv is."""

    JOB = "job"  # what a writer is: "staff writer"
    DESK = "desk"  # stands instead of a name: "agencies"
    OUTLET = "outlet"  # the last word of a paper's or station's name


@dataclass(frozen=True, slots=True)
class Writer:
    """A row of vocabulary/writers.tsv."""

    words: str
    role: WriterWord


@dataclass(frozen=True, slots=True)
class Byline:
    """names: as written, without "By" and what the writers are; outlet: where the line names it."""

    names: str
    outlet: str | None = None


@cache
def _words(role: WriterWord) -> frozenset[str]:
    return frozenset(row.words for row in load_table("writers", Writer) if row.role is role)


def read_byline(line: str) -> Byline | None:
    """The byline that a whole line is; None where it is none."""
    opening = _BY.match(line)
    if opening is None or len(line) > _MOST:
        return None
    rest = line[opening.end() :]
    dated = DATE.search(rest)
    rest = (rest[: dated.start()] if dated else rest).strip(" \t|•·,–—-")
    if rest.casefold() in _words(WriterWord.DESK):
        return Byline(rest)
    return None if rest.endswith((".", "!", "?", ":")) and not rest.endswith("Jr.") else _names(rest)


def read_credit(line: str) -> Byline | None:
    """The writers that a credit line names: "(Reporting by Jane Doe; Editing by …)"."""
    match = _REPORTING.match(line)
    return _names(match[1].strip(" .)")) if match else None


def signing_agency(paragraph: str) -> str | None:
    """The agency that signs a last paragraph: "… he said. (Reuters)"."""
    match = _SIGNED.search(paragraph[-60:])
    name = match[1].strip() if match else ""
    generic = not name[:1].isupper() or "desk" in name.casefold() or "correspondent" in name.casefold()
    return name if name and not generic and name.casefold() in _words(WriterWord.DESK) else None


def _names(rest: str) -> Byline | None:
    """Names first, then jobs, an outlet or a place; anything else makes it no byline."""
    names_end, outlet = 0, None
    for at, part in _parts(rest):
        name, _, place = part.partition(" in ")
        if _is_outlet(part):
            outlet = outlet or part
        elif part.casefold() in _words(WriterWord.JOB) or part.casefold() in _words(WriterWord.DESK):
            continue
        elif outlet is None and all(is_name(one) for one in _AND.split(name)) and (not place or place[0].isupper()):
            names_end = at + len(name)
        elif not names_end or not _is_place(part):
            return None
    return Byline(rest[:names_end], outlet) if names_end else None


def _parts(rest: str) -> list[tuple[int, str]]:
    return [(m.start(), m[0].strip()) for m in re.finditer(r"[^\s,|(/;–—][^,|()/;–—]*", rest)]


def _is_outlet(part: str) -> bool:
    words = part.split()
    is_long = len(words) >= 2 and words[-1].casefold() in _words(WriterWord.OUTLET)
    return (is_long or (len(words) >= 2 and words[0] == "The")) and words[0][0].isupper()


def _is_place(part: str) -> bool:
    words = part.split()
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def is_name(text: str) -> bool:
    """Whether a text is two to five words that a person's name could be."""
    words = text.split()
    proper = [word for word in words if word.casefold() not in _PARTICLES]
    return 2 <= len(words) <= 5 and len(proper) >= 2 and all(_name_word(word) for word in proper)


def _name_word(word: str) -> bool:
    bare = word.replace("'", "").replace("’", "").replace("-", "").replace(".", "")
    return bare.isalpha() and (word[0].isupper() or word.startswith(("al-", "el-", "d'", "d’")))
