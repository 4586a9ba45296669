"""The log of corrections."""

import re
from pathlib import Path
from types import ModuleType

from made import put
from starlette.testclient import TestClient

from dragoman.case import Case
from dragoman.desk.web.app import Options, make_app
from dragoman.record import correcting


def test_log_lists_and_undoes(tmp_path: Path, made_up: ModuleType) -> None:
    path = tmp_path / "case.db"
    with Case.open(path, create=True) as case:
        put(case, made_up.warning(), made_up.shells())
        id_ = case.connection.execute("SELECT id FROM happenings WHERE type = 'ASSAULT'").fetchone()[0]
        case.correct(lambda c: correcting.retype(c, id_, "COERCE"), who="<b>ann</b>", why="no shells & no fire")
        case.correct(lambda c: correcting.note(c, id_, "see <i>there</i>"), who="bob")
    with TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1", follow_redirects=False) as client:
        page = client.get("/log").text
        assert re.findall(r'<tr id="entry-(\d)"', page) == ["2", "1"]
        assert "&lt;b&gt;ann&lt;/b&gt;" in page
        assert "no shells &amp; no fire" in page
        assert f"/event/{id_}" in page
        csrf = re.search(r'name="csrf" content="(\w+)"', page)
        assert csrf
        answer = client.post("/correct/undo", data={"csrf": csrf.group(1), "seq": "1", "back": "/log"})
        assert answer.headers["location"] == "/log?done=3"
        page = client.get("/log?done=3").text
        assert re.findall(r'<tr id="entry-(\d)"[^>]*class="lit"', page) == ["3"]
        assert "undo of 1: retype event" in page
        assert page.count("(taken back)") == 1
        assert client.post("/correct/undo", data={"csrf": csrf.group(1), "seq": "1"}).status_code == 404
        assert client.get("/log?page=2").status_code == 200
    with Case.open(path) as case:
        assert case.one(id_)[1]["type"] == "ASSAULT"


def test_log_empty_leads_to_the_queue(desk: TestClient) -> None:
    assert "Nobody has corrected anything yet" in desk.get("/log").text
