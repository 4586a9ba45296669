"""find_times: which expressions are found, their days, forms, what they modify. All sentences are invented."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sentences import Document
from dragoman.sentences.parse import parse
from dragoman.times import Outlook, TimeExpression, TimeForm
from dragoman.times.find import find_times

PUBLISHED = date(2024, 5, 15)  # a Wednesday
POINT, SINCE, DEADLINE, DURATION, RELATIVE = TimeForm
NONE = (None, None)


def document(text: str, title: str | None = None) -> Document:
    return parse([text], [title])[0]


def read(text: str, published: date | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(document(text), published)


def day(text: str) -> tuple[date, date]:
    """ "05-12" of the year of publication, or a whole ISO date."""
    one = date.fromisoformat(text if len(text) > 5 else f"2024-{text}")
    return one, one


def days(first: str, last: str) -> tuple[date, date]:
    return day(first)[0], day(last)[1]


ABSOLUTE = [
    ("The envoys signed the pact on October 21, 2023.", "October 21, 2023", day("2023-10-21")),
    ("The envoys signed the pact on 21 October 2023.", "21 October 2023", day("2023-10-21")),
    ("The envoys signed the pact on 21st October 2023.", "21st October 2023", day("2023-10-21")),
    ("The envoys signed the pact on the 21st of October 2023.", "the 21st of October 2023", day("2023-10-21")),
    ("The envoys signed the pact on Oct. 21.", "Oct. 21", day("2023-10-21")),
    ("The envoys signed the pact on March 3.", "March 3", day("03-03")),
    ("The envoys will sign the pact on June 3.", "June 3", day("06-03")),
    ("The envoys will sign the pact on January 9.", "January 9", day("2025-01-09")),
    ("The law takes effect on July 1.", "July 1", day("07-01")),
    ("Both sides broke the April 9 truce.", "April 9", day("04-09")),
    ("The raid took place on 2024-04-18.", "2024-04-18", day("04-18")),
    ("The raid took place on 18/04/2024.", "18/04/2024", day("04-18")),
    ("The raid took place on 04/18/2024.", "04/18/2024", day("04-18")),
    ("The raid took place on 5.5.2024.", "5.5.2024", day("05-05")),
    ("Fighting raged between 7 and 9 March 2024.", "7 and 9 March 2024", days("03-07", "03-09")),
    ("Fighting raged between March 30 and April 2.", "March 30 and April 2", days("03-30", "04-02")),
    ("The minister will visit Chad from 3 to 5 June.", "3 to 5 June", days("06-03", "06-05")),
    ("He will be in Chad from May 30 to June 2, 2025.", "May 30 to June 2, 2025", days("2025-05-30", "2025-06-02")),
    ("The king will host talks on May 20 and 21.", "May 20 and 21", days("05-20", "05-21")),
    ("The October 21-23 talks failed.", "October 21-23", days("2023-10-21", "2023-10-23")),
    ("Troops drilled from December 30 to January 4.", "December 30 to January 4", days("2023-12-30", "2024-01-04")),
    ("The two clans made peace in November 2021.", "November 2021", days("2021-11-01", "2021-11-30")),
    ("The two clans made peace in August.", "August", days("2023-08-01", "2023-08-31")),
    ("The two clans will hold a feast in August.", "August", days("08-01", "08-31")),
    ("The two states fought a war in 2019.", "2019", days("2019-01-01", "2019-12-31")),
    ("The 2015 agreement collapsed.", "2015", days("2015-01-01", "2015-12-31")),
    ("Rebels ruled the north between 2012 and 2015.", "2012 and 2015", days("2012-01-01", "2015-12-31")),
    ("Rebels ruled the north in the 1990s.", "the 1990s", days("1990-01-01", "1999-12-31")),
    ("Rebels ruled the north in the mid-1970s.", "the mid-1970s", days("1974-01-01", "1976-12-31")),
    ("The last ship docked at Massawa on May 25.", "May 25", day("2023-05-25")),
    ("The clans met for talks on May 25.", "May 25", None),
    ("The army took the town in early 2023.", "early 2023", days("2023-01-01", "2023-04-30")),
    ("The army took the town in mid-March.", "mid-March", days("03-11", "03-20")),
    ("The army took the town in late February.", "late February", days("02-21", "02-29")),
    ("The army took the town at the end of March.", "the end of March", days("03-21", "03-31")),
    ("The army took the town in December last year.", "December last year", days("2023-12-01", "2023-12-31")),
    ("The army took the town in late January this year.", "late January this year", days("01-21", "01-31")),
    ("The army took the town on June 3 last year.", "June 3 last year", day("2023-06-03")),
    ("Raids of Nov. 24 to Dec. 1 last year failed.", "Nov. 24 to Dec. 1 last year", days("2023-11-24", "2023-12-01")),
    ("Zambia postponed the vote from June 2 to June 9.", "June 2 to June 9", None),
    ("The ministers will meet in the first week of June.", "the first week of June", None),
    ("Exports fell in the first quarter of 2024.", "the first quarter of 2024", days("01-01", "03-31")),
    ("Exports fell in the second half of last year.", "the second half of last year", days("2023-07-01", "2023-12-31")),
    ("The army took the town last March.", "last March", days("03-01", "03-31")),
    ("The army took the town last August.", "last August", days("2023-08-01", "2023-08-31")),
    ("Kenya recalled its envoy on the 9th.", "the 9th", day("05-09")),
    ("Kenya recalled its envoy on February 29.", "February 29", day("02-29")),
    ("Shelling resumed at 06:40 GMT on March 3.", "06:40 GMT on March 3", day("03-03")),
    ("The ban took hold at 9 a.m. on Tuesday.", "9 a.m. on Tuesday", day("05-14")),
]  # fmt: skip

WEEKDAYS = [
    ("The army shelled the port on Friday.", "Friday", day("05-10")),
    ("The army shelled the port on Wednesday.", "Wednesday", day("05-15")),
    ("The army shelled the port Monday.", "Monday", day("05-13")),
    ("The army has shelled the port since dawn on Tuesday.", "Tuesday", day("05-14")),
    ("The envoys will meet on Friday.", "Friday", day("05-17")),
    ("The envoys will meet on Wednesday.", "Wednesday", day("05-15")),
    ("The envoys are to meet on Friday.", "Friday", day("05-17")),
    ("The envoys are meeting on Friday.", "Friday", day("05-17")),
    ("The envoys plan to meet on Friday.", "Friday", day("05-17")),
    ("The envoys agreed to meet on Friday.", "Friday", day("05-17")),
    ("The envoys are expected on Friday.", "Friday", day("05-17")),
    ("The talks, scheduled for Friday, may be delayed.", "Friday", day("05-17")),
    ("The summit opens on Monday.", "Monday", day("05-20")),
    ("He said the army would leave on Friday.", "Friday", day("05-17")),
    ("The minister demanded that the rebels leave on Friday.", "Friday", day("05-17")),
    ("He invited his rivals to a debate on Friday.", "Friday", day("05-17")),
    ("She said he may have seen the bishop on Friday.", "Friday", day("05-10")),
    ("The minister called for an inquiry into Sunday's attack.", "Sunday", day("05-12")),
    ("The court will study Sunday's attack.", "Sunday", day("05-12")),
    ("The king is asking about Sunday's vote.", "Sunday", None),
    ("The king is preparing for Sunday's vote.", "Sunday", day("05-19")),
    ("The vote had been scheduled for Sunday.", "Sunday", None),
    ("The party will boycott Sunday's vote.", "Sunday", day("05-19")),
    ("Rebels seized the town last Friday.", "last Friday", day("05-10")),
    ("Rebels seized the town last Wednesday.", "last Wednesday", day("05-08")),
    ("Rebels will return next Friday.", "next Friday", day("05-24")),
    ("Rebels will return this Friday.", "this Friday", day("05-17")),
    ("Rebels will return this coming Monday.", "this coming Monday", day("05-20")),
    ("Rebels seized the town on Tuesday last week.", "Tuesday last week", day("05-07")),
    ("Rebels seized the town early on Tuesday.", "early on Tuesday", day("05-14")),
    ("Rebels seized the town early Tuesday.", "early Tuesday", day("05-14")),
    ("The court said it would deliver its verdict on Friday.", "Friday", day("05-17")),
    ("The mission, whose mandate expires on Friday, is leaving.", "Friday", day("05-17")),
    ("The envoy said he might have to leave if fighting resumed on Friday.", "Friday", day("05-17")),
    ("The envoy left after fighting resumed on Friday.", "Friday", day("05-10")),
    ("A new film portrays the king on Friday.", "Friday", None),
    ("In the wake of Sunday's march, he urged them to stay home.", "Sunday", day("05-12")),
    ("The king will recover from Sunday's defeat.", "Sunday", day("05-12")),
    ("They gave him a Friday deadline.", "Friday", day("05-17")),
    ("They set him an ultimatum on Friday.", "Friday", day("05-10")),
    ("Talks resume on Friday, the envoy said.", "Friday", day("05-17")),
    ("The army let the monks cross on Friday.", "Friday", day("05-10")),
    ("The army made both camps leave between Friday and Sunday.", "Friday and Sunday", days("05-10", "05-12")),
    ("Nine ships left between last Friday and Monday.", "last Friday and Monday", days("05-10", "05-13")),
    ("Rebels seized the town on Tuesday evening.", "Tuesday evening", day("05-14")),
    ("Clashes went on from Saturday to Monday.", "Saturday to Monday", days("05-11", "05-13")),
    ("The governor will be in Berlin from Saturday to Monday.", "Saturday to Monday", days("05-18", "05-20")),
]

RELATIVE_DAYS = [
    ("The king returned today.", "today", day("05-15")),
    ("The king returned yesterday.", "yesterday", day("05-14")),
    ("The king returned yesterday morning.", "yesterday morning", day("05-14")),
    ("The king returns tomorrow.", "tomorrow", day("05-16")),
    ("The king will speak tonight.", "tonight", day("05-15")),
    ("The king spoke last night.", "last night", day("05-14")),
    ("The king spoke this morning.", "this morning", day("05-15")),
    ("The king returned the day before yesterday.", "the day before yesterday", day("05-13")),
    ("The king will leave the day after tomorrow.", "the day after tomorrow", day("05-17")),
    ("Drones struck the port overnight.", "overnight", days("05-14", "05-15")),
    ("The king will drive home overnight.", "overnight", days("05-15", "05-16")),
    ("An overnight raid failed.", "overnight", days("05-14", "05-15")),
    ("The overnight curfew stays.", "overnight", None),
    ("Drones struck the port overnight into Sunday.", "overnight into Sunday", days("05-11", "05-12")),
    ("Drones struck the port last week.", "last week", days("05-06", "05-12")),
    ("Drones struck the port earlier this week.", "earlier this week", days("05-13", "05-15")),
    ("The king will leave later this week.", "later this week", days("05-15", "05-19")),
    ("The king will leave next week.", "next week", days("05-20", "05-26")),
    ("The king left last month.", "last month", days("04-01", "04-30")),
    ("The king left earlier this month.", "earlier this month", days("05-01", "05-15")),
    ("The king left last year.", "last year", days("2023-01-01", "2023-12-31")),
    ("The king left late last year.", "late last year", days("2023-09-01", "2023-12-31")),
    ("The king will leave next month.", "next month", days("06-01", "06-30")),
    ("The king fled over the weekend.", "the weekend", days("05-11", "05-12")),
    ("The king will rest at the weekend.", "the weekend", days("05-18", "05-19")),
    ("The king fled two days ago.", "two days ago", day("05-13")),
    ("The king fled a week ago.", "a week ago", days("05-06", "05-12")),
    ("The king fled three months ago.", "three months ago", days("02-01", "02-29")),
    ("The king fled 12 years ago.", "12 years ago", days("2012-01-01", "2012-12-31")),
    ("The king will return in two days.", "two days", day("05-17")),
    ("The king will return two days from now.", "two days from now", day("05-17")),
    ("Six sailors died in the past 48 hours.", "the past 48 hours", days("05-13", "05-15")),
    ("Six sailors died over the last three days.", "the last three days", days("05-12", "05-15")),
    ("Talks will go on over the next two weeks.", "the next two weeks", days("05-15", "05-29")),
    ("The king fled about two weeks ago.", "two weeks ago", None),
    ("A year ago this week, the king fled.", "A year ago this week", None),
    ("The king fled months ago.", "months ago", None),
    ("The king fled last summer.", "last summer", None),
    ("The king fled in the summer of 2021.", "the summer of 2021", None),
    ("Talks will go on in the coming days.", "the coming days", None),
]


@pytest.mark.parametrize(("text", "expression", "expected"), ABSOLUTE + WEEKDAYS + RELATIVE_DAYS)
def test_find_points(text: str, expression: str, expected: tuple[date, date] | None) -> None:
    found = [(e.span.text, e.start, e.end) for e in read(text)]
    assert found == [(expression, *(expected or NONE))]


BOUNDS = [
    ("The mission has been there since January 2021.", "January 2021", SINCE, days("2021-01-01", "2021-01-31")),
    ("The mission has been there since July 4.", "July 4", SINCE, day("2023-07-04")),
    ("The convent has housed the sick since Tuesday.", "Tuesday", SINCE, day("05-14")),
    ("The convent has housed the sick since the start of the year.", "the start of the year", SINCE, day("01-01")),
    ("The rebels must disarm by June 1.", "June 1", DEADLINE, day("06-01")),
    ("The rebels had not disarmed by Tuesday evening.", "Tuesday evening", DEADLINE, day("05-14")),
    ("The rebels gave the king until Friday to step down.", "Friday", DEADLINE, day("05-17")),
    ("The siege lasted until Friday.", "Friday", DEADLINE, day("05-10")),
    ("The feast will last until a late hour on Sunday.", "Sunday", DEADLINE, day("05-19")),
    ("They ordered the envoy to leave by Friday.", "Friday", DEADLINE, day("05-17")),
    ("They had to leave by Friday.", "Friday", DEADLINE, day("05-17")),
    ("Parliament will vote before the end of next year.", "the end of next year", DEADLINE, day("2025-12-31")),
    ("Parliament will vote by the end of June.", "the end of June", DEADLINE, day("06-30")),
    ("Parliament will vote no later than June 1.", "June 1", DEADLINE, day("06-01")),
    ("The court ordered him to pay within 96 hours.", "96 hours", DEADLINE, NONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expression", "form", "expected"), BOUNDS)
def test_find_bounds(text: str, expression: str, form: TimeForm, expected: tuple[date, date]) -> None:
    assert [(e.span.text, e.form, e.start, e.end) for e in read(text)] == [(expression, form, *expected)]


DURATIONS = [
    ("The 48-hour curfew ended.", "48-hour", 2.0, "curfew"),
    ("The four-day siege ended.", "four-day", 4.0, "siege"),
    ("The six-month-old strike ended.", "six-month-old", 180.0, "strike"),
    ("The two-year-old war went on.", "two-year-old", 730.0, "war"),
    ("A week-long strike began.", "week-long", 7.0, "strike"),
    ("The army held the town for three weeks.", "three weeks", 21.0, "held"),
    ("The army held the town for 12 years.", "12 years", 4380.0, "held"),
    ("The army held the town for months.", "months", None, "held"),
    ("The curfew was prolonged by 96 hours.", "96 hours", 4.0, "prolonged"),
    ("It is the third raid in two days.", "two days", 2.0, None),
    ("The king was away for several weeks after the raid.", "several weeks", None, "was"),
    ("The army took five towns in two days.", "two days", 2.0, "took"),
    ("The army took the town after twenty-four hours of fighting.", "twenty-four hours", 1.0, "took"),
    ("The 48\u2011hour curfew ended.", "48\u2011hour", 2.0, None),
]


@pytest.mark.parametrize(("text", "expression", "length", "attach"), DURATIONS)
def test_find_durations(text: str, expression: str, length: float | None, attach: str | None) -> None:
    found = read(text)
    assert [(e.span.text, e.form, e.days, e.start) for e in found] == [(expression, DURATION, length, None)]
    if attach:
        assert document(text).sentences[0].tokens[found[0].attach].text == attach


EVENTS = [
    ("A day after she mocked the king, the poet fled.", "A day after", 1.0, "mocked", "fled"),
    ("A day after toppling the king, Omar fled.", "A day after", 1.0, "toppling", "fled"),
    ("Two days before the vote, troops shelled the town.", "Two days before", -2.0, "vote", "shelled"),
    ("On the eve of the vote, the rebels fled.", "the eve of", -1.0, "vote", "fled"),
    ("Hours after the raid, the rebels fled.", "Hours after", 0.0, "raid", "fled"),
    ("The day after the raid, the rebels fled.", "The day after", 1.0, "raid", "fled"),
    ("Shortly after the raid, the rebels fled.", "Shortly after", 0.0, "raid", "fled"),
    ("The rebels fled two weeks after the raid.", "two weeks after", 14.0, "raid", "fled"),
    ("The rebels fled nearly two weeks after the raid.", "two weeks after", None, "raid", "fled"),
    ("The rebels fled months after the raid.", "months after", None, "raid", "fled"),
    ("The rebels fled 48 hours after the raid.", "48 hours after", 2.0, "raid", "fled"),
    ("The rebels fled 12 hours after the raid.", "12 hours after", None, "raid", "fled"),
    ("The rebels fled three days after troops seized the port.", "three days after", 3.0, "seized", "fled"),
]


@pytest.mark.parametrize(("text", "expression", "distance", "anchor", "attach"), EVENTS)
def test_find_relative_to_an_event(
    text: str, expression: str, distance: float | None, anchor: str, attach: str
) -> None:
    tokens = document(text).sentences[0].tokens
    (found,) = read(text)
    assert (found.span.text, found.form, found.days, found.start) == (expression, RELATIVE, distance, None)
    assert found.anchor is not None
    assert (tokens[found.anchor].text, tokens[found.attach].text) == (anchor, attach)


def test_find_relative_beside_a_weekday() -> None:
    monday, before = read("The choir sang a dirge on Monday, two days before the king's burial.")
    assert (monday.span.text, monday.form, monday.start) == ("Monday", POINT, date(2024, 5, 13))
    assert (before.span.text, before.form, before.days, before.attach) == (
        "two days before",
        RELATIVE,
        -2.0,
        monday.attach,
    )


def test_find_relative_to_a_day_has_days() -> None:
    found = read("The rebels fled two days after Friday.")
    assert (found[0].span.text, found[0].form, found[0].start) == ("two days after", POINT, date(2024, 5, 12))


CONTEXT = [
    ("The king left on Friday. A day earlier, he had met the envoy.", "A day earlier", day("05-09")),
    ("The king left on Friday. The following day, troops moved in.", "The following day", day("05-11")),
    ("The king left on Friday. The previous day, he had met the envoy.", "The previous day", day("05-09")),
    ("The king left on Friday. Two days later, troops moved in.", "Two days later", day("05-12")),
    ("The king left on Friday. He had met the envoy the day before.", "the day before", day("05-09")),
    ("The king left on March 1. The following Monday, troops moved in.", "The following Monday", day("03-04")),
    ("The king left on Friday. Hours later, troops moved in.", "Hours later", day("05-10")),
    ("The king left on Friday. He wept. Two days later, troops moved in.", "Two days later", None),
    ("The king will leave on Friday. Two days later, troops moved in.", "Two days later", None),
    ("The king left. A day earlier, he had met the envoy.", "A day earlier", None),
    ("The king left on Friday. Months later, troops moved in.", "Months later", None),
    ("The king left in April. A day later, troops moved in.", "A day later", None),
]


@pytest.mark.parametrize(("text", "expression", "expected"), CONTEXT)
def test_find_relative_to_the_day_told_before(text: str, expression: str, expected: tuple[date, date] | None) -> None:
    found = read(text)[-1]
    assert (found.span.text, found.start, found.end) == (expression, *(expected or NONE))
    assert found.form is (POINT if expected else RELATIVE)


def test_find_future_from_the_day_of_the_statement() -> None:
    said, sail = read("She said on Friday that she would sail to Oslo on Monday.")
    assert (said.start, sail.start) == (date(2024, 5, 10), date(2024, 5, 13))


def test_find_today_in_a_quotation_is_the_day_of_saying() -> None:
    today, said = read('"We sign the treaty today," she said on Monday.')
    assert (today.start, said.start) == (date(2024, 5, 13), date(2024, 5, 13))


NOTHING = [
    "Prime Minister Theresa May may march on.",
    "Thousands march in the capital.",
    "It may rain, and he may resign.",
    "An 18-year-old was hurt.",
    "A six-month-old baby was hurt.",
    "He came second in the race.",
    "The Sun newspaper printed it.",
    "They meet on Fridays.",
    "They march every Friday.",
    "Shops open early on Black Friday.",
    "It recalled the attacks of 9/11.",
    "The raid took place on 05/06/2024.",
    "Nine of 2000 soldiers fled.",
    "In 2000 villages, schools closed.",
    "The shelling began at 06:40.",
    "It cost $5 million a year.",
    "They met three times a week.",
    "They work 60 hours a week.",
    "He told USA Today that it was false.",
    "In the waning weeks of the siege he fell ill.",
    "He walked 30 metres.",
    "He fled to Augusta.",
    "On February 31 nothing happened.",
    "",
    "🙂 ؟ …",
]


@pytest.mark.parametrize("text", NOTHING)
def test_find_nothing_where_no_time_is_told(text: str) -> None:
    assert [e.span.text for e in read(text)] == []


PAIRS = [
    ("He left on Friday (May 10).", "Friday (May 10)", "friday", day("05-10")),
    ("He left on Friday, May 10.", "Friday, May 10", "friday", day("05-10")),
    ("He left on Friday, 10 May, by sea.", "Friday, 10 May", "friday", day("05-10")),
    ("He left on Friday May 10 2024.", "Friday May 10 2024", "friday", day("05-10")),
    ("He left on May 10 (Friday).", "May 10 (Friday)", "friday", day("05-10")),
    ("He left on Fri, 10 May 2024.", "Fri, 10 May 2024", "friday", day("05-10")),
    ("He left on Friday (10th).", "Friday (10th)", "friday", day("05-10")),
    ("He will leave on Friday the 17th.", "Friday the 17th", "friday", day("05-17")),
    ("He will leave on Saturday (May 17).", "Saturday (May 17)", "saturday", day("05-17")),
]


@pytest.mark.parametrize(("text", "expression", "weekday", "calendar"), PAIRS)
def test_find_weekday_with_date_keeps_both(
    text: str, expression: str, weekday: str, calendar: tuple[date, date]
) -> None:
    (found,) = read(text)
    assert (found.span.text, found.weekday, found.calendar) == (expression, weekday, calendar[0])
    assert found.contradicts_itself is (weekday == "saturday")
    assert found.start == (None if found.contradicts_itself else calendar[0])


def test_find_without_a_published_date_values_only_what_has_a_year() -> None:
    found = read("He left on Friday, a week after the raid of 3 May 2023, and returned yesterday or in June.", None)
    assert [(e.span.text, e.start) for e in found] == [
        ("Friday", None),
        ("a week after", None),
        ("3 May 2023", date(2023, 5, 3)),
        ("yesterday", None),
        ("June", None),
    ]


def test_find_event_days_are_not_of_the_nearest_year() -> None:
    text = "Families mourned the victims of the Oct. 7 attack."
    assert [(e.start) for e in read(text, date(2025, 1, 10))] == [date(2023, 10, 7)]


def test_find_headline_present_with_a_weekday_is_left_open() -> None:
    text = "Rebels leave port on Friday\n\nThe rebels left."
    assert [(e.span.text, e.start) for e in find_times(document(text, text.split("\n")[0]), PUBLISHED)] == [
        ("Friday", None)
    ]


def test_find_tells_the_outlook() -> None:
    assert [e.outlook for e in read("The king left on Friday. He will return on Sunday.")] == [
        Outlook.PAST,
        Outlook.AHEAD,
    ]


ATTACHED = [
    ("Police arrested him at the airport on Friday.", "arrested"),
    ("Tuesday's vote was delayed.", "vote"),
    ("Peru said on Tuesday it had closed its embassy.", "said"),
    ("Peru's foreign minister on Tuesday closed the embassy.", "closed"),
    ("The long talks on Tuesday failed.", "talks"),
    ("Both sides broke the April 9 truce.", "truce"),
    ("They set sail soon after dusk on Monday.", "set"),
    ("The choir sang for a third night on Friday.", "sang"),
]


@pytest.mark.parametrize(("text", "attach"), ATTACHED)
def test_find_attaches_to_verb_or_noun(text: str, attach: str) -> None:
    (found,) = read(text)
    assert document(text).sentences[found.sentence].tokens[found.attach].text == attach


PIECES = (
    "on Sunday (April 7)|a day after|two days before|the|March|May|3|18|2025|,|(|)|-|to|and|between|early|mid-|last|"
    "next|week|days|ago|later|he said|will leave|until|by|since|within|48-hour|overnight|yesterday|the 18th|06:40 GMT|"
    "1990s|9999|the end of|9999-12-31|0001-01-01|months|“|”|.|\n\n|Feb. 29|years|9999 years ago|the first quarter of|"
    "the third quarter|New Year's Eve|of that year|gave them 72 hours to leave|the week of|\"|overnight into|March 2019|"
    "earlier|today|\u200f|🙂|4 decades|this year|from|eve of|Nov. 24 to Dec. 1"
).split("|")


def check(text: str, published: date | None) -> None:
    one = document(text)
    found = find_times(one, published)
    assert found == find_times(one, published)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for e in found:
        sentence = one.sentences[e.sentence]
        assert one.text[e.span.start : e.span.end] == e.span.text
        assert e.span == sentence.span(e.first, e.last)
        assert e.first <= e.head <= e.last and 0 <= e.attach < len(sentence.tokens)
        assert (e.start is None) == (e.end is None)
        assert e.start is None or e.end is None or e.start <= e.end
        assert (e.anchor is None) or e.form is RELATIVE


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.none() | st.dates())
def test_find_holds_its_promises_on_any_time_words(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.none() | st.dates())
def test_find_holds_its_promises_on_any_text(text: str, published: date | None) -> None:
    check(text, published)


@settings(max_examples=40, deadline=None)
@given(st.dates(date(1600, 1, 1), date(2090, 1, 1)))
def test_find_weekday_is_never_more_than_six_days_away(published: date) -> None:
    past, ahead = read("The army left on Friday. The army will return on Friday.", published)
    assert past.start and ahead.start
    assert past.start.weekday() == ahead.start.weekday() == 4
    assert timedelta(0) <= published - past.start < timedelta(7)
    assert timedelta(0) <= ahead.start - published < timedelta(7)
