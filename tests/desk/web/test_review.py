"""The queue and corrections from it: with htmx and without, what they do and how they are taken back."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from made import put, record
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app

HERE = "http://127.0.0.1:8181"
SWAP = {"HX-Request": "true"}


@pytest.fixture
def path(tmp_path: Path, made_up: ModuleType) -> Path:
    found = tmp_path / "case.db"
    with Case.open(found, create=True) as case:
        put(case, made_up.warning(), made_up.shells(), made_up.hostile(), *again())
    return found


def again() -> list[dict[str, Any]]:
    """Two reports that tell one visit."""
    told = {"trigger": "visited", "type": "CONSULT", "actors": ["Westia"], "recipients": ["Estia"], "date": "2025-06-05"}
    return [
        record("v1", "Westia visited Estia for talks on grain.", events=[told], published="2025-06-05", outlet="Post"),
        record("v2", "The leader of Westia visited Estia on grain.", events=[told], published="2025-06-06", outlet="Sun"),
    ]


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path, Options(secret="s")), base_url=HERE, follow_redirects=False) as found:
        yield found


def queue(client: TestClient, address: str = "/review") -> list[str]:
    """Ids of the events in the queue, in order."""
    return re.findall(r'<article class="card doubted[^"]*" id="item-(e-[0-9a-f]+)"', client.get(address).text)


def post(client: TestClient, verb: str, *, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    csrf = re.search(r'name="csrf" content="(\w+)"', client.get("/review").text)
    assert csrf
    return client.post(f"/correct/{verb}", data={"csrf": csrf.group(1), **fields}, headers=headers or {})


def events(path: Path) -> dict[str, dict[str, Any]]:
    with Case.open(path) as case:
        return {e["id"]: e for e in case.export()["events"]}


def of_type(path: Path, type_: str) -> str:
    return next(i for i, e in events(path).items() if e["type"] == type_)


def plain(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def test_review_orders_by_doubt_and_filters(client: TestClient, path: Path) -> None:
    first = queue(client)
    assert len(first) == 4
    page = client.get("/review").text
    doubts = [float(d) for d in re.findall(r"doubt </span>([\d.]+)", page)]
    assert doubts == sorted(doubts, reverse=True)
    assert queue(client, "/review?why=single") == [i for i in first if events(path)[i]["independent_origins"] == 1]
    assert queue(client, "/review?q=shelled") == [of_type(path, "ASSAULT")]
    assert client.get("/review?why=gloomy").status_code == 400


def test_review_shows_hostile_words_as_text(client: TestClient) -> None:
    page = client.get("/review").text
    assert "<svg onload" not in page
    assert "Eviland&#34;&gt;&lt;svg onload=alert(3)&gt;" in page
    tags = re.findall(r"<[a-z][^>]*>", page)
    assert not [t for t in tags if re.search(r"\sstyle=|\son\w+=", re.sub(r'"[^"]*"', "", t))]
    assert not re.search(r"<script(?! src=\"/static/)", page)


@pytest.mark.parametrize("swapping", [True, False])
def test_review_accept_takes_out_of_the_queue_and_undo_brings_back(client: TestClient, path: Path, swapping: bool) -> None:
    before, whole = queue(client), events(path)
    answer = post(client, "accept", id=before[0], view="item" if swapping else "", headers=SWAP if swapping else None)
    if swapping:
        assert "it leaves the queue" in answer.text
        assert 'data-done="yes"' in answer.text
    else:
        assert (answer.status_code, answer.headers["location"]) == (303, "/review?done=1")
        assert "accept event" in plain(client.get("/review?done=1").text)
    assert queue(client) == before[1:]
    assert events(path) == whole
    post(client, "undo")
    assert queue(client) == before


def test_review_accepted_event_comes_back_when_another_origin_tells_it(client: TestClient, path: Path) -> None:
    visit = next(i for i, e in events(path).items() if e["independent_origins"] == 2)
    post(client, "accept", id=visit)
    assert visit not in queue(client)
    told = {"trigger": "visited", "type": "CONSULT", "actors": ["Westia"], "recipients": ["Estia"], "date": "2025-06-05"}
    with Case.open(path, write=True) as case:
        put(case, record("v3", "Officials confirm: Westia visited Estia to speak on grain.", events=[told], published="2025-06-07", outlet="Eye"))
    assert len(events(path)[visit]["mentions"]) == 3
    assert visit in queue(client)


def test_review_reject_retype_set_show_their_effect(client: TestClient, path: Path) -> None:
    attack = of_type(path, "ASSAULT")
    answer = post(client, "retype", id=attack, type="COERCE", view="item", headers=SWAP)
    assert "what: ASSAULT → COERCE" in plain(answer.text)
    assert events(path)[attack]["type"] == "COERCE"
    answer = post(client, "set", id=attack, slot="status", value="negated", view="item", headers=SWAP)
    assert "status: actual → negated" in plain(answer.text)
    answer = post(client, "reject", id=attack, view="item", headers=SWAP)
    assert "Left out: no search and no export has it any more." in plain(answer.text)
    assert f'id="item-{attack}"' in answer.text
    assert f'name="shown" value="{attack}"' in answer.text  # so that undoing puts it back there
    assert attack not in events(path)
    answer = post(client, "undo", seq="3", view="item", shown=attack, headers=SWAP)
    assert answer.headers["x-old"] == attack
    assert "Back in the record: 1 event." in plain(answer.text)
    assert events(path)[attack]["status"] == "negated"


def test_review_merge_and_split(client: TestClient, path: Path) -> None:
    visit = next(i for i, e in events(path).items() if len(e["mentions"]) == 2 and e["type"] == "CONSULT")
    assert "Split out" in client.get(f"/review/{visit}").text
    answer = post(client, "split", id=visit, mention=f"v2:{visit}", view="item", headers=SWAP)
    assert "1 event → 2 events" in plain(answer.text)
    two = [i for i, e in events(path).items() if e["mentions"][0]["report"] in ("v1", "v2")]
    assert len(two) == 2
    answer = post(client, "merge", id=two, view="item", headers=SWAP)
    assert "2 events → 1 event" in plain(answer.text)
    assert set(answer.headers["x-old"].split()) == set(two)
    assert len(events(path)[visit]["mentions"]) == 2


def test_review_edit_writes_one_entry_for_each_changed_slot(client: TestClient, path: Path) -> None:
    attack = of_type(path, "ASSAULT")
    form = client.get(f"/review/{attack}/edit").text
    shown = {k: unescape(v) for k, v in re.findall(r'name="was-(\w+)" value="([^"]*)"', form)}
    assert (shown["actors"], shown["recipients"], shown["date"]) == ("Sudmark", "Norland", "2025-06-03")
    was = {f"was-{k}": v for k, v in shown.items()}
    given = {**shown, **was, "date": "2025-06-02 2025-06-03", "recipients": "", "why": "the text says so"}
    answer = post(client, "edit", id=attack, back=f"/review/{attack}", **given)
    assert answer.headers["location"] == f"/review/{attack}?done=2"
    event = events(path)[attack]
    assert (event["recipients"], event["date"]["start"], event["date"]["end"]) == ([], "2025-06-02", "2025-06-03")
    with Case.open(path) as case:
        assert [(e.verb.value, e.arguments["slot"], e.why) for e in case.corrections()] == [
            ("set", "recipients", "the text says so"), ("set", "date", "the text says so"),
        ]  # fmt: skip
    refused = post(client, "edit", id=attack, view="item", headers=SWAP, **{**shown, **was, "actors": "Nobodyland"})
    assert "no actor named “Nobodyland”" in plain(refused.text)
    assert refused.headers["hx-retarget"] == "#refused"


@pytest.mark.parametrize(
    ("back", "led"),
    [
        ("/log?page=1", "/log?page=1&done=1"), ("https://evil.example/x", "/review?done=1"), ("//evil.example", "/review?done=1"),
        ("/\\evil.example", "/review?done=1"), ("javascript:alert(1)", "/review?done=1"), ("", "/review?done=1"),
    ],
)  # fmt: skip
def test_corrections_lead_back_into_the_desk_only(client: TestClient, back: str, led: str) -> None:
    assert post(client, "accept", id=queue(client)[0], back=back).headers["location"] == led


def test_corrections_lead_on_where_the_page_is_gone(client: TestClient) -> None:
    gone = queue(client)[0]
    assert post(client, "reject", id=gone, back=f"/event/{gone}").headers["location"] == "/log?done=1"


def test_corrections_want_the_token_and_post(client: TestClient, path: Path) -> None:
    id_ = queue(client)[0]
    assert client.post("/correct/reject", data={"id": id_}).status_code == 403
    assert client.get(f"/correct/reject?id={id_}").status_code == 405
    assert id_ in events(path)
    assert post(client, "explode", id=id_).status_code == 404
    assert post(client, "accept").status_code == 404


def test_corrections_of_actors_go_to_the_log(client: TestClient, path: Path) -> None:
    with Case.open(path) as case:
        (norland,) = case.connection.execute("SELECT id FROM entities WHERE name = 'Norland'").fetchone()
    assert post(client, "set", id=norland, slot="country", value="NLD", back=f"/actor/{norland}").headers["location"] == f"/actor/{norland}?done=1"
    with Case.open(path) as case:
        assert case.one(norland)[1]["country"] == "NLD"


def test_corrections_in_a_large_case_leave_the_rest_to_a_settling(client: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    asked: list[Path] = []
    monkeypatch.setattr("dragoman.desk.web.settling.Settler.soon", lambda self: asked.append(self._path))
    answer = post(client, "retype", id=of_type(path, "ASSAULT"), type="COERCE", view="item", headers=SWAP)
    assert "is being worked out" in answer.text
    assert asked == [path]
    assert "is being worked out" in client.get("/log").text
