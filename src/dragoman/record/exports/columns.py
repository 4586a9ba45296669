"""The tables of a case, column by column: one place for what is written and for the codebook."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from dragoman.record.exports.parts import Json, Parts, in_time, reports_of


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    LIST = "list"  # of texts
    WHOLE = "whole number"
    NUMBER = "number"
    TRUTH = "true or false"
    DAY = "day"  # ISO


@dataclass(frozen=True, slots=True)
class Column:
    """One column. about: for the codebook, one sentence; value: the cell of a row, None where it is not known."""

    name: str
    kind: Kind
    about: str
    value: Callable[[Parts, Json], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. rows: of a case, in order."""

    name: str
    about: str
    rows: Callable[[Json], Iterable[Json]]
    columns: tuple[Column, ...]


def at(*path: str) -> Callable[[Parts, Json], Any]:
    """What stands under some keys; None where a key on the way holds null."""

    def value(_: Parts, row: Json) -> Any:
        found: Any = row
        for key in path:
            found = found[key] if found is not None else None
        return found

    return value


def names(slot: str) -> Callable[[Parts, Json], list[str]]:
    return lambda parts, row: parts.names(row[slot])


def known(slot: str, field: str) -> Callable[[Parts, Json], list[str]]:
    return lambda parts, row: parts.known(row[slot], field)


def count(slot: str) -> Callable[[Parts, Json], int]:
    return lambda _, row: len(row[slot])


def reasons(_: Parts, row: Json) -> list[str]:
    """Why parts of several reports are held to be one, each reason once."""
    return list(dict.fromkeys(link["reason"] for link in row["merged"]))


def who(parts: Parts, row: Json) -> str | None:
    """The name of the one source of a statement."""
    return parts.name(row["source"]) if row["source"] else None


def word(parts: Parts, row: Json) -> str:
    return parts.word(row)


def words(parts: Parts, row: Json) -> list[str]:
    return list(dict.fromkeys(parts.word(m) for m in row["mentions"]))


def reports(slot: str) -> Callable[[Parts, Json], list[str]]:
    return lambda _, row: reports_of(row[slot])


def first_published(parts: Parts, row: Json) -> str | None:
    return next(iter(parts.published(reports_of(row["mentions"]))), None)


def contents(_: Parts, row: Json) -> str:
    return " … ".join(span["text"] for span in row["content"])


def content_start(_: Parts, row: Json) -> int | None:
    return min((span["start"] for span in row["content"]), default=None)


def content_end(_: Parts, row: Json) -> int | None:
    return max((span["end"] for span in row["content"]), default=None)


def is_copy(_: Parts, row: Json) -> bool:
    return bool(row["origin"] != row["id"])


def repeating(_: Parts, row: Json) -> list[str]:
    return reports_of(row["repeats"])


def spans(what: str) -> tuple[Column, ...]:
    return (
        Column("start", Kind.WHOLE, f"Where {what} begins in the report's text: characters (code points) from 0.",
               at("span", "start")),
        Column("end", Kind.WHOLE, f"Where {what} ends, not included.", at("span", "end")),
        Column("text", Kind.TEXT, f"The words of {what}, as they stand.", at("span", "text")),
    )  # fmt: skip


def places() -> tuple[Column, ...]:
    return (
        Column("place", Kind.TEXT, "The place, as written.", at("place", "name")),
        Column("place_country", Kind.TEXT, "Its country, ISO 3166-1 alpha-3.", at("place", "country")),
        Column("lat", Kind.NUMBER, "Latitude, degrees WGS 84; of the middle where the place is a region or a country.",
               at("place", "lat")),
        Column("lon", Kind.NUMBER, "Longitude, likewise.", at("place", "lon")),
        Column("place_precision", Kind.TEXT, "exact, city, region or country. Draw no point for the last two.",
               at("place", "precision")),
    )  # fmt: skip


def dates(what: str) -> tuple[Column, ...]:
    return (
        Column("date_start", Kind.DAY, f"First day of {what}.", at("date", "start")),
        Column("date_end", Kind.DAY, "Last day, included; equal to the first for one day.", at("date", "end")),
    )


