"""The words for actors, indexed: people, bodies, offices, titles, portfolios, and what governs a place name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.actors.records import ActorKind
from dragoman.vocabulary.load import load_table

# what is manned: it acts only as its nation's, and nothing is "its"
CRAFT = frozenset(
    "vessel ship boat patrol-vessel aircraft jet warplane fighter-jet helicopter plane drone warship frigate "
    "destroyer submarine gunboat trawler tanker".split()
)


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A common noun for people (vocabulary/people_nouns.tsv)."""

    word: str
    plural: str
    sector: str | None
    political: bool = False
    source: bool = False
    generic: bool = False
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A common noun for a body or a collective (vocabulary/organisation_nouns.tsv)."""

    word: str
    plural: str
    kind: ActorKind
    sector: str | None
    political: bool = False
    named: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """An office or calling (vocabulary/offices.tsv)."""

    word: str
    plural: str
    sector: str | None
    political: bool = False
    gender: str | None = None
    state: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name that is no part of it (vocabulary/titles.tsv)."""

    word: str
    kind: str
    sector: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A field of a ministry, and its words."""

    portfolio: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Governor:
    """What a place name is beside this word: motion, violence, address or city."""

    word: str
    use: str


@dataclass(frozen=True, slots=True)
class Sense:
    """All that a word or a run of words can be; plural as it stands."""

    person: PersonNoun | None = None
    body: BodyNoun | None = None
    office: Office | None = None
    title: Title | None = None
    portfolio: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """senses: by lower-case words with blanks between; governors: by lemma; lengths: words of entries by last word."""

    senses: Mapping[str, Sense]
    governors: Mapping[str, frozenset[str]]
    lengths: Mapping[str, tuple[int, ...]]


@cache
def lexicon() -> Lexicon:
    """The indexed tables; built once a process, on first call."""
    senses: dict[str, dict[str, object]] = {}
    for title in load_table("titles", Title):
        senses.setdefault(title.word, {})["title"] = title
    for office in load_table("offices", Office):
        _enter(senses, "office", office.word, office.plural, office)
    for body in load_table("organisation_nouns", BodyNoun):
        _enter(senses, "body", body.word, body.plural, body)
    for person in load_table("people_nouns", PersonNoun):
        _enter(senses, "person", person.word, person.plural, person)
    for portfolio in load_table("portfolios", Portfolio):
        for form in portfolio.forms:
            senses.setdefault(form, {})["portfolio"] = portfolio.portfolio
    found = {word: Sense(**parts) for word, parts in senses.items()}  # type: ignore[arg-type]
    return Lexicon(found, _governors(), _lengths(found))


def _enter(senses: dict[str, dict[str, object]], part: str, word: str, plural: str, entry: object) -> None:
    for form in (word, plural):
        parts = senses.setdefault(form.lower().replace("-", " "), {})
        parts.setdefault(part, entry)
        if form == plural and (word != plural or part != "body"):
            parts["plural"] = True


def _governors() -> Mapping[str, frozenset[str]]:
    uses: dict[str, set[str]] = {}
    for governor in load_table("place_governors", Governor):
        uses.setdefault(governor.word, set()).add(governor.use)
    return {word: frozenset(found) for word, found in uses.items()}


def _lengths(senses: Mapping[str, Sense]) -> Mapping[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in senses:
        words = form.split()
        lengths.setdefault(words[-1], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
