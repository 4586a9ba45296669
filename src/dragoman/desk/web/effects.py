"""What a correction has done, in lines for the one who made it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.desk.web.context import counted, days
from dragoman.record.corrections import Entry, Verb, describe

Json = dict[str, Any]

_SLOTS = (("type", "what"), ("mode", "mode"), ("status", "status"), ("actors", "who"), ("recipients", "to whom"),
          ("date", "when"), ("place", "where"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Effect:
    """entry: the last one written; lines: what is different; settled: False while the rest is being worked out."""

    entry: Entry
    said: str
    lines: tuple[str, ...]
    settled: bool


def effect_of(
    entries: Sequence[Entry], before: Sequence[Json], after: Sequence[Json], names: Mapping[str, str], settled: bool
) -> Effect:  # fmt: skip
    """The effect of entries written together, from the events that they mean before and after."""
    said = "; ".join(describe(e) for e in entries)
    return Effect(entries[-1], said, tuple(lines_of(entries[-1], before, after, names)), settled)


def lines_of(entry: Entry, before: Sequence[Json], after: Sequence[Json], names: Mapping[str, str]) -> list[str]:
    """What is different, a line each."""
    if entry.verb is Verb.ACCEPT:
        return ["Looked at: it leaves the queue until an independent report tells more."]
    if entry.verb is Verb.NOTE:
        return ["Kept in the log; the record stays as it is."]
    if not before and not after:
        return []
    if not after:
        return ["Left out: no search and no export has it any more."]
    if not before:
        return [f"Back in the record: {_counted(after)}."]
    if len(after) != len(before):
        told = "; ".join(f"{e['type']} with {counted(len(e['mentions']), 'mention')}" for e in after)
        return [f"{counted(len(before), 'event')} → {counted(len(after), 'event')}: {told}."]
    changed = [line for old, new in zip(before, after, strict=True) for line in _changed(old, new, names)]
    return changed or ["The record stays as it is."]


def _counted(events: Sequence[Json]) -> str:
    return counted(len(events), "event")


def _changed(old: Json, new: Json, names: Mapping[str, str]) -> list[str]:
    lines = [
        f"{called}: {_shown(old[slot], names)} → {_shown(new[slot], names)}"
        for slot, called in _SLOTS
        if _shown(old[slot], names) != _shown(new[slot], names)
    ]
    if len(old["mentions"]) != len(new["mentions"]):
        lines.append(f"told by: {_told(old)} → {_told(new)}")
    return lines


def _told(event: Json) -> str:
    return f"{counted(len(event['mentions']), 'mention')} of {counted(event['independent_origins'], 'origin')}"


def _shown(value: Any, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return "; ".join(names.get(v, v) for v in value) or "not told"
    if isinstance(value, dict):
        return str(value["name"]) if "name" in value else days(value)
    return str(value) if value else "not told"
