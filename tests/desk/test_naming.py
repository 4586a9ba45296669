from collections.abc import Callable
from datetime import date

import pytest

from dragoman.desk.naming import basis, days, names_in, short_ids, sign, state_name, visible
from dragoman.events import EventType
from dragoman.processes import State
from dragoman.record import ReportRecord
from dragoman.times import Basis, When

DAY = date(2026, 5, 5)


def test_naming_word_tells_speaker_channel_and_chain(record: ReportRecord) -> None:
    names = names_in(record)
    assert [names.word(s.id) for s in record.statements] == [
        "Orla Post", "Ada Brun, via Orla Post", "Sudmark's army (state radio)", "Two diplomats",
    ]  # fmt: skip
    assert names.word(None) == "the report"
    assert names.word("unknown") == "the report"


def test_naming_sign_puts_four_types_in_each_class_of_words_and_the_rest_in_deeds() -> None:
    signs = "".join(sign(kind) for kind in EventType)
    assert {sign: signs.count(sign) for sign in "○●◇◆"} == {"○": 4, "●": 3, "◇": 4, "◆": 5}


@pytest.mark.parametrize(
    ("when", "shown", "why"),
    [
        (None, "", ""),
        (When(DAY, DAY, "Tuesday", Basis.STATED), "2026-05-05", ""),
        (When(DAY, date(2026, 5, 7), None, Basis.REPORT), "2026-05-05 – 2026-05-07", "report day"),
        (When(DAY, DAY, None, Basis.STATEMENT), "2026-05-05", "when said"),
    ],
)
def test_naming_days_shows_iso_dates_and_what_licenses_them(when: When | None, shown: str, why: str) -> None:
    assert (days(when), basis(when)) == (shown, why)


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        ([], {}),
        (["e-123456"], {"e-123456": "e-1234"}),
        (["e-123456", "e-123467"], {"e-123456": "e-12345", "e-123467": "e-12346"}),
        (["e-12", "e-123"], {"e-12": "e-12", "e-123": "e-123"}),
    ],
)
def test_naming_short_ids_stay_apart(ids: list[str], short: dict[str, str]) -> None:
    assert short_ids(ids) == short


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n  b\tc", "a b c"),
        ("\x1b[31mred\x07", "\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}"),
        ("safe\N{RIGHT-TO-LEFT OVERRIDE}evil", "safe\N{REPLACEMENT CHARACTER}evil"),
        ("محمد 🙂", "محمد 🙂"),
    ],
)
def test_naming_visible_leaves_nothing_that_a_terminal_would_act_on(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_naming_chain_ends_where_statements_go_in_a_circle(make_record: Callable[..., ReportRecord]) -> None:
    names = names_in(make_record())
    first = names.statements["st-bbbb22"]
    object.__setattr__(names.statements["st-aaaa11"], "via", first.id)
    try:
        assert [s.id for s in names.chain(first.id)] == ["st-bbbb22", "st-aaaa11"]
    finally:
        object.__setattr__(names.statements["st-aaaa11"], "via", None)


def test_naming_state_name_is_in_words() -> None:
    assert [state_name(state) for state in (State.UNDER_WAY, State.IN_FORCE, State.AGREED)] == [
        "under way", "in force", "agreed",
    ]  # fmt: skip
