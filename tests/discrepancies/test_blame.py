"""Two doers of one deed, and two deeds."""

from collections.abc import Callable

import pytest

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The police chief blamed bandits for the ambush. The minister said the Nusra Brigade had carried out the attack.",
            ["bandits", "Nusra Brigade"],
        ),
        (
            "Lebanon's army said Israeli troops had fired first. Israel said it was Lebanese soldiers who opened fire first.",
            ["Israeli troops", "Lebanese soldiers"],
        ),
        (
            "Ukraine said Russian forces had blown up the dam. Moscow said Ukrainian artillery had destroyed the dam.",
            ["Russian forces", "Ukrainian artillery"],
        ),
        (
            "Sudan's army accused the paramilitaries of looting the museum. The paramilitaries said that army soldiers had looted the museum.",
            ["paramilitaries", "army soldiers"],
        ),
    ],
)
def test_blame_finds(read: Read, text: str, values: list[str]) -> None:
    (found,) = read(text)
    assert (found.kind.value, [c.value for c in found.claims]) == ("attribution", values)


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said Russian forces had shelled Kherson. Moscow said Ukrainian forces had shelled Donetsk.",
        "The army blamed militants for the attack. The governor said the Nusra Brigade had carried out the attack.",
        "The minister blamed separatists for the blast. A separatist group said it had carried out the blast.",
        "China said its boat had been rammed by a Vietnamese ship. Vietnam said a Chinese ship had fired at one of its boats.",
        "Iran accused Israel of killing a scientist. Iraq said Israeli agents had killed the scientist.",
        "A minister spoke of the coalition that invaded Yemen. The army's spokesman said the rebels had carried out the killings.",
    ],
)
def test_blame_leaves(read: Read, text: str) -> None:
    assert read(text) == ()
