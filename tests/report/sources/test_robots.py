"""robots.txt, by RFC 9309."""

import pytest

from dragoman.report.sources.robots import Rules, read_rules

SITE = b"""\xef\xbb\xbf# for all
User-agent: *
Disallow: /private   # not this
Allow: /private/open
Disallow: /*?print=
Disallow: /*.pdf$
Disallow:
Crawl-delay: 7

User-agent: OtherBot
User-agent: Gatherer
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/", True),
        ("/news/a", True),
        ("/private", False),
        ("/privateer", False),
        ("/private/open/a", True),
        ("/p%72ivate/a", False),
        ("/news/a?print=1", False),
        ("/news/a?page=1", True),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
    ],
)
def test_robots_longest_rule_wins(path: str, open_: bool) -> None:
    assert read_rules(SITE).allow(f"https://news.example{path}") is open_


def test_robots_delay_is_read() -> None:
    assert read_rules(SITE).delay == 7.0


@pytest.mark.parametrize("agent", ["otherbot", "gatherer"])
def test_robots_agents_share_a_group(agent: str) -> None:
    assert not read_rules(SITE, agent).allow("https://news.example/")


def test_robots_own_group_counts_alone() -> None:
    data = b"User-agent: Dragoman\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: dragoman\nDisallow: /b\n"
    rules = read_rules(data)
    assert [rules.allow(f"http://n.example{path}") for path in ("/a", "/b", "/c")] == [False, False, True]


def test_robots_order_of_rules_changes_nothing() -> None:
    assert not read_rules(b"User-agent: *\nAllow: /\nDisallow: /private\n").allow("http://n.example/private/x")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe",
        b"<html><body>Not found: sorry</body></html>",
        b"Disallow: /\n",
        b"User-agent: *\nCrawl-delay: soon\n",
    ],
)
def test_robots_nothing_is_closed_by_what_holds_no_rule(data: bytes) -> None:
    assert read_rules(data) == Rules()


def test_robots_stars_cost_no_time() -> None:
    rules = read_rules(b"User-agent: *\nDisallow: /" + b"*a" * 2000 + b"b$\n")
    assert rules.allow("http://n.example/" + "a" * 5000)
    assert not rules.allow("http://n.example/" + "a" * 5000 + "b")
