"""The opening of a first paragraph that says from where and when: "PORT KARIM, May 9 (Northern Wire) - …"."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.report.headline import is_label
from dragoman.report.published import month_number

_MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_WEEKDAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_WORD = r"[^\W\d_a-z][\w'’.-]*"  # begins with a letter that is no lower-case a–z; checked below for the rest


@dataclass(frozen=True, slots=True)
class Dateline:
    """place: as written, or None ("(Agency) - …"); month, day, year: as far as written; end: where the story begins."""

    place: str | None
    agency: str | None
    month: int | None
    day: int | None
    year: int | None
    end: int


@cache
def _pattern() -> re.Pattern[str]:
    place = rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,3}}(?:,\s(?!{_MONTHS}\b|{_WEEKDAYS}\b){_WORD}(?:\s{_WORD}){{0,2}})?)"
    weekday = rf"(?:{_WEEKDAYS},?\s*)?"
    day = rf"(?:(?P<m1>{_MONTHS})\.?\s(?P<d1>\d{{1,2}})|(?P<d2>\d{{1,2}})\s(?P<m2>{_MONTHS})\.?)"
    date = rf"(?P<date>,?\s{weekday}{day}(?:,?\s(?P<year>(?:19|20)\d\d))?)"
    agency = r"(?P<agency>,?\s[(\[](?P<name>[^()\[\]\d]{2,40})[)\]])"
    mark = r"(?P<mark>\s*(?:—|–|--)\s*|\s+-\s+|\s*:\s+)"
    bare = r"[(\[](?P<only>[^()\[\]\d]{2,40})[)\]]\s*(?:—|–|--|-)\s*"
    return re.compile(rf"(?:{place}{date}?{agency}?{date.replace('?P<', '?P<b')}?{mark}|{bare})(?=\S)")


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with; None where it has none."""
    match = _pattern().match(paragraph)
    if match is None:
        return None
    agency = (match["name"] or match["only"] or "").strip() or None
    if agency and not _is_agency(agency):
        return None
    if match["only"]:
        return Dateline(None, agency, None, None, None, match.end())
    if not _is_dateline(match, paragraph):
        return None
    month = next((month_number(match[g]) for g in ("m1", "m2", "bm1", "bm2") if match[g]), None)
    day = next((int(match[g]) for g in ("d1", "d2", "bd1", "bd2") if match[g]), None)
    year = match["year"] or match["byear"]
    return Dateline(match["place"], agency, month, day, int(year) if year else None, match.end())


def _is_agency(name: str) -> bool:
    return len(name.split()) <= 5 and name[0].isupper()


def _is_dateline(match: re.Match[str], paragraph: str) -> bool:
    """In capitals, or with a date or an agency, or set off by one long dash only."""
    place, mark = match["place"], match["mark"].strip()
    city = place.split(",")[0]
    if is_label(place) or is_label(city) or any(word[0].islower() for word in re.split(r"[ /,]+", place)):
        return False
    if match["date"] or match["agency"] or match["bdate"]:
        return True
    if city.isupper() and sum(c.isalpha() for c in city) >= 3:
        return True
    after = paragraph[match.end() :]
    opens = after[0].isupper() or after[0] in "“\"‘'" or after[0].isdigit()
    return mark in ("—", "–", "--") and opens and mark not in after[:200]
