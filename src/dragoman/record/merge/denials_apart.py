"""What one report tells as done and another denies: status disputes between reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.record.merge.kin_types import Kin, kin_of
from dragoman.record.merge.parties_fit import Party, slot_fit
from dragoman.record.merge.passages import Case, Passage, Scene, name_of, one_side, one_word, same_days, shown
from dragoman.record.merge.records import ActorNode, Dispute, DisputedClaim
from dragoman.record.merge.words_in import HARM, proper_words, words_of

_LONGEST = timedelta(days=30)  # between a claim and its denial
_CLAIMS = r"(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|assertions?|slanders?|account|version)"
_DENYING = re.compile(
    rf"\b(?:den(?:ied|ies|y|ying)\b|(?:dismiss|reject|refut|disput)(?:ed|es|s|ing)\b(?=[^.;]{{0,60}}\b{_CLAIMS}\b))"
    r"(?P<what>[^.;]{0,220})", re.IGNORECASE,
)  # fmt: skip
_NOTHING = re.compile(
    r"\b(?:(?:ha[ds]|have|having|played|was|were|been) (?:absolutely )?(?:no|any) (?:part|role|hand|involvement)\b|nothing to do with|"
    r"no (?:\w+ )?involvement\b)(?P<what>[^.;]{0,160})", re.IGNORECASE,
)  # fmt: skip
_NO = re.compile(
    r"^[“\"‘']?\s*(?:No(?! (?:one|group|side) (?:has )?claimed)|Not (?:one|a single|a)|Nobody|None of)\b(?P<what>[^.;]{0,160})"
)
_ANAPHORIC = frozenset("role part involvement responsibility it charge claim accusation allegation report strike attack".split())
_UNKNOWN = re.compile(r"\b(?:whether|if|comment|yet to|know|immediate)\b", re.IGNORECASE)
_NEGATIVE = frozenset(("negated",))


@dataclass(frozen=True, slots=True)
class _Denial:
    """One denial. act: words for what is not to have been done, None where they are not told apart; matter: all that
    is said of it; scene: the event that is told as not done, if it is one; span: in the text of its report."""

    passage: Passage
    scene: Scene | None
    act: frozenset[str] | None
    matter: frozenset[str]
    denier: ActorNode | None
    span: tuple[int, int]
    statement: str | None

    @property
    def seq(self) -> int:
        return self.passage.seq


def status_disputes(case: Case) -> Iterator[Dispute]:
    """One for each event that somebody denies, with all who tell it and all who deny it."""
    index = _by_word(case.scenes)
    found: dict[int, list[tuple[Scene, _Denial]]] = {}
    for denial in _denials(case):
        fitting = [s for s in _candidates(index, denial) if _denies(case, denial, s)]
        for scene in _best(fitting, denial):
            found.setdefault(scene.cluster, []).append((scene, denial))
    for cluster in found:
        yield _dispute(case, found[cluster])


def _by_word(scenes: Sequence[Scene]) -> dict[str, list[Scene]]:
    """Events told as done, by the words for them."""
    index: dict[str, list[Scene]] = {}
    for scene in scenes:
        if scene.event.status == "actual":
            for word in sorted(words_of(scene.event.trigger) | (scene.matter & HARM)):
                index.setdefault(word, []).append(scene)
    return index


def _candidates(index: dict[str, list[Scene]], denial: _Denial) -> list[Scene]:
    words = denial.act if denial.act is not None else denial.matter
    found = {id(s): s for word in sorted(words) for s in index.get(word, ())}
    return list(found.values())


def _denials(case: Case) -> Iterator[_Denial]:
    for seq in case.passages:
        passages = case.passages[seq]
        for passage in passages:
            told = [s for s in passage.scenes if s.event.status == "negated"]
            for scene in told:
                act = words_of(scene.event.trigger)
                matter = scene.matter | (words_of(passage.text) if act == scene.matter else frozenset())
                yield _Denial(
                    passage, scene, act, matter, scene.event.source, (scene.start, scene.end), scene.event.statement
                )  # fmt: skip
            if not told:
                yield from _by_words(passage)


def _by_words(passage: Passage) -> Iterator[_Denial]:
    """ "dismissed the claim that", "had no part in", "Not one shot was fired"."""
    for pattern in (_DENYING, _NOTHING, _NO):
        match = pattern.search(passage.text)
        if match is None or _UNKNOWN.search(match["what"]):
            continue
        matter = words_of(match["what"])
        if pattern is _NO:
            matter |= words_of(match.group())
        speaker = _speaker(passage, passage.start + match.start())
        start = passage.start + match.start()
        yield _Denial(passage, None, None, matter, speaker[0], (start, passage.start + match.end()), speaker[1])
        return


def _speaker(passage: Passage, at: int) -> tuple[ActorNode | None, str | None]:
    """Whose denial it is: who acts in the event of the very word, else on whose word the sentence stands."""
    for scene in passage.scenes:
        if scene.event.span[0] == at and scene.event.actors:
            return scene.event.actors[0], scene.event.statement
    for scene in passage.scenes:
        if scene.event.source is not None:
            return scene.event.source, scene.event.statement
    return None, None


def _denies(case: Case, denial: _Denial, scene: Scene) -> bool:
    """Whether a denial is of this event."""
    if scene.seq == denial.seq or not _in_time(case, denial, scene) or not _other_word(denial, scene):
        return False
    if denial.scene is not None:
        return _not_done(denial, denial.scene, scene)
    common = denial.matter & scene.matter
    acts = words_of(scene.event.trigger)
    others = common - acts
    if scene.event.type in ("ACCUSE", "REJECT", "REQUEST") or not common & acts:
        return False
    if denial.denier is not None and not _concerned(denial.denier, scene):
        return False
    tied = _tied(denial, scene)
    return (bool(others) and (tied or len(others) > 1)) or (tied and bool(denial.passage.names & scene.names))


def _not_done(denial: _Denial, told: Scene, scene: Scene) -> bool:
    """The same where the denial is an event told as not done."""
    act, acts = denial.act or frozenset(), words_of(scene.event.trigger)
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
    met = doers is not None and doers >= Party.AKIN or others is not None and others >= Party.AKIN
    return (named and (met or bool(common) or doers is None)) or (met and bool(common))


def _same_person(one: Scene, other: Scene) -> bool:
    """Whether a person to whom the one is done is named in the other's sentence."""
    people = [p for s in (one, other) for p in s.event.recipients if p.kind == "person"]
    words = frozenset(word for p in people for word in proper_words(p.name))
    return bool(words & proper_words(one.event.sentence, first=False) & proper_words(other.event.sentence, first=False))


def _concerned(denier: ActorNode, scene: Scene) -> bool:
    """Whether somebody speaks for those who are to have done it, or to whom it was done."""
    return not scene.event.actors or any(one_side(denier, a) for a in (*scene.event.actors, *scene.event.recipients))


def _in_time(case: Case, denial: _Denial, scene: Scene) -> bool:
    """Whether the denial can be of what had been done by then: what is not done yet may be done later."""
    told, denied = case.day(scene.seq), case.day(denial.seq)
    if abs(told - denied) > _LONGEST or same_days(denial.passage.days, scene.days) is False:
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
    return bool(same_days(denial.passage.days, scene.days)) or bool(denial.passage.near & scene.names)


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
    tells, denies = name_of(scenes[0].event.source, case.reports[scenes[0].seq]), name_of(
        denials[0].denier, case.reports[denials[0].seq]
    )
    what = shown(case.reports[scenes[0].seq].text[scenes[0].start : scenes[0].end])
    return Dispute("status", tuple(dict.fromkeys(claims)), f"“{what}”: {tells} tells it, {denies} denies it.")
