"""Who did it: reports that put one deed on two sides, and each side's word that the other began."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from dragoman.record.merge.parties_fit import Party, slot_fit
from dragoman.record.merge.passages import Case, Passage, name_of, one_side, one_word, same_days
from dragoman.record.merge.records import ActorNode, Dispute, DisputedClaim
from dragoman.record.merge.told_counts import acts_in
from dragoman.record.merge.words_in import proper_words, replies, stem, words_of

_NEAR = timedelta(days=10)  # between two reports that tell who began
_CROWDED = 40  # charges of one day and place at most that are compared
_DEEDS = frozenset(("ASSAULT", "COERCE"))
_ARMED = frozenset(("MIL", "COP", "REB", "UAF", "SPY", "GOV"))
_COMMON = frozenset(  # what may be told of each side on one day
    "attack soldier death wound people border fight clash position post village fire area region side drone aircraft "
    "ship weapon police injur carr start open began line sector front near heavy sever civilian resident gun tank round"
    .split()
)  # fmt: skip
_FIRST = re.compile(
    r"\b(?:(?:opened fire|fired|shot|attacked|struck|shelled|shooting) first\b|"
    r"first (?:to|who) (?:fire|shoot|open|attack|shell)\w*|(?:fired|came) the first (?:shots?|shells?)|"
    r"started (?:the|this|shooting|firing)\b(?: \w+){0,2}|(?:had )?provoked (?:the|this) \w+|"
    r"(?:violat|broke|broken|break|breach)\w* (?:the|a|its|their) (?:[\w-]+ ){0,3}(?:cease-?fire|truce|armistice))",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:each other|both (?:sides|countries|armies)|whether|who (?:fired|shot|opened|started))\b", re.IGNORECASE
)
_BREACH = re.compile(r"cease-?fire|truce|armistice", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Charge:
    """Somebody's word on who did it. matter: what was done; span: in the text of the report; first: who began."""

    passage: Passage
    culprits: tuple[ActorNode, ...]
    source: ActorNode | None
    statement: str | None
    matter: frozenset[str]
    span: tuple[int, int]
    cluster: int | None
    first: str | None

    @property
    def seq(self) -> int:
        return self.passage.seq


def culprit_disputes(case: Case) -> Iterator[Dispute]:
    """One for each pair of charges that put one deed on two sides."""
    charges = [c for seq in case.passages for p in case.passages[seq] for c in _charges(p)]
    seen: set[tuple[int, int]] = set()
    told: set[frozenset[tuple[int, int]]] = set()
    for bucket in _buckets(case, charges):
        for a, b in combinations(bucket[:_CROWDED], 2):
            at = (id(a), id(b))
            spots = frozenset(((a.seq, a.passage.index), (b.seq, b.passage.index)))
            if at in seen or spots in told:
                continue
            seen.add(at)
            if _rival(case, a, b):
                told.add(spots)
                yield _dispute(case, a, b)


def _charges(passage: Passage) -> Iterator[_Charge]:
    if _VAGUE.search(passage.text):
        return
    began = _FIRST.search(passage.text)
    if began:
        yield from _began(passage, began)
    for scene in passage.scenes:
        event = scene.event
        if event.status != "actual" or replies(passage.text[scene.start - passage.start : scene.end - passage.start]):
            continue
        if event.type in _DEEDS and event.actors:
            yield _Charge(
                passage, event.actors, event.source, event.statement, scene.matter - acts_in(event.trigger),
                (scene.start, scene.end), scene.cluster, None,
            )  # fmt: skip
        elif event.type == "ACCUSE" and event.recipients and event.actors:
            rest = passage.text[event.span[1] - passage.start :]
            deed = re.search(r"\b(?:for|of|behind)\b([^.;]{4,160})", rest)
            if deed:
                yield _Charge(
                    passage, event.recipients, event.actors[0], event.statement, words_of(deed.group(1)),
                    (scene.start, scene.end), None, None,
                )  # fmt: skip


