"""Which report copies which: pairs that are held to be copies, and the origin of each report.

    python bench/origins.py [--data FILE.jsonl] [--stories FOLDER] [--json] [--errors]

--data: a line a story, {"id", "reports": [{"id", "outlet", "published", "title", "text", "how", "origin"}]}; how is the
way in which it was made of its origin, or what it shares with another; origin lists its own id, or the reports that it
copies (a report joined of two has two, and either is right as its root). The default is our own
bench/passages/origins.jsonl; origins_two.jsonl beside it is held out, its errors not looked at.
A wanted pair is a report and its origin; two copies of one origin are not counted as a pair, and two reports without a
common origin are a wrong one, within a story or across stories. looked up: of the wanted pairs those that a case would
compare by their bands, whichever of the two comes first. --stories: a folder of stories (../shared/gold/FORMAT.md),
whose pairs of one origin are counted instead.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from command import options, tell
from dragoman.record.keeping import MOST_BANDS
from dragoman.record.merge.origins import WORTH_READING, Sketch, alike, roots, sketch
from dragoman.record.merge.records import ReportNode
from dragoman.report.arrive import report_from_row
from dragoman.settings import read_settings
from passages import OWN
from scores import Count, share, shown_row
from stamp import machine, stamp, stamp_line


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report and its label. story: its id; origins: of the story's reports, by seq."""

    story: str
    node: ReportNode
    how: str
    origins: frozenset[int]


def read_labelled(data: Path) -> list[Labelled]:
    """The reports of a file of stories, numbered in their order."""
    found: list[Labelled] = []
    for line in data.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        seqs = {one["id"]: len(found) + at for at, one in enumerate(story["reports"])}
        for one in story["reports"]:
            origins = frozenset(seqs[name] for name in one["origin"])
            found.append(Labelled(story["id"], node_of(seqs[one["id"]], one), one["how"] or "origin", origins))
    return found


def read_stories(folder: Path) -> list[Labelled]:
    """The reports of a folder of stories, cleaned as a case cleans them; the first of a group is its origin."""
    found: list[Labelled] = []
    settings = read_settings()
    for story in sorted(folder.glob("*/story.yaml")):
        groups: list[list[str]] = yaml.safe_load(story.read_text(encoding="utf-8"))["origins"]
        seqs = {name: len(found) + at for at, name in enumerate(sorted(n for group in groups for n in group))}
        for name, seq in seqs.items():
            row = yaml.safe_load(story.with_name(f"{name}.yaml").read_text(encoding="utf-8"))
            given = {"id": name, "text": row["raw"], "published": str(row["published"]), "outlet": row.get("outlet")}
            report = report_from_row(given, settings, plain=False)
            told = {"id": name, "published": report.published, "outlet": report.outlet, "title": report.title}
            group = next(g for g in groups if name in g)
            node = node_of(seq, {**told, "text": report.text})
            found.append(Labelled(story.parent.name, node, "story", frozenset({seqs[group[0]]})))
    return found


def node_of(seq: int, row: dict[str, Any]) -> ReportNode:
    published = row["published"] and str(row["published"])
    moment = datetime.fromisoformat(published) if published and "T" in published else None
    instant = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC) if moment else None
    day = date.fromisoformat(published[:10]) if published else None
    return ReportNode(seq, row["id"], day, instant, row["outlet"], None, row["title"], row["text"])


def judged(labelled: Sequence[Labelled]) -> Iterator[tuple[Labelled, Labelled, bool | None]]:
    """All pairs, and whether one copies the other; None for two copies of one origin."""
    for a, b in combinations(labelled, 2):
        direct = a.node.seq in b.origins or b.node.seq in a.origins
        yield a, b, True if direct else None if a.origins & b.origins else False


def looked_up(a: Sketch, b: Sketch) -> bool:
    """Whether a case would compare the two, whichever it has first; the rule of record/keeping.py."""
    shared = len(set(a.bands) & set(b.bands))
    return all(shared and shared >= WORTH_READING * min(len(own.bands), MOST_BANDS) for own in (a, b))


