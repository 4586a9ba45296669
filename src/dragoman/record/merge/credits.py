"""On whose work a text says that it rests: a dateline, a credit line, a signature, "Reuters reported"."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.record.merge.records import ReportNode
from dragoman.report.dateline import read_dateline
from dragoman.vocabulary.load import load_table

OPENING = 3  # paragraphs in which a dateline may stand
_GENERIC = re.compile(r"^the |(?: (?:news|press))?(?: (?:agency|wire|newswire|service|wire service))$|[^\w&.-]+$", re.I)
_SIGNATURE = re.compile(r"(?:[(\[][^()\[\]\n]{2,60}[)\]]|[—–]\s?[^\n—–.!?]{2,40})\W*$")
_BRACKET = re.compile(r"[^\W\d_a-z][^\n()\[\]/]{0,50}[(\[/]([^()\[\]/\n]{2,40}(?:/[^()\[\]/\n]{2,40})?)[)\]/]")
_HELPED = re.compile(r"\b(?:contributed|inputs?|reporting|source)\b", re.I)
_LINE = 100  # characters of a credit line
_FORM = re.compile(r"\b(?:(?:news|press|wire) (?:agency|service)|presse-agentur|newswire|wire|agency)$", re.I)


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of vocabulary/agencies.tsv."""

    name: str
    aliases: tuple[str, ...] = ()


@cache
def _agencies() -> dict[str, str]:
    """Every name as _key reads it, and the agency that it is."""
    rows = load_table("agencies", Agency)
    return {_key(name): _key(row.name) for row in rows for name in (row.name, *row.aliases)}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An agency's name, and a phrase that gives one as where it was read."""
    rows = load_table("agencies", Agency)
    written = {name for row in rows for name in (row.name, *row.aliases)}
    names = "|".join(re.escape(n) for n in sorted(written | {n.upper() for n in written}, key=lambda n: (-len(n), n)))
    one = rf"(?:the )?(?:[A-Za-z]+ (?:news )?agency )?({names})\b"
    spoken = re.compile(
        rf"\b(?:told|to|citing|cited by|quoted by|reported by) {one}"
        rf"|\b{one}(?: (?:news )?agency)? (?:also )?(?:reported|reports|quoted|quotes|said|says|wrote|writes|cited)\b"
    )
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])"), spoken


def _key(name: str) -> str:
    plain = name.strip().casefold()
    while (shorter := _GENERIC.sub("", plain)) != plain and shorter:
        plain = shorter
    return plain


def agency_key(name: str) -> str | None:
    """The agency of that name, folded; None where the name is none's."""
    key = _key(name)
    return _agencies().get(key) or (key if _FORM.search(name) else None)


def is_agency(report: ReportNode) -> bool:
    """Whether an agency published it itself: its outlet is one, and it credits no other in its dateline."""
    if report.outlet is None or (own := agency_key(report.outlet)) is None:
        return False
    opening = _opening(report.text)
    return not opening or own in opening


@lru_cache(2_000)
def credits(text: str) -> frozenset[str]:
    """The agencies that a text says it comes from or quotes, folded; of a dateline also those that we do not know."""
    name, spoken = _patterns()
    names = [m[0] for line in _credit_lines(text) for m in name.finditer(line)]
    names += [m[1] or m[2] for m in spoken.finditer(text)]
    return frozenset(_opening(text) | {key for one in names if (key := agency_key(one))})


def _credit_lines(text: str) -> list[str]:
    """What stands at the end of a text and is no sentence of it: a signature, a last short paragraph."""
    paragraphs = text.rstrip().split("\n\n")
    found = [
        part for part in paragraphs[1:][-2:] if len(part) <= _LINE and (_HELPED.search(part) or part[-1] not in ".!?")
    ]
    signature = _SIGNATURE.search(paragraphs[-1])
    return [*found, signature[0]] if signature else found


def sources(report: ReportNode) -> frozenset[str]:
    """The agencies that a report comes from: the one that published it, and those that it credits."""
    own = agency_key(report.outlet) if report.outlet else None
    return credits(report.text) | ({own} if own else set())


def names_outlet(report: ReportNode, other: ReportNode) -> bool:
    """Whether a report names the other one's outlet, and it is not its own."""
    if other.outlet is None or (report.outlet and _key(report.outlet) == _key(other.outlet)):
        return False
    agency = agency_key(other.outlet)
    if agency and agency in credits(report.text):
        return True
    name = other.outlet.removeprefix("The ")
    return len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", report.text) is not None


def _opening(text: str) -> set[str]:
    """The agencies of the dateline: "HARLAN, May 3 (Reuters) - …", "HARLAN, May 3. /TASS/. …"."""
    for part in text.split("\n\n", OPENING)[:OPENING]:
        dateline, bracket = read_dateline(part), _BRACKET.match(part)
        written = (dateline.agency if dateline else None) or (bracket[1] if bracket else "")
        keys = _keys(written) if dateline else {key for key in _keys(written) if key in _agencies().values()}
        if keys:
            return keys
    return set()


def _keys(written: str) -> set[str]:
    """The agencies of a dateline's bracket: "AP", "AFP/Reuters"."""
    return {agency_key(part) or _key(part) for part in re.split(r"[/,&]| and ", written) if part.strip()}
