"""What one report tells as done and another denies: status disputes between reports."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from dragoman.record.merge.kin_types import Kin, kin_of
from dragoman.record.merge.parties_fit import Party, slot_fit
from dragoman.record.merge.passages import (
    Case,
    Passage,
    Scene,
    name_of,
    one_side,
    one_word,
    same_days,
    shown,
    teller_in,
)
from dragoman.record.merge.records import ActorNode, Dispute, DisputedClaim
from dragoman.record.merge.told_counts import acts_in
from dragoman.record.merge.words_in import HARM, proper_words, words_of

T = TypeVar("T")

_LONGEST = timedelta(days=30)  # between a claim and its denial
_MONTH = 30  # days
_LONG = 60  # characters of the words for a denier at most
_REPLY = timedelta(days=10)  # between a charge and its denial
_CLAIMS = r"(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|slanders?|account|version)"
_DENYING = re.compile(
    rf"\b(?:den(?:ied|ies|y|ying)\b|(?:dismiss|reject|refut|disput)(?:ed|es|s|ing)\b(?=[^.;]{{0,60}}\b{_CLAIMS}\b))"
    r"(?P<what>[^.;]{0,220})", re.IGNORECASE,
)  # fmt: skip
_NOTHING = re.compile(
    r"\b(?:(?:ha[ds]|have|having|played) (?:absolutely )?no (?:part|role|hand)\b|nothing to do with|"
    r"no (?:\w+ )?involvement\b)(?P<what>[^.;]{0,160})", re.IGNORECASE,
)  # fmt: skip
_NO = re.compile(
    r"^[“\"‘']?\s*(?!(?:No (?:one|group|side)|Nobody)\b[^.;]{0,30}\bclaimed)"
    r"(?:No|Not (?:one|a single|a)|Nobody|None of)\b(?P<what>[^.;]{0,160})"
)
_CHARGING = frozenset(("accuse", "blam", "hold"))
_WORDS = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT")
_FOR = re.compile(r"\b(?:for|of|behind)\b([^.;,]{4,120})")
_TRAILING = re.compile(r"(?:,? (?:has|have|had|also|however|on [A-Z]\w+day))+$")
_UNKNOWN = re.compile(r"\b(?:whether|if|comment|yet to|know|immediate)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Denial:
    """One denial. act: words for what is not to have been done, None where they are not told apart; matter: all
    that is said of it; scene: the event that is told as not done, if it is one; span: in the text of its report; bare:
    "not one shot was fired", which says no more; who: the denier as written, where none is known.
    """

    passage: Passage
    scene: Scene | None
    act: frozenset[str] | None
    matter: frozenset[str]
    denier: ActorNode | None
    span: tuple[int, int]
    statement: str | None

    bare: bool = False
    who: str | None = None

    @property
    def seq(self) -> int:
        return self.passage.seq

    @property
    def days(self) -> tuple[date, date] | None:
        """The day of what is denied: of the event, else the weekday that the sentence names."""
        if self.scene is None:
            return self.passage.days
        return self.scene.days or self.passage.named

    @property
    def carried(self) -> tuple[date, date] | None:
        """The same, else the day that the paragraph named before."""
        return self.days or (self.passage.carried if self.passage.days is None else None)


def status_disputes(case: Case) -> Iterator[Dispute]:
    """One for each event that somebody denies, with all who tell it and all who deny it."""
    index, denials = _by_word(case), list(_denials(case))
    found: dict[int, list[tuple[Scene, _Denial]]] = {}
    for denial in denials:
        fitting = [s for s in _candidates(case, index, denial) if _denies(case, denial, s)]
        for scene in _best(fitting, denial):
            found.setdefault(scene.cluster, []).append((scene, denial))
    told, said = _grouped(case.scenes, lambda s: s.cluster), _grouped(denials, lambda d: d.seq)
    for cluster, pairs in found.items():
        near = [d for seq in sorted({d.seq for _, d in pairs}) for d in said[seq]]
        yield _dispute(case, [*pairs, *_beside(told[cluster], pairs, near)])


def _grouped(items: Iterable[T], key: Callable[[T], int]) -> dict[int, list[T]]:
    groups: dict[int, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _beside(
    told: Sequence[Scene], pairs: Sequence[tuple[Scene, _Denial]], denials: Sequence[_Denial]
) -> Iterator[tuple[Scene, _Denial]]:
    """Who else tells the event in the same words, and what the deniers add in the sentences next to it.

    told: all that is told of the event; denials: all of the reports that deny it.
    """
    acts = frozenset(w for s, _ in pairs for w in acts_in(s.event.trigger))
    known = [d for _, d in pairs]
    for other in told:
        same_act = other.event.status == "actual" and acts_in(other.event.trigger) & acts
        if same_act and all(other.seq != d.seq and not _of_denier(d, other) for d in known):
            yield other, known[0]
    spots = {(d.seq, d.passage.index) for d in known}
    for denial in denials:
        at = (denial.seq, denial.passage.index)
        if denial.bare and at not in spots and {(at[0], at[1] - 1), (at[0], at[1] + 1)} & spots:
            yield pairs[0][0], denial


def _of_denier(denial: _Denial, scene: Scene) -> bool:
    return denial.denier is not None and one_word(denial.denier, scene.event.source)


Index = dict[tuple[object, ...], list[Scene]]


def _by_word(case: Case) -> Index:
    """Events told as done, by the words for them and their day; undated ones by month, and by who or what they name."""
    index: Index = {}
    for scene in case.scenes:
        if scene.event.status != "actual":
            continue
        for word in sorted(acts_in(scene.event.trigger) | (scene.matter & HARM)):
            if scene.days:
                for day in {d.toordinal() for d in scene.days}:
                    index.setdefault((word, day), []).append(scene)
            month = case.day(scene.seq).toordinal() // _MONTH
            for tag in _tags(scene):
                index.setdefault((word, month, tag, scene.days is None), []).append(scene)
    return index


def _tags(scene: Scene) -> set[str]:
    """Names around an event and in it, and the states of those in it."""
    event = scene.event
    parties = (*event.actors, *event.recipients, event.source)
    states = {p.country for p in parties if p and p.country} | ({event.place.country or ""} if event.place else set())
    people = {word for p in parties if p and p.kind == "person" for word in proper_words(p.name)}
    return {*scene.near, *scene.names, *states, *people, str(scene.cluster)}


def _candidates(case: Case, index: Index, denial: _Denial) -> list[Scene]:
    """The events that a denial may be of: of its day, and those undated; without a day, all of the months around."""
    words = sorted(denial.act if denial.act is not None else denial.matter | _CHARGING)
    month = case.day(denial.seq).toordinal() // _MONTH
    told = [denial.scene] if denial.scene else list(denial.passage.scenes)
    tags = sorted(
        {t for s in told for t in _tags(s)} | denial.passage.near | {(denial.denier and denial.denier.country) or ""}
    )
    dated = [False, True] if denial.carried is None else [True]
    keys: list[tuple[object, ...]] = [(word, day.toordinal()) for word in words for day in denial.carried or ()]
    keys += [(w, m, tag, d) for w in words for m in range(month - 1, month + 2) for tag in tags for d in dated]
    return list({id(s): s for key in keys for s in index.get(key, ())}.values())


def _denials(case: Case) -> Iterator[_Denial]:
    for seq in case.passages:
        passages = case.passages[seq]
        for passage in passages:
            told = [s for s in passage.scenes if s.event.status == "negated"]
            for scene in told:
                act = acts_in(scene.event.trigger)
                matter = scene.matter | (words_of(passage.text) if act == scene.matter else frozenset())
                yield _Denial(
                    passage, scene, act, matter, scene.event.source, (scene.start, scene.end), scene.event.statement
                )  # fmt: skip
            if not told:
                yield from _by_words(passage, passages)


def _by_words(passage: Passage, beside: Sequence[Passage]) -> Iterator[_Denial]:
    """ "dismissed the claim that", "had no part in", "Not one shot was fired"."""
    for pattern in (_DENYING, _NOTHING, _NO):
        match = pattern.search(passage.text)
        if match is None or _UNKNOWN.search(match["what"]):
            continue
        matter = words_of(match["what"])
        if pattern is _NO:
            matter |= words_of(match.group())
        start = passage.start + match.start()
        speaker = _speaker(passage, beside if pattern is _NO else (), start)
        yield _Denial(
            passage, None, None, matter, speaker[0], (start, passage.start + match.end()), speaker[1],
            pattern is _NO, None if speaker[0] else _who(passage.text, match.start(), pattern is _DENYING),
        )  # fmt: skip
        return


def _who(text: str, at: int, before: bool) -> str | None:
    """Who denies, as written: what stands before the verb, or whose word the sentence says that it is."""
    words = _TRAILING.sub("", text[:at].strip(' ,“"'))
    return words if before and words[:1].isupper() and len(words) <= _LONG else teller_in(text)


def _speaker(passage: Passage, beside: Sequence[Passage], at: int) -> tuple[ActorNode | None, str | None]:
    """Whose denial it is: who acts in the event of the very word, else on whose word it or the next sentence stands."""
    for scene in passage.scenes:
        if scene.event.span[0] == at and scene.event.actors:
            return scene.event.actors[0], scene.event.statement
    at_hand = (passage.index + 1, passage.index - 1)
    around = [passage, *(beside[k] for k in at_hand if 0 <= k < len(beside))]
    for scene in (s for p in around for s in p.scenes):
        if scene.event.source is not None:
            return scene.event.source, scene.event.statement if scene in passage.scenes else None
    return None, None


def _denies(case: Case, denial: _Denial, scene: Scene) -> bool:
    """Whether a denial is of this event."""
    if scene.seq == denial.seq or not _in_time(case, denial, scene) or not _other_word(denial, scene):
        return False
    if denial.scene is not None:
        return _not_done(denial, denial.scene, scene)
    if scene.event.type == "ACCUSE":
        return _charge_denied(case, denial, scene)
    common, acts = denial.matter & scene.matter, acts_in(scene.event.trigger)
    if not common & acts or scene.event.type in _WORDS or not _concerned(denial, scene):
        return False
    if _tied(denial, scene):
        return bool(common - acts) or bool(denial.passage.names & scene.near) or denial.bare
    return len(common - acts) > 1


def _charge_denied(case: Case, denial: _Denial, scene: Scene) -> bool:
    """Whether those who are blamed turn the charge down: it is taken up by its word, or by what they are blamed for."""
    charged = any(one_side(denial.denier, a) for a in scene.event.recipients) if denial.denier else False
    if not charged or abs(case.day(scene.seq) - case.day(denial.seq)) > _REPLY:
        return False
    deed = _blamed_for(case, scene)
    return bool(deed) and len(deed & denial.passage.around()) >= min(2, len(deed))


def _blamed_for(case: Case, scene: Scene) -> frozenset[str]:
    """The words for what somebody is blamed for: "for that attack", less the names of those blamed."""
    text = case.reports[scene.seq].text[scene.event.span[1] : scene.end + 40]
    found = _FOR.search(text)
    names = frozenset(w for a in (*scene.event.recipients, *scene.event.actors) for w in words_of(a.name))
    return words_of(found.group(1)) - names if found else frozenset()


def _not_done(denial: _Denial, told: Scene, scene: Scene) -> bool:
    """The same where the denial is an event told as not done."""
    act, acts = denial.act or frozenset(), acts_in(scene.event.trigger)
    if not act & acts and not act & HARM & scene.matter:
        return False
    if kin_of(told.event.type, scene.event.type) is Kin.OTHER and told.cluster != scene.cluster:
        return False
    doers = slot_fit(told.event.actors, scene.event.actors, doers=True)
    others = slot_fit(told.event.recipients, scene.event.recipients, doers=False)
    if Party.OTHER in (doers, others) and told.cluster != scene.cluster:
        return False
    if told.cluster == scene.cluster:
        return True
    common = (denial.matter & scene.matter) - acts - act
    named = bool(told.names & scene.names or denial.passage.names & scene.names or _same_person(told, scene))
    named = named or bool(denial.passage.names & scene.near) or (act <= HARM and bool(denial.passage.near & scene.near))
    met = any(fit is not None and fit >= Party.AKIN for fit in (doers, others))
    if same_days(denial.days, scene.days) and common and doers is not Party.OPEN:
        return True
    return (named and (met or bool(common) or doers is None)) or (met and bool(common))


def _same_person(one: Scene, other: Scene) -> bool:
    """Whether a person to whom the one is done is named in the other's sentence."""
    people = [p for s in (one, other) for p in s.event.recipients if p.kind == "person"]
    words = frozenset(word for p in people for word in proper_words(p.name))
    return bool(words & proper_words(one.event.sentence, first=False) & proper_words(other.event.sentence, first=False))


