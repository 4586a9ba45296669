"""The corpus as training examples: subword ids with labels for triggers, status, modes, roles and pairs.

Two kinds of pass go through one encoder. A *tagging* pass reads a sentence as it stands and serves all its events; a
*pair* pass reads it with two marked parties and says what the first does to the second.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
STATUSES = ("actual", "future", "hypothetical", "negated")
ROLES = ("actor", "recipient", "target")
COOPERATIVE = frozenset("CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT AGREE".split())
HOSTILE = frozenset("SANCTION COERCE ASSAULT PROTEST MOBILIZE REJECT".split())
IGNORE = -100
LONGEST = 160  # subwords of a pass
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # before and after the actor, before and after the other

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tagging:
    """A sentence for the tagging pass. roles: (trigger subword, role, subwords of the fillers)."""

    ids: list[int]
    words: list[bool]  # whether a subword begins a word
    types: list[int]  # 0 is no event, else 1 + index in TYPES; IGNORE inside words and in the rest of a trigger
    statuses: list[int]
    modes: list[int]
    roles: list[tuple[int, list[list[int]]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence for the pair pass."""

    ids: list[int]
    at: tuple[int, int]  # subword of the mark before each party; 0 where a party is missing
    type: int


def corpus_rows(folder: Path, batches: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The lines of the batches in order; all batches where none are named."""
    names = sorted(batches) if batches is not None else sorted(p.stem for p in folder.glob("*.jsonl"))
    lines = (line for n in names for line in (folder / f"{n}.jsonl").read_text(encoding="utf-8").splitlines())
    return [json.loads(line) for line in lines]


def mode_names(rows: Iterable[dict[str, Any]], least: int = 8) -> list[str]:
    """'TYPE/mode' of every mode that is told often enough to be learned, in order."""
    count: dict[str, int] = {}
    for row in rows:
        for event in row["events"]:
            if event["mode"]:
                name = f"{event['type']}/{event['mode']}"
                count[name] = count.get(name, 0) + 1
    return sorted(name for name, times in count.items() if times >= least)


def pair_type(event: dict[str, Any]) -> str:
    """What PLOVER's coders call it between two parties; see corpus/card.md."""
    kind, status = event["type"], event["status"]
    if event["pair"]:
        return str(event["pair"])
    if kind in COOPERATIVE and status == "future":
        return "AGREE"
    if kind in COOPERATIVE and status == "negated":
        return "REJECT"
    if kind in HOSTILE and status in ("future", "hypothetical"):
        return "THREATEN"
    return str(kind)


def event_pairs(row: dict[str, Any]) -> Iterator[tuple[Span | None, Span | None, str]]:
    """(first party, other party or thing, type) of each event of a row; pairs that two events share are left out.

    A call is only the vehicle of what is said in it ("telephoned to congratulate"): the other event counts alone.
    """
    found: dict[tuple[Span | None, Span | None], set[str]] = {}
    calls = [e for e in row["events"] if e["mode"] == "phone"]
    said = {e["actors"][0]["start"] for e in row["events"] if e["mode"] != "phone" and e["actors"]}
    vehicles = [e for e in calls if e["actors"] and e["actors"][0]["start"] in said]
    for event in row["events"]:
        for pair in _parties(event):
            if event not in vehicles:
                found.setdefault(pair, set()).add(pair_type(event))
    for vehicle in vehicles:
        others = {pair_type(e) for e in row["events"] if e not in vehicles and e["actors"] == vehicle["actors"]}
        for pair in _parties(vehicle):
            if len(others) == 1:
                found.setdefault(pair, set()).update(others)
    for (first, other), kinds in found.items():
        if len(kinds) == 1:
            yield first, other, kinds.pop()


def _parties(event: dict[str, Any]) -> Iterator[tuple[Span | None, Span | None]]:
    actors = [(s["start"], s["end"]) for s in event["actors"]]
    others = [(s["start"], s["end"]) for s in (*event["recipients"], *([event["target"]] if event["target"] else []))]
    if not others and len(actors) > 1:  # mutual
        yield from ((a, b) for a in actors for b in actors if a != b)
    elif not others:
        yield from ((a, None) for a in actors)
    elif not actors:
        yield from ((None, o) for o in others)
    else:
        yield from ((a, o) for a in actors for o in others if a[1] <= o[0] or o[1] <= a[0])


class Examples:
    """Makes examples with one tokenizer and one list of modes."""

    def __init__(self, tokenizer: Tokenizer, modes: Sequence[str]) -> None:
        self.tokenizer = tokenizer
        self.modes = {name: i for i, name in enumerate(modes)}
        self.marks = [tokenizer.token_to_id(mark) for mark in MARKS]

    def tagging(self, row: dict[str, Any]) -> Tagging:
        """The tagging example of a row."""
        encoding = self.tokenizer.encode(row["text"])
        ids, offsets = encoding.ids[:LONGEST], encoding.offsets[:LONGEST]
        words = word_starts(encoding.word_ids[:LONGEST])
        types = [0 if first else IGNORE for first in words]
        statuses, modes = [IGNORE] * len(ids), [IGNORE] * len(ids)
        roles = []
        for event in row["events"]:
            inside = subwords(offsets, (event["trigger"]["start"], event["trigger"]["end"]))
            if not inside:
                continue
            at = inside[0]
            for i in inside[1:]:
                types[i] = IGNORE
            types[at] = 1 + TYPES.index(event["type"])
            statuses[at] = STATUSES.index(event["status"])
            modes[at] = self.modes.get(f"{event['type']}/{event['mode']}", IGNORE if event["mode"] else len(self.modes))
            fillers = [[i for s in spans for i in subwords(offsets, s) if words[i]] for spans in _slots(event)]
            roles.append((at, fillers))
        return Tagging(ids, words, types, statuses, modes, roles)

    def pairs(self, row: dict[str, Any]) -> list[Pair]:
        """The pair examples of a row."""
        encoding = self.tokenizer.encode(row["text"])
        return [
            Pair(*self.marked(encoding.ids, encoding.offsets, first, other), TYPES.index(kind))
            for first, other, kind in event_pairs(row)
        ]

    def marked(
        self, ids: Sequence[int], offsets: Sequence[Span], first: Span | None, other: Span | None
    ) -> tuple[list[int], tuple[int, int]]:
        """Subwords with marks around the parties, and where each party's opening mark stands."""
        edges: dict[int, list[int]] = {}
        for span, (opening, closing) in ((first, self.marks[:2]), (other, self.marks[2:])):
            inside = subwords(offsets, span) if span else []
            if inside:
                edges.setdefault(inside[0], []).append(opening)
                edges.setdefault(inside[-1] + 1, []).insert(0, closing)
        found: list[int] = []
        for i, token in enumerate(ids):
            found += [*edges.get(i, []), token]
        found += edges.get(len(ids), [])
        at = [found.index(mark) if mark in found else 0 for mark in (self.marks[0], self.marks[2])]
        if len(found) > LONGEST:
            found, at = _cut(found, at)
        return found, (at[0], at[1])


def _cut(ids: list[int], at: list[int]) -> tuple[list[int], list[int]]:
    """A window of LONGEST subwords around the marks; the first subword stays."""
    first = max(1, min((i for i in at if i), default=1) - 40)
    window = [ids[0], *ids[first : first + LONGEST - 1]]
    moved = [i - first + 1 if i else 0 for i in at]
    return window, [i if i < len(window) else 0 for i in moved]


def _slots(event: dict[str, Any]) -> list[list[Span]]:
    target = [event["target"]] if event["target"] else []
    return [[(s["start"], s["end"]) for s in spans] for spans in (event["actors"], event["recipients"], target)]


def word_starts(word_ids: Sequence[int | None]) -> list[bool]:
    """Whether each subword is the first of its word."""
    return [w is not None and (i == 0 or word_ids[i - 1] != w) for i, w in enumerate(word_ids)]


def subwords(offsets: Sequence[Span], span: Span) -> list[int]:
    """Subwords that overlap the span."""
    return [i for i, (start, end) in enumerate(offsets) if start < span[1] and span[0] < end]


def swapped(row: dict[str, Any], pool: Sequence[str], chance: random.Random) -> dict[str, Any]:
    """The row with one actor phrase replaced by another of the corpus, all offsets moved along."""
    spans = sorted({(s["start"], s["end"]) for e in row["events"] for s in (*e["actors"], *e["recipients"])})
    spans = [s for s in spans if not any(o != s and o[0] < s[1] and s[0] < o[1] for o in spans)]
    spans = [s for s in spans if len(row["text"][s[0] : s[1]]) > 4]
    if not spans:
        return row
    start, end = chance.choice(spans)
    name = chance.choice(pool)
    if row["text"][start].isupper() and (start == 0 or row["text"][start - 2 : start] == ". "):
        name = name[0].upper() + name[1:]
    text = row["text"][:start] + name + row["text"][end:]
    shift = len(name) - (end - start)

    def moved(span: dict[str, int] | None) -> dict[str, int] | None:
        if span is None:
            return None
        if span["start"] >= end:
            return {"start": span["start"] + shift, "end": span["end"] + shift}
        return {"start": span["start"], "end": span["end"] + (shift if span["end"] >= end else 0)}

    events = []
    for event in row["events"]:
        event = dict(event)
        for name_of in ("trigger", "target", "date", "source"):
            event[name_of] = moved(event[name_of])
        for name_of in ("actors", "recipients"):
            event[name_of] = [moved(s) for s in event[name_of]]
        events.append(event)
    return {**row, "text": text, "events": events}
