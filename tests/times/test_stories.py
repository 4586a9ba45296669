"""Years that are told once and go on. All sentences are invented."""

from datetime import date

import pytest

from dragoman.sentences.parse import parse
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)

CASES = [
    ("In March 2017 the duke fled. In June his brother fled too.", "June", "2017-06-01", "2017-06-30"),
    ("On May 3, 2021, the guards rebelled. On May 9 they gave up.", "May 9", "2021-05-09", "2021-05-09"),
    ("The siege began in April 2011. In July the walls fell.", "July", "2011-07-01", "2011-07-31"),
    ("They took the fort in October 2022 and lost it in December.", "December", "2022-12-01", "2022-12-31"),
    ("In 2009 the duke fled. On May 3 of that year he returned.", "May 3 of that year", "2009-05-03", "2009-05-03"),
    ("Last year the duke fled. In June of that year he returned.", "June of that year", "2023-06-01", "2023-06-30"),
    ("In May 2004 the duke fled. Later that year he returned.", "Later that year", "2004-05-01", "2004-12-31"),
    ("He was jailed in 2016 and freed the same year.", "the same year", "2016-01-01", "2016-12-31"),
]


@pytest.mark.parametrize(("text", "expression", "first", "last"), CASES)
def test_stories_go_on_in_the_year_told_before(text: str, expression: str, first: str, last: str) -> None:
    one = find_times(parse([text], [None])[0], PUBLISHED)[-1]
    assert (one.span.text, str(one.start), str(one.end)) == (expression, first, last)


OWN_YEAR = [
    ("The pact was signed in March 2017. In April Malta left it.", "2024-04-01"),
    ("In March 2017 the duke fled. In June he will return.", "2024-06-01"),
    ("In March 2017 the duke fled. In April this year he returned.", "2024-04-01"),
    ("In March 2017 the duke fled. Malta wept on Monday. In April it laughed.", "2024-04-01"),
    ("In March 2017 the duke fled. In February he returned.", "2024-02-01"),
    ("It was dry that year.", "None"),
]


@pytest.mark.parametrize(("text", "first"), OWN_YEAR)
def test_stories_end(text: str, first: str) -> None:
    assert str(find_times(parse([text], [None])[0], PUBLISHED)[-1].start) == first
