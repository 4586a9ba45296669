"""Types of a marked pair."""

import pytest

from dragoman.events.label import LabelRow, label_rows
from dragoman.events.records import EventType


def row(text: str, actor: str | None, recipient: str | None) -> LabelRow:
    spans = [(text.index(p), text.index(p) + len(p)) if p else None for p in (actor, recipient)]
    return LabelRow("1", text, spans[0], spans[1])


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Chile accused Bolivia of diverting the river.", "Chile", "Bolivia", "ACCUSE"),
        ("Bolivia was accused by Chile of diverting the river.", "Chile", "Bolivia", "ACCUSE"),
        ("Chile urged Bolivia to reopen the pass.", "Chile", "Bolivia", "REQUEST"),
        ("Chile will send food to Bolivia.", "Chile", "Bolivia", "AGREE"),
        ("Chile sent food to Bolivia.", "Chile", "Bolivia", "AID"),
        ("Chile expelled two diplomats of Bolivia.", "Chile", "Bolivia", "SANCTION"),
        ("Rebels ambushed an army convoy near the lake.", "Rebels", "an army convoy", "ASSAULT"),
        ("The foreign ministers of Chile met envoys of Bolivia.", "Chile", "Bolivia", "CONSULT"),
    ],
)
def test_label_reads_the_pair(text: str, actor: str, recipient: str, expected: str) -> None:
    assert label_rows([row(text, actor, recipient)])[0].type is EventType(expected)


def test_label_depends_on_the_pair_not_only_on_the_sentence() -> None:
    text = "Chile, which praised Peru, condemned Bolivia."
    found = label_rows([row(text, "Chile", "Peru"), row(text, "Chile", "Bolivia")])
    assert [f.type.value for f in found] == ["SUPPORT", "ACCUSE"]


@pytest.mark.parametrize("text", ["", "   ", "\n", "🦜", "Chile", "شرط"])
def test_label_is_never_null(text: str) -> None:
    found = label_rows([LabelRow("1", text, (0, len(text)), None)])[0]
    assert found.type in EventType
    assert abs(sum(found.types.values()) - 1) < 0.01
