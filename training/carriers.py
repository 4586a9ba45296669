"""Writes vocabulary/carriers.tsv: the word forms that carry an event in the corpus' train batches, for the screen.

python training/carriers.py
"""

import json
from itertools import islice

from data import corpus_rows
from train import ROOT

TARGET = ROOT / "src" / "dragoman" / "vocabulary" / "carriers.tsv"
SUPPORTING = frozenset(
    "a an the is are was were be been being am has have had do does did will would shall should can could may might "
    "not no to in on at of for with up out off over by it its their his her had made make makes gave give gives took "
    "take takes put puts set let get got".split()
)
HEAD = "# Word forms that carry an event in the corpus; training/carriers.py writes this file. CC BY 4.0.\nword\n"


def bare(word: str) -> str:
    """The word in lower case without what stands around it."""
    return word.strip(".,-'’\"").lower()


def main() -> None:
    split = json.loads((ROOT / "corpus" / "split.json").read_text(encoding="utf-8"))
    words = set()
    for row in corpus_rows(ROOT / "corpus" / "batches", split["train"]):
        for event in row["events"]:
            trigger = row["text"][event["trigger"]["start"] : event["trigger"]["end"]]
            words.update(islice((w for w in map(bare, trigger.split()) if w not in SUPPORTING), 1))
    TARGET.write_text(HEAD + "".join(f"{word}\n" for word in sorted(words) if word.isalpha()), encoding="utf-8")
    print(f"{TARGET}: {len(words)} words")


if __name__ == "__main__":
    main()
