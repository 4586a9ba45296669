"""Alerts in the desk: the list, the feed, saved searches."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest
from made import put, record
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def path(tmp_path: Path, made_up: ModuleType) -> Path:
    """The truce is extended, then expired; a discrepancy whose words are hostile to XML and HTML."""
    found = tmp_path / "case.db"
    bad = record("bad", "Nine <b>& ten\u0001 men.")
    bad["discrepancies"] = [{
        "id": "d-1", "kind": "figure", "resolved": None, "reason": "<script>x</script> & \u0001\ufffe or ten", "rule": "made",
        "claims": [{"value": "9", "span": {"start": 0, "end": 4, "text": "Nine"}, "statement": None}],
    }]  # fmt: skip
    with Case.open(found, create=True) as case:
        put(case, made_up.warning())
        put(case, made_up.shells(), bad)
    return found


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1", follow_redirects=False) as found:
        yield found


def post(client: TestClient, what: str, **fields: Any) -> Any:
    csrf = re.search(r'name="csrf" content="(\w+)"', client.get("/alerts").text)
    assert csrf
    return client.post(f"/alerts/{what}", data={"csrf": csrf.group(1), **fields})


def test_alerts_page_lists_news_with_links(client: TestClient) -> None:
    page = client.get("/alerts").text
    assert "truce (ceasefire): " in page
    assert re.search(r'href="/process/p-\w+"', page)
    assert re.search(r'href="/discrepancies#d-\w+" dir="auto">&lt;script&gt;x&lt;/script&gt; &amp;', page)
    assert "<script>x" not in page


def test_alerts_page_marks_as_read(client: TestClient) -> None:
    assert 'class="unread"' in client.get("/alerts").text
    assert client.post("/alerts/seen").status_code == 403
    assert client.get("/alerts/seen").status_code == 405
    assert post(client, "seen").headers["location"] == "/alerts"
    page = client.get("/alerts").text
    assert 'class="unread"' not in page
    assert "0 unread" in page


def test_alerts_feed_is_well_formed_whatever_reports_say(client: TestClient) -> None:
    answer = client.get("/alerts.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.text)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(re.findall(r"<li data-row", client.get("/alerts").text))
    titles = [e.findtext(f"{ATOM}title") or "" for e in entries]
    assert "<script>x</script> & \ufffd\ufffd or ten" in titles
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    links = [e.find(f"{ATOM}link") for e in entries]
    assert all(link is not None and link.get("href", "").startswith("http://127.0.0.1/") for link in links)
    times = [e.findtext(f"{ATOM}updated") or "" for e in entries]
    assert times == sorted(times, reverse=True)


def test_alerts_save_what_the_first_screen_asks_and_forget_it(client: TestClient, path: Path) -> None:
    page = client.get("/alerts?type=ASSAULT&q=shelled").text
    assert '<input type="hidden" name="type" value="ASSAULT">' in page
    assert 'value="shelled, ASSAULT"' in page
    assert post(client, "save", name="Attacks <1>", type="ASSAULT", q="shelled").status_code == 303
    assert post(client, "save", name="nothing").status_code == 404
    page = client.get("/alerts").text
    assert 'href="/?q=shelled&amp;type=ASSAULT" dir="auto">Attacks &lt;1&gt;' in page
    told = {"trigger": "shelled", "type": "ASSAULT", "actors": ["Westia"], "recipients": ["Estia"], "date": "2025-07-05"}
    with Case.open(path, write=True) as case:
        put(case, record("w", "Westia shelled Estia.", events=[told], published="2025-07-05"))
    assert "Attacks &lt;1&gt;: 1 new claim, for one “Westia shelled Estia.”" in client.get("/alerts").text
    assert post(client, "forget", seq="1").status_code == 303
    assert "Attacks &lt;1&gt;</a> <span" not in client.get("/alerts").text
    assert post(client, "forget", seq="1").status_code == 404
    assert post(client, "explode").status_code == 404
