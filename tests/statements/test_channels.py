"""The channel by which words went out."""

import pytest
from reading_of import statements_of


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The minister told state television that the bridge was safe.", "state television"),
        ("The minister told the Guardian that the bridge was safe.", "Guardian"),
        ("The minister told reporters that the bridge was safe.", None),
        ("“The bridge is safe,” the minister said in a post on X.", "X"),
        ("“The bridge is safe,” the minister wrote on Facebook.", "Facebook"),
        ("“The bridge is safe,” the minister said in a statement.", None),
        ("The bridge is safe, according to state television.", None),
    ],
)
def test_channels_of_a_statement(text: str, channel: str | None) -> None:
    (found,) = statements_of(text)
    assert found.channel == channel


def test_channels_are_no_addressees() -> None:
    told = statements_of("The minister told the council that the bridge was safe.", {"council": ("council",)})[0]
    on_air = statements_of("The minister told Delta that the bridge was safe.", {"delta": ("Delta",)})[0]
    assert (told.addressees, told.channel) == (("council",), None)
    assert (on_air.addressees, on_air.channel) == (("delta",), None)
