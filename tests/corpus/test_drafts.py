"""The writing format of the corpus."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "corpus"))
import drafts


def rows(tmp_path: Path, text: str) -> list[dict[str, object]]:
    path = tmp_path / "z1.txt"
    path.write_text(text, encoding="utf-8")
    return list(drafts.rows(path))


def test_drafts_a_block_becomes_a_row_with_offsets(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "= Fiji told Fiji's rival it would sign.\nAGREE future | sign | Fiji#2 | | | | Fiji | ~SUPPORT\n")
    assert row == {
        "id": "z1-001",
        "batch": "z1",
        "text": "Fiji told Fiji's rival it would sign.",
        "null": None,
        "events": [
            {
                "type": "AGREE", "mode": None, "status": "future", "trigger": {"start": 32, "end": 36},
                "actors": [{"start": 10, "end": 14}], "recipients": [], "target": None, "date": None,
                "source": {"start": 0, "end": 4}, "pair": "SUPPORT",
            }
        ],
    }  # fmt: skip


def test_drafts_a_text_without_events_names_its_domain(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "= The striker fired wide.\nNULL sport\n")
    assert (row["null"], row["events"]) == ("sport", [])


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("= Fiji met Tonga.\nMEET actual | met | Fiji", "type 'MEET'"),
        ("= Fiji met Tonga.\nCONSULT/beat actual | met | Fiji", "mode 'beat' of CONSULT; there are: visit"),
        ("= Fiji met Tonga.\nCONSULT past | met | Fiji", "status 'past'; there are actual, future"),
        ("= Fiji met Tonga.\nCONSULT actual | met | Samoa", "'Samoa' does not stand in the text"),
        ("= Fiji met Tonga.\nCONSULT actual | met | Fiji#2", "'Fiji' does not stand 2 times in the text"),
        ("= Fiji met Tonga.\nCONSULT actual | me | Fiji", "'me' does not stand in the text as whole words"),
        ("= Fiji met Tonga.", "wants either events or NULL and a domain"),
        ("= Fiji met Tonga.\nNULL gossip", "domain 'gossip'; there are accident, business"),
        ("Fiji met Tonga.", "a block begins with '= text'"),
    ],
)
def test_drafts_say_what_is_wrong_and_where(tmp_path: Path, block: str, message: str) -> None:
    with pytest.raises(drafts.DraftError, match=r"z1\.txt, .*line 1") as raised:
        rows(tmp_path, block)
    assert message in str(raised.value)
