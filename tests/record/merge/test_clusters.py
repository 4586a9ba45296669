from collections.abc import Callable
from dataclasses import dataclass

from dragoman.record.merge.clusters import RULED, cluster
from dragoman.record.merge.records import Key, Link, Rulings


@dataclass(frozen=True)
class Node:
    key: Key


def key(seq: int) -> Key:
    return seq, "x"


def link(first: int, second: int, weight: float = 0.9) -> Link:
    return Link(key(first), key(second), weight, "Alike.")


def never(first: Node, second: Node) -> bool:
    return False


def gathered(
    nodes: int,
    links: list[Link],
    incompatible: Callable[[Node, Node], bool] = never,
    rulings: Rulings | None = None,
    enough: float = 0.5,
) -> list[list[int]]:
    found = cluster([Node(key(n)) for n in range(nodes)], links, incompatible, rulings or Rulings(), enough)
    return [[seq for seq, _ in one.members] for one in found]


def test_cluster_joins_what_is_linked_and_leaves_the_rest_alone() -> None:
    assert gathered(4, [link(0, 2)]) == [[0, 2], [1], [3]]


def test_cluster_never_chains() -> None:
    chain = [link(0, 1), link(1, 2), link(2, 3)]
    assert gathered(4, chain, enough=0.6) == [[0, 1], [2, 3]]
    assert gathered(4, chain, enough=0.3) == [[0, 1, 2, 3]]


def test_cluster_chooses_the_highest_mean_weight_then_more_links_then_the_earlier() -> None:
    assert gathered(3, [link(0, 2, 0.7), link(1, 2, 0.8)]) == [[0], [1, 2]]
    assert gathered(4, [link(0, 1), link(0, 3), link(1, 3), link(2, 3)]) == [[0, 1, 3], [2]]
    assert gathered(3, [link(0, 2), link(1, 2)]) == [[0, 2], [1]]


def test_cluster_keeps_incompatible_members_apart() -> None:
    def apart(first: Node, second: Node) -> bool:
        return {first.key, second.key} == {key(0), key(2)}

    links = [link(0, 1), link(1, 2), link(0, 2, 0.99), link(2, 3, 0.5)]
    assert gathered(4, links, apart) == [[0, 1], [2, 3]]


def test_cluster_rulings_apart_beat_links() -> None:
    rulings = Rulings(apart=frozenset(((key(0), key(1)),)))
    assert gathered(2, [link(0, 1, 1.0)], rulings=rulings) == [[0], [1]]


def test_cluster_rulings_together_need_no_link_and_move_as_one() -> None:
    rulings = Rulings(together=frozenset(((key(1), key(3)),)))
    assert gathered(4, [link(0, 3)], rulings=rulings) == [[0, 1, 3], [2]]

    def always(first: Node, second: Node) -> bool:
        return True

    assert gathered(4, [link(0, 3)], always, rulings) == [[0], [1, 3], [2]]


def test_cluster_apart_wins_over_together() -> None:
    rulings = Rulings(frozenset(((key(0), key(1)), (key(1), key(2)))), frozenset(((key(0), key(2)),)))
    assert gathered(3, [], rulings=rulings) == [[0, 1], [2]]


def test_cluster_gives_the_links_within_it() -> None:
    links = [link(1, 0, 0.8), link(0, 1, 0.9), link(2, 3, 0.7), link(1, 2, 0.1)]
    rulings = Rulings(together=frozenset(((key(0), key(4)),)))
    found = cluster([Node(key(n)) for n in range(5)], links, never, rulings, 0.6)
    assert [one.members for one in found] == [(key(0), key(1), key(4)), (key(2), key(3))]
    assert found[0].links == (link(0, 1, 0.9), Link(key(0), key(4), 1.0, RULED))
    assert found[1].links == (link(2, 3, 0.7),)


def test_cluster_does_not_depend_on_the_order_of_links() -> None:
    links = [link(a, b, (a * 7 + b * 3) % 10 / 10) for a in range(9) for b in range(a + 1, 9) if (a + b) % 3]
    assert gathered(9, links) == gathered(9, links[::-1])
