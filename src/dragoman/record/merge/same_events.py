"""Events across reports: when do two reports tell of one event, and which of all events are one?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.record.merge.clusters import RULED, cluster, pair
from dragoman.record.merge.copied_events import COPIED, copied_events, units_of
from dragoman.record.merge.event_keys import event_keys
from dragoman.record.merge.event_times import time_fit, window_of
from dragoman.record.merge.kin_types import MUTUAL, SPEECH, Kin, kin_of
from dragoman.record.merge.parties_fit import Party, shared_fit, slot_fit
from dragoman.record.merge.places_fit import events_place_fit
from dragoman.record.merge.records import ActorNode, Cluster, EventNode, Key, Link, Rulings
from dragoman.record.merge.words_in import ACTS, HARM, name_words, replies, share, shown, tells_again, words_of

__all__ = ["SURE", "copied_events", "event_keys", "incompatible_events", "merge_events", "same_event"]

_ENOUGH = 0.3  # share of a cluster's members to which a new one links
SURE = 0.57  # least weight of a link
_SURE_UNSAID = 0.62  # the same where the two have no telling word in common
_LIKELY = 0.44  # a link below that is sure holds only where no other event fits as well on either side
_MARGIN = 0.08  # by which the next best must weigh less
_MOST = 0.95
_RULED = 1.0
_GUESSED = 0.4  # time fit from which the days agree
_SLOT = {None: 0.0, Party.OPEN: 0.02, Party.AKIN: 0.13, Party.SAME: 0.2}


@dataclass(frozen=True, slots=True)
class _Fit:
    """How two events go together, part by part.

    time, place, words: 0–1, words None where one says too little; common: the words that both have.
    """

    kin: Kin
    time: float
    place: float
    actors: Party | None
    recipients: Party | None
    words: float | None
    common: frozenset[str]


def incompatible_events(a: EventNode, b: EventNode) -> bool:
    """Whether two events cannot be one: types, times, places or parties that exclude each other."""
    return _compare(a, b) is None


def same_event(a: EventNode, b: EventNode) -> Link | None:
    """The link between two events that are, or are likely to be, one; a likely one weighs less than SURE."""
    fit = _compare(a, b)
    if fit is None:
        return None
    weight = _weigh(a, b, fit)
    if weight < _LIKELY or not _anchored(a, b, fit):
        return None
    if weight < (SURE if fit.common else _SURE_UNSAID):
        if a.key[0] == b.key[0] or fit.time <= _GUESSED or (a.type in SPEECH and not fit.common):
            return None
        weight = min(weight, SURE - 0.001)
    first, second = pair(a.key, b.key)
    return Link(first, second, round(min(weight, _MOST), 3), _reason(a, b, fit))


def _compare(a: EventNode, b: EventNode) -> _Fit | None:
    """The parts of the comparison; None at the first that excludes it, the cheapest first."""
    kin = kin_of(a.type, b.type)
    if kin is Kin.OTHER or _side_by_side(a, b) or replies(a.evidence) != replies(b.evidence):
        return None
    time = time_fit(window_of(a), window_of(b))
    if time is None:
        return None
    place = 0.0 if a.type in SPEECH and b.type in SPEECH else events_place_fit(a, b)
    if place is None or ("phone" in (a.mode, b.mode) and "visit" in (a.mode, b.mode)):
        return None
    slots = _slots(a, b)
    if Party.OTHER in slots:
        return None
    words, common = _words(a, b)
    return _Fit(kin, time, place, *slots, words, common)


def _anchored(a: EventNode, b: EventNode, fit: _Fit) -> bool:
    """Whether a party or the place ties the two; else only the very day and the same words do."""
    if _countries(a) & _countries(b):
        return True
    if fit.place > 0 or Party.AKIN in (fit.actors, fit.recipients) or Party.SAME in (fit.actors, fit.recipients):
        return True
    return fit.time == 1.0 and len(fit.common) > 1


def _countries(event: EventNode) -> frozenset[str]:
    """The countries of its parties and its place."""
    countries = {party.country for party in _all(event)} | {event.place.country if event.place else None}
    return frozenset(country for country in countries if country)


def _side_by_side(a: EventNode, b: EventNode) -> bool:
    """Whether one sentence tells both, and as two: they raided a house and arrested its owner.

    What an attack does to people is no second event: they shelled the town, killing two.
    """
    if a.key[0] != b.key[0] or a.sentence != b.sentence:
        return False
    return not (a.type == b.type == "ASSAULT" and (words_of(a.trigger) | words_of(b.trigger)) & HARM)


def _slots(a: EventNode, b: EventNode) -> tuple[Party | None, Party | None]:
    if _mutual(a, b):
        return shared_fit(_all(a), _all(b)), None
    doers, others = slot_fit(_doers(a), _doers(b), doers=True), slot_fit(a.recipients, b.recipients, doers=False)
    if _swapped(a, b, doers) or (doers is Party.OPEN and _two_speakers(a, b)):
        return Party.OTHER, others
    return doers, others


def _two_speakers(a: EventNode, b: EventNode) -> bool:
    """Whether each is the word of a person or a state: who is not known to be the other speaks for himself."""
    speakers = (*_doers(a), *_doers(b))
    return a.type in SPEECH and b.type in SPEECH and all(p.kind in ("person", "state") for p in speakers)


def _mutual(a: EventNode, b: EventNode) -> bool:
    """Whether it does not matter who is named first: a meeting, an agreement of two."""
    if not (a.type in MUTUAL and b.type in MUTUAL):
        return False
    return "AGREE" not in (a.type, b.type) or len(a.actors) > 1 or len(b.actors) > 1


def _swapped(a: EventNode, b: EventNode, doers: Party | None) -> bool:
    """Whether who acts in one is to whom it is done in the other."""
    if doers is Party.SAME:
        return False
    crossed = (slot_fit(_doers(a), b.recipients, doers=True), slot_fit(a.recipients, _doers(b), doers=True))
    return Party.SAME in crossed


def _all(event: EventNode) -> tuple[ActorNode, ...]:
    return event.actors + event.recipients


def _doers(event: EventNode) -> tuple[ActorNode, ...]:
    if not event.actors and event.type in SPEECH and event.source:
        return (event.source,)
    return event.actors


def _words(a: EventNode, b: EventNode) -> tuple[float | None, frozenset[str]]:
    """The words that both clauses have; names of parties do not count, for they are compared as such.

    Nor does, in a speech act, the word for it: an appeal to open talks is not an appeal to keep a truce.
    """
    but = _names(a) | _names(b) | ACTS | words_of(a.trigger) | words_of(b.trigger)
    return share(words_of(a.evidence), words_of(b.evidence), but)


def _names(event: EventNode) -> frozenset[str]:
    """Words of the parties' names; what is of no sector and no country may be a place that was taken for a party."""
    named = (party for party in _all(event) if party.kind == "person" or party.sector or party.country)
    return frozenset(word for party in named for word in name_words(party.name))


