"""Joins candidates into actors: names by their parts, bodies by noun and country, offices to their holders."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.drafts import Draft, Drafts, fold
from dragoman.actors.labels import country_name
from dragoman.actors.offices import is_rank, same_rank
from dragoman.actors.records import ActorKind

_ARMED = frozenset(("REB", "UAF"))
_LOOSE_NOUNS = frozenset(("group", "organisation", "organization", "faction"))
_LOOSE_SECTORS = frozenset(("NGO", "CVL", "OPP", "REL", None))
_BLOC_NOUNS = frozenset(("bloc", "union", "alliance", "organisation", "organization", "body"))
_ARMED_NOUNS = frozenset(
    ("rebel", "insurgent", "militant", "fighter", "separatist", "guerrilla", "jihadist", "militia")
)
_VAGUE = frozenset("leader politician chief head founder lawmaker candidate veteran strongman ruler premier".split())
_COMMANDED = frozenset(("MIL", "GOV", "REB", "UAF", "COP"))
_COMMANDING = frozenset("chief commander leader spokesman president chairman head ruler governor".split())
_SPEAKERS = frozenset(("spokesman", "spokeswoman", "spokesperson"))


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
    draft = drafts.states.get(candidate.country)
    if draft is None:
        draft = drafts.new(replace(candidate, name=candidate.identity or country_name(candidate.country)))
        draft.country = candidate.country
    return drafts.name(draft, candidate)


def _join_ruler(drafts: Drafts, candidate: Candidate) -> Draft | None:
    """ "The government" of the one state that the report tells of, "his country"; an owner is looked up later."""
    if candidate.owner is not None:
        return None
    if candidate.key in ("country", "nation", "republic", "kingdom", "state"):
        return None
    ruled = drafts.only(lambda d: d.sort is Sort.STATE and d.country is not None and candidate.key in d.keys)
    doubted = candidate.key in ("junta", "regime") and len(set().union(*drafts.nations)) > 1  # may be the neighbour's
    states = ruled or drafts.only(lambda d: d.sort is Sort.STATE and d.country is not None and not doubted)
    if states is not None:
        return states
    known = [d for d in drafts.all if d.country and d.sector not in ("MED", "BUS")]
    nations = {d.country for d in known if not doubted or (d.sort is Sort.BODY and d.sector == "MIL")}
    if len(nations) == 1:
        return _join_state(drafts, replace(candidate, country=nations.pop()))
    same = drafts.last(lambda d: d.sort is Sort.STATE and d.country is None and candidate.key in d.keys)
    return same or drafts.name(drafts.new(candidate), candidate)


def _join_person(drafts: Drafts, candidate: Candidate) -> Draft | None:
    parts = fold(candidate.name).split()
    exact = drafts.by_form.get((Sort.PERSON, fold(candidate.name)), []) if len(parts) > 1 else []
    draft = exact[0] if exact else _holder_by_part(drafts, candidate, parts)
    if draft is None:
        draft = drafts.new(candidate)
    elif len(candidate.name.split()) > len(draft.name.split()):
        draft.name = candidate.name
    if candidate.role:
        if draft.role is None or is_rank(draft.role):  # "General X … X, the army chief"
            draft.role = draft.role if is_rank(candidate.role) and draft.role else candidate.role
        draft.offices.add(fold(candidate.role))
        draft.political = draft.political and candidate.political
    return drafts.name(draft, candidate)


def _holder_by_part(drafts: Drafts, candidate: Candidate, parts: list[str]) -> Draft | None:
    """The one person whose name holds these parts in order, and whose office does not speak against it."""
    known = {d.order: d for part in parts for d in drafts.by_part.get(part, [])}
    people = [known[order] for order in sorted(known) if known[order].named]
    found = [d for d in people if _names_fit(fold(d.name).split(), parts) and _offices_fit(d, candidate)]
    if len(found) > 1 and candidate.role:
        same = [
            d
            for d in found
            if fold(candidate.role) in d.offices or (d.portfolio and d.portfolio == candidate.portfolio)
        ]
        found = same or found
    if len(found) > 1:
        found = _of_same_rank(found, candidate)
    return found[0] if len(found) == 1 else None


def _of_same_rank(found: list[Draft], candidate: Candidate) -> list[Draft]:
    """Of two Otienos "General Otieno" is the soldier; plain "Otieno" the other, unless the soldier stands close by."""
    whole = [d for d in found if fold(d.name) == fold(candidate.name)]
    alike = [d for d in found if d.ranked == candidate.ranked]
    if candidate.ranked or len(whole) == 1:
        return whole if len(whole) == 1 and whole[0].ranked == candidate.ranked else alike
    close = [d for d in found if any(mention.sentence >= candidate.sentence - 1 for mention in d.mentions)]
    return [d for d in close or found if d in alike] if len(close) < 2 else found


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
    if _soldier_and_minister(draft, candidate):
        return False
    if not candidate.role or not draft.offices:
        return True
    role = fold(candidate.role)
    if role.split()[-1] in _VAGUE or (draft.portfolio and draft.portfolio == candidate.portfolio):
        return True
    if role in draft.offices or any(role in office or office in role for office in draft.offices):
        return True
    if is_rank(role):
        ranks = [office for office in draft.offices if is_rank(office)]
        if ranks:
            return any(same_rank(role, rank) for rank in ranks)
        return draft.sector in _COMMANDED and any(office.split()[-1] in _COMMANDING for office in draft.offices)
    return not any(is_rank(word) for word in role.split()) and len(candidate.name.split()) > 1


def _soldier_and_minister(draft: Draft, candidate: Candidate) -> bool:
    """Whether a surname that is said with a rank meets a minister of a civil field, or the other way round."""
    if draft.ranked == candidate.ranked or min(len(draft.name.split()), len(candidate.name.split())) > 1:
        return False
    soldier, civil = (draft, candidate) if draft.ranked else (candidate, draft)
    return soldier.portfolio is None and civil.portfolio not in (None, "defence", "security", "intelligence")


def _join_body(drafts: Drafts, candidate: Candidate) -> Draft | None:
    if candidate.identity:
        same = drafts.by_identity.get(candidate.identity)
        return drafts.name(same or drafts.new(candidate), candidate)
    names = (candidate.name, *candidate.aliases) if candidate.named else (candidate.name,)
    known = [d for name in names for d in drafts.by_form.get((Sort.BODY, fold(name)), [])]
    same = min((d for d in known if _nations_fit(d, candidate)), key=lambda d: d.order, default=None)
    if same is None or (candidate.bare and not candidate.definite):
        same = same if candidate.named else None
        same = same or _antecedent(drafts, candidate)
    if same is None and candidate.doubtful:
        return None
    return drafts.name(same or drafts.new(candidate), candidate)


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
        if draft.sort is not Sort.PERSON or not drafts.of_nation(draft, candidate) or not draft.offices:
            return False
        if draft.gender and candidate.gender and draft.gender != candidate.gender:
            return False
        return any(_same_office(office, fold(candidate.role or candidate.name), candidate) for office in draft.offices)

    if candidate.definite:
        found = drafts.last(holds)
        if found is not None:
            return found
        same = drafts.last(lambda d: d.sort is Sort.OFFICE and _same_alone(d, candidate))
        same = same or drafts.only(lambda d: d.sort is Sort.OFFICE and _shortened(d, candidate))
        if same is not None:
            return same
    return drafts.name(drafts.new(candidate), candidate)


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
    told = fold(candidate.name) in draft.forms or (candidate.country and candidate.role in _roles(draft))
    return same_nation and candidate.key in draft.keys and bool(candidate.bare or told)


def _roles(draft: Draft) -> set[str]:
    return {mention.role for mention in draft.mentions if mention.role}


def _shortened(draft: Draft, candidate: Candidate) -> bool:
    """ "The Armenian minister" after "the Armenian foreign minister"."""
    if candidate.country is None or draft.country != candidate.country or candidate.key == "counterpart":
        return False
    words = (candidate.role or "").lower().split()
    return len(words) == 1 and any(words[0] == role.lower().split()[-1] for role in _roles(draft))


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
            return drafts.name(found, candidate)
    return drafts.name(drafts.new(candidate), candidate)


def _people_antecedent(drafts: Drafts, candidate: Candidate, forms: set[str]) -> Draft | None:
    """ "The nurses", "the two women", "the rebels": told of before."""

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
    return drafts.name(drafts.new(candidate), candidate)


_JOINERS: dict[Sort, Callable[[Drafts, Candidate], Draft | None]] = {
    Sort.STATE: _join_state,
    Sort.PERSON: _join_person,
    Sort.BODY: _join_body,
    Sort.OFFICE: _join_office,
    Sort.PEOPLE: _join_people,
    Sort.NUMBER: _join_number,
}
