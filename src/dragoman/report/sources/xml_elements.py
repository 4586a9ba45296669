"""XML from strangers: which kind of list a text is, and its elements, without entities and without depth."""

import re
from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from typing import Any

from dragoman.errors import UnreadableInput

_ROOT = re.compile(
    r"(?:\s+|<\?.{0,2000}?\?>|<!--.{0,5000}?-->|<!doctype[^>\[]{0,500}(?:\[[^\]]{0,5000}\]\s{0,100})?>){0,20}"
    r"<(?:[\w.-]{1,40}:)?(?P<name>[\w.-]{1,40})(?=[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
DEEPEST = 100  # levels
_MOST = 1_000_000  # elements; a sitemap of 50,000 pages, the most that the protocol allows, has half of that


class XmlKind(Enum):
    """A list of reports, by its root element."""

    FEED = "a feed"  # RSS 0.9 to 2.0, Atom
    OPML = "an OPML file"  # a list of feeds
    SITEMAP = "a sitemap"  # a list of pages, or of such lists


_ROOTS = {
    "rss": XmlKind.FEED, "feed": XmlKind.FEED, "rdf": XmlKind.FEED, "opml": XmlKind.OPML, "urlset": XmlKind.SITEMAP,
    "sitemapindex": XmlKind.SITEMAP,
}  # fmt: skip


def xml_kind(text: str) -> XmlKind | None:
    """What list a text is; None where it is none."""
    root = _ROOT.match(text[:50_000].removeprefix("\ufeff"))
    return _ROOTS.get(root["name"].lower()) if root else None


def plain_xml(text: str, name: str) -> bytes:
    """The text as UTF-8 without a declaration; UnreadableInput where it declares entities, since those can explode."""
    if re.search(r"<!entity", text, re.IGNORECASE):
        raise UnreadableInput(f"{name} declares entities, which can make it grow without end: it is not read.")
    return _DECLARATION.sub("", text, count=1).lstrip().encode("utf-8", "replace")


def elements(text: str, name: str, wanted: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Each wanted element when it is whole, with its name in lower case and without namespace; then it is dropped."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    above: list[Any] = []
    count = 0
    try:
        for event, element in iterparse(BytesIO(plain_xml(text, name)), ("start", "end"), forbid_dtd=True):
            if event == "start":
                above.append(element)
                count += 1
                if len(above) > DEEPEST or count > _MOST:
                    raise UnreadableInput(f"{name} is nested too deeply, or has too many parts: it is not read.")
                continue
            above.pop()
            if (tag := local_name(element)) in wanted:
                yield tag, element
                if above:
                    above[-1].remove(element)
    except ParseError as error:
        raise UnreadableInput(f"{name} is broken XML ({error}).") from error
    except DefusedXmlException as error:
        raise UnreadableInput(f"{name} holds a document type, which a list of reports does not need.") from error


def local_name(element: Any) -> str:
    """An element's name in lower case, without namespace."""
    return str(element.tag).rpartition("}")[2].lower()
