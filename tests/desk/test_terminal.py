import io
from collections.abc import Callable

import pytest
from rich.console import Console

from dragoman.desk.terminal import show
from dragoman.record import ReportRecord
from dragoman.report import Report


def shown(record: ReportRecord, width: int, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    show(record, console)
    return file.getvalue()


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.split("\n")]


def test_terminal_shows_every_part_in_80_columns(make_record: Callable[..., ReportRecord]) -> None:
    assert lines(shown(make_record(warnings=("Nothing is known of the weather.",)), 80)) == lines(EXPECTED)


EXPECTED = """\
Norland warns Sudmark over the dam
The Orla Post · Ida Voss · 2026-05-05 · en · 60 words
! Nothing is known of the weather.

Events (2) ─────────────────────────────────────────────────────────────────────
who               what            to whom           when        on whose word
Ada Brun          ◇ THREATEN      Sudmark           2026-05-05  Orla Post
   ev-1111a “Norland's Foreign Minister Ada Brun warned Sudmark on Tuesday”

Ada Brun          ○ CONSULT meet  Sudmark           2026-05-11  the report
                  (future)                          –
                                                    2026-05-17
                                                    Porto Alto
   ev-1111b “Brun will meet Sudmark's envoy in Porto Alto next week”

Processes (1) ──────────────────────────────────────────────────────────────────
river truce  ceasefire  of Sudmark
  mediated by Orla Post, in Porto Alto, deadline 2026-05-09
  rival states: expired | extended
  expired                                extended
  Sudmark's army (state radio)           Two diplomats, 2026-05-05
  “The river truce has expired”          “it was extended”

Discrepancies (1) ──────────────────────────────────────────────────────────────
! status: The army says that the truce expired, two diplomats that it was
extended.
   expired  Sudmark's army (state radio)  “The river truce has expired”
   extended Two diplomats  “it was extended on Wednesday (May 6)”
  not resolved

Statements (4) ─────────────────────────────────────────────────────────────────
who says                      times  quoted  in the words
Orla Post                     1      –       reported
Ada Brun, via Orla Post       1      1       warned
Sudmark's army (state radio)  1      –       said on
Two diplomats                 1      –       said it
"""


@pytest.mark.parametrize("width", [40, 60, 80, 100, 132, 300])
def test_terminal_keeps_to_the_width(record: ReportRecord, width: int) -> None:
    found = lines(shown(record, width))
    assert max(map(len, found)) <= min(width, 132)
    assert "THREATEN" in "".join(found)


def test_terminal_colours_a_terminal_only(record: ReportRecord) -> None:
    assert "\x1b[" not in shown(record, 80)
    assert "\x1b[" in shown(record, 80, terminal=True)


def test_terminal_shows_hostile_text_as_text() -> None:
    report = Report("r", "[red]x[/red]", "0" * 64, title="[bold]\x1b]0;owned\x07 :smile:")
    found = shown(ReportRecord(report), 80)
    assert "\x1b" not in found
    assert "\x07" not in found
    assert "[bold]\N{REPLACEMENT CHARACTER}]0;owned\N{REPLACEMENT CHARACTER} :smile:" in found


def test_terminal_says_that_there_is_no_event() -> None:
    found = shown(ReportRecord(Report("r", "Rain.", "0" * 64)), 80)
    assert lines(found) == [
        "(no title)", "1 words", "", "Events (0) " + "─" * 69, "No event between political actors was found.", "", "",
    ]  # fmt: skip
