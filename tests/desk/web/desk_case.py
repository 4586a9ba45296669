"""A small invented case, as records."""

from typing import Any

from made import record, span

Json = dict[str, Any]

WARNING = (
    "Norland warns Sudmark\n\nNorland warned Sudmark over the dam on Monday. The truce has been extended, Norland said."
)
SHELLS = "Shells fall on Orla\n\nSudmark shelled Norland on Tuesday. The truce has expired, Sudmark said."
HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)>\n\n"
    "Eviland\"><svg onload=alert(3)> met Norland'; DROP TABLE reports;-- on Wednesday. {{ 7 * 7 }} \u202eevil\u202c"
)


def said(found: Json, source: str, cue: str, content: str) -> str:
    """Puts a statement into a record and gives its id."""
    text = found["report"]["text"]
    id_ = f"s-{len(found['statements']):012x}"
    actor = next(a["id"] for a in found["actors"] if a["name"] == source)
    found["statements"].append({
        "id": id_, "kind": "said", "source": actor, "source_span": span(text, source), "cue": span(text, cue),
        "content": [span(text, content)], "direct": False, "channel": "X", "via": None, "addressees": [], "date": None,
        "rule": "made",
    })  # fmt: skip
    return id_


def truce(found: Json, state: str, clause: str, statement: str, deadline: str | None = None) -> None:
    """Puts a truce of all actors with one stage into a record."""
    text = found["report"]["text"]
    found["processes"].append({
        "id": "p-000000000001", "kind": "ceasefire", "name": "truce", "span": span(text, "The truce"),
        "parties": [a["id"] for a in found["actors"]], "mediators": [], "place": None, "deadline": deadline,
        "stages": [{"state": state, "date": None, "span": span(text, clause), "statement": statement, "evidence": []}],
        "current": [state], "rule": "made",
    })  # fmt: skip


def warning(id_: str = "warning", outlet: str = "Orla Post", text: str = WARNING) -> Json:
    found = record(
        id_, text, outlet=outlet, title="Norland warns Sudmark", published="2025-06-02", url="https://example.org/w",
        events=[{"trigger": "warned", "type": "THREATEN", "actors": ["Norland"], "recipients": ["Sudmark"], "date": "2025-06-02"}],
    )  # fmt: skip
    word = said(found, "Norland", "said", "The truce has been extended")
    truce(found, "extended", "The truce has been extended", word, "2025-06-30")
    return found


def shells() -> Json:
    found = record(
        "shells", SHELLS, outlet="Harbour Times", title="Shells fall on Orla", published="2025-06-03",
        events=[{"trigger": "shelled", "type": "ASSAULT", "actors": ["Sudmark"], "recipients": ["Norland"], "date": "2025-06-03"}],
    )  # fmt: skip
    word = said(found, "Sudmark", "said", "The truce has expired")
    found["events"][0]["statement"] = word
    truce(found, "expired", "The truce has expired", word)
    return found


def hostile() -> Json:
    name = 'Eviland"><svg onload=alert(3)>'
    return record(
        'evil/../"><b>', HOSTILE, outlet="<b>Outlet</b>", title=HOSTILE.split("\n")[0], published="2025-06-04",
        url="javascript:alert(4)",
        events=[{"trigger": "met", "type": "CONSULT", "actors": [name], "recipients": ["Norland"], "date": "2025-06-04"}],
    )  # fmt: skip
