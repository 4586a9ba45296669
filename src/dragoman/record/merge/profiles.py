"""An actor's descriptor read once: what sort of actor it is, and by which names, offices and keys it is known."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from dragoman.actors.lexicon import lexicon
from dragoman.record.merge.bodies_across import NOTHING, BodyReading, body_in, explained_in, is_acronym
from dragoman.record.merge.names_across import (
    PersonName,
    fold,
    gender_of_given,
    is_given_name,
    name_keys,
    nation_stem,
    person_name,
)
from dragoman.record.merge.offices_across import Office, office_in
from dragoman.record.merge.records import ActorNode
from dragoman.record.merge.wordings import entry_at, pieces_of

Descriptor = tuple[str, str, str | None, str | None, str | None, tuple[str, ...], tuple[str, ...]]
"""What one report calls an actor, all but the report: name, kind, country, sector, role, aliases, written."""

_LOOSE = re.compile(r"^body:.*:(ministry( .*)?|military|forces)$")


class Sort(Enum):
    """What an actor is to merging."""

    PERSON = "person"  # named
    OFFICE = "office"  # an office that one person holds, its holder not named
    BODY = "body"  # a state, or a body or group that is known by more than a common noun
    UNCLEAR = "unclear"  # a proper name that may be a person's or a body's
    GENERIC = "generic"  # "12 people", "troops", "the army": nobody can say whether another report's are the same


@dataclass(frozen=True, slots=True)
class Profile:
    """One descriptor. shown: as a reader sees it; name: a person's; titled: said with a title or an office before it.

    gender: m or f; body: which body it is.
    """

    sort: Sort
    shown: str
    kind: str
    sector: str | None = None
    country: str | None = None
    name: PersonName = ()
    titled: bool = False
    gender: str | None = None
    offices: tuple[Office, ...] = ()
    body: BodyReading = NOTHING

    @property
    def keys(self) -> frozenset[str]:
        """Keys of the bodies that it is."""
        return self.body.keys

    @property
    def said(self) -> Hashable:
        """All that counts in comparing: two profiles that say the same merge alike."""
        name = tuple(word.folded for word in self.name)
        person, sector = self.kind == "person", self.sector if self.body.keys else None
        said = self.sort, person, sector, self.country, name, self.titled
        return *said, self.gender, frozenset(self.offices), self.body


def descriptor(node: ActorNode) -> Descriptor:
    """What its report calls an actor."""
    return node.name, node.kind, node.country, node.sector, node.role, node.aliases, node.written


def profile(node: ActorNode) -> Profile:
    """The profile of an actor."""
    return read_profile(descriptor(node))


@lru_cache(maxsize=300_000)
def read_profile(what: Descriptor) -> Profile:
    """The profile of a descriptor; each is read once."""
    name, kind, country, sector, _, _, _ = what
    if kind == "state" and country is not None:
        return Profile(Sort.BODY, name, kind, sector, country, body=BodyReading(frozenset((f"state:{country}",))))
    if kind == "person":
        return _read_person(what)
    body = _read_body(what)
    if not body.keys:
        return Profile(Sort.GENERIC, name, kind, sector, country)
    unclear = kind == "organisation" and sector is None and _may_be_person(name)
    return Profile(
        Sort.UNCLEAR if unclear else Sort.BODY, name, kind, sector, country, body=body,
        name=person_name(name) if unclear else (),
    )  # fmt: skip


def _may_be_person(name: str) -> bool:
    """Up to three capitals, none of them a word of the tables or an acronym."""
    pieces = pieces_of(name)
    words = all(p.plain and p.capital and entry_at([p], 0) is None for p in pieces)
    return len(pieces) <= 3 and words and not is_acronym(name) and name[-1:].isalpha()


def _read_body(what: Descriptor) -> BodyReading:
    name, kind, country, _, _, aliases, written = what
    main = body_in(name, country)
    if kind == "state":
        told = any(key.startswith("state:") for key in main.keys)
        named = name[:1].isupper() and " " not in name
        return main if told or not named else BodyReading(frozenset((f"state:~{nation_stem(name)}",)))
    if not main.keys:
        main = explained_in(name, aliases)
    if not main.keys:
        return NOTHING
    others = [body_in(form, country) for form in dict.fromkeys((*aliases, *written)) if form != name]
    others = [other for other in others if other.keys and other.faction == main.faction]
    known = {key for key in main.keys if not key.startswith("name:")}
    keys = set(main.keys)
    for other in others:
        keys |= {key for key in other.keys if key.startswith("name:") or not known}
    return BodyReading(
        frozenset(keys),
        frozenset().union(main.acronyms, *(other.acronyms for other in others)),
        frozenset().union(main.initials, *(other.initials for other in others)),
        main.faction,
    )


def _read_person(what: Descriptor) -> Profile:
    name, kind, country, sector, role, aliases, written = what
    texts = [text for text in dict.fromkeys((role, *written, *aliases)) if text]
    named = is_named(name)
    own = name if named else ""
    found = [office_in(text, own, country) for text in (texts if named else dict.fromkeys((name, *texts)))]
    offices = tuple(dict.fromkeys(office for office in found if office is not None))
    country = country or next((office.country for office in offices if office.country), None)
    gender = _gender(texts, person_name(name) if named else ())
    if named:
        titled = any(fold(text) != fold(name) and fold(text).endswith(fold(name)) for text in written)
        return Profile(Sort.PERSON, name, kind, sector, country, person_name(name), titled, gender, _told(offices))
    single = tuple(office for office in offices if office.single)
    sort = Sort.OFFICE if single else Sort.GENERIC
    shown = max((text for text in (name, *texts)), key=lambda text: (len(text), text))
    return Profile(sort, shown, kind, sector, country, gender=gender, offices=single)


def _told(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Without the forms of an office that say less than another ("spokesman" beside "Foreign Ministry spokesman")."""
    return tuple(
        office
        for office in offices
        if not any(
            other != office
            and (other.head, other.grade, other.country) == (office.head, office.grade, office.country)
            and (office.portfolio is None or office.portfolio == other.portfolio)
            and (office.body is None or office.body == other.body)
            and office.beyond <= other.beyond
            for other in offices
        )
    )


