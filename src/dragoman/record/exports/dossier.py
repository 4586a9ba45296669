"""A case as a dossier to print: what stands, what happened, what does not agree, and where each word is from."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman import __version__
from dragoman.record.exports.parts import Json, Parts, in_time, is_web, parts_of

STEERING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))  # turn the order of what follows


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage. before, lit, after: its text, lit what carries the finding; copies: reports with the same words."""

    before: str
    lit: str
    after: str
    report: str
    word: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    event: Json
    when: str
    who: str
    whom: str
    place: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class StageRow:
    state: str
    when: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class ProcessRow:
    process: Json
    current: str
    parties: str
    mediators: str
    stages: tuple[StageRow, ...]


@dataclass(frozen=True, slots=True)
class DisputeRow:
    dispute: Json
    kind: str
    claims: tuple[tuple[str, Quote], ...]  # value, passage


@dataclass(frozen=True, slots=True)
class ReportRow:
    number: str
    report: Json
    link: str | None
    origin: str | None  # number of the report that it copies


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the template shows. numbers, outlets, days: by a report's id, "R1", who published it and when."""

    case: Json
    numbers: dict[str, str]
    outlets: dict[str, str]
    days: dict[str, str]
    processes: tuple[ProcessRow, ...]
    events: tuple[EventRow, ...]
    disputes: tuple[DisputeRow, ...]
    reports: tuple[ReportRow, ...]
    version: str


def dossier(case: Json) -> str:
    """One HTML page for A4, without script; every word of a report is shown as text, whatever it holds."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("dragoman.record.exports", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, finalize=_shown,
    )  # fmt: skip
    return environment.get_template("dossier.html.j2").render(dossier=_dossier(case))


def _shown(value: Any) -> Any:
    """A text without characters that act instead of being seen; what is markup of ours stays as it is."""
    if type(value) is not str:
        return value
    return "".join("\N{REPLACEMENT CHARACTER}" if _acts(c) else c for c in value)


def _acts(character: str) -> bool:
    controls = unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
    return controls or unicodedata.bidirectional(character) in STEERING


def _dossier(case: Json) -> Dossier:
    parts = parts_of(case)
    numbers = {r["id"]: f"R{at}" for at, r in enumerate(case["reports"], 1)}
    return Dossier(
        case, numbers, {r["id"]: r["outlet"] or "outlet not known" for r in case["reports"]},
        {r["id"]: r["published"][:10] if r["published"] else "no date" for r in case["reports"]},
        tuple(_process(p, parts) for p in case["processes"]), tuple(_event(e, parts) for e in in_time(case["events"])),
        tuple(_dispute(d, parts) for d in case["discrepancies"]),
        tuple(_report(r, numbers) for r in case["reports"]), __version__,
    )  # fmt: skip


def _process(process: Json, parts: Parts) -> ProcessRow:
    stages = tuple(
        StageRow(_spaced(s["state"]), days(s["date"]), _clause(s, parts, [r["report"] for r in s["repeats"]]))
        for s in process["stages"]
    )
    current = " / ".join(_spaced(state) for state in process["current"])
    names = [", ".join(parts.names(process[slot])) for slot in ("parties", "mediators")]
    return ProcessRow(process, current, names[0], names[1], stages)


def _event(event: Json, parts: Parts) -> EventRow:
    names = [", ".join(parts.names(event[slot])) for slot in ("actors", "recipients")]
    place = event["place"]
    where = f"{place['name']} ({place['country']})" if place and place["country"] else (place or {"name": ""})["name"]
    return EventRow(event, days(event["date"]), names[0], names[1], where, tuple(_quotes(event["mentions"], parts)))


def _quotes(mentions: list[Json], parts: Parts) -> Iterable[Quote]:
    """The passages of each origin once; reports that copy it are named beside."""
    by_origin: dict[str, list[Json]] = {}
    for mention in mentions:
        by_origin.setdefault(mention["origin"], []).append(mention)
    for told in by_origin.values():
        first = told[0]["report"]
        copies = tuple(dict.fromkeys(m["report"] for m in told if m["report"] != first))
        own = {m["evidence"]: m for m in reversed(told) if m["report"] == first}
        for mention in reversed(own.values()):
            yield _sentence(mention, parts, copies)


def _sentence(mention: Json, parts: Parts, copies: tuple[str, ...]) -> Quote:
    """The sentence of a mention, its trigger lit where it is found in it."""
    span, evidence = mention["span"], mention["evidence"]
    report = parts.reports.get(mention["report"])
    start = report["text"].rfind(evidence, 0, span["start"] + len(evidence)) if report else -1
    at, end = span["start"] - start, span["end"] - start
    pieces = (evidence, "", "")
    if start >= 0 and at >= 0 and end <= len(evidence):
        pieces = (evidence[:at], evidence[at:end], evidence[end:])
    return Quote(*pieces, mention["report"], parts.word(mention), copies)


def _clause(told: Json, parts: Parts, again: Iterable[str] = ()) -> Quote:
    others = tuple(dict.fromkeys(r for r in again if r != told["report"]))
    return Quote(told["span"]["text"], "", "", told["report"], parts.word(told), others)


def _dispute(found: Json, parts: Parts) -> DisputeRow:
    claims = tuple((str(c["value"]), _clause(c, parts)) for c in found["claims"])
    return DisputeRow(found, _spaced(found["kind"]), claims)


def _report(report: Json, numbers: dict[str, str]) -> ReportRow:
    origin = numbers.get(report["origin"]) if report["origin"] != report["id"] else None
    return ReportRow(numbers[report["id"]], report, report["url"] if is_web(report["url"]) else None, origin)


def days(when: Json | None) -> str:
    """A day or an interval; empty where none is known."""
    if when is None:
        return ""
    return when["start"] if when["start"] == when["end"] else f"{when['start']} – {when['end']}"


def _spaced(word: str) -> str:
    return word.replace("_", " ")
