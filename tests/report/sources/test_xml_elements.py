"""XML from strangers."""

import pytest

from dragoman.errors import UnreadableInput
from dragoman.report.sources.xml_elements import XmlKind, elements, xml_kind

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?>\n<!-- ours --><rss version="2.0">', XmlKind.FEED),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', XmlKind.FEED),
        ("\ufeff<atom:feed>", XmlKind.FEED),
        ('<?xml-stylesheet href="a.xsl"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', XmlKind.FEED),
        (
            '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://n.example/x.dtd"><rss>',
            XmlKind.FEED,
        ),
        ("<opml version='2.0'>", XmlKind.OPML),
        ("<urlset>", XmlKind.SITEMAP),
        ("<sm:sitemapindex xmlns:sm='x'>", XmlKind.SITEMAP),
        ("<!doctype html><html><body>rss</body></html>", None),
        ("<p>One paragraph.</p>", None),
        ("PORT KARIM (Agency) - Talks <rss> go on.", None),
        ("", None),
    ],
)
def test_xml_elements_kind_is_told_by_the_root(text: str, kind: XmlKind | None) -> None:
    assert xml_kind(text) is kind


def test_xml_elements_come_whole_and_in_order() -> None:
    text = '<?xml version="1.0" encoding="utf-16"?><x xmlns="y"><A n="1">ü<b/></A><a n="2"/></x>'
    found = [(tag, e.get("n"), e.text, len(e)) for tag, e in elements(text, "It", frozenset({"a"}))]
    assert found == [("a", "1", "ü", 1), ("a", "2", None, 0)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (LAUGHS, "declares entities"),
        (OUTSIDE, "declares entities"),
        ('<!DOCTYPE x SYSTEM "http://n.example/x.dtd"><x/>', "document type"),
        ("<x>" * 5000 + "</x>" * 5000, "nested too deeply"),
        ("<x><a></x>", "broken XML"),
        ("<x>&nbsp;</x>", "broken XML"),
    ],
)
def test_xml_elements_refuse_bombs_and_what_is_broken(text: str, why: str) -> None:
    with pytest.raises(UnreadableInput, match=f"^It .*{why}"):
        list(elements(text, "It", frozenset({"a"})))
