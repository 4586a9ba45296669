"""What two readings of reports do not have in common: of one text by two versions, or of two forms of a report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_COMPARED = ("mode", "status", "date", "place", "actors", "recipients")


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that came, went or has other slots. what: "+", "-" or "~"; kind: event, statement or process."""

    what: str
    kind: str
    text: str


def difference(old: Json, new: Json) -> list[Change]:
    """Events by trigger and type, statements by cue and source, processes by kind and span, in order of the text."""
    found: list[tuple[int, Change]] = []
    for kind, spell in (("event", _events), ("statement", _statements), ("process", _processes)):
        before, after = dict(spell(old)), dict(spell(new))
        for key in before.keys() | after.keys():
            if key not in after:
                found.append((key[0], Change("-", kind, before[key])))
            elif key not in before:
                found.append((key[0], Change("+", kind, after[key])))
            elif before[key] != after[key]:
                found.append((key[0], Change("~", kind, f"{before[key]} ⇒ {after[key]}")))
    return [c for _, c in sorted(found, key=lambda f: (f[0], f[1].kind, f[1].what, f[1].text))]


def _names(record: Json) -> dict[str, str]:
    return {a["id"]: a["name"] for a in record["actors"]}


def _events(record: Json) -> Iterator[tuple[tuple[int, str], str]]:
    names = _names(record)
    for event in record["events"]:
        slots = []
        for slot in _COMPARED:
            value = event[slot]
            if slot in ("actors", "recipients"):
                value = ", ".join(names.get(a, a) for a in value)
            elif slot == "date" and value:
                value = value["start"] if value["start"] == value["end"] else f"{value['start']}/{value['end']}"
            elif slot == "place" and value:
                value = value["name"]
            if value and value != "actual":
                slots.append(f"{slot} {value}")
        trigger = event["trigger"]
        spelled = f"{event['type']} “{trigger['text']}”" + (f" ({'; '.join(slots)})" if slots else "")
        yield (trigger["start"], event["type"]), spelled


def _statements(record: Json) -> Iterator[tuple[tuple[int, str], str]]:
    names = _names(record)
    for statement in record["statements"]:
        span = statement["cue"] or statement["content"][0]
        source = names.get(statement["source"], "nobody named")
        yield (span["start"], statement["kind"]), f"{source}: “{span['text'][:60]}”"


def _processes(record: Json) -> Iterator[tuple[tuple[int, str], str]]:
    for process in record["processes"]:
        stages = ", ".join(s["state"] for s in process["stages"]) or "no stage"
        yield (process["span"]["start"], process["kind"]), f"{process['kind']} “{process['name']}” ({stages})"
