"""`dragoman label` on sentences with a marked pair: confusion matrix, table by type, calibration, published figures.

    python bench/plover.py [--data FILE.tsv|FILE.jsonl] [--pictures FOLDER] [--json] [--errors]

--data: a TSV with the columns marked_sentence (<s>first party</s>, <t>other party</t>) and gold_root, or our own
bench/passages/plover.jsonl (the default). A gold label YIELD stands for CONCEDE and RETREAT, as in PLOVER's earlier
version. --pictures writes confusion.png and curve.png.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from command import options, tell
from passages import OWN
from stamp import stamp, stamp_line

Row = dict[str, Any]
TAG = re.compile(r"</?[stST]>")
BINS = 10

# on the sentences of Hu et al. (2024), "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political
# Relation Classification" (ACL 2024), the set of which the gold's dev file is a part; as the project's issue gives them
PUBLISHED = (
    ("zero-shot NLI, 355 M parameters, about 1 sentence a second on a CPU", 0.824, 0.838),
    ("MiniLM (22 M) fine-tuned on 1,050 real sentences", 0.795, 0.831),
)


def unmarked(sentence: str) -> Row:
    """Text and spans of a sentence with marks; the first of several marks counts, blanks at its edges do not."""
    text, spans, at = "", {"s": [-1, -1], "t": [-1, -1]}, 0
    for match in [*TAG.finditer(sentence), None]:
        text += sentence[at : match.start() if match else len(sentence)]
        if match is None:
            break
        at, tag = match.end(), match.group().lower()
        edge = spans[tag[-2]]
        edge["/" in tag] = len(text) if edge["/" in tag] < 0 else edge["/" in tag]
    found: Row = {"text": text}
    for name, tag in (("actor", "s"), ("recipient", "t")):
        start, end = spans[tag]
        inside = text[start:end] if 0 <= start < end else ""
        if inside.strip():
            start += len(inside) - len(inside.lstrip())
            found[name] = {"start": start, "end": start + len(inside.strip())}
        else:
            found[name] = None
    return found


def rows_of(path: Path) -> list[Row]:
    """{"id", "text", "actor", "recipient", "gold"} of each line."""
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [{**{k: r[k] for k in ("id", "text", "actor", "recipient")}, "gold": r["type"]} for r in rows]
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    return [{"id": str(i), **unmarked(r["marked_sentence"]), "gold": r["gold_root"]} for i, r in enumerate(lines)]


def answers(rows: list[Row]) -> list[Row]:
    """What the command says; it does not see the gold."""
    dragoman = Path(sys.executable).with_name("dragoman")
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        questions = [{k: v for k, v in row.items() if k != "gold"} for row in rows]
        asked.write_text("".join(json.dumps(q, ensure_ascii=False) + "\n" for q in questions), encoding="utf-8")
        subprocess.run([dragoman, "label", asked, answered], check=True, capture_output=True)
        return [json.loads(line) for line in answered.read_text(encoding="utf-8").split("\n") if line]


def calibration_error(sure: list[tuple[float, bool]]) -> float:
    """Expected calibration error over equal bins of confidence (Guo et al. 2017)."""
    total = 0.0
    for b in range(BINS):
        inside = [(p, right) for p, right in sure if b / BINS <= p < (b + 1) / BINS or (b == BINS - 1 and p == 1.0)]
        if inside:
            gap = sum(p for p, _ in inside) / len(inside) - sum(right for _, right in inside) / len(inside)
            total += abs(gap) * len(inside) / len(sure)
    return total


def merged(answer: Row, yields: bool) -> tuple[str, float]:
    """The answer's type and its probability; with `yields`, CONCEDE and RETREAT are one."""
    kind, p = str(answer["type"]), float(answer["confidence"])
    if yields and kind in ("CONCEDE", "RETREAT"):
        return "YIELD", answer["types"]["CONCEDE"] + answer["types"]["RETREAT"]
    return kind, p


def curve(sure: list[tuple[float, bool]]) -> list[dict[str, float]]:
    """Share of sentences answered and accuracy on them, at falling thresholds of confidence."""
    points = []
    for threshold in (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.0):
        kept = [right for p, right in sure if p >= threshold]
        points.append(
            {
                "threshold": threshold,
                "answered": len(kept) / len(sure),
                "accuracy": sum(kept) / len(kept) if kept else 1.0,
            }
        )
    return points


