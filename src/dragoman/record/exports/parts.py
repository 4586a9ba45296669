"""The parts of an exported case by their ids, and what a reader calls them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

POINTS = frozenset(("exact", "city"))  # precisions of a place for which a point on a map is true


@dataclass(frozen=True, slots=True)
class Parts:
    """What the ids of a case stand for."""

    reports: Mapping[str, Json]
    actors: Mapping[str, Json]
    statements: Mapping[str, Json]

    def name(self, actor: str) -> str:
        """An actor's name; its id where the case does not hold it."""
        return str(self.actors[actor]["name"]) if actor in self.actors else actor

    def names(self, actors: Iterable[str]) -> list[str]:
        return [self.name(a) for a in actors]

    def known(self, actors: Iterable[str], field: str) -> list[str]:
        """What is known of some actors: values of a field, each once, in order."""
        found = (self.actors[a][field] for a in actors if a in self.actors)
        return list(dict.fromkeys(value for value in found if value is not None))

    def chain(self, statement: str | None) -> Iterator[Json]:
        """A statement and those on whose word we have it, innermost first."""
        seen: set[str] = set()
        while statement is not None and statement in self.statements and statement not in seen:
            seen.add(statement)
            yield self.statements[statement]
            statement = self.statements[statement]["via"]

    def word(self, told: Json) -> str:
        """On whose word we have a mention, a stage or a claim: "Ada Brun (X), via the Post", or "the report"."""
        speakers = [self._speaker(s) for s in self.chain(told["statement"])]
        if not speakers and told.get("source"):
            speakers = [self.name(told["source"])]
        return ", via ".join(speakers) or "the report"

    def _speaker(self, statement: Json) -> str:
        channel = f" ({statement['channel']})" if statement["channel"] else ""
        if statement["source"]:
            return self.name(statement["source"]) + channel
        span = statement["source_span"]
        return (span["text"] if span else "an unnamed source") + channel

    def published(self, reports: Iterable[str]) -> list[str]:
        """When some reports were published, as they say, earliest day first; those without a date left out."""
        days = (self.reports[r]["published"] for r in reports if r in self.reports)
        return sorted(d for d in days if d)


def parts_of(case: Json) -> Parts:
    """The parts of a case as `Case.export` gives it."""
    return Parts(*({part["id"]: part for part in case[kind]} for kind in ("reports", "actors", "statements")))


def reports_of(told: Iterable[Json]) -> list[str]:
    """The reports of mentions, stages or claims, each once, in order."""
    return list(dict.fromkeys(one["report"] for one in told))


def in_time(events: Iterable[Json]) -> list[Json]:
    """Events in order of their dates, those without one last."""
    return sorted(events, key=lambda e: (e["date"] is None, (e["date"] or {}).get("start", ""), e["id"]))


def headline(event: Json, parts: Parts) -> str:
    """An event in one line: "ASSAULT (future): Army → Rebels"; what a slot does not know is "?"."""
    status = "" if event["status"] == "actual" else f" ({event['status']})"
    who = ", ".join(parts.names(event["actors"])) or "?"
    whom = ", ".join(parts.names(event["recipients"]))
    return f"{event['type']}{status}: {who}" + (f" → {whom}" if whom else "")


def is_web(url: str | None) -> bool:
    """Whether an address may be written as a link."""
    return url is not None and url.lower().startswith(("http://", "https://")) and url.isprintable() and " " not in url