def _weigh(a: EventNode, b: EventNode, fit: _Fit) -> float:
    """The weight of the link: what speaks for one event, less what speaks against it."""
    acts = words_of(a.trigger), words_of(b.trigger)
    one_act = bool(acts[0] & acts[1])
    weight = 0.12 if fit.kin is Kin.SAME else -0.08
    weight += 0.3 * fit.time + 0.2 * fit.place + _SLOT[fit.actors] + _SLOT[fit.recipients]
    weight += min(len(fit.common), 3) / 3 * 0.1 + 0.3 * (fit.words or 0.0)
    weight += 0.1 if one_act else -0.06 if acts[0] & ACTS and acts[1] & ACTS else 0.0
    return weight - _doubt(a, b, fit, one_act)


def _doubt(a: EventNode, b: EventNode, fit: _Fit, one_act: bool) -> float:
    """What speaks against one event without excluding it."""
    doubt = 0.0
    if a.type in SPEECH and b.type in SPEECH and fit.words == 0.0:
        doubt += 0.4  # they speak of other matters
    if a.status != b.status and "hypothetical" in (a.status, b.status):
        doubt += 0.15
    if a.status != b.status and "negated" in (a.status, b.status) and not one_act:
        doubt += 0.2  # a denial is of the very act
    if tells_again(a.evidence) != tells_again(b.evidence) and fit.time < 1.0:
        again = a if tells_again(a.evidence) else b
        doubt += 0.1 if window_of(again).sure else 1.0  # of an undated repetition nothing says which one it is
    if a.mode and b.mode and a.mode != b.mode:
        doubt += 0.05
    if a.key[0] == b.key[0] and a.sentence != b.sentence:
        doubt += 0.1 if one_act else 0.2  # one report tells its events once, most of the time
    return doubt


def _reason(a: EventNode, b: EventNode, fit: _Fit) -> str:
    """One sentence: how each tells it, and what the two have in common."""
    first, second = sorted((a.trigger, b.trigger))
    said = f"Both say “{first}”" if first.lower() == second.lower() else f"One says “{first}”, the other “{second}”"
    agree = [name for name, found in (("day", fit.time > _GUESSED), ("place", fit.place > 0)) if found]
    if Party.SAME in (fit.actors, fit.recipients) or Party.AKIN in (fit.actors, fit.recipients):
        agree.append("parties")
    of = f", of the same {', '.join(agree[:-1])}{' and ' if agree[1:] else ''}{agree[-1]}" if agree else ""
    words = shown(min(a.evidence, b.evidence), fit.common)[:3]
    return f"{said}{of}{'; both speak of ' if words else ''}{', '.join(f'“{w}”' for w in words)}."