BASIS = Column(
    "date_basis", Kind.TEXT,
    "What licenses the date: stated (the text gives it), statement (the day it was said), report (the day's news).",
    at("date", "basis"),
)  # fmt: skip
MERGED = Column("merged", Kind.LIST, "Why findings of several reports are held to be one.", reasons)


def sided(slot: str, one: str) -> tuple[Column, ...]:
    """The columns of one side of an event."""
    return (
        Column(f"{slot}s", Kind.LIST, f"Ids of {one}, see actors.", at(f"{slot}s")),
        Column(f"{slot}_names", Kind.LIST, "Their names, in the same order.", names(f"{slot}s")),
        Column(f"{slot}_countries", Kind.LIST, "Their countries, ISO 3166-1 alpha-3, each once; unknown ones left out.",
               known(f"{slot}s", "country")),
        Column(f"{slot}_sectors", Kind.LIST, "Their PLOVER sectors, each once; unknown ones left out.",
               known(f"{slot}s", "sector")),
    )  # fmt: skip


def event_rows(case: Json) -> list[Json]:
    return in_time(case["events"])


def mention_rows(case: Json) -> Iterator[Json]:
    for event in event_rows(case):
        yield from ({**mention, "event": event["id"]} for mention in event["mentions"])


def stage_rows(case: Json) -> Iterator[Json]:
    for process in case["processes"]:
        for number, stage in enumerate(process["stages"], 1):
            yield {**stage, "process": process["id"], "kind": process["kind"], "stage": number}


def claim_rows(case: Json) -> Iterator[Json]:
    for found in case["discrepancies"]:
        for number, claim in enumerate(found["claims"], 1):
            shared = {key: found[key] for key in ("kind", "resolved", "reason")}
            yield {**claim, **shared, "discrepancy": found["id"], "claim": number}


def rows_of(kind: str) -> Callable[[Json], list[Json]]:
    return lambda case: list(case[kind])


EVENTS = Table("events", "A row an event of the case: what its mentions in all reports together give.", event_rows, (
    Column("event", Kind.TEXT, "Id of the event.", at("id")),
    Column("type", Kind.TEXT, "One of PLOVER's sixteen types.", at("type")),
    Column("mode", Kind.TEXT, "PLOVER's mode of that type.", at("mode")),
    Column("status", Kind.TEXT,
           "actual (it happened, or is said to have), future (planned), hypothetical (conditional, feared), or negated "
           "(said not to have happened). A count of events that does not look here counts denials.", at("status")),
    *sided("actor", "those who do it"),
    *sided("recipient", "those to whom it is done"),
    *dates("the event"), BASIS, *places(),
    Column("independent_origins", Kind.WHOLE, "From how many reports that copy no other it is known.",
           at("independent_origins")),
    Column("mentions", Kind.WHOLE, "How often it is told, copies included.", count("mentions")),
    Column("reports", Kind.LIST, "Ids of the reports that tell it.", reports("mentions")),
    Column("first_published", Kind.TEXT, "When the earliest dated one of them was published, as it says.",
           first_published),
    Column("words", Kind.LIST, "On whose word it is known, each once; “the report” where nobody else is cited.", words),
    Column("evidence", Kind.TEXT, "The sentence of its first mention.",
           lambda _, row: row["mentions"][0]["evidence"] if row["mentions"] else None),
    Column("confidence", Kind.NUMBER, "0 to 1: how sure the coder is of its surest mention.", at("confidence")),
    MERGED,
))  # fmt: skip