@lru_cache(maxsize=100_000)
def is_named(name: str) -> bool:
    """Whether a person's name is one, and not an office or a description."""
    words = [word for word in name.split() if word[:1].isalpha()]
    known = person_name(name)
    if not words or not known:
        return False
    if any(word[0].islower() and not any(c.isupper() for c in word) and fold(word) not in _LOWER for word in words):
        return False
    pieces = pieces_of(name)
    if all(not piece.plain for piece in pieces):
        return False
    for at in range(len(pieces)):
        entry = entry_at(pieces, at)
        if entry is not None and entry[0] == len(pieces) and (entry[2].office or entry[2].person):
            return at > 0 and (is_given_name(known[0]) or len(pieces) > entry[0] - at + 1)
    return True


_LOWER = frozenset("al el ul bin ibn bint von van der den de da di dos du del la le ter e y as ash an ad ar".split())


def _gender(texts: list[str], name: PersonName) -> str | None:
    told = {gender_of_given(name)}
    for text in texts:
        for word in text.split()[:4]:
            sense = lexicon().senses.get(word.lower())
            if sense is not None:
                told |= {entry.gender for entry in (sense.title, sense.office) if entry is not None}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def body_keys(what: Profile) -> tuple[str, ...]:
    """Keys for looking a body up: its own, its acronyms and initials in one form, and what it is said of loosely."""
    letters = {f"letters:{form}" for form in what.body.acronyms | what.body.initials}
    loose = {f"near:{key.replace('forces', 'military').partition(' ')[0]}" for key in what.keys if _LOOSE.search(key)}
    return tuple(sorted(what.keys | letters | loose))


def person_keys(what: Profile) -> tuple[str, ...]:
    """Keys for looking a person up: by surname, and by each office that one person holds."""
    names = [f"person:{key}" for key in name_keys(what.name)] if what.name else []
    return tuple(dict.fromkeys([*names, *(f"office:{office.key}" for office in what.offices if office.single)]))
