"""What `dragoman watch` prints beside its summary."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.desk import watching


def disputed(id_: str, reason: str) -> dict:
    found = record(id_, f"Nine men, {id_}.")
    found["discrepancies"] = [{
        "id": "d-1", "kind": "figure", "resolved": None, "reason": reason, "rule": "made",
        "claims": [{"value": "9", "span": {"start": 0, "end": 4, "text": "Nine"}, "statement": None}],
    }]  # fmt: skip
    return found


def test_watching_prints_news_once(tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_ALERTS", 1)
    start = datetime.now(UTC) - timedelta(minutes=1)
    with Case.open(tmp_path / "case.db", create=True) as case:
        put(case, disputed("a", "Nine or ten.\u001b[2J"), disputed("b", "Two or three."))
        heard = watching._tell_news(case, start)
        first, second = capsys.readouterr().out.splitlines()
        assert "discrepancy: " in first
        assert "\u001b" not in first
        assert second.startswith("… and 1 more alerts: `dragoman serve")
        watching._tell_news(case, heard)
        assert capsys.readouterr().out == ""
