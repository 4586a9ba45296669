"""Shows where a file of the project shares words in a row with the gold, which must never be copied.

    python bench/overlap.py --gold ../shared/gold [--words 6]

Prints each shared run with the files; exits with 1 where there is one. The gold measures, so nothing of it may stand
in code, vocabulary, samples, tests or docs.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
FOLDERS = ("src", "tests", "bench", "docs", "README.md")
KINDS = {".py", ".tsv", ".txt", ".html", ".md", ".jsonl", ".yaml", ".j2"}


def words_of(text: str) -> list[str]:
    """Words in lower case, apostrophes straight."""
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


def runs_of(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """All runs of that many words."""
    words = words_of(text)
    return zip(*(words[i:] for i in range(length)), strict=False)


def files(root: Path) -> Iterator[Path]:
    """Text files of the project."""
    for name in FOLDERS:
        path = root / name
        yield from [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in KINDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--words", type=int, default=6)
    args = parser.parse_args()
    root = Path(__file__).parent.parent
    gold: dict[tuple[str, ...], str] = {}
    for path in sorted(p for p in args.gold.rglob("*") if p.suffix in (".yaml", ".tsv", ".jsonl")):
        for run in runs_of(path.read_text(encoding="utf-8"), args.words):
            gold.setdefault(run, path.name)
    shared = 0
    for path in files(root):
        hits = {
            " ".join(run): gold[run] for run in runs_of(path.read_text(encoding="utf-8"), args.words) if run in gold
        }
        for phrase, name in sorted(hits.items()):
            shared += 1
            print(f"{path.relative_to(root)}: {phrase!r} stands in {name}")
    print(f"{shared} runs of {args.words} words shared with the gold")
    sys.exit(1 if shared else 0)


if __name__ == "__main__":
    main()
