"""Pages with pictures of a whole case: timeline, map, relations; and what strangers write on all pages of things."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from made import put, record
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app
from dragoman.desk.web.pages.relations import pairs_of
from dragoman.desk.web.pages.timeline import window_of
from dragoman.record.overviews import Deed
from dragoman.record.search import Query

HERE = "http://127.0.0.1:8181"
LONG = "Norland shelled Sudmark" + "".join(f" and bombed{n} Sudmark" for n in range(60)) + "."
PLACES = {
    "Orla": {"name": "Orla", "country": "FRA", "lat": 47.0, "lon": 2.0, "precision": "city"},
    "<b>Hills</b>": {"name": "<b>Hills</b>", "country": "FRA", "lat": 45.0, "lon": 3.0, "precision": "region"},
    "France": {"name": "France", "country": "FRA", "lat": 46.0, "lon": 2.0, "precision": "country"},
}  # fmt: skip


@pytest.fixture(scope="module")
def wide_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty attacks on one day, in three places or none; one talk."""
    path = tmp_path_factory.mktemp("wide") / "case.db"
    attacks = [
        {"trigger": f"bombed{n}", "type": "ASSAULT", "actors": ["Norland"], "recipients": ["Sudmark"], "date": "2025-06-02"}
        for n in range(60)
    ]  # fmt: skip
    one = record("long", LONG, events=attacks, published="2025-06-02")
    for event, place in zip(one["events"], [*PLACES.values()] * 2, strict=False):
        event["place"] = place
    two = record(
        "talks", "Norland and Sudmark held talks.", published="2025-06-05",
        events=[{"trigger": "held", "type": "CONSULT", "actors": ["Norland", "Sudmark"], "date": "2025-06-05"}],
    )  # fmt: skip
    with Case.open(path, create=True) as case:
        put(case, one, two)
    return path


@pytest.fixture
def wide(wide_path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(wide_path, Options(secret="s")), base_url=HERE) as client:
        yield client


def main(client: TestClient, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text).get_element_by_id("main")


def words(part: Any) -> str:
    return " ".join(part.text_content().split())


# -- timeline


def test_timeline_page_leads_from_the_picture_to_events_and_processes(desk: TestClient, desk_path: Path) -> None:
    found = main(desk, "/timeline")
    links = {a.get("href") for a in found.xpath(".//*[local-name()='svg']//*[local-name()='a']")}
    with Case.open(desk_path) as case:
        assert links == {f"/event/{e['id']}" for e in case.search(Query()).events} | {
            f"/process/{p['id']}" for p in case.processes()
        }


def test_timeline_page_counts_where_one_day_has_many(wide: TestClient) -> None:
    found = main(wide, "/timeline")
    links = [a.get("href") for a in found.xpath(".//*[local-name()='svg']//*[local-name()='a']")]
    assert "/timeline?since=2025-06-02&until=2025-06-02" in links
    with_all = main(wide, "/timeline?since=2025-06-02&until=2025-06-02&page=2")
    assert len(with_all.xpath(".//tbody")) > 0


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("?since=2025-06-01&until=2025-06-03", "2025-06-01", "2025-06-03"),
        ("?since=2025-06-03&until=2025-06-01", "2025-06-01", "2025-06-03"),
        ("?since=nonsense&until=%3Cscript%3E", "2025-05-23", "2025-07-02"),
        ("?since=0001-01-01&until=9999-12-31", "1500-01-01", "2400-12-31"),
        ("?page=99999999999", "2025-05-23", "2025-07-02"),
    ],
)  # fmt: skip
def test_timeline_page_takes_days_as_they_come(desk: TestClient, query: str, first: str, last: str) -> None:
    found = main(desk, f"/timeline{query}")
    assert [i.get("value") for i in found.xpath(".//input[@type='date']")] == [first, last]


def test_timeline_window_reaches_to_a_deadline_that_is_near(desk_path: Path) -> None:
    with Case.open(desk_path) as case:
        window = window_of(case, None, None)
    assert (window.first, window.last, window.today) == (date(2025, 5, 23), date(2025, 7, 2), date(2025, 6, 4))


# -- map


def test_map_page_lists_places_and_what_they_are(wide: TestClient) -> None:
    found = main(wide, "/map")
    rows = {words(tr[0]): [words(td) for td in tr[1:]] for tr in found.xpath(".//tbody/tr")}
    assert {name: (row[0], row[1], row[-1]) for name, row in rows.items()} == {
        "Orla": ("town", "France", "2"), "<b>Hills</b>": ("region", "France", "2"), "France": ("country", "France", "2"),
    }  # fmt: skip
    assert "events have none" in words(found.xpath(".//h2")[0])
    links = {unquote(a.get("href")) for a in found.xpath(".//tbody//th/a")}
    assert links == {"/?place=Orla", "/?place=<b>Hills</b>", "/?place=France"}


def test_map_page_of_one_country_only(wide: TestClient) -> None:
    assert len(main(wide, "/map?country=FRA").xpath(".//tbody/tr")) == 3
    assert "No event has a place." in words(main(wide, "/map?country=%22%3E"))


