"""The queue of what is doubtful, the most doubtful first, to be accepted or put right with one key each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.reading import is_swap, open_case, render
from dragoman.errors import UsageError
from dragoman.record.corrections import Entry, describe
from dragoman.record.doubt import Doubted, Kind, Reason, alike, doubted, queue, tally
from dragoman.record.facets import report_names
from dragoman.record.search import EVENT_TYPES, STATUSES
from dragoman.record.store.connect import saying

Json = dict[str, Any]

ROWS = 20
MOST_MENTIONS = 4  # whose words are shown
MOST_PAGES = 500
MOST_CHARACTERS = 500
DIGITS = ("AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "COERCE", "ASSAULT")
KINDS = {
    Kind.DISPUTED: "disputed", Kind.STATUS: "status differs", Kind.TYPE: "type differs", Kind.MERGED: "weakly merged",
    Kind.UNSURE: "coder unsure", Kind.EMPTY: "empty slot", Kind.SINGLE: "one origin",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """An event in the queue. mentions: those whose words are shown, of different texts first; twins: what may be it."""

    event: Json
    doubt: float
    reasons: tuple[Reason, ...]
    done: bool
    mentions: Sequence[Json]
    twins: Sequence[Json]


def review(request: Request) -> Response:
    """The queue, as a whole or of one kind of doubt."""
    given = request.query_params
    words, kind, page = given.get("q", "").strip()[:MOST_CHARACTERS], _kind(given.get("why")), _page(given.get("page"))
    with open_case(request) as case, saying(case.path):
        found = queue(case.connection, kind, words, ROWS + 1, (page - 1) * ROWS)
        items = [_item(case, one) for one in found[:ROWS]]
        counted = tally(case.connection)
        values = {
            **_shared(case, items), "title": "Review", "items": items, "tally": counted, "kind": kind, "words": words,
            "page": page, "more": len(found) > ROWS, "last": _last(case), "settled": case.is_settled(),
            "done": _entry(case, given.get("done")),
        }  # fmt: skip
    link = {k: _address(words, k, 1) for k in Kind}
    values |= {
        "links": link, "all": _address(words, None, 1), "next": _address(words, kind, page + 1),
        "previous": _address(words, kind, page - 1), "kinds": KINDS, "back": _address(words, kind, page),
    }  # fmt: skip
    return render(request, "review.html", values)


def one(request: Request) -> Response:
    """One event to be corrected, wherever it stands in the queue."""
    id_ = request.path_params["id"]
    with open_case(request) as case, saying(case.path):
        items = items_of(case, [id_])
        if not items:
            raise UsageError(f"The case has no event {id_}.")
        values = {
            **_shared(case, items), "title": "Correct an event", "items": items, "last": _last(case),
            "done": _entry(case, request.query_params.get("done")), "back": f"/review/{id_}",
        }  # fmt: skip
    return render(request, "review_one.html", values)


def edit(request: Request) -> Response:
    """The form for the slots of one event."""
    id_ = request.path_params["id"]
    with open_case(request) as case, saying(case.path):
        items = items_of(case, [id_])
        if not items:
            raise UsageError(f"The case has no event {id_}.")
        names = names_in(case, [items[0].event])
        known = _names_near(case, items[0].event)
    swapping = is_swap(request)
    values = {
        "title": "Edit an event", "e": items[0].event, "names": names, "known": known, "types": EVENT_TYPES,
        "statuses": STATUSES, "swapping": swapping, "back": f"/review/{id_}",
    }  # fmt: skip
    return render(request, "review_edit.html", values, part="review_form.html")


def items_of(case: Case, ids: Iterable[str]) -> list[Item]:
    """Events as the queue shows them; those that are not there are left out."""
    return [_item(case, found) for id_ in ids if (found := doubted(case.connection, id_))]


def names_in(case: Case, events: Iterable[Json]) -> dict[str, str]:
    """Names of all whom events speak of, or stand on the word of."""
    found: set[str] = set()
    for event in events:
        found.update(event["actors"], event["recipients"], (m["source"] for m in event["mentions"] if m["source"]))
    return case.names(found)


def _item(case: Case, found: Doubted) -> Item:
    event = found.event
    distinct = {m["evidence"]: m for m in reversed(event["mentions"])}
    mentions = [m for m in event["mentions"] if distinct[m["evidence"]] is m][:MOST_MENTIONS]
    twins = [] if found.done else alike(case.connection, event, 2)
    return Item(event, found.doubt, found.reasons, found.done, mentions, twins)


def _shared(case: Case, items: Sequence[Item]) -> Json:
    events = [e for item in items for e in (item.event, *item.twins)]
    return {
        "names": names_in(case, events), "digits": DIGITS, "types": EVENT_TYPES,
        "called": report_names(case.connection, (m["report"] for i in items for m in i.mentions)),
    }  # fmt: skip


def _names_near(case: Case, event: Json) -> list[str]:
    """Names of the actors of the reports that tell an event, to choose from."""
    reports = sorted({m["report"] for m in event["mentions"]})[:10]
    marks = ", ".join("?" * len(reports))
    rows = case.connection.execute(
        "SELECT DISTINCT e.name FROM reports r JOIN members m ON m.report = r.seq AND m.kind = 'actor'"
        f" JOIN entities e ON e.id = m.id WHERE r.id IN ({marks}) ORDER BY e.name LIMIT 60", reports,
    )  # fmt: skip
    return [name for (name,) in rows]


def _last(case: Case) -> Entry | None:
    """The correction that `u` takes back."""
    log = case.corrections()
    undone = {e.undoes for e in log if e.undoes is not None}
    return next((e for e in reversed(log) if e.undoes is None and e.seq not in undone), None)


def _entry(case: Case, seq: str | None) -> tuple[Entry, str] | None:
    """The correction that has just been made."""
    if not seq or not seq.isascii() or not seq.isdigit():
        return None
    return next(((e, describe(e)) for e in case.corrections() if str(e.seq) == seq), None)


def _kind(name: str | None) -> Kind | None:
    if not name:
        return None
    found = next((kind for kind in Kind if kind.name == name.upper()), None)
    if found is None:
        raise UsageError(f"There is no doubt {name[:40]!r}; there are {', '.join(str(k.name).lower() for k in Kind)}.")
    return found


def _page(text: str | None) -> int:
    number = int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(1, number), MOST_PAGES)


def _address(words: str, kind: Kind | None, page: int) -> str:
    pairs = [("q", words), ("why", str(kind.name).lower() if kind else ""), ("page", str(page) if page > 1 else "")]
    told = urlencode([(name, value) for name, value in pairs if value])
    return f"/review?{told}" if told else "/review"


routes = [Route("/review", review), Route("/review/{id}", one), Route("/review/{id}/edit", edit)]
