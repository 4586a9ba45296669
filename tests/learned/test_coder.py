"""The coder with a fake network: what it makes of logits, and what it hands in."""

from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.pre_tokenizers import BertPreTokenizer

from dragoman.learned.coder import Card, Coder, load_coder, ranked, shares_of, window

WORDS = ["[UNK]", "[unused1]", "[unused2]", "[unused3]", "[unused4]", "Fiji", "accused", "Tonga", "air", "##strike"]
CARD = Card("fake", ("ACCUSE", "ASSAULT"), ("actual", "negated"), ("ACCUSE/allege",), ("actor",), 2, (0.0,), {
    "type": 1.0, "status": 1.0, "pair": 1.0})  # fmt: skip


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({word: i for i, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.pre_tokenizer = BertPreTokenizer()
    return made


class Network:
    """Answers with logits that make "accused" an ACCUSE by Fiji; remembers what it was given."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[int], tuple[int, int]]] = []

    def __call__(self, ids: list[int], at: tuple[int, int]) -> list[Any]:
        self.asked.append((ids, at))
        n = len(ids)
        kinds = np.full((1, n, 3), -9.0)
        kinds[..., 0] = 9.0
        query, key = np.zeros((1, n, 2)), np.full((1, n, 2), -4.0)
        for i, word in enumerate(ids):
            if word == WORDS.index("accused"):
                kinds[0, i] = [-9.0, 9.0, 0.0]
                query[0, i] = [2.0, 2.0]
            if word == WORDS.index("Fiji"):
                key[0, i] = [4.0, 4.0]
        return [kinds, np.zeros((1, n, 2)), np.zeros((1, n, 2)), query, key, np.array([[3.0, 1.0]])]


def test_coder_reads_marks_with_types_and_roles() -> None:
    reading = Coder(CARD, tokenizer(), Network()).read("Fiji accused Tonga")
    assert reading.starts == (0, 5, 13)
    (mark,) = reading.marks
    assert (mark.start, mark.event, mark.types) == (5, 1.0, (("ACCUSE", 0.9999),))
    assert [round(share) for share in mark.roles["actor"]] == [1, 0, 0]


def test_coder_reads_a_sentence_once() -> None:
    network = Network()
    coder = Coder(CARD, tokenizer(), network)
    assert coder.read("Fiji accused Tonga") is coder.read("Fiji accused Tonga")
    assert len(network.asked) == 1


def test_coder_counts_a_word_once_however_many_pieces_it_has() -> None:
    assert Coder(CARD, tokenizer(), Network()).read("Tonga airstrike").starts == (0, 6)


@pytest.mark.parametrize(
    ("first", "other", "ids", "at"),
    [
        ((0, 4), (13, 18), [1, 5, 2, 6, 3, 7, 4], (0, 4)),
        ((13, 18), (0, 4), [3, 5, 4, 6, 1, 7, 2], (4, 0)),
        ((0, 4), None, [1, 5, 2, 6, 7], (0, 0)),
    ],
)
def test_coder_pair_marks_the_parties(first: Any, other: Any, ids: list[int], at: tuple[int, int]) -> None:
    network = Network()
    shares = Coder(CARD, tokenizer(), network).pair("Fiji accused Tonga", first, other)
    assert network.asked == [(ids, at)]
    assert shares == {"ACCUSE": 0.8808, "ASSAULT": 0.1192}


def test_coder_window_keeps_the_marks_of_a_long_text() -> None:
    ids = [101, *range(1000, 2000)]
    kept, at = window(ids, [700, 720])
    assert len(kept) == 256
    assert kept[0] == 101
    assert [kept[i] for i in at] == [ids[700], ids[720]]


def test_coder_window_drops_a_mark_that_is_too_far() -> None:
    assert window([101, *range(1000, 2000)], [10, 900])[1] == (10, 0)


def test_coder_softmax_shares_and_temperature() -> None:
    assert shares_of(np.array([0.0, 0.0]), 1.0).tolist() == [0.5, 0.5]
    assert shares_of(np.array([2.0, 0.0]), 1.0)[0] > shares_of(np.array([2.0, 0.0]), temperature=2.0)[0] > 0.5


def test_coder_ranked_keeps_the_best_even_where_it_is_small() -> None:
    assert ranked(("a", "b"), (0.001, 0.002)) == (("b", 0.002),)


def test_coder_that_ships_gives_the_same_twice_and_in_any_company() -> None:
    coder = load_coder()
    first = coder.read("Estonia expelled two Belarusian diplomats on Tuesday.")
    coder.read("The weather was fine.")
    coder.read.cache_clear()
    assert coder.read("Estonia expelled two Belarusian diplomats on Tuesday.") == first
