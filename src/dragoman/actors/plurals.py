"""Plurals that stand for parties told of elsewhere: "both sides", "the two countries", "the two"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.clauses import subjects_above
from dragoman.actors.joining import Draft, Drafts, join
from dragoman.actors.lexicon import lexicon
from dragoman.actors.phrases import Phrase
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Document, Sentence

_MEDIATING = frozenset("mediate broker host facilitate invite urge offer welcome propose condemn praise help".split())
_HEADS = frozenset(("president", "prime minister", "premier", "chancellor", "king", "leader", "counterpart"))
_EACH = (["each", "side"], ["either", "side"], ["neither", "side"])
_WARRING = frozenset(("REB", "UAF", "MIL", "GOV", "OPP", "PTY"))

_STATES = frozenset("countries nations states neighbours neighbors governments capitals republics powers".split())
_SIDES = frozenset("sides parties foes rivals enemies adversaries camps belligerents factions".split())
_PERSONS = frozenset(
    "leaders presidents ministers premiers men diplomats envoys officials chiefs generals women".split()
)


def read_plural(sentence: Sentence, phrase: Phrase) -> Candidate | None:
    """A plural with "both" or "the two" (or "the parties", "the sides")."""
    words = [sentence.tokens[i].lower for i in range(phrase.first, phrase.last + 1)]
    noun = words[-1]
    pair = "both" in words[:2] or "two" in words[:2] or "warring" in words
    if noun in ("two", "both") and len(words) <= 2:
        if "the" not in words and noun != "both":
            return None
        key = "any"
    elif words in _EACH or (noun in _SIDES and (pair or words == ["the", noun])):
        key = "sides"
    elif noun in _STATES | _PERSONS and pair and words[0] in ("both", "the", "these", "its", "their"):
        key = "states" if noun in _STATES else "persons"
    else:
        return None
    if len(words) > 5:
        return None
    first = phrase.first + (words[0] == "the")
    return Candidate(
        sentence.index, first, phrase.last, phrase.head, Sort.PLURAL, MentionForm.PLURAL, ActorKind.GROUP,
        sentence.span(first, phrase.last).text, key, plural=True, definite=True,
        start=sentence.tokens[first].start, role=noun, count=2,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft and how much the report has told of it up to some place."""

    draft: Draft
    weight: float
    last: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts that the text joins ("Kenya and Ethiopia", "the Thai-Cambodian border"), and where."""

    one: Draft
    two: Draft
    start: int
    title: bool


def resolve_plurals(
    document: Document, drafts: Drafts, plurals: Sequence[Candidate], nations: Sequence[tuple[int, str, str]]
) -> None:
    """Gives each plural its two members; a plural of persons without any stays an actor of its own.

    nations: (offset, country, country) of compounds of two adjectives.
    """
    pairs = _pairs(document, drafts, nations) if plurals else []
    for plural in plurals:
        members = _members(document, drafts, plural, pairs)
        if members:
            drafts.at.setdefault(plural.place, members)
            for draft in members:
                draft.mentions.append(plural)
        elif plural.key == "persons":
            join(drafts, [_as_people(plural)])


def _as_people(plural: Candidate) -> Candidate:
    sense = lexicon().senses.get(plural.role or "")
    entry = sense and (sense.person or sense.office)
    people = replace(plural, sort=Sort.PEOPLE, form=MentionForm.DESCRIPTION, role=None)
    return replace(people, key=entry.word, sector=entry.sector, political=entry.political) if entry else people


def _named_members(sentence: Sentence, drafts: Drafts, first: int) -> list[Draft]:
    """The drafts at a token and at those joined to it."""
    found = list(drafts.at.get((sentence.index, first), []))
    for joined in sentence.dependents(first, "conj"):
        found += [d for d in _named_members(sentence, drafts, joined.i) if d not in found]
    return found


def _pairs(document: Document, drafts: Drafts, nations: Sequence[tuple[int, str, str]]) -> list[Pair]:
    """Pairs of states in the order of the text, those that mediate left out."""
    states = {d.country: d for d in drafts.all if _is_state(d)}
    found = [Pair(states[a], states[b], at, False) for at, a, b in nations if a in states and b in states]
    for sentence in document.sentences:
        heads = [t for t in sentence.tokens if any(map(_is_state, drafts.at.get((sentence.index, t.i), [])))]
        for one, two in pairwise(heads):
            joined = two.dep == "conj" and two.head == one.i
            listed = sentence.title and two.i == one.i + 2 and sentence.tokens[one.i + 1].text == ","
            if (joined or listed) and sentence.tokens[one.head].lemma not in _MEDIATING:
                first, second = drafts.at[sentence.index, one.i][0], drafts.at[sentence.index, two.i][0]
                if first is not second:
                    found.append(Pair(first, second, one.start, sentence.title))
    return found


def _paired(pairs: Sequence[Pair], plural: Candidate, barred: set[int]) -> list[Draft]:
    """The pair that the text joins most often up to the plural (in the title too), the latest of equals."""
    counts: dict[frozenset[int], int] = {}
    last: dict[frozenset[int], Pair] = {}
    for pair in pairs:
        if (pair.start < plural.start or pair.title) and not barred & {id(pair.one), id(pair.two)}:
            key = frozenset((pair.one.order, pair.two.order))
            counts[key] = counts.get(key, 0) + 1
            if key not in last or last[key].start < pair.start:
                last[key] = pair
    if not counts:
        return []
    best = max(last, key=lambda key: (counts[key], last[key].start))
    return sorted((last[best].one, last[best].two), key=lambda d: d.order)


def _members(document: Document, drafts: Drafts, plural: Candidate, pairs: Sequence[Pair]) -> list[Draft]:
    sentence = document.sentences[plural.sentence]
    if plural.key == "named" and plural.owner is not None:
        return _named_members(sentence, drafts, plural.owner)
    barred = {id(d) for s in subjects_above(sentence, plural.head) for d in _named_members(sentence, drafts, s.i)}
    if sentence.tokens[plural.head].dep in ("nsubj", "nsubjpass") and plural.key in ("any", "persons", "sides"):
        barred = set()
    if plural.key in ("any", "persons"):
        people = _pair_nearby(drafts, plural, _is_leader) or _last_leaders(drafts, plural, barred)
        if people or plural.key == "persons":
            return people
    if plural.key == "any":
        pair = _pair_nearby(drafts, plural, _is_side)
        if pair:
            return pair
    members = _war_at_home(drafts, plural) if plural.key == "sides" else []
    members = members or _paired(pairs, plural, barred)
    if members:
        return members
    fits = _is_state if plural.key == "states" else _is_side
    standing = _standing(drafts, plural, lambda d: fits(d) and id(d) not in barred)
    return _top_two(standing)


def _war_at_home(drafts: Drafts, plural: Candidate) -> list[Draft]:
    """The one armed group that is told of more than once, and its own country's government or army."""
    groups = [
        d for d in drafts.all
        if d.sort is Sort.BODY and d.named and d.sector in ("REB", "UAF") and _told_before(d, plural) > 1
    ]  # fmt: skip
    if len(groups) != 1:
        return []
    rivals = [
        d for d in drafts.all
        if d.country in (None, groups[0].country) and d not in groups and _told_before(d, plural)
        and ((d.sector == "MIL" and d.sort is Sort.BODY) or (d.sort is Sort.STATE and "government" in d.keys))
    ]  # fmt: skip
    rivals.sort(key=lambda d: (-_told_before(d, plural), d.order))
    return [groups[0], rivals[0]] if rivals else []


