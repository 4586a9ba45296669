"""Which report copies which: wire copies and rewrites count as one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache

from dragoman.record.merge.changes import pairs, sentences_in
from dragoman.record.merge.credits import agency_of, is_agency
from dragoman.record.merge.records import ReportNode, Root
from dragoman.record.merge.sketches import Sketch, sketch

__all__ = ["Sketch", "alike", "roots", "sketch"]

WORTH_READING = 0.15  # of the sketches: texts that share less are not compared
COPIED = 0.55  # of the narrative words of the shorter text stand in the other: it is a copy
CREDITED = 0.4  # the same, where both name one agency
FEWEST_WORDS = 25  # a shorter text copies only where it is wholly the same
AGES = 10  # days between a report and its copies


def alike(a: ReportNode, sa: Sketch, b: ReportNode, sb: Sketch) -> tuple[float, str] | None:
    """Weight and reason where one of two reports copies the other; None where each has its own words."""
    if a.text == b.text:
        return 1.0, "The texts are the same."
    if (sa.hashes or sb.hashes) and sa.shared(sb) < WORTH_READING:
        return None
    if a.day and b.day and abs((a.day - b.day).days) > AGES:
        return None
    share, words = _shared(a, b)
    if words < FEWEST_WORDS:
        return None
    agency = _common_agency(a, b)
    if share >= (CREDITED if agency else COPIED):
        credit = f", and both name {agency.upper()}" if agency else ""
        return share, f"{share:.0%} of the shorter text's own words stand in the other{credit}."
    return None


def _common_agency(a: ReportNode, b: ReportNode) -> str | None:
    """The agency that both come from by what they say."""
    ours, theirs = _agency(a), _agency(b)
    return ours if ours and ours == theirs else None


def _agency(report: ReportNode) -> str | None:
    if is_agency(report) and report.outlet:
        return agency_of(f"({report.outlet})") or report.outlet.casefold()
    return agency_of(report.text)


def _shared(a: ReportNode, b: ReportNode) -> tuple[float, int]:
    """Which part of the shorter text's narrative stands in the other, and how many of its words those are.

    Quotations count for nothing: two papers may quote one speech, each in its own report.
    """
    shorter, longer = sorted((a, b), key=lambda r: (len(r.text), r.seq))
    own, other = _body(shorter), _body(longer)
    ours, theirs = sentences_in(own), sentences_in(other)
    weights = [_narrative(own[start:end]) for start, end in ours]
    matched = pairs(other, theirs, own, ours)
    total = sum(weights)
    found = sum(weights[at] for at in matched)
    return (found / total if total else 0.0), found


@lru_cache(4_000)
def _narrative(sentence: str) -> int:
    """Words outside of quotation marks."""
    count, inside = 0, False
    for part in sentence.replace("“", '"').replace("”", '"').split('"'):
        count += 0 if inside else len(part.split())
        inside = not inside
    return count


def _body(report: ReportNode) -> str:
    """The text without its title, which every house writes anew."""
    if report.title and report.text.startswith(report.title):
        return report.text[len(report.title) :].lstrip("\n")
    return report.text


# -- origins


def canonical(report: ReportNode) -> tuple[date, bool, datetime, int, int]:
    """The order in which reports may copy: day, an agency's own first, time, the longer, the row number."""
    day = report.day or date.max
    instant = report.instant or datetime.combine(day, time.max, UTC)
    return day, not is_agency(report), instant, -len(report.text), report.seq


def roots(nodes: Sequence[ReportNode], found: Iterable[tuple[int, int, float, str]]) -> dict[int, Root]:
    """The origin of each report: of those that it is alike, the first; never a copy in between.

    A later form of a report has the origin of the form before it.
    """
    near: dict[int, list[tuple[int, float, str]]] = defaultdict(list)
    for first, second, weight, reason in found:
        near[first].append((second, weight, reason))
        near[second].append((first, weight, reason))
    result: dict[int, Root] = {}
    by_seq = {node.seq: node for node in nodes}
    for report in sorted(nodes, key=lambda r: (canonical(_first_form(r, by_seq)), r.seq)):
        result[report.seq] = _root(report, near[report.seq], result)
    return result


def _first_form(report: ReportNode, nodes: Mapping[int, ReportNode]) -> ReportNode:
    """What a report was when it was added first: its later forms come right after it."""
    while report.revises is not None and report.revises in nodes:
        report = nodes[report.revises]
    return report


def _root(report: ReportNode, near: Sequence[tuple[int, float, str]], known: Mapping[int, Root]) -> Root:
    before = known.get(report.revises) if report.revises is not None else None
    if before:
        return Root(before.seq, before.weight, before.reason or "A later form of the same report.")
    earlier = [(known[seq].seq, weight, reason) for seq, weight, reason in near if seq in known]
    if not earlier:
        return Root(report.seq)
    best: dict[int, tuple[float, str]] = {}
    for seq, weight, reason in earlier:
        best[seq] = max(best.get(seq, (0.0, "")), (weight, reason))
    seq = min(best, key=lambda s: (-best[s][0], s))
    return Root(seq, *best[seq])
