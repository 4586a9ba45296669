"""bench/discrepancies.py: what counts as right."""

import pytest


def test_discrepancies_bench_needs_a_claim_for_each_anchor(bench):
    module = bench("discrepancies")
    text = "The army said six had died. The rebels said 40 had died."
    (wanted,) = module.wanted_of(
        {"text": text, "discrepancies": [{"kind": "figure", "anchors": ["six had died", "40 had died"]}]}
    )
    assert [text[slice(*span)] for span in wanted.spans] == ["six had died", "40 had died"]
    right = module.Contradiction("figure", ((44, 55), (14, 26)), "")
    assert module.agreement(wanted, right) == 1.0
    assert module.agreement(wanted, module.Contradiction("figure", ((14, 26), (14, 26)), "")) == 0.0
    assert module.agreement(wanted, module.Contradiction("status", right.spans, "")) == 0.0


def test_discrepancies_bench_refuses_an_anchor_that_is_not_there(bench):
    with pytest.raises(ValueError, match="substring"):
        bench("discrepancies").wanted_of({"text": "a", "discrepancies": [{"kind": "figure", "anchors": ["b", "a"]}]})


@pytest.mark.parametrize(("name", "passages"), [("discrepancies", 40), ("discrepancies_two", 20)])
def test_discrepancies_bench_anchors_stand_in_their_passages(bench, name, passages):
    module = bench("discrepancies")
    lines = (module.OWN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [module.json.loads(line) for line in lines]
    assert len(rows) == passages
    assert all(len(one.spans) == 2 for row in rows for one in module.wanted_of(row))
