"""Sentences of the reports of a case that tell what may be disputed: when, where and on whose word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from dragoman.discrepancies.numbers import WORDS
from dragoman.record.merge.event_times import window_of
from dragoman.record.merge.names_across import fold
from dragoman.record.merge.parties_fit import Party, party_fit
from dragoman.record.merge.records import ActorNode, Cluster, EventNode, ReportNode
from dragoman.record.merge.words_in import proper_words, words_of

_ENDS = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[“\"‘'A-Z])|\n+")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Lt|Capt|Brig|Sen|Rep|St|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No))\.$"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(rf"\b(?:(?P<day>{'|'.join(_WEEKDAYS)})|(?P<ago>yesterday)|(?P<now>today))\b", re.IGNORECASE)
_NEXT = re.compile(r"\b(?:next|coming|will|would|due|scheduled|expected|plans?) (?:\w+ ){0,4}$", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|tell|according|announced|added|confirmed|claimed|stated|den(?:ied|ies)|rejected|dismissed|"
    r"accused|blamed|insisted|reported|warned|wrote)(?: \w+){0,3} (?:on )?$", re.IGNORECASE,
)  # fmt: skip
SITE = re.compile(r"\b(?:in|at|near|outside)\s+((?:al-|el-)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)")
_ACCORDING = re.compile(r"\b[Aa]ccording to ([^,.;]{3,80}?)(?=[,.;]| on [A-Z]| who\b|$)")
_TOLD = re.compile(
    r"[,”\"] ?((?:(?:an?|the|its|his|her|their) [^,.;”\"]{2,50}, )?[^,.;”\"]{2,50}?),? (?:said|says|told)\b[^,;]*$"
)
_LEADS = re.compile(
    r"^[“\"]?((?:[A-Z][^,.;]{2,60}?)(?:, [^,.;]{2,60},)?) (?:said|says|told|insists?|insisted|claims?|has put|puts?)\b"
)
_NUMERAL = re.compile(rf"\b(?:\d+|{'|'.join(WORDS)}|dozens?)\b", re.IGNORECASE)
_CLOSE = 2  # days of an event at most that count as one day
_NAME = 80  # characters of the words for a teller at most
_BESIDE = 2  # sentences on either side that belong to what a sentence tells
_ONE_WORD = ("MIL", "COP", "GOV", "SPY")


@dataclass(frozen=True, slots=True)
class Scene:
    """One event as far as its own sentence tells it. cluster: of the events that are held to be one; day: where sure.

    names: proper names of its sentence that are no parties' and no states'; matter: the words of its clause;
    near: proper names of the sentences around it.
    """

    event: EventNode
    cluster: int
    start: int
    end: int
    days: tuple[date, date] | None
    names: frozenset[str]
    matter: frozenset[str]
    near: frozenset[str] = frozenset()

    @property
    def seq(self) -> int:
        return self.event.key[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a report. start, end: in its text; days: the day that it names for what it tells, or None.

    near: proper names of the sentence and of the two on either side; beside: these sentences. index: its place among
    the report's sentences; told: the day of the report. named: days by the weekday in its words alone; carried: days,
    else the last that the paragraph named.
    """

    seq: int
    index: int
    start: int
    end: int
    text: str
    days: tuple[date, date] | None
    names: frozenset[str]
    near: frozenset[str]
    scenes: tuple[Scene, ...]
    carried: tuple[date, date] | None = None
    named: tuple[date, date] | None = None
    beside: tuple[str, ...] = ()
    told: date | None = None

    def around(self) -> frozenset[str]:
        """The words of the sentence and of the two on either side."""
        return frozenset().union(*map(words_of, self.beside))


@dataclass(frozen=True, slots=True)
class Case:
    """What the comparisons ask for. passages: by report, of those that copy no other; days: of publication."""

    passages: Mapping[int, Sequence[Passage]]
    reports: Mapping[int, ReportNode]
    scenes: Sequence[Scene]

    def day(self, seq: int) -> date:
        return self.reports[seq].day or date.max

    def order(self, seq: int) -> tuple[date, int]:
        return self.day(seq), seq


def case_of(
    happenings: Sequence[tuple[Cluster, Sequence[EventNode]]],
    reports: Mapping[int, ReportNode],
    origins: Mapping[int, int],
) -> Case:
    """Sentences and events of one report of each origin, the first one."""
    voices = _voices(reports, origins)
    scenes: dict[int, list[Scene]] = {}
    for number, (_, events) in enumerate(sorted(happenings, key=lambda h: h[0].members)):
        for event in events:
            if event.key[0] in voices:
                scenes.setdefault(event.key[0], []).append(_scene(event, number, reports[event.key[0]]))
    scenes = _dated(scenes)
    passages = {
        seq: tuple(_passages(reports[seq], sorted(scenes.get(seq, ()), key=lambda s: (s.event.span, s.event.key))))
        for seq in sorted(voices)
    }
    return Case(passages, reports, [s for seq in passages for p in passages[seq] for s in p.scenes])


def _dated(scenes: Mapping[int, Sequence[Scene]]) -> dict[int, list[Scene]]:
    """Undated events take the day that the others of their cluster agree on."""
    days: dict[int, set[tuple[date, date]]] = {}
    for scene in (s for own in scenes.values() for s in own if s.days):
        days.setdefault(scene.cluster, set()).add(scene.days or (date.max, date.max))
    sure = {cluster: next(iter(found)) for cluster, found in days.items() if len(found) == 1}
    return {seq: [replace(s, days=s.days or sure.get(s.cluster)) for s in own] for seq, own in scenes.items()}


