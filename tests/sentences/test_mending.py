"""Repairs of the parse."""

import pytest

from dragoman.sentences.mending import dateline_length
from dragoman.sentences.parse import parse


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("LIMA, May 3 (Andes Wire) - Two men came.", "LIMA, May 3 (Andes Wire) - "),
        ("LIMA — Two men came.", "LIMA — "),
        ("PORT MORESBY, Papua New Guinea – Two men came.", "PORT MORESBY, Papua New Guinea – "),
        ("Quito, Ecuador (AP) -- Two men came.", "Quito, Ecuador (AP) -- "),
        ("Two men came - and went.", ""),
        ("Two men came (late) - and went.", ""),
        ("NATO said so.", ""),
        ("", ""),
    ],
)
def test_mending_finds_datelines(paragraph: str, dateline: str) -> None:
    assert paragraph[: dateline_length(paragraph)] == dateline


def head_of(text: str, word: str) -> tuple[str, str]:
    sentence = parse([text], [None])[0].sentences[0]
    token = next(t for t in sentence.tokens if t.text == word)
    return sentence.tokens[token.head].text, token.dep


def test_mending_raises_a_simple_past_over_a_pluperfect() -> None:
    text = "The mayor said that the ferry had left and blamed the crew for it."
    assert head_of(text, "blamed") == ("said", "conj")


def test_mending_leaves_a_coordinated_pluperfect_alone() -> None:
    text = "The mayor said that the ferry had left and reached the port."
    assert head_of(text, "reached")[0] in ("left", "said")


def test_mending_finds_the_verb_before_a_speaker() -> None:
    text = "Miners close to Governor Juan Soto marched through the old port in Lima overnight, witnesses said."
    assert head_of(text, "Miners") == ("marched", "nsubj")


@pytest.mark.parametrize("text", ["On Monday Benin expelled a consul.", "On Tuesday Guinea recalled its envoy."])
def test_mending_keeps_a_day_and_the_name_after_it_apart(text: str) -> None:
    tokens = parse([text], [None])[0].sentences[0].tokens
    day, name = tokens[1], tokens[2]
    assert (day.dep, tokens[day.head].text) == ("pobj", "On")
    assert (name.dep, tokens[name.head].tag) == ("nsubj", "VBD")
