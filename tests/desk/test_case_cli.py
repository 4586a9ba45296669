"""The commands of a case, as a user types them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

FIRST = (
    "Norvia warns Sudan over shelling\n\nOMDURMAN, June 3, 2031 (Reuters) - Sudanese Foreign Minister Hala Idris warned"
    " Chad on Tuesday that any further shelling would be met with force.\n\nChadian forces shelled the town of Tine on"
    " Monday, killing nine people, the Sudanese army said.\n\nThe United Nations urged both sides to return to the"
    " talks in Juba that were suspended last month, and offered to send observers.\n"
)
SECOND = (
    "Tension on the border\n\nSudanese Foreign Minister Hala Idris warned Chad on Tuesday that any further shelling"
    " would be met with force.\n\nChadian forces shelled the town of Tine on Monday, killing nine people, the Sudanese"
    " army said.\n"
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with a report and its copy."""
    from dragoman.case import Case

    folder = tmp_path_factory.mktemp("case")
    rows = [
        {"id": "wire", "text": FIRST, "outlet": "Reuters", "published": "2031-06-03"},
        {"id": "copy", "text": SECOND, "outlet": "The Harbour Times", "published": "2031-06-03"},
    ]
    (folder / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Case.open(folder / "case.db", create=True) as case:
        case.add([str(folder / "in.jsonl")])
    return folder / "case.db"


def test_case_cli_search_finds_the_event_and_its_origins(run: Run, filled: Path) -> None:
    code, out, _ = run("search", filled, "force", "--type", "threaten", "--actor", "Sudan")
    assert code == 0
    assert "THREATEN" in out
    assert "2 mentions, 1 origin" in out
    assert max(map(len, out.splitlines())) <= 80


def test_case_cli_search_as_json_is_a_line_each(run: Run, filled: Path) -> None:
    code, out, _ = run("search", filled, "--json")
    assert code == 0
    assert all(json.loads(line)["id"].startswith("e-") for line in out.splitlines())


def test_case_cli_search_without_an_event_shows_reports(run: Run, filled: Path) -> None:
    assert "observers" in run("search", filled, "observers")[1]
    assert "No event fits." in run("search", filled, "zeppelin")[1]


def test_case_cli_timeline_and_show(run: Run, filled: Path) -> None:
    code, out, _ = run("timeline", filled)
    assert code == 0
    assert "2031-06-02" in out
    event = json.loads(run("search", filled, "--type", "ASSAULT", "--json")[1].splitlines()[0])
    code, out, _ = run("show", filled, event["id"])
    assert code == 0
    assert "wire" in out
    assert "a copy of wire" in out
    assert run("show", filled, "Hala Idris")[0] == 0
    assert "Added" not in run("show", filled, "wire")[2]


def test_case_cli_export_prints_the_contract(run: Run, filled: Path) -> None:
    code, out, _ = run("export", filled, "--format", "json", "--as-of", "2031-06-03")
    assert code == 0
    found = json.loads(out)
    assert [(r["id"], r["origin"]) for r in found["reports"]] == [("wire", "wire"), ("copy", "wire")]
    assert run("export", filled, "--as-of", "2031-06-03")[1] == out
    assert json.loads(run("export", filled, "--as-of", "2031-06-02")[1])["reports"] == []


def test_case_cli_verify_and_recode(run: Run, filled: Path) -> None:
    assert run("verify", filled)[1].startswith(f"{filled} holds: 2 reports")
    code, out, _ = run("recode", filled, "--jobs", "1")
    assert code == 0
    assert "reads all 2 reports as they are kept" in out


def test_case_cli_correct_and_undo(run: Run, filled: Path) -> None:
    event = json.loads(run("search", filled, "--type", "ASSAULT", "--json")[1].splitlines()[0])
    code, out, _ = run("correct", "note", filled, event["id"], "seen on video", "--who", "ann")
    assert code == 0
    assert "undo" in out
    assert "seen on video" in run("correct", "log", filled)[1]
    code, out, _ = run("correct", "undo", filled, "--who", "ann")
    assert (code, "taken back" in out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search", "none.db", "x"), 1, "There is no case none.db"),
        (("search", "CASE", "--type", "BOMB"), 2, "There is no type 'BOMB'"),
        (("search", "CASE", "--since", "June"), 2, "--since is 'June'"),
        (("export", "CASE", "--as-of", "18.10.2025"), 2, "--as-of is '18.10.2025'"),
        (("export", "CASE", "--format", "docx"), 2, "docx"),
        (("show", "CASE", "Zland"), 2, "nothing named Zland"),
        (("correct", "reject", "CASE", "e-00"), 2, "has no event e-00"),
        (("add", "CASE", "none.txt"), 1, "Nothing was added"),
        (("verify", "none.db"), 1, "There is no case none.db"),
    ],
)
def test_case_cli_says_in_one_sentence_what_is_wrong(
    run: Run, filled: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    found, _, error = run(*(filled if a == "CASE" else a for a in arguments))
    assert found == code
    assert said in error
    assert "Traceback" not in error
