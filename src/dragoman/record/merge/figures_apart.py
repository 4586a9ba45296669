"""Counts of one thing that reports give differently: tolls, arrests, crowds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from dragoman.record.merge.passages import SITE, Case, Passage, Scene, name_of, one_word, same_days, teller_in
from dragoman.record.merge.records import ActorNode, Dispute, DisputedClaim
from dragoman.record.merge.told_counts import ToldCount, counts_in
from dragoman.record.merge.words_in import replies, tells_again

_LONGEST = timedelta(days=60)  # between two reports that count one thing
_CROWDED = 40  # counts of one day and place at most that are compared
_SOON = 3  # days between two reports that count one undated loss
_BESIDE = 2  # sentences that are near a count
_BLOWS = frozenset("attack clash fight massacr crash arrest abduct".split())  # words for what people come to harm by
_PARTS = {"people"}  # whole of which others may be a part


@dataclass(frozen=True, slots=True)
class _Given:
    """One count of one report. scenes: the events to which it belongs; beside: other counts of its kind near it;
    teller: whose word it is as written, where no source is known."""

    count: ToldCount
    passage: Passage
    scenes: tuple[Scene, ...]
    source: ActorNode | None
    statement: str | None
    beside: tuple[ToldCount, ...]
    teller: str | None = None

    @property
    def seq(self) -> int:
        return self.passage.seq

    @property
    def span(self) -> tuple[int, int]:
        return self.passage.start + self.count.start, self.passage.start + self.count.end


def figure_disputes(case: Case) -> Iterator[Dispute]:
    """One for each thing that is counted differently on different words, lowest first."""
    given = [g for seq in case.passages for g in _of_report(case.passages[seq])]
    pairs = _pairs(case, given)
    for group in _groups(pairs):
        yield _dispute(case, group)


def _of_report(passages: Sequence[Passage]) -> Iterator[_Given]:
    found = [(p.index, g) for p in passages for g in _given(p)]
    for index, one in found:
        others = (
            g.count for k, g in found
            if abs(k - index) <= _BESIDE and g is not one and g.count.measure == one.count.measure
        )  # fmt: skip
        yield replace(one, beside=tuple(others))


def _given(passage: Passage) -> Iterator[_Given]:
    for count in counts_in(passage.text):
        if count.part:
            continue
        start, end = passage.start + count.start, passage.start + count.end
        around = [s for s in passage.scenes if s.start <= start and end <= s.end]
        around = around or [s for s in passage.scenes if s.start < end and start < s.end]
        scenes = [s for s in passage.scenes if s.cluster in {a.cluster for a in around}] or list(passage.scenes)
        if any(s.event.status != "actual" for s in around) or tells_again(passage.text):
            continue
        told = min(around or scenes, key=lambda s: s.end - s.start, default=None)
        source = told.event.source if told else None
        statement = told.event.statement if told else None
        teller = None if source else teller_in(passage.text)
        yield _Given(count, passage, tuple(scenes), source, statement, (), teller)


def _pairs(case: Case, given: Sequence[_Given]) -> list[tuple[_Given, _Given]]:
    buckets: dict[tuple[str, object, object], list[_Given]] = {}
    for one in given:
        for cluster in sorted({s.cluster for s in one.scenes}):
            buckets.setdefault((one.count.measure, "cluster", cluster), []).append(one)
        days = one.passage.carried
        if one.count.things:
            for name in sorted(one.passage.names):
                buckets.setdefault((one.count.measure, one.count.whom, name), []).append(one)
        if days:
            for name in sorted(one.passage.near):
                buckets.setdefault((one.count.measure, days[0], name), []).append(one)
    found: dict[tuple[int, int], tuple[_Given, _Given]] = {}
    place = {id(one): at for at, one in enumerate(given)}
    for bucket in buckets.values():
        for a, b in combinations(bucket[:_CROWDED], 2):
            one, other = sorted((a, b), key=lambda g: (*case.order(g.seq), g.span))
            at = (place[id(one)], place[id(other)])
            if at not in found and _rival(case, one, other):
                found[at] = (one, other)
    return [found[at] for at in sorted(found)]


def _rival(case: Case, one: _Given, other: _Given) -> bool:
    """Whether the later of two counts contradicts the earlier one."""
    if one.seq == other.seq or not _differ(one.count, other.count) or not _same_counted(one.count, other.count):
        return False
    if case.day(other.seq) - case.day(one.seq) > _LONGEST or same_days(one.passage.days, other.passage.days) is False:
        return False
    if not _tied(one, other) or _one_word(one, other):
        return _revised_down(case, one, other)
    return not _update(case, one, other)


def _one_word(one: _Given, other: _Given) -> bool:
    """Whether both counts stand on one word; the reports' own words are one."""
    tellers = one.teller, other.teller
    if tellers == (None, None):
        return one_word(one.source, other.source)
    if None not in tellers:
        return str(tellers[0]).lower() == str(tellers[1]).lower()
    name = next((g.source.name for g in (one, other) if g.source), "")
    said = str(tellers[0] or tellers[1]).lower()
    return bool(name) and (name.lower() in said or said in name.lower())


