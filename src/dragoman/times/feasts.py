"""Reads days of the year that have a name: "New Year's Eve", "Christmas Day 2024"."""

from dragoman.sentences import Sentence
from dragoman.times.absolute import in_year, year_after
from dragoman.times.lexicon import Kind, at, feasts, has
from dragoman.times.values import CalendarDate, Reading

LONGEST = 6  # tokens of a name


def read_feast(sentence: Sentence, i: int) -> Reading | None:
    """The named day that starts at token i; not one of another church ("Orthodox Christmas Day")."""
    if not sentence.tokens[i].text[0].isupper() or has(at(sentence, i - 1), Kind.NOT_A_DAY):
        return None
    for last in range(min(i + LONGEST, len(sentence.tokens)) - 1, i, -1):
        feast = feasts().get(sentence.span(i, last).text.lower().replace("’", "'"))
        if feast:
            year, end = year_after(sentence, last + 1)
            return in_year(sentence, Reading(i, end - 1, last, CalendarDate(year, feast.month, feast.day)))
    return None
