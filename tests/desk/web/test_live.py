"""What a page is told that stays open while reports come in."""

import json
import re
from pathlib import Path
from types import ModuleType

import pytest
from made import put, record
from starlette.testclient import TestClient

from dragoman.case import ADDING, Case, Summary
from dragoman.desk.web.app import Options, make_app
from dragoman.record.store.connect import transaction
from dragoman.record.store.keep import set_fact


@pytest.fixture
def path(tmp_path: Path, made_up: ModuleType) -> Path:
    found = tmp_path / "case.db"
    with Case.open(found, create=True) as case:
        put(case, made_up.warning())
    return found


def carried(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(seen|heard|said)" value="([^"]*)"', page))


def test_live_tells_new_reports_and_alerts_once(path: Path, made_up: ModuleType) -> None:
    with TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1") as client:
        first = client.get("/live")
        assert "new report" not in first.text
        assert client.get("/live", params=carried(first.text)).status_code == 204
        with Case.open(path, write=True) as case:
            put(case, made_up.shells(), record("more", "Nothing happened."))
        here = {"HX-Current-URL": "http://127.0.0.1/?type=ASSAULT"}
        second = client.get("/live", params=carried(first.text), headers=here)
        assert "<b>2 new reports</b>" in second.text
        assert '<a href="/?type=ASSAULT">show</a>' in second.text
        assert "new alert" in second.text
        assert client.get("/live", params=carried(second.text)).status_code == 204
        assert "new report" not in client.get("/live").text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://127.0.0.1//evil.example", "\u0000", "http://[", ""])
def test_live_leads_to_the_desk_only(path: Path, address: str) -> None:
    with TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1") as client:
        page = client.get("/live", params={"seen": "0"}, headers={"HX-Current-URL": address.encode("latin-1", "replace").replace(b"\0", b"")}).text
        assert re.findall(r'<a href="([^"]*)">show', page) == ["/"]


def test_live_tells_how_far_an_adding_is_and_not_of_one_that_has_died(path: Path) -> None:
    with TestClient(make_app(path, Options(secret="s")), base_url="http://127.0.0.1") as client:
        with Case.open(path, write=True) as case, transaction(case.connection, path):
            case._tell_progress(1234)
        assert "reports are being added: 1,234 read so far" in client.get("/live").text
        with Case.open(path, write=True) as case, transaction(case.connection, path):
            set_fact(case.connection, ADDING, '{"at": "2020-01-01T00:00:00+00:00", "seen": 5}')
        assert "being added" not in client.get("/live").text


def test_live_progress_ends_with_the_adding(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.bulk import Outcome
    from dragoman.report import Report
    from dragoman.report.sources import Arrived

    made = record("x", "Aland met Bland.")
    monkeypatch.setattr("dragoman.case.code_reports", lambda lines: [Outcome(json.dumps(made)) for _ in lines])
    fields = {k: v for k, v in made["report"].items() if k != "links"}
    during: list[bool] = []

    def tell(_: Summary) -> None:
        with Case.open(path) as other:
            during.append(other.connection.execute("SELECT 1 FROM facts WHERE name = ?", (ADDING,)).fetchone() is not None)

    with Case.open(path, write=True) as case:
        case.add_arrived([Arrived("test", "x", b"x", Report(**fields))], tell=tell)
        assert case.connection.execute("SELECT 1 FROM facts WHERE name = ?", (ADDING,)).fetchone() is None
    assert during == [True]
