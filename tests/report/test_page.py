"""HTML to the article on it."""

import json

import pytest

from dragoman.errors import UnreadableInput
from dragoman.report.page import is_html, read_page
from dragoman.report.records import Link

BODY = """
<p>PORT KARIM — Ferries crossed the strait on Saturday for the first time in nine days after both governments “agreed”
to reopen the lane.</p>
<p>“We have kept our word,” Transport Minister Lina Osei said in a statement. She thanked the mediators.</p>
<p>Also Read: <a href="/world/why">Why the strait matters to traders</a></p>
<p>Envoys will meet again next week in Vienna to settle the question of tolls, the ministry said on Saturday.</p>
"""

WHEN = "2025-10-18T09:30:00+05:30"
WRITER = {"@type": "Person", "name": "Noor Haddad"}
ARTICLE = {"@type": "NewsArticle", "datePublished": "2024-02-03"}


def page(head: str = "", body: str = BODY) -> str:
    return (
        f"<!doctype html><html><head><title>Ferries resume after strait deal | The Harbour Post</title>"
        f'<meta property="og:site_name" content="The Harbour Post">'
        f'<link rel="canonical" href="https://harbour.example/world/ferries">{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>Ferries resume after strait deal</h1>{body}</article>'
        f"<footer>© 2025 The Harbour Post</footer></body></html>"
    )


def json_ld(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_page_gives_article_and_metadata() -> None:
    head = json_ld({"@context": "https://schema.org", "@type": "NewsArticle", "author": WRITER, "datePublished": WHEN})
    read = read_page(page(head))
    assert (read.title, read.byline, read.outlet) == (
        "Ferries resume after strait deal",
        "Noor Haddad",
        "The Harbour Post",
    )
    assert read.published == WHEN
    assert read.url == "https://harbour.example/world/ferries"
    assert Link("Why the strait matters to traders", "https://harbour.example/world/why") in read.links
    paragraphs = read.text.split("\n\n")
    assert "“We have kept our word,” Transport Minister Lina Osei said in a statement. She thanked the mediators." in (
        paragraphs
    )
    assert "©" not in read.text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (json_ld({"@graph": [{"@type": "Thing"}, ARTICLE]}), "2024-02-03"),
        (json_ld([{"@type": ["Thing", "NewsArticle"], "datePublished": WHEN}]), WHEN),
        ('<meta property="article:published_time" content="2024-05-06T07:08:09+00:00">', "2024-05-06T07:08:09+00:00"),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2024-05-06">', "2024-05-06"),
        (
            json_ld({"@type": "NewsArticle", "datePublished": "2024-02-03"})
            + '<meta property="article:published_time" content="2024-05-06">',
            "2024-02-03",
        ),
        ("", None),
    ],
)  # fmt: skip
def test_page_takes_the_declared_date(head: str, published: str | None) -> None:
    assert read_page(page(head)).published == published


def test_page_prefers_the_address_it_came_from() -> None:
    assert read_page(page(), url="https://harbour.example/a").url == "https://harbour.example/a"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><p>Hello there.</p></body></html>",
        "<!doctype html>",
        "<div>" * 20_000,
        "<html><body>" + '<a href="/a">one two three</a>' * 200 + "</body></html>",
    ],
)
def test_page_without_an_article_is_refused_in_one_sentence(html: str) -> None:
    with pytest.raises(UnreadableInput, match=r"^saved\.html holds no article: save the article's text itself"):
        read_page(html, "saved.html")


def test_page_refuses_a_feed() -> None:
    with pytest.raises(UnreadableInput, match="is a feed or a sitemap"):
        read_page('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><html>", True),
        ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- saved -->\n<html xmlns="x">', True),
        ("  <p>Talks</p>", True),
        ("Talks <b>resume</b>", False),
        ("<unknown>", False),
        ("", False),
    ],
)
def test_page_knows_html_by_its_beginning(text: str, expected: bool) -> None:
    assert is_html(text) is expected
