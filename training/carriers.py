"""Writes vocabulary/carriers.tsv: the word forms that carry an event in the corpus' train batches, for the screen.

python training/carriers.py
"""

import json

from data import corpus_rows
from train import ROOT

TARGET = ROOT / "src" / "dragoman" / "vocabulary" / "carriers.tsv"
HEAD = "# Word forms that carry an event in the corpus; training/carriers.py writes this file. CC BY 4.0.\nword\n"


def main() -> None:
    split = json.loads((ROOT / "corpus" / "split.json").read_text(encoding="utf-8"))
    words = set()
    for row in corpus_rows(ROOT / "corpus" / "batches", split["train"]):
        for event in row["events"]:
            trigger = row["text"][event["trigger"]["start"] : event["trigger"]["end"]]
            words.add(trigger.split()[0].strip(".,-'’\"").lower())
    TARGET.write_text(HEAD + "".join(f"{word}\n" for word in sorted(words) if word.isalpha()), encoding="utf-8")
    print(f"{TARGET}: {len(words)} words")


if __name__ == "__main__":
    main()