MENTIONS = Table("mentions", "A row a passage that tells an event.", mention_rows, (
    Column("event", Kind.TEXT, "Id of the event.", at("event")),
    Column("report", Kind.TEXT, "Id of the report.", at("report")),
    Column("origin", Kind.TEXT, "Id of the report that this one copies, or its own.", at("origin")),
    *spans("the trigger"),
    Column("type", Kind.TEXT, "The event's type by this mention alone.", at("type")),
    Column("status", Kind.TEXT, "The event's status by this mention alone.", at("status")),
    Column("evidence", Kind.TEXT, "The sentence.", at("evidence")),
    Column("statement", Kind.TEXT, "Id of the innermost statement that it stands in; empty: the report tells it.",
           at("statement")),
    Column("source", Kind.TEXT, "Id of the actor who says it.", at("source")),
    Column("word", Kind.TEXT, "On whose word: speaker, channel, and those who pass it on.", word),
    Column("local", Kind.TEXT, "Id of this finding in the record of its report alone.", at("local")),
))  # fmt: skip

ACTORS = Table("actors", "A row an actor of the case.", rows_of("actors"), (
    Column("actor", Kind.TEXT, "Id of the actor.", at("id")),
    Column("name", Kind.TEXT, "Its fullest name.", at("name")),
    Column("kind", Kind.TEXT, "person, organisation, state or group.", at("kind")),
    Column("country", Kind.TEXT, "ISO 3166-1 alpha-3.", at("country")),
    Column("sector", Kind.TEXT, "PLOVER's sector code.", at("sector")),
    Column("role", Kind.TEXT, "The office, as written.", at("role")),
    Column("aliases", Kind.LIST, "Its other names in the reports.", at("aliases")),
    Column("mentions", Kind.WHOLE, "How often it is mentioned, copies and pronouns included.", count("mentions")),
    Column("reports", Kind.LIST, "Ids of the reports that mention it.", reports("mentions")),
    MERGED,
))  # fmt: skip

STATEMENTS = Table("statements", "A row a statement: who says, believes or intends what.", rows_of("statements"), (
    Column("statement", Kind.TEXT, "Id of the statement.", at("id")),
    Column("report", Kind.TEXT, "Id of the report.", at("report")),
    Column("kind", Kind.TEXT, "said, believed or intended.", at("kind")),
    Column("source", Kind.TEXT, "Id of the actor who says it; empty where nobody is named.", at("source")),
    Column("source_name", Kind.TEXT, "Its name.", who),
    Column("source_text", Kind.TEXT, "The source, as written.", at("source_span", "text")),
    Column("cue", Kind.TEXT, "The words that attribute.", at("cue", "text")),
    Column("content", Kind.TEXT, "What is said; parts of a broken quotation with “ … ” between them.", contents),
    Column("content_start", Kind.WHOLE, "Where it begins in the report's text, in characters from 0.", content_start),
    Column("content_end", Kind.WHOLE, "Where its last part ends, not included.", content_end),
    Column("direct", Kind.TRUTH, "Whether it is quoted word for word.", at("direct")),
    Column("channel", Kind.TEXT, "Where it was said: “X”, “state television”.", at("channel")),
    Column("via", Kind.TEXT, "Id of the statement on whose word we have this one.", at("via")),
    Column("addressees", Kind.LIST, "Ids of those it was said to.", at("addressees")),
    Column("addressee_names", Kind.LIST, "Their names, in the same order.", names("addressees")),
    *dates("saying it"), BASIS,
    Column("rule", Kind.TEXT, "What found it.", at("rule")),
))  # fmt: skip

PROCESSES = Table("processes", "A row a process: a ceasefire, talks, an ultimatum.", rows_of("processes"), (
    Column("process", Kind.TEXT, "Id of the process.", at("id")),
    Column("kind", Kind.TEXT,
           "ceasefire, talks, agreement, ultimatum, mediation, sanctions, election, mission or blockade.", at("kind")),
    Column("name", Kind.TEXT, "As a report calls it.", at("name")),
    Column("parties", Kind.LIST, "Ids of the parties.", at("parties")),
    Column("party_names", Kind.LIST, "Their names, in the same order.", names("parties")),
    Column("mediators", Kind.LIST, "Ids of the mediators.", at("mediators")),
    Column("mediator_names", Kind.LIST, "Their names, in the same order.", names("mediators")),
    *places(),
    Column("deadline", Kind.DAY, "Until when.", at("deadline")),
    Column("current", Kind.LIST, "The state, or the rival states, at the case's moment.", at("current")),
    Column("stages", Kind.WHOLE, "How many stages it has.", count("stages")),
    MERGED,
))  # fmt: skip

