"""Keys under which an event's counterparts in other reports are looked up: they share at least one."""

import re
from collections.abc import Iterator

from dragoman.record.merge.event_times import Window, window_of
from dragoman.record.merge.kin_types import families_of
from dragoman.record.merge.names_across import fold, name_keys, person_name
from dragoman.record.merge.parties_fit import bodies_in
from dragoman.record.merge.records import ActorNode, EventNode
from dragoman.record.merge.words_in import words_of

_BUCKET = 4  # days
_LONG = 12  # days of a window from which months are used
_MONTH = 30  # days
_MONTHS = 5  # most months of one event
_PARTIES = 4  # most parties that give keys
_SPOTS = 2  # names of a clause without a place that give keys
_OLD = 6  # days before its report from which an event counts as background
_EVER = 10**6
_CAPITAL = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def event_keys(event: EventNode) -> tuple[str, ...]:
    """Keys of family, party or place, and time; two events that may be one share at least one."""
    letters, window = families_of(event.type), window_of(event)
    days, months = tuple(_buckets(window)), tuple(_months(window))
    old = event.day is not None and event.day.toordinal() - window.high > _OLD
    who, where = _who(event), _where(event)
    found = [f"{x}|{name}|{when}" for x in letters for name in (*who, *where) for when in days]
    found += [f"{x}|{name}|{when}" for x in letters for name in where for when in months]
    if old or not days:
        found += [f"{x}|{name}|{when}" for x in letters for name in who for when in months]
    if window.sure and window.days == 1:
        found += [f"{x}|~{word}|{window.low}" for x in letters for word in sorted(words_of(event.trigger))]
    return tuple(dict.fromkeys(found))


def _who(event: EventNode) -> list[str]:
    names = [key for party in (*event.actors, *event.recipients) for key in _party_keys(party)]
    if event.source and not names:
        names = list(_party_keys(event.source))
    if event.place and event.place.country:
        names.append(event.place.country)
    return list(dict.fromkeys(names))[:_PARTIES]


def _where(event: EventNode) -> list[str]:
    """Names of the place; of towns that were taken for parties; else of what the clause writes as a name."""
    place = event.place
    names = [place.name] if place and place.precision != "country" else []
    names += [r.name for r in event.recipients if not r.sector and not r.country]
    if not names and place is None:
        names = (_CAPITAL.findall(event.evidence) or _CAPITAL.findall(event.sentence))[-_SPOTS:]
    return list(dict.fromkeys(f"@{fold(name)}" for name in names))


def _party_keys(party: ActorNode) -> Iterator[str]:
    if party.country:
        yield party.country
    if party.kind == "person" and (name := person_name(party.name)):
        yield f"p:{name_keys(name)[0]}"
        return
    known = bodies_in(party.name, party.sector)
    yield from (f"o:{name}" for name in sorted(known))
    if party.country is None and not known and party.kind != "group" and party.name != party.name.lower():
        yield f"o:{fold(party.name)}"


def _buckets(window: Window) -> Iterator[str]:
    """Few days each, one more on either side; none for what is not dated closely."""
    if window.days <= _LONG:
        for bucket in range((window.low - 1) // _BUCKET, (window.high + 1) // _BUCKET + 1):
            yield str(bucket)


def _months(window: Window) -> Iterator[str]:
    if window.low < -_EVER:
        yield "ever"
        return
    first = (window.low if window.sure else window.low - _MONTH // 2) // _MONTH
    for month in range(first, min(window.high // _MONTH, first + _MONTHS - 1) + 1):
        yield f"m{month}"
