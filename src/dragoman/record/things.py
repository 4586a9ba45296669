"""What a page of one event, actor or process shows beside its body: words, chains, names, neighbours; only read."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.case_json import case_id
from dragoman.record.corrections import Entry, Verb, whole_log
from dragoman.record.merge.changes import sentences_in
from dragoman.record.store.load import coding

Json = dict[str, Any]
Told = tuple[str, str | None]  # a report's id and a statement's id in the case


@dataclass(frozen=True, slots=True)
class Word:
    """One link of a chain: who says it. actor: its id in the case; direct: quoted verbatim."""

    actor: str | None
    name: str
    channel: str | None
    direct: bool
    cue: str | None


def ledger(connection: sqlite3.Connection, id_: str) -> Json:
    """A process. UsageError where there is none."""
    return _body(connection, "ledgers", "process", id_)


def happening(connection: sqlite3.Connection, id_: str) -> Json:
    """An event. UsageError where there is none."""
    return _body(connection, "happenings", "event", id_)


def _body(connection: sqlite3.Connection, table: str, kind: str, id_: str) -> Json:
    row = connection.execute(f"SELECT body FROM {table} WHERE id = ?", (id_,)).fetchone()
    if row is None:
        raise UsageError(f"The case has no {kind} {id_} (any more): a correction or a new report may have renamed it.")
    found: Json = json.loads(row[0])
    return found


# -- reports and their words


def heads(connection: sqlite3.Connection, reports: Iterable[str]) -> dict[str, Json]:
    """What reports are called: title, outlet, day, by id."""
    asked = "SELECT seq, id, title, outlet, published, day, url, revises FROM reports WHERE id = ?"
    columns = ("seq", "id", "title", "outlet", "published", "day", "url", "revises")
    rows = (connection.execute(asked, (r,)).fetchone() for r in dict.fromkeys(reports))
    return {row[1]: dict(zip(columns, row, strict=True)) for row in rows if row}


def chains(connection: sqlite3.Connection, told: Iterable[Told]) -> dict[Told, list[Word]]:
    """On whose word: the speaker of each statement and of those that it is told by, innermost first."""
    wanted = [one for one in dict.fromkeys(told) if one[1]]
    known = heads(connection, [report for report, _ in wanted])
    found: dict[Told, list[Word]] = {}
    for report in dict.fromkeys(r for r, _ in wanted if r in known):
        record = coding(connection, known[report]["seq"])
        said = {case_id("s", report, s["id"]): s for s in record["statements"]} if record else {}
        own = {a["id"]: a["name"] for a in record["actors"]} if record else {}
        for one in (w for w in wanted if w[0] == report):
            found[one] = [_word(connection, known[report]["seq"], s, own) for s in _chain(said, report, one[1])]
    return found


def _chain(said: Mapping[str, Json], report: str, statement: str | None) -> list[Json]:
    found: list[Json] = []
    while statement and statement in said and said[statement] not in found:
        found.append(said[statement])
        statement = case_id("s", report, found[-1]["via"]) if found[-1]["via"] else None
    return found


def _word(connection: sqlite3.Connection, seq: int, statement: Json, own: Mapping[str, str]) -> Word:
    source, span = statement["source"], statement["source_span"]
    name = own.get(source, "") if source else ""
    cue = statement["cue"]["text"] if statement["cue"] else None
    return Word(
        actor_of(connection, seq, source) if source else None,
        name or (span["text"] if span else "an unnamed source"), statement["channel"], statement["direct"], cue,
    )  # fmt: skip


def actor_of(connection: sqlite3.Connection, seq: int, local: str) -> str | None:
    """The case's actor that one of a report's is."""
    asked = "SELECT id FROM members WHERE report = ? AND kind = 'actor' AND local = ?"
    row = connection.execute(asked, (seq, local)).fetchone()
    return str(row[0]) if row else None


def passage(connection: sqlite3.Connection, report: str, span: Json) -> tuple[str, str, str]:
    """The words before a span in its sentence, the span, and those after it."""
    row = connection.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()
    if row is None or row[0][span["start"] : span["end"]] != span["text"]:
        return "", span["text"], ""
    text, start, end = row[0], span["start"], span["end"]
    near = max(0, start - 600)
    around = [(a + near, b + near) for a, b in sentences_in(text[near : end + 600])]
    left = max((a for a, b in around if a <= start < b), default=start)
    right = min((b for a, b in around if a < end <= b), default=end)
    return text[left:start], text[start:end], text[end : max(end, right)]


def marked(connection: sqlite3.Connection, report: str, quote: str, spans: Sequence[Json]) -> list[tuple[str, bool]]:
    """A sentence of a report in pieces, and which of them are the spans' words; in one piece where it is not found."""
    row = connection.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()
    at = row[0].find(quote, max(0, spans[0]["start"] - len(quote))) if row and spans else -1
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted({(s["start"] - at, s["end"] - at) for s in spans}) if at >= 0 else ():
        if done <= start < end <= len(quote):
            pieces += [(quote[done:start], False), (quote[start:end], True)]
            done = end
    return [piece for piece in (*pieces, (quote[done:], False)) if piece[0]]


