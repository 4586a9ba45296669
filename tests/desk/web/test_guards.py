"""Who gets in, and what every answer carries. The page behind the guard counts how often it was reached."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dragoman.desk.web.app import Options
from dragoman.desk.web.guards import MOST_BYTES, Guard

HERE = "http://127.0.0.1:8181"
TOKEN = "a-long-enough-token"


async def page(request: Request) -> PlainTextResponse:
    if request.method == "POST":
        form = await request.form()
        return PlainTextResponse(f"changed {form.get('what')}")
    return PlainTextResponse(request.scope["state"]["csrf"])


def guarded(options: Options | None = None, base: str = HERE) -> TestClient:
    routes = [Route("/", page, methods=["GET", "POST"]), Route("/deep/page", page)]
    app = Starlette(routes=routes, middleware=[Middleware(Guard, options=options or Options(secret="s"))])
    return TestClient(app, base_url=base, follow_redirects=False)


@pytest.mark.parametrize("host", ["127.0.0.1:8181", "localhost", "LOCALHOST:9000", "[::1]:8181"])
def test_guards_answer_to_the_names_of_this_machine(host: str) -> None:
    assert guarded().get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8181", "192.168.1.5", "", "[::1", "a@evil.example"]
)
def test_guards_refuse_other_names(host: str) -> None:
    assert guarded().get("/", headers={"host": host}).status_code == 421


def test_guards_beyond_loopback_take_addresses_but_no_foreign_names() -> None:
    options = Options(hosts=("desk.lan",), numbers=True, token=None)
    for host, status in (("desk.lan:8181", 200), ("192.168.1.5:8181", 200), ("evil.example", 421)):
        assert guarded(options).get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": HERE, "sec-fetch-site": "same-origin"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": HERE, "sec-fetch-site": "none"}, 403),
    ],
)
def test_guards_refuse_changes_from_elsewhere(headers: dict[str, str], status: int) -> None:
    client = guarded()
    csrf = client.get("/").text
    assert client.post("/", data={"what": "x", "csrf": csrf}, headers=headers).status_code == status


def test_guards_pass_the_form_on_as_it_came() -> None:
    client = guarded()
    csrf = client.get("/").text
    assert client.post("/", data={"what": "ä & b", "csrf": csrf}).text == "changed ä & b"
    assert client.post("/", files={"f": b"x"}, data={"what": "y", "csrf": csrf}).text == "changed y"
    assert client.post("/", data={"what": "z"}, headers={"x-csrf": csrf}).text == "changed z"


@pytest.mark.parametrize("csrf", [None, "", "0" * 64, "é"])
def test_guards_refuse_a_form_without_the_token(csrf: str | None) -> None:
    client = guarded()
    client.get("/")
    data = {"what": "x"} | ({"csrf": csrf} if csrf is not None else {})
    assert client.post("/", data=data).status_code == 403


def test_guards_take_no_token_of_another_session() -> None:
    other = guarded().get("/").text
    client = guarded()
    client.get("/")
    assert client.post("/", data={"csrf": other}).status_code == 403


def test_guards_read_no_endless_form() -> None:
    client = guarded()
    csrf = client.get("/").text
    assert client.post("/", data={"what": "x" * MOST_BYTES, "csrf": csrf}).status_code == 413


def test_guards_put_headers_on_every_answer() -> None:
    client = guarded()
    for answer in (client.get("/"), client.get("/none"), client.get("/", headers={"host": "evil.example"})):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_guards_give_cookies_that_no_script_and_no_other_site_has() -> None:
    given = guarded().get("/").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given


def test_guards_let_nobody_in_without_the_token_that_is_asked_for() -> None:
    client = guarded(Options(token=TOKEN))
    for ask in ("/", "/?token=wrong", "/deep/page?token="):
        assert client.get(ask).status_code == 401
    assert client.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.post(f"/?token={TOKEN}", data={"what": "x"}).status_code == 401


def test_guards_take_the_token_once_and_out_of_the_address() -> None:
    client = guarded(Options(token=TOKEN))
    answer = client.get(f"/deep/page?a=1&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/deep/page?a=1")
    assert TOKEN not in answer.headers["set-cookie"]
    assert client.get("/deep/page?a=1").status_code == 200


def test_guards_take_the_token_of_a_program() -> None:
    client = guarded(Options(token=TOKEN))
    assert client.get("/", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example/"])
def test_guards_send_nobody_to_another_site(path: str) -> None:
    answer = guarded(Options(token=TOKEN)).get(f"{HERE}{path}?token={TOKEN}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/")
    assert not answer.headers["location"].startswith(("//", "/\\"))