def test_map_page_without_places_says_so(desk: TestClient) -> None:
    assert "No event has a place." in words(main(desk, "/map"))


# -- relations


def test_relations_page_counts_deeds_of_a_pair_and_what_both_do(wide: TestClient, wide_path: Path) -> None:
    with Case.open(wide_path) as case:
        actors = {name: id_ for id_, name in case.connection.execute("SELECT id, name FROM entities")}
        found = case.search(Query(limit=200)).events
    attacks = sum(e["type"] == "ASSAULT" for e in found)
    page = main(wide, "/relations")
    cells = {a.get("href"): words(a) for a in page.xpath(".//table[@class='matrix']//td/a")}
    norland, sudmark = actors["Norland"], actors["Sudmark"]
    assert cells == {
        f"/relations?who={norland}&whom={sudmark}": f"◆ {attacks + 1} events, mostly material conflict",
        f"/relations?who={sudmark}&whom={norland}": "○ 1 events, mostly verbal cooperation",
    }
    pairs = [words(p) for p in page.xpath(".//ul[@class='pairs']/li/p[1]")]
    assert sorted(pairs)[0].startswith("Norland") and len(pairs) == 2


def test_relations_page_of_a_pair_lists_events_both_ways(wide: TestClient, wide_path: Path) -> None:
    with Case.open(wide_path) as case:
        actors = {name: id_ for id_, name in case.connection.execute("SELECT id, name FROM entities")}
    page = main(wide, f"/relations?who={actors['Sudmark']}&whom={actors['Norland']}")
    back, forth = page.xpath(".//h2")
    assert words(back) == "Sudmark → Norland 1 event"
    assert words(forth).startswith("Norland → Sudmark")
    assert "Nothing that the reports tell." in words(main(wide, "/relations?who=a-none&whom=a-nobody"))


def test_relations_pairs_are_the_fullest_first_with_days_apart_from_undated() -> None:
    found = pairs_of([
        Deed("a", "b", False, "ACCUSE", "2025-06-01", 1), Deed("c", "d", False, "AID", None, 5),
        Deed("a", "b", False, "ACCUSE", "2025-06-02", 2),
    ])  # fmt: skip
    assert [(p.who, p.total) for p in found] == [("c", 5), ("a", 3)]
    assert found[0].undated == {"material-cooperation": 5} and not found[0].days
    assert found[1].days == {(date(2025, 6, 1), "verbal-conflict"): 1, (date(2025, 6, 2), "verbal-conflict"): 2}


# -- strangers


def every_page(path: Path) -> list[str]:
    with Case.open(path) as case:
        ids = [f"/event/{e['id']}" for e in case.search(Query(limit=500)).events]
        ids += [f"/process/{p['id']}" for p in case.processes()]
        actors = [id_ for (id_,) in case.connection.execute("SELECT id FROM entities")]
    pairs = [f"/relations?who={a}&whom={b}" for a in actors for b in actors]
    return [*ids, *(f"/actor/{a}" for a in actors), *pairs, "/timeline", "/map", "/relations", "/discrepancies"]


def evil(made_up: ModuleType) -> list[dict[str, Any]]:
    """Reports of which every word that can be shown is hostile."""
    found = made_up.warning()
    attack = '"><script>alert(5)</script><svg/onload=alert(6)>'
    found["actors"][0]["role"] = attack
    found["actors"][0]["aliases"] = [attack, "x" * 5000]
    found["statements"][0]["channel"] = attack
    found["processes"][0]["name"] = attack
    found["processes"][0]["kind"] = "ceasefire"
    found["events"][0]["place"] = {"name": attack, "country": '"><', "lat": 1.0, "lon": 2.0, "precision": "city"}
    found["report"]["outlet"] = "javascript:alert(7)"
    return [found, made_up.hostile(), made_up.shells()]


def test_pages_show_hostile_words_as_words(tmp_path: Path, made_up: ModuleType) -> None:
    path = tmp_path / "case.db"
    with Case.open(path, create=True) as case:
        put(case, *evil(made_up))
    client = TestClient(make_app(path, Options(secret="s")), base_url=HERE)
    seen = ""
    for address in every_page(path):
        answer = client.get(address)
        assert answer.status_code == 200, address
        root = html.fromstring(answer.text)
        assert {s.get("src", "")[:8] for s in root.iter("script")} == {"/static/"}, address
        for one in root.iter():
            if isinstance(one.tag, str):
                assert not [n for n in one.attrib if n.startswith("on") or n == "style"], (address, one.attrib)
                assert not one.get("href", "").strip().lower().startswith(("javascript:", "data:", "//")), address
        assert not root.xpath("//main//b[text()='Outlet']"), address
        seen += words(root.get_element_by_id("main"))
    for attack in ("alert(3)", "alert(5)", "<b>Outlet</b>, 2025-06-04", "javascript:alert(7)"):
        assert attack in seen
