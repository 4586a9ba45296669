from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dragoman.record.merge.clusters import RULED
from dragoman.record.merge.identity import merge_actors
from dragoman.record.merge.records import ActorNode, Key, Link, Rulings

DAY = date(2024, 5, 6)
Told = tuple[ActorNode, int]


def person(name: str, country: str | None = None, role: str | None = None, days: int = 0) -> Told:
    written = f"{role} {name}" if role else name
    return ActorNode((0, ""), name, "person", country, "GOV", role, (), (written,), DAY), days


def office(text: str, country: str | None = None, days: int = 0) -> Told:
    return ActorNode((0, ""), text, "person", country, "GOV", None, (), (text,), DAY), days


def body(name: str, country: str | None = None, sector: str | None = "GOV", *aliases: str, days: int = 0) -> Told:
    return ActorNode((0, ""), name, "organisation", country, sector, None, aliases, (name,), DAY), days


def state(country: str, name: str) -> Told:
    return ActorNode((0, ""), name, "state", country, "GOV", None, (), (name,), DAY), 0


def placed(told: tuple[Told, ...]) -> list[ActorNode]:
    """One report each, in order of days."""
    return [replace(node, key=(n, "a"), day=DAY + timedelta(days)) for n, (node, days) in enumerate(told)]


def merged(*told: Told, rulings: Rulings | None = None) -> list[list[int]]:
    found = merge_actors(placed(told), rulings or Rulings())
    return [[seq for seq, _ in one.members] for one in found]


CASES = {
    "states by any of their names": (
        (state("TJK", "Tajikistan"), state("TJK", "Dushanbe"), state("UZB", "Tashkent"), body("Tajik government", "TJK")),
        [[0, 1, 3], [2]],
    ),
    "forms of one name": (
        (person("Muhammad Darwish"), person("Mohammed Darwish"), person("M. Darwish"), person("Hassan Darwish")),
        [[0, 1, 2], [3]],
    ),
    "a bare surname with one bearer": (
        (person("Ruth Adeyemi", "NGA"), person("Adeyemi"), person("Paul Okeke", "NGA")),
        [[0, 1], [2]],
    ),
    "a bare surname with two bearers": (
        (person("Ruth Adeyemi"), person("Paul Adeyemi"), person("Adeyemi"), person("Adeyemi")),
        [[0], [1], [2], [3]],
    ),
    "a surname whose office or nation tells": (
        (
            person("Ruth Adeyemi", "NGA", "Foreign Minister"),
            person("Paul Adeyemi", "GHA", "President"),
            person("Adeyemi", "GHA"),
            person("Adeyemi", "NGA", "foreign minister"),
        ),
        [[0, 3], [1, 2]],
    ),
    "two men with one surname": (
        (person("Oun", None, "President"), person("Oun", None, "General"), person("Oun", None, "President"), person("Oun")),
        [[0, 2], [1], [3]],
    ),
    "a bare surname long after": (
        (person("Ruth Adeyemi", "NGA"), person("Adeyemi", days=44), person("Adeyemi", days=400)),
        [[0, 1], [2]],
    ),
    "an office and its holder": (
        (office("Uzbek foreign minister", "UZB"), person("Karim Aliev", "UZB", "Foreign Minister"), person("Aliev", "UZB")),
        [[0, 1, 2]],
    ),
    "an office whose state another report tells": (
        (
            person("Farid Hashim", None, "Foreign Minister"),
            person("Farid Hashim", "MYS"),
            office("Malaysian foreign minister", "MYS"),
            office("Thai foreign minister", "THA"),
        ),
        [[0, 1, 2], [3]],
    ),
    "a soldier and a minister of one full name": (
        (
            person("Zaw Min", None, "General"),
            person("Zaw Min", None, "deputy foreign minister"),
            person("Zaw Min", None, "Gen."),
            person("Zaw Min"),
        ),
        [[0, 2], [1], [3]],
    ),
    "a surname that comes first": (
        (person("Shen Weimin", None, "envoy"), person("Shen", None, "Mr"), person("Shen")),
        [[0, 1, 2]],
    ),
    "an office that changed hands": (
        (
            person("Karim Aliev", "UZB", "Foreign Minister"),
            office("Uzbek foreign minister", "UZB", days=5),
            person("Olim Saidov", "UZB", "Foreign Minister", days=100),
            office("Uzbek foreign minister", "UZB", days=95),
            office("Uzbek foreign minister", "UZB", days=300),
        ),
        [[0, 1], [3, 2], [4]],
    ),
    "an office that changed hands a month ago": (
        (
            person("Karim Aliev", "UZB", "Foreign Minister"),
            person("Olim Saidov", "UZB", "Foreign Minister", days=30),
            office("Uzbek foreign minister", "UZB", days=15),
            office("Uzbek foreign minister", "UZB", days=28),
        ),
        [[0], [2], [3, 1]],
    ),
    "offices without a holder, near in time": (
        (
            office("Uzbek foreign minister", "UZB"),
            office("Uzbekistan's top diplomat", "UZB", days=20),
            office("Uzbek foreign minister", "UZB", days=90),
            office("Tajik foreign minister", "TJK"),
        ),
        [[0, 1], [3], [2]],
    ),
    "spokesmen": (
        (
            office("Tajik Foreign Ministry spokesman", "TJK"),
            office("Tajik Foreign Ministry spokesman", "TJK", days=1),
            person("Davron Safar", "KEN", "Foreign Ministry spokesman"),
            office("Kenyan Foreign Ministry spokesman", "KEN"),
        ),
        [[0], [2, 3], [1]],
    ),
    "what a common noun tells": (
        (body("troops", None, "MIL"), body("troops", None, "MIL"), body("army", None, "MIL"), body("army", None, "MIL")),
        [[0], [1], [2], [3]],
    ),
    "a state's bodies": (
        (
            body("Saudi foreign ministry", "SAU"),
            body("Ministry of Foreign Affairs", "SAU"),
            body("Ministry of Foreign Affairs", "OMN"),
            body("ministry", "OMN"),
            body("Saudi army", "SAU", "MIL"),
        ),
        [[0, 1], [2, 3], [4]],
    ),
    "the ministry of a state that has two": (
        (body("Omani foreign ministry", "OMN"), body("Omani health ministry", "OMN"), body("ministry", "OMN")),
        [[0], [1], [2]],
    ),
    "an acronym of one name": (
        (body("NVLF", None, "REB"), body("Northern Valley Liberation Front", None, "REB"), body("NVLF", None, "REB")),
        [[0, 1, 2]],
    ),
    "an acronym of two names": (
        (
            body("Northern Valley Liberation Front", None, "REB"),
            body("New Volunteer Labour Federation", None, "REB"),
            body("NVLF", None, "REB"),
        ),
        [[0], [1], [2]],
    ),
    "an acronym that a report explains": (
        (
            body("Free Hill People's Army", None, "REB", "FRK"),
            body("FRK", None, "REB"),
        ),
        [[0, 1]],
    ),
    "parties of one name in two states": (
        (body("Labour Party", "GBR", "PTY"), body("Labour Party", "NZL", "PTY"), body("Labour Party", "GBR", "PTY")),
        [[0, 2], [1]],
    ),
    "a name taken for a body's": (
        (person("Milena Horvat", "HRV", "President"), body("Milena Horvat", None, None), body("Horvat", None, None)),
        [[0, 1, 2]],
    ),
    "a name taken for a body's that two persons bear": (
        (person("Milena Horvat"), person("Ante Horvat"), body("Horvat", None, None), body("Horvat", None, None, days=200)),
        [[0], [1], [2, 3]],
    ),
    "a short name that fits two longer ones": (
        (person("Ali Hassan Majid"), person("Ali Hassan Salameh"), person("Ali Hassan")),
        [[0], [1], [2]],
    ),
}