def _voices(reports: Mapping[int, ReportNode], origins: Mapping[int, int]) -> frozenset[int]:
    """One report of each origin, the latest form of one that was revised."""
    best: dict[int, int] = {}
    for seq in sorted(reports):
        root = origins.get(seq, seq)
        if root not in best or seq == root or reports[seq].revises == best[root]:
            best[root] = seq
    return frozenset(best.values())


def _scene(event: EventNode, cluster: int, report: ReportNode) -> Scene:
    start = report.text.rfind(event.evidence, 0, event.span[0] + len(event.evidence))
    if start < 0 or not start <= event.span[0] <= start + len(event.evidence):
        start, end = event.span
    else:
        end = start + len(event.evidence)
    window = window_of(event)
    close = window.sure and window.days <= _CLOSE
    days = (date.fromordinal(window.low), date.fromordinal(window.high)) if close else None
    names = proper_words(event.sentence, first=False) - _party_words(event)
    if event.place and event.place.precision != "country":
        names |= proper_words(event.place.name)
    return Scene(event, cluster, start, end, days, names, words_of(event.evidence))


def _party_words(event: EventNode) -> frozenset[str]:
    parties = (p for p in (*event.actors, *event.recipients, event.source) if p)
    named = (p for p in parties if p.sector or p.country or p.kind == "person")
    return frozenset(word for p in named for name in (p.name, *p.written) for word in proper_words(name))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of a text, as far as punctuation tells them."""
    start = 0
    for found in _ENDS.finditer(text):
        if "\n" not in found.group() and _SHORT.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _passages(report: ReportNode, scenes: Sequence[Scene]) -> Iterator[Passage]:
    title = len(report.title) if report.title and report.text.startswith(report.title) else 0
    bounds = [(a, b) for a, b in sentences(report.text) if b > title]
    parties = frozenset(w for s in scenes for w in _party_words(s.event))
    texts = [report.text[a:b] for a, b in bounds]
    names = [proper_words(text, first=False) - parties for text in texts]
    carried: tuple[date, date] | None = None
    for index, (start, end) in enumerate(bounds):
        own = tuple(s for s in scenes if start <= s.event.span[0] < end)
        days = days_of(texts[index], report.day, own)
        if index and "\n" in report.text[bounds[index - 1][1] : start]:
            carried = None
        carried = days or carried
        beside = slice(max(0, index - _BESIDE), index + _BESIDE + 1)
        near = frozenset().union(*names[beside])
        own = tuple(replace(s, near=near) for s in own)
        yield Passage(
            report.seq, index, start, end, texts[index], days, names[index], near, own, carried,
            days_of(texts[index], report.day, ()), tuple(texts[beside]), report.day,
        )  # fmt: skip


def days_of(text: str, published: date | None, scenes: Sequence[Scene]) -> tuple[date, date] | None:
    """The days of what a sentence tells: of its events, else the weekday that it names, not that of the saying."""
    known = {s.days for s in scenes if s.days}
    if len(known) == 1:
        return next(iter(known))
    if known or published is None:
        return None
    named = {d for m in _DAY.finditer(text) if (d := _named(m, text, published))}
    day = next(iter(named)) if len(named) == 1 else None
    return (day, day) if day else None


def _named(match: re.Match[str], text: str, published: date) -> date | None:
    before = text[: match.start()]
    if _SAID.search(before) or _NEXT.search(before):
        return None
    if match["ago"] or match["now"]:
        return published - timedelta(days=1 if match["ago"] else 0)
    back = (published.weekday() - _WEEKDAYS.index(match["day"].lower())) % 7
    return published - timedelta(days=back)


def same_days(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool | None:
    """Whether two times meet; None where one is not known."""
    if one is None or other is None:
        return None
    return one[0] <= other[1] and other[0] <= one[1]


def one_side(a: ActorNode, b: ActorNode) -> bool:
    """Whether two actors are the same or of one state or body."""
    return party_fit(a, b) >= Party.AKIN


def one_word(a: ActorNode | None, b: ActorNode | None) -> bool:
    """Whether two tellers are one: the same, or two arms of one government; the report's own word is none of these."""
    if a is None or b is None:
        return a is b
    if a.key == b.key or party_fit(a, b) is Party.SAME or fold(a.name) == fold(b.name):
        return True
    arms = all(x.sector in _ONE_WORD or x.kind == "state" for x in (a, b))
    return arms and a.country is not None and a.country == b.country and "COP" not in (a.sector, b.sector)


def name_of(source: ActorNode | None, report: ReportNode) -> str:
    """Whose word it is, for a reader."""
    return source.name if source else report.outlet or report.id


def teller_in(text: str) -> str | None:
    """Whose word a sentence says that it is, as written; None where it does not."""
    for pattern in (_ACCORDING, _TOLD, _LEADS):
        found = pattern.search(text)
        words = found.group(1).strip(" ,") if found else ""
        if 0 < len(words) <= _NAME and not _NUMERAL.search(words):
            return words
    return None


@lru_cache(maxsize=10_000)
def shown(text: str) -> str:
    """Words of a report as they are quoted in a reason: one line, no longer than a line."""
    one = " ".join(text.split())
    return one if len(one) <= 90 else one[:87].rsplit(" ", 1)[0] + " …"
