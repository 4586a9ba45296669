"""bench/attribution.py: both formats, and what counts as right."""

import json


def test_attribution_bench_reads_both_formats_alike(bench, tmp_path):
    module = bench("attribution")
    gold = tmp_path / "gold.jsonl"
    lists = {"source": [[0, 3]], "cue": [], "content": [[20, 24], [9, 12]]}
    gold.write_text(json.dumps({"id": "a", "text": "x", "published": "2025-01-01", "attributions": [lists]}) + "\n")
    own = tmp_path / "own.jsonl"
    statement = {
        "source": {"start": 0, "end": 3},
        "cue": None,
        "content": [{"start": 9, "end": 12}, {"start": 20, "end": 24}],
    }
    own.write_text(json.dumps({"id": "a", "text": "x", "batch": "p1", "statements": [statement]}) + "\n")
    wanted = [module.Attribution(((0, 3),), (), ((9, 12), (20, 24)))]
    assert [next(module.rows_of(path))["gold"] for path in (gold, own)] == [wanted, wanted]


def test_attribution_bench_counts_each_part_by_itself(bench):
    module = bench("attribution")
    gold = [module.Attribution(((0, 10),), ((11, 15),), ((16, 40),)), module.Attribution((), ((50, 54),), ((60, 70),))]
    got = [module.Attribution(((0, 8),), ((11, 15),), ((35, 40),))]
    counts = {f"{part} {how}": module.Count() for part in module.PARTS for how in ("exact", "overlap")}
    module.count_parts(counts, gold, got)
    assert {name: (one.right, one.found, one.wanted) for name, one in counts.items()} == {
        "source exact": (0, 1, 1), "source overlap": (1, 1, 1),
        "cue exact": (1, 1, 2), "cue overlap": (1, 1, 2),
        "content exact": (0, 1, 2), "content overlap": (0, 1, 2),
    }  # fmt: skip


def test_attribution_bench_whole_wants_the_source_or_none_on_both_sides(bench):
    module = bench("attribution")
    named, nameless = module.Attribution(((0, 4),), (), ((9, 20),)), module.Attribution((), (), ((9, 20),))
    sides = ((named, named), (nameless, nameless), (named, nameless), (nameless, named))
    assert [module.whole(a, b) for a, b in sides] == [True, True, False, False]
