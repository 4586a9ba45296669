"""The events of a wire copy and those of its origin: the same sentences, give or take the house style."""

from collections.abc import Iterator, Sequence

from dragoman.record.merge.clusters import pair
from dragoman.record.merge.kin_types import Kin, kin_of
from dragoman.record.merge.records import EventNode, Key, Link, Rulings
from dragoman.record.merge.words_in import figures_and_words

COPIED = 0.97  # the least weight of a link to the origin's own event
_ALIKE = 0.55  # share of words that two forms of one sentence have in common
_REASON = "The two reports tell it in the same words: one copies the other."


def copied_events(a: Sequence[EventNode], b: Sequence[EventNode]) -> list[Link]:
    """Links between the events of two reports of which one copies the other: one to one, the best first."""
    by_word: dict[str, list[int]] = {}
    for at, event in enumerate(b):
        for word in figures_and_words(event.sentence):
            by_word.setdefault(word, []).append(at)
    found: list[tuple[float, int, int, int, int]] = []
    for at, event in enumerate(a):
        for other in {other for word in figures_and_words(event.sentence) for other in by_word.get(word, ())}:
            likeness = _likeness(event, b[other])
            if likeness is not None:
                found.append((-likeness, at + other, abs(at - other), at, other))
    taken: tuple[set[int], set[int]] = set(), set()
    links = []
    for *_, at, other in sorted(found):
        if at not in taken[0] and other not in taken[1]:
            taken[0].add(at)
            taken[1].add(other)
            links.append(_link(a[at].key, b[other].key))
    return sorted(links, key=lambda link: (link.first, link.second))


def _link(a: Key, b: Key) -> Link:
    first, second = pair(a, b)
    return Link(first, second, COPIED, _REASON)


def _likeness(a: EventNode, b: EventNode) -> float | None:
    """How alike two events of a report and its copy are; None where they are two."""
    sentences = _dice(figures_and_words(a.sentence), figures_and_words(b.sentence))
    clauses = _dice(figures_and_words(a.evidence), figures_and_words(b.evidence))
    if sentences < _ALIKE and clauses < _ALIKE + 0.2:
        return None
    one_word = a.trigger.lower() == b.trigger.lower() or a.trigger[:4].lower() == b.trigger[:4].lower()
    kin = kin_of(a.type, b.type)
    if not one_word and (kin is Kin.OTHER or clauses < _ALIKE):
        return None
    return sentences + clauses + (1.0 if one_word else 0.0) + 0.3 * kin


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def is_copied(link: Link) -> bool:
    """Whether a link holds a copy's event to its origin's."""
    return link.weight >= COPIED


def units_of(keys: Sequence[Key], links: Sequence[Link], rulings: Rulings) -> dict[Key, Key]:
    """The event of the origin for which each one stands, itself for most; what rulings hold apart stays so."""
    order = {key: at for at, key in enumerate(keys)}
    stands = {key: key for key in keys}
    members = {key: [key] for key in keys}
    for first, second in sorted(_copied_pairs(links, order), key=lambda p: (order[p[0]], order[p[1]])):
        one, other = sorted((stands[first], stands[second]), key=order.__getitem__)
        if one == other:
            continue
        if rulings.apart and any(pair(x, y) in rulings.apart for x in members[one] for y in members[other]):
            continue
        if {x[0] for x in members[one]} & {y[0] for y in members[other]}:
            continue
        for key in members.pop(other):
            stands[key] = one
            members[one].append(key)
    return stands


def _copied_pairs(links: Sequence[Link], order: dict[Key, int]) -> Iterator[tuple[Key, Key]]:
    for link in links:
        if is_copied(link) and link.first in order and link.second in order:
            yield (link.first, link.second) if order[link.first] <= order[link.second] else (link.second, link.first)
