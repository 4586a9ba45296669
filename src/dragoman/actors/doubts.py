"""Settles names that one phrase alone does not: a surname read as a firm, a town read as a person."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.records import ActorKind

_SPORT = frozenset(
    "coach referee goalkeeper striker midfielder midfield league cup final tournament goal goals match season team "
    "club stadium champions championship penalty defender winger fixture innings wicket playoff semifinal batsman "
    "quarterback kick-off squad album film concert box-office novel premiere".split()
)
_ENOUGH = 4  # different words of sport or culture that make a report one of them


def settle_names(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without the doubtful names that nothing else shows to be a person's, or the only ones of a state."""
    people = [c for c in candidates if c.sort is Sort.PERSON and not c.doubtful]
    surnames = {c.name.split()[-1].lower() for c in people if c.name}
    states = {c.country for c in candidates if not c.doubtful and (c.sort is Sort.STATE or c.key == "government")}
    candidates = [c for c in candidates if c.sort is not Sort.STATE or not c.doubtful or c.country not in states]
    bodies = {name for c in candidates if c.sort is Sort.BODY and c.named for name in (c.name, *c.aliases)}
    return [settled for c in candidates if (settled := _settle(c, surnames, bodies)) is not None]


def _settle(candidate: Candidate, surnames: set[str], bodies: set[str]) -> Candidate | None:
    known = candidate.name.split()[-1:] and candidate.name.split()[-1].lower() in surnames
    if candidate.doubtful and candidate.sort is Sort.PERSON:
        if known:
            return replace(candidate, doubtful=False)
        return _as_body(candidate) if candidate.name in bodies else None
    if candidate.sort is Sort.BODY and candidate.named and known and not candidate.identity and not candidate.sector:
        return replace(candidate, sort=Sort.PERSON, kind=ActorKind.PERSON, aliases=(), key="", sector=None)
    return candidate


def _as_body(candidate: Candidate) -> Candidate:
    return replace(
        candidate, sort=Sort.BODY, kind=ActorKind.ORGANISATION, key=candidate.name.split()[-1].lower(), doubtful=False
    )


def is_playful(words: set[str]) -> bool:
    """Whether a report's words are those of sport or entertainment."""
    return len(words & _SPORT) >= _ENOUGH
