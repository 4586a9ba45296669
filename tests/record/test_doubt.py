"""How doubtful an event is."""

from typing import Any

import pytest

from dragoman.record.doubt import Disputed, Kind, doubt_of, reasons_of

MENTION = {"report": "a", "span": {"start": 16, "end": 23, "text": "shelled"}, "evidence": "Aland shelled Bland.", "status": "actual", "type": "ASSAULT"}
SURE: dict[str, Any] = {
    "type": "ASSAULT", "status": "actual", "actors": ["a-1"], "recipients": ["a-2"],
    "date": {"start": "2025-06-02", "end": "2025-06-02"}, "place": {"name": "Bland"}, "mentions": [MENTION, {**MENTION, "report": "b"}],
    "independent_origins": 2, "confidence": 0.9, "merged": [{"weight": 0.9, "reason": "Both say so."}],
}  # fmt: skip


def kinds(event: dict[str, Any], disputes: tuple[str, ...] = ()) -> list[Kind]:
    return [r.kind for r in reasons_of(event, disputes)]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"confidence": 0.5}, [Kind.UNSURE]),
        ({"independent_origins": 1}, [Kind.SINGLE]),
        ({"merged": [{"weight": 0.9, "reason": "x"}, {"weight": 0.6, "reason": "x"}]}, [Kind.MERGED]),
        ({"mentions": [MENTION, {**MENTION, "status": "negated"}]}, [Kind.STATUS]),
        ({"mentions": [MENTION, {**MENTION, "type": "COERCE"}]}, [Kind.TYPE]),
        ({"actors": []}, [Kind.EMPTY]),
        ({"recipients": []}, [Kind.EMPTY]),
        ({"recipients": [], "type": "CONSULT", "actors": ["a-1", "a-2"]}, []),
        ({"recipients": [], "type": "RETREAT"}, []),
        ({"place": None}, [Kind.EMPTY]),
        ({"place": None, "type": "ACCUSE"}, []),
        ({"date": None}, [Kind.EMPTY]),
    ],
)
def test_doubt_is_of_its_kind(change: dict[str, Any], expected: list[Kind]) -> None:
    assert kinds({**SURE, **change}) == expected


def test_doubt_denials_weigh_more_than_plans() -> None:
    denied = reasons_of({**SURE, "mentions": [MENTION, {**MENTION, "status": "negated"}]})
    planned = reasons_of({**SURE, "mentions": [MENTION, {**MENTION, "status": "future"}]})
    assert doubt_of(denied) > doubt_of(planned) > doubt_of(reasons_of(SURE)) == 0.0


def test_doubt_grows_with_each_reason_and_stays_below_one() -> None:
    one = reasons_of({**SURE, "confidence": 0.5})
    all_ = reasons_of({**SURE, "confidence": 0.1, "actors": [], "date": None, "independent_origins": 1}, ("Reports differ.",))
    assert 0 < doubt_of(one) < doubt_of(all_) < 1
    assert [r.weight for r in all_] == sorted((r.weight for r in all_), reverse=True)


def test_doubt_knows_discrepancies_by_the_sentence() -> None:
    def dispute(start: int, end: int) -> dict[str, Any]:
        return {"kind": "figure", "reason": f"at {start}", "claims": [{"report": "a", "span": {"start": start, "end": end}, "value": "9"}]}

    disputed = Disputed([dispute(10, 12), dispute(29, 31), dispute(30, 40), dispute(0, 10)])
    assert disputed.of(SURE) == ["at 10", "at 29"]
    assert kinds(SURE, ("at 10",)) == [Kind.DISPUTED]