def measure(labelled: Sequence[Labelled]) -> dict[str, Any]:
    """Counts over all and by how, wrong roots, and each error."""
    sketches = {one.node.seq: sketch(one.node.text) for one in labelled}
    total, hows, errors, found = Count(), dict[str, Count](), [], []
    wanted, seen, across = 0, 0, 0
    for a, b, copies in judged(labelled):
        near = alike(a.node, sketches[a.node.seq], b.node, sketches[b.node.seq])
        if near:
            found.append((a.node.seq, b.node.seq, *near))
        if copies is None:
            continue
        total.add(bool(copies and near), bool(near), copies)
        for how in {a.how, b.how} - {"origin"} if a.story == b.story else ():
            hows.setdefault(how, Count()).add(bool(copies and near), bool(near), copies)
        across += bool(near) and a.story != b.story
        if copies:
            wanted += 1
            seen += looked_up(sketches[a.node.seq], sketches[b.node.seq])
        if copies is not bool(near):
            errors.append({"pair": _shown(a, b), "error": "missed" if copies else "wrong", "near": near})
    known = roots([one.node for one in labelled], found)
    wrong = [one for one in labelled if known[one.node.seq].seq not in one.origins]
    errors += [{"pair": f"{o.story} {o.node.id} ({o.how})", "error": "root", "near": None} for o in wrong]
    return {
        "reports": len(labelled), "pairs": total.row(), "across_stories": across, "looked_up": share(seen, wanted),
        "roots": share(len(labelled) - len(wrong), len(labelled)),
        "hows": {how: count.row() for how, count in sorted(hows.items())}, "errors": errors,
    }  # fmt: skip


def measure_stories(labelled: Sequence[Labelled]) -> dict[str, Any]:
    """Pairs of one origin within each story."""
    sketches = {one.node.seq: sketch(one.node.text) for one in labelled}
    found = []
    for first, second in combinations([one.node for one in labelled], 2):
        if near := alike(first, sketches[first.seq], second, sketches[second.seq]):
            found.append((first.seq, second.seq, *near))
    known = roots([one.node for one in labelled], found)
    total, errors = Count(), []
    for a, b in combinations(labelled, 2):
        held, wanted = known[a.node.seq].seq == known[b.node.seq].seq, bool(a.origins & b.origins)
        total.add(held and wanted, held, wanted)
        if held is not wanted:
            errors.append({"pair": _shown(a, b), "error": "missed" if wanted else "wrong", "near": None})
    return {"reports": len(labelled), "pairs": total.row(), "errors": errors}


def _shown(a: Labelled, b: Labelled) -> str:
    first, second = f"{a.story} {a.node.id} ({a.how})", f"{b.node.id} ({b.how})"
    return f"{first} {second}" if a.story == b.story else f"{first} {b.story} {second}"


def show(found: dict[str, Any]) -> None:
    """The table for people; stories have no stamp and no roots."""
    if "measured" in found:
        print(stamp_line(found))
        print(
            f"{found['reports']} reports; wrong pairs across stories: {found['across_stories']}; "
            f"looked up {found['looked_up']:.3f}; right roots {found['roots']:.3f}"
        )
    print(shown_row("pairs", found["pairs"]))
    for name, row in found.get("hows", {}).items():
        print(shown_row(f"  {name}", row))


def main() -> None:
    parser = options(__doc__, OWN / "origins.jsonl", "print what is missed and what is wrong")
    parser.add_argument("--stories", type=Path)
    given = parser.parse_args()
    if given.stories:
        found = {**machine(), "data": given.stories.name, **measure_stories(read_stories(given.stories))}
    else:
        found = {**stamp(given.data), **measure(read_labelled(given.data))}
    lines = (f"  {one['error']:<7} {one['pair']}  {one['near'] or ''}" for one in found["errors"])
    tell(found, given, show, lines)


if __name__ == "__main__":
    main()
