"""Signatures, transcripts, labels: a name and no verb."""

import pytest
from reading_of import cast_of, document_of, outline, statements_of

from dragoman.report import Report
from dragoman.statements.find import find_statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The ferry never stops here.” — Ana Duarte, nurse",
            [("Ana Duarte", "—", ("“The ferry never stops here.”",))],
        ),
        (
            "“The ferry never stops here.”\n― Ana Duarte\n”Nobody asks us about it at all.” ― Luis Prado",
            [
                ("Ana Duarte", "―", ("“The ferry never stops here.”",)),
                ("Luis Prado", "―", ("”Nobody asks us about it at all.”",)),
            ],
        ),
        (
            "Poll: Farmers turn away from the new port\n\nThe mill is shut.",
            [("Poll", ":", ("Farmers turn away from the new port",))],
        ),
        ("The mill is shut.\n\nPoll: Farmers turn away from the new port", []),
        ("Flood: Nine towns wait for help\n\nThe mill is shut.", []),
    ],
)
def test_labelled_by_a_name(text: str, expected: object) -> None:
    assert [outline(found) for found in statements_of(text)] == expected


def test_labelled_a_title_is_no_statement() -> None:
    title = "Poll: Farmers turn away from the new port"
    text = f"{title}\n\nThe mill is shut."
    document = document_of(text, title)
    assert find_statements(document, cast_of(document, {}), (), Report("r", text, "")) == ()


def test_labelled_lines_of_a_transcript_are_direct() -> None:
    found = statements_of("DUARTE: Where were you in June?\n\nPRADO: At home with my sons.\n\nDUARTE: And in July?")
    assert [outline(one) for one in found] == [
        ("DUARTE", ":", ("Where were you in June?",)),
        ("PRADO", ":", ("At home with my sons.",)),
        ("DUARTE", ":", ("And in July?",)),
    ]
    assert all(one.direct for one in found)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Q: Did you sign it?\n\nA: I signed what I was given.", ["Q", "A"]),
        ("Q. Only the timing?\n\nA. The tweet too.", ["Q", "A"]),
        ("Mr Speaker (Mr Tal): Order.\n\nMs Rena Duk: I withdraw it.", ["Mr Speaker (Mr Tal)", "Ms Rena Duk"]),
        ("LENA DUK, PRESENTER: You wrote it.\n\nTAL: I did.", ["LENA DUK, PRESENTER", "TAL"]),
    ],
)
def test_labelled_speakers_of_a_transcript(text: str, speakers: list[str]) -> None:
    assert [outline(found)[0] for found in statements_of(text)] == speakers


def test_labelled_one_label_in_capitals_is_no_transcript() -> None:
    assert statements_of("WEATHER: Rain falls on the coast.\n\nThe mill is shut.") == ()


def test_labelled_a_block_behind_a_colon_is_direct() -> None:
    (found,) = statements_of(
        "The clerk added:\n\nIt was the third flood of the year. Nobody was hurt.\n\nThe mill is shut."
    )
    assert outline(found) == ("The clerk", "added", ("It was the third flood of the year. Nobody was hurt.",))
    assert found.direct
