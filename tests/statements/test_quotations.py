"""Quotation marks are paired, apostrophes are none."""

import pytest

from dragoman.statements.quotations import find_quotations, is_full


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said.", ["“We left,”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("She called it ‘a farce’ on Monday.", ["‘a farce’"]),
        ("The ministers' aides don't agree, it's over.", []),
        ("The farmers’ leader said it wasn’t so.", []),
        ("They said ‘the miners’ demands are fair’ today.", ["‘the miners’ demands are fair’"]),
        ("“He told me ‘go home’ twice,” she said.", ["“He told me ‘go home’ twice,”"]),
        ("''It rained,'' he said.", ["''It rained,''"]),
        ("«C'est fini», dit-il.", ["«C'est fini»"]),
        ("A 6\n\nnew paragraph", []),
        ('“We left," he said. “No.”', ['“We left,"', "“No.”"]),
        ("”We left,” he said.", ["”We left,”"]),
        ("“We left, the mayor said. “We will return.”", ["“We left,", "“We will return.”"]),
        ("“We left’, said the mayor.", ["“We left’,"]),
    ],
)
def test_quotations_pairs(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_quotations_go_on_over_paragraphs_that_open_with_a_mark(opening: str, closing: str) -> None:
    text = f"{opening}One.\n\n{opening}Two.{closing}\n\nThree."
    (found,) = find_quotations(text)
    assert text[found.start : found.end] == f"{opening}One.\n\n{opening}Two.{closing}"
    assert found.closed


def test_quotations_end_with_the_paragraph_where_no_mark_closes_them() -> None:
    text = "“The ferry sank.\n\nThe crew swam."
    (found,) = find_quotations(text)
    assert text[found.start : found.end] == "“The ferry sank."
    assert not found.closed


@pytest.mark.parametrize(
    ("text", "full"), [("“We will stay.”", True), ("“bitter harvest”", False), ("“the guns of the north”", False)]
)
def test_quotations_tells_sentences_from_fragments(text: str, full: bool) -> None:
    (found,) = find_quotations(text)
    assert is_full(text, found) is full


@pytest.mark.parametrize("text", ["", '"', "“", "”", "''", "‘" * 50, "'a " * 200, "“" * 300 + "\n\n" + "”" * 300])
def test_quotations_survive_odd_marks(text: str) -> None:
    for found in find_quotations(text):
        assert 0 <= found.start < found.inner_start <= found.inner_end <= found.end <= len(text)
