"""Shows where a file of the project shares words in a row with the gold, which must never be copied.

    python bench/overlap.py --gold ../shared/gold [--words 6]

Prints each shared run with the files; exits with 1 where there is one. The gold measures, so nothing of it may stand
in code, vocabulary, samples, tests or docs.

- Six words in a row count for the reports and stories, eight for plover_dev and attribution_dev: these hold so much
  ordinary English that shorter runs ("since the start of the year") say nothing.
- YAML and JSONL are compared value by value, on both sides: keys, and values side by side, are the format's and no
  one's wording. Runs of digits alone (lists of dates) do not count.
- The table of bodies is left out, and so are runs of words within one of its names: a proper name is no one's wording.
- The corpus, which trains the model, may share no eight words in a row with any gold file, and no text of it may be a
  near duplicate of a gold sentence (MinHash over runs of three words).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from datasketch import MinHash, MinHashLSH

TAG = re.compile(r"</?[stST]>")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
FOLDERS = ("src", "tests", "bench", "docs", "training", "corpus/card.md", "README.md")
CORPUS = ("corpus/batches", "corpus/attributions")
CORPUS_WORDS = 8  # that a run of the corpus must have
ALIKE = 0.5  # estimated Jaccard similarity of a near duplicate
SENTENCE = re.compile(r"(?<=[.!?])\s+")
KINDS = {".py", ".tsv", ".txt", ".html", ".md", ".jsonl", ".yaml", ".j2"}
NAMES = {"src/dragoman/vocabulary/bodies.tsv"}
ORDINARY = {"plover_dev.tsv", "attribution_dev.jsonl"}
MORE_WORDS = 2  # that a run from an ORDINARY file must have


def texts_in(path: Path) -> Iterator[str]:
    """The texts of a file; no run goes from one to the next."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".yaml":
        yield from strings_in(yaml.safe_load(text))
    elif path.suffix == ".tsv" and "\t" in text and "marked_sentence" in text[:200]:
        yield from (TAG.sub("", line.split("\t")[1]) for line in text.splitlines()[1:])
    elif path.suffix == ".jsonl":
        for line in text.split("\n"):
            yield from strings_in(json.loads(line) if line.strip() else None)
    else:
        yield text


def strings_in(value: object) -> Iterator[str]:
    """All strings within a value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings_in(part)


def words_of(text: str) -> list[str]:
    """Words in lower case, apostrophes straight."""
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def runs_in(path: Path, length: int) -> Iterator[tuple[str, ...]]:
    """All runs of that many words, at least one of them with a letter."""
    for text in texts_in(path):
        words = words_of(text)
        for run in zip(*(words[i:] for i in range(length)), strict=False):
            if not all(word.isdigit() for word in run):
                yield run


def gold_runs(gold: Path, words: int) -> dict[int, dict[tuple[str, ...], str]]:
    """Length → run → the first gold file that it stands in."""
    found: dict[int, dict[tuple[str, ...], str]] = {words: {}, words + MORE_WORDS: {}}
    for path in sorted(p for p in gold.rglob("*") if p.suffix in (".yaml", ".tsv", ".jsonl")):
        length = words + MORE_WORDS * (path.name in ORDINARY)
        for run in runs_in(path, length):
            found[length].setdefault(run, path.name)
    return found


def files(root: Path) -> Iterator[Path]:
    """Text files of the project."""
    for name in FOLDERS:
        path = root / name
        found = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in KINDS)
        yield from (p for p in found if p.relative_to(root).as_posix() not in NAMES)


def named_in(root: Path) -> set[tuple[str, ...]]:
    """The words of every proper name of a body, with an article before it too."""
    names: set[tuple[str, ...]] = set()
    for table in NAMES:
        rows = (root / table).read_text(encoding="utf-8").splitlines()
        for cell in (cell for row in rows if not row.startswith("#") for cell in row.split("\t")):
            names |= {("the", *words_of(name)) for name in cell.split("|")}
    return names


def is_name(run: tuple[str, ...], names: set[tuple[str, ...]]) -> bool:
    """Whether a run is nothing but a part of one name."""
    return any(run == name[at : at + len(run)] for name in names for at in range(len(name) - len(run) + 1))


def every_run(gold: Path, words: int) -> dict[tuple[str, ...], str]:
    """Run → gold file, for all gold files."""
    paths = sorted(p for p in gold.rglob("*") if p.suffix in (".yaml", ".tsv", ".jsonl"))
    return {run: path.name for path in paths for run in runs_in(path, words)}


def shingles(text: str) -> MinHash | None:
    """The signature of a text's runs of three words; None where it has fewer than three runs."""
    words = words_of(text)
    runs = {" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)}
    if len(runs) < 3:
        return None
    signature = MinHash(num_perm=128)
    signature.update_batch([run.encode() for run in runs])
    return signature


def corpus_faults(root: Path, gold: Path) -> Iterator[str]:
    """Runs and near duplicates of the corpus in the gold."""
    runs = every_run(gold, CORPUS_WORDS)
    index, known = MinHashLSH(threshold=ALIKE, num_perm=128), {}
    for path in sorted(p for p in gold.rglob("*") if p.suffix in (".yaml", ".tsv", ".jsonl")):
        for number, text in enumerate(part for whole in texts_in(path) for part in SENTENCE.split(whole)):
            if signature := shingles(text):
                known[f"{path.name}:{number}"] = signature
                index.insert(f"{path.name}:{number}", signature)
    for path in (path for folder in CORPUS for path in sorted((root / folder).glob("*.jsonl"))):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            words = words_of(row["text"])
            shared = [run for run in zip(*(words[i:] for i in range(CORPUS_WORDS)), strict=False) if run in runs]
            yield from (f"{row['id']}: {' '.join(run)!r} stands in {runs[run]}" for run in shared)
            for sentence in SENTENCE.split(row["text"]):
                if (signature := shingles(sentence)) is None:
                    continue
                alike = index.query(signature)  # candidates only, by bands of the signature
                yield from (f"{row['id']} is like {f}" for f in alike if signature.jaccard(known[f]) >= ALIKE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--words", type=int, default=6)
    args = parser.parse_args()
    root = Path(__file__).parent.parent
    gold = gold_runs(args.gold, args.words)
    if not all(gold.values()):
        sys.exit(f"{args.gold} lacks reports and stories, or plover_dev and attribution_dev: nothing compared.")
    shared, names = 0, named_in(root)
    for path in files(root):
        for length, known in gold.items():
            for run in sorted({run for run in runs_in(path, length) if run in known and not is_name(run, names)}):
                shared += 1
                print(f"{path.relative_to(root)}: {' '.join(run)!r} stands in {known[run]}")
    faults = list(corpus_faults(root, args.gold))
    print("\n".join(faults) if faults else "corpus: no run of eight words and no near duplicate of the gold")
    shared += len(faults)
    print(f"{shared} runs of {args.words} words (of {args.words + MORE_WORDS} in the dev sets) shared with the gold")
    sys.exit(1 if shared else 0)


if __name__ == "__main__":
    main()
