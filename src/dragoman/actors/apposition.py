"""Two phrases for one actor side by side: "Ana Lima, the prime minister,", "the Free Army (FA)"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.names import is_acronym
from dragoman.actors.offices import is_rank
from dragoman.actors.records import ActorKind
from dragoman.sentences import Sentence

_OWNING = frozenset(("DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "POS"))
_CLOSERS = frozenset((",", ".", ";", ":", ")", "—", "–", "-", "”", '"'))


def join_appositions(sentence: Sentence, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; of two that stand for one, the office's or acronym's mention joins the name's."""
    found = list(candidates)
    for at in range(len(found) - 1):
        one, next_at = found[at], _past_possessor(sentence, found, at + 1)
        two = found[next_at] = _as_told_body(one, found[next_at])
        ahead = _name_ahead(sentence, found, at)
        if ahead is not None:
            if _runs_on(sentence, one, found[ahead]):
                one = replace(one, role=sentence.span(one.first, found[ahead].first - 1).text)
            named = found[ahead] = _with_role(found[ahead], one)
            found[at] = replace(one, sort=Sort.PERSON, name=named.name, definite=True, named=True, role=named.role)
        elif _is_name(one) and _is_calling(two) and _is_untold(one) and _side_by_side(sentence, one, two):
            found[at] = _with_role(one, two)
            found[next_at] = replace(two, sort=Sort.PERSON, name=one.name, named=True)
        elif _same_body(sentence, one, two):
            found[at], found[next_at] = _one_body(one, two)
        elif _in_brackets(sentence, one, two):
            found[at] = replace(one, aliases=(*one.aliases, two.name))
    return found


def _as_told_body(one: Candidate, two: Candidate) -> Candidate:
    """A doubtful name right after a body's noun is a body's ("the news agency Xyz")."""
    told = one.sort is Sort.BODY and not one.named and two.doubtful and two.first == one.last + 1
    if not told:
        return two
    return replace(two, sort=Sort.BODY, kind=ActorKind.ORGANISATION, key=one.key, doubtful=False, gender=None)


def _past_possessor(sentence: Sentence, found: Sequence[Candidate], at: int) -> int:
    """The next candidate, past one that possesses it ("X, the group's spokesman,")."""
    after = found[at].last + 1
    owns = after < len(sentence.tokens) and sentence.tokens[after].tag == "POS"
    return at + 1 if owns and at + 1 < len(found) else at


def _is_name(candidate: Candidate) -> bool:
    return candidate.sort is Sort.PERSON and candidate.named and not candidate.doubtful


def _name_ahead(sentence: Sentence, found: Sequence[Candidate], at: int) -> int | None:
    """The name that an office goes with, past what its complement holds ("the president of Ruritania, Ana Lima")."""
    one = found[at]
    if one.sort is not Sort.OFFICE and not (one.sort is Sort.PEOPLE and not one.plural):
        return None
    for later in range(at + 1, min(at + 4, len(found))):
        if _is_name(found[later]):
            return later if _side_by_side(sentence, one, found[later]) else None
    return None


def _same_body(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    """ "The state news agency XYZ"; "Civic Hope, the ruling party,"; "Malaysia, the current chair,"."""
    if one.sort is Sort.BODY and not one.named and two.sort is Sort.BODY and two.named:
        beside = two.first == one.last + 1 and sentence.tokens[one.last].tag != "POS"
        return beside or (one.definite and _apposed(sentence, one, two))  # "the group, Red Dawn,"
    told = two.sort in (Sort.BODY, Sort.OFFICE) and not two.named and not two.plural
    return told and one.sort in (Sort.BODY, Sort.STATE) and one.named and _apposed(sentence, one, two)


def _apposed(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    return sentence.tokens[two.head].dep == "appos" and _side_by_side(sentence, one, two)


def _one_body(one: Candidate, two: Candidate) -> tuple[Candidate, Candidate]:
    """Both mentions under the name that one of them has."""
    name, other = (two, one) if two.named else (one, two)
    joined = replace(
        other, sort=name.sort, kind=name.kind, name=name.name, identity=name.identity, named=True, portfolio=None,
        country=name.country or other.country, sector=name.sector or other.sector, definite=True, owner=None,
        aliases=(*name.aliases, *other.aliases) if name.sort is Sort.BODY else (), political=name.political,
    )  # fmt: skip
    told = replace(name, country=joined.country, sector=joined.sector)
    return (joined, told) if name is two else (told, joined)


def _is_calling(candidate: Candidate) -> bool:
    """An office, or one person by a common noun ("a veteran of the war")."""
    return candidate.sort is Sort.OFFICE or (candidate.sort is Sort.PEOPLE and not candidate.plural)


def _is_untold(person: Candidate) -> bool:
    """Whether the name has no office yet, a rank apart ("Colonel X, a spokesman")."""
    return not person.role or is_rank(person.role)


def _with_role(person: Candidate, office: Candidate) -> Candidate:
    return replace(
        person, role=_office_of(person, office), country=person.country or office.country,
        sector=office.sector or person.sector, gender=person.gender or office.gender,
        portfolio=person.portfolio or office.portfolio, political=person.political and office.political,
    )  # fmt: skip


def _office_of(person: Candidate, office: Candidate) -> str:
    own = person.role if person.role and not is_rank(person.role) else None
    return own or office.role or office.name


def _runs_on(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    """ "Secretary of State Ana Lima": the office's complement and the name without a comma."""
    between = sentence.tokens[one.last + 1 : two.first]
    return 1 < len(between) <= 4 and between[0].lower == "of" and all(t.text[:1].isupper() for t in between[1:])


def _side_by_side(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    """A comma between, nothing else but a complement of an office, and an end after; no list."""
    tokens = sentence.tokens
    if one.sort is Sort.OFFICE and (two.first == one.last + 1 or _runs_on(sentence, one, two)):
        return True
    between = list(tokens[one.last + 1 : two.first])
    comma = next((k for k in range(len(between) - 1, -1, -1) if between[k].text == ","), None)
    if comma is None or len(between) > 9 or any(t.tag not in _OWNING for t in between[comma + 1 :]):
        return False
    inner = between[:comma]
    if inner and (inner[0].tag != "IN" or any(t.pos in ("VERB", "AUX", "PUNCT", "CCONJ") for t in inner)):
        return False
    after = two.last + 1
    while after < len(tokens) and tokens[after].tag == "IN" and one.sort is Sort.PERSON:
        after += 1
        while after < len(tokens) and tokens[after].tag in ("DT", "NNP", "NN", "NNPS", "JJ", "NNS"):
            after += 1
    closed = after >= len(tokens) or tokens[after].text in _CLOSERS
    apposed = tokens[two.head].dep == "appos" or tokens[one.head].dep == "appos"
    return closed or apposed


def _in_brackets(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    tokens = sentence.tokens
    if one.sort is not Sort.BODY or two.sort is not Sort.BODY or not is_acronym(two.name):
        return False
    opening = [t.text for t in tokens[one.last + 1 : two.first]]
    return opening == ["("] and two.last + 1 < len(tokens) and tokens[two.last + 1].text == ")"
