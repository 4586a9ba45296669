"""The page of a report: marks and rows that lead to each other, forms and copies, and text of strangers."""

import re
from html import unescape
from types import ModuleType
from urllib.parse import quote

from starlette.testclient import TestClient


def text_of(page: str) -> str:
    """The report as it is read: the article without its legend and tags."""
    article = re.search(r"<article.*?</article>", page, re.S)
    assert article
    kept = article.group().split('<p class="legend">')[0]
    paragraphs = re.findall(r"<p [^>]*>(.*?)</p>", kept, re.S)
    return "\n\n".join(unescape(re.sub(r"<[^>]*>", "", p)).strip() for p in paragraphs)


def test_report_shows_every_character_of_the_text(desk: TestClient, made_up: ModuleType) -> None:
    assert text_of(desk.get("/report/warning").text) == made_up.WARNING
    assert text_of(desk.get("/report/" + quote('evil/../"><b>', safe="")).text) == made_up.HOSTILE


def test_report_marks_lead_to_rows_and_back(desk: TestClient) -> None:
    page = desk.get("/report/warning").text
    trigger = re.search(r'<a href="#r(\d+)" data-rows="([\d ]+)" title="(THREATEN[^"]*)"[^>]*>warned</a>', page)
    assert trigger
    row, rows, title = trigger.groups()
    assert row in rows.split()
    assert f'id="r{row}" data-finding="{row}"' in page
    assert f'<span id="t{row}"></span>' in page
    assert f'href="#t{row}"' in page
    lines = unescape(title).splitlines()
    assert lines == [
        "THREATEN (actual), confidence 0.90", "Norland → Sudmark", "2025-06-02", "on the word of the report",
    ]  # fmt: skip


def test_report_tells_on_whose_word_and_by_what_channel(desk: TestClient) -> None:
    page = desk.get("/report/shells").text
    assert "on the word of Sudmark (X)" in page
    assert re.search(r'data-label="on whose word"><span><a class="actor" href="/actor/a-[0-9a-f]+"><bdi>Sudmark', page)


def test_report_leads_to_the_place_that_was_asked_for(desk: TestClient, made_up: ModuleType) -> None:
    text = made_up.WARNING
    at = text.index("warned")
    page = desk.get(f"/report/warning?at={at}").text
    assert page.count('id="at"') == 1
    assert re.search(r'class="here"[^>]*>warned<', page)
    for nowhere in ("999999", "-1", "x", str(text.index("\n"))):
        assert 'id="at"' not in desk.get(f"/report/warning?at={nowhere}").text


def test_report_names_its_forms_and_copies(desk: TestClient) -> None:
    first = desk.get("/report/warning").text
    assert "later form:" in first
    assert re.search(r'copy: <a class="report" href="/report/copy"><bdi>Daily Gull, 2025-06-02', first)
    assert re.search(r'origin: <a class="report" href="/report/warning"', desk.get("/report/copy").text)


def test_report_shows_what_a_revision_changed(desk: TestClient) -> None:
    page = desk.get("/report/warning%402").text
    assert "Against the earlier form: 1 added, 0 edited, 0 left out, 3 kept" in page
    changes = page[page.index('id="changes"') :]
    assert re.search(r'class="added"[^>]*><span class="tag">added</span>A ferry was turned back\.<', changes)


def test_report_compares_with_another_relative_and_no_stranger(desk: TestClient) -> None:
    page = desk.get("/report/copy?with=warning%402").text
    assert "1 left out" in page
    answer = desk.get("/report/copy?with=shells")
    assert answer.status_code == 404
    assert "no form or copy shells" in answer.text


def test_report_shows_strangers_text_as_text(desk: TestClient) -> None:
    page = desk.get("/report/" + quote('evil/../"><b>', safe="")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in text_of(page)
    assert not re.search(r"<(?:script(?! src=\"/static)|img|svg)", page)
    assert "<b>Outlet" not in page
    assert "javascript:" not in page
    assert not re.search(r"<[^>\"]+\s(?:style|on\w+)=", re.sub(r'"[^"]*"', '""', page))


def test_report_links_only_to_the_web(desk: TestClient) -> None:
    page = desk.get("/report/warning").text
    assert '<a href="https://example.org/w" rel="noopener noreferrer nofollow">source</a>' in page
