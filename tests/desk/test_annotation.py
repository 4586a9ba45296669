import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.annotation import Layer, Mark, Segment, paragraphs
from dragoman.sentences import Span


def mark(text: str, start: int, end: int, layer: Layer, row: int, anchor: bool = False) -> Mark:
    return Mark(Span(start, end, text[start:end]), layer, row, f"row {row}", anchor=anchor)


def test_annotation_cuts_where_marks_begin_and_end_and_links_to_the_innermost() -> None:
    text = "Ada warned Oto."
    marks = [
        mark(text, 0, 14, Layer.EVIDENCE, 1),
        mark(text, 4, 10, Layer.TRIGGER, 1, anchor=True),
        mark(text, 0, 3, Layer.MENTION, 2, anchor=True),
    ]
    assert list(paragraphs(text, marks)) == [
        [
            Segment("Ada", ("evidence", "mention"), (1, 2), "row 2", 2, (2,)),
            Segment(" ", ("evidence",), (1,), "", None, ()),
            Segment("warned", ("evidence", "trigger"), (1,), "row 1", 1, (1,)),
            Segment(" Oto", ("evidence",), (1,), "", None, ()),
            Segment(".", (), (), "", None, ()),
        ]
    ]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n", "\n\t\n  "])
def test_annotation_carries_a_mark_over_a_blank_line_and_anchors_it_once(gap: str) -> None:
    text = f"ab{gap}cd"
    found = list(paragraphs(text, [mark(text, 1, len(text), Layer.CONTENT, 7, anchor=True)]))
    assert [[(s.text, s.rows, s.anchors) for s in part] for part in found] == [
        [("a", (), ()), ("b", (7,), (7,))],
        [("cd", (7,), ())],
    ]


@given(
    st.text(alphabet="ab \n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(Layer), st.integers(1, 5)), max_size=8),
)
def test_annotation_keeps_every_character(text: str, spans: list[tuple[int, int, Layer, int]]) -> None:
    marks = [
        mark(text, start, end, layer, row, anchor=True) for start, end, layer, row in spans if start < end <= len(text)
    ]
    found = list(paragraphs(text, marks))
    assert " ".join("".join(s.text for s in part) for part in found).split() == text.split()
    anchors = [row for part in found for s in part for row in s.anchors]
    assert len(anchors) == len(set(anchors))
    visible = {m.row for m in marks if m.span.text.strip()}
    assert visible <= set(anchors)
