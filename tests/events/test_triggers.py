"""The vocabulary of triggers fits the code that reads it."""

from dragoman.events.conditions import TESTS
from dragoman.events.paths import STEPS
from dragoman.events.records import EventType
from dragoman.events.triggers import TriggerRow, rows_for, sense
from dragoman.sentences import Token
from dragoman.vocabulary import load_table

ROWS = load_table("triggers", TriggerRow)
PREPOSITIONS = set(
    "to with for from of on at against between by in into about over behind as under toward towards upon outside across "
    "near around around belonging carrying out along before owed through alongside opposite among apart down responsible over behind".split()
)
OTHER = {"adj", "anaphor", "anaphor-country", "poss-of-place", "of-if-on"}


def test_triggers_every_type_has_words() -> None:
    assert {row.type for row in ROWS} == set(EventType)


def test_triggers_conditions_are_known() -> None:
    named = {part for row in ROWS for c in row.conditions for part in c.split("|") if ":" not in part}
    assert named - set(TESTS) == set()


def test_triggers_paths_are_known() -> None:
    steps = {step for row in ROWS for path in (*row.actor, *row.recipient) for step in path.split(".")}
    assert steps - set(STEPS) - PREPOSITIONS - OTHER == set()


def test_triggers_specific_rows_come_first() -> None:
    token = Token(0, "call", "call", "call", "VERB", "VBP", "ROOT", 0, 0, 4)
    counts = [len(row.conditions) for row in rows_for(token)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_triggers_senses_are_words() -> None:
    assert "retaliate" in sense("hostile")
    assert all(word == word.strip().lower() for word in sense("sport"))