def merge_events(nodes: Sequence[EventNode], links: Iterable[Link], rulings: Rulings) -> list[Cluster]:
    """The events of many reports, each once: what copies only repeat goes with its origin's.

    Of one day, reports come in the order of their words, so that the order in which they were added does not count.
    """
    words: dict[int, str] = {}
    for node in sorted(nodes, key=lambda n: (n.span, n.key)):
        words[node.key[0]] = words.get(node.key[0], "") + node.evidence
    ordered = sorted(nodes, key=lambda n: (n.day or date.max, words[n.key[0]], n.key[0], n.span, n.key[1]))
    keys = [n.key for n in ordered]
    known = set(keys)
    inside = [link for link in links if link.first in known and link.second in known]
    stands = units_of(keys, inside, rulings)
    lead = [n for n in ordered if stands[n.key] == n.key]
    moved = [Link(stands[x.first], stands[x.second], x.weight, x.reason) for x in inside if x.weight < COPIED]
    sure, likely = [x for x in moved if x.weight >= SURE], [x for x in moved if x.weight < SURE]
    settled = _moved_rulings(rulings, stands)
    found = join_likely(cluster(lead, sure, incompatible_events, settled, _ENOUGH), lead, likely, settled)
    return _expand(found, keys, stands, inside, rulings)


def join_likely(
    clusters: Sequence[Cluster], nodes: Sequence[EventNode], likely: Sequence[Link], rulings: Rulings
) -> list[Cluster]:
    """Clusters two by two where each is the only one that the other is likely to be, or clearly the likeliest."""
    of = {key: at for at, found in enumerate(clusters) for key in found.members}
    known = {node.key: node for node in nodes}
    rated: dict[int, dict[int, float]] = {}
    for link in likely:
        a, b = of[link.first], of[link.second]
        if a != b:
            for x, y in ((a, b), (b, a)):
                rated.setdefault(x, {})[y] = max(link.weight, rated.get(x, {}).get(y, 0.0))
    joined: dict[int, int] = {}
    for one in sorted(rated):
        likeliest = _likeliest(rated[one])
        if likeliest is None or likeliest < one or _likeliest(rated[likeliest]) != one:
            continue
        other = likeliest
        pairs = [(x, y) for x in clusters[one].members for y in clusters[other].members]
        if not any(pair(x, y) in rulings.apart or incompatible_events(known[x], known[y]) for x, y in pairs):
            joined[other] = one
    members = {at: [*found.members] for at, found in enumerate(clusters) if at not in joined}
    for other, one in joined.items():
        members[one] += clusters[other].members
    order = {node.key: at for at, node in enumerate(nodes)}
    return [Cluster(tuple(sorted(keys, key=order.__getitem__))) for keys in members.values()]


def _likeliest(rated: dict[int, float]) -> int | None:
    """The one that weighs most by a margin; None where two weigh alike."""
    best = sorted(rated, key=lambda at: (-rated[at], at))
    if len(best) > 1 and rated[best[0]] - rated[best[1]] < _MARGIN:
        return None
    return best[0]


def _moved_rulings(rulings: Rulings, stands: dict[Key, Key]) -> Rulings:
    """The rulings about the events for which those that they name stand."""

    def moved(pairs: Iterable[tuple[Key, Key]]) -> frozenset[tuple[Key, Key]]:
        both = ((stands[x], stands[y]) for x, y in pairs if x in stands and y in stands)
        return frozenset(pair(x, y) for x, y in both if x != y)

    return Rulings(moved(rulings.together), moved(rulings.apart))


def _expand(
    clusters: Sequence[Cluster], keys: Sequence[Key], stands: dict[Key, Key], links: Sequence[Link], rulings: Rulings
) -> list[Cluster]:
    """The clusters with the events of copies in them, and the strongest link of each pair within them."""
    of = {key: at for at, found in enumerate(clusters) for key in found.members}
    members: dict[int, list[Key]] = {}
    for key in keys:
        members.setdefault(of[stands[key]], []).append(key)
    best: dict[int, dict[tuple[Key, Key], Link]] = {}
    ruled = [Link(*pair(x, y), _RULED, RULED) for x, y in rulings.together if x in stands and y in stands]
    for link in (*links, *ruled):
        at, both = of[stands[link.first]], pair(link.first, link.second)
        if at == of[stands[link.second]]:
            known = best.setdefault(at, {}).get(both)
            if known is None or (known.weight, known.reason) < (link.weight, link.reason):
                best[at][both] = link
    return [Cluster(tuple(members[at]), tuple(best.get(at, {})[p] for p in sorted(best.get(at, {})))) for at in members]
