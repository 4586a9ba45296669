"""When a report was published: a given date is checked, a date line is read. Only what is unambiguous counts."""

import re
from datetime import date, datetime

from dragoman.errors import UnreadableInput

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+)?"
_MONTH = r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"  # noqa: E501
_ORDINAL = r"(?:st|nd|rd|th)?"
_DATE = (
    _WEEKDAY
    + r"(?:(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
    + rf"|(?P<d1>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s-]+{_MONTH.format('m1')},?[\s-]+(?P<y1>(?:19|20)\d\d)(?!\d)"
    + rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>(?:19|20)\d\d)(?!\d))"
)
DATE = re.compile(r"(?<![\w-])" + _DATE, re.IGNORECASE)
_TIME = (
    r"(?:[\s,|•·@–—-]*(?:at\s+)?\d{1,2}(?:[:.]\d\d){0,2}\s*(?:[ap]\.?m\b\.?)?(?:\s*(?:hrs|hours|h)\b)?"
    r"(?:\s*\(?(?:[A-Z]{2,5}|local time)(?:\s*[+-]\d\d:?\d\d)?\)?)?)?"
)
DATE_LINE = re.compile(rf"[\s|•·–—-]*{_DATE}{_TIME}[\s|•·.–—-]*", re.IGNORECASE)
PLACED_DATE_LINE = re.compile(r"[A-Z][\w.'’ -]{1,40},\s+(?:[A-Z][\w.'’ ]{0,30},\s+)?" + f"(?i:{_DATE})" + r"\.?")
_ADDRESS_DATE = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})(?:[/-](?P<d>\d{1,2}))?(?=[/_-]|$)")


def check_published(value: str) -> str:
    """The value itself where it is an ISO date or date-time; UnreadableInput where not."""
    if iso_or_none(value) != value:
        raise UnreadableInput(f"published is {value[:60]!r}, but must be an ISO date such as 2025-10-18.")
    return value


def iso_or_none(value: str) -> str | None:
    """An ISO date, or date-time (as it is; the offset may be missing); None where it is neither, or out of range."""
    value = value.strip()
    if not _ISO.fullmatch(value):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if 1000 <= moment.year <= 2999 else None


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation."""
    return next(at for at, month in enumerate(MONTHS, 1) if month.startswith(name.lower().rstrip(".")[:3]))


def dates_in(text: str) -> list[date]:
    """The full calendar dates (day, month, year) in a text, in order."""
    return [found for match in DATE.finditer(text) if (found := date_of(match)) is not None]


def date_of(match: re.Match[str]) -> date | None:
    """The date that DATE, DATE_LINE or PLACED_DATE_LINE matched; None where the calendar has no such day."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["m1"]:
            return date(int(match["y1"]), month_number(match["m1"]), int(match["d1"]))
        return date(int(match["y2"]), month_number(match["m2"]), int(match["d2"]))
    except ValueError:
        return None


def address_date(url: str | None) -> tuple[int, int, int | None] | None:
    """Year, month and, where it is there, day in an address such as …/2025/10/18/…"""
    match = _ADDRESS_DATE.search(url or "")
    if not match or not 1 <= int(match["m"]) <= 12:
        return None
    day = int(match["d"]) if match["d"] else None
    return int(match["y"]), int(match["m"]), day if day and day <= 31 else None
