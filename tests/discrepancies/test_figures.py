"""Counts that differ, and counts that only look so."""

from collections.abc import Callable

import pytest

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Dozens of villagers were killed by the jet, witnesses said. The air force put the number of dead at six.",
            ["dozens", "6"],
        ),
        (
            "Hospital officials said 26 people had lost their lives. The Taliban's interior ministry reported only nine deaths.",
            ["26", "9"],
        ),
        (
            "Rebels spoke of 20 soldiers killed in Faya. The defence ministry said that four soldiers had died.",
            ["20", "4"],
        ),
        (
            "Chad launched 40 drones, the Libyan army said. Chad's defence ministry said 18 drones had been launched.",
            ["40", "18"],
        ),
        (
            "The port authority said nine vessels had been turned back. Shipping agents said fourteen tankers had been turned back.",
            ["9", "14"],
        ),
        (
            "The talks will last three weeks, the envoy said. The rebels said the talks would last five days.",
            ["three weeks", "five days"],
        ),
        (
            "Egypt said it would lend Chad $200 million. Chad's finance minister said that Egypt would lend $140 million.",
            ["$200 million", "$140 million"],
        ),
        (
            "The bill was passed by 58 votes, the speaker announced. The opposition said 54 deputies had voted in favour.",
            ["58", "54"],
        ),
        (
            "The agency said 85,000 people had been uprooted since May. The governor said no more than 30,000 had left their homes.",
            ["85000", "30000"],
        ),
        (
            "Organisers said 50,000 people had joined the march. Police estimated the crowd at 12,000.",
            ["50000", "12000"],
        ),
    ],
)
def test_figures_finds(read: Read, text: str, values: list[str]) -> None:
    (found,) = read(text)
    assert (found.kind.value, [c.value for c in found.claims]) == ("figure", values)


@pytest.mark.parametrize(
    "text",
    [
        "Rescue workers said 31 people had been killed. The embassy said two Germans had been killed.",
        "The hospital said 31 people were killed. A clinic said it had received nine dead.",
        "Chad said two Chadian soldiers had died. Libya said five of its soldiers had been killed.",
        "Over 600 soldiers were wounded over the past two months, a minister said. A doctor said three soldiers were wounded.",
        "The air force said that 38 of 51 drones had been shot down. A mayor said three drones had hit the port.",
        "The coast guard said 95 people had been rescued. The charity said it had rescued 40.",
        "Officials said eleven policemen were killed. The attack followed a raid in which 20 policemen were killed, a judge said.",
        "In Faya, the mayor said, two people had died. In Abeche, the governor said, nine people had died.",
        "The motion passed by 70 votes, the speaker said. Four deputies of the opposition had voted in favour, a clerk said.",
        "After releasing six hostages, the rebels spoke of a swap. The government said that they hold some 700 hostages.",
        "The rebels said at least a dozen people were killed. The police said that 31 people were killed.",
        "Chad lent Libya $20 million, the minister said. Sudan said it had lent Libya $35 million.",
    ],
)
def test_figures_leaves(read: Read, text: str) -> None:
    assert read(text) == ()
