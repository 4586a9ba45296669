"""Corrections made in the desk: POST /correct/{verb}, as a form or by htmx; every one goes to the log.

Fields: `id` (more of them for a merge or a split of two), and by verb `type`, `slot` and `value`, `text`, `mention`
(REPORT:ID), `seq` (undo), or one field a slot (edit); `why`; `back`, a path of the desk; `view=item` asks for the
events as the queue shows them.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.case import Case
from dragoman.desk.web.effects import Effect, effect_of
from dragoman.desk.web.pages.review import DIGITS, items_of, names_in
from dragoman.desk.web.reading import is_swap, open_to_change, render
from dragoman.desk.web.settling import Settler
from dragoman.errors import DragomanError, UsageError
from dragoman.record import correcting
from dragoman.record.corrections import Entry, Verb, base_of
from dragoman.record.store.connect import saying
from dragoman.record.touched import actor_called, touched

Json = dict[str, Any]
Prepare = Callable[[sqlite3.Connection], tuple[Verb, Json]]

MOST_IDS = 50  # that one form may name
_EDITED = ("actors", "recipients", "date", "place", "status", "mode")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a form. events: those that it is about, now."""

    effect: Effect
    before: Sequence[Json]
    events: Sequence[Json]


async def correct(request: Request) -> Response:
    """One correction, or several of one form."""
    form = await request.form()
    return await run_in_threadpool(_answer, request, form)


def _answer(request: Request, form: FormData) -> Response:
    swapping = is_swap(request) and form.get("view") == "item"
    with open_to_change(request) as case, saying(case.path):
        try:
            done = _carry_out(case, request, form)
        except DragomanError as error:
            if not swapping:
                raise
            return _refused(request, str(error))
        if not done.effect.settled:
            _settler(request).soon()
        if swapping:
            items = items_of(case, [e["id"] for e in done.events])
            old = dict.fromkeys([*(e["id"] for e in done.before), *(i.event["id"] for i in items)])
            names = names_in(case, [i.event for i in items])
            values = {
                "items": items, "effect": done.effect, "names": names, "shown": _shown(form),
                "digits": DIGITS,
            }  # fmt: skip
            answer = render(request, "review_done.html", values)
            answer.headers["X-Old"] = " ".join(old)  # what the page shows of these is old: review.js takes it away
            return answer
    return RedirectResponse(_back(form, done), 303)


def _refused(request: Request, said: str) -> Response:
    """A line above the queue; what was to be corrected stays as it is."""
    answer = render(request, "review_refused.html", {"said": said})
    answer.headers["HX-Retarget"] = "#refused"
    answer.headers["HX-Reswap"] = "innerHTML"
    return answer


def _settler(request: Request) -> Settler:
    found = getattr(request.app.state, "settler", None)
    if found is None:
        request.app.state.settler = found = Settler(request.app.state.path)
    return found


def _carry_out(case: Case, request: Request, form: FormData) -> Done:
    """Writes what the form says to the log."""
    verb, who, why = request.path_params["verb"], request.app.state.options.who, _text(form, "why")
    connection = case.connection
    if verb == "undo":
        seq = _number(form, "seq")
        log = case.corrections()
        undoes, _ = correcting.undo(connection, seq)
        base = base_of(log, next(e for e in log if e.seq == undoes))
        anchors = [*base.arguments["anchors"], *base.arguments.get("others", [])]
        before = touched(connection, anchors)
        written = [case.undo(undoes, who=who, why=why, whole=False)]
    else:
        ids = _ids(form)
        anchors = [a for id_ in ids if id_[:2] == "e-" for a in correcting.target(connection, id_)[1]]
        before = touched(connection, anchors)
        prepared = _prepared(connection, verb, ids, form)
        written = [case.correct(p, who=who, why=why, whole=False) for p in prepared]
    after = touched(connection, anchors)
    return Done(_effect(case, written, before, after), before, after)


def _effect(case: Case, written: list[Entry], before: Sequence[Json], after: Sequence[Json]) -> Effect:
    return effect_of(written, before, after, names_in(case, [*before, *after]), case.is_settled())


