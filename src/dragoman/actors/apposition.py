"""Two phrases for one actor side by side: "Ana Lima, the prime minister,", "the Free Army (FA)"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.names import is_acronym
from dragoman.sentences import Sentence

_CLOSERS = frozenset((",", ".", ";", ":", ")", "—", "–", "-", "”", '"'))


def join_appositions(sentence: Sentence, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; of two that stand for one, the office's or acronym's mention joins the name's."""
    found = list(candidates)
    for at in range(len(found) - 1):
        one, two = found[at], found[at + 1]
        if one.sort is Sort.OFFICE and _is_name(two) and _side_by_side(sentence, one, two):
            found[at + 1] = _with_role(two, one)
            found[at] = replace(one, sort=Sort.PERSON, name=two.name, definite=True, named=True, role=found[at + 1].role)
        elif _is_name(one) and two.sort is Sort.OFFICE and not one.role and _side_by_side(sentence, one, two):
            found[at] = _with_role(one, two)
            found[at + 1] = replace(two, sort=Sort.PERSON, name=one.name, named=True)
        elif _in_brackets(sentence, one, two):
            found[at] = replace(one, aliases=(*one.aliases, two.name))
    return found


def _is_name(candidate: Candidate) -> bool:
    return candidate.sort is Sort.PERSON and candidate.named


def _with_role(person: Candidate, office: Candidate) -> Candidate:
    return replace(
        person, role=person.role or office.role or office.name, country=person.country or office.country,
        sector=office.sector or person.sector, gender=person.gender or office.gender,
        portfolio=person.portfolio or office.portfolio, political=person.political and office.political,
    )  # fmt: skip


def _side_by_side(sentence: Sentence, one: Candidate, two: Candidate) -> bool:
    """A comma between, nothing else but a complement of an office, and an end after; no list."""
    tokens = sentence.tokens
    between = [t for t in tokens[one.last + 1 : two.first] if t.tag not in ("DT", "PRP$")]
    if not between or between[-1].text != "," or len(between) > 8:
        return False
    inner = between[:-1]
    if inner and (inner[0].tag != "IN" or any(t.pos in ("VERB", "AUX", "PUNCT", "CCONJ") for t in inner)):
        return False
    after = two.last + 1
    while after < len(tokens) and tokens[after].lower in ("of", "for", "in") and one.sort is Sort.PERSON:
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
