"""OPML."""

from dragoman.report.sources.opml import feed_addresses


def test_opml_gives_each_feed_once() -> None:
    text = """<opml version="1.0"><head><title>Mine</title></head><body>
    <outline text="World"><outline type="rss" xmlUrl="http://a.example/feed" htmlUrl="http://a.example/"/>
    <outline text="b" XMLURL=" http://b.example/feed "/></outline>
    <outline xmlUrl="http://a.example/feed"/><outline text="only a heading"/></body></opml>"""
    assert feed_addresses(text, "It") == ["http://a.example/feed", "http://b.example/feed"]
