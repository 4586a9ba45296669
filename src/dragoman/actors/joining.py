"""Joins candidates into actors: names by their parts, bodies by noun and country, offices to their holders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.labels import country_name
from dragoman.actors.records import ActorKind

_ARMED = frozenset(("REB", "UAF"))
_LOOSE_NOUNS = frozenset(("group", "organisation", "organization", "faction"))
_LOOSE_SECTORS = frozenset(("NGO", "CVL", "OPP", "REL", None))
_BLOC_NOUNS = frozenset(("bloc", "union", "alliance", "organisation", "organization", "body"))
_ARMED_NOUNS = frozenset(
    ("rebel", "insurgent", "militant", "fighter", "separatist", "guerrilla", "jihadist", "militia")
)
_RANKS = frozenset(("general", "colonel", "admiral", "major", "captain", "commodore", "lieutenant"))
_VAGUE = frozenset("leader politician chief head founder lawmaker candidate veteran strongman ruler premier".split())
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))


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
        self.portfolio = self.portfolio or candidate.portfolio
        if candidate.identity:
            self.identities.add(candidate.identity)
        if candidate.count:
            self.counts.add(candidate.count)
        if candidate.key:
            self.keys.update((candidate.key, candidate.key.split()[-1]))


@dataclass(slots=True)
class Drafts:
    """All drafts, and who is meant at a token. ahead: named candidates of the whole report, for looking forward."""

    all: list[Draft] = field(default_factory=list)
    at: dict[tuple[int, int], list[Draft]] = field(default_factory=dict)

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
        for head in (candidate.head, *candidate.also):
            self.at.setdefault((candidate.sentence, head), [draft])

    def last(self, fits: Callable[[Draft], bool], before: int | None = None) -> Draft | None:
        """The draft that fits and was told of last (before an offset)."""
        best, at = None, -1
        for draft in self.all:
            if draft.mentions and fits(draft):
                starts = (m.start for m in draft.mentions if before is None or m.start < before)
                recent = max(starts, default=-1)
                if recent > at:
                    best, at = draft, recent
        return best

    def only(self, fits: Callable[[Draft], bool]) -> Draft | None:
        """The one draft that fits; None where there are none or several."""
        found = [draft for draft in self.all if draft.mentions and fits(draft)]
        return found[0] if len(found) == 1 else None


def fold(name: str) -> str:
    """A name for comparing: lower case, straight apostrophes, no possessive mark, no article."""
    folded = name.replace("’", "'").replace("'s ", " ").lower()
    return " ".join(folded.split()).removeprefix("the ")


def join(drafts: Drafts, candidates: Iterable[Candidate]) -> None:
    """Puts each candidate, in order, into the actor that it means, or into one of its own."""
    for candidate in candidates:
        joiner = _JOINERS.get(candidate.sort)
        if joiner is None:
            continue
        draft = joiner(drafts, candidate)
        if draft is not None:
            drafts.put(candidate, draft)


def _join_state(drafts: Drafts, candidate: Candidate) -> Draft | None:
    if candidate.country is None:
        return _join_ruler(drafts, candidate)
    draft = next((d for d in drafts.all if d.sort is Sort.STATE and d.country == candidate.country), None)
    if draft is None:
        draft = drafts.new(replace(candidate, name=candidate.identity or country_name(candidate.country)))
        draft.country = candidate.country
    return _named(draft, candidate)


def _join_ruler(drafts: Drafts, candidate: Candidate) -> Draft | None:
    """ "The government" of the one state that the report tells of, "his country"; an owner is looked up later."""
    if candidate.owner is not None:
        return None
    if candidate.key in ("country", "nation", "republic", "kingdom", "state"):
        return None
    ruled = drafts.only(lambda d: d.sort is Sort.STATE and d.country is not None and candidate.key in d.keys)
    states = ruled or drafts.only(lambda d: d.sort is Sort.STATE and d.country is not None)
    if states is not None:
        return states
    nations = {d.country for d in drafts.all if d.country and d.sector not in ("MED", "BUS")}
    if len(nations) == 1:
        return _join_state(drafts, replace(candidate, country=nations.pop()))
    same = drafts.last(lambda d: d.sort is Sort.STATE and d.country is None and candidate.key in d.keys)
    return same or _named(drafts.new(candidate), candidate)


def _join_person(drafts: Drafts, candidate: Candidate) -> Draft | None:
    parts = fold(candidate.name).split()
    people = [d for d in drafts.all if d.sort is Sort.PERSON and d.named]
    draft = next((d for d in people if fold(candidate.name) in d.forms), None) if len(parts) > 1 else None
    draft = draft or _holder_by_part(people, candidate, parts)
    if draft is None:
        draft = drafts.new(candidate)
    elif len(candidate.name.split()) > len(draft.name.split()):
        draft.name = candidate.name
    if candidate.role:
        draft.role = draft.role or candidate.role
        draft.offices.add(fold(candidate.role))
        draft.political = draft.political and candidate.political
    return _named(draft, candidate)


def _holder_by_part(people: list[Draft], candidate: Candidate, parts: list[str]) -> Draft | None:
    """The one person whose name holds these parts in order, and whose office does not speak against it."""
    found = [d for d in people if _names_fit(fold(d.name).split(), parts) and _offices_fit(d, candidate)]
    if len(found) > 1 and candidate.role:
        same = [
            d
            for d in found
            if fold(candidate.role) in d.offices or (d.portfolio and d.portfolio == candidate.portfolio)
        ]
        found = same or found
    return found[0] if len(found) == 1 else None


def _names_fit(known: list[str], parts: list[str]) -> bool:
    short, long = sorted((known, parts), key=len)
    if known == parts:
        return True
    if len(short) == len(long):
        return False
    return (
        short[-1] in long[-2:] and set(short) <= set(long) if len(short) > 1 else short[0] in (long[-1], long[0], *long)
    )


def _offices_fit(draft: Draft, candidate: Candidate) -> bool:
    if draft.gender and candidate.gender and draft.gender != candidate.gender:
        return False
    if draft.country and candidate.country and draft.country != candidate.country:
        return False
    if not candidate.role or not draft.offices:
        return True
    role = fold(candidate.role)
    if role.split()[-1] in _VAGUE or (draft.portfolio and draft.portfolio == candidate.portfolio):
        return True
    if role in draft.offices or any(role in office or office in role for office in draft.offices):
        return True
    ranks = {word for word in role.split() if word in _RANKS}
    return not ranks and len(candidate.name.split()) > 1


def _join_body(drafts: Drafts, candidate: Candidate) -> Draft | None:
    bodies = [d for d in drafts.all if d.sort is Sort.BODY]
    if candidate.identity:
        same = next((d for d in bodies if candidate.identity in d.identities), None)
        return _named(same or drafts.new(candidate), candidate)
    forms = {fold(name) for name in (candidate.name, *candidate.aliases)} if candidate.named else {fold(candidate.name)}
    same = next((d for d in bodies if forms & d.forms.keys() and _nations_fit(d, candidate)), None)
    if same is None or (candidate.bare and not candidate.definite):
        same = same if candidate.named else None
        same = same or _antecedent(drafts, candidate)
    if same is None and candidate.doubtful:
        return None
    return _named(same or drafts.new(candidate), candidate)


def _nations_fit(draft: Draft, candidate: Candidate) -> bool:
    return not (draft.country and candidate.country and draft.country != candidate.country)


def _antecedent(drafts: Drafts, candidate: Candidate) -> Draft | None:
    """What a body's common noun points back to."""
    if candidate.named and not candidate.portfolio:
        return None
    if not (candidate.definite or candidate.bare or candidate.portfolio):
        return None
    if candidate.bare and not candidate.definite:
        return drafts.last(lambda d: _points_to(candidate, d) and fold(candidate.name) in d.forms)
    found = drafts.last(lambda d: _points_to(candidate, d))
    return found if found is not None or not candidate.bare else _loose_antecedent(drafts, candidate)


