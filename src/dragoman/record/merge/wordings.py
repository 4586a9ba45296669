"""What the words of a description say, piece by piece: nations, known bodies and groups, regions, plain words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors.lexicon import Sense, lexicon
from dragoman.record.merge.names_across import fold
from dragoman.vocabulary.world import WorldKind, WorldName, names_at

LONGEST = 5  # words of the longest entry that is looked for
_POSSESSIVE = re.compile(r"['’]s?(?=[\s,]|$)|(?<=[\w.])['’]s(?=\s|$)")
_WORD = re.compile(r"[^\s,;:()\[\]“”\"]+")
_NATIONAL = frozenset((WorldKind.COUNTRY, WorldKind.ADJECTIVE, WorldKind.CAPITAL, WorldKind.PEOPLE))
# bodies that are called by their seat: what else the same body is called
_SEATS = {
    "pentagon": "ministry defence", "state department": "ministry foreign", "foggy bottom": "ministry foreign",
    "white house": "presidency", "oval office": "presidency", "west wing": "presidency", "kremlin": "presidency",
    "elysee": "presidency", "elysee palace": "presidency", "blue house": "presidency", "casa rosada": "presidency",
    "planalto": "presidency", "bankova": "presidency", "downing street": "premiership",
    "10 downing street": "premiership", "capitol": "parliament", "capitol hill": "parliament", "knesset": "parliament",
    "us capitol": "parliament", "state duma": "parliament", "duma": "parliament", "verkhovna rada": "parliament",
    "rada": "parliament", "majlis": "parliament", "house of commons": "parliament", "langley": "cia",
    "itamaraty": "ministry foreign", "quai dorsay": "ministry foreign", "farnesina": "ministry foreign",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or one known name. country: alpha-3 of a nation or a seat; known: of a body or group; seat: its body."""

    text: str
    folded: str
    country: str | None = None
    known: WorldName | None = None
    region: str | None = None
    seat: str | None = None

    @property
    def plain(self) -> bool:
        """Whether the tables of names know nothing of it."""
        return self.country is None and self.known is None and self.region is None

    @property
    def capital(self) -> bool:
        """Whether it is written as a name."""
        return self.text[:1].isupper() or any(c.isupper() for c in self.text[1:])


@lru_cache(maxsize=100_000)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of a description in order, possessive marks and articles left out."""
    text = _POSSESSIVE.sub("", text)
    found: list[Piece] = []
    at = 0
    while (word := _WORD.search(text, at)) is not None:
        meanings = names_at(text, word.start())
        if meanings:
            end = word.start() + len(meanings[0].form)
            found.append(_known_piece(text[word.start() : end], meanings))
            at = end
            continue
        folded = fold(word.group())
        if folded and folded not in ("the", "a", "an"):
            found += [Piece(part, fold(part)) for part in word.group().split("-") if fold(part)]
        at = word.end()
    return tuple(found)


def _known_piece(text: str, meanings: tuple[WorldName, ...]) -> Piece:
    folded = fold(text)
    for meaning in meanings:
        if meaning.kind in _NATIONAL:
            return Piece(text, folded, country=meaning.country)
    for meaning in meanings:
        if meaning.kind is WorldKind.METONYM and meaning.sector == "GOV":
            return Piece(text, folded, country=meaning.country, seat=_SEATS.get(folded, folded))
    for meaning in meanings:
        if meaning.kind in (WorldKind.BODY, WorldKind.GROUP):
            return Piece(text, folded, known=meaning)
    region = next((m.key for m in meanings if m.kind is WorldKind.REGION), None)
    return Piece(text, folded, region=region)


def entry_at(pieces: Sequence[Piece], first: int) -> tuple[int, str, Sense] | None:
    """The longest entry of the tables of offices, bodies and people that begins here: its end, form and sense."""
    for end in range(min(len(pieces), first + LONGEST), first, -1):
        run = pieces[first:end]
        if all(piece.plain for piece in run):
            form = " ".join(piece.folded for piece in run)
            sense = lexicon().senses.get(form)
            if sense is not None:
                return end, form, sense
    return None


def portfolio_at(pieces: Sequence[Piece], first: int) -> tuple[int, str] | None:
    """The longest portfolio that begins here: its end and its name ("foreign" for "external affairs")."""
    for end in range(min(len(pieces), first + LONGEST), first, -1):
        form = " ".join(piece.folded for piece in pieces[first:end])
        sense = lexicon().senses.get(form) or lexicon().senses.get(form.replace(" and ", " & "))
        if sense is not None and sense.portfolio:
            return end, sense.portfolio
    return None
