"""Which report copies which: wire copies and rewrites count as one origin."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from dragoman.record.merge.credits import is_agency, names_outlet, sources
from dragoman.record.merge.records import ReportNode, Root
from dragoman.record.merge.reuse import (
    Reading,
    at_most,
    covered,
    facts_in,
    is_template,
    opening_of,
    place_of,
    read,
    stems_in,
    wholly,
)
from dragoman.record.merge.sketches import Sketch, sketch

__all__ = ["Sketch", "alike", "roots", "sketch"]

WORTH_READING = 0.05  # of the sketches: texts that share less are not compared
COPIED = 0.45  # of the shorter text's own words stand in the other: it is a copy
CREDITED = 0.35  # the same, where both come from one agency
OPENED = 0.3  # the same, where one text's opening stands in the other: follow-ups and rivals write another one
SAME_HOUSE = 0.6  # the same, within one outlet, whose next report repeats the background of the last
MOSTLY = 0.8  # so much cannot be background
FEWEST_WORDS = 25  # of its own; a shorter text copies only where nearly all of it is the same
BRIEFEST = 10
NEARLY_ALL = 0.9
OPENING = 0.7  # of the first words
BACKGROUND = 0.67  # shared words stand later than this in both texts, on average
LIVE_ENTRIES = 3  # paragraphs with the time of day: a page that grows
FOLLOWED_FACTS, FOLLOWED_WORDS = 0.65, 0.48  # of a rewrite's names and numbers, and of its words, the origin has …
FOLLOWED = 1.25  # … and of both together
FEWEST_FACTS = 8
OWN_FACTS = 0.5  # of the shorter text's names and numbers the other has, though a copy adds some
AGES, REWRITTEN_WITHIN = 10, 2  # days between a report and its copies; its rewrites


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports as they are compared. shorter, longer: by their own words."""

    shorter: ReportNode
    longer: ReportNode
    less: Reading
    more: Reading


def alike(a: ReportNode, sa: Sketch, b: ReportNode, sb: Sketch) -> tuple[float, str] | None:
    """Weight and reason where one of two reports copies the other; None where each has its own words."""
    if a.text == b.text:
        return 1.0, "The texts are the same."
    apart = abs((a.day - b.day).days) if a.day and b.day else 0
    if apart > AGES or (sa.hashes and sb.hashes and sa.shared(sb) < WORTH_READING):
        return None
    pair = _pair(a, b)
    if pair.less.size < FEWEST_WORDS:
        return _brief(pair)
    return _copied(pair) or (_rewritten(pair) if apart <= REWRITTEN_WITHIN else None)


def _pair(a: ReportNode, b: ReportNode) -> _Pair:
    readings = ((r, read(r.text, r.title)) for r in (a, b))
    (shorter, less), (longer, more) = sorted(readings, key=lambda p: (p[1].size, len(p[0].text), p[0].text))
    return _Pair(shorter, longer, less, more)


def _brief(pair: _Pair) -> tuple[float, str] | None:
    """A text with hardly a word of its own, or hardly a word, copies where nearly all of it is in the other."""
    shared = covered(pair.less, pair.more)
    share = sum(shared) / max(1, pair.less.size)
    enough = NEARLY_ALL if not _opens(pair, shared) else COPIED if pair.shorter.outlet != pair.longer.outlet else MOSTLY
    if pair.less.size >= BRIEFEST and share >= enough and not is_template(shared, pair.less, pair.more):
        return _because(share)
    bare = len(pair.less.words) >= FEWEST_WORDS and pair.more.size < FEWEST_WORDS
    if bare and (share := wholly(pair.less, pair.more)) >= MOSTLY:
        return share, f"{share:.0%} of the shorter text stands in the other."
    return None


def _copied(pair: _Pair) -> tuple[float, str] | None:
    """The shorter text's own words stand in the other one, and they are the news and not its background."""
    if at_most(pair.less, pair.more) < OPENED:
        return None
    shared = covered(pair.less, pair.more)
    share = sum(shared) / pair.less.size
    if share < OPENED or (share < NEARLY_ALL and min(pair.less.live, pair.more.live) >= LIVE_ENTRIES):
        return None
    agencies = sources(pair.shorter) & sources(pair.longer)
    if share < _enough(pair, shared, agencies) or is_template(shared, pair.less, pair.more):
        return None
    return _because(share, agencies)


def _enough(pair: _Pair, shared: Sequence[bool], agencies: Collection[str]) -> float:
    """How much of the shorter text must stand in the other; of what is background, most of it."""
    if pair.shorter.outlet is not None and pair.shorter.outlet == pair.longer.outlet:
        return MOSTLY if _background(pair, shared) else SAME_HOUSE
    if _opens(pair, shared):
        return OPENED
    if _background(pair, shared) or facts_in(pair.less, pair.more) < OWN_FACTS:
        return MOSTLY
    return CREDITED if agencies else COPIED


def _opens(pair: _Pair, shared: Sequence[bool]) -> bool:
    """Whether the opening of either text stands in the other."""
    ours, theirs = opening_of(shared, pair.less), opening_of(covered(pair.more, pair.less), pair.more)
    return max(ours, theirs) >= OPENING


def _background(pair: _Pair, shared: Sequence[bool]) -> bool:
    """Whether what is shared comes late in both texts, as the background of a running story does."""
    if place_of(shared, pair.less) <= BACKGROUND:
        return False
    return place_of(covered(pair.more, pair.less), pair.more) > BACKGROUND


def _because(share: float, agencies: Collection[str] = ()) -> tuple[float, str]:
    credit = f", and both come from {_shown(agencies)}" if agencies else ""
    return share, f"{share:.0%} of the shorter text's own words stand in the other{credit}."


def _shown(agencies: Iterable[str]) -> str:
    return " and ".join(name.title() if len(name) > 4 else name.upper() for name in sorted(agencies))


def _rewritten(pair: _Pair) -> tuple[float, str] | None:
    """One report names the other one's outlet, or both one agency, and has nearly nothing that the other has not."""
    a, b = pair.shorter, pair.longer
    if a.outlet is not None and a.outlet == b.outlet:
        return None
    agencies = sources(a) & sources(b)
    by_shorter, by_longer = names_outlet(a, b), names_outlet(b, a)
    if not (agencies or by_shorter or by_longer):
        return None
    copy, origin = (pair.more, pair.less) if by_longer and not by_shorter else (pair.less, pair.more)
    if len(copy.known) < FEWEST_FACTS or not _follows(copy, origin):
        return None
    facts, words = facts_in(copy, origin), stems_in(copy, origin)
    credit = f"Both come from {_shown(agencies)}" if agencies else f"One names {b.outlet if by_shorter else a.outlet}"
    shares = f"{facts:.0%} of the names and numbers and {words:.0%} of the words of one are the other's"
    return min(facts, words), f"{credit}, and {shares}."


def _follows(copy: Reading, origin: Reading) -> bool:
    """Whether one text has hardly a name, a number or a word that the other has not."""
    facts, words = facts_in(copy, origin), stems_in(copy, origin)
    return facts >= FOLLOWED_FACTS and words >= FOLLOWED_WORDS and facts + words >= FOLLOWED


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
    """Whether a copy of a copy has its news from the origin: it is nearly all in the copy, and follows the origin."""
    return weight >= MOSTLY and _follows(read(report.text, report.title), read(root.text, root.title))