def _differ(one: ToldCount, other: ToldCount) -> bool:
    return one.high < other.low or other.high < one.low


def _same_counted(one: ToldCount, other: ToldCount) -> bool:
    """Whether both count the same; nine soldiers may be a part of 30 people."""
    if one.marks and other.marks and not one.marks & other.marks:
        return False
    if one.things:
        return one.whom == other.whom and other.things
    if one.whom == other.whom or None in (one.whom, other.whom):
        return True
    part, whole = (one, other) if other.whom in _PARTS else (other, one)
    return whole.whom in _PARTS and part.low > whole.high


def _tied(one: _Given, other: _Given) -> bool:
    """Whether both are of one event: held to be one, or of one day and place."""
    if {s.cluster for s in one.scenes} & {s.cluster for s in other.scenes}:
        return True
    if one.count.things and _one_thing(one, other):
        return True
    if not same_days(one.passage.carried, other.passage.carried):
        return False
    if not one.passage.names & other.passage.names and not _beside(one, other):
        return False
    if replies(one.passage.text) != replies(other.passage.text):
        return False
    spots = [{s.event.place.name for s in g.scenes if s.event.place and s.event.place.precision in ("exact", "city")}
             for g in (one, other)]  # fmt: skip
    return not spots[0] or not spots[1] or bool(spots[0] & spots[1])


def _beside(one: _Given, other: _Given) -> bool:
    """Whether the sentences around tie two counts, of which at least one names no place of its own;
    other counts of the kind beside them only repeat them."""
    if one.count.things or (_sites(one) and _sites(other)):
        return False
    told = (one.count, other.count)
    if any(all(_differ(count, c) for c in told) for g in (one, other) for count in g.beside):
        return False
    return bool(one.passage.near & other.passage.near) and bool(_BLOWS & one.passage.around() & other.passage.around())


def _one_thing(one: _Given, other: _Given) -> bool:
    """Whether both count the same kind of thing at one place, told within a few days."""
    days = [g.passage.told for g in (one, other)]
    near = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= _SOON
    return near and one.count.whom == other.count.whom and bool(_sites(one) & _sites(other))


def _sites(given: _Given) -> frozenset[str]:
    """Where it was, as the sentence has it."""
    return frozenset(m.group(1) for m in SITE.finditer(given.passage.text))


def _update(case: Case, one: _Given, other: _Given) -> bool:
    """Whether the later count only goes on from the earlier: more are found in time, and nobody holds to fewer."""
    if other.count.low <= one.count.high:
        return False
    if other.count.growing:
        return True
    later = case.day(other.seq) > case.day(one.seq)
    return later and not all(g.source or g.teller for g in (one, other))


def _revised_down(case: Case, one: _Given, other: _Given) -> bool:
    """Whether two outlets in their own words differ, and the later has fewer."""
    if any(g.source or g.teller for g in (one, other)) or not _tied(one, other) or other.count.growing:
        return False
    outlets = [case.reports[g.seq].outlet for g in (one, other)]
    return outlets[0] != outlets[1] and None not in outlets and other.count.high < one.count.low


def _groups(pairs: Sequence[tuple[_Given, _Given]]) -> list[list[_Given]]:
    """Counts that contradict each other, those of one thing together."""
    group: dict[int, list[_Given]] = {}
    for one, other in pairs:
        mine, theirs = group.setdefault(id(one), [one]), group.setdefault(id(other), [other])
        if mine is not theirs:
            mine += theirs
            group.update((id(x), mine) for x in theirs)
    return list({id(found): found for found in group.values()}.values())


def _dispute(case: Case, group: Sequence[_Given]) -> Dispute:
    ordered = sorted(group, key=lambda g: (g.count.low, g.count.high, *case.order(g.seq), g.span))
    claims = tuple(DisputedClaim(_value(g), g.seq, g.span, g.statement) for g in ordered)
    low, high = ordered[0], ordered[-1]
    said = [f"{_value(g)} according to {_name(case, g)}" for g in (low, high)]
    measure = low.count.measure.replace("lost", "destroyed or lost")
    return Dispute("figure", claims, f"How many {_what(low)} {measure}: {said[0]}, {said[1]}.".replace("  ", " "))


def _name(case: Case, given: _Given) -> str:
    return given.teller or name_of(given.source, case.reports[given.seq])


def _what(given: _Given) -> str:
    return f"{given.count.whom}s" if given.count.things and given.count.whom else ""


def _value(given: _Given) -> str:
    """The count as it is compared: "12", "at least 12"."""
    count = given.count
    if count.low == count.high:
        return f"{count.low:,.0f}" if count.low > 9999 else f"{count.low:.0f}"
    if count.high == float("inf"):
        return f"at least {count.told}" if count.told[0].isdigit() else count.told
    return f"at most {count.told}" if count.low == 0 else f"about {count.told}"
