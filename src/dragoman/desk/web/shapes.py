"""What the JSON API answers with, as JSON schemas; fields may be added, so none forbids more."""

from collections.abc import Sequence
from typing import Any

from dragoman.record.search import EVENT_TYPES, STATUSES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "number"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
YES_NO: Schema = {"type": "boolean"}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def or_null(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


def one_of(values: Sequence[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def fields(said: str = "", /, **known: Schema) -> Schema:
    """An object that has all of these."""
    return {
        "type": "object", **({"description": said} if said else {}), "properties": known, "required": list(known),
    }  # fmt: skip


def page_of(item: Schema, **more: Schema) -> Schema:
    """One page of a list; next: the address of the one after it, null on the last."""
    return fields(items=list_of(item), total=COUNT, next=TEXT_OR_NULL, **more)


NAMES: Schema = {
    "type": "object", "additionalProperties": TEXT, "description": "Names of the actors whose ids are in the answer.",
}  # fmt: skip
IDS = list_of(TEXT)

SHAPES: dict[str, Schema] = {
    "Error": fields("What is wrong, in one sentence.", error=TEXT),
    "Span": fields("Characters of a report's text: code points, half-open.", start=COUNT, end=COUNT, text=TEXT),
    "Days": fields("A day, or the days between two.", start=DAY, end=DAY),
    "Place": fields(
        name=TEXT, country=TEXT_OR_NULL, lat={"type": ["number", "null"]}, lon={"type": ["number", "null"]},
        precision=one_of(("exact", "city", "region", "country")),
    ),
    "Merge": fields("Why two findings are held to be one.", reports=IDS, weight=NUMBER, reason=TEXT),
    "Mention": fields(
        "One report's telling of an event.", report=TEXT, origin=TEXT, span=ref("Span"), statement=TEXT_OR_NULL,
        source=TEXT_OR_NULL, type=one_of(EVENT_TYPES), status=one_of(STATUSES), evidence=TEXT,
    ),
    "Event": fields(
        "Who does what to whom, as all of its mentions together tell it.", id=TEXT, type=one_of(EVENT_TYPES),
        mode=TEXT_OR_NULL, status=one_of(STATUSES), actors=IDS, recipients=IDS, date=or_null(ref("Days")),
        place=or_null(ref("Place")), mentions=list_of(ref("Mention")), independent_origins=COUNT, confidence=NUMBER,
        merged=list_of(ref("Merge")),
    ),
    "Stage": fields(
        "One change of a process, on one word.", state=TEXT, date=or_null(ref("Days")), report=TEXT, span=ref("Span"),
        statement=TEXT_OR_NULL, source=TEXT_OR_NULL,
    ),
    "Process": fields(
        "A ceasefire, talks, an ultimatum …; `current` holds the state, or rival states.", id=TEXT, kind=TEXT,
        name=TEXT, parties=IDS, mediators=IDS, place=or_null(ref("Place")), deadline=TEXT_OR_NULL,
        stages=list_of(ref("Stage")), current=IDS, merged=list_of(ref("Merge")),
    ),
    "Claim": fields(value=TEXT, report=TEXT, span=ref("Span"), statement=TEXT_OR_NULL),
    "Discrepancy": fields(
        "What does not agree.", id=TEXT, kind=TEXT, claims=list_of(ref("Claim")), resolved=TEXT_OR_NULL, reason=TEXT,
    ),
    "ActorRow": fields(
        "`events`: how many it does, undergoes or tells of.", id=TEXT, name=TEXT, kind=TEXT, country=TEXT_OR_NULL,
        sector=TEXT_OR_NULL, role=TEXT_OR_NULL, events=COUNT,
    ),
    "Actor": fields(
        "`also`: its names without case and accents; `reports`: how many speak of it.", id=TEXT, name=TEXT, kind=TEXT,
        country=TEXT_OR_NULL, sector=TEXT_OR_NULL, role=TEXT_OR_NULL, also=IDS, reports=COUNT,
        events=page_of(ref("Event")), names=NAMES,
    ),
    "ReportRow": fields(
        "`revises`: the report of which it is a later form.", id=TEXT, title=TEXT_OR_NULL, outlet=TEXT_OR_NULL,
        published=TEXT_OR_NULL, url=TEXT_OR_NULL, language=TEXT_OR_NULL, sha256=TEXT, revises=TEXT_OR_NULL,
        snippet=TEXT_OR_NULL,
    ),
    "Statement": fields(
        "Who says what, on whose word.", id=TEXT, report=TEXT, kind=TEXT, source=TEXT_OR_NULL,
        source_span=or_null(ref("Span")), cue=or_null(ref("Span")), content=list_of(ref("Span")), direct=YES_NO,
        channel=TEXT_OR_NULL, via=TEXT_OR_NULL, addressees=IDS,
    ),
    "Record": fields(
        "What was read in a report (docs/record.md). Ids are the report's own; `in_case` is the case's.",
        report=fields(
            id=TEXT, title=TEXT_OR_NULL, outlet=TEXT_OR_NULL, published=TEXT_OR_NULL, url=TEXT_OR_NULL, text=TEXT,
            sha256=TEXT, added=TEXT, source=TEXT, raw_sha256=TEXT_OR_NULL, revises=TEXT_OR_NULL,
        ),
        actors=list_of(fields(id=TEXT, in_case=TEXT_OR_NULL, name=TEXT, mentions=list_of(ref("Span")))),
        statements=list_of(fields(id=TEXT, in_case=TEXT, content=list_of(ref("Span")))),
        events=list_of(fields(id=TEXT, in_case=TEXT_OR_NULL, type=one_of(EVENT_TYPES), trigger=ref("Span"))),
        processes=list_of(fields(id=TEXT, in_case=TEXT_OR_NULL, kind=TEXT, stages=list_of({"type": "object"}))),
        discrepancies=list_of(fields(id=TEXT, kind=TEXT, claims=list_of({"type": "object"}))),
    ),
    "Counts": fields(
        "Events by PLOVER's four classes.", verbal_cooperation=COUNT, material_cooperation=COUNT, verbal_conflict=COUNT,
        material_conflict=COUNT,
    ),
    "Correction": fields(
        "A line of the log; `holds`: neither undone nor an undoing.", seq=COUNT, at=TEXT, who=TEXT, why=TEXT, verb=TEXT,
        arguments={"type": "object"}, undoes={"type": ["integer", "null"]}, holds=YES_NO, says=TEXT,
    ),
}  # fmt: skip