def _began(passage: Passage, match: re.Match[str]) -> Iterator[_Charge]:
    """ "Kyrgyz guards opened fire first", "violated the truce": who is named just before it."""
    start = passage.start + match.start()
    actual = [s for s in passage.scenes if s.event.status == "actual" and s.event.span[0] < start + 40]
    told = [s for s in actual if s.start <= start < s.end] or actual
    scene = min(told, key=lambda s: (abs(s.event.span[0] - start), s.end - s.start), default=None)
    if scene is None or not scene.event.actors:
        return
    kind = "breach" if _BREACH.search(match.group()) else "first"
    event = scene.event
    yield _Charge(
        passage, event.actors, event.source, event.statement, scene.matter, (scene.start, scene.end), None, kind
    )  # fmt: skip


def _buckets(case: Case, charges: Sequence[_Charge]) -> Iterator[list[_Charge]]:
    """Charges that may be of one deed."""
    found: dict[tuple[str, object], list[_Charge]] = {}
    for charge in charges:
        if charge.cluster is not None:
            found.setdefault(("cluster", charge.cluster), []).append(charge)
        for name in sorted(charge.passage.near if charge.first else charge.passage.names):
            found.setdefault(("name", name), []).append(charge)
    yield from (b for b in found.values() if len(b) > 1)


def _rival(case: Case, one: _Charge, other: _Charge) -> bool:
    """Whether two charges of two reports put one deed on two sides, on two words."""
    if one.seq == other.seq or same_days(one.passage.days, other.passage.days) is False:
        return False
    if one.first != other.first or not _other_word(one, other):
        return False
    if not _two_sides(one, other):
        return False
    if one.first:
        near = abs(case.day(one.seq) - case.day(other.seq)) <= _NEAR
        met = same_days(one.passage.days, other.passage.days) or _places(one, other)
        return near and bool(met) and _opposed(one, other)
    if not same_days(one.passage.days, other.passage.days) or not _places(one, other):
        return False
    return bool(_target(one) & _target(other))


def _other_word(one: _Charge, other: _Charge) -> bool:
    if one.source is None and other.source is None:
        return False
    return not one_word(one.source, other.source)


def _places(one: _Charge, other: _Charge) -> frozenset[str]:
    """Names that both sentences have; for who began, those around them too."""
    near = one.passage.near & other.passage.near if one.first else frozenset()
    return one.passage.names & other.passage.names or near


def _two_sides(one: _Charge, other: _Charge) -> bool:
    """Whether the culprits of the one cannot be those of the other."""
    fit = slot_fit(one.culprits, other.culprits, doers=True)
    if fit is Party.OTHER:
        return True
    owns = _blames(one, one) or _blames(other, other)
    named = [frozenset(w for a in c.culprits for w in proper_words(a.name)) for c in (one, other)]
    return fit is Party.OPEN and owns and bool(named[0] and named[1]) and not named[0] & named[1]


def _opposed(one: _Charge, other: _Charge) -> bool:
    """Whether each side speaks of the other: a speaker is of the side that the other blames, or of another country."""
    speaks = _blames(one, other) or _blames(other, one)
    return speaks and not _blames(one, one) and not _blames(other, other)


def _blames(speaker: _Charge, charge: _Charge) -> bool:
    """Whether who speaks in the one is of the side that the other charges."""
    return speaker.source is not None and any(one_side(speaker.source, a) for a in charge.culprits)


def _target(charge: _Charge) -> frozenset[str]:
    """Words for what was struck: not those that fit any fight."""
    names = frozenset(w for a in charge.culprits for w in (*proper_words(a.name), *words_of(a.name)))
    places = frozenset(stem(w) for w in charge.passage.names)
    return charge.matter - _COMMON - names - places


def _dispute(case: Case, one: _Charge, other: _Charge) -> Dispute:
    first, second = sorted((one, other), key=lambda c: (*case.order(c.seq), c.span))
    claims = tuple(
        DisputedClaim(c.culprits[0].name, c.seq, c.span, c.statement) for c in (first, second)
    )  # fmt: skip
    said = [f"{name_of(c.source, case.reports[c.seq])} puts it on {c.culprits[0].name}" for c in (first, second)]
    return Dispute("attribution", claims, f"{said[0]}, {said[1].replace(' puts it', '')}.")
