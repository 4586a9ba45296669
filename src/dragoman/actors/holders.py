"""What becomes known once all are joined: who holds an office told of before, whose counterpart, whose spokesman."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.actors.candidates import Sort
from dragoman.actors.clauses import main_subjects
from dragoman.actors.drafts import Draft, Drafts, fold
from dragoman.actors.home import Home
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.records import ActorKind
from dragoman.sentences import Document, Sentence, Token

_RULING = frozenset(("government", "authority", "regime", "junta"))
_LEADING = frozenset(("lead", "head", "command", "chair"))
_PUBLIC = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY"))
_STATELY = frozenset(("president", "prime minister", "premier", "chancellor", "vice president", "king", "minister"))
_COPULA = frozenset(("be", "become", "remain"))


def merge_holders(drafts: Drafts) -> None:
    """An office told of before its holder is named ("Chile's finance minister … Finance Minister X") is theirs."""
    by_office: dict[str, list[Draft]] = {}
    for draft in drafts.all:
        for office in sorted(draft.offices):
            by_office.setdefault(office, []).append(draft)
    for draft in drafts.all:
        if draft.sort is not Sort.OFFICE or not draft.mentions or not draft.mentions[0].definite:
            continue
        asked = fold(draft.mentions[0].role or draft.name)
        holders = [d for d in by_office.get(asked, []) if d.mentions and _holds(drafts, d, draft, asked)]
        if len(holders) == 1:
            _merge(drafts, draft, holders[0])


def _holds(drafts: Drafts, person: Draft, office: Draft, asked: str) -> bool:
    mention = office.mentions[0]
    if not drafts.of_nation(person, replace(mention, country=office.country)):
        return False
    return bool(office.country) or len(asked.split()) > 1


def _merge(drafts: Drafts, office: Draft, person: Draft) -> None:
    for mention in office.mentions:
        person.take(mention)
    person.aliases.update(office.aliases)
    person.forms.update(office.forms)
    for mention in office.mentions:
        for head in (mention.head, *mention.also):
            found = drafts.at.get((mention.sentence, head), [])
            found[:] = list(dict.fromkeys(person if d is office else d for d in found))
    office.mentions = []


def join_predicates(document: Document, drafts: Drafts) -> None:
    """ "X is a veteran diplomat" tells of X and of nobody else."""
    for draft in drafts.all:
        if draft.sort not in (Sort.OFFICE, Sort.PEOPLE) or len(draft.mentions) != 1:
            continue
        mention = draft.mentions[0]
        sentence = document.sentences[mention.sentence]
        token = sentence.tokens[mention.head]
        if token.dep != "attr" or sentence.tokens[token.head].lemma not in _COPULA:
            continue
        for subject in sentence.dependents(token.head, "nsubj"):
            for person in drafts.at.get((sentence.index, subject.i), []):
                if person.kind is draft.kind and person is not draft:
                    _merge(drafts, draft, person)


def _open_in_capital(drafts: Drafts, sentence: Sentence, labels: Mapping[int, Label]) -> None:
    """ "In Tokyo, the foreign minister said": an officer without a nation is that capital's."""
    label = labels.get(1)
    if sentence.tokens[0].lower != "in" or label is None or label.kind is not LabelKind.CAPITAL:
        return
    for subject in main_subjects(sentence)[:1]:
        for draft in drafts.at.get((sentence.index, subject.i), []):
            if draft.sector == "GOV" and draft.country is None and draft.portfolio is not None:
                draft.country = label.country


def give_countries(document: Document, drafts: Drafts, labels: Sequence[Mapping[int, Label]]) -> None:
    """Who leads Ruritania's delegation is Ruritanian; in a report of one government its officers are that state's."""
    for sentence in document.sentences:
        _open_in_capital(drafts, sentence, labels[sentence.index])
        for token in sentence.tokens:
            if token.lemma in _LEADING and token.pos == "VERB":
                _lead(drafts, sentence, token)
    nations = {
        d.country
        for d in drafts.all
        if d.country and d.mentions and d.sector in _PUBLIC and (d.sort is not Sort.STATE or bool(d.keys & _RULING))
    }
    governed = any(d.sort is Sort.STATE and d.country in nations and d.keys & _RULING for d in drafts.all)
    if len(nations) == 1 and governed and _is_foremost(drafts, min(nations)):
        nation = nations.pop()
        for draft in drafts.all:
            if draft.country is None and _is_of_nation(draft):
                draft.country = nation


def _is_foremost(drafts: Drafts, nation: str) -> bool:
    """Whether the report tells of no other state as often."""
    told = {d.country: len(d.mentions) for d in drafts.all if d.sort is Sort.STATE and d.country}
    return all(count < told.get(nation, 0) for country, count in told.items() if country != nation)


def give_home(drafts: Drafts, home: Home) -> None:
    """Officers of state without a nation are the home's, where nobody else of the report can hold their office."""
    if home.country is None:
        return
    waiting = [d for d in drafts.all if d.country is None and d.mentions and _is_officer(d, home.own)]
    for draft in waiting:
        rivals = [d for d in (*drafts.all, *waiting) if d is not draft and d.mentions and _is_rival(d, draft)]
        mention = draft.mentions[0]
        near = drafts.nations[mention.sentence]
        foreign = bool(near) and home.country not in near and not home.own
        if not foreign and not any(d.country in (None, home.country) for d in rivals):
            draft.country = home.country


