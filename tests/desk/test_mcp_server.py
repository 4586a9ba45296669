"""The MCP server, asked as a client asks it."""

import builtins
import doctest
import hashlib
import json
import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import TextContent

from dragoman.case import Case
from dragoman.desk.mcp_server import QUOTE, TEXT, make_server
from dragoman.record import correcting

DOC = Path(__file__).parents[2] / "docs" / "mcp.md"
TOOLS = ["search", "show", "timeline", "evidence", "processes", "discrepancies"]

WIRE = (
    "Sudan warns Chad over shelling\n\nOMDURMAN, June 3, 2031 (Reuters) - Sudanese Foreign Minister Hala Idris warned"
    " Chad on Tuesday that any further shelling would be met with force.\n\nChadian forces shelled the town of Tine on"
    " Monday, killing nine people, the Sudanese army said, according to the news agency SUNA.\n\nThe Chadian army said"
    " on Tuesday that two people were killed in Tine on Monday.\n"
)
TRUCE = (
    "Truce agreed\n\nJUBA, June 9, 2031 (Reuters) - Sudan and Chad agreed on a ten-day ceasefire on Monday. The"
    " ceasefire took effect at midnight, the African Union said.\n"
)
LONG = "Markets\n\n" + "\n\n".join(f"Traders in ward {n} sold millet and sorghum all day." for n in range(400)) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That of a case with a report, its copy, a ceasefire and a long report without events."""
    made = tmp_path_factory.mktemp("models")
    rows = [
        {"id": "wire", "text": WIRE, "outlet": "Reuters", "published": "2031-06-03", "url": "https://example.org/1"},
        {"id": "copy", "text": WIRE, "outlet": "The Harbour Times", "published": "2031-06-03"},
        {"id": "truce", "text": TRUCE, "outlet": "Reuters", "published": "2031-06-09"},
        {"id": "long", "text": LONG, "outlet": "Reuters", "published": "2031-06-10"},
    ]
    (made / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Case.open(made / "crisis.db", create=True) as case:
        case.add([str(made / "in.jsonl")])
    return made


Ask = Callable[..., Any]


def run_apart(work: Callable[[], Any]) -> Any:
    """An answer from an event loop of its own: a browser test of the same process may have left one running here."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, work).result()


def called(path: Path, tool: str, arguments: dict[str, Any]) -> Any:
    async def call() -> Any:
        async with Client(make_server(path)) as client:
            return await client.call_tool(tool, arguments)

    return run_apart(call)


def said(result: Any) -> str:
    (part,) = result.content
    assert isinstance(part, TextContent)
    return part.text


@pytest.fixture
def ask(folder: Path) -> Ask:
    """A tool's structured answer."""

    def call(tool: str, **arguments: Any) -> Any:
        result = called(folder / "crisis.db", tool, arguments)
        assert not result.is_error, said(result)
        assert json.loads(said(result)) == result.structured_content
        return result.structured_content

    return call


def test_mcp_server_offers_tools_that_only_read(folder: Path) -> None:
    async def listed() -> Any:
        async with Client(make_server(folder / "crisis.db")) as client:
            return (await client.list_tools()).tools

    tools = run_apart(listed)
    assert [t.name for t in tools] == TOOLS
    assert all(t.annotations.read_only_hint and not t.annotations.open_world_hint for t in tools)
    assert all(len(t.description) > 60 and "  " not in t.description for t in tools)


def test_mcp_server_search_says_whose_word_it_is(ask: Ask) -> None:
    (event,) = [e for e in ask("search", types=["threaten"])["events"] if e["who"] == ["Hala Idris"]]
    assert (event["to"], event["when"], event["independent_origins"]) == (["Chad"], "2031-06-03", 1)
    assert "Hala Idris" in event["on_whose_word"]
    assert re.fullmatch(r"(wire|copy) \[\d+:\d+\]", event["cite"])
    assert "force" in event["quote"]


def test_mcp_server_search_without_an_event_names_reports(ask: Ask) -> None:
    found = ask("search", words="sorghum")
    assert (found["total"], found["events"]) == (0, [])
    assert [r["id"] for r in found["reports"]] == ["long"]


def test_mcp_server_next_offset_leads_through_all(ask: Ask) -> None:
    ids, offset = [], 0
    while offset is not None:
        page = ask("timeline", limit=2, offset=offset)
        ids += [e["id"] for d in page["days"] for e in d["events"]]
        offset = page["next_offset"]
    assert len(ids) == len(set(ids)) == page["total"] > 2


def test_mcp_server_timeline_by_day_and_actor(ask: Ask) -> None:
    days = ask("timeline", since="2031-06-09", actor="Chad")["days"]
    assert [d["day"] for d in days][:1] == ["2031-06-09"]
    assert {tuple(e["who"]) for d in days for e in d["events"] if e["type"] == "AGREE"} == {("Sudan", "Chad")}


def test_mcp_server_evidence_is_the_exact_characters(ask: Ask) -> None:
    event = next(e for e in ask("search", words="shelled", types=["ASSAULT"])["events"] if e["mentions"] > 1)
    found = ask("evidence", id=event["id"])
    assert {c["report"]["id"] for c in found["citations"]} == {"wire", "copy"}
    for cited in found["citations"]:
        assert WIRE[cited["start"] : cited["end"]].rstrip() == cited["text"]
        assert cited["report"]["sha256"] == hashlib.sha256(WIRE.strip().encode()).hexdigest()
        assert cited["holds"] is True
        assert [link["who"] for link in cited["chain"]] == ["Sudanese army", "SUNA"]


