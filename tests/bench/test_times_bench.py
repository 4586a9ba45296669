"""bench/times.py: TimeML values and files, and what counts as right."""

from datetime import date

import pytest

TIMEML = """<?xml version="1.0"?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2025-03-05" functionInDocument="CREATION_TIME">March 5</TIMEX3></DCT>
<TEXT>
The kiln <EVENT eid="e1">closed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2025-03-04">Tuesday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3> &amp; is <TIMEX3 tid="t3" type="DATE"
value="PRESENT_REF">now</TIMEX3> cold.
</TEXT></TimeML>
"""


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-03-04", (2025, 3, 4), (2025, 3, 4)),
        ("2025-03-04T14:30", (2025, 3, 4), (2025, 3, 4)),
        ("2025-03-04TNI", (2025, 3, 4), (2025, 3, 4)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2025-W11", (2025, 3, 10), (2025, 3, 16)),
        ("2025-W11-WE", (2025, 3, 15), (2025, 3, 16)),
        ("2024-Q4", (2024, 10, 1), (2024, 12, 31)),
        ("2024-H1", (2024, 1, 1), (2024, 6, 30)),
        ("2024-WI", (2024, 12, 1), (2025, 2, 28)),
    ],
)
def test_times_bench_value_is_days(bench, value, first, last):
    assert bench("times").days_of_value(value) == (date(*first), date(*last))


@pytest.mark.parametrize("value", ["PRESENT_REF", "P2D", "199", "19", "XXXX-05", "2025-02-30", "2025-W60", ""])
def test_times_bench_value_without_a_place_in_the_calendar(bench, value):
    assert bench("times").days_of_value(value) is None


def test_times_bench_reads_timeml(bench, tmp_path):
    module = bench("times")
    (tmp_path / "kiln.tml").write_text(TIMEML, encoding="utf-8")
    (row,) = module.rows_of(tmp_path)
    assert (row["id"], row["published"]) == ("kiln", "2025-03-05")
    assert row["text"] == "\nThe kiln closed on Tuesday for\ntwo days & is now cold.\n"
    days = (date(2025, 3, 4), date(2025, 3, 4))
    expected = [("Tuesday", days), ("two days", None), ("now", None)]
    assert [(row["text"][slice(*one.span)], one.days) for one in row["gold"]] == expected


def test_times_bench_timeml_without_a_date_is_refused(bench, tmp_path):
    (tmp_path / "kiln.tml").write_text("<TimeML><TEXT>Cold.</TEXT></TimeML>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"kiln\.tml: wants a TEXT"):
        bench("times").rows_of(tmp_path / "kiln.tml")


def test_times_bench_counts_spans_values_and_what_is_neutral(bench):
    module = bench("times")
    monday, tuesday = ((date(2025, 3, day),) * 2 for day in (3, 4))
    gold = [module.Timed((0, 6), monday), module.Timed((10, 17), tuesday), module.Timed((30, 38), None)]
    found = [
        module.Timed((0, 6), monday),
        module.Timed((4, 17), monday),
        module.Timed((30, 38), monday),
        module.Timed((50, 55), monday),
    ]
    compared = module.compare(gold, found)
    counts = {name: module.Count() for name in ("strict", "relaxed", "value")}
    module.count(counts, compared)
    assert compared.neutral == 1
    assert {name: (one.right, one.found, one.wanted) for name, one in counts.items()} == {
        "strict": (1, 3, 2), "relaxed": (2, 3, 2), "value": (1, 3, 2),
    }  # fmt: skip
