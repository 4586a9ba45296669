"""A small case in the shape of `Case.export`, written by hand; some of its words are hostile."""

import hashlib
from typing import Any

import pytest

Json = dict[str, Any]

SHELLED = "Ruritanian guns shelled Grenzau on Monday, Borduria's army said."
DENIED = "Ruritania denied that a single shell had fallen,\tspokesman <b>Rupert Hentz</b> said; \"none\"."
WIRE = f"=HYPERLINK(\"http://evil.example\",\"Guns\")\n\n{SHELLED}\n\nThe sides will meet in Strelsau on Friday, the UN said."
REBUTTAL = f"Ruritania <script>alert(1)</script> denies\n\n{DENIED}"


def span(text: str, words: str) -> Json:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def report(id_: str, text: str, published: str | None, **more: Any) -> Json:
    return {
        "id": id_, "title": text.split("\n")[0], "outlet": "The Wire", "byline": None, "url": f"https://news.example/{id_}",
        "published": published, "language": "en", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "origin": id_, "copy": None, "revises": None, "added": "2031-06-05T10:00:00.000000+00:00", "source": "in.jsonl",
        "raw_sha256": None, **more,
    }  # fmt: skip


def actor(id_: str, name: str, kind: str, country: str | None, sector: str | None, where: Json, **more: Any) -> Json:
    mention = {"report": "wire", "span": where, "form": "name"}
    return {
        "id": id_, "name": name, "kind": kind, "country": country, "sector": sector, "role": None, "aliases": [],
        "mentions": [mention, {**mention, "report": "copy"}], "merged": [], **more,
    }  # fmt: skip


def mention(report: str, origin: str, text: str, trigger: str, evidence: str, **more: Any) -> Json:
    return {
        "report": report, "span": span(text, trigger), "statement": None, "source": None, "type": "ASSAULT",
        "status": "actual", "evidence": evidence, "local": "e-1", "origin": origin, **more,
    }  # fmt: skip


def event(id_: str, type_: str, mentions: list[Json], **more: Any) -> Json:
    return {
        "id": id_, "type": type_, "mode": None, "status": "actual", "actors": [], "recipients": [], "date": None,
        "place": None, "mentions": mentions, "independent_origins": len({m["origin"] for m in mentions}),
        "confidence": 0.75, "merged": [], **more,
    }  # fmt: skip


def day(start: str, end: str | None = None) -> Json:
    return {"start": start, "end": end or start, "basis": "stated"}


def _events() -> list[Json]:
    link = {"reports": ["wire", "copy"], "weight": 0.97, "reason": "One report copies the other."}
    shelled = [
        mention("wire", "wire", WIRE, "shelled", SHELLED, statement="s-army", source="a-army"),
        mention("copy", "wire", WIRE, "shelled", SHELLED, statement=None, source="a-army"),
    ]
    meeting = "The sides will meet in Strelsau on Friday, the UN said."
    town = {"name": "Grenzau", "country": "DEU", "lat": -50.5, "lon": 7.25, "precision": "city"}
    land = {"name": "Ruritania", "country": None, "lat": 50.0, "lon": 14.0, "precision": "country"}
    return [
        event("e-talks", "CONSULT", [mention("wire", "wire", WIRE, "meet", meeting)], mode="meet", status="future",
              actors=["a-rur", "a-army"], date=day("2031-06-06", "2031-06-08"), place=land),
        event("e-shell", "ASSAULT", shelled, mode="heavy-weapons", actors=["a-rur"], recipients=["a-army", "a-hentz"],
              date=day("2031-06-02"), place=town, merged=[link, link]),
        event("e-denied", "ASSAULT", [mention("late", "late", REBUTTAL, "fallen", DENIED, statement="s-hentz")],
              status="negated", actors=["a-rur"], recipients=["a-army"]),
        event("e-feared", "THREATEN", [mention("late", "late", REBUTTAL, "denied", DENIED)], status="hypothetical",
              actors=["a-hentz"], recipients=["a-rur"]),
    ]  # fmt: skip


def _statements() -> list[Json]:
    shared = {"kind": "said", "channel": None, "via": None, "addressees": [], "date": None, "rule": "clause"}
    return [
        {**shared, "id": "s-army", "report": "wire", "source": "a-army", "source_span": span(WIRE, "Borduria's army"),
         "cue": span(WIRE, "said"), "content": [span(WIRE, "Ruritanian guns shelled Grenzau on Monday")], "direct": False},
        {**shared, "id": "s-hentz", "report": "late", "source": "a-hentz", "source_span": span(REBUTTAL, "Rupert Hentz"),
         "cue": span(REBUTTAL, "said"), "content": [span(REBUTTAL, "a single shell"), span(REBUTTAL, "none")],
         "direct": True, "channel": "X", "via": "s-unnamed", "addressees": ["a-army"], "date": day("2031-06-03")},
        {**shared, "id": "s-unnamed", "report": "late", "source": None, "source_span": None, "cue": None, "content": [],
         "direct": False, "via": "s-hentz"},
    ]  # fmt: skip


def _process() -> Json:
    stage = {
        "state": "in_force", "date": day("2031-06-01"), "report": "wire", "span": span(WIRE, SHELLED), "statement": "s-army",
        "source": "a-army", "published": "2031-06-03", "repeats": [{"report": "copy", "stage": 0}],
    }  # fmt: skip
    return {
        "id": "p-truce", "kind": "ceasefire", "name": "truce; of “Grenzau”, 48 hours", "parties": ["a-rur", "a-army"],
        "mediators": [], "place": None, "deadline": "2031-06-09", "stages": [stage], "current": ["in_force", "violated"],
        "merged": [],
    }  # fmt: skip


@pytest.fixture
def whole() -> Json:
    """The case: a wire, its copy and a rebuttal."""
    claims = [
        {"value": "happened", "span": span(WIRE, "shelled"), "report": "wire", "statement": "s-army"},
        {"value": "denied", "span": span(REBUTTAL, "Ruritania denied"), "report": "late", "statement": None},
    ]
    return {
        "reports": [
            report("wire", WIRE, "2031-06-03"), report("copy", WIRE, "2031-06-03T23:30:00-02:00", origin="wire", copy="Same."),
            report("late", REBUTTAL, None, url="javascript:alert(1)", outlet=None),
        ],
        "actors": [
            actor("a-rur", "Ruritania", "state", "CZE", "GOV", span(WIRE, "Ruritania")),
            actor("a-army", "army; Bordurian", "organisation", None, "MIL", span(WIRE, "army")),
            actor("a-hentz", "Rupert Hentz", "person", "CZE", None, span(WIRE, "UN"), role="spokesman", aliases=["Hentz"]),
        ],
        "statements": _statements(), "events": _events(), "processes": [_process()],
        "discrepancies": [
            {"id": "d-1", "kind": "status", "claims": claims, "resolved": None, "reason": "One tells it, one denies it."}
        ],
        "corrections": [{"seq": 1, "at": "2031-06-05T11:00:00+00:00", "who": "ann", "why": "<i>seen</i>", "verb": "note"}],
        "moment": {"as_of": "2031-06-04", "known_by": None},
    }  # fmt: skip
