"""Writes vocabulary/carriers.tsv for the screen, from the corpus' train batches.

    python training/carriers.py

A word form that carries an event somewhere is listed; one that is frequent and hardly ever does is marked as seldom.
"""

import json
from collections import Counter
from itertools import islice

from data import corpus_rows
from train import ROOT

TARGET = ROOT / "src" / "dragoman" / "vocabulary" / "carriers.tsv"
HEAD = "# Words that carry an event in the corpus; training/carriers.py writes this file. CC BY 4.0.\nword\tseldom\n"
FREQUENT, RARELY = 20, 0.12  # occurrences of a word, and the share of them that carry an event
SUPPORTING = frozenset(
    "a an the is are was were be been being am has have had do does did will would shall should can could may might "
    "not no to in on at of for with up out off over by it its their his her had made make makes gave give gives took "
    "take takes put puts set let get got".split()
)


def bare(word: str) -> str:
    """The word in lower case without what stands around it."""
    return word.strip(".,-'’\"").lower()


def main() -> None:
    split = json.loads((ROOT / "corpus" / "split.json").read_text(encoding="utf-8"))
    carried: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row in corpus_rows(ROOT / "corpus" / "batches", split["train"]):
        seen.update(map(bare, row["text"].split()))
        for event in row["events"]:
            trigger = row["text"][event["trigger"]["start"] : event["trigger"]["end"]]
            carried.update(islice((w for w in map(bare, trigger.split()) if w not in SUPPORTING), 1))
    seldom = {w for w, n in seen.items() if n >= FREQUENT and carried[w] < RARELY * n}
    words = sorted(w for w in carried if w.isalpha())
    lines = (f"{word}\t{'yes' if word in seldom else ''}\n" for word in words)
    TARGET.write_text(HEAD + "".join(lines), encoding="utf-8")
    print(f"{TARGET}: {len(words)} words, {len(seldom & carried.keys())} of them seldom")


if __name__ == "__main__":
    main()
