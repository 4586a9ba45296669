"""Turns the writing format of the corpus into JSONL lines with offsets.

    python corpus/drafts.py DRAFT.txt > corpus/batches/NAME.jsonl

A draft holds blocks, an empty line between them:

    = Kenya accused Uganda on Monday of moving the boundary stones, a charge that Kampala denied.
    ACCUSE/allege actual | accused | Kenya | Uganda | | on Monday |
    REJECT actual | denied | Kampala | Kenya | | | ~REJECT

The first line is the text; then a line an event: type, mode (optional) and status | trigger | actors | recipients |
target | date | source. Parts of a slot are separated by ';'. Each slot names words as they stand in the text; the
second occurrence of "Kenya" is "Kenya#2". A last cell "~TYPE" gives the pair type (card.md) where it is another one
than the automatic rule gives. A text without events has one line instead: NULL and its domain.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "AID": "economic military humanitarian asylum",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove allege investigate legal",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "expel withdraw discontinue cancel sever",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "arrest seize restrict ban censor curfew martial-law deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack "
    "heavy-weapons",
}
STATUSES = ("actual", "future", "hypothetical", "negated")
DOMAINS = frozenset("sport business culture science weather private history fact politics accident religion".split())
CELLS = ("trigger", "actors", "recipients", "target", "date", "source")


class DraftError(Exception):
    """A draft line that cannot be read; the message names file and line."""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus lines of a draft, numbered in order; DraftError at the first wrong line."""
    batch = path.stem
    for count, (number, block) in enumerate(blocks(path), 1):
        text = block[0].removeprefix("=").strip()
        row: dict[str, Any] = {"id": f"{batch}-{count:03d}", "batch": batch, "text": text, "null": None, "events": []}
        try:
            for line in block[1:]:
                if line.startswith("NULL"):
                    row["null"] = _domain(line)
                else:
                    row["events"].append(_event(text, line))
            if bool(row["events"]) == bool(row["null"]):
                raise ValueError("wants either events or NULL and a domain")
            row["events"].sort(key=lambda e: e["trigger"]["start"])
        except ValueError as error:
            raise DraftError(f"{path.name}, block at line {number} ({text[:60]!r}): {error}") from error
        yield row


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line number, lines) of each block of a draft; DraftError where one does not begin with its text."""
    block: list[str] = []
    start = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("#"):
            continue
        if line.strip():
            if not block:
                start = number
                if not line.startswith("="):
                    raise DraftError(f"{path.name}, line {number}: a block begins with '= text'")
            block.append(line.strip())
        elif block:
            yield start, block
            block = []


def _domain(line: str) -> str:
    domain = line.removeprefix("NULL").strip()
    if domain not in DOMAINS:
        raise ValueError(f"domain {domain!r}; there are {', '.join(sorted(DOMAINS))}")
    return domain


def _event(text: str, line: str) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    pair = None
    if cells[-1].startswith("~"):
        pair = cells.pop().removeprefix("~")
        if pair not in TYPES:
            raise ValueError(f"pair type {pair!r}")
    kind, mode, status = _head(cells[0])
    slots = dict(zip(CELLS, [*cells[1:], *[""] * len(CELLS)], strict=False))
    if len(cells) > len(CELLS) + 1:
        raise ValueError(f"{len(cells)} cells in {line!r}, {len(CELLS) + 1} at most")
    return {
        "type": kind,
        "mode": mode,
        "status": status,
        "trigger": _one(text, slots["trigger"], "trigger"),
        "actors": _many(text, slots["actors"]),
        "recipients": _many(text, slots["recipients"]),
        "target": _one(text, slots["target"]),
        "date": _one(text, slots["date"]),
        "source": _one(text, slots["source"]),
        "pair": pair,
    }


def _head(cell: str) -> tuple[str, str | None, str]:
    name, _, status = cell.partition(" ")
    kind, _, mode = name.partition("/")
    if kind not in TYPES:
        raise ValueError(f"type {kind!r}")
    if mode and mode not in MODES.get(kind, "").split():
        raise ValueError(f"mode {mode!r} of {kind}; there are: {MODES.get(kind, 'none')}")
    if status.strip() not in STATUSES:
        raise ValueError(f"status {status.strip()!r}; there are {', '.join(STATUSES)}")
    return kind, mode or None, status.strip()


def _many(text: str, cell: str) -> list[dict[str, Any]]:
    return [found for part in cell.split(";") if (found := _one(text, part.strip()))]


def _one(text: str, words: str, wanted: str = "") -> dict[str, Any] | None:
    words, _, occurrence = words.partition("#")
    words = words.strip()
    if not words or words == "-":
        if wanted:
            raise ValueError(f"no {wanted}")
        return None
    found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    nth = int(occurrence or 1)
    if len(found) < nth:
        raise ValueError(f"{words!r} does not stand {'' if nth == 1 else f'{nth} times '}in the text as whole words")
    return {"start": found[nth - 1], "end": found[nth - 1] + len(words)}


def main(read: Callable[[Path], Iterator[dict[str, Any]]] = rows) -> None:
    """Prints the rows of the drafts that the command line names, read by `read`."""
    try:
        for path in map(Path, sys.argv[1:]):
            for row in read(path):
                print(json.dumps(row, ensure_ascii=False))
    except DraftError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