def _prepared(connection: sqlite3.Connection, verb: str, ids: list[str], form: FormData) -> list[Prepare]:
    """What is to be written, an entry each. UsageError where the form lacks something."""
    if not ids:
        raise UsageError("Nothing was chosen to be corrected.")
    first = ids[0]
    match verb:
        case "accept":
            return [lambda c: correcting.accept(c, first)]
        case "reject":
            return [lambda c: correcting.reject(c, _text(form, "mention") or first)]
        case "retype":
            return [lambda c: correcting.retype(c, first, _text(form, "type"))]
        case "note":
            return [lambda c: correcting.note(c, first, _needed(form, "text"))]
        case "set":
            values = [v for v in map(str, form.getlist("value")) if v.strip()]
            return [lambda c: correcting.set_slot(c, first, _text(form, "slot"), values)]
        case "merge":
            return [lambda c: correcting.merge(c, ids)]
        case "split":
            mention = _text(form, "mention")
            return [lambda c: correcting.split(c, [mention] if mention else ids)]
        case "edit":
            return _edits(connection, first, form)
    raise UsageError(f"There is no correction {verb!r}.")


def _edits(connection: sqlite3.Connection, id_: str, form: FormData) -> list[Prepare]:
    """One entry for each slot that was changed; `was-SLOT` says what the form showed."""
    found: list[Prepare] = []
    if (type_ := _text(form, "type")) and type_ != _text(form, "was-type"):
        found.append(lambda c: correcting.retype(c, id_, type_))
    for slot in _EDITED:
        given = _text(form, slot)
        if slot in form and given != _text(form, f"was-{slot}"):
            values = _values(connection, slot, given)
            found.append(lambda c, slot=slot, values=values: correcting.set_slot(c, id_, slot, values))  # type: ignore[misc]
    if not found:
        raise UsageError("Nothing was changed in the form.")
    return found


def _values(connection: sqlite3.Connection, slot: str, given: str) -> list[str]:
    if slot in ("actors", "recipients"):
        return [actor_called(connection, name.strip()) for name in given.split(";") if name.strip()]
    if slot == "date":
        return [day for day in given.replace("–", " ").split() if day]
    return [given] if given else []


def _ids(form: FormData) -> list[str]:
    found = list(dict.fromkeys(v for v in map(str, form.getlist("id")) if v))
    if len(found) > MOST_IDS:
        raise UsageError(f"A form names {MOST_IDS} things at most.")
    return found


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _needed(form: FormData, name: str) -> str:
    if text := _text(form, name):
        return text
    raise UsageError(f"The field {name} is empty.")


def _number(form: FormData, name: str) -> int | None:
    text = _text(form, name)
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UsageError(f"{name} is {text[:40]!r}, but must be a number of the log.")
    return int(text) if text else None


def _shown(form: FormData) -> str:
    """The id under which the queue showed what was corrected."""
    return _text(form, "shown") or next(iter(_ids(form)), "")


def _back(form: FormData, done: Done) -> str:
    """Where the desk goes on: the page that the form was on, if what it shows is still there."""
    path, query = _local(_text(form, "back"))
    there = {e["id"] for e in done.events}
    gone = [e["id"] for e in done.before if e["id"] not in there]
    if any(id_ in path for id_ in gone):
        path, query = (f"/event/{done.events[0]['id']}", []) if done.events else ("/log", [])
    pairs = [(k, v) for k, v in query if k != "done"] + [("done", str(done.effect.entry.seq))]
    return f"{path}?{urlencode(pairs)}"


def _local(back: str) -> tuple[str, list[tuple[str, str]]]:
    """Path and query of an address within the desk; the queue where it is none."""
    try:
        parts = urlsplit(back)
    except ValueError:
        return "/review", []
    plain = all(" " < c < "\x7f" and c != "\\" for c in back)
    if parts.scheme or parts.netloc or not plain or not parts.path.startswith("/") or parts.path.startswith("//"):
        return "/review", []
    return parts.path, parse_qsl(parts.query)


routes = [Route("/correct/{verb}", correct, methods=["POST"])]
