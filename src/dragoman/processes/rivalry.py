"""Which stages of one process cannot both hold."""

from datetime import date, timedelta

from dragoman.processes.records import Stage, State

EXCLUSIVE = frozenset(
    frozenset(pair)
    for pair in (
        (State.EXPIRED, State.EXTENDED), (State.EXPIRED, State.IN_FORCE), (State.COLLAPSED, State.IN_FORCE),
        (State.COLLAPSED, State.EXTENDED), (State.COLLAPSED, State.UNDER_WAY), (State.CANCELLED, State.IN_FORCE),
        (State.CANCELLED, State.EXTENDED), (State.CANCELLED, State.UNDER_WAY),
    )
)  # fmt: skip
LASTING = ("hold", "observe", "remain", "in force", "enforce")  # words that say it stands now, not that it began
RENEWING = ("resume", "start", "begin")
STALE = timedelta(days=3)  # a state that is dated longer before the report is past, and no rival of today's


def rivals(one: Stage, other: Stage, same_word: bool, published: date | None = None) -> bool:
    """Whether two stages, told on different words, exclude each other at the time of the report."""
    if same_word or frozenset((one.state, other.state)) not in EXCLUSIVE:
        return False
    if dated_apart(one, other) or any(_past(s, published) for s in (one, other)):
        return False
    return all(_stands(stage) for stage in (one, other))


def dated_apart(one: Stage, other: Stage) -> bool:
    """Whether both have a date and the dates do not meet."""
    if one.date is None or other.date is None:
        return False
    return one.date.end < other.date.start or other.date.end < one.date.start


def _past(stage: Stage, published: date | None) -> bool:
    return published is not None and stage.date is not None and stage.date.end < published - STALE


def _stands(stage: Stage) -> bool:
    word = stage.rule.partition("/")[2].partition("@")[0]
    if stage.state is State.IN_FORCE:
        return word in LASTING
    return not (stage.state is State.UNDER_WAY and word in RENEWING)
