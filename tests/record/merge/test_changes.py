import pytest

from dragoman.record.merge.changes import Change, differences, pieces, sentences_in

FIRST = (
    "Old headline\n\nShells hit the village of Orlova on Monday, killing nine people, the army said. "
    "The mayor asked for help. Roads were closed.\n\n"
    'The ministry denied it. "We did not fire," it said, adding that an inquiry was under way.'
)
SECOND = (
    "Another title\n\nShells hit the village of Orlova on Monday, killing twelve people, the army said. "
    'Roads were closed.\n\nThe ministry denied it. “We did not fire,” it said. The UN sent a team.'
)  # fmt: skip


def told(first: str, second: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (d.change.value, first[slice(*d.before)] if d.before else None, second[slice(*d.after)] if d.after else None)
        for d in differences(first, second)
    ]


def words(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (p.change.value, before[slice(*p.before)] if p.before else None, after[slice(*p.after)] if p.after else None)
        for p in pieces(before, after)
        if p.change is not Change.KEPT
    ]


def test_changes_are_told_in_the_order_of_reading() -> None:
    assert [(change, (before or after or "")[:14]) for change, before, after in told(FIRST, SECOND)] == [
        ("left out", "Old headline"), ("added", "Another title"), ("edited", "Shells hit the"), ("left out", "The mayor aske"),
        ("kept", "Roads were clo"), ("kept", "The ministry d"), ("edited", '"We did not fi'), ("added", "The UN sent a "),
    ]  # fmt: skip


def test_changes_of_a_figure_in_a_long_sentence_are_an_edit() -> None:
    first = "The health ministry of the region said late on Sunday that nineteen people had died in the strike on the bridge."
    assert [c for c, _, _ in told(first, first.replace("nineteen", "ninety"))] == ["edited"]


def test_changes_of_quotation_marks_and_blanks_are_none() -> None:
    assert [c for c, _, _ in told('He said "we agree" – twice.', "He said “we agree”  — twice.")] == ["kept"]


def test_changes_use_a_sentence_once() -> None:
    assert [c for c, _, _ in told("Roads were closed.", "Roads were closed. Roads were closed.")] == ["kept", "added"]


def test_changes_between_a_text_and_nothing() -> None:
    assert told("", "A word. Another.") == [("added", None, "A word."), ("added", None, "Another.")]
    assert told("A word.", "") == [("left out", "A word.", None)]
    assert told("", "") == []


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("It killed nine people there.", "It killed 12 civilians there.", [("edited", "nine people", "12 civilians")]),
        ("He spoke at 6 a.m. on Monday.", "He spoke at 6am on Monday.", [("edited", "6 a.m.", "6am")]),
        ("Talks ended.", "Talks ended in Geneva.", [("added", None, " in Geneva")]),
        ("The envoy, John Ray, left.", "The envoy left.", [("left out", ", John Ray,", None)]),
        ("Talks ended.", "Talks ended.", []),
    ],
)
def test_changes_pieces_show_the_words(
    before: str, after: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    assert words(before, after) == wanted


@pytest.mark.parametrize("after", ["It hit the old school, killing ten.", "", "Nothing of it is the same!"])
def test_changes_pieces_are_the_whole_of_both(after: str) -> None:
    before = "It hit the school, killing nine."
    found = pieces(before, after)
    assert "".join(before[slice(*p.before)] for p in found if p.before) == before
    assert "".join(after[slice(*p.after)] for p in found if p.after) == after


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gen. Pak met U.S. President J. R. Lowe on Jan. 5. He left.", ["Gen. Pak met U.S. President J. R. Lowe on Jan. 5.", "He left."]),
        ("“We agree.” He left. “No,” he said.", ["“We agree.”", "He left.", "“No,” he said."]),
        ("A headline\n\nFirst one (he said.) 41 people fled.", ["A headline", "First one (he said.)", "41 people fled."]),
        ("Élan won. Österreich lost! Who? e.g. nobody.", ["Élan won.", "Österreich lost!", "Who? e.g. nobody."]),
        (" \n\n ", []),
    ],
)  # fmt: skip
def test_changes_sentences_are_guessed_from_punctuation(text: str, wanted: list[str]) -> None:
    assert [text[a:b] for a, b in sentences_in(text)] == wanted
