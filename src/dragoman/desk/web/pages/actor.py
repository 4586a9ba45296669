"""One actor: how it is called, what it does, undergoes and says."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.desk.web.drawing.world import shapes
from dragoman.desk.web.reading import open_case, render
from dragoman.errors import UsageError
from dragoman.record.corrections import describe
from dragoman.record.facets import report_names
from dragoman.record.search import entity
from dragoman.record.store.connect import saying
from dragoman.record.things import corrections_of_actor, deeds, portrait

Json = dict[str, Any]

ROWS = 25
SLOTS = (("actor", "Does"), ("recipient", "Undergoes"), ("source", "Told on its word"))
SECTORS = {
    "GOV": "government", "MIL": "military", "REB": "rebels", "OPP": "opposition", "PTY": "party", "JUD": "judiciary",
    "SPY": "intelligence", "MED": "media", "EDU": "education", "BUS": "business", "CRM": "crime", "CVL": "civilians",
    "IGO": "intergovernmental body", "NGO": "non-governmental body", "LEG": "legislature", "REL": "religion",
    "UAF": "unidentified armed force",
}  # fmt: skip


def actor(request: Request) -> Response:
    """The page of an actor."""
    id_ = request.path_params["id"]
    with open_case(request) as case, saying(case.path):
        found = entity(case.connection, id_)
        if found is None:
            raise UsageError(f"The case has no actor {id_} (any more): a correction or a report may have renamed it.")
        tables = [(slot, heading, *deeds(case.connection, id_, slot, ROWS)) for slot, heading in SLOTS]
        shown = portrait(case.connection, id_)
        settled = [(s, describe(s.entry)) for s in corrections_of_actor(case.connection, id_)]
        events = [e for _, _, some, _ in tables for e in some]
        told = {e["mentions"][0]["report"] for e in events} | {s.report for s in shown.sayings}
        called = report_names(case.connection, told)
        people = {a for e in events for a in (*e["actors"], *e["recipients"])}
        names = case.names(people | {m["source"] for e in events for m in e["mentions"] if m["source"]})
    values = {
        "title": found["name"], "actor": found, "tables": tables, "portrait": shown, "called": called, "names": names,
        "country": country_name(found["country"]), "sector": SECTORS.get(found["sector"], found["sector"]),
        "settled": settled, "rows": ROWS,
    }  # fmt: skip
    return render(request, "actor.html", values)


def country_name(code: str | None) -> str | None:
    """A country's name by its code; the code where the atlas has none."""
    return next((s.name for s in shapes() if s.code == code), code) if code else None


routes = [Route("/actor/{id}", actor)]
