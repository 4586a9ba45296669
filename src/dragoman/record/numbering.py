"""Numbers of happenings: their order in the tables."""

from datetime import date

_EPOCH = date(1970, 1, 1).toordinal()
_UNDATED = 2**16 - 1


def number_of(day: str | None, seq: int, place: int) -> int:
    """The number of a happening: by the day, then the report, that tells it first, and its place there.

    It follows from the event alone, so that one can be put in its place without counting all the others.
    """
    since = min(max(0, date.fromisoformat(day).toordinal() - _EPOCH), _UNDATED - 1) if day else _UNDATED
    return (since << 46) + (seq << 20) + place
