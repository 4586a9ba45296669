"""All statements of a report: spans, ids, dates."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of import document_of, outline, statements_of

from dragoman.actors import Cast
from dragoman.report import Report
from dragoman.statements.find import find_statements
from dragoman.times import Basis, TimeExpression, TimeForm, When

PIECES = st.sampled_from(
    [
        "The envoy said", "that", "“We left,”", "\"no\"", "‘", "”", "“", ",", ".", ":", "\n\n", "according to",
        "he added", "reportedly", "The statement", "on X", "declares as follows:", "🙂", "‏שלום", "1.", "who",
        "citing a source", "''", "told", "was made by the bank", "it", "\u00a0", "—", "the following:", "called it",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_find_statements_spans_hold_and_repeat(text: str) -> None:
    document = document_of(text)
    report = Report("r", text, "")
    found = find_statements(document, Cast(), (), report)
    assert found == find_statements(document, Cast(), (), report)
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        assert statement.content
        for span in (*statement.content, statement.cue, statement.source_span):
            assert span is None or text[span.start : span.end] == span.text != ""
        assert statement.via is None or statement.via in {s.id for s in found}


@pytest.mark.parametrize("text", ["", " \n\n ", "“", "said", "?!", "“”,” he said.", "According to", "Reportedly."])
def test_find_statements_odd_texts(text: str) -> None:
    assert isinstance(statements_of(text), tuple)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said on Monday that the talks had failed.",
        "The talks had failed, the envoy said in a statement on Monday.",
    ],
)
def test_find_statements_date_is_the_one_of_the_cue(text: str) -> None:
    (sentence,) = document_of(text).sentences
    monday = next(t for t in sentence.tokens if t.text == "Monday")
    day = date(2024, 3, 4)
    attach = sentence.tokens[monday.head].head
    span = sentence.span(monday.i, monday.i)
    time = TimeExpression(span, 0, monday.i, monday.i, monday.i, attach, TimeForm.POINT, day, day)
    (dated,) = statements_of(text, times=(time,))
    (undated,) = statements_of(text)
    assert dated.date == When(day, day, "Monday", Basis.STATED)
    assert undated.date is None
    assert outline(dated) == outline(undated)


def test_find_statements_who_stands_for_its_noun() -> None:
    (found,) = statements_of("The guard questioned a miner who said the shaft was safe.", {"miner": ("miner",)})[-1:]
    assert (found.source, outline(found)[0]) == ("miner", "who")


def test_find_statements_source_has_its_apposition() -> None:
    (found,) = statements_of("Adel Marun, the head of the council, said the vote would be held in May.")
    assert outline(found)[0] == "Adel Marun, the head of the council,"
