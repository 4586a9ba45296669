"""The JSON API over a small case that was really read."""

import doctest
import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import uvicorn
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.api import ENDPOINTS, routes, version_of
from dragoman.desk.web.app import make_app
from dragoman.desk.web.openapi import Endpoint, description
from dragoman.record import correcting
from dragoman.record.search import Query

DOC = Path(__file__).parents[3] / "docs" / "api.md"
META = Path(__file__).with_name("openapi-3.1.json")  # https://spec.openapis.org/oas/3.1/schema/2022-10-07, Apache-2.0
HERE = "http://127.0.0.1"
ODD = "late edition/№ 4?x=<script>"

WARNS = (
    "Sudan warns Chad over shelling\n\nOMDURMAN, June 3, 2031 (Reuters) - Sudanese Foreign Minister Hala Idriss warned"
    " Chad on Tuesday that any further shelling would be met with force.\n\nChadian forces shelled the town of Tine on"
    " Monday, killing nine people, the Sudanese army said.\n\nThe United Nations urged both sides to return to the"
    " talks in Juba that were suspended last month, and offered to send observers.\n"
)
DENIES = (
    "Chad denies shelling of Tine\n\nN'DJAMENA, June 4, 2031 (Sahel Post) - Chadian forces shelled the town of Tine on"
    " Monday, killing two people, the Chadian army said. Chadian Defence Minister Moussa Déby accused Sudan of arming"
    " rebels.\n"
)
TRUCE = (
    "Truce agreed\n\nJUBA, June 9, 2031 (Reuters) - Sudan and Chad agreed on a ten-day ceasefire on Monday. The"
    " ceasefire took effect at midnight.\n"
)
ROWS = [
    {"id": "wire", "text": WARNS, "outlet": "Reuters", "published": "2031-06-03", "url": "https://example.org/1"},
    {"id": "copy", "text": WARNS, "outlet": "The Harbour Times", "published": "2031-06-03"},
    {"id": "denial", "text": DENIES, "outlet": "Sahel Post", "published": "2031-06-04"},
    {"id": ODD, "text": TRUCE, "outlet": "Reuters", "published": "2031-06-09"},
]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of four reports, with a note and an undoing in its log."""
    folder = tmp_path_factory.mktemp("api")
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    with Case.open(folder / "crisis.db", create=True) as case:
        case.add([str(folder / "in.jsonl")])
        event = case.search(Query()).events[0]["id"]
        case.correct(lambda c: correcting.note(c, event, "seen on video"), who="ann")
        case.undo(who="ann")
    return folder / "crisis.db"


@pytest.fixture
def client(filled: Path) -> TestClient:
    return TestClient(make_app(filled), base_url=HERE)


def ask(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def everything(client: TestClient, address: str) -> list[Any]:
    """All items, page by page."""
    found: list[Any] = []
    while address:
        page = ask(client, address)
        found += page["items"]
        address = page["next"]
    return found


def address_of(client: TestClient, endpoint: Endpoint) -> str:
    """One that has an answer."""
    if endpoint.name == "statements":
        return "/api/statements?actor=Sudan"
    if "{id" not in endpoint.path:
        return endpoint.path
    rows = ask(client, endpoint.path.split("/{")[0])["items"]
    return endpoint.path.split("{")[0] + quote(rows[0]["id"], safe="")


# -- the description


def test_api_openapi_is_valid(client: TestClient) -> None:
    found = ask(client, "/openapi.json")
    assert list(Draft202012Validator(json.loads(META.read_text(encoding="utf-8"))).iter_errors(found)) == []
    for schema in found["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    assert set(found["paths"]) == {e.address for e in ENDPOINTS}
    assert len({e.name for e in ENDPOINTS}) == len(ENDPOINTS)


def test_api_openapi_refers_only_to_what_it_has() -> None:
    found = description(ENDPOINTS)
    asked = set(re.findall(r'"#/components/(\w+/\w+)"', json.dumps(found)))
    assert asked == {f"{part}/{name}" for part in ("schemas", "responses") for name in found["components"][part]}


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.name)
def test_api_answers_are_as_described(client: TestClient, endpoint: Endpoint) -> None:
    found = ask(client, address_of(client, endpoint))
    schema = {**endpoint.shape, "components": description(ENDPOINTS)["components"]}
    assert [e.message for e in Draft202012Validator(schema).iter_errors(found)] == []
    assert found.get("items", ["one"]) != []


def test_api_events_take_every_part_of_a_query() -> None:
    (events,) = [e for e in ENDPOINTS if e.name == "events"]
    named = {"type": "types", "status": "statuses"}
    assert {named.get(p.name, p.name) for p in events.parameters} == {f.name for f in fields(Query)}


def test_api_page_names_every_address(client: TestClient) -> None:
    page = client.get("/api")
    assert page.status_code == 200
    assert [e.address for e in ENDPOINTS if e.address not in page.text] == []


# -- lists


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("words=force", Query(words="force")),
        ("words=%22the+town%22", Query(words='"the town"')),
        ("type=ASSAULT&type=threaten", Query(types=("ASSAULT", "THREATEN"))),
        ("status=actual", Query(statuses=("actual",))),
        ("actor=Sudan", Query(actor="Sudan")),
        ("recipient=Chad", Query(recipient="Chad")),
        ("source=Hala+Idriss", Query(source="Hala Idriss")),
        ("place=Tine", Query(place="Tine")),
        ("since=2031-06-04", Query(since="2031-06-04")),
        ("until=2031-06-03", Query(until="2031-06-03")),
        ("origins=2", Query(origins=2)),
    ],
)
def test_api_events_answer_as_the_case_does(client: TestClient, filled: Path, asked: str, query: Query) -> None:
    with Case.open(filled) as case:
        wanted = [e["id"] for e in case.search(query).events]
        total = case.search(Query()).total
    assert [e["id"] for e in ask(client, f"/api/events?{asked}")["items"]] == wanted
    assert (0 < len(wanted) < total) or asked == "status=actual"


@pytest.mark.parametrize("path", [e.path for e in ENDPOINTS if "{" not in e.path])
def test_api_pages_together_are_the_whole(client: TestClient, path: str) -> None:
    mark = "&" if "?" in path else "?"
    path += f"{mark}actor=Sudan" if path.endswith("statements") else ""
    whole = everything(client, path)
    mark = "&" if "?" in path else "?"
    assert everything(client, f"{path}{mark}limit=1") == whole
    first = ask(client, f"{path}{mark}limit=1")
    assert first.get("total", len(whole)) == len(whole) > 0
    assert (first["next"] is None) == (len(whole) == 1)


def test_api_next_keeps_what_was_asked(client: TestClient) -> None:
    following = ask(client, "/api/events?type=ASSAULT&type=THREATEN&limit=1")["next"]
    assert following == "/api/events?type=ASSAULT&type=THREATEN&limit=1&offset=1"


def test_api_actors_by_the_beginning_of_a_word_without_accents(client: TestClient) -> None:
    assert "Moussa Déby" in [a["name"] for a in ask(client, "/api/actors?name=deb")["items"]]
    assert ask(client, "/api/actors?name=eby")["items"] == []
    assert ask(client, "/api/actors?name=%21%21")["total"] == 0


def test_api_names_are_of_those_in_the_answer(client: TestClient) -> None:
    found = ask(client, "/api/events?type=THREATEN")
    assert {found["names"][a] for e in found["items"] for a in e["actors"]} == {"Hala Idriss"}


def test_api_timeline_counts_every_event_once(client: TestClient) -> None:
    found = ask(client, "/api/timeline")
    counts = [found["undated"], *found["items"]]
    number = sum(n for one in counts for key, n in one.items() if key != "day")
    assert number == ask(client, "/api/events")["total"]
    monday = next(d for d in found["items"] if d["day"] == "2031-06-02")
    assert monday["material_conflict"] >= 1
    assert {d["day"] for d in ask(client, "/api/timeline?since=2031-06-04")["items"]} == {
        d["day"] for d in found["items"] if d["day"] >= "2031-06-04"
    }
    assert ask(client, "/api/timeline?actor=United+Nations")["total"] < found["total"]


def test_api_statements_are_of_the_actor(client: TestClient) -> None:
    (idriss,) = ask(client, "/api/actors?name=idriss")["items"]
    found = ask(client, f"/api/statements?actor={idriss['id']}")["items"]
    assert {s["source"] for s in found} == {idriss["id"]}
    assert {s["report"] for s in found} == {"wire", "copy"}
    assert [s["id"] for s in ask(client, "/api/statements?actor=Hala+Idriss")["items"]] == [s["id"] for s in found]


def test_api_corrections_say_what_holds(client: TestClient) -> None:
    found = ask(client, "/api/corrections")["items"]
    assert [(c["verb"], c["holds"], c["undoes"]) for c in found] == [("note", False, None), ("undo", False, 1)]
    assert "seen on video" in found[0]["says"]


# -- one thing


def spans_in(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        if found.keys() >= {"start", "end", "text"} and isinstance(found["start"], int):
            yield found
        for value in found.values():
            yield from spans_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from spans_in(value)


@pytest.mark.parametrize("id_", ["wire", ODD])
def test_api_a_report_has_its_record_with_spans(client: TestClient, id_: str) -> None:
    found = ask(client, f"/api/reports/{quote(id_, safe='')}")
    text = found["report"]["text"]
    spans = list(spans_in(found))
    assert len(spans) > 5
    assert [s for s in spans if text[s["start"] : s["end"]] != s["text"]] == []
    for event in found["events"]:
        of_case = ask(client, f"/api/events/{event['in_case']}")
        assert (id_, event["id"]) in [(m["report"], m["local"]) for m in of_case["mentions"]]
    stated = {s["in_case"] for s in found["statements"]}
    said = {m["statement"] for e in everything(client, "/api/events") for m in e["mentions"] if m["report"] == id_}
    assert said - {None} <= stated


def test_api_an_actor_has_a_page_of_its_events(client: TestClient) -> None:
    sudan = next(a for a in ask(client, "/api/actors?name=sudan")["items"] if a["name"] == "Sudan")
    found = ask(client, f"/api/actors/{sudan['id']}?limit=1")
    assert len(found["events"]["items"]) == 1
    assert found["events"]["total"] == sudan["events"] > 1
    assert found["events"]["next"] == f"/api/actors/{sudan['id']}?limit=1&offset=1"
    assert found["names"][sudan["id"]] == "Sudan"


# -- what is refused


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/api/events/e-000000000000", 404, "The case has no event e-000000000000."),
        ("/api/events/wire", 404, "no event wire"),
        ("/api/actors/Sudan", 404, "no actor Sudan"),
        ("/api/processes/p-1", 404, "no process p-1"),
        ("/api/reports/..%2F..%2Fetc%2Fpasswd", 404, "no report ../../etc/passwd"),
        ("/api/reports/", 404, "no report"),
        ("/api/reports/none", 404, "no report none"),
        ("/api/nowhere", 404, "no such address"),
        ("/api/events/e-1/more", 404, "no such address"),
        ("/api/events?typ=AID", 400, "no parameter 'typ'; there are words, type"),
        ("/api/events/e-1?limit=1", 400, "no parameter 'limit'; there are none"),
        ("/api/events?type=BOMB", 400, "There is no type 'BOMB'; there are AGREE"),
        ("/api/events?words=a&words=b", 400, "words is given 2 times"),
        ("/api/events?words=", 400, "words must have 1 to 1000 characters"),
        ("/api/events?words=" + "x" * 1001, 400, "words must have 1 to 1000 characters"),
        ("/api/events?words=a%00b", 400, "control character"),
        ("/api/events?since=June", 400, "since is 'June'"),
        ("/api/events?limit=0", 400, "limit must be a whole number from 1 to 500"),
        ("/api/events?limit=501", 400, "limit must be a whole number"),
        ("/api/events?limit=-1", 400, "limit must be a whole number"),
        ("/api/events?limit=%D9%A3", 400, "limit must be a whole number"),
        ("/api/events?offset=99999999999999999999", 400, "offset must be a whole number"),
        ("/api/statements", 400, "actor is asked for"),
        ("/api/statements?actor=Sudan&after=x", 400, "after is taken from"),
        ("/api/processes?kind=war", 400, "There is no kind 'war'"),
    ],
)
def test_api_says_in_one_sentence_what_is_wrong(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/json"
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error"}
    assert said in answer.json()["error"]
    assert "etag" not in answer.headers


def test_api_an_id_instead_of_a_name_leads_on(client: TestClient) -> None:
    id_ = ask(client, "/api/actors?name=idriss")["items"][0]["id"]
    answer = client.get(f"/api/events?actor={id_}")
    assert answer.status_code == 400
    assert f"/api/actors/{id_}" in answer.json()["error"]


@pytest.mark.parametrize("words", ['"', "a OR (", "NEAR(", "-war", "war*", "'; DROP TABLE reports", "col:war", "☃", "?!"])
def test_api_words_are_never_operators(client: TestClient, words: str) -> None:
    for path in ("/api/events", "/api/reports"):
        assert client.get(path, params={"words": words}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_api_only_reads(client: TestClient, filled: Path, method: str) -> None:
    before = filled.read_bytes()
    assert client.request(method, "/api/corrections").status_code in (403, 405)
    bare = Starlette(routes=routes)
    bare.state.path = filled
    answer = TestClient(bare, base_url=HERE).request(method, "/api/corrections")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert answer.json() == {"error": "The API only reads: ask with GET."}
    assert filled.read_bytes() == before


def test_api_allows_no_other_site(client: TestClient) -> None:
    answer = client.get("/api/events", headers={"Origin": "https://evil.example"})
    assert not [h for h in answer.headers if h.startswith("access-control")]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.get("/api/events", headers={"Host": "evil.example"}).status_code == 421


def test_api_a_case_that_went_away_is_told(tmp_path: Path) -> None:
    answer = TestClient(make_app(tmp_path / "none.db"), base_url=HERE).get("/api/events")
    assert answer.status_code == 500
    assert "There is no case" in answer.json()["error"]


# -- whether it is still the same


def test_api_answers_304_until_the_case_changes(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    shutil.copy(filled, path)
    client = TestClient(make_app(path), base_url=HERE)
    tag = client.get("/api/events").headers["etag"]
    same = client.get("/api/events", headers={"If-None-Match": f'"other", W/{tag}'})
    assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
    assert client.get("/api/events?limit=1", headers={"If-None-Match": tag}).status_code == 200
    before = version_of(path)
    with Case.open(path, write=True) as case:
        event = case.search(Query()).events[0]["id"]
        case.correct(lambda c: correcting.reject(c, event), who="ann")
        assert version_of(path) != before
        changed = client.get("/api/events", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert event not in [e["id"] for e in changed.json()["items"]]
    assert changed.headers["etag"] != tag


def test_api_openapi_answers_304(client: TestClient) -> None:
    tag = client.get("/openapi.json").headers["etag"]
    assert client.get("/openapi.json", headers={"If-None-Match": tag}).status_code == 304


# -- the documentation


@pytest.fixture
def desk(filled: Path) -> Iterator[str]:
    """The address of a desk that really listens."""
    server = uvicorn.Server(uvicorn.Config(make_app(filled), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.02)
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"{HERE}:{port}"
    finally:
        server.should_exit = True
        thread.join()


def test_api_docs_examples_run(desk: str) -> None:
    text = DOC.read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(text, {"desk": desk}, "api.md", "api.md", 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert outcome.attempted >= 4
    assert outcome.failed == 0


def test_api_docs_curl_lines_are_answered(client: TestClient) -> None:
    lines = re.findall(r"^curl .*'http://127\.0\.0\.1:8181(/\S*)'$", DOC.read_text(encoding="utf-8"), re.M)
    assert len(lines) >= 5
    assert [line for line in lines if client.get(line).status_code != 200] == []


def test_api_docs_name_every_address_and_parameter() -> None:
    text = DOC.read_text(encoding="utf-8")
    missing = [e.address for e in ENDPOINTS if f"`{e.address}`" not in text]
    missing += [p.name for e in ENDPOINTS for p in e.parameters if not p.path and f"`{p.name}`" not in text]
    assert missing == []
