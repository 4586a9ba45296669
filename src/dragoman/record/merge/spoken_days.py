"""Days that a clause names for what is to come: "until Sunday", "starting on May 3"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_CLOCK = r"(?:(?:midnight|noon|midday|dawn|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?(?: local time| GMT)?),? )?"
_DAY = (
    rf"(?:on )?{_CLOCK}(?:on )?(?:(?P<w>{'|'.join(_WEEKDAYS)})"
    rf"|(?P<m>{'|'.join(_MONTHS)})[a-z]*\.? (?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}}) (?P<m2>{'|'.join(_MONTHS)})[a-z]*)\b"
)
_UNTIL = re.compile(rf"\b(?:until|till|through) (?:at )?{_DAY}", re.I)
_FROM = re.compile(
    r"\b(?:starting|beginning|effective|from|as of|(?:take|taking|takes) effect"
    r"|(?:come|coming|comes|enter|entering|enters) into (?:force|effect))"
    rf" (?:at |from )?{_DAY}",
    re.I,
)


def until_day(text: str, told: date) -> date | None:
    """The day that ends what is told of, the first such day after that of the report."""
    return _ahead(_UNTIL.search(text), told)


def from_day(text: str, told: date) -> date | None:
    """The day to come from which what is told of will hold."""
    return _ahead(_FROM.search(text), told)


def _ahead(found: re.Match[str] | None, told: date) -> date | None:
    if found is None:
        return None
    if found["w"]:
        return told + timedelta(days=(_WEEKDAYS.index(found["w"].lower()) - told.weekday()) % 7 or 7)
    month = _MONTHS.index((found["m"] or found["m2"]).lower()) + 1
    return next((one for one in _days(told.year, month, int(found["d"] or found["d2"])) if one >= told), None)


def _days(year: int, month: int, day: int) -> Iterator[date]:
    for one in (year, year + 1):
        try:
            yield date(one, month, day)
        except ValueError:
            continue
