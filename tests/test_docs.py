"""The documentation says what the program does: fields, types, modes, states and kinds, by their names."""

import csv
import doctest
import re
from datetime import date
from pathlib import Path

import pytest

import dragoman
from dragoman.actors import Actor, ActorKind, Mention, MentionForm
from dragoman.case import Case
from dragoman.discrepancies import Claim, Discrepancy, DiscrepancyKind
from dragoman.events import Dropped, Event, EventType, Role, Slot, Status
from dragoman.places import Place, Precision
from dragoman.processes import Process, ProcessKind, Stage, State
from dragoman.record import ReportRecord
from dragoman.record.contract import record_json
from dragoman.report import Link, Report
from dragoman.sentences import Span
from dragoman.statements import Statement, StatementKind
from dragoman.times import Basis, When

DOCS = Path(__file__).parents[1] / "docs"
TRIGGERS = Path(dragoman.__file__).parent / "vocabulary" / "triggers.tsv"


def section(name: str, heading: str) -> str:
    """The text under a heading of any level, up to the next of that level or above."""
    text = (DOCS / name).read_text(encoding="utf-8")
    match = re.search(rf"^(#+) {re.escape(heading)}\b.*$", text, re.M)
    assert match, f"{name} has no heading {heading!r}"
    rest = text[match.end() :]
    end = re.search(rf"^#{{1,{len(match[1])}}} ", rest, re.M)
    return rest[: end.start()] if end else rest


def documented_fields(heading: str) -> list[str]:
    """First cells of the table under a heading of record.md, in order."""
    return re.findall(r"^\| `(\w+)` \|", section("record.md", heading), re.M)


def whole_record() -> dict:
    """A record with one of everything, as JSON."""
    span, day = Span(0, 1, "x"), date(2026, 5, 5)
    when, place = When(day, day, "x", Basis.STATED), Place("x", None, None, None, Precision.CITY)
    mention = Mention(span, 0, 0, MentionForm.NAME)
    role = Role(Slot.ACTOR, "a", span, "nsubj")
    kind, status = EventType.AID, Status.ACTUAL
    record = ReportRecord(
        Report("r", "x", "0", links=(Link("x"),)),
        (Actor("a", "x", ActorKind.STATE, mentions=(mention,)),),
        (Statement("s", StatementKind.SAID, "a", span, span, (span,), False, None, None, (), when, "r"),),
        (Event("e", kind, None, status, (role,), span, (span,), when, place, "s", (), 1.0, 0, 0, "r", "w"),),
        (
            Process(
                "p", ProcessKind.TALKS, "x", span, (), (), place, day,
                (Stage(State.AGREED, when, span, "s", (span,), "r"),), (State.AGREED,), "r",
            ),
        ),
        (Discrepancy("d", DiscrepancyKind.FIGURE, (Claim("1", span, "r", "s"),), None, "x", "r"),),
        dropped=(Dropped(span, "sport"),),
    )  # fmt: skip
    return record_json(record)


def test_docs_record_names_the_top_level_fields():
    assert documented_fields("Top level") == list(whole_record())


def test_docs_record_names_the_fields_of_the_report():
    assert documented_fields("report") == list(whole_record()["report"])


@pytest.mark.parametrize("part", ["actors", "statements", "events", "processes", "discrepancies"])
def test_docs_record_names_the_fields_of_each_part(part):
    assert documented_fields(part) == list(whole_record()[part][0])


@pytest.mark.parametrize(
    ("heading", "nested"),
    [
        ("processes", lambda r: r["processes"][0]["stages"][0]),
        ("discrepancies", lambda r: r["discrepancies"][0]["claims"][0]),
        ("events", lambda r: r["events"][0]["roles"][0]),
        ("when", lambda r: r["events"][0]["date"]),
        ("place", lambda r: r["events"][0]["place"]),
        ("actors", lambda r: {"form": r["actors"][0]["mentions"][0]["form"]}),
    ],
)
def test_docs_record_names_nested_fields(heading, nested):
    text = section("record.md", heading)
    assert [field for field in nested(whole_record()) if not re.search(rf'[`"]{field}[`"]', text)] == []


@pytest.mark.parametrize(
    ("heading", "closed"),
    [
        ("actors", ActorKind),
        ("actors", MentionForm),
        ("statements", StatementKind),
        ("events", Status),
        ("processes", ProcessKind),
        ("processes", State),
        ("discrepancies", DiscrepancyKind),
        ("when", Basis),
        ("place", Precision),
    ],
)
def test_docs_record_names_every_value_of_a_closed_set(heading, closed):
    text = section("record.md", heading)
    assert [value.value for value in closed if f"`{value.value}`" not in text] == []


def test_docs_codebook_has_the_sixteen_types_in_order():
    text = section("codebook.md", "The sixteen types")
    assert re.findall(r"^### (\w+):", text, re.M) == [kind.value for kind in EventType]


@pytest.mark.parametrize("kind", [kind.value for kind in EventType])
def test_docs_codebook_gives_each_type_three_examples_and_a_border(kind):
    examples = re.findall(r"^- (.+)", section("codebook.md", kind), re.M)
    assert len(examples) >= 3
    assert any(one.startswith("Borderline") for one in examples)


def test_docs_codebook_names_every_mode_that_the_vocabulary_gives():
    lines = [line for line in TRIGGERS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    given = {(row["type"], row["mode"]) for row in csv.DictReader(lines, delimiter="\t") if row["mode"]}
    assert len(given) > 10
    assert sorted((kind, mode) for kind, mode in given if f"`{mode}`" not in section("codebook.md", kind)) == []


def test_docs_codebook_names_every_status():
    text = section("codebook.md", "Status")
    assert [status.value for status in Status if f"`{status.value}`" not in text] == []


def test_docs_how_to_read_names_every_kind_of_discrepancy():
    text = section("how-to-read.md", "Discrepancies")
    assert [kind.value for kind in DiscrepancyKind if f"**{kind.value}**" not in text] == []


TRUCE = """Truce takes effect on the river

KARSK, May 2, 2031 - A 48-hour ceasefire between Armenia and Azerbaijan took effect on Friday.

Azerbaijani Defence Minister Rashad Velizade warned Armenia that any breach would be answered with force.
"""


@pytest.fixture(scope="module")
def small_case(tmp_path_factory):
    """The examples of docs/case.md run in its folder; what the case then exports."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "truce.txt").write_text(TRUCE, encoding="utf-8")
    text = (DOCS / "case.md").read_text(encoding="utf-8")
    example = doctest.DocTestParser().get_doctest(text, {"folder": folder}, "case.md", "case.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    outcome = runner.run(example)
    assert outcome.attempted >= 4
    assert outcome.failed == 0
    with Case.open(folder / "crisis.db") as case:
        return case.export()


def test_docs_case_examples_run(small_case):
    assert [r["published"] for r in small_case["reports"]] == ["2031-05-02"]


def test_docs_record_names_the_fields_of_a_case(small_case):
    assert documented_fields("A case") == list(small_case)


@pytest.mark.parametrize("part", ["reports", "actors", "events", "processes"])
def test_docs_record_names_every_field_of_each_part_of_a_case(part, small_case):
    (line,) = [row for row in section("record.md", "A case").splitlines() if row.startswith(f"| `{part}` |")]
    nested = {"actors": "mentions", "events": "mentions", "processes": "stages"}.get(part)
    first = small_case[part][0]
    fields = [*first, *(first[nested][0] if nested else ())]
    assert [field for field in fields if not re.search(rf'[`"]{field}[`"]', line)] == []