def _is_officer(draft: Draft, own: bool) -> bool:
    """A named officer of state; in the state's own outlet also "the foreign minister", "the ministry", "the army"."""
    if any(mention.owner is not None or mention.key == "counterpart" for mention in draft.mentions):
        return False
    if draft.sort is Sort.BODY:
        return own and not draft.anonymous and (draft.portfolio is not None or _is_of_nation(draft))
    if draft.sort is Sort.OFFICE:
        stately = fold(draft.mentions[0].role or "") in _STATELY or draft.portfolio is not None
        return own and draft.mentions[0].definite and draft.sector in _PUBLIC and stately
    return draft.sort is Sort.PERSON and _is_of_nation(draft)


def _is_rival(other: Draft, draft: Draft) -> bool:
    """Whether another has the same office of state, or is minister of the same field."""
    if other.kind is not ActorKind.PERSON or draft.kind is not ActorKind.PERSON:
        return False
    held, asked = ({fold(m.role) for m in d.mentions if m.role} for d in (other, draft))
    field = other.portfolio is not None and other.portfolio == draft.portfolio
    return bool(held & asked & _STATELY - {"minister"}) or (field and _is_minister(held) and _is_minister(asked))


def _is_minister(roles: set[str]) -> bool:
    first = [set(role.split()) for role in roles if not {"deputy", "vice"} & set(role.split())]
    return any({"minister", "secretary"} & words for words in first)


def _lead(drafts: Drafts, sentence: Sentence, verb: Token) -> None:
    led = [*sentence.dependents(verb.i, "dobj", "nsubjpass")]
    if verb.dep == "acl":
        led = [sentence.tokens[verb.head]]
    leaders = [*sentence.dependents(verb.i, "nsubj")]
    for agent in sentence.dependents(verb.i, "agent"):
        leaders = [*sentence.dependents(agent.i, "pobj")]
    for body in led:
        for leader in leaders:
            _lend(drafts.at.get((sentence.index, leader.i), []), drafts.at.get((sentence.index, body.i), []))


def _lend(leaders: list[Draft], bodies: list[Draft]) -> None:
    if len(leaders) == len(bodies) == 1 and leaders[0].kind is ActorKind.PERSON and bodies[0].sort is Sort.BODY:
        leaders[0].country = leaders[0].country or bodies[0].country
        bodies[0].country = bodies[0].country or leaders[0].country


def _is_of_nation(draft: Draft) -> bool:
    """An officer of state by name and office, or a public body that needs no nation to be told ("the army")."""
    if draft.sort is Sort.PERSON:
        if any(mention.owner is not None for mention in draft.mentions):  # "its minister" is its owner's
            return False
        return draft.named and draft.sector in _PUBLIC and bool(draft.offices & _STATELY or draft.portfolio)
    return draft.sort is Sort.BODY and not draft.named and draft.sector in ("MIL", "COP") and draft.mentions[0].bare


def give_roles(drafts: Drafts) -> None:
    """A counterpart has the office of the one whose counterpart they are; a body's spokesman its country."""
    for draft in drafts.all:
        if draft.kind is not ActorKind.PERSON:
            continue
        if "counterpart" in draft.keys or (draft.role and fold(draft.role).split()[-1] == "counterpart"):
            _give_counterpart(drafts, draft)
        if draft.country is None and draft.role:
            draft.country = _country_of_body(drafts, draft.role)


def _give_counterpart(drafts: Drafts, draft: Draft) -> None:
    """ "His Iranian counterpart" is Iran's holder of the same office, where the report names one."""
    owner = _owner_of(drafts, draft)
    draft.role = owner.role if owner is not None else None
    if owner is None or owner.role is None or draft.named or draft.country is None:
        return
    holders = [
        d for d in drafts.all
        if d.named and d is not owner and d.country == draft.country and _same_office(d, owner)
    ]  # fmt: skip
    if len(holders) == 1 and holders[0].mentions:
        _merge(drafts, draft, holders[0])


def _same_office(person: Draft, owner: Draft) -> bool:
    if person.kind is not ActorKind.PERSON or person.role is None or owner.role is None:
        return False
    if fold(owner.role) in person.offices:
        return True
    second = {"deputy", "vice", "former"} & {*fold(owner.role).split(), *fold(person.role).split()}
    return not second and owner.portfolio is not None and owner.portfolio == person.portfolio


def _owner_of(drafts: Drafts, draft: Draft) -> Draft | None:
    for mention in draft.mentions:
        if mention.owner is not None:
            owners = drafts.at.get((mention.sentence, mention.owner), [])
            if len(owners) == 1:
                return owners[0]
    return None


def _country_of_body(drafts: Drafts, role: str) -> str | None:
    """The country of the one body that a role names ("Police spokesman")."""
    body = " ".join(fold(role).split()[:-1])
    found = {d.country for d in drafts.by_form.get((Sort.BODY, body), []) if d.country and d.mentions}
    return found.pop() if len(found) == 1 else None