def _told_before(draft: Draft, plural: Candidate) -> int:
    return sum(1 for m in draft.mentions if m.start < plural.start or m.sentence == 0)


def _is_state(draft: Draft) -> bool:
    return draft.sort is Sort.STATE and draft.country is not None


def _is_side(draft: Draft) -> bool:
    return draft.sort is Sort.STATE or (draft.sort is Sort.BODY and draft.named and draft.sector in _WARRING)


def _is_leader(draft: Draft) -> bool:
    return draft.sort is Sort.PERSON and draft.named


def _last_leaders(drafts: Drafts, plural: Candidate, barred: set[int]) -> list[Draft]:
    """The last two heads of state or government told of, for "the two leaders"."""
    if plural.role not in ("leaders", "presidents", "premiers"):
        return []
    heads = [d for d in drafts.all if _is_leader(d) and d.offices & _HEADS and id(d) not in barred]
    found = [d for d in heads if _told_before(d, plural)]
    found.sort(key=lambda d: -max(m.start for m in d.mentions if m.start < plural.start or m.sentence == 0))
    return sorted(found[:2], key=lambda d: d.order) if len(found) == 2 else []


def _pair_nearby(drafts: Drafts, plural: Candidate, fits: Callable[[Draft], bool]) -> list[Draft]:
    """Exactly two fitting drafts before the plural in its sentence, or else in the sentence before."""
    for index in (plural.sentence, plural.sentence - 1):
        found: dict[int, Draft] = {}
        for draft in drafts.all:
            if fits(draft) and any(
                m.sentence == index and m.start < plural.start and m.sort is not Sort.PRONOUN for m in draft.mentions
            ):
                found[draft.order] = draft
        if len(found) == 2:
            return list(found.values())
        if found and index == plural.sentence:
            continue
    return []


def _standing(drafts: Drafts, plural: Candidate, fits: Callable[[Draft], bool]) -> list[Standing]:
    """How much the report tells of each fitting draft, its people and bodies included, up to the plural."""
    found: list[Standing] = []
    for draft in drafts.all:
        if not draft.mentions or not fits(draft):
            continue
        weight, last = 0.0, -1
        for other in drafts.all:
            share = 1.0 if other is draft else 0.5
            if other is not draft and (draft.country is None or other.country != draft.country or _is_side(other)):
                continue
            for mention in other.mentions:
                if mention.start < plural.start or mention.sentence == 0:
                    weight += share * _nearness(plural.sentence - mention.sentence)
                    last = max(last, mention.start)
        found.append(Standing(draft, weight, last))
    return sorted(found, key=lambda s: (-s.weight, -s.last, s.draft.order))


def _nearness(distance: int) -> float:
    return 1.0 / (1.0 + 0.25 * max(0, distance))


def _top_two(standing: Sequence[Standing]) -> list[Draft]:
    """The two that stand out; none where a third stands as high."""
    if len(standing) < 2 or standing[1].weight <= 0:
        return []
    if len(standing) > 2 and standing[2].weight >= standing[1].weight * 0.95:
        return []
    return sorted((standing[0].draft, standing[1].draft), key=lambda d: d.order)
