"""Where the vocabulary and the learned model meet: who decides, and from which probability on."""

from dragoman.actors import Cast
from dragoman.events.candidates import candidates
from dragoman.events.marks import doubted, read_mode, read_status, rule_of
from dragoman.events.parties import Parties
from dragoman.events.records import EventType, Status
from dragoman.events.triggers import Candidate
from dragoman.learned import Mark, Reading
from dragoman.sentences import Sentence
from dragoman.sentences.parse import parse

NOBODY = Parties.of(Cast((), {}))


def sentence(text: str) -> Sentence:
    (found,) = parse([text], [None])[0].sentences
    return found


def mark(token: int, kind: str, share: float, status: str = "actual", mode: str = "") -> Mark:
    return Mark(token, share, ((kind, share),), ((status, 0.99),), ((mode, 0.9),), {})


def read(text: str, *marks: Mark) -> list[Candidate]:
    return candidates(sentence(text), NOBODY, Reading(marks, "coder/test"))


def test_marks_a_word_outside_the_vocabulary_carries_what_the_model_is_sure_of() -> None:
    text = "Peru squelched Chile's hopes."
    assert read(text, mark(1, "REJECT", 0.2)) == []
    (found,) = read(text, mark(1, "REJECT", 0.97))
    assert (found.row.type, found.i, found.learned) == (EventType.REJECT, 1, True)


def test_marks_the_model_replaces_a_type_only_where_it_is_sure() -> None:
    text = "Peru accused Chile."
    (kept,) = read(text, mark(1, "REQUEST", 0.6))
    assert (kept.row.type, kept.learned) == (EventType.ACCUSE, False)
    (changed,) = read(text, mark(1, "REQUEST", 0.97))
    assert (changed.row.type, changed.learned) == (EventType.REQUEST, True)


def test_marks_the_noun_of_a_light_verb_is_no_second_event() -> None:
    found = read("Peru held talks with Chile.", mark(2, "CONSULT", 0.98))
    assert [(c.row.type, c.i) for c in found] == [(EventType.CONSULT, 1)]


def test_marks_a_weak_word_that_the_model_does_not_see_is_doubted() -> None:
    weak = [c for c in read("Peru met Chile.") if "weak" in c.row.traits]
    assert [doubted(c, Reading((), "coder/test")) for c in weak] == [
        "the learned model reads no event in this word"
    ] * len(weak)
    assert weak
    assert doubted(weak[0], None) is None


def test_marks_status_of_the_model_needs_to_be_sure() -> None:
    (candidate,) = read("Peru accused Chile.", mark(1, "ACCUSE", 0.9, status="negated"))
    assert read_status(candidate, Status.ACTUAL, "told as a fact")[0] is Status.NEGATED
    assert read_status(candidate, Status.NEGATED, "'not'") == (Status.NEGATED, "'not'")
    (unmarked,) = read("Peru accused Chile.")
    assert read_status(unmarked, Status.ACTUAL, "told as a fact") == (Status.ACTUAL, "told as a fact")


def test_marks_a_mode_of_the_type_replaces_the_vocabularys() -> None:
    (unread,) = read("Peru accused Chile.")
    (candidate,) = read("Peru accused Chile.", mark(1, "ACCUSE", 0.9, mode="ACCUSE/allege"))
    assert (read_mode(unread), read_mode(candidate)) == ("disapprove", "allege")
    (candidate,) = read("Peru accused Chile.", mark(1, "ACCUSE", 0.9, mode="ASSAULT/beat"))
    assert read_mode(candidate) == "disapprove"


def test_marks_the_rule_says_who_decided() -> None:
    reading = Reading((mark(1, "ACCUSE", 0.9),), "coder/test")
    (both,) = candidates(sentence("Peru accused Chile."), NOBODY, reading)
    assert rule_of(both, reading, "triggers/1:ACCUSE/accuse") == "triggers/1:ACCUSE/accuse, coder/test (0.90)"
    assert rule_of(both, None, "triggers/1:ACCUSE/accuse") == "triggers/1:ACCUSE/accuse"
    reading = Reading((mark(1, "REJECT", 0.97),), "coder/test")
    (alone,) = candidates(sentence("Peru squelched Chile."), NOBODY, reading)
    assert rule_of(alone, reading, "triggers/1:REJECT/squelch") == "coder/test (0.97)"