@pytest.mark.parametrize(("told", "expected"), CASES.values(), ids=CASES)
def test_gather_actors_clusters(told: tuple[Told, ...], expected: list[list[int]]) -> None:
    assert merged(*told) == expected


def test_gather_actors_does_not_depend_on_the_order_of_nodes() -> None:
    told = [one for case, _ in CASES.values() for one in case]
    nodes = placed(tuple(told))
    expected = merge_actors(nodes, Rulings())
    for seed in range(5):
        Random(seed).shuffle(nodes)
        assert merge_actors(nodes, Rulings()) == expected


def test_gather_actors_tells_why() -> None:
    nodes = placed((person("Karim Aliev", "UZB", "Foreign Minister"), office("top diplomat", "UZB"), person("Karim Aliev")))
    (one,) = merge_actors(nodes, Rulings())
    assert one.links == (
        Link((0, "a"), (1, "a"), 0.8, "“top diplomat” is the office that Karim Aliev holds in the other report."),
        Link((0, "a"), (2, "a"), 0.95, "Both reports name Karim Aliev."),
    )


def key(seq: int) -> Key:
    return seq, "a"


def test_gather_actors_rulings_together_join_groups() -> None:
    told = person("Karim Aliev"), person("K. Aliev"), person("Olim Saidov"), person("Saidov")
    rulings = Rulings(together=frozenset(((key(1), key(3)),)))
    assert merged(*told, rulings=rulings) == [[0, 1, 2, 3]]
    (one,) = merge_actors(placed(told), rulings)
    assert Link(key(1), key(3), 1.0, RULED) in one.links


def test_gather_actors_rulings_apart_divide_a_group_by_who_is_nearer() -> None:
    told = person("Karim Aliev"), person("Kareem Aliyev"), person("Karim Aliev"), person("Kareem Aliyev")
    rulings = Rulings(apart=frozenset(((key(0), key(1)),)))
    assert merged(*told) == [[0, 1, 2, 3]]
    assert merged(*told, rulings=rulings) == [[0, 2], [1, 3]]


def test_gather_actors_rulings_apart_beat_together() -> None:
    told = person("Karim Aliev"), person("Karim Aliev"), person("Olim Saidov")
    rulings = Rulings(frozenset(((key(0), key(1)), (key(0), key(2)))), frozenset(((key(1), key(2)),)))
    assert merged(*told, rulings=rulings) == [[0, 1], [2]]
