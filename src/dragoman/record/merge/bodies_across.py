"""Bodies across reports: known ones, those of a state ("the Tajik Foreign Ministry"), proper names and acronyms."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.record.merge.names_across import fold, nation_stem
from dragoman.record.merge.wordings import Piece, entry_at, pieces_of, portfolio_at

_FACTION = frozenset("faction wing splinter breakaway dissident dissidents offshoot defectors remnants branch".split())
_SAME_GROUP = frozenset(
    "rebel rebels movement group militant militants insurgent insurgents militia organisation organization party "
    "bloc alliance front network agency".split()
)
_GOVERNMENT = frozenset(("government", "regime", "authority", "authorities", "leadership", "administration"))
_PASSING = frozenset("caretaker interim transitional unity ruling".split())
_APART = frozenset(
    "regional provincial local rebel rival parallel breakaway separatist municipal state federal opposition exile "
    "self declared dissident former city district".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens scores hundreds thousands several "
    "some many few both other another more most all at least about nearly".split()
)
# the body of a state that a noun names; only where there is one of its kind in a state
_NATIONAL = {
    "army": "military", "military": "military", "armed forces": "military", "armed force": "military",
    "defence forces": "military", "defense forces": "military", "navy": "navy", "air force": "air force",
    "forces": "forces", "troops": "forces", "coast guard": "coast guard", "coastguard": "coast guard",
    "police": "police", "national police": "police", "police force": "police", "parliament": "parliament",
    "legislature": "parliament", "national assembly": "parliament", "senate": "senate",
    "supreme court": "supreme court", "constitutional court": "constitutional court", "central bank": "central bank",
    "presidency": "presidency", "cabinet": "cabinet", "council of ministers": "cabinet",
    "treasury": "ministry finance", "state department": "ministry foreign", "foreign office": "ministry foreign",
    "home office": "ministry interior", "border guards": "border guards", "border guard service": "border guards",
    "election commission": "election commission", "electoral commission": "election commission",
    "national guard": "national guard", "house of representatives": "house",
    "presidential guard": "presidential guard", "republican guard": "republican guard", "opposition": "opposition",
    "state television": "state television", "state tv": "state television", "state media": "state media",
    "state news agency": "state news agency", "general staff": "general staff",
    "joint chiefs of staff": "general staff", "prime minister's office": "premiership", "house": "house",
    "congress": "parliament", "department of state": "ministry foreign",
}  # fmt: skip
_PARTIES = frozenset("party front movement league congress alliance union coalition".split())
_SEAT_BODIES = frozenset(("ministry foreign", "ministry defence", "cia"))  # seats that are no house of the whole state
_ARMIES = re.compile(r"(defen[cs]e|armed) forces?$")
_LINKS = frozenset("of for and the in on de du la against to with from by".split())


@dataclass(frozen=True, slots=True)
class BodyReading:
    """Who a body is. keys: "known:Hamas", "state:TJK", "body:TJK:ministry foreign", "name:larsen institute".

    acronyms: it is called by; initials: of its full names; faction: a part that left another.
    """

    keys: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    faction: bool = False


NOTHING = BodyReading()


@lru_cache(maxsize=100_000)
def body_in(text: str, country: str | None) -> BodyReading:
    """Who a description names; nothing where it is of any such body. country: where it is known to belong."""
    pieces = pieces_of(text)
    if not pieces or _is_counted(pieces):
        return NOTHING
    if any(piece.folded in _FACTION for piece in pieces):
        return BodyReading(frozenset((f"name:{fold(text)}",)), faction=True) if _proper(pieces) else NOTHING
    nation = next((piece.country for piece in pieces if piece.country), None) or country
    seat = next((piece.seat for piece in pieces if piece.seat in _SEAT_BODIES), None)
    if seat and len(pieces) == 1 and nation:
        return BodyReading(frozenset((f"body:{nation}:{seat}",)))
    if any(piece.known for piece in pieces):
        return _read_known(text, pieces)
    return _read_national(pieces, nation) or _read_proper(text, pieces)


def _is_counted(pieces: Sequence[Piece]) -> bool:
    first = pieces[0]
    return first.folded[:1].isdigit() or (first.folded in _NUMBERS and (not first.capital or len(pieces) == 2))


def _proper(pieces: Sequence[Piece]) -> bool:
    return any(piece.known or (piece.plain and piece.capital) for piece in pieces)


def _read_known(text: str, pieces: Sequence[Piece]) -> BodyReading:
    known = list({piece.known.key: piece.known for piece in pieces if piece.known}.values())
    rest = [piece for piece in pieces if not piece.known and not piece.country and piece.folded not in _LINKS]
    slashed = "/" in text and not any(piece.folded not in _SAME_GROUP for piece in rest)
    if len(known) > 1 and not slashed:
        return _read_proper(text, pieces)
    if all(piece.folded in _SAME_GROUP for piece in rest):
        keys = {f"known:{entry.key}" for entry in known[-1:]}
        armies = [e for e in known if e.country and e.sector == "MIL" and _ARMIES.search(fold(e.key))]
        keys |= {f"body:{entry.country}:military" for entry in armies}
        return BodyReading(frozenset(keys))
    return _read_proper(text, pieces)


def _read_national(pieces: Sequence[Piece], nation: str | None) -> BodyReading | None:
    """The government or a body of a state; None where the words name something else."""
    found = _find_noun(pieces)
    if found is None:
        return None
    first, end, noun = found
    rest = [*pieces[:first], *pieces[end:]]
    field = "foreign" if nation == "USA" and any(p.folded == "state" for p in rest) else _portfolio(rest)
    left = [p for p in rest if p.plain and p.folded not in _LINKS and not _in_portfolio(p, rest)]
    region = next((p.folded for p in pieces if p.region), None)
    unknown = [p for p in left if p.capital and p.folded not in _APART and p.folded not in _PASSING]
    if unknown and (nation or region or len(unknown) > 1):
        return None
    if unknown and (_is_common(unknown[0]) or unknown[0].folded in _NUMBERS or not unknown[0].folded.isalpha()):
        return NOTHING
    nation = nation or (f"~{nation_stem(unknown[0].folded)}" if unknown else None)
    apart = sorted({p.folded for p in left if p.folded in _APART and not (p.folded == "state" and nation == "USA")})
    if nation is None and region is None:
        return NOTHING
    if noun in _GOVERNMENT:
        return NOTHING if apart or region or nation is None else BodyReading(frozenset((f"state:{nation}",)))
    kind = f"ministry {field}" if noun in ("ministry", "department") and field else _NATIONAL.get(noun)
    if kind is None and noun.endswith(" ministry"):
        kind = f"ministry {noun.removesuffix(' ministry').replace('defense', 'defence')}"
    if kind is None and noun == "ministry":
        kind = "ministry"
    if kind is None:
        named = noun in _PARTIES and pieces[first].capital and any(p.capital for p in rest if p.plain)
        return None if unknown or named else NOTHING
    return BodyReading(frozenset((":".join(["body", nation or "", *([region] if region else []), *apart, kind]),)))


def _find_noun(pieces: Sequence[Piece]) -> tuple[int, int, str] | None:
    """The noun of a body: the last before a complement."""
    found = None
    at = 0
    while at < len(pieces):
        entry = entry_at(pieces, at)
        if entry is not None and entry[2].body is not None:
            found = at, entry[0], entry[2].body.word if entry[1] != entry[2].body.plural else entry[1]
        if found is not None and pieces[at].folded in _LINKS:
            break
        at = entry[0] if entry is not None else at + 1
    return found


def _portfolio(pieces: Sequence[Piece]) -> str | None:
    for at in range(len(pieces)):
        field = portfolio_at(pieces, at)
        if field is not None:
            return field[1]
    return None


def _in_portfolio(piece: Piece, pieces: Sequence[Piece]) -> bool:
    for at in range(len(pieces)):
        field = portfolio_at(pieces, at)
        if field is not None and piece in pieces[at : field[0]]:
            return True
    return False


def _read_proper(text: str, pieces: Sequence[Piece]) -> BodyReading:
    """A proper name: capitals, with lower-case words only between them or as a common noun after them."""
    capitals = [p for p in pieces if p.capital or p.folded.isdigit()]
    own = [p for p in capitals if p.plain and not _is_common(p)]
    if not (own or (len(capitals) > 1 and any(p.plain for p in capitals))):
        return NOTHING
    last = max(at for at, p in enumerate(pieces) if p.capital or p.folded.isdigit())
    after = pieces[last + 1 :]
    if any(not _is_body_noun(p) for p in after):
        return NOTHING
    inner = [p for p in pieces[:last] if not p.capital and p.folded not in _LINKS and not p.folded.isdigit()]
    if any(_is_person_noun(p) for p in inner) or _is_person_noun(pieces[-1]):
        return NOTHING
    folded = " ".join(fold(p.known.key) if p.known else p.folded for p in pieces[: last + 1])
    if len(folded) < 2:
        return NOTHING
    acronyms = frozenset((folded,)) if len(pieces[: last + 1]) == 1 and is_acronym(pieces[last].text) else frozenset()
    return BodyReading(frozenset((f"name:{folded}",)), acronyms, _initials(text))


def _initials(text: str) -> frozenset[str]:
    """The letters of a full name's capitals: "nvlf"; none for fewer than three."""
    words = [word for word in re.split(r"[\s-]+", text) if word[:1].isupper()]
    return frozenset(("".join(word[0] for word in words).lower(),)) if len(words) > 2 else frozenset()


def explained_in(name: str, aliases: tuple[str, ...]) -> BodyReading:
    """A name of common words that its report gives an acronym for ("Joint Chiefs of Staff (JCS)")."""
    letters = _initials(name)
    given = frozenset(fold(alias) for alias in aliases if is_acronym(alias)) & letters
    return BodyReading(frozenset((f"name:{fold(name)}",)), given, letters) if given else NOTHING


def is_acronym(text: str) -> bool:
    """ABC, A.B.C., ABC-D: capitals only, no longer than a word."""
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 8 and all(c.isupper() for c in letters) and " " not in text


def _is_common(piece: Piece) -> bool:
    entry = entry_at([piece], 0)
    return entry is not None


def _is_body_noun(piece: Piece) -> bool:
    entry = entry_at([piece], 0)
    return entry is not None and entry[2].body is not None


def _is_person_noun(piece: Piece) -> bool:
    entry = entry_at([piece], 0)
    return entry is not None and entry[2].person is not None and entry[2].body is None and not piece.capital
