"""Pages of one event, actor and process, and of what reports do not agree on."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import html
from made import put, span
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app
from dragoman.desk.web.pages.event import grouped, reasons
from dragoman.record import correcting
from dragoman.record.search import Query

Json = dict[str, Any]
Page = Callable[[str], Any]


@pytest.fixture
def page(desk: TestClient) -> Page:
    """The main part of a page."""

    def get(path: str) -> Any:
        answer = desk.get(path)
        assert answer.status_code == 200, answer.text
        return html.fromstring(answer.text).get_element_by_id("main")

    return get


@pytest.fixture
def ids(desk_path: Path) -> dict[str, str]:
    """Ids by the type of an event, the name of an actor or a process."""
    with Case.open(desk_path) as case:
        events = {e["type"]: e["id"] for e in case.search(Query()).events}
        actors = {name: id_ for id_, name in case.connection.execute("SELECT id, name FROM entities")}
        return {**events, **actors, **{p["name"]: p["id"] for p in case.processes()}}


def words(part: Any) -> str:
    return " ".join(part.text_content().split())


# -- an event


def test_event_shows_slots_words_copies_and_why_they_are_one(page: Page, ids: dict[str, str]) -> None:
    found = page(f"/event/{ids['THREATEN']}")
    facts = {words(dt): words(dt.getnext()) for dt in found.iter("dt")}
    assert facts["Who"] == "Norland" and facts["To whom"] == "Sudmark"
    assert facts["When"] == "2025-06-02 · as the text says"
    assert facts["Where"] == "not told"
    (origin,) = found.find_class("origin")
    assert [words(m) for m in origin.iter("mark")] == ["warned"]
    assert words(next(origin.iter("q"))) == "Norland warned Sudmark over the dam on Monday."
    assert "on the word of the report itself" in words(origin)
    assert {a.get("href") for a in origin.find_class("copies")[0].iter("a")} == {"/report/copy", "/report/warning%402"}
    assert "The two reports tell it in the same words: one copies the other. 0.97" in words(found.find_class("reasons")[0])


def test_event_tells_on_whose_word_and_channel(page: Page, ids: dict[str, str]) -> None:
    (word,) = page(f"/event/{ids['ASSAULT']}").find_class("word")
    assert words(word) == "on the word of Sudmark (X)"
    assert [a.get("href") for a in word.iter("a")] == [f"/actor/{ids['Sudmark']}"]


def test_event_that_is_not_there_says_so(desk: TestClient) -> None:
    answer = desk.get("/event/e-none")
    assert answer.status_code == 404
    assert "The case has no event e-none (any more)" in answer.text


def test_event_lists_its_corrections_and_what_was_undone(tmp_path: Path, made_up: ModuleType) -> None:
    path = tmp_path / "case.db"
    with Case.open(path, create=True) as case:
        put(case, made_up.warning())
        (event,) = case.search(Query()).events
        case.correct(lambda c: correcting.note(c, event["id"], "looks right"), who="ann")
        case.correct(lambda c: correcting.retype(c, event["id"], "ACCUSE"), who="bo", why="he blames <them>")
        case.undo(who="ann")
    client = TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1:8181")
    found = html.fromstring(client.get(f"/event/{event['id']}").text).get_element_by_id("main")
    note, retype = found.xpath(".//ul[preceding-sibling::h2[1][@id='corrections']]/li")
    assert "note event “warned” in warning: looks right" in words(note)
    assert "retype event “warned” in warning as ACCUSE because he blames <them> undone by 3" in words(retype)
    assert "undone" in retype.get("class")


def test_event_shows_what_contradicts_it(tmp_path: Path, made_up: ModuleType) -> None:
    path = tmp_path / "case.db"
    shells = made_up.shells()
    text = shells["report"]["text"]
    claims = [
        {"value": "one", "span": span(text, "shelled Norland"), "report": "shells", "statement": None},
        {"value": "two", "span": span(text, "on Tuesday"), "report": "shells", "statement": None},
    ]  # fmt: skip
    reason = "Two words for it."
    shells["discrepancies"] = [{"id": "d-1", "kind": "figure", "claims": claims, "resolved": None, "reason": reason, "rule": "x"}]
    with Case.open(path, create=True) as case:
        put(case, shells, made_up.warning())
        events = {e["type"]: e["id"] for e in case.search(Query()).events}
    client = TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1:8181")
    touched = html.fromstring(client.get(f"/event/{events['ASSAULT']}").text).get_element_by_id("main")
    (card,) = touched.find_class("discrepancy")
    assert [words(b) for b in card.iter("b")] == ["one", "two"]
    assert [words(m) for m in card.iter("mark")] == ["shelled Norland", "on Tuesday"]
    assert reason in words(card)
    untouched = html.fromstring(client.get(f"/event/{events['THREATEN']}").text)
    assert not untouched.find_class("discrepancy")


def test_event_groups_mentions_by_origin_the_most_copied_first() -> None:
    mentions = [{"report": r, "origin": o} for r, o in (("a", "a"), ("b", "b"), ("c", "b"), ("d", "d"))]
    assert [[m["report"] for m in group] for group in grouped(mentions)] == [["b", "c"], ["a"], ["d"]]


def test_event_gives_each_reason_once_with_its_pairs() -> None:
    links = [
        {"reason": "same words", "weight": 0.5, "reports": ["a", "b"]}, {"reason": "same day", "weight": 0.9, "reports": ["a", "c"]},
        {"reason": "same words", "weight": 0.7, "reports": ["b", "c"]}, {"reason": "same words", "weight": 0.6, "reports": ["a", "b"]},
    ]  # fmt: skip
    assert reasons(links) == [("same day", 0.9, [("a", "c")]), ("same words", 0.7, [("a", "b"), ("b", "c")])]


# -- a process


def test_process_shows_its_ledger_in_order_with_word_report_and_quotation(page: Page, ids: dict[str, str]) -> None:
    lines = page(f"/process/{ids['truce']}").xpath(".//ol[@class='ledger']/li")
    assert [words(line.find_class("state")[0]) for line in lines] == ["extended", "expired"]
    assert [words(next(line.iter("time"))) for line in lines] == ["2025-06-02", "2025-06-03"]
    assert [words(next(line.iter("q"))) for line in lines] == ["The truce has been extended", "The truce has expired"]
    assert "Norland (X) · Orla Post, 2025-06-02 · also told in Daily Gull, 2025-06-02" in words(lines[0])
    assert "/report/shells?at=57#at" in [a.get("href") for a in lines[1].iter("a")]


def test_process_sets_rival_states_side_by_side(page: Page, ids: dict[str, str]) -> None:
    found = page(f"/process/{ids['truce']}")
    sides = found.xpath(".//section[@aria-labelledby='rivals']//div[@class='side rival']")
    assert [(words(next(s.iter("h3"))), words(next(s.iter("q")))) for s in sides] == [
        ("extended", "The truce has been extended"), ("expired", "The truce has expired"),
    ]  # fmt: skip
    assert "rival states" in words(found.find_class("standing")[0])
    assert words(found.find_class("deadline")[0]) == "⏲ 2025-06-30"
    assert len(found.xpath(".//*[contains(@class, 'strip')]//*[local-name()='path' and @class='deadline']")) == 1


def test_process_with_one_state_has_no_rivals(tmp_path: Path, made_up: ModuleType) -> None:
    path = tmp_path / "case.db"
    with Case.open(path, create=True) as case:
        put(case, made_up.warning())
        (process,) = case.processes()
    client = TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1:8181")
    found = html.fromstring(client.get(f"/process/{process['id']}").text).get_element_by_id("main")
    assert not found.xpath(".//section[@aria-labelledby='rivals']")
    assert words(found.find_class("now")[0]) == "as it stands"


# -- an actor


def test_actor_shows_names_deeds_and_words(page: Page, ids: dict[str, str]) -> None:
    found = page(f"/actor/{ids['Norland']}")
    assert words(found.find_class("told-by")[0]) == "state · government · Norway"
    assert words(found.find_class("names")[0]) == "Norland 5"
    counts = {s.get("aria-labelledby"): words(next(s.iter("small"))) for s in found.iter("section") if s.find(".//small") is not None}
    assert counts == {"actor": "1 event", "recipient": "2 events", "says": "1 statement, newest first"}
    (saying,) = found.xpath(".//section[@aria-labelledby='says']//li")
    assert words(saying).startswith("The truce has been extended said · said on X · ")
    assert words(saying).endswith("and 2 more reports with the same words")


def test_actor_events_on_its_word_are_apart_from_its_deeds(page: Page, ids: dict[str, str]) -> None:
    found = page(f"/actor/{ids['Sudmark']}")
    rows = found.xpath(".//section[@aria-labelledby='source']//tbody")
    assert [row.get("data-row") for row in rows] == [f"/event/{ids['ASSAULT']}"]


def test_actor_that_is_not_there_says_so(desk: TestClient) -> None:
    assert desk.get("/actor/a-none").status_code == 404


# -- discrepancies


def test_discrepancies_show_both_quotations_on_their_word_and_the_reason(page: Page) -> None:
    (card,) = page("/discrepancies").find_class("discrepancy")
    assert words(card.find_class("reason")[0]) == (
        "The ceasefire is extended according to Norland, but expired according to Sudmark; both cannot be."
    )
    assert [words(side) for side in card.find_class("side")] == [
        "extended The truce has been extended, Norland said. Norland (X) · Orla Post, 2025-06-02",
        "expired The truce has expired, Sudmark said. Sudmark (X) · Harbour Times, 2025-06-03",
    ]


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("?kind=status", 1), ("?kind=figure", 0), ("?page=9", 0), ("?page=x", 1), ("?kind=%27%22%3C", 0)]
)  # fmt: skip
def test_discrepancies_are_chosen_by_kind_and_page(page: Page, query: str, number: int) -> None:
    assert len(page(f"/discrepancies{query}").find_class("discrepancy")) == number


def test_discrepancies_one_alone_by_its_id(page: Page, desk: TestClient) -> None:
    (card,) = page("/discrepancies").find_class("discrepancy")
    assert [c.get("id") for c in page(f"/discrepancies?id={card.get('id')}").find_class("discrepancy")] == [card.get("id")]
    assert desk.get("/discrepancies?id=d-none").status_code == 400
