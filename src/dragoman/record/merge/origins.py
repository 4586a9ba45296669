"""Which report copies which: wire copies and rewrites count as one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dragoman.record.merge.credits import is_agency, names_outlet, sources
from dragoman.record.merge.records import ReportNode, Root
from dragoman.record.merge.reuse import Reading, covered, facts_in, is_template, place_in, read, stems_in, wholly
from dragoman.record.merge.sketches import Sketch, sketch

__all__ = ["Sketch", "alike", "roots", "sketch"]

WORTH_READING = 0.05  # of the sketches: texts that share less are not compared
COPIED = 0.45  # of the shorter text's own words stand in the other: it is a copy
CREDITED = 0.35  # the same, where both come from one agency
SAME_HOUSE = 0.6  # the same, within one outlet, whose next report repeats the background of the last
MOSTLY = 0.8  # so much cannot be background
FEWEST_WORDS = 25  # of its own; a shorter text copies only where nearly all of it is the same
BRIEFEST = 10
NEARLY_ALL = 0.9
BACKGROUND = 0.67  # shared words stand later than this in both texts, on average
LIVE_ENTRIES = 3  # paragraphs with the time of day: a page that grows
FOLLOWED_FACTS, FOLLOWED_WORDS = 0.75, 0.55  # of a rewrite's names and numbers, and of its words, the origin has
FEWEST_FACTS = 8
AGES, REWRITTEN_WITHIN = 10, 2  # days between a report and its copies; its rewrites


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports as they are compared. shorter, longer: by their own words; share: of the shorter one's."""

    shorter: ReportNode
    longer: ReportNode
    less: Reading
    more: Reading
    share: float


def alike(a: ReportNode, sa: Sketch, b: ReportNode, sb: Sketch) -> tuple[float, str] | None:
    """Weight and reason where one of two reports copies the other; None where each has its own words."""
    if a.text == b.text:
        return 1.0, "The texts are the same."
    if sa.hashes and sb.hashes and sa.shared(sb) < WORTH_READING:
        return None
    apart = abs((a.day - b.day).days) if a.day and b.day else 0
    if apart > AGES:
        return None
    pair = _pair(a, b)
    if pair.less.size < FEWEST_WORDS:
        return _brief(pair)
    return _copied(pair) or (_rewritten(a, b) if apart <= REWRITTEN_WITHIN else None)


def _pair(a: ReportNode, b: ReportNode) -> _Pair:
    readings = ((r, read(r.text, r.title)) for r in (a, b))
    (shorter, less), (longer, more) = sorted(readings, key=lambda p: (p[1].size, len(p[0].text), p[0].text))
    return _Pair(shorter, longer, less, more, sum(covered(less, more)) / less.size if less.size else 0.0)


def _brief(pair: _Pair) -> tuple[float, str] | None:
    """A text with hardly a word of its own, or hardly a word, copies where nearly all of it is in the other."""
    if pair.less.size >= BRIEFEST and pair.share >= NEARLY_ALL and not is_template(pair.less, pair.more):
        return _because(pair)
    if len(pair.less.words) >= FEWEST_WORDS and (share := wholly(pair.less, pair.more)) >= NEARLY_ALL:
        return share, f"{share:.0%} of the shorter text stands in the other."
    return None


def _copied(pair: _Pair) -> tuple[float, str] | None:
    """The shorter text's own words stand in the other one, and they are the news and not its background."""
    a, b, share = pair.shorter, pair.longer, pair.share
    agency = sources(a) & sources(b)
    same_house = a.outlet is not None and a.outlet == b.outlet
    if share < (SAME_HOUSE if same_house else CREDITED if agency else COPIED):
        return None
    if share < NEARLY_ALL and min(pair.less.live, pair.more.live) >= LIVE_ENTRIES:
        return None
    if share < MOSTLY and place_in(pair.less, pair.more) > BACKGROUND and place_in(pair.more, pair.less) > BACKGROUND:
        return None
    return None if is_template(pair.less, pair.more) else _because(pair, agency)