def _concerned(denial: _Denial, scene: Scene) -> bool:
    """Whether those who are to have done it, or to whom it was done, are of the denier's side."""
    if not scene.event.actors or (denial.denier is None and denial.passage.names & scene.near):
        return True
    deniers = [denial.denier] if denial.denier else []
    deniers += [a for s in denial.passage.scenes if s.cluster == scene.cluster for a in s.event.actors]
    sides = (*scene.event.actors, *scene.event.recipients)
    return any(one_side(d, a) for d in deniers for a in sides)


def _in_time(case: Case, denial: _Denial, scene: Scene) -> bool:
    """Whether the denial can be of what had been done by then: what is not done yet may be done later."""
    told, denied = case.day(scene.seq), case.day(denial.seq)
    if abs(told - denied) > _LONGEST or same_days(denial.carried, scene.days) is False:
        return False
    return denied >= (scene.days[0] if scene.days else told)


def _other_word(denial: _Denial, scene: Scene) -> bool:
    if denial.denier is None and scene.event.source is None:
        return False
    return not one_word(denial.denier, scene.event.source)


def _tied(denial: _Denial, scene: Scene) -> bool:
    """Whether day, place or the events beside it tie a denial to an event."""
    if scene.cluster in {s.cluster for s in denial.passage.scenes}:
        return True
    return bool(same_days(denial.carried, scene.days)) or bool(denial.passage.near & scene.near)


