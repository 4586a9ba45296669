"""Joins what passages tell: mentions of one kind are one process unless something says that they are two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.events.parties import Parties
from dragoman.processes.records import Process, ProcessKind, Stage, State
from dragoman.processes.rivalry import dated_apart, rivals
from dragoman.processes.telling import Telling, Turn
from dragoman.sentences import identity

ENDS = (State.EXPIRED, State.COLLAPSED, State.CONCLUDED, State.CANCELLED, State.REJECTED)
ORDER = (
    (State.PROPOSED,), (State.SCHEDULED,), (State.AGREED,), (State.UNDER_WAY, State.IN_FORCE), (State.VIOLATED,),
    (State.SUSPENDED, State.EXTENDED), ENDS,
)  # fmt: skip
ONE_OFF = (ProcessKind.AGREEMENT, ProcessKind.ULTIMATUM)


@dataclass(slots=True)
class Bundle:
    """The passages of one process so far, the first one first."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def kind(self) -> ProcessKind:
        return self.tellings[0].kind

    @property
    def subject(self) -> frozenset[str]:
        return frozenset(word for t in self.tellings for word in t.subject)

    @property
    def parties(self) -> tuple[str, ...]:
        """Parties without those who mediate."""
        mediating = set(self.mediators)
        return tuple(dict.fromkeys(a for t in self.tellings for a in t.sides.parties if a not in mediating))

    @property
    def mediators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for t in self.tellings for a in t.sides.mediators))


def bundle(tellings: Sequence[Telling], view: Parties) -> list[Bundle]:
    """Processes in order of their first passage in the body; the title's passages join the body's."""
    found: list[Bundle] = []
    waiting: list[list[Telling]] = []
    for choices in _choices([*(t for t in tellings if not t.title), *(t for t in tellings if t.title)]):
        first = choices[0]
        if _join(found, choices, view) or first.title:
            continue
        own = [t for t in choices if not t.joins]
        if own:
            found.append(Bundle(own))
        elif not first.pronoun:
            waiting.append([t for t in choices if t.turns])
    for choices in waiting:  # "with the deadline past": what it takes up is only told further down
        _join(found, choices, view)
    return found


