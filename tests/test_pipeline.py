"""The whole path on any text: spans hold, ids are stable, the same bytes come out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.pipeline import read_reports
from dragoman.record.contract import record_json
from dragoman.report import report_from_row
from dragoman.settings import Settings

WORDS = (
    "The minister warned Peru on Tuesday ( March 5 ) that talks would end if rebels attacked . Lima , said “ we will not "
    "accept the offer ” ' \" according to state media ceasefire expired was extended he it they denied having 12 three killed "
    "sanctions on and Bolivia 's army until Thursday or face consequences X Telegram a day after \n \n\n Also Read: 🦜 شرط ½"
).split(" ")
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
)


def read(text: str, plain: bool = True, published: str | None = "2026-03-04") -> str:
    row = {"id": "x", "text": text, "published": published}
    record = read_reports([report_from_row(row, Settings(), plain=plain)])[0]
    return json.dumps(record_json(record), ensure_ascii=False)


def spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) and isinstance(value["start"], int) else []
        return own + [s for v in value.values() for s in spans(v)]
    return [s for v in value for s in spans(v)] if isinstance(value, list) else []


@settings(max_examples=150, deadline=None)
@given(texts, st.booleans(), st.sampled_from(["2026-03-04", "2024-02-29", None]))
def test_pipeline_any_text_gives_spans_that_hold_and_ids_that_are_unique(
    text: str, plain: bool, published: str | None
) -> None:
    try:
        out = read(text, plain, published)
    except DragomanError:
        return
    record = json.loads(out)
    cleaned = record["report"]["text"]
    assert not plain or cleaned == text
    assert all(cleaned[s["start"] : s["end"]] == s["text"] for s in spans(record))
    for kind in ("actors", "statements", "events", "processes", "discrepancies"):
        ids = [x["id"] for x in record[kind]]
        assert len(ids) == len(set(ids)), kind
    assert read(text, plain, published) == out


def references(record: dict[str, list[dict[str, object]]]) -> set[object]:
    """Ids of actors and statements that something in the record points to."""
    found: set[object] = set()
    for statement in record["statements"]:
        found |= {statement["source"], statement["via"], *statement["addressees"]}  # type: ignore[misc]
    for event in record["events"]:
        found |= {event["statement"], *event["actors"], *event["recipients"]}  # type: ignore[misc]
    for process in record["processes"]:
        found |= {*process["parties"], *process["mediators"]}  # type: ignore[misc]
        found |= {stage["statement"] for stage in process["stages"]}  # type: ignore[attr-defined]
    return found - {None}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join))
def test_pipeline_every_reference_leads_somewhere(text: str) -> None:
    try:
        record = json.loads(read(text))
    except DragomanError:
        return
    known = {x["id"] for kind in ("actors", "statements") for x in record[kind]}
    assert references(record) <= known


@pytest.mark.parametrize("published", ["2026-03-04", None])
def test_pipeline_reading_the_cleaned_text_again_gives_the_same(published: str | None) -> None:
    raw = (
        "Envoys of Peru and Chile to meet in Lima\n\nBy Ana Soto\n\nLIMA, March 3 (Andes Wire) - Peru's foreign minister, "
        "Rosa Quispe, said on Tuesday that she would meet her Chilean counterpart on Monday. “We will not accept threats,” "
        "she said.\n\nAlso Read: Chile recalls its envoy\n\nChile denied that its navy had entered Peruvian waters.\n"
    )
    first = json.loads(read(raw, plain=False, published=published))
    again = json.loads(read(first["report"]["text"], plain=True, published=first["report"]["published"]))
    assert again["report"]["text"] == first["report"]["text"]
    for kind in ("actors", "statements", "events", "processes", "discrepancies"):
        assert again[kind] == first[kind], kind


def test_pipeline_other_languages_give_a_record_with_text_and_no_events() -> None:
    text = (
        "Le ministre des Affaires étrangères a déclaré vendredi que son pays ne céderait pas aux menaces de ses voisins et "
        "qu'il demanderait une réunion du Conseil de sécurité la semaine prochaine."
    )
    record = json.loads(read(text))
    assert record["report"]["text"] == text
    assert record["report"]["language"] == "fr"
    assert record["events"] == []
    assert any("not supported yet" in warning for warning in record["warnings"])
