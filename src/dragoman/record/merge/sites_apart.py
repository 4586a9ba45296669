"""One deed that reports put at two places, on two days, or in another order."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.record.merge.kin_types import Kin, kin_of
from dragoman.record.merge.names_across import fold
from dragoman.record.merge.parties_fit import Party, slot_fit
from dragoman.record.merge.passages import SITE, Case, Passage, Scene, name_of, one_word, same_days
from dragoman.record.merge.records import Dispute, DisputedClaim, Key
from dragoman.record.merge.words_in import words_of
from dragoman.vocabulary.world import WorldKind, lookup

_CROWDED = 30
_NEAR = 14  # days between two reports of one deed
_SOON = 4  # days between two dates that may be of one deed
_FINE = ("exact", "city")
_ONCE = frozenset(  # what happens to one person, or one paper, once
    word for text in ("kill die assassinate capture arrest detain land bury sign shot crash sink free release resign",)
    for word in words_of(text)
)  # fmt: skip
_STRUCK = re.compile(
    r"\b(?:hit|struck|shelled|bombed|attacked|targeted|raided)\s+(?:the (?:town|village|city|port|island|camp) of )?"
    r"((?:al-|el-)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)"
)
_APART = re.compile(
    r"(?:\bnot (?:in |at |near |on )?|\brather than (?:in |at )?|\binstead of (?:in |at )?|"
    r"\b(?:[\d.]+|[a-z]+) (?:km|kilomet(?:er|re)s?|miles?)(?: \w+){0,2} (?:from|of|away from) )$"
)
_ORDER = re.compile(r"\b(?P<word>after|following|before|ahead of|prior to)\b", re.IGNORECASE)
_REACH = 70  # characters between a deed and the word that sets it before or after another


def site_disputes(case: Case) -> Iterator[Dispute]:
    """One for each deed with two places: a person caught or killed in two towns; "not in Zakho", "8 km from Zakho"."""
    told: set[frozenset[int]] = set()
    for one, other in (*_set_apart(case), *_pairs(case, _two_sites)):
        if frozenset((one.cluster, other.cluster)) not in told or one.cluster == other.cluster:
            told.add(frozenset((one.cluster, other.cluster)))
            sites = _site(one), _site(other)
            yield _dispute(case, "place", (one, other), (sites[0] or "there", sites[1] or "elsewhere"))


def date_disputes(case: Case) -> Iterator[Dispute]:
    """One for each deed that is done once and told of two days, and for each two deeds told in two orders."""
    for one, other in _pairs(case, _two_days):
        days = [s.days[0].isoformat() if s.days else "" for s in (one, other)]
        yield _dispute(case, "date_order", (one, other), (days[0], days[1]))
    yield from _orders(case)


def _set_apart(case: Case) -> Iterator[tuple[Scene, Scene]]:
    """A deed at one place, and the same deed where a later report says that it was not there."""
    by_day: dict[int, list[Scene]] = {}
    for scene in case.scenes:
        if scene.days and scene.event.type == "ASSAULT" and _site(scene):
            by_day.setdefault(scene.days[0].toordinal(), []).append(scene)
    for seq in case.passages:
        for passage in case.passages[seq]:
            for scene in passage.scenes:
                if scene.event.type != "ASSAULT" or scene.event.status != "actual" or passage.days is None:
                    continue
                named = [
                    s for s in by_day.get(passage.days[0].toordinal(), ())
                    if s.seq != seq and _named_apart(passage, _site(s) or "") and _words_apart(scene, s)
                ]  # fmt: skip
                if named:
                    yield min(named, key=lambda s: (*case.order(s.seq), s.start)), scene
                    break


def _named_apart(passage: Passage, site: str) -> bool:
    """Whether a sentence names a place as one where it was not: "8 km from Zakho"."""
    at = passage.text.find(site)
    return at > 0 and bool(_APART.search(passage.text[:at]))


def _words_apart(one: Scene, other: Scene) -> bool:
    return not one_word(one.event.source, other.event.source)


Test = Callable[[Case, Scene, Scene], bool]


def _pairs(case: Case, test: Test) -> Iterator[tuple[Scene, Scene]]:
    """Pairs of deeds done once to one person, or of one paper, in two reports."""
    buckets: dict[tuple[str, str], list[Scene]] = {}
    for scene in case.scenes:
        event = scene.event
        acts = words_of(event.trigger) & _ONCE
        if event.status == "actual" and acts:
            people = [fold(p.name).split()[-1] for p in event.recipients if p.kind == "person" and fold(p.name)]
            signed = [p.country or fold(p.name) for p in event.actors] if event.type == "AGREE" else []
            for name in sorted({*people, *signed}):
                for act in sorted(acts):
                    buckets.setdefault((act, name), []).append(scene)
    seen: set[frozenset[Key]] = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket[:_CROWDED], 2):
            if one.seq == other.seq or not _one_deed(one, other) or not test(case, one, other):
                continue
            first, second = sorted((one, other), key=lambda s: (*case.order(s.seq), s.start))
            if frozenset((first.event.key, second.event.key)) not in seen:
                seen.add(frozenset((first.event.key, second.event.key)))
                yield first, second
            break


def _one_deed(one: Scene, other: Scene) -> bool:
    """Whether the same is done to the same people, as far as it is told."""
    if kin_of(one.event.type, other.event.type) is Kin.OTHER or not _words_apart(one, other):
        return False
    others = slot_fit(one.event.recipients, other.event.recipients, doers=False)
    doers = slot_fit(one.event.actors, other.event.actors, doers=True)
    if one.event.type == "AGREE":
        return doers is not None and doers >= Party.AKIN and len((one.matter & other.matter) - {"sign"}) > 1
    return others is Party.SAME


def _two_sites(case: Case, one: Scene, other: Scene) -> bool:
    if not _close(case, one, other):
        return False
    sites = _site(one), _site(other)
    texts = fold(other.event.sentence), fold(one.event.sentence)
    if None in sites or any(fold(site or "") in text for site, text in zip(sites, texts, strict=True)):
        return False
    return same_days(one.days, other.days) is not False


def _two_days(case: Case, one: Scene, other: Scene) -> bool:
    if one.days is None or other.days is None or same_days(one.days, other.days):
        return False
    sites = _site(one), _site(other)
    if sites[0] and sites[1] and fold(sites[0]) != fold(sites[1]):
        return False
    return _close(case, one, other) and abs((one.days[0] - other.days[0]).days) <= _SOON


def _close(case: Case, one: Scene, other: Scene) -> bool:
    return abs((case.day(one.seq) - case.day(other.seq)).days) <= _NEAR


def _site(scene: Scene) -> str | None:
    """The name of the town or site of a deed, as its clause or its place has it."""
    for found in (*SITE.finditer(scene.event.evidence), *_STRUCK.finditer(scene.event.evidence)):
        if not _wide(found.group(1)):
            return found.group(1)
    for party in scene.event.recipients:
        if not party.sector and not party.country and party.name[:1].isupper():
            return party.name
    place = scene.event.place
    return place.name if place and place.precision in _FINE else None


def _wide(name: str) -> bool:
    """Whether it may name a country, a region, a day or a month."""
    if any(m.kind in (WorldKind.COUNTRY, WorldKind.REGION) for m in lookup(name)):
        return True
    return not words_of(name) and len(name) > 2


@dataclass(frozen=True, slots=True)
class _Order:
    """Two deeds of one sentence, the earlier one first."""

    earlier: Scene
    later: Scene
    passage: Passage
    span: tuple[int, int]


def _orders(case: Case) -> Iterator[Dispute]:
    told = [o for seq in case.passages for p in case.passages[seq] for o in _order_of(p)]
    buckets: dict[str, list[_Order]] = {}
    for order in told:
        for word in sorted(order.passage.names | words_of(order.earlier.event.trigger)):
            buckets.setdefault(word, []).append(order)
    seen = set()
    for bucket in buckets.values():
        for one, other in combinations(bucket[:_CROWDED], 2):
            spots = (one.passage.seq, one.span, other.passage.seq, other.span)
            if spots in seen or one.passage.seq == other.passage.seq:
                continue
            seen.add(spots)
            if _reversed(one, other) and _close(case, one.earlier, other.earlier):
                yield _order_dispute(case, one, other)


def _order_of(passage: Passage) -> Iterator[_Order]:
    """ "attacked the airport after the government had shelled Tarhuna"."""
    deeds = [s for s in passage.scenes if s.event.status == "actual"]
    for match in _ORDER.finditer(passage.text):
        at = passage.start + match.start()
        before = [s for s in deeds if s.event.span[0] < at and at - s.event.span[1] < _REACH]
        behind = [s for s in deeds if s.event.span[0] > at and s.event.span[0] - at < _REACH]
        if before and behind:
            near, far = before[-1], behind[0]
            pair = (far, near) if match["word"].lower() in ("after", "following") else (near, far)
            yield _Order(*pair, passage, (min(near.start, far.start), max(near.end, far.end)))


def _reversed(one: _Order, other: _Order) -> bool:
    """Whether two reports tell two deeds in two orders."""
    if same_days(one.passage.days, other.passage.days) is False or not _words_apart(one.earlier, other.earlier):
        return False
    crossed = _alike(one.earlier, other.later) and _alike(one.later, other.earlier)
    return crossed and not _alike(one.earlier, other.earlier)


def _alike(one: Scene, other: Scene) -> bool:
    if one.cluster == other.cluster:
        return True
    if kin_of(one.event.type, other.event.type) is not Kin.SAME:
        return False
    doers = slot_fit(one.event.actors, other.event.actors, doers=True)
    others = slot_fit(one.event.recipients, other.event.recipients, doers=False)
    return Party.OTHER not in (doers, others) and len(one.matter & other.matter) > 1


def _order_dispute(case: Case, one: _Order, other: _Order) -> Dispute:
    first, second = sorted((one, other), key=lambda o: (*case.order(o.passage.seq), o.span))
    claims = tuple(
        DisputedClaim(f"{o.earlier.event.trigger} first", o.passage.seq, o.span, o.earlier.event.statement)
        for o in (first, second)
    )
    said = [
        f"{name_of(o.earlier.event.source, case.reports[o.passage.seq])} has “{o.earlier.event.trigger}” before "
        f"“{o.later.event.trigger}”"
        for o in (first, second)
    ]
    return Dispute("date_order", claims, f"{said[0]}, {said[1]}.")


def _dispute(case: Case, kind: str, pair: Sequence[Scene], values: tuple[str, str]) -> Dispute:
    claims = tuple(
        DisputedClaim(value, s.seq, (s.start, s.end), s.event.statement)
        for s, value in zip(pair, values, strict=True)
    )  # fmt: skip
    said = [
        f"{value} according to {name_of(s.event.source, case.reports[s.seq])}"
        for s, value in zip(pair, values, strict=True)
    ]
    return Dispute(kind, claims, f"“{pair[0].event.trigger}”: {said[0]}, {said[1]}.")
