"""Two states of one process, told on different words, that cannot both hold: expired or extended."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from dragoman.discrepancies.claims import Told
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.discrepancies.same import PARTS, fit
from dragoman.processes import Process, Stage
from dragoman.processes.rivalry import rivals
from dragoman.sentences import identity

RULE = "discrepancies.rivals@1"


def rival_discrepancies(told: Told, processes: Iterable[Process], published: date | None) -> Iterator[Discrepancy]:
    """One for each pair of rival states of a process, at their first stages."""
    for process in processes:
        seen = set()
        for one, other in combinations(process.stages, 2):
            states = frozenset((one.state, other.state))
            if states in seen or not rivals(one, other, _same_word(told, one, other), published):
                continue
            if not fit(_parts(one), _parts(other)):
                continue
            seen.add(states)
            yield _discrepancy(told, process, one, other)


def _parts(stage: Stage) -> set[str]:
    """The part of a country that a stage is told of ("in the north")."""
    return {word.strip(".,").lower().removesuffix("ern") for word in stage.span.text.split()} & PARTS


def _same_word(told: Told, one: Stage, other: Stage) -> bool:
    first, second = (told.word(told.by_id.get(s.statement or "")) for s in (one, other))
    return first == second


def _discrepancy(told: Told, process: Process, one: Stage, other: Stage) -> Discrepancy:
    first, second = (told.by_id.get(s.statement or "") for s in (one, other))
    said = [
        f"{state.state.value.replace('_', ' ')} according to {told.name(s)}"
        for state, s in ((one, first), (other, second))
    ]
    return Discrepancy(
        id=identity("d", told.report.id, "status", one.span.start, other.span.start),
        kind=DiscrepancyKind.STATUS,
        claims=(told.claim(one.state.value, one.span, first), told.claim(other.state.value, other.span, second)),
        resolved=None,
        reason=f"The {process.name} is {said[0]}, but {said[1]}; both cannot be.",
        rule=RULE,
    )
