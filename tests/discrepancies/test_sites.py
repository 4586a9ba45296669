"""One deed at two places, and two deeds."""

from collections.abc import Callable

import pytest

from dragoman.discrepancies import Discrepancy

Read = Callable[..., tuple[Discrepancy, ...]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The plane crashed near Lomé, the airline said. Togo's government said the plane had crashed near Sokodé.",
            ["Lomé", "Sokodé"],
        ),
        (
            "The two presidents will meet in Nairobi, Kenya's foreign ministry said. A Somali spokesman said they would meet in Kampala.",
            ["Nairobi", "Kampala"],
        ),
        (
            "The rebel leader, Yusuf Omar, was captured in Kismayo, the army said. The African Union force said Omar was captured in Baidoa.",
            ["Kismayo", "Baidoa"],
        ),
    ],
)
def test_sites_finds(read: Read, text: str, values: list[str]) -> None:
    (found,) = read(text)
    assert (found.kind.value, [c.value for c in found.claims]) == ("place", values)


@pytest.mark.parametrize(
    "text",
    [
        "The rebel leader was captured in Libya, the army said. Chad's government said he was captured in Sabha.",
        "A plane crashed near Lomé, the airline said. The army said a helicopter had crashed near Sokodé.",
        "The presidents met in Nairobi in May. They will meet in Kampala in June, Kenya's foreign ministry said.",
        "The suspect was arrested in Marseille, police said. His brother was arrested in Lyon, prosecutors said.",
    ],
)
def test_sites_leaves(read: Read, text: str) -> None:
    assert read(text) == ()
