"""The writing format of the attribution passages."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "corpus"))
import attributions

TEXT = '= The port is closed, Mr Tal said. ¶ "Nobody sails," he told Radio Vahona, "until Monday."\n'


def rows(tmp_path: Path, text: str) -> list[dict[str, object]]:
    path = tmp_path / "z1.txt"
    path.write_text(text, encoding="utf-8")
    return list(attributions.rows(path))


def test_attributions_a_broken_quotation_has_two_parts(tmp_path: Path) -> None:
    line = 'SAID direct | he | told | "Nobody sails," // "until Monday." | Radio Vahona |'
    (row,) = rows(tmp_path, TEXT + "SAID indirect | Mr Tal | said | The port ... closed\n" + line + "\n")
    text = str(row["text"])
    first, second = row["statements"]  # type: ignore[misc]
    shown = [[text[s["start"] : s["end"]] for s in statement["content"]] for statement in (first, second)]
    assert text.startswith("The port is closed, Mr Tal said.\n\n")
    assert shown == [["The port is closed"], ['"Nobody sails,"', '"until Monday."']]
    assert (first["kind"], first["direct"], second["direct"], second["via"]) == ("said", "indirect", "direct", None)
    assert text[second["channel"]["start"] : second["channel"]["end"]] == "Radio Vahona"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("TOLD direct | he | told | sails", "'TOLD direct'; wants one of SAID, BELIEVED, INTENDED"),
        ("SAID direct | she | told | sails", "'she' does not stand in the text"),
        ("SAID direct | he | told |", "no content"),
        ("SAID direct | he | told | sails | | 3", "via 3: there are 1 lines"),
        ("NONE\nSAID direct | he | told | sails", "wants either statements or NONE"),
    ],
)
def test_attributions_say_what_is_wrong(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(attributions.DraftError) as raised:
        rows(tmp_path, TEXT + line + "\n")
    assert message in str(raised.value)
