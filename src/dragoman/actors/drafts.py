"""Actors while they are put together, and the indexes by which a mention finds its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.records import ActorKind

_REACH = 400  # drafts that are looked through, the last told of first: bounds the work in a very long text


@dataclass(slots=True, eq=False)
class Draft:
    """An actor while it is put together; order: its place among the drafts."""

    order: int
    sort: Sort
    kind: ActorKind
    name: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    gender: str | None = None
    ranked: bool = False
    political: bool = True
    anonymous: bool = False
    named: bool = False
    plural: bool = False
    portfolio: str | None = None
    keys: set[str] = field(default_factory=set)
    forms: dict[str, None] = field(default_factory=dict)  # lower-cased names, in order
    aliases: dict[str, None] = field(default_factory=dict)
    identities: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    counts: set[int] = field(default_factory=set)
    mentions: list[Candidate] = field(default_factory=list)

    def take(self, candidate: Candidate) -> None:
        """Adds a mention and what it says of the actor."""
        self.mentions.append(candidate)
        self.country = self.country or candidate.country
        self.sector = self.sector or candidate.sector
        self.gender = self.gender or candidate.gender
        self.ranked = self.ranked or candidate.ranked
        self.portfolio = self.portfolio or candidate.portfolio
        if candidate.identity:
            self.identities.add(candidate.identity)
        if candidate.count:
            self.counts.add(candidate.count)
        if candidate.key:
            self.keys.update((candidate.key, candidate.key.split()[-1]))


@dataclass(slots=True)
class Drafts:
    """All drafts, who is meant at a token, and indexes: by country, by name, by a name's part, by a table's entry."""

    all: list[Draft] = field(default_factory=list)
    at: dict[tuple[int, int], list[Draft]] = field(default_factory=dict)
    states: dict[str, Draft] = field(default_factory=dict)
    by_form: dict[tuple[Sort, str], list[Draft]] = field(default_factory=dict)
    by_part: dict[str, list[Draft]] = field(default_factory=dict)
    by_identity: dict[str, Draft] = field(default_factory=dict)
    recent: dict[int, Draft] = field(default_factory=dict)  # by order, the last told of last
    home: str | None = None  # the country whose officers the report need not call by their nation
    nations: Sequence[frozenset[str]] = ()  # countries named in each sentence

    def new(self, candidate: Candidate) -> Draft:
        """A draft that starts with this candidate."""
        draft = Draft(
            len(self.all), candidate.sort, candidate.kind, candidate.name, named=candidate.named,
            political=candidate.political, anonymous=candidate.anonymous, plural=candidate.plural,
        )  # fmt: skip
        self.all.append(draft)
        return draft

    def put(self, candidate: Candidate, draft: Draft) -> None:
        """Says that this candidate means this draft."""
        draft.take(candidate)
        if draft.sort is Sort.STATE and draft.country:
            self.states.setdefault(draft.country, draft)
        if draft.sort is Sort.BODY and candidate.identity:
            self.by_identity.setdefault(candidate.identity, draft)
        self.recent.pop(draft.order, None)
        self.recent[draft.order] = draft
        for head in (candidate.head, *candidate.also):
            self.at.setdefault((candidate.sentence, head), [draft])

    def name(self, draft: Draft, candidate: Candidate) -> Draft:
        """Adds the names of a candidate to its draft's; a proper name decides what it is called and is."""
        for name in (candidate.name, *candidate.aliases):
            if name:
                draft.aliases[name] = None
                self._index(draft, fold(name))
        if candidate.named and not draft.named:
            draft.named, draft.name, draft.anonymous = True, candidate.name, False
            draft.kind, draft.political = candidate.kind, candidate.political
        return draft

    def _index(self, draft: Draft, form: str) -> None:
        if form in draft.forms:
            return
        draft.forms[form] = None
        self.by_form.setdefault((draft.sort, form), []).append(draft)
        if draft.sort is Sort.PERSON:
            for part in form.split():
                known = self.by_part.setdefault(part, [])
                if draft not in known:
                    known.append(draft)

    def of_nation(self, person: Draft, office: Candidate) -> bool:
        """Whether an office may be a person's by its country; who has none yet wants a state told of right before."""
        if office.country is None or person.country is not None:
            return office.country is None or person.country == office.country
        if office.country == self.home:
            return True
        at = person.mentions[0].sentence
        named = {country for found in self.nations[max(0, at - 1) : at + 1] for country in found}
        state = self.states.get(office.country)
        told = state is not None and any(mention.sentence in (at - 1, at) for mention in state.mentions)
        return told and named == {office.country} and at != office.sentence

    def last(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """The draft that fits and was told of last."""
        near = islice(reversed(self.recent.values()), _REACH)
        return next((draft for draft in near if draft.mentions and fits(draft)), None)

    def only(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """The one draft that fits; None where there are none or several."""
        near = islice(reversed(self.recent.values()), _REACH)
        found = list(islice((draft for draft in near if draft.mentions and fits(draft)), 2))
        return found[0] if len(found) == 1 else None


def fold(name: str) -> str:
    """A name for comparing: lower case, straight apostrophes, no possessive mark, no article."""
    folded = name.replace("’", "'").replace("'s ", " ").lower()
    return " ".join(folded.split()).removeprefix("the ")
