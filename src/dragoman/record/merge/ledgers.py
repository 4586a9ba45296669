"""Processes across reports: one ledger for each ceasefire, round of talks, ultimatum …, with all of its stages."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dragoman.record.merge.clusters import RULED, pair
from dragoman.record.merge.deadlines import deadline_of
from dragoman.record.merge.ledger_stages import BEGINNINGS, STANDING, Told, ledger_stage, tellings_of, turns_of
from dragoman.record.merge.ledger_state import current, is_end
from dragoman.record.merge.process_groups import Group, group_processes
from dragoman.record.merge.process_links import process_keys, same_process
from dragoman.record.merge.process_sides import camp_of
from dragoman.record.merge.records import ActorNode, Key, Ledger, Link, ProcessNode, Rulings

__all__ = ["ledgers", "process_keys", "same_process"]

_NONE = Rulings()
_NAME = 5  # words: a longer name is a clause
_RESTING = 3  # days after an end from which on "it holds" speaks of a new one


def ledgers(
    nodes: Sequence[ProcessNode],
    links: Iterable[Link],
    rulings: Rulings = _NONE,
    until: date | None = None,
    skip: frozenset[tuple[Key, int]] = frozenset(),
) -> list[Ledger]:
    """One ledger for each process, in the order of the reports; the order of the nodes given does not count.

    until: the last day of publication that counts, None for all. skip: stages that do not count, by process and place.
    """
    here = [node for node in nodes if until is None or node.day is None or node.day <= until]
    days = {node.key[0]: node.day for node in here}
    last = until or max((day for day in days.values() if day), default=date.max)
    links = list(links)
    found: list[Ledger] = []
    between, bound = _by_first(links), _bound(rulings)
    for group in group_processes(here, links, rulings):
        told = {node.key: _news(node, days, skip) for node in group.members}
        for phase in _phases(group.members, told, bound):
            tellings = [telling for node in phase for telling in told[node.key]]
            found.append(_ledger(phase, tellings, _links_of(phase, between, group, rulings), last))
    return sorted(found, key=lambda ledger: (days[ledger.members[0][0]] or date.max, ledger.members[0]))


def _by_first(links: Iterable[Link]) -> dict[Key, list[Link]]:
    found: dict[Key, list[Link]] = {}
    for link in links:
        found.setdefault(link.first, []).append(link)
    return found


def _news(node: ProcessNode, days: Mapping[int, date | None], skip: frozenset[tuple[Key, int]]) -> list[Told]:
    """The stages of a process; those of a copy are news of the day of what it copies."""
    told = tellings_of(node, days.get(node.origin) or node.day)
    return [one for one in told if (one.key, one.stage.at) not in skip]


def _bound(rulings: Rulings) -> dict[Key, list[Key]]:
    """With which others people have ruled a process to be one."""
    found: dict[Key, list[Key]] = {}
    for first, second in sorted(rulings.together):
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return found


def _phases(
    members: Sequence[ProcessNode], told: Mapping[Key, Sequence[Told]], bound: Mapping[Key, Sequence[Key]]
) -> list[list[ProcessNode]]:
    """The processes of one group, a new one after each end that a new beginning follows."""
    found: list[list[ProcessNode]] = []
    ended: date | None = None
    at: dict[Key, int] = {}
    for node in members:
        ruled = [at[other] for other in bound.get(node.key, ()) if other in at]
        if ruled:
            found[ruled[0]].append(node)
        elif not found or (ended and node.origin == node.key[0] and _begins_anew(told[node.key], node.kind, ended)):
            found.append([node])
            ended = None
        else:
            found[-1].append(node)
        at[node.key] = ruled[0] if ruled else len(found) - 1
        ended = _ended(told[node.key], node.kind, ended)
    return found


def _ended(told: Sequence[Told], kind: str, ended: date | None) -> date | None:
    """The day of the end that holds after a process is told; an extension or a start that is dated later undoes it."""
    for one in sorted(told, key=lambda t: (t.since, t.rank)):
        if is_end(one.state, kind):
            ended = max(one.since, ended or one.since)
        elif ended and one.since > ended and (one.dated or one.state == "extended"):
            ended = None
    return ended


def _begins_anew(told: Sequence[Told], kind: str, ended: date) -> bool:
    """Whether a process tells of a beginning after the end, and not of that end again."""
    again = any(is_end(one.state, kind) and (not one.dated or one.since <= ended) for one in told)
    return not again and any(_beginning(one, ended) for one in told)


def _beginning(one: Told, ended: date) -> bool:
    if one.since <= ended:
        return False
    if one.state in BEGINNINGS:
        return True
    return one.state in STANDING and (one.dated or (one.since - ended).days > _RESTING)


def _links_of(
    phase: Sequence[ProcessNode], between: Mapping[Key, Sequence[Link]], group: Group, rulings: Rulings
) -> tuple[Link, ...]:
    """The strongest link of each pair of a ledger, a ruling before all others."""
    inside = {node.key for node in phase}
    best: dict[tuple[Key, Key], Link] = {}
    for link in (*(x for key in inside for x in between.get(key, ())), *group.grounds):
        if link.first in inside and link.second in inside:
            both = pair(link.first, link.second)
            if both not in best or (best[both].weight, best[both].reason) < (link.weight, link.reason):
                best[both] = link
    for first, second in rulings.together:
        if first in inside and second in inside:
            best[pair(first, second)] = Link(*pair(first, second), 1.0, RULED)
    return tuple(best[both] for both in sorted(best))


def _ledger(phase: Sequence[ProcessNode], tellings: Sequence[Told], links: tuple[Link, ...], until: date) -> Ledger:
    turns = turns_of(tellings)
    deadline = deadline_of(phase, turns)
    ends = date.fromisoformat(deadline[:10]) if deadline else None
    return Ledger(
        tuple(node.key for node in phase),
        phase[0].kind,
        _name(phase),
        _parties(phase),
        _distinct(actor for node in phase for actor in node.mediators),
        next((node.place for node in phase if node.place), None),
        deadline,
        tuple(ledger_stage(turn) for turn in turns),
        current(turns, phase[0].kind, until, ends),
        links,
    )


def _name(phase: Sequence[ProcessNode]) -> str:
    """The fullest name that is no clause, of those that say as much the most frequent."""
    names = Counter(node.name for node in phase)
    short = [name for name in names if len(name.split()) <= _NAME]
    if not short:
        return phase[0].name
    return max(short, key=lambda name: (len(name.split()), names[name], name))


def _parties(phase: Sequence[ProcessNode]) -> tuple[ActorNode, ...]:
    """The sides, each once; those that nobody can tell only where no others are named."""
    mediating = {key for node in phase for actor in node.mediators for key in camp_of(actor)[0]}
    found = [actor for node in phase for actor in node.parties if not camp_of(actor)[0] & mediating]
    firm = _distinct(actor for actor in found if camp_of(actor)[1])
    known = _distinct(actor for actor in found if camp_of(actor)[0])
    return firm if len(firm) > 1 else known or _distinct(found)


def _distinct(actors: Iterable[ActorNode]) -> tuple[ActorNode, ...]:
    """Each camp once, by the first that is of a state or a body as such; those of no known camp each by its name."""
    found: dict[str, ActorNode] = {}
    for actor in actors:
        camp, _ = camp_of(actor)
        name = next((key for key in found if key in camp), min(camp, default=actor.name))
        if name not in found or (found[name].kind == "person" and actor.kind != "person"):
            found[name] = actor
    return tuple(found.values())
