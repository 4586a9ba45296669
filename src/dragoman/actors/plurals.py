"""Plurals that stand for parties told of elsewhere: "both sides", "the two countries", "the two"."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.clauses import subjects_above
from dragoman.actors.drafts import Draft, Drafts
from dragoman.actors.joining import join
from dragoman.actors.lexicon import lexicon
from dragoman.actors.phrases import Phrase
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Document, Sentence

_MEDIATING = frozenset("mediate broker host facilitate invite urge offer welcome propose condemn praise help".split())
_TOWARDS = frozenset(("to", "with", "against", "by", "from", "at"))
_HEADS = frozenset(("president", "prime minister", "premier", "chancellor", "king", "leader", "counterpart"))
_EACH = (["each", "side"], ["either", "side"], ["neither", "side"])
_FAR = 60  # sentences that a plural looks back
_CLEAR = 0.95  # share of the second's weight that makes a third come close
_ARMED = frozenset(("REB", "UAF"))
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
class Told:
    """Who is told of in each sentence (drafts and where they start), and where each draft (by order) is told of."""

    document: Document
    sentences: Mapping[int, Sequence[tuple[int, Draft]]]
    starts: Mapping[int, Sequence[int]]

    def before(self, draft: Draft, plural: Candidate) -> int:
        """How often the report tells of a draft up to a plural."""
        return bisect_left(self.starts.get(draft.order, ()), plural.start)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts that the text joins ("Chile and Peru", "the Thai-Lao border"), and where."""

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
    if not plurals:
        return
    pairs, told = _pairs(document, drafts, nations), _told(document, drafts)
    for plural in plurals:
        members = _members(Plural(document.sentences[plural.sentence], drafts, plural, told), pairs)
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


def _told(document: Document, drafts: Drafts) -> Told:
    sentences: dict[int, list[tuple[int, Draft]]] = {}
    starts: dict[int, list[int]] = {}
    for draft in drafts.all:
        for mention in draft.mentions:
            sentences.setdefault(mention.sentence, []).append((mention.start, draft))
            starts.setdefault(draft.order, []).append(mention.start)
    ordered = {order: sorted(found) for order, found in starts.items()}
    return Told(document, sentences, ordered)


@dataclass(frozen=True, slots=True)
class Plural:
    """One plural with what is needed to find its members."""

    sentence: Sentence
    drafts: Drafts
    candidate: Candidate
    told: Told

    @property
    def start(self) -> int:
        return self.candidate.start

    def near(self, reach: int) -> list[Draft]:
        """Drafts told of before it, at most so many sentences back, and in the first sentence; in order."""
        found: dict[int, Draft] = {}
        for index in {0, *range(max(0, self.candidate.sentence - reach), self.candidate.sentence + 1)}:
            for start, draft in self.told.sentences.get(index, ()):
                if start < self.start or index == 0:
                    found[draft.order] = draft
        return [found[order] for order in sorted(found)]


def _members(plural: Plural, pairs: Sequence[Pair]) -> list[Draft]:
    sentence, drafts, candidate = plural.sentence, plural.drafts, plural.candidate
    if candidate.key == "named" and candidate.owner is not None:
        return _named_members(sentence, drafts, candidate.owner)
    barred = {id(d) for s in subjects_above(sentence, candidate.head) for d in _named_members(sentence, drafts, s.i)}
    if sentence.tokens[candidate.head].dep in ("nsubj", "nsubjpass") and candidate.key in ("any", "persons", "sides"):
        barred = set()
    if candidate.key in ("any", "persons"):
        people = _pair_nearby(plural, _is_leader) or _last_leaders(plural, barred)
        if people or candidate.key == "persons":
            return people
    members = _pair_nearby(plural, _is_side) if candidate.key == "any" else []
    members = members or (_war_at_home(plural) if candidate.key == "sides" else [])
    members = members or _paired(pairs, candidate, barred) or _facing(plural, barred)
    return members or _top_two(plural, _is_state if candidate.key == "states" else _is_side, barred)


def _war_at_home(plural: Plural) -> list[Draft]:
    """The one armed group that is told of more than once, and its own country's government or army."""
    told, candidate = plural.told, plural.candidate
    near = plural.near(_FAR)
    groups = [d for d in near if d.sort is Sort.BODY and d.named and d.sector in _ARMED]
    groups = [d for d in groups if told.before(d, candidate) > 1]
    if len(groups) != 1:
        return []
    rivals = [d for d in near if d.country in (None, groups[0].country) and d is not groups[0] and _governs(d)]
    rivals.sort(key=lambda d: (-told.before(d, candidate), d.order))
    return sorted((groups[0], rivals[0]), key=lambda d: d.order) if rivals else []


