"""Who said what, by spans: source, cue and content, beside published systems.

    python bench/attribution.py [--data FILE.jsonl|FOLDER] [--json] [--errors]

--data: lines {"id", "text", "published", "attributions": [{"source", "cue", "content"}]}, each a list of
[start, end], or our own passages (the default), corpus/attributions/*.jsonl (format: corpus/attribution_schema.json).

exact: the same spans. overlap: half of the characters of either are shared (Jaccard). whole: source and content both
overlap, or neither side has a source. Articles are read whole, several attributions in a sentence, one in another.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from command import options, tell
from dragoman.sentences import Span as TextSpan
from dragoman.statements import Statement
from passages import read_rows
from scores import Count, Span, jaccard, paired, shown, shown_row
from stamp import stamp, stamp_line

Row = dict[str, Any]
OWN = Path(__file__).parents[1] / "corpus" / "attributions"
PARTS = ("source", "cue", "content")
ENOUGH = 0.5  # share of characters that make an overlap
_COFENET = "PolNeAR test, single sentences (CofeNet's table)"
# exact F1 of source, cue and content. Wang et al. (2022), "CofeNet: Context and Former-Label Enhanced Net for
# Complicated Quotation Extraction", COLING; Citron: Newell et al. / BBC (2021)
PUBLISHED = (
    (f"rules, {_COFENET}", 0.107, 0.228, 0.056),
    (f"CRF, trained on it, {_COFENET}", 0.506, 0.534, 0.286),
    (f"LSTM, trained on it, {_COFENET}", 0.679, 0.651, 0.580),
    (f"BERT, trained on it, {_COFENET}", 0.832, 0.753, 0.729),
    ("Citron, trained on it, PARC test", 0.82, 0.82, 0.59),
)
CAUTION = (
    "The published figures are of other test sets, and of systems that, but for the rules, were trained on articles "
    "like those they were tested on: they show what is usual, not who is better."
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The spans of one attribution, each part in order; an empty part is not there."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def part(self, name: str) -> tuple[Span, ...]:
        """source, cue or content."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


def rows_of(path: Path) -> Iterator[Row]:
    """{"id", "text", "published"} and "gold", its attributions, of each line of a file or of a folder's files."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line:
                row = json.loads(line)
                gold = row["attributions"] if "attributions" in row else map(_lists, row["statements"])
                yield {
                    **{key: row.get(key) for key in ("id", "text", "published")},
                    "gold": [Attribution(*(_part(one[part]) for part in PARTS)) for one in gold],
                }


def _part(spans: list[list[int]]) -> tuple[Span, ...]:
    return tuple(sorted((start, end) for start, end in spans))


def _lists(statement: Row) -> dict[str, list[list[int]]]:
    """Our own format: one span or null for source and cue, a list for the content."""
    spans = {part: statement[part] if part == "content" else [statement[part]] for part in PARTS}
    return {part: [[s["start"], s["end"]] for s in some if s] for part, some in spans.items()}


def attribution_of(statement: Statement) -> Attribution:
    """The spans of a statement."""

    def spans(*some: TextSpan | None) -> tuple[Span, ...]:
        return tuple(sorted((span.start, span.end) for span in some if span))

    return Attribution(spans(statement.source_span), spans(statement.cue), spans(*statement.content))


def same(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    return a == b


def near(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    """Whether both are missing, or both are there and share half of their characters."""
    return (not a and not b) or bool(a and b and jaccard(a, b) >= ENOUGH)


def whole(a: Attribution, b: Attribution) -> bool:
    return near(a.source, b.source) and jaccard(a.content, b.content) >= ENOUGH


def count_parts(counts: dict[str, Count], gold: list[Attribution], got: list[Attribution]) -> None:
    """Adds one article's sources, cues and contents, each paired by itself."""
    for part in PARTS:
        wanted, found = ([one.part(part) for one in side if one.part(part)] for side in (gold, got))
        for how, agree in (("exact", same), ("overlap", near)):
            pairs, _ = paired(wanted, found, agree)
            counts[f"{part} {how}"].add(sum(f is not None for _, f in pairs), len(found), len(wanted))


def measure(data: Path) -> Row:
    """All figures and the misses."""
    rows = list(rows_of(data))
    counts = {"whole": Count()} | {f"{part} {how}": Count() for part in PARTS for how in ("exact", "overlap")}
    misses = []
    for row, record in zip(rows, read_rows(rows), strict=True):
        gold, got = row["gold"], [attribution_of(statement) for statement in record.statements]
        count_parts(counts, gold, got)
        pairs, left = paired(gold, got, whole)
        missed = [one for one, found in pairs if found is None]
        counts["whole"].add(len(gold) - len(missed), len(got), len(gold))
        misses += [f"{row['id']}: missed {quoted(row['text'], one)}" for one in missed]
        misses += [f"{row['id']}: invented {quoted(row['text'], one)}" for one in left]
    return {
        **stamp(data),
        "articles": len(rows),
        "own": data.resolve() == OWN,
        "measures": {name: count.row() for name, count in counts.items()},
        "misses": misses,
    }


def quoted(text: str, one: Attribution) -> str:
    """An attribution in words."""
    return " | ".join(" // ".join(text[start:end] for start, end in one.part(part)) for part in PARTS)


def show(found: Row) -> None:
    """The tables for people."""
    print(stamp_line(found))
    for name, row in found["measures"].items():
        print(shown_row(name, row))
    if found["own"]:
        print("Our own passages, which serve development and training too: no estimate for other texts.")
    print(f"{'exact F1':<76} source  cue    content")
    name = f"dragoman, {found['articles']} articles of {found['data']}"
    for title, *figures in ((name, *(found["measures"][f"{p} exact"]["f1"] for p in PARTS)), *PUBLISHED):
        print(f"{title:<76} " + "   ".join(shown(figure) for figure in figures))
    print(CAUTION)


def main() -> None:
    given = options(__doc__, OWN).parse_args()
    found = measure(given.data)
    tell(found, given, show, found["misses"])


if __name__ == "__main__":
    main()
