"""Questions to a case from the command line, and their answers as text."""

import json
from pathlib import Path

from dragoman.case import Case
from dragoman.desk.case_terminal import events_text, one_text, timeline_text
from dragoman.desk.exporting import day
from dragoman.desk.saying import print_whole, window
from dragoman.errors import UsageError
from dragoman.record.search import Query

__all__ = ["day", "print_events", "print_one", "print_timeline"]


def print_events(path: Path, query: Query, as_json: bool) -> None:
    """The events of a query, as text or a line of JSON each; reports with the words where no event has them."""
    with Case.open(path) as case:
        found = case.search(query)
        reports = case.reports_with(query.words) if query.words and not found.events else []
        if as_json:
            print_whole("".join(json.dumps(e, ensure_ascii=False) + "\n" for e in found.events))
            return
        names = case.names({a for e in found.events for a in (*e["actors"], *e["recipients"])})
    with window() as console:
        for part in events_text(found, reports, names):
            console.print(part)


def print_timeline(path: Path, query: Query) -> None:
    """Days with their events, then the processes with their stages."""
    with Case.open(path) as case:
        found, processes = case.search(query), case.processes()
        sources = {s["source"] for p in processes for s in p["stages"] if s["source"]}
        names = case.names(sources | {a for e in found.events for a in (*e["actors"], *e["recipients"])})
    with window() as console:
        for part in timeline_text(found, processes, names):
            console.print(part)


def print_one(path: Path, id_: str, as_json: bool) -> None:
    """One event, actor, process, discrepancy or report; UsageError where there is none, or more than one."""
    with Case.open(path) as case:
        kind, found = case.one(id_)
        if as_json:
            print_whole(json.dumps(found, ensure_ascii=False) + "\n")
            return
        names = case.names(set(_ids_in(found)))
    if not found:
        raise UsageError(f"{path} has nothing named {id_}.")
    with window() as console:
        for part in one_text(kind, found, names):
            console.print(part)


def _ids_in(found: object) -> list[str]:
    """Every string that may be an actor's id, however deep."""
    if isinstance(found, dict):
        return [i for value in found.values() for i in _ids_in(value)]
    if isinstance(found, list):
        return [i for value in found for i in _ids_in(value)]
    return [found] if isinstance(found, str) and found.startswith("a-") else []