def _governs(draft: Draft) -> bool:
    """A government, or an army."""
    army = draft.sort is Sort.BODY and draft.sector == "MIL"
    return army or (draft.sort is Sort.STATE and "government" in draft.keys)


def _is_state(draft: Draft) -> bool:
    return draft.sort is Sort.STATE and draft.country is not None


def _is_side(draft: Draft) -> bool:
    return draft.sort is Sort.STATE or (draft.sort is Sort.BODY and draft.named and draft.sector in _WARRING)


def _is_leader(draft: Draft) -> bool:
    return draft.sort is Sort.PERSON and draft.named


def _facing(plural: Plural, barred: set[int]) -> list[Draft]:
    """The one pair of states that the last sentences have as subject and object of one verb ("X protested to Y")."""
    if plural.candidate.key not in ("states", "sides"):
        return []
    for back in range(3):
        sentence = plural.told.document.sentences[max(0, plural.candidate.sentence - back)]
        found = _faced(plural.drafts, sentence, plural.candidate if back == 0 else None)
        pairs = {tuple(sorted(d.order for d in pair)): pair for pair in found if not barred & set(map(id, pair))}
        if pairs:
            pair = next(iter(pairs.values())) if len(pairs) == 1 else ()
            return sorted(pair, key=lambda d: d.order)
    return []


def _faced(drafts: Drafts, sentence: Sentence, before: Candidate | None) -> Iterator[tuple[Draft, Draft]]:
    for token in sentence.tokens:
        if before is not None and token.start >= before.start:
            return
        verb = sentence.tokens[token.head]
        if token.dep not in ("nsubj", "nsubjpass") or verb.lemma in _MEDIATING:
            continue
        objects = [*sentence.dependents(verb.i, "dobj", "dative")]
        for link in sentence.dependents(verb.i, "prep", "agent", "dative"):
            objects += sentence.dependents(link.i, "pobj") if link.lower in _TOWARDS else ()
        for one in filter(_is_state, drafts.at.get((sentence.index, token.i), [])):
            for thing in objects:
                for two in filter(_is_state, drafts.at.get((sentence.index, thing.i), [])):
                    if two is not one:
                        yield one, two


def _last_leaders(plural: Plural, barred: set[int]) -> list[Draft]:
    """The last two heads of state or government told of, for "the two leaders"."""
    if plural.candidate.role not in ("leaders", "presidents", "premiers"):
        return []
    heads = [d for d in plural.near(_FAR) if _is_leader(d) and d.offices & _HEADS and id(d) not in barred]
    heads.sort(key=lambda d: -max(m.start for m in d.mentions if m.start < plural.start or m.sentence == 0))
    return sorted(heads[:2], key=lambda d: d.order) if len(heads) == 2 else []


def _pair_nearby(plural: Plural, fits: Callable[[Draft], bool]) -> list[Draft]:
    """Exactly two fitting drafts before the plural in its sentence, or else in the sentence before."""
    for index in (plural.candidate.sentence, plural.candidate.sentence - 1):
        found = {
            draft.order: draft
            for start, draft in plural.told.sentences.get(index, ())
            if start < plural.start and fits(draft)
        }
        if len(found) == 2:
            return [found[order] for order in sorted(found)]
    return []


def _top_two(plural: Plural, fits: Callable[[Draft], bool], barred: set[int]) -> list[Draft]:
    """The two of whom, their people and bodies included, the report has told most; none where a third comes close."""
    near = plural.near(_FAR)
    weighed = [(_weight(plural, draft, near), draft) for draft in near if fits(draft) and id(draft) not in barred]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].order))
    if len(weighed) < 2 or (len(weighed) > 2 and weighed[2][0] >= weighed[1][0] * _CLEAR):
        return []
    return sorted((weighed[0][1], weighed[1][1]), key=lambda d: d.order)


def _weight(plural: Plural, draft: Draft, near: Sequence[Draft]) -> float:
    """Mentions of a draft and half of those of its country's people and bodies, the nearer the more."""
    weight = 0.0
    for other in near:
        own = other is draft
        if not own and (draft.country is None or other.country != draft.country or _is_side(other)):
            continue
        for mention in other.mentions:
            distance = plural.candidate.sentence - mention.sentence
            if (mention.start < plural.start and distance <= _FAR) or mention.sentence == 0:
                weight += (1.0 if own else 0.5) / (1.0 + 0.25 * max(0, distance))
    return weight
