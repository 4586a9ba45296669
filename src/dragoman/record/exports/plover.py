"""Events as rows in the manner of PLOVER's data set POLECAT (Halterman and others 2023), under its column names."""

from collections.abc import Callable
from typing import Any

from dragoman import __version__
from dragoman.events import EventType, quad
from dragoman.record.exports.columns import Column, Kind, at, known, names, reports, words
from dragoman.record.exports.omissions import kept
from dragoman.record.exports.parts import POINTS, Json, Parts, parts_of
from dragoman.record.exports.tables import flat, tsv_text


def plover_records(case: Json) -> str:
    """TSV, a row an event in order of time; without the negated ones, for which PLOVER has no column."""
    return tsv_text(flat(parts_of(case), COLUMNS, kept("plover", case)))


def _first(field: str) -> Callable[[Parts, Json], Any]:
    """A field of the report that tells the event first."""

    def value(parts: Parts, event: Json) -> Any:
        report = parts.reports.get(event["mentions"][0]["report"]) if event["mentions"] else None
        return report[field] if report else None

    return value


def _point(axis: str) -> Callable[[Parts, Json], float | None]:
    """Latitude or longitude where the place is a point."""

    def value(_: Parts, event: Json) -> float | None:
        place = event["place"]
        return place[axis] if place and place["precision"] in POINTS else None

    return value


def _quad(_: Parts, event: Json) -> str:
    return quad(EventType(event["type"])).value.upper()


def _contexts(_: Parts, event: Json) -> list[str]:
    """PLOVER marks by contexts what is planned or only thought of."""
    return [event["status"]] if event["status"] in ("future", "hypothetical") else []


def _evidence(_: Parts, event: Json) -> str | None:
    return event["mentions"][0]["evidence"] if event["mentions"] else None


def _side(name: str, slot: str, one: str) -> tuple[Column, ...]:
    return (
        Column(f"{name} Name", Kind.LIST, f"Names of {one}.", names(slot)),
        Column(f"{name} Country", Kind.LIST, "Their countries, ISO 3166-1 alpha-3, each once.", known(slot, "country")),
        Column(f"Primary {name} Sector", Kind.TEXT, "The first of their sectors.",
               lambda parts, event: next(iter(parts.known(event[slot], "sector")), None)),
        Column(f"{name} Sectors", Kind.LIST, "Their PLOVER sectors, each once.", known(slot, "sector")),
        Column(f"{name} Title", Kind.LIST, "Their offices, as written, each once.", known(slot, "role")),
    )  # fmt: skip


COLUMNS = (
    Column("Event ID", Kind.TEXT, "Id of the event in the case.", at("id")),
    Column("Event Date", Kind.DAY, "The first day of it; empty where the reports give none.", at("date", "start")),
    Column("Event Type", Kind.TEXT, "One of the sixteen types.", at("type")),
    Column("Event Mode", Kind.TEXT, "The mode of that type.", at("mode")),
    Column("Quad Code", Kind.TEXT, "VERBAL or MATERIAL, COOPERATION or CONFLICT.", _quad),
    Column("Contexts", Kind.LIST, "“future” (planned) or “hypothetical” (conditional, feared).", _contexts),
    *_side("Actor", "actors", "those who do it"),
    *_side("Recipient", "recipients", "those to whom it is done"),
    Column("Placename", Kind.TEXT, "The place, as written.", at("place", "name")),
    Column("Country", Kind.TEXT, "Its country, ISO 3166-1 alpha-3.", at("place", "country")),
    Column("Latitude", Kind.NUMBER, "Degrees, WGS 84; only of a town or a site.", _point("lat")),
    Column("Longitude", Kind.NUMBER, "Likewise.", _point("lon")),
    Column("Headline", Kind.TEXT, "The title of the report that tells it first.", _first("title")),
    Column("Event Text", Kind.TEXT, "The sentence in it.", _evidence),
    Column("Publisher", Kind.TEXT, "The outlet of that report.", _first("outlet")),
    Column("Publication Date", Kind.TEXT, "When that report was published, as it says.", _first("published")),
    Column("Language", Kind.TEXT, "Its language, ISO 639-1.", _first("language")),
    Column("Story IDs", Kind.LIST, "Ids of all the reports that tell it, copies included.", reports("mentions")),
    Column("Version", Kind.TEXT, "The version of dragoman that wrote this.", lambda _, __: f"dragoman {__version__}"),
    Column("Event End Date", Kind.DAY, "Not in POLECAT: the last day of it.", at("date", "end")),
    Column("Independent Origins", Kind.WHOLE, "Not in POLECAT: from how many reports that copy no other it is known.",
           at("independent_origins")),
    Column("Sources", Kind.LIST, "Not in POLECAT: on whose word, each once.", words),
)  # fmt: skip
