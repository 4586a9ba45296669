"""The settled events that anchors of the log mean, now; asked before and after a correction, it shows the effect."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from dragoman.errors import UsageError
from dragoman.record.words import folded

Json = dict[str, Any]


def touched(connection: sqlite3.Connection, anchors: Sequence[Json]) -> list[Json]:
    """Events with a mention at one of the anchors, in order of time."""
    found: dict[int, Json] = {}
    asked = (
        "SELECT DISTINCT h.rowid, h.body FROM reports r JOIN members m ON m.report = r.seq AND m.kind = 'event'"
        " JOIN happenings h ON h.id = m.id WHERE r.id = ?"
    )
    for report in dict.fromkeys(a["report"] for a in anchors):
        here = [(a["start"], a["end"]) for a in anchors if a["report"] == report]
        for rowid, body in connection.execute(asked, (report,)).fetchall():
            if rowid not in found:
                event = json.loads(body)
                if any(_at(mention, report, here) for mention in event["mentions"]):
                    found[rowid] = event
    return [found[rowid] for rowid in sorted(found)]


def _at(mention: Json, report: str, spans: Sequence[tuple[int, int]]) -> bool:
    span = mention["span"]
    return mention["report"] == report and any(a < span["end"] and span["start"] < b for a, b in spans)


def actor_called(connection: sqlite3.Connection, name: str) -> str:
    """The id of the actor with an id or a name; of several with that name the one with most events."""
    if connection.execute("SELECT 1 FROM entities WHERE id = ?", (name,)).fetchone():
        return name
    row = connection.execute(
        "SELECT e.id FROM names n JOIN entities e ON e.id = n.entity WHERE n.folded = ?1"
        " ORDER BY e.name = ?2 DESC, (SELECT count(*) FROM roles WHERE roles.entity = e.id) DESC, e.id LIMIT 1",
        (folded(name), name),
    ).fetchone()
    if row is None:
        raise UsageError(f"The case has no actor named “{name}”: give a name as the reports do.")
    return str(row[0])