def _best(scenes: Sequence[Scene], denial: _Denial) -> list[Scene]:
    """Of the events that fit, those of the cluster that shares most with the denial."""
    if not scenes:
        return []
    best = max(scenes, key=lambda s: (len(s.matter & denial.matter), bool(s.names & denial.passage.names), -s.cluster))
    return [s for s in scenes if s.cluster == best.cluster]


def _dispute(case: Case, pairs: Sequence[tuple[Scene, _Denial]]) -> Dispute:
    scenes = sorted({id(s): s for s, _ in pairs}.values(), key=lambda s: (*case.order(s.seq), s.start, -s.end))
    denials = sorted({id(d): d for _, d in pairs}.values(), key=lambda d: (*case.order(d.seq), d.span))
    claims = [DisputedClaim("happened", s.seq, (s.start, s.end), s.event.statement) for s in scenes]
    claims += [DisputedClaim("denied", d.seq, d.span, d.statement) for d in denials]
    tells = name_of(scenes[0].event.source, case.reports[scenes[0].seq])
    denies = denials[0].who or name_of(denials[0].denier, case.reports[denials[0].seq])
    what = shown(case.reports[scenes[0].seq].text[scenes[0].start : scenes[0].end])
    charged = scenes[0].event.type == "ACCUSE" and all(d.scene is None for d in denials)
    kind = "attribution" if charged else "status"
    return Dispute(kind, tuple(dict.fromkeys(claims)), f"“{what}”: {tells} tells it, {denies} denies it.")
