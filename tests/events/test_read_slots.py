"""Slots from the learned model: an empty one is filled, a wrong one replaced only where it is sure."""

from dragoman.actors.find import find_actors
from dragoman.events.parties import Parties
from dragoman.events.read_slots import read_roles
from dragoman.events.records import Role, Slot
from dragoman.learned import Mark
from dragoman.sentences import Sentence
from dragoman.sentences.parse import parse


def told(text: str) -> tuple[Parties, Sentence]:
    document = parse([text], [None])[0]
    return Parties.of(find_actors(document)), document.sentences[0]


def mark(sentence: Sentence, actor: dict[str, float], recipient: dict[str, float]) -> Mark:
    shares = {
        name: tuple(given.get(t.text, 0.0) for t in sentence.tokens)
        for name, given in (("actor", actor), ("recipient", recipient))
    }
    return Mark(1, 0.99, (("REJECT", 0.99),), (), (), shares)


def named(parties: Parties, roles: list[Role], slot: Slot) -> list[str]:
    return [parties.by_id[r.actor].name for r in roles if r.slot is slot]


def test_read_slots_fills_an_empty_slot() -> None:
    parties, sentence = told("Peru squelched Chile's hopes.")
    roles = read_roles(parties, sentence, mark(sentence, {"Peru": 0.9}, {"Chile": 0.8}), [])
    assert named(parties, roles, Slot.ACTOR) == ["Peru"]
    assert named(parties, roles, Slot.RECIPIENT) == ["Chile"]


def test_read_slots_leaves_a_slot_empty_where_the_model_doubts() -> None:
    parties, sentence = told("Peru squelched Chile's hopes.")
    assert read_roles(parties, sentence, mark(sentence, {"Peru": 0.6}, {}), []) == []


def test_read_slots_replaces_a_party_that_the_model_does_not_see() -> None:
    parties, sentence = told("Peru squelched Chile's hopes.")
    chile = next(a.id for a in parties.by_id.values() if a.name == "Chile")
    wrong = [Role(Slot.ACTOR, chile, sentence.span(2, 2), "poss")]
    roles = read_roles(parties, sentence, mark(sentence, {"Peru": 0.95}, {}), wrong)
    assert named(parties, roles, Slot.ACTOR) == ["Peru"]
    doubtful = mark(sentence, {"Peru": 0.95, "Chile": 0.2}, {})
    assert named(parties, read_roles(parties, sentence, doubtful, wrong), Slot.ACTOR) == ["Chile"]


def test_read_slots_without_a_mark_changes_nothing() -> None:
    parties, sentence = told("Peru squelched Chile's hopes.")
    assert read_roles(parties, sentence, None, []) == []
