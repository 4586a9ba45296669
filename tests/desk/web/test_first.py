"""The first screen: what is asked for, counts, the slider of days, cards, and text of strangers."""

import re
from html import unescape

import pytest
from starlette.testclient import TestClient


def rows(page: str) -> list[str]:
    """The rows of the table of claims, without tags."""
    found = re.findall(r'<tbody class="row".*?</tbody>', page, re.S)
    return [" ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split()) for row in found]


def count_of(page: str, facet: str, value: str) -> str | None:
    """The figure beside one value of a facet."""
    for label in re.findall(r"<label>.*?</label>", page, re.S):
        if f'name="{facet}"' in label and f'value="{value}"' in label:
            found = re.search(r'class="count">([\d,]*)<', label)
            return found.group(1) if found else None
    return None


def test_first_shows_claims_with_their_words_and_counts(desk: TestClient) -> None:
    page = desk.get("/").text
    told = rows(page)
    assert [row.split()[0] for row in told] == ["Norland", "Sudmark", 'Eviland"><svg']
    assert "THREATEN" in told[0]
    assert "and 2 more mentions" in told[0]
    assert "Sudmark shelled Norland" in told[1]
    assert [count_of(page, "type", t) for t in ("THREATEN", "ASSAULT", "AID")] == ["1", "1", None]
    assert count_of(page, "status", "actual") == "3"
    assert count_of(page, "source", "reports") == "2"


@pytest.mark.parametrize(
    ("asked", "first_words"),
    [
        ("?type=ASSAULT", ["Sudmark"]),
        ("?type=ASSAULT&type=THREATEN", ["Norland", "Sudmark"]),
        ("?q=dam", ["Norland"]),
        ("?q=%22OR+*+(", []),
        ("?named=Eviland", ['Eviland"><svg']),
        ("?status=negated", []),
        ("?source=reports", ["Norland", 'Eviland"><svg']),
        ("?origins=2", []),
        ("?as_of=2025-06-02", ["Norland"]),
        ("?as_of=2025-06-03&type=ASSAULT", ["Sudmark"]),
        ("?place=Nowhere", []),
        ("?page=9", []),
    ],
)
def test_first_filters(desk: TestClient, asked: str, first_words: list[str]) -> None:
    answer = desk.get("/" + asked)
    assert answer.status_code == 200
    assert [row.split()[0] for row in rows(answer.text)] == first_words


def test_first_counts_what_a_value_would_show(desk: TestClient) -> None:
    page = desk.get("/?type=ASSAULT").text
    assert count_of(page, "type", "THREATEN") == "1"  # the facet's own choice does not count
    assert count_of(page, "source", "reports") == "0"


def test_first_keeps_a_choice_in_sight_that_nothing_has(desk: TestClient) -> None:
    assert count_of(desk.get("/?type=AID").text, "type", "AID") == "0"


def test_first_asks_by_slider_and_calls_it_by_its_day(desk: TestClient) -> None:
    answer = desk.get("/?day=0&q=dam")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=dam&as_of=2025-06-02")
    last = desk.get("/?day=2")
    assert last.headers["location"] == "/"


def test_first_answers_htmx_with_a_part_and_the_whole_to_the_history(desk: TestClient) -> None:
    part = desk.get("/?day=1", headers={"hx-request": "true"})
    assert part.headers["hx-push-url"] == "/?as_of=2025-06-03"
    assert part.headers["vary"] == "HX-Request"
    assert "<html" not in part.text
    assert len(rows(part.text)) == 2
    whole = desk.get("/", headers={"hx-request": "true", "hx-history-restore-request": "true"})
    assert "<html" in whole.text


def card(page: str) -> str:
    found = re.search(r'<article class="card process.*?</article>', page, re.S)
    return " ".join(re.sub(r"<[^>]*>", " ", found.group()).split()) if found else ""


def test_first_shows_what_stands_now_and_stood_then(desk: TestClient) -> None:
    now = card(desk.get("/").text)
    assert "truce" in now
    assert "rival states" in now
    assert "deadline 2025-06-30" in now
    then = card(desk.get("/?as_of=2025-06-02").text)
    assert "extended" in then
    assert "expired" not in then
    assert "rival" not in then


def test_first_shows_what_contradicts_the_words_asked_for(desk: TestClient) -> None:
    page = unescape(desk.get("/?q=truce").text)
    assert "What does not agree" in page
    assert "The truce has expired" in page
    assert "What does not agree" not in desk.get("/?q=truce&as_of=2025-06-02").text


@pytest.mark.parametrize("asked", ["?as_of=x", "?as_of=2025-13-01", "?page=-1", "?origins=many", "?day=1e3"])
def test_first_refuses_what_is_no_question(desk: TestClient, asked: str) -> None:
    answer = desk.get("/" + asked)
    assert answer.status_code == 400
    assert "must be" in answer.text


@pytest.mark.parametrize("asked", ["", "?q=Eviland", "?q=%3Cscript%3E", "?named=%22%3E%3Cscript%3E", "?type=%22%3E%3Cb%3E"])
def test_first_shows_strangers_text_as_text(desk: TestClient, asked: str) -> None:
    page = desk.get("/" + asked).text
    assert not re.search(r"<(?:script(?! src=\"/static)|img|svg|b>Outlet)", page)
    assert "onload=" not in re.sub(r">[^<]*<", "><", page).replace("&lt;svg onload=", "")
    assert not re.search(r'href="javascript:', page)
    assert not re.search(r"<[^>]+\s(?:style|on\w+)=", page)
