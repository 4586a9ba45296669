"""The desk with the keyboard alone: where the focus is, and the whole way from a report to a settled record."""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

STOPS = 30  # that are looked at on a page
REPORT = "Lighthouse row deepens\n\nPeru accused Chile on Monday of neglecting the lighthouse at Orla."
FOCUS = """async () => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  if (one === document.body) return null;
  // a date's own button shows its focus by itself
  const lined = one.type === "date" || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5;
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {what: one.outerHTML.slice(0, 160), lined, seen};
}"""


def terminal(*words: object) -> str:
    """What a command of dragoman prints."""
    command = [sys.executable, "-m", "dragoman", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return done.stdout


def tab_to(page: Any, selector: str) -> None:
    """Presses Tab until an element that fits has the focus."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(s) => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector} on {page.url}")


@pytest.mark.parametrize("path", ["/", "/report/warning", "/review", "/timeline", "/map", "/relations", "/alerts", "/log"])
def test_keyboard_focus_is_seen_and_first_leads_to_the_content(browsing: Any, desk: str, path: str) -> None:
    page, heard = browsing
    page.goto(desk + path)
    stops = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS)) is None:
            break
        stops.append(stop)
    assert len(stops) > 10
    assert 'href="#main"' in stops[0]["what"]
    assert [stop for stop in stops if not (stop["lined"] and stop["seen"])] == []
    assert heard.complaints == []


def test_keyboard_help_opens_and_gives_the_focus_back(browsing: Any, desk: str) -> None:
    page, _ = browsing
    page.goto(f"{desk}/review")
    tab_to(page, "button.keys")
    page.keyboard.press("?")
    assert "split a mention out" in page.inner_text("dialog[open]")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('button.keys')")


def add(page: Any, desk: str, case: Path, report: Path) -> None:
    """Adds a report while the first screen is open, which tells of it and leads to it."""
    page.goto(f"{desk}/")
    page.wait_for_selector("#live input", state="attached")
    terminal("add", case, report)
    page.wait_for_selector("#live:has-text('1 new report')")
    tab_to(page, "#live a")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def search(page: Any, words: str, address: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def read(page: Any) -> None:
    """From the claim that the search finds to its words in the report."""
    search(page, "lighthouse", "**/?*q=lighthouse*")
    page.wait_for_selector("ul.chips:has-text('lighthouse')")
    for key in ("Escape", "j", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/event/*")
    assert "ACCUSE" in page.inner_text("h1") and "Peru" in page.inner_text("h1")
    tab_to(page, "a.seen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/*")
    assert page.inner_text("a.here, span.here") == "accused"


def go(page: Any, part: str) -> None:
    tab_to(page, f"nav a[href='{part}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{part}")


def correct_and_undo(page: Any) -> None:
    """Another type by its digit, another actor by the form; the actor is taken back, what is left accepted."""
    for key in ("j", "7"):
        page.keyboard.press(key)
    page.wait_for_selector("article.doubted h2:has-text('THREATEN')")
    assert "ACCUSE" in page.inner_text("article.doubted .effect")
    page.keyboard.press("e")
    page.wait_for_selector("input[name=actors]:focus")
    page.keyboard.press("Control+a")
    page.keyboard.type("Norland")
    page.keyboard.press("Enter")
    page.wait_for_selector("article.doubted h2:has-text('Norland')")
    page.keyboard.press("u")
    page.wait_for_selector("article.doubted h2:has-text('Peru')")
    page.keyboard.press("a")
    page.wait_for_selector("article.doubted.settled")


def test_keyboard_leads_the_whole_way(
    chromium: Any, copied: Callable[[Path], Path], serving: Callable[[Path], AbstractContextManager[str]],
    opening: Callable[..., Any], tmp_path: Path,
) -> None:  # fmt: skip
    case, report = copied(tmp_path), tmp_path / "lighthouse.txt"
    report.write_text(REPORT, "utf-8")
    with serving(case) as desk, opening(chromium, desk) as (page, heard):
        add(page, desk, case, report)
        read(page)
        go(page, "/review")
        search(page, "lighthouse", "**/review?q=lighthouse")
        assert "One origin alone tells it." in page.inner_text("article.doubted")
        correct_and_undo(page)
        go(page, "/log")
        told = page.locator("table.log tbody tr td:nth-child(4)").all_inner_texts()
        assert [line.split()[0] for line in told] == ["accept", "undo", "set", "retype", "note"]
        assert "(taken back)" in told[2] and "(taken back)" not in told[3]
        assert heard.complaints == []
    whole = json.loads(terminal("export", case))
    (event,) = [e for e in whole["events"] if "lighthouse" in e["mentions"][0]["evidence"]]
    assert event["type"] == "THREATEN"
    assert [a["name"] for a in whole["actors"] if a["id"] in event["actors"]] == ["Peru"]
