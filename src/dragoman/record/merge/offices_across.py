"""Offices across reports: "Uzbekistan's top diplomat" and "the Uzbek foreign minister" are one office."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from dragoman.actors.lexicon import Sense
from dragoman.record.merge.names_across import nation_stem
from dragoman.record.merge.wordings import Piece, entry_at, pieces_of, portfolio_at

_CONNECTIVES = frozenset("of for to at in with on".split())
_HOSTS = frozenset("to at in on with".split())
_FORMER = frozenset("former ex late deposed ousted erstwhile outgoing".split())
_DEPUTY = frozenset("deputy vice assistant junior under".split())
# words before an office that make it another one's
_QUALIFIERS = frozenset(
    "rebel opposition shadow regional provincial local exiled separatist breakaway federal state district municipal "
    "tribal interim transitional".split()
)
_BODIES = {
    "presidential": "presidency", "government": "government", "military": "military", "army": "military",
    "armed forces": "military", "police": "police", "palace": "presidency", "parliamentary": "parliament",
    "senate": "senate", "house": "house", "central bank": "central bank", "parliament": "parliament",
    "defence forces": "military", "defense forces": "military", "defence force": "military", "navy": "navy",
    "air force": "air force", "coast guard": "coast guard", "coastguard": "coast guard",
    "state department": "ministry foreign",
    "foreign office": "ministry foreign", "home office": "ministry interior", "presidency": "presidency",
    "supreme court": "supreme court", "chamber of deputies": "house", "house of representatives": "house",
}  # fmt: skip
_HEADS = {
    "president": ("president", None), "head of state": ("president", None),
    "prime minister": ("premier", None), "premier": ("premier", None), "chancellor": ("premier", None),
    "head of government": ("premier", None), "taoiseach": ("premier", None), "pm": ("premier", None),
    "king": ("monarch", None), "queen": ("monarch", None), "emir": ("monarch", None), "sultan": ("monarch", None),
    "monarch": ("monarch", None), "emperor": ("monarch", None), "crown prince": ("crown prince", None),
    "supreme leader": ("supreme leader", None), "minister": ("minister", None),
    "top diplomat": ("minister", "foreign"), "chief diplomat": ("minister", "foreign"),
    "foreign policy chief": ("minister", "foreign"), "high representative": ("minister", "foreign"),
    "foreign minister": ("minister", "foreign"), "foreign secretary": ("foreign secretary", "foreign"),
    "home secretary": ("minister", "interior"), "secretary of state": ("secretary of state", "foreign"),
    "secretary of defense": ("minister", "defence"), "secretary of war": ("minister", "defence"),
    "chancellor of exchequer": ("minister", "finance"), "secretary": ("secretary", None),
    "spokesman": ("spokesman", None), "spokeswoman": ("spokesman", None), "spokesperson": ("spokesman", None),
    "press secretary": ("spokesman", None), "secretary general": ("secretary general", None),
    "army chief": ("army chief", None), "military chief": ("army chief", None),
    "chief of staff": ("chief of staff", None), "minister of state": ("minister", None),
    "chief of general staff": ("army chief", None), "chief of army staff": ("army chief", None),
    "chief of defence staff": ("army chief", None), "chief of defense staff": ("army chief", None),
    "chairman of joint chiefs of staff": ("army chief", None), "speaker": ("speaker", None),
    "attorney general": ("attorney general", None), "chief justice": ("chief justice", None),
    "police chief": ("police chief", None), "chief of police": ("police chief", None),
    "intelligence chief": ("intelligence chief", None), "spy chief": ("intelligence chief", None),
    "national security adviser": ("national security adviser", None), "governor": ("governor", None),
    "national security advisor": ("national security adviser", None), "mayor": ("mayor", None),
    "ambassador": ("ambassador", None), "director general": ("director general", None), "envoy": ("envoy", None),
    "special envoy": ("envoy", None), "special representative": ("envoy", None), "first lady": ("first lady", None),
    "chief negotiator": ("chief negotiator", None), "foreign ministry": ("", None), "pope": ("pope", None),
    "pontiff": ("pope", None),
}  # fmt: skip
_RANKS = frozenset(
    "general colonel admiral major captain commodore lieutenant brigadier marshal sergeant corporal private".split()
)
_RANK_OF = {
    "gen": "general", "maj gen": "general", "lt gen": "general", "brig gen": "general", "col": "colonel",
    "lt col": "colonel", "adm": "admiral", "maj": "major", "capt": "captain", "lt": "lieutenant", "brig": "brigadier",
    "sgt": "sergeant", "cpl": "corporal", "pvt": "private", "vice adm": "admiral", "rear adm": "admiral",
    "brigadier": "brigadier", "marshal": "general", "field marshal": "general",
}  # fmt: skip
_MILITARY = frozenset(("army chief", "chief of staff", "commander", "spokesman", "intelligence chief", "police chief"))
_CIVIL_SERVANTS = frozenset(("IND", "PAK", "BGD", "LKA", "NPL"))  # where a foreign secretary is no minister
# one holder at a time in one country or body
_SINGLE = frozenset(
    ("president", "premier", "monarch", "crown prince", "supreme leader", "minister", "foreign secretary", "pope",
     "secretary general", "army chief", "speaker", "attorney general", "chief justice", "national security adviser",
     "director general", "first lady", "intelligence chief", "police chief")
)  # fmt: skip
_LEADS = frozenset(("chief", "secretary general", "director general", "executive director", "managing director"))
_MANY_HEADED = frozenset(("=European Union", "=Hamas", "=Taliban", "=Hezbollah"))
_EXACT = _SINGLE | {"spokesman", "governor", "mayor", "ambassador", "envoy", "chief negotiator"}

_SILENT = _FORMER | _DEPUTY | frozenset(
    "new newly senior top veteran longtime acting caretaker then chief and mr mrs ms dr visiting its his her "
    "their our my own this that one another so called".split()
)


class Grade(IntEnum):
    """Whether one holds an office now, once, or as second to another."""

    HOLDER = 0
    DEPUTY = 1
    FORMER = 2


class Accord(IntEnum):
    """How two offices go together."""

    CONFLICT = 0  # one person hardly holds both
    OPEN = 1  # one or both say little
    SAME = 2  # the same office


@dataclass(frozen=True, slots=True)
class Office:
    """One office. head: its kind; portfolio: a minister's; body: whose it is, "=" before a known one of the world.

    beyond: what else sets it apart: regions, an ambassador's host, unknown names ("Ruritanian"), words such as "rebel".
    """

    head: str
    portfolio: str | None = None
    grade: Grade = Grade.HOLDER
    country: str | None = None
    body: str | None = None
    beyond: frozenset[str] = frozenset()

    @property
    def placed(self) -> bool:
        """Whether it says of which country, body or region it is."""
        return self.country is not None or self.known_body or bool(self.beyond)

    @property
    def known_body(self) -> bool:
        """Whether its body is one by itself (the United Nations), not one of each country (the army)."""
        return self.body is not None and self.body.startswith("=")

    @property
    def exact(self) -> bool:
        """Whether it is a definite office and no mere calling."""
        return self.head in _EXACT and not (self.head == "minister" and self.portfolio is None)

    @property
    def single(self) -> bool:
        """Whether one person at a time holds it, as far as it says."""
        if self.head == "spokesman":
            return self.placed and self.body is not None
        leads = self.head == "chief" and self.known_body and self.body not in _MANY_HEADED and not self.portfolio
        single = leads or (self.head in _SINGLE and self.exact and self.placed)
        return single and self.grade is not Grade.FORMER

    @property
    def key(self) -> str:
        """Under which offices that may be the same are found: "UZB:minister foreign", "=NATO:lead"."""
        place = self.country or (self.body if self.known_body else None) or " ".join(sorted(self.beyond))
        head = "lead" if self.known_body and self.head in _LEADS else self.head
        return f"{place}:{head} {self.portfolio}" if self.portfolio else f"{place}:{head}"

    @property
    def rank(self) -> str | None:
        """The military rank that it is."""
        return self.head if self.head in _RANKS else None


@lru_cache(maxsize=100_000)
def office_in(text: str, name: str = "", country: str | None = None) -> Office | None:
    """The office that a description holds, the words of its holder's name left out; None where there is none.

    country: where the holder is known to belong, for what the description does not say.
    """
    own = {piece.folded for piece in pieces_of(name)} if name else set()
    pieces = [piece for piece in pieces_of(text) if piece.folded not in own or not piece.capital]
    head = _find_head(pieces)
    if head is None:
        return None
    first, end, form, sense = head
    kind, portfolio = _HEADS.get(form, (_loose_head(form, sense), None))
    before, after = pieces[:first], pieces[end:]
    grade = _grade(before, form)
    found = _Surroundings()
    found.read_before(before)
    found.read_after(after)
    portfolio = found.portfolio or portfolio
    kind, portfolio, grade = _settle(kind, portfolio, grade, found.country or country)
    return Office(
        kind, portfolio, grade, None if found.known else found.country or country, found.known or found.body,
        frozenset(found.beyond),
    )  # fmt: skip


class _Surroundings:
    """What the words around an office say, gathered piece by piece."""

    def __init__(self) -> None:
        self.country: str | None = None
        self.body: str | None = None
        self.known: str | None = None
        self.portfolio: str | None = None
        self.beyond: set[str] = set()

    def read_before(self, pieces: Sequence[Piece]) -> None:
        """Modifiers: "Tajik", "Kremlin", "deputy foreign", "Foreign Ministry"."""
        at = 0
        while at < len(pieces):
            at = self._read(pieces, at)

    def read_after(self, pieces: Sequence[Piece]) -> None:
        """Complements: "of Uzbekistan", "for the Tajik Foreign Ministry", "to Russia"; nothing else is part of it."""
        at = 0
        while at + 1 < len(pieces) and pieces[at].folded in _CONNECTIVES:
            host = pieces[at].folded in _HOSTS
            end = next((i for i in range(at + 1, len(pieces)) if pieces[i].folded in _CONNECTIVES), len(pieces))
            if host:
                self.beyond.add("to " + " ".join(piece.country or piece.folded for piece in pieces[at + 1 : end]))
            else:
                self.read_before(pieces[at + 1 : end])
            at = end

    def _read(self, pieces: Sequence[Piece], at: int) -> int:
        piece = pieces[at]
        if piece.country is not None:
            self.country = self.country or piece.country
            self.body = self.body or piece.seat
            return at + 1
        if piece.known is not None and piece.known.sector == "GOV" and piece.known.country:
            self.country = self.country or piece.known.country  # a group that governs: its ministers are the country's
            return at + 1
        if piece.known is not None:
            self.known = self.known or f"={piece.known.key}"
            return at + 1
        if piece.region is not None:
            self.beyond.add(piece.region.lower())
            return at + 1
        return self._read_words(pieces, at)

    def _read_words(self, pieces: Sequence[Piece], at: int) -> int:
        piece = pieces[at]
        entry = entry_at(pieces, at)
        field = portfolio_at(pieces, at)
        if entry is not None and entry[2].body is not None and (field is None or entry[0] >= field[0]):
            return self._read_body(entry[0], entry[1])
        if field is not None:
            self.portfolio = self.portfolio or field[1]
            return field[0]
        if piece.folded in _BODIES:
            self.body = self.body or _BODIES[piece.folded]
        elif piece.folded in _QUALIFIERS:
            self.beyond.add(piece.folded)
        elif piece.capital and entry is None and piece.folded not in _SILENT:
            self.beyond.add(nation_stem(piece.folded))
        return entry[0] if entry is not None else at + 1

    def _read_body(self, end: int, form: str) -> int:
        if form in ("ministry", "department", "office"):
            self.body, self.portfolio = f"ministry {self.portfolio or ''}".strip(), None
        elif form.endswith(" ministry"):
            self.body = f"ministry {form.removesuffix(' ministry').replace('defense', 'defence')}"
        elif self.body is None:
            self.body = _BODIES.get(form, form)
        return end


def _find_head(pieces: Sequence[Piece]) -> tuple[int, int, str, Sense | None] | None:
    """The office among the words: the last before a complement, else the first of all."""
    found: tuple[int, int, str, Sense | None] | None = None
    at = 0
    while at < len(pieces):
        second = pieces[at].folded in _DEPUTY and at + 1 < len(pieces) and pieces[at + 1].folded not in _CONNECTIVES
        entry = None if second and not pieces[at + 1].plain else _head_at(pieces, at)
        if entry is not None:
            sense = entry[2]
            if found is None or sense is None or sense.title is None:  # "Minister General X" is the minister
                found = (at, *entry)
            at = entry[0]
            continue
        if found is not None and (pieces[at].folded in _CONNECTIVES or not pieces[at].plain):
            break
        at += 1
    return found


def _head_at(pieces: Sequence[Piece], at: int) -> tuple[int, str, Sense | None] | None:
    for end in range(min(len(pieces), at + 6), at, -1):
        if all(piece.plain for piece in pieces[at:end]):
            form = " ".join(piece.folded for piece in pieces[at:end] if piece.folded != "the")
            if _HEADS.get(form, ("", None))[0]:
                return end, form, None
    entry = entry_at(pieces, at)
    if entry is None:
        return None
    end, form, sense = entry
    told = sense.title.kind == "rank" if sense.title else sense.office or sense.person
    return (end, form, sense) if told and sense.body is None and not sense.portfolio else None


def _loose_head(form: str, sense: Sense | None) -> str:
    rank = _RANK_OF.get(form) or (form.split()[-1] if form.split()[-1] in _RANKS else None)
    if rank:
        return rank
    entry = (sense.office or sense.person) if sense else None
    return entry.word if entry else form


def _grade(before: Sequence[Piece], form: str) -> Grade:
    words = {piece.folded for piece in before}
    if words & _FORMER:
        return Grade.FORMER
    second = words & _DEPUTY or form.split()[0] in _DEPUTY or form == "minister of state"
    return Grade.DEPUTY if second else Grade.HOLDER


def _settle(kind: str, portfolio: str | None, grade: Grade, country: str | None) -> tuple[str, str | None, Grade]:
    """Offices whose name means another thing in another country."""
    if kind in ("vice president", "deputy speaker", "deputy commander"):
        return kind.split()[-1], portfolio, Grade.DEPUTY if grade is Grade.HOLDER else grade
    if kind == "secretary of state":
        kind = "minister" if country in ("USA", "VAT", None) or portfolio != "foreign" else "state secretary"
    if kind == "foreign secretary" and country not in _CIVIL_SERVANTS:
        kind = "minister"
    if kind == "secretary" and portfolio:
        kind = "minister"
    return kind, portfolio, grade


def compare_offices(first: Office, second: Office) -> Accord:
    """How two offices go together."""
    if _contrary(first, second):
        return Accord.CONFLICT
    if first.rank or second.rank:
        return _compare_rank(first, second)
    if _both_head(first, second):
        return Accord.SAME
    if not (first.exact and second.exact):
        return Accord.OPEN
    if (first.head, first.portfolio) != (second.head, second.portfolio):
        return Accord.OPEN if Grade.FORMER in (first.grade, second.grade) else Accord.CONFLICT
    if first.grade is not second.grade:
        return Accord.OPEN if Grade.FORMER in (first.grade, second.grade) else Accord.CONFLICT
    return Accord.SAME if _same_place(first, second) else Accord.OPEN


def hardly_one(first: Office, second: Office) -> bool:
    """Whether even two of one full name that hold these are rather two: a soldier or spokesman, and a minister."""
    return _serving_beside(first, second) or _serving_beside(second, first)


def _serving_beside(serving: Office, civil: Office) -> bool:
    serves = serving.rank is not None or serving.head in ("army chief", "spokesman")
    rules = civil.head in ("president", "premier", "monarch", "army chief", "spokesman", "envoy", "chief negotiator")
    return serves and civil.exact and not rules and compare_offices(serving, civil) is Accord.CONFLICT


def _both_head(first: Office, second: Office) -> bool:
    """ "The UN chief" and "the UN Secretary-General": both lead one body of the world, and hold the lead now."""
    heads = {first.head, second.head}
    return (
        first.known_body
        and first.body == second.body
        and first.body not in _MANY_HEADED
        and "chief" in heads
        and heads <= _LEADS
        and first.grade is second.grade is Grade.HOLDER
        and not (first.beyond or second.beyond or first.portfolio or second.portfolio)
    )


def _contrary(first: Office, second: Office) -> bool:
    """Whether they are of different countries or of different bodies of the world."""
    if first.country and second.country and first.country != second.country:
        return True
    return first.known_body and second.known_body and first.body != second.body and first.head == second.head


def _same_place(first: Office, second: Office) -> bool:
    """Whether both say of which country or body they are, and say the same."""
    if first.country != second.country or not (first.placed and second.placed):
        return False
    bodies = first.body == second.body or (first.head != "spokesman" and _says_no_more(first.body or second.body or ""))
    known = first.known_body == second.known_body
    return bodies and known and first.beyond == second.beyond


def _says_no_more(body: str) -> bool:
    """Whether a body goes without saying: a minister's ministry, an army chief's army; not a Senate president's."""
    return body.startswith("ministry") or body in ("military", "government", "presidency", "police")


def _compare_rank(first: Office, second: Office) -> Accord:
    if first.rank and second.rank:
        return Accord.OPEN if first.rank == second.rank or "brigadier" in (first.rank, second.rank) else Accord.CONFLICT
    other = second if first.rank else first
    if not other.exact or other.head in _MILITARY or other.grade is Grade.FORMER:
        return Accord.OPEN
    return Accord.OPEN if other.head == "minister" and other.portfolio in ("defence", "interior") else Accord.CONFLICT