STAGES = Table("stages", "A row a change of state of a process, on one word.", stage_rows, (
    Column("process", Kind.TEXT, "Id of the process.", at("process")),
    Column("kind", Kind.TEXT, "Its kind.", at("kind")),
    Column("stage", Kind.WHOLE, "Number of the stage in its process, from 1.", at("stage")),
    Column("state", Kind.TEXT,
           "proposed, scheduled, agreed, under_way, in_force, extended, suspended, violated, expired, collapsed, "
           "rejected, concluded or cancelled.", at("state")),
    *dates("the change"),
    Column("report", Kind.TEXT, "Id of the report that first tells it.", at("report")),
    Column("published", Kind.DAY, "The day of that report.", at("published")),
    *spans("the clause"),
    Column("statement", Kind.TEXT, "Id of the statement that it stands in.", at("statement")),
    Column("source", Kind.TEXT, "Id of the actor who says it.", at("source")),
    Column("word", Kind.TEXT, "On whose word.", word),
    Column("repeats", Kind.LIST, "Ids of the reports that tell it again.", repeating),
))  # fmt: skip

DISCREPANCIES = Table("discrepancies", "A row a claim; those of one discrepancy do not agree.", claim_rows, (
    Column("discrepancy", Kind.TEXT, "Id of the discrepancy.", at("discrepancy")),
    Column("kind", Kind.TEXT, "weekday_date, date_order, figure, status, attribution or place.", at("kind")),
    Column("claim", Kind.WHOLE, "Number of the claim in its discrepancy, from 1.", at("claim")),
    Column("value", Kind.TEXT, "What this side says.", lambda _, row: str(row["value"])),
    Column("report", Kind.TEXT, "Id of the report that says so.", at("report")),
    *spans("the passage"),
    Column("statement", Kind.TEXT, "Id of the statement that it stands in; empty: the report tells it.",
           at("statement")),
    Column("word", Kind.TEXT, "On whose word.", word),
    Column("resolved", Kind.TEXT, "The value for which something else in the text decides.", at("resolved")),
    Column("reason", Kind.TEXT, "Why it is a discrepancy, in one sentence.", at("reason")),
))  # fmt: skip

REPORTS = Table("reports", "A row a report. Its text is not here, but in the JSON export.", rows_of("reports"), (
    Column("report", Kind.TEXT, "Id of the report.", at("id")),
    Column("title", Kind.TEXT, "Its headline.", at("title")),
    Column("outlet", Kind.TEXT, "Who published it.", at("outlet")),
    Column("byline", Kind.TEXT, "Who signed it.", at("byline")),
    Column("url", Kind.TEXT, "Its address.", at("url")),
    Column("published", Kind.TEXT, "ISO date, or date and time with offset, as far as it is known.", at("published")),
    Column("language", Kind.TEXT, "ISO 639-1.", at("language")),
    Column("sha256", Kind.TEXT, "SHA-256 of the cleaned text in UTF-8; all positions are of this text.", at("sha256")),
    Column("raw_sha256", Kind.TEXT, "SHA-256 of the bytes as they came.", at("raw_sha256")),
    Column("origin", Kind.TEXT, "Id of the report that it copies, or its own.", at("origin")),
    Column("is_copy", Kind.TRUTH, "Whether it copies another report of the case.", is_copy),
    Column("copy", Kind.TEXT, "Why it is held to be a copy.", at("copy")),
    Column("revises", Kind.TEXT, "Id of the earlier form of the same article.", at("revises")),
    Column("added", Kind.TEXT, "When it was added to the case, UTC.", at("added")),
    Column("source", Kind.TEXT, "Where it was added from.", at("source")),
))  # fmt: skip

TABLES = (EVENTS, MENTIONS, ACTORS, STATEMENTS, PROCESSES, STAGES, DISCREPANCIES, REPORTS)
