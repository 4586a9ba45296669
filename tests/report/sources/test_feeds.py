"""RSS and Atom."""

from pathlib import Path

import pytest

from dragoman.errors import UnreadableInput
from dragoman.report.sources.feeds import read_feed
from dragoman.report.sources.records import Entry

LONG = "The ministers met again and spoke about the border, the officials said. " * 8
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Post</title>
<item><title>Talks &amp;amp; &lt;i&gt;truce&lt;/i&gt;</title><link>/a?x=1&amp;y=2</link>
  <pubDate>Sat, 18 Oct 2025 23:30:00 +0200</pubDate><description>Short.</description>
  <content:encoded><![CDATA[<figure><img src="x"><figcaption>A caption</figcaption></figure><p>{LONG}</p>
  <script>alert(1)</script><ul><li>One&nbsp;crossing</li><li>two<br>more</li></ul>
  <p>The post <a href="/a">Talks</a> appeared first on <a href="/">The Post</a>.</p>]]></content:encoded></item>
<item><title>Second</title><link>ftp://n.example/b</link><pubDate>soon</pubDate>
  <source url="http://w.example/">The Wire</source><description>{LONG} […]</description></item>
</channel></rss>"""


def test_feeds_rss_gives_link_dates_title_and_whole_text() -> None:
    first, second = read_feed(RSS, "It", "http://n.example/feed/")
    day = "2025-10-18T23:30:00+02:00"
    text = f"{LONG.strip()}\n\nOne crossing\n\ntwo\nmore"
    assert first == Entry(1, "http://n.example/a?x=1&y=2", "Talks & truce", day, day, "The Post", text)
    assert second == Entry(2, None, "Second", outlet="The Wire")


def test_feeds_atom_update_is_no_publication() -> None:
    text = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
    <entry><title>A</title><link rel="edit" href="http://n.example/edit"/><link href="http://n.example/a"/>
    <published>2025-10-17T08:00:00Z</published><updated>2025-10-18T08:00:00Z</updated></entry>
    <entry><title>B</title><link href="http://n.example/b"/><updated>2025-10-18T08:00:00Z</updated></entry></feed>"""
    assert list(read_feed(text, "It")) == [
        Entry(1, "http://n.example/a", "A", "2025-10-17T08:00:00Z", "2025-10-18T08:00:00Z", "Desk"),
        Entry(2, "http://n.example/b", "B", None, "2025-10-18T08:00:00Z", "Desk"),
    ]


def test_feeds_rdf_date_is_the_publication() -> None:
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Desk</title></channel><item>
    <title>A</title><link>http://n.example/a</link><dc:date>2025-10-18</dc:date></item></rdf:RDF>"""
    assert list(read_feed(text, "It")) == [Entry(1, "http://n.example/a", "A", "2025-10-18", "2025-10-18", "Desk")]


@pytest.mark.parametrize(
    "text",
    [
        "Only a line.",
        LONG + "...",
        LONG + "<p>Read more at our site</p>",
        LONG + "<a href='/a'>Continue reading Talks and truce →</a>",
        LONG + "[&#8230;]<p>The post Talks appeared first on The Post.</p>",
    ],
)
def test_feeds_summary_is_no_text(text: str) -> None:
    (entry,) = read_feed(
        f"<rss><channel><item><description><![CDATA[{text}]]></description></item></channel></rss>", "It"
    )
    assert entry.text is None


def test_feeds_broken_ones_are_read_as_far_as_they_go() -> None:
    text = "<rss><channel><title>A&nbsp;B</title><item><title>One & two</title><link>http://n.example/a</link></item>"
    assert [(e.title, e.url) for e in read_feed(text, "It")] == [("One & two", "http://n.example/a")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
            "entities",
        ),
        (
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
            "entities",
        ),
        ("<rss>" + "<a>" * 5000 + "</a>" * 5000 + "</rss>", "nested"),
        ("<rss><channel>" + "<item><title>x" * 100_000, "broken feed of more than"),
        ("<rss><channel>" + "<item>x</item>" * 800_000 + "</channel></rss>", "feed of more than"),
        ("<rss <<<", "broken feed"),
    ],
)
def test_feeds_refuse_bombs(text: str, why: str) -> None:
    with pytest.raises(UnreadableInput, match=f"^It .*{why}"):
        list(read_feed(text, "It"))


def test_feeds_old_document_type_is_read_without_its_file() -> None:
    text = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd">'
        '<rss version="0.91"><channel><item><title>A</title><link>http://n.example/a</link></item></channel></rss>'
    )
    assert [e.title for e in read_feed(text, "It")] == ["A"]


def test_feeds_text_is_never_taken_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "<rss>").write_text("<rss><channel><item><title>secret</title></item></channel></rss>")
    with pytest.raises(UnreadableInput):
        list(read_feed("<rss>", "It"))
