"""Actors across the reports of one case: who is one, who is surely not, and under which keys to look."""

from dragoman.record.merge.actor_links import OFFICE_DAYS, SURE, link_profiles, surely_two
from dragoman.record.merge.gather_actors import merge_actors
from dragoman.record.merge.profiles import Sort, body_keys, person_keys, profile
from dragoman.record.merge.records import ActorNode, Link

__all__ = ["OFFICE_DAYS", "SURE", "identity_keys", "incompatible", "merge_actors", "same_actor"]


def same_actor(first: ActorNode, second: ActorNode) -> Link | None:
    """The link between two actors, from their own data only; None where nothing says that they are one.

    A weight below SURE holds only where nobody else in the case fits as well: a surname alone, an unnamed spokesman.
    """
    found = link_profiles(profile(first), profile(second), days_between(first, second))
    return Link(first.key, second.key, round(found[0], 2), found[1]) if found else None


def incompatible(first: ActorNode, second: ActorNode) -> bool:
    """Whether two actors are surely different ones."""
    return surely_two(profile(first), profile(second), days_between(first, second))


def identity_keys(node: ActorNode) -> tuple[str, ...]:
    """Keys of which two actors that may be one share at least one; () for one that merges with none."""
    what = profile(node)
    if what.sort is Sort.GENERIC:
        return ()
    keys = body_keys(what) if what.keys else ()
    return (*keys, *person_keys(what))


def days_between(first: ActorNode, second: ActorNode) -> int | None:
    """Days between the reports of two actors; None where one is not dated."""
    return abs((first.day - second.day).days) if first.day and second.day else None