def test_mcp_server_evidence_that_was_tampered_with_does_not_hold(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "changed.db"
    path.write_bytes((folder / "crisis.db").read_bytes())
    event = called(path, "search", {"words": "shelled"}).structured_content["events"][0]["id"]
    with Case.open(path, write=True) as case:
        case.connection.execute("UPDATE reports SET text = replace(text, 'nine', 'ten!') WHERE id = 'wire'")
    found = called(path, "evidence", {"id": event}).structured_content["citations"]
    assert {c["report"]["id"]: c["holds"] for c in found} == {"wire": False, "copy": True}


def test_mcp_server_evidence_of_processes_and_discrepancies(ask: Ask) -> None:
    (truce,) = ask("processes", kind="ceasefire")["items"]
    assert (truce["parties"], truce["current"]) == (["Sudan", "Chad"], ["in_force"])
    assert "African Union" in [s["on_whose_word"] for s in truce["last_stages"]]
    stages = ask("evidence", id=truce["id"])["citations"]
    assert [c["tells"]["state"] for c in stages] == ["agreed", "in_force"]
    dispute = ask("discrepancies", kind="figure")["items"][0]
    assert {c["value"] for c in dispute["claims"]} == {"9", "2"}
    assert {c["tells"]["value"] for c in ask("evidence", id=dispute["id"])["citations"]} == {"9", "2"}


def test_mcp_server_evidence_follows_corrections(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "corrected.db"
    path.write_bytes((folder / "crisis.db").read_bytes())
    with Case.open(path, write=True) as case:
        event = called(path, "search", {"words": "shelled"}).structured_content["events"][0]["id"]
        case.correct(lambda c: correcting.reject(c, event), who="ann")
    result = called(path, "evidence", {"id": event})
    assert result.is_error
    assert f"no event {event}" in said(result)


@pytest.mark.parametrize("kind", ["event", "process", "discrepancy", "actor", "report"])
def test_mcp_server_shows_each_kind(ask: Ask, kind: str) -> None:
    id_ = {
        "event": lambda: ask("search")["events"][0]["id"], "process": lambda: ask("processes")["items"][0]["id"],
        "discrepancy": lambda: ask("discrepancies")["items"][0]["id"], "actor": lambda: "Hala Idris", "report": lambda: "wire",
    }[kind]()  # fmt: skip
    found = ask("show", id=id_)
    assert found["kind"] == kind
    assert found["id"] == id_ or found["name"] == id_


def test_mcp_server_answers_stay_small(ask: Ask) -> None:
    found = ask("show", id="long")
    assert len(found["text"]) <= TEXT < found["characters"]
    quotes = [e["quote"] for e in ask("search", limit=1000)["events"]]
    assert len(quotes) <= 25
    assert max(map(len, quotes)) <= QUOTE


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("search", {"types": ["BOMB"]}, "There is no type 'BOMB'; there are AGREE"),
        ("search", {"since": "June"}, "since is 'June'"),
        ("show", {"id": "Zland"}, "nothing named Zland"),
        ("evidence", {"id": "wire"}, "wire is none (report)"),
        ("evidence", {"id": "Hala Idris"}, "is none (actor)"),
    ],
)
def test_mcp_server_says_in_one_sentence_what_is_wrong(
    folder: Path, tool: str, arguments: dict[str, Any], words: str
) -> None:
    result = called(folder / "crisis.db", tool, arguments)
    assert result.is_error
    assert words in said(result)
    assert "Traceback" not in said(result)


# -- the command


def test_mcp_server_needs_its_extra(run: Any, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "mcp":
            raise ModuleNotFoundError("No module named 'mcp'", name="mcp")
        return real(name, *rest)

    for name in [m for m in sys.modules if m.split(".")[0] == "mcp" or m == "dragoman.desk.mcp_server"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    code, out, error = run("mcp", folder / "crisis.db")
    assert (code, out) == (2, "")
    assert error == "dragoman: The MCP server needs mcp: install `dragoman[mcp]`.\n"


def test_mcp_server_command_says_where_there_is_no_case(run: Any, tmp_path: Path) -> None:
    code, out, error = run("mcp", tmp_path / "none.db")
    assert (code, out) == (1, "")
    assert "There is no case" in error


def documented_command() -> tuple[str, list[str]]:
    block = re.search(r"```json\n(.*?)```", DOC.read_text(encoding="utf-8"), re.S)
    assert block
    (server,) = json.loads(block[1])["mcpServers"].values()
    return server["command"], server["args"]


def test_mcp_server_command_as_documented_serves_on_stdio(folder: Path) -> None:
    command, arguments = documented_command()
    assert command == "dragoman"
    started = StdioServerParameters(command=sys.executable, args=["-m", "dragoman", *arguments], cwd=folder)

    async def asked() -> Any:
        async with Client(stdio_client(started)) as client:
            return [t.name for t in (await client.list_tools()).tools], await client.call_tool("show", {"id": "truce"})

    tools, shown = run_apart(asked)
    assert tools == TOOLS
    assert shown.structured_content["title"] == "Truce agreed"


def test_mcp_docs_examples_run(folder: Path) -> None:
    text = DOC.read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(text, {"folder": folder}, "mcp.md", "mcp.md", 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert outcome.attempted >= 4
    assert outcome.failed == 0


def test_mcp_docs_name_every_tool() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOC.read_text(encoding="utf-8"), re.M) == TOOLS