def _because(pair: _Pair, agency: Iterable[str] = ()) -> tuple[float, str]:
    named = next(iter(sorted(agency)), None)
    credit = f", and both come from {named.title() if len(named) > 4 else named.upper()}" if named else ""
    return pair.share, f"{pair.share:.0%} of the shorter text's own words stand in the other{credit}."


def _rewritten(a: ReportNode, b: ReportNode) -> tuple[float, str] | None:
    """One report names the other one's outlet, or both one agency, and has nearly nothing that the other has not."""
    for copy, origin in sorted(((a, b), (b, a)), key=lambda p: p[0].text):
        if names_outlet(copy, origin):
            said, found = read(copy.text, copy.title), read(origin.text, origin.title)
            facts, words = facts_in(said, found), stems_in(said, found)
            if facts >= FOLLOWED_FACTS and words >= FOLLOWED_WORDS and len(set(said.facts)) > FEWEST_FACTS:
                told = f"It names {origin.outlet}, whose report has {facts:.0%} of its names and numbers"
                return min(facts, words), f"{told} and {words:.0%} of its words."
    return None


# -- origins


def canonical(report: ReportNode, rewrites: bool = False) -> tuple[date, int, datetime, int, int]:
    """The order in which reports may copy: day, an agency's own first, what names another last, time, the longer."""
    day = report.day or date.max
    instant = report.instant or datetime.combine(day, time.max, UTC)
    rank = 0 if is_agency(report) else 2 if rewrites else 1
    return day, rank, instant, -len(report.text), report.seq


def roots(nodes: Sequence[ReportNode], found: Iterable[tuple[int, int, float, str]]) -> dict[int, Root]:
    """The origin of each report: of those that it is alike, the first; never a copy in between.

    A later form of a report has the origin of the form before it.
    """
    by_seq = {node.seq: node for node in nodes}
    near: dict[int, dict[int, tuple[float, str]]] = defaultdict(dict)
    for first, second, weight, reason in found:
        if first in by_seq and second in by_seq:
            near[first][second] = near[second][first] = (weight, reason)
    rewrites = {s for s in near if any(names_outlet(by_seq[s], by_seq[other]) for other in near[s])}

    def order(report: ReportNode) -> tuple[tuple[date, int, datetime, int, int], int]:
        first = _first_form(report, by_seq)
        return canonical(first, first.seq in rewrites), report.seq

    result: dict[int, Root] = {}
    for report in sorted(nodes, key=order):
        result[report.seq] = _root(report, near[report.seq], result, by_seq)
    return result


def _first_form(report: ReportNode, nodes: Mapping[int, ReportNode]) -> ReportNode:
    """What a report was when it was added first: its later forms come right after it."""
    while report.revises is not None and report.revises in nodes:
        report = nodes[report.revises]
    return report


def _root(
    report: ReportNode,
    near: Mapping[int, tuple[float, str]],
    known: Mapping[int, Root],
    nodes: Mapping[int, ReportNode],
) -> Root:
    before = known.get(report.revises) if report.revises is not None else None
    if before:
        return Root(before.seq, before.weight, before.reason or "A later form of the same report.")
    best: dict[int, tuple[float, str]] = {}
    for seq in known:
        if seq not in near:
            continue
        root = known[seq].seq
        if root in near or _first_form(nodes[seq], nodes).seq == root or _through(report, near[seq][0], nodes[root]):
            best[root] = max(best.get(root, (0.0, "")), near.get(root, near[seq]))
    if not best:
        return Root(report.seq)
    places = {seq: at for at, seq in enumerate(known)}
    root = min(best, key=lambda s: (-best[s][0], places[s]))
    return Root(root, *best[root])


def _through(report: ReportNode, weight: float, root: ReportNode) -> bool:
    """Whether a copy of a copy has its news from the origin: it is nearly all in the copy, its facts in the origin."""
    facts = facts_in(read(report.text, report.title), read(root.text, root.title))
    return weight >= MOSTLY and facts >= FOLLOWED_FACTS