def _points_to(candidate: Candidate, draft: Draft) -> bool:
    """Whether a body's noun may stand for this draft: same noun, number, nation and field."""
    if draft.sort is not Sort.BODY or not _nations_fit(draft, candidate) or candidate.key not in draft.keys:
        return False
    if draft.named:
        tame = draft.sector in _ARMED and candidate.sector not in _ARMED  # "the army" is not the rebel army
        if tame or _is_plural_noun(candidate):
            return False
    elif (draft.kind is ActorKind.GROUP) != (candidate.kind is ActorKind.GROUP):
        return False
    if candidate.bare:
        return True
    if candidate.portfolio or draft.portfolio:
        return candidate.portfolio == draft.portfolio
    return candidate.country == draft.country


def _loose_antecedent(drafts: Drafts, candidate: Candidate) -> Draft | None:
    """ "The group" of the one armed group, "the bloc" of the last international body."""
    found = None
    if candidate.key in _LOOSE_NOUNS:
        armed = drafts.only(lambda d: d.sort is Sort.BODY and d.named and d.sector in _ARMED)
        found = armed or drafts.only(lambda d: d.sort is Sort.BODY and d.named and d.sector in _LOOSE_SECTORS)
    if found is None and candidate.key in _BLOC_NOUNS:
        found = drafts.last(lambda d: d.sort is Sort.BODY and d.named and d.sector == "IGO")
    return found