# -- discrepancies


def disputes_of(connection: sqlite3.Connection, spans: Mapping[str, Sequence[tuple[int, int]]]) -> list[Json]:
    """Discrepancies of which a claim lies in one of the spans of its report, or holds it."""
    if not spans:
        return []
    marks = ", ".join("?" * len(spans))
    rows = connection.execute(
        "SELECT d.body FROM disputes d WHERE EXISTS (SELECT 1 FROM json_each(d.body, '$.claims') c"
        f" WHERE json_extract(c.value, '$.report') IN ({marks})) ORDER BY d.kind, d.id",
        list(spans),
    )
    return [found for (body,) in rows if _touches(found := json.loads(body), spans)]


def _touches(dispute: Json, spans: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    return any(
        start < c["span"]["end"] and c["span"]["start"] < end
        for c in dispute["claims"]
        for start, end in spans.get(c["report"], ())
    )


def some_disputes(
    connection: sqlite3.Connection, kind: str | None, limit: int, offset: int
) -> tuple[list[Json], dict[str, int]]:  # fmt: skip
    """Some discrepancies, those between reports first, and how many there are of each kind."""
    kinds = dict(connection.execute("SELECT kind, count(*) FROM disputes GROUP BY kind ORDER BY 2 DESC, 1"))
    rows = connection.execute(
        "SELECT body FROM disputes WHERE ?1 IS NULL OR kind = ?1 ORDER BY (SELECT count(DISTINCT json_extract(c.value,"
        " '$.report')) FROM json_each(body, '$.claims') c) = 1, kind, id LIMIT ?2 OFFSET ?3",
        (kind, limit, offset),
    )
    return [json.loads(body) for (body,) in rows], kinds


def dispute(connection: sqlite3.Connection, id_: str) -> Json:
    """A discrepancy. UsageError where there is none."""
    return _body(connection, "disputes", "discrepancy", id_)


def events_at(connection: sqlite3.Connection, claims: Sequence[Json]) -> list[tuple[str, str]]:
    """Ids and types of the events whose telling word lies in a claim's span."""
    found: dict[str, str] = {}
    for claim in claims:
        rows = connection.execute(
            "SELECT h.id, h.type, h.body FROM reports r JOIN members m ON m.report = r.seq AND m.kind = 'event'"
            " JOIN happenings h ON h.id = m.id WHERE r.id = ?",
            (claim["report"],),
        )
        for id_, type_, body in rows:
            spans = [m["span"] for m in json.loads(body)["mentions"] if m["report"] == claim["report"]]
            if any(s["start"] < claim["span"]["end"] and claim["span"]["start"] < s["end"] for s in spans):
                found[id_] = type_
    return list(found.items())


# -- corrections


@dataclass(frozen=True, slots=True)
class Settled:
    """A correction that concerns a thing. undone: by which entry it was taken back."""

    entry: Entry
    undone: int | None


def corrections_of(
    connection: sqlite3.Connection, kind: str, spans: Mapping[str, Sequence[tuple[int, int]]]
) -> list[Settled]:  # fmt: skip
    """Entries of the log whose anchors lie on a thing's spans, in order, undone ones too."""
    log = whole_log(connection)
    undone = {e.undoes: e.seq for e in log if e.undoes is not None}
    return [
        Settled(e, undone.get(e.seq))
        for e in log
        if e.verb is not Verb.UNDO and e.arguments.get("kind") == kind and _anchored(e, spans)
    ]


def _anchored(entry: Entry, spans: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    return any(
        start < a["end"] and a["start"] < end for a in _anchors(entry) for start, end in spans.get(a["report"], ())
    )  # fmt: skip


def _anchors(entry: Entry) -> list[Json]:
    return [*entry.arguments["anchors"], *entry.arguments.get("others", [])]


def corrections_of_actor(connection: sqlite3.Connection, actor: str) -> list[Settled]:
    """The same for an actor, whose mentions are looked up only in the reports that the log names."""
    named = {a["report"] for e in whole_log(connection) if e.arguments.get("kind") == "actor" for a in _anchors(e)}
    spans: dict[str, list[tuple[int, int]]] = {}
    for report, head in heads(connection, sorted(named)).items():
        own, record = _locals(connection, actor, head["seq"]), coding(connection, head["seq"])
        for found in record["actors"] if record and own else ():
            if found["id"] in own:
                spans.setdefault(report, []).extend((m["start"], m["end"]) for m in found["mentions"])
    return corrections_of(connection, "actor", spans)


# -- an actor


def deeds(connection: sqlite3.Connection, actor: str, slot: str, limit: int) -> tuple[list[Json], int]:
    """The latest events with an actor in a slot (actor, recipient, source), newest first, and how many there are."""
    (total,) = connection.execute(
        "SELECT count(*) FROM roles WHERE entity = ? AND slot = ?", (actor, slot)
    ).fetchone()  # fmt: skip
    rows = connection.execute(
        "SELECT h.body FROM roles r JOIN happenings h ON h.rowid = r.happening WHERE r.entity = ? AND r.slot = ?"
        " ORDER BY h.start IS NULL, h.start DESC, h.rowid LIMIT ?",
        (actor, slot, limit),
    )
    return [json.loads(body) for (body,) in rows], total


@dataclass(frozen=True, slots=True)
class Saying:
    """What an actor said: quotations and where; copies: how many other reports have the same words."""

    report: str
    day: str | None
    kind: str
    cue: str | None
    direct: bool
    channel: str | None
    content: tuple[Json, ...]
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Portrait:
    """How reports call an actor, read in the latest of them: forms by how many use them; roles with their days."""

    reports: int
    read: int
    names: tuple[tuple[str, int], ...]
    roles: tuple[tuple[str, str | None, str | None, int], ...]  # role, first and last day, reports
    sayings: tuple[Saying, ...]


def portrait(connection: sqlite3.Connection, actor: str, limit: int = 40) -> Portrait:
    """An actor as its latest reports have it; at most `limit` of them are read."""
    asked = "SELECT count(DISTINCT report) FROM members WHERE kind = 'actor' AND id = ?"
    (total,) = connection.execute(asked, (actor,)).fetchone()
    rows = connection.execute(
        "SELECT DISTINCT r.seq, r.id, r.day FROM members m JOIN reports r ON r.seq = m.report"
        " WHERE m.kind = 'actor' AND m.id = ? ORDER BY r.day DESC, r.seq DESC LIMIT ?",
        (actor, limit),
    ).fetchall()
    names: Counter[str] = Counter()
    roles: dict[str, list[str | None]] = {}
    said: list[Saying] = []
    for seq, report, day in rows:
        record, own = coding(connection, seq), _locals(connection, actor, seq)
        if record is None:
            continue
        for found in (a for a in record["actors"] if a["id"] in own):
            names.update({found["name"], *found["aliases"]})
            if found["role"]:
                roles.setdefault(found["role"], []).append(day)
        said += [_saying(s, report, day) for s in record["statements"] if s["source"] in own and s["content"]]
    ordered = sorted(names.items(), key=lambda n: (-n[1], n[0]))
    return Portrait(total, len(rows), tuple(ordered), tuple(_held(roles)), tuple(_once(said)))


def _locals(connection: sqlite3.Connection, actor: str, seq: int) -> set[str]:
    asked = "SELECT local FROM members WHERE kind = 'actor' AND id = ? AND report = ?"
    return {local for (local,) in connection.execute(asked, (actor, seq))}


def _saying(statement: Json, report: str, day: str | None) -> Saying:
    cue = statement["cue"]["text"] if statement["cue"] else None
    return Saying(
        report, day, statement["kind"], cue, statement["direct"], statement["channel"], tuple(statement["content"])
    )  # fmt: skip


def _held(roles: Mapping[str, Sequence[str | None]]) -> Iterable[tuple[str, str | None, str | None, int]]:
    """Roles with their first and last day, the latest first."""
    rows = []
    for role, days in roles.items():
        known = sorted(d for d in days if d)
        rows.append((role, known[0] if known else None, known[-1] if known else None, len(days)))
    return sorted(rows, key=lambda r: (r[2] or "", r[3], r[0]), reverse=True)


def _once(said: Sequence[Saying]) -> list[Saying]:
    """Each wording once, as the last report has it, with the number of others that repeat it."""
    groups: dict[str, list[Saying]] = {}
    for one in said:
        groups.setdefault(" ".join(" ".join(c["text"] for c in one.content).casefold().split()), []).append(one)
    return [_copied(group) for group in groups.values()]


def _copied(group: Sequence[Saying]) -> Saying:
    first = group[0]
    others = len({one.report for one in group}) - 1
    return Saying(
        first.report, first.day, first.kind, first.cue, first.direct, first.channel, first.content, others
    )  # fmt: skip
