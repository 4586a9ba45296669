"""What the application answers as a whole: errors in a sentence, static files, parts that exist."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.desk.web.app import make_app, routes
from dragoman.desk.web.pages import PAGES

HERE = "http://127.0.0.1:8181"


def test_app_has_the_routes_of_every_page() -> None:
    paths = [getattr(route, "path", "") for route in routes()]
    assert paths[-1] == "/static"
    assert {"/", "/report/{id:path}"} <= set(paths)
    assert len(paths) == len(set(paths))
    assert len(PAGES) == len(set(PAGES))


def test_app_says_in_one_sentence_what_is_missing(desk: TestClient) -> None:
    answer = desk.get("/report/none")
    assert answer.status_code == 404
    assert "The case has no report none." in answer.text
    assert desk.get("/no-such-page").status_code == 404


def test_app_of_a_case_that_is_gone_says_so(tmp_path: Path) -> None:
    answer = TestClient(make_app(tmp_path / "gone.db"), base_url=HERE).get("/")
    assert answer.status_code == 500
    assert "There is no case" in answer.text
    assert "Traceback" not in answer.text


def test_app_tells_of_a_defect_without_showing_it(desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("dragoman.desk.web.pages.report.one_report", broken)
    answer = TestClient(make_app(desk_path), base_url=HERE, raise_server_exceptions=False).get("/report/warning")
    assert answer.status_code == 500
    assert "The desk failed on this page" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("name", ["desk.css", "desk.js", "htmx.min.js", "desk.svg"])
def test_app_serves_what_pages_load(desk: TestClient, name: str) -> None:
    assert desk.get(f"/static/{name}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fcli%2frun.py", "/static//etc/passwd"]
)
def test_app_serves_nothing_beside_them(desk: TestClient, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code in (404, 405)
    assert "import" not in answer.text


def test_app_names_no_address_outside_itself(desk: TestClient) -> None:
    static = Path(__file__).parents[3] / "src/dragoman/desk/web/static"
    assert "http" not in (static / "desk.css").read_text(encoding="utf-8")
    assert "http" not in (static / "desk.js").read_text(encoding="utf-8")
    assert 'src="http' not in desk.get("/").text


def test_app_has_no_state_changing_get() -> None:
    for route in routes():
        path, methods = getattr(route, "path", ""), getattr(route, "methods", None) or set()
        assert not (path.startswith("/correct") and "GET" in methods), path