def _is_plural_noun(candidate: Candidate) -> bool:
    """ "Unions" is not the one union that was named."""
    return candidate.kind is ActorKind.GROUP and candidate.name.split()[-1].lower() != candidate.key.split()[-1]


def _join_office(drafts: Drafts, candidate: Candidate) -> Draft | None:
    """The holder of an office that stands alone."""

    def holds(draft: Draft) -> bool:
        if draft.sort is not Sort.PERSON or not _nations_fit(draft, candidate) or not draft.offices:
            return False
        if draft.gender and candidate.gender and draft.gender != candidate.gender:
            return False
        return any(_same_office(office, fold(candidate.role or candidate.name), candidate) for office in draft.offices)

    if candidate.definite:
        found = drafts.last(holds)
        if found is not None:
            return found
        same = drafts.last(lambda d: d.sort is Sort.OFFICE and _same_alone(d, candidate))
        if same is not None:
            return same
    return _named(drafts.new(candidate), candidate)


def _same_office(held: str, asked: str, candidate: Candidate) -> bool:
    """Whether "the minister" may be the foreign minister: all words asked for are in the office held, its noun last."""
    held_words, asked_words = held.replace(" of ", " ").split(), asked.split()
    if held == asked:
        return True
    if candidate.key in _SPEAKERS:
        return any(word in held_words for word in _SPEAKERS) and candidate.bare
    if not set(asked_words) <= set(held_words) or asked_words[-1] not in held_words:
        return False
    second = {"deputy", "vice", "former"} & set(held_words)
    return not second or bool(second & set(asked_words))


def _same_alone(draft: Draft, candidate: Candidate) -> bool:
    same_nation = _nations_fit(draft, candidate) and (draft.country == candidate.country or candidate.bare)
    return same_nation and candidate.key in draft.keys and (candidate.bare or fold(candidate.name) in draft.forms)


def _join_people(drafts: Drafts, candidate: Candidate) -> Draft | None:
    forms = {fold(name) for name in (candidate.name, *candidate.aliases)}

    def same_words(draft: Draft) -> bool:
        return draft.sort is Sort.PEOPLE and draft.plural == candidate.plural and fold(candidate.name) in draft.forms

    if candidate.count is None or candidate.definite:
        found = drafts.last(
            lambda d: same_words(d) and _nations_fit(d, candidate) and (candidate.plural or candidate.definite)
        )
        found = found or (
            _people_antecedent(drafts, candidate, forms) if candidate.definite and candidate.owner is None else None
        )
        if found is not None:
            return _named(found, candidate)
    return _named(drafts.new(candidate), candidate)


def _people_antecedent(drafts: Drafts, candidate: Candidate, forms: set[str]) -> Draft | None:
    """ "The fishermen", "the two citizens", "the rebels": told of before."""

    def fits(draft: Draft) -> bool:
        if draft.sort not in (Sort.PEOPLE, Sort.NUMBER) or draft.plural != candidate.plural:
            return False
        return candidate.key in draft.keys and _nations_fit(draft, candidate)

    armed = candidate.key in _ARMED_NOUNS and candidate.plural
    if armed:
        group = drafts.only(lambda d: d.sort is Sort.BODY and d.named and d.sector in _ARMED)
        if group is not None and _nations_fit(group, candidate):
            return group
    found = drafts.last(fits)
    if found is not None:
        return found
    if candidate.count and candidate.count > 1:
        count = candidate.count
        return drafts.only(
            lambda d: d.sort is Sort.PEOPLE and d.plural and count in d.counts and candidate.sector in ("CVL", d.sector)
        )
    return None


def _join_number(drafts: Drafts, candidate: Candidate) -> Draft | None:
    return _named(drafts.new(candidate), candidate)


def _named(draft: Draft, candidate: Candidate) -> Draft:
    """Adds the names of a candidate to its actor's."""
    for name in (candidate.name, *candidate.aliases):
        if name:
            draft.forms[fold(name)] = None
            draft.aliases[name] = None
    if candidate.named and not draft.named:
        draft.named, draft.name, draft.anonymous = True, candidate.name, False
        draft.kind, draft.political = candidate.kind, candidate.political
    return draft


_JOINERS: dict[Sort, Callable[[Drafts, Candidate], Draft | None]] = {
    Sort.STATE: _join_state,
    Sort.PERSON: _join_person,
    Sort.BODY: _join_body,
    Sort.OFFICE: _join_office,
    Sort.PEOPLE: _join_people,
    Sort.NUMBER: _join_number,
}
