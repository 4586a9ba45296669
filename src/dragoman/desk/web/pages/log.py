"""The log of corrections, the last first, each with a button that takes it back."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.web.reading import open_case, render
from dragoman.record.corrections import Entry, Verb, base_of, describe
from dragoman.record.store.connect import saying
from dragoman.record.touched import touched

ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. holds: nothing has taken it back; lost: why it cannot be applied any more; events: ids, now."""

    entry: Entry
    said: str
    holds: bool
    lost: str | None
    events: list[str]


def log(request: Request) -> Response:
    """The log, a page of it."""
    given = request.query_params
    page, done = _number(given.get("page")) or 1, _number(given.get("done"))
    with open_case(request) as case, saying(case.path):
        entries = case.corrections()
        undone = {e.undoes for e in entries}
        shown = entries[::-1][(page - 1) * ROWS : page * ROWS]
        lost = {entry.seq: reason for entry, reason in case.unapplied(shown)}
        rows = []
        for entry in shown:
            anchors = base_of(entries, entry).arguments["anchors"][:2]
            events = [e["id"] for e in touched(case.connection, anchors)][:2]
            said = describe(entry)
            if entry.verb is Verb.UNDO:
                said += f": {describe(base_of(entries, entry))}"
            rows.append(Row(entry, said, entry.seq not in undone, lost.get(entry.seq), events))
        values = {
            "title": "Corrections", "rows": rows, "total": len(entries), "page": page,
            "more": page * ROWS < len(entries),
            "holding": sum(e.verb is not Verb.UNDO and e.seq not in undone for e in entries), "done": done,
            "last": next((e.seq for e in entries[::-1] if e.verb is not Verb.UNDO and e.seq not in undone), None),
            "settled": case.is_settled(), "back": f"/log?page={page}" if page > 1 else "/log",
        }  # fmt: skip
    return render(request, "log.html", values)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


routes = [Route("/log", log)]
