"""Times that cannot be in this order: an end before its start."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.processes import Process, Stage, State
from dragoman.sentences import Sentence, identity
from dragoman.times import Basis, TimeExpression

RULE = "discrepancies.order@1"
LONGEST = 120  # days; a start that lies further after the end is another year's
MONTHS = frozenset("january february march april may june july august september october november december".split())
STARTS = (State.AGREED, State.IN_FORCE, State.UNDER_WAY)
ENDS = (State.EXPIRED, State.COLLAPSED)


def order_discrepancies(
    told: Told, times: Iterable[TimeExpression], processes: Iterable[Process]
) -> Iterator[Discrepancy]:
    """Intervals that end before they start, and processes that end before they begin, each on one word."""
    by_sentence: dict[int, list[TimeExpression]] = {}
    for expression in times:
        by_sentence.setdefault(expression.sentence, []).append(expression)
    for index, expressions in sorted(by_sentence.items()):
        yield from _intervals(told, told.document.sentences[index], expressions)
    for process in processes:
        yield from _stages(told, process)


def _intervals(told: Told, sentence: Sentence, expressions: list[TimeExpression]) -> Iterator[Discrepancy]:
    """ "from 5 May to 3 May"."""
    for start, end in pairwise(expressions):
        if not (_calendar_day(start) and _calendar_day(end)) or start.start is None or end.end is None:
            continue
        between = [t.lower for t in sentence.tokens[start.last + 1 : end.first]]
        opened = start.first > 0 and sentence.tokens[start.first - 1].lower in ("from", "between")
        if not opened or between not in (["to"], ["until"], ["till"], ["through"], ["and"]):
            continue
        if 0 < (start.start - end.end).days <= LONGEST:
            span = sentence.span(start.first - 1, end.last)
            statement = told.statement(span)
            yield Discrepancy(
                id=identity("d", told.report.id, "date_order", span.start),
                kind=DiscrepancyKind.DATE_ORDER,
                claims=(
                    told.claim(start.start.isoformat(), start.span, statement),
                    told.claim(end.end.isoformat(), end.span, statement),
                ),
                resolved=None,
                reason=f"The time starts on {start.span.text} and ends on {end.span.text}, which is earlier.",
                rule=RULE,
            )


def _calendar_day(expression: TimeExpression) -> bool:
    """Whether the words name a day of a month, so that no guess about weeks stands behind it."""
    words = {w.strip(".,()").lower() for w in expression.span.text.split()}
    return (
        bool(words & MONTHS) and any(w.rstrip("stndrh").isdigit() for w in words) and expression.start == expression.end
    )


def _stages(told: Told, process: Process) -> Iterator[Discrepancy]:
    for end in process.stages:
        for start in process.stages:
            if end.state in ENDS and start.state in STARTS and _reversed(start, end):
                yield Discrepancy(
                    id=identity("d", told.report.id, "date_order", start.span.start, end.span.start),
                    kind=DiscrepancyKind.DATE_ORDER,
                    claims=tuple(
                        told.claim(s.date.end.isoformat(), s.span, told.by_id.get(s.statement or ""))
                        for s in (start, end)
                        if s.date is not None
                    ),
                    resolved=None,
                    reason=f"The {process.name} is told to have ended before it began.",
                    rule=RULE,
                )
                return


def _reversed(start: Stage, end: Stage) -> bool:
    """One clause or one word tells both, with dates of its own, the end first."""
    if start.date is None or end.date is None or start.statement != end.statement:
        return False
    if Basis.STATED is not start.date.basis or Basis.STATED is not end.date.basis:
        return False
    together = start.span.overlaps(end.span) or abs(start.span.start - end.span.end) < 200
    return together and end.date.end < start.date.start
