"""Turns the writing format of the attribution passages into JSONL lines with offsets.

    python corpus/attributions.py DRAFT.txt > corpus/attributions/NAME.jsonl

A draft holds blocks, an empty line between them:

    = The port is closed, the harbour master said. ¶ "Nobody sails," Mr Tal told Radio Vahona, "until Monday."
    SAID indirect | the harbour master | said | The port is closed
    SAID direct | Mr Tal | told | "Nobody sails," // "until Monday." | Radio Vahona

The first line is the text, " ¶ " between paragraphs; then a line a statement: kind (SAID, BELIEVED, INTENDED) and
directness (direct, indirect, mixed) | source | cue | content | channel | via. Parts of a broken content are parted by
' // '; a long part may be given as its first and last words with ' ... ' between. 'via' is the number of the line,
from 1, of the statement on whose word this one is had. The second occurrence of words is "words#2". A text without
statements has the line NONE instead.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafts import DraftError, blocks, main

KINDS = ("SAID", "BELIEVED", "INTENDED")
DIRECTNESS = ("direct", "indirect", "mixed")
PARAGRAPH = " ¶ "


def row_of(batch: str, count: int, block: list[str]) -> dict[str, Any]:
    """The row of one block; ValueError where a line does not fit the text."""
    text = block[0].removeprefix("=").strip().replace(PARAGRAPH, "\n\n")
    if block[1:] == ["NONE"]:
        return {"id": f"{batch}-{count:03d}", "batch": batch, "text": text, "statements": []}
    if not block[1:] or "NONE" in block[1:]:
        raise ValueError("wants either statements or NONE")
    statements = [_statement(text, line, len(block) - 1) for line in block[1:]]
    return {"id": f"{batch}-{count:03d}", "batch": batch, "text": text, "statements": statements}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a draft; DraftError at the first wrong block."""
    for count, (number, block) in enumerate(blocks(path), 1):
        try:
            yield row_of(path.stem, count, block)
        except ValueError as error:
            raise DraftError(f"{path.name}, block at line {number} ({block[0][:60]!r}): {error}") from error


def _statement(text: str, line: str, lines: int) -> dict[str, Any]:
    cells = [cell.strip() for cell in line.split("|")]
    cells += [""] * (6 - len(cells))
    if len(cells) > 6:
        raise ValueError(f"{len(cells)} cells in {line!r}, 6 at most")
    kind, _, how = cells[0].partition(" ")
    if kind not in KINDS or how.strip() not in DIRECTNESS:
        raise ValueError(f"{cells[0]!r}; wants one of {', '.join(KINDS)} and one of {', '.join(DIRECTNESS)}")
    content = [found for part in cells[3].split(" // ") if (found := _span(text, part.strip()))]
    if not content:
        raise ValueError(f"no content in {line!r}")
    if cells[5] and not 1 <= int(cells[5]) <= lines:
        raise ValueError(f"via {cells[5]}: there are {lines} lines")
    return {
        "kind": kind.lower(),
        "direct": how.strip(),
        "source": _span(text, cells[1]),
        "cue": _span(text, cells[2]),
        "content": content,
        "channel": _span(text, cells[4]),
        "via": int(cells[5]) - 1 if cells[5] else None,
    }


def _span(text: str, words: str) -> dict[str, int] | None:
    words, _, occurrence = words.partition("#") if re.search(r"#\d$", words) else (words, "", "")
    words = words.strip().replace("¶", "\n\n").replace(" \n\n ", "\n\n")
    if not words or words == "-":
        return None
    first, _, last = words.partition(" ... ")
    found = [m.start() for m in re.finditer(_pattern(first), text)]
    nth = int(occurrence or 1)
    if len(found) < nth:
        raise ValueError(f"{first!r} does not stand {'' if nth == 1 else f'{nth} times '}in the text as whole words")
    start, end = found[nth - 1], found[nth - 1] + len(first)
    if last:
        after = re.compile(_pattern(last)).search(text, end)
        if after is None:
            raise ValueError(f"{last!r} does not stand after {first!r}")
        end = after.end()
    return {"start": start, "end": end}


def _pattern(words: str) -> str:
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    behind = r"(?!\w)" if words[-1:].isalnum() else ""
    return before + re.escape(words) + behind


if __name__ == "__main__":
    main(rows)
