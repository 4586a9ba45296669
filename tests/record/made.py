"""Records in the contract's shape, made by hand: a case can be tested without reading anything."""

import hashlib
from typing import Any

Json = dict[str, Any]


def span(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def record(id_: str, text: str, *, events: list[Json] | None = None, **known: Any) -> Json:
    """A record; each event is {"trigger", "type", and where wanted "actors", "recipients", "date", "status"}."""
    spec = events or []
    names = dict.fromkeys(n for e in spec for n in (*e.get("actors", ()), *e.get("recipients", ())))
    digest = hashlib.sha256(text.encode()).hexdigest()
    actors = {name: actor(id_, name, text) for name in names}
    return {
        "report": {
            "id": id_, "title": known.get("title"), "byline": None, "outlet": known.get("outlet"),
            "url": known.get("url"), "published": known.get("published", "2025-06-02"), "language": "en",
            "text": text, "sha256": digest, "links": [],
        },
        "actors": list(actors.values()), "statements": [], "events": [event(id_, e, actors, text) for e in spec],
        "processes": [], "discrepancies": known.get("discrepancies", []), "dropped": [], "warnings": [],
        "version": known.get("version", "test"),
    }  # fmt: skip


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def actor(report: str, name: str, text: str) -> Json:
    return {
        "id": f"a-{_hash(report, name)}", "name": name, "kind": "state", "country": name[:3].upper(), "sector": "GOV",
        "role": None, "aliases": [], "mentions": [{**span(text, name), "form": "name"}],
    }  # fmt: skip


def event(report: str, given: Json, actors: dict[str, Json], text: str) -> Json:
    trigger = span(text, given["trigger"])
    date = given.get("date")
    return {
        "id": f"e-{_hash(report, given['type'], str(trigger['start']))}", "type": given["type"], "mode": None,
        "status": given.get("status", "actual"), "actors": [actors[n]["id"] for n in given.get("actors", ())],
        "recipients": [actors[n]["id"] for n in given.get("recipients", ())], "trigger": trigger,
        "evidence": [span(text, text.split("\n\n")[-1])] if given["trigger"] in text.split("\n\n")[-1] else [trigger],
        "date": {"start": date, "end": date, "text": None, "basis": "stated"} if date else None, "place": None,
        "statement": None, "contexts": [], "confidence": 0.9, "rule": "made", "roles": [],
    }  # fmt: skip


def put(case: Any, *records: Json, at: str | None = None) -> list[Any]:
    """Keeps records in one transaction, as `add` does after reading, and settles."""
    from dragoman.case import _now
    from dragoman.record.keeping import Coded, Keeper
    from dragoman.record.settle import mark_stale
    from dragoman.record.store.connect import transaction

    keeper = Keeper(case.connection)
    with transaction(case.connection, case.path):
        kept = [keeper.keep(Coded(r, r["report"]["text"].encode(), "test"), at or _now()) for r in records]
        mark_stale(case.connection)
    case.settle()
    return kept
