"""Counting, and who is paired with whom."""

import pytest


def test_scores_count_gives_p_r_f1(bench):
    count = bench("scores").Count()
    count.add(right=1, found=2, wanted=4)
    count.add(right=2, found=2, wanted=2)
    assert count.row() == {"p": 0.75, "r": 0.5, "f1": 0.6, "n": 6}


def test_scores_count_of_nothing_is_not_known(bench):
    assert bench("scores").Count().row() == {"p": None, "r": None, "f1": None, "n": 0}


@pytest.mark.parametrize(
    ("wanted", "found", "pairs", "left"),
    [
        ([(0, 4)], [(5, 9)], [((0, 4), None)], [(5, 9)]),
        ([(0, 4)], [(3, 9), (0, 4)], [((0, 4), (0, 4))], [(3, 9)]),
        ([(0, 4), (2, 6)], [(0, 6)], [((0, 4), (0, 6)), ((2, 6), None)], []),
    ],
)
def test_scores_paired_is_one_to_one_and_the_best_first(bench, wanted, found, pairs, left):
    scores = bench("scores")
    assert scores.paired(wanted, found, scores.overlap) == (pairs, left)


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [([], [], 1.0), ([(0, 4)], [], 0.0), ([(0, 4)], [(2, 6)], 1 / 3), ([(0, 2), (4, 6)], [(0, 6)], 2 / 3)],
)
def test_scores_jaccard_counts_characters(bench, a, b, shared):
    assert bench("scores").jaccard(a, b) == pytest.approx(shared)
