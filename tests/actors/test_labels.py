"""Names of the tables, marked in a sentence."""

import pytest
from actors_of import actors_of

from dragoman.actors.labels import LabelKind, cut, find_labels
from dragoman.sentences.parse import parse


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("N'Djamena", ("N'Djamena",)),
        ("St. John’s", ("St.", "John", "'s")),
        ("Congo-Brazzaville", ("Congo", "-", "Brazzaville")),
    ],
)
def test_labels_cut_names_as_the_parser_does(name: str, words: tuple[str, ...]) -> None:
    assert cut(name) == words
    assert (
        tuple(t.text.replace("’", "'") for t in parse([f"{name} fell."], [None])[0].sentences[0].tokens)[: len(words)]
        == words
    )


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Sierra Leone fell.", LabelKind.COUNTRY, "SLE"),
        ("Sudanese farmers fled.", LabelKind.ADJECTIVE, "SDN"),
        ("The Kremlin fell.", LabelKind.HOUSE, "RUS"),
        ("The Houthis fell.", LabelKind.GROUP, "YEM"),
        ("SIERRA LEONE FELL SILENT TODAY", LabelKind.COUNTRY, "SLE"),
    ],
)
def test_labels_tell_what_a_name_is(text: str, kind: LabelKind, country: str) -> None:
    sentence = parse([text], [None])[0].sentences[0]
    labels = {(label.kind, label.country) for label in find_labels(sentence, text.isupper()).values()}
    assert (kind, country) in labels


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr Pak Chol-su arrived. Pak and Kim signed the accord.", ["Pak Chol-su", "Kim"]),
        ("Pak troops crossed the line. Pakistan denied it.", ["Pak troops", "Pakistan"]),
        ("The African Union Commission protested.", ["African Union Commission"]),
    ],
)
def test_labels_of_short_names(text: str, names: list[str]) -> None:
    assert actors_of(text).names() == names


def test_labels_keep_a_commission_from_its_union() -> None:
    names = actors_of("The African Union Commission condemned it. The African Union will meet.").names()
    assert names == ["African Union Commission", "African Union"]
