"""bench/places.py: distances, brat files, and what counts as right."""

import pytest

ANNOTATIONS = """T1\tLiteral 11 16\tTunis
#1\tAnnotatorNotes T1\t2464470
T2\tMetonymic 25 31\tFrance
#2\tAnnotatorNotes T2\t3017382
T3\tLiteral_Modifier 40 48\tTunisian
A1\tModifier_Type T3 Adjective
T4\tCoercion 0 9\tThe Green
#3\tAnnotatorNotes T4\t36.8, 10.18
T5\tLiteral 11 16\tParis
"""


def test_places_bench_distance_is_in_kilometres(bench):
    distance = bench("places").distance
    assert distance((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance((10.0, 179.9), (10.0, -179.9)) == pytest.approx(21.9, abs=0.1)
    assert distance((5.0, 5.0), (5.0, 5.0)) == 0.0


def test_places_bench_reads_brat_and_leaves_out_what_is_no_place(bench, tmp_path):
    module = bench("places")
    text = "The Green, Tunis fed up; France hailed a Tunisian."
    (tmp_path / "1.txt").write_text(text, encoding="utf-8")
    (tmp_path / "1.ann").write_text(ANNOTATIONS, encoding="utf-8")
    (row,) = module.rows_of(tmp_path)
    assert [(text[slice(*one.span)], one.country, one.measured) for one in row["gold"]] == [
        ("Tunis", "TUN", {"country", "point"}),
        ("The Green", None, {"point"}),
    ]
    assert module.distance(row["gold"][0].point, row["gold"][1].point) < 20


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        (("MLI", (12.65, -8.0), "city"), set()),
        (("MLI", (14.0, -8.0), "city"), set()),
        (("MLI", (16.0, -8.0), "city"), {"point"}),
        (("SEN", None, "region"), {"country", "point", "precision"}),
    ],
)
def test_places_bench_faults_of_a_known_town(bench, answer, wrong):
    module = bench("places")
    wanted = module._own({"start": 0, "end": 6, "country": "MLI", "lat": 12.65, "lon": -8.0, "precision": "city"})
    assert module.faults(wanted, module.Located((0, 6), *answer)) == wrong


@pytest.mark.parametrize(
    ("precision", "wrong"), [("city", {"open"}), ("exact", {"open"}), ("region", set()), ("country", set())]
)
def test_places_bench_a_point_for_a_town_that_nobody_knows_is_wrong(bench, precision, wrong):
    module = bench("places")
    wanted = module._own({"start": 0, "end": 6, "country": None, "lat": None, "lon": None, "precision": precision})
    assert module.faults(wanted, module.Located((0, 6), None, (1.0, 1.0), precision)) == wrong


def test_places_bench_tally_counts_the_missed_among_all_points(bench):
    module = bench("places")
    town = {"country": "MLI", "lat": 12.65, "lon": -8.0, "precision": "city"}
    first, second = (module._own({"start": at, "end": at + 6, **town}) for at in (0, 20))
    tally = module.Tally()
    tally.add([(first, module.Located((0, 6), "MLI", (12.6, -8.0), "exact")), (second, None)], found=2)
    assert tally.overlapping.row() == {"p": 0.5, "r": 0.5, "f1": 0.5, "n": 2}
    assert (tally.rate("country"), tally.rate("precision")) == ({"share": 1.0, "n": 1}, {"share": 0.0, "n": 1})
    assert (tally.rate("point"), tally.points) == ({"share": 1.0, "n": 1}, 2)