def _choices(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Passages one by one; words that may take up several kinds ("the arrangement") are one passage to choose from."""
    found: list[list[Telling]] = []
    for telling in tellings:
        if found and found[-1][0].joins and found[-1][0].name == telling.name:
            found[-1].append(telling)
        else:
            found.append([telling])
    return found


def _join(found: Sequence[Bundle], choices: Sequence[Telling], view: Parties) -> bool:
    """Adds a passage to the process that it takes up; whether there is one."""
    fitting = [(b, t) for t in choices for b in found if b.kind is t.kind and _compatible(b, t, view)]
    if not fitting:
        return False
    best, telling = max(
        fitting, key=lambda one: (bool(one[0].subject & one[1].subject), one[0].tellings[-1].name.start)
    )
    best.tellings.append(telling)
    return True


def _camps(actors: Iterable[str], view: Parties) -> set[str]:
    """Countries of the actors; those of unknown allegiance ("a delegation", "envoys") tell nothing apart."""
    known = (view.by_id[a] for a in actors if a in view.by_id)
    return {a.country or a.id for a in known if a.country or a.sector in ("IGO", "REB", "UAF")}


def _compatible(group: Bundle, telling: Telling, view: Parties) -> bool:
    if {t.span for g in group.tellings for t in g.turns} & {t.span for t in telling.turns}:
        return True  # "signed agreements and memorandums"
    if telling.former is not any(t.former for t in group.tellings):
        return False  # "a previous ceasefire"
    if telling.pronoun and not any(0 <= telling.sentence - t.sentence < 2 for t in group.tellings):
        return False
    if telling.offered and not _answers(group, telling):
        return False
    mine, theirs = group.subject, telling.subject
    if mine and theirs and not mine & theirs:
        return False
    if _years(group.tellings[0]) and _years(telling) and not _years(group.tellings[0]) & _years(telling):
        return False
    known, new = _camps(group.parties, view), _camps(telling.sides.parties, view)
    if bool(group.parties) is bool(telling.sides.parties):  # who mediates tells apart only beside sides, or without
        known |= _camps(group.mediators, view)
        new |= _camps(telling.sides.mediators, view)
    if known and new and not known & new and (not telling.definite or min(len(known), len(new)) > 1):
        return False
    if telling.kind in ONE_OFF and not telling.definite and not telling.title:
        return _repeated(group, telling)
    return not (_apart(group, telling) and not telling.definite)


def _answers(group: Bundle, telling: Telling) -> bool:
    """Whether "the offer" is what was last proposed; one of several invited to talks says yes for none."""
    agreed = any(turn.state is State.AGREED for turn in telling.turns)
    if agreed and group.kind is ProcessKind.TALKS and (group.mediators or len(group.parties) > 2):
        return False
    near = (t for t in group.tellings if 0 <= telling.sentence - t.sentence < 3)
    return any(turn.state is State.PROPOSED for t in near for turn in t.turns)


def _repeated(group: Bundle, telling: Telling) -> bool:
    """Whether a second "an agreement" is the first one told again: same subject, or nothing new told of it."""
    return not telling.turns or bool(group.subject & telling.subject)


def _apart(group: Bundle, telling: Telling) -> bool:
    """Two places for talks are two rounds."""
    if telling.kind is not ProcessKind.TALKS or telling.place is None:
        return False
    places = {t.place.name for t in group.tellings if t.place is not None}
    return bool(places) and telling.place.name not in places


def _years(telling: Telling) -> set[str]:
    return {w for w in telling.name.text.split() if len(w) == 4 and w.isdigit()}


def process_of(group: Bundle, report: str, published: date | None = None) -> Process:
    """The record of a bundle."""
    first = group.tellings[0]
    body = [t for t in group.tellings if not t.title]
    name = max(
        (t.name for t in body if not t.definite), key=lambda s: (len(s.text.split()), -s.start), default=first.name
    )
    stages = _stages(group)
    return Process(
        id=identity("p", report, first.kind.value, first.name.start),
        kind=first.kind,
        name=name.text,
        span=name,
        parties=group.parties,
        mediators=group.mediators,
        place=next((t.place for t in group.tellings if t.place), None),
        deadline=next((t.deadline for t in group.tellings if t.deadline), None),
        stages=tuple(stage for stage, _ in stages),
        current=current(stages, published),
        rule=first.rule,
    )


def _stages(group: Bundle) -> list[tuple[Stage, str | None]]:
    """Stages in order of the text, each with whose word it is; repeats of one state on one word are evidence."""
    found: list[tuple[Stage, str | None]] = []
    for telling in group.tellings:
        for turn in telling.turns:
            at = next(
                (
                    k
                    for k, (s, w) in enumerate(found)
                    if s.state is turn.state and (telling.title or _same_word(s, w, turn))
                ),
                None,
            )
            if at is None and not telling.title:
                found.append((Stage(turn.state, turn.date, turn.span, turn.statement, (), turn.rule), turn.source))
            elif at is not None:
                stage, word = found[at]
                spans = tuple(dict.fromkeys((*stage.evidence, turn.span)))
                found[at] = (replace(stage, evidence=spans, date=stage.date or turn.date), word)
    return sorted(found, key=lambda one: one[0].span)


def _same_word(stage: Stage, word: str | None, turn: Turn) -> bool:
    """One statement, one speaker, or both times the report itself."""
    return stage.statement == turn.statement or (word is not None and word == turn.source)


def current(stages: Sequence[tuple[Stage, str | None]], published: date | None = None) -> tuple[State, ...]:
    """The state that holds at the end, with those that rival words set against it, in order of the text."""
    if not stages:
        return ()
    last = stages[0]
    for one in stages[1:]:
        if _later(one[0], last[0]):
            last = one
    against = [s.state for s, word in stages if rivals(s, last[0], _one_word(s, word, last), published)]
    return tuple(dict.fromkeys(s.state for s, _ in stages if s is last[0] or s.state in against))


def _one_word(stage: Stage, word: str | None, other: tuple[Stage, str | None]) -> bool:
    return stage.statement == other[0].statement or (word is not None and word == other[1])


def _later(one: Stage, other: Stage) -> bool:
    """Whether `one` supersedes `other`: by its date, else by the usual course of things."""
    planned = State.SCHEDULED in (one.state, other.state)
    if not planned and dated_apart(one, other) and one.date and other.date:
        return one.date.start > other.date.end
    return _rank(one.state) >= _rank(other.state)


def _rank(state: State) -> int:
    return next(k for k, states in enumerate(ORDER) if state in states)