def measure(data: Path) -> Row:
    """All figures and the misses."""
    rows = rows_of(data)
    yields = any(row["gold"] == "YIELD" for row in rows)
    got = [merged(answer, yields) for answer in answers(rows)]
    pairs = [(row["gold"], kind) for row, (kind, _) in zip(rows, got, strict=True)]
    wanted, found = Counter(g for g, _ in pairs), Counter(k for _, k in pairs)
    right = Counter(g for g, k in pairs if g == k)
    types = {
        kind: {
            "n": n,
            "p": right[kind] / found[kind] if found[kind] else 0.0,
            "r": right[kind] / n,
            "f1": 2 * right[kind] / (n + found[kind]),
        }
        for kind, n in sorted(wanted.items())
    }
    sure = [(p, gold == kind) for (gold, kind), (_, p) in zip(pairs, got, strict=True)]
    return {
        **stamp(data),
        "sentences": len(rows),
        "accuracy": sum(right.values()) / len(rows),
        "macro_f1": sum(t["f1"] for t in types.values()) / len(types),
        "calibration_error": calibration_error(sure),
        "types": types,
        "curve": curve(sure),
        "confusion": {f"{g} {k}": n for (g, k), n in sorted(Counter(pairs).items())},
        "misses": [
            f"{row['gold']} read as {kind} ({p:.2f}): {row['text']}"
            for row, (kind, p) in zip(rows, got, strict=True)
            if row["gold"] != kind
        ],
    }


def show(found: Row) -> None:
    """The tables for people."""
    print(stamp_line(found))
    for kind, row in found["types"].items():
        print(f"{kind:<10} n {row['n']:>4}  P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
    print("answered above a confidence:")
    for point in found["curve"]:
        print(f"  {point['threshold']:.2f}  {point['answered']:.3f} answered, accuracy {point['accuracy']:.3f}")
    print(f"expected calibration error {found['calibration_error']:.3f}")
    print(f"{'':<70} macro-F1  accuracy")
    own = f"dragoman, {found['sentences']} sentences of {found['data']}"
    print(f"{own:<70} {found['macro_f1']:.3f}     {found['accuracy']:.3f}")
    for name, macro, accuracy in PUBLISHED if found["data"].endswith(".tsv") else ():
        print(f"{name:<70} {macro:.3f}     {accuracy:.3f}")


def draw(found: Row, folder: Path) -> None:
    """confusion.png and curve.png."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    kinds = sorted({name for pair in found["confusion"] for name in pair.split()})
    grid = [[found["confusion"].get(f"{g} {k}", 0) for k in kinds] for g in kinds]
    shares = [[n / max(1, sum(row)) for n in row] for row in grid]
    figure, axes = pyplot.subplots(figsize=(8, 7))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(kinds)), kinds, rotation=60, ha="right")
    axes.set_yticks(range(len(kinds)), kinds)
    axes.set_xlabel("read as")
    axes.set_ylabel("gold")
    for y, row in enumerate(grid):
        for x, n in enumerate(row):
            if n:
                axes.text(x, y, str(n), ha="center", va="center", color="white" if shares[y][x] > 0.5 else "black")
    folder.mkdir(parents=True, exist_ok=True)
    figure.tight_layout()
    figure.savefig(folder / "confusion.png", dpi=110)
    figure, axes = pyplot.subplots(figsize=(6, 4))
    axes.plot([p["answered"] for p in found["curve"]], [p["accuracy"] for p in found["curve"]], marker="o")
    for point in found["curve"]:
        axes.annotate(f"{point['threshold']:.2f}", (point["answered"], point["accuracy"]))
    axes.set_xlabel("share of sentences answered")
    axes.set_ylabel("accuracy of the answers")
    figure.tight_layout()
    figure.savefig(folder / "curve.png", dpi=110)


def main() -> None:
    parser = options(__doc__, OWN / "plover.jsonl")
    parser.add_argument("--pictures", type=Path, help="folder for confusion.png and curve.png")
    given = parser.parse_args()
    found = measure(given.data)
    if given.pictures:
        draw(found, given.pictures)
    tell(found, given, show, found["misses"])


if __name__ == "__main__":
    main()
