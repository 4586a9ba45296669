"""States that exclude each other, and states of two things or two times."""

from collections.abc import Callable

import pytest

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The opposition said that its leader, Omar Keita, had been freed. Prison officials said Keita was still in custody.",
            ["freed", "was still in custody"],
        ),
        (
            "The army said the rebel chief Musa Adam had been killed. The rebels said Adam was alive and well.",
            ["killed", "was alive and well"],
        ),
        (
            "A rebel statement said that the pact had been signed. The government said the pact had not been signed.",
            ["signed", "not signed"],
        ),
        (
            "Rebels said they had seized the airport. The government said the airport was under the control of its troops.",
            ["seized", "was under the control of its troops"],
        ),
        (
            "The border has been reopened, Ghana's customs service said. Traders said the border was still closed.",
            ["reopened", "closed"],
        ),
    ],
)
def test_opposed_finds(read: Read, text: str, values: list[str]) -> None:
    (found,) = read(text)
    assert (found.kind.value, [c.value for c in found.claims]) == ("status", values)


@pytest.mark.parametrize(
    "text",
    [
        "Omar Keita was freed on Monday, police said. He had been held for two years, his lawyer said.",
        "The northern crossing was closed, the police said. The southern crossing was open, traders said.",
        "The rebel chief was killed, the army said. His brother is alive, the rebels said.",
        "The army said two hostages had been released. A third hostage has not been released, her family said.",
        "The president said he had signed the law. The opposition said it had not signed the petition.",
        "The rebels said they had captured the port. A resident said the port was in the hands of the rebels.",
        "The ceasefire has collapsed in the north, the army said. The mediators said the ceasefire was holding in the south.",
    ],
)
def test_opposed_leaves(read: Read, text: str) -> None:
    assert read(text) == ()
