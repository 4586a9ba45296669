"""HTML to the article on it: title, text, byline, outlet, publication date, links."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from dragoman.errors import UnreadableInput
from dragoman.report.published import iso_or_none
from dragoman.report.records import Link

_OPENING = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|article|section|main|div|p|h1|h2|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*){0,5}<(?:rss|feed|rdf:rdf|urlset)\b", re.I)
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate", "dc.date.issued",
    "dcterms.created", "parsely-pub-date", "sailthru.date", "date",
)  # fmt: skip
_ARTICLE = "Article|Report|Posting|WebPage|VideoObject"
_DEEPEST = 400  # levels of nesting; what is deeper is no article, and recursion would end before it


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page gives it. text: paragraphs separated by blank lines; links: of the whole page."""

    text: str
    title: str | None
    byline: str | None
    outlet: str | None
    published: str | None
    url: str | None
    links: tuple[Link, ...]


def is_html(text: str) -> bool:
    """Whether a text begins as an HTML page."""
    return _OPENING.match(text) is not None


def read_page(html: str, name: str = "The page", url: str | None = None) -> Page:
    """The article on a page; UnreadableInput, one sentence, where there is none."""
    _refuse_feed(html, name)
    tree = _tree(html)
    if tree is None:
        raise UnreadableInput(f"{name} holds no article: save the article's text itself and give that.")
    links = tuple(_links(tree, url))
    menu = {" ".join("".join(element.itertext()).split()) for element in tree.iter("a")}
    published = _declared_date(tree, html)
    article = _article(tree, url)
    text = "\n\n".join(line for line in (article.text or "").split("\n") if line.strip()) if article else ""
    if not _is_article(text, menu):
        raise UnreadableInput(f"{name} holds no article: save the article's text itself and give that.")
    outlet = _clean(article.sitename)
    return Page(
        text,
        _without_outlet(_clean(article.title), outlet),
        _clean(article.author),
        outlet,
        published or iso_or_none(article.date or ""),
        url or _clean(article.url),
        links,
    )


def _is_article(text: str, menu: set[str]) -> bool:
    """Whether a text is more than the words of the page's links. menu: the links' texts."""
    if len(text) < 20_000:
        for words in sorted(menu, key=len, reverse=True)[:2000]:
            text = text.replace(words, " ") if len(words) > 3 else text
    return len(re.findall(r"\w+", text)) >= 15 or (not text.isascii() and len(text) >= 100)


def _refuse_feed(html: str, name: str) -> None:
    if _FEED.match(html):
        raise UnreadableInput(f"{name} is a feed or a sitemap, not an article: give one article of it.")


def is_feed(text: str) -> bool:
    """Whether a text begins as a feed or a sitemap."""
    return _FEED.match(text) is not None


def _tree(html: str) -> Any:
    from lxml import etree
    from lxml import html as parser

    # As bytes, because lxml refuses a string that declares an encoding; a NUL ends libxml2's reading.
    data = html.replace("\0", "").encode("utf-8", "replace")
    try:
        tree = parser.document_fromstring(data, parser=parser.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return None if _depth(tree) > _DEEPEST else tree


def _depth(tree: Any) -> int:
    """Levels of nesting, counted without recursion."""
    from lxml import etree

    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _article(tree: Any, url: str | None) -> Any:
    """trafilatura's document, or None."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate"):  # what goes wrong is said by our own errors
        logging.getLogger(name).addHandler(logging.NullHandler())
    return bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """ "Truce holds | The Post" without what names the site."""
    if title and outlet:
        head, mark, tail = title.rpartition(" | ") if " | " in title else title.rpartition(" - ")
        if mark and head.strip() and tail.strip().casefold() == outlet.casefold():
            return head.strip()
    return title


def _declared_date(tree: Any, html: str) -> str | None:
    """What the page declares: JSON-LD datePublished first, then a meta element; the offset is kept."""
    if "ld+json" in html:
        for value in _json_ld_dates(html):
            if date := iso_or_none(value):
                return date
    declared: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        declared.setdefault(key.lower(), element.get("content") or "")
    for key in _META_DATES:
        if date := iso_or_none(declared.get(key, "")):
            return date
    return None


def _json_ld_dates(html: str) -> Iterator[str]:
    from extruct import extract

    logging.getLogger("extruct").addHandler(logging.NullHandler())
    found = extract(html.replace("\0", ""), syntaxes=["json-ld"], errors="ignore").get("json-ld", [])
    queue: list[Any] = list(found)
    for item in queue[:2000]:
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            kinds = item.get("@type")
            named = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
            value = item.get("datePublished")
            if isinstance(value, str) and re.search(_ARTICLE, named):
                yield value.strip()
            graph = item.get("@graph")
            queue.extend(graph if isinstance(graph, list) else [])


def _links(tree: Any, base: str | None) -> Iterator[Link]:
    """The page's links with a text of more than two words, each text once."""
    seen = set()
    base = base or next((e.get("href") for e in tree.iter("link") if e.get("rel") == "canonical"), None)
    for element in tree.iter("a"):
        target = (element.get("href") or "").strip()
        text = " ".join("".join(element.itertext()).split())
        if text.count(" ") < 2 or len(text) > 300 or text in seen:
            continue
        try:
            address = urljoin(base or "", target)
        except ValueError:
            continue
        if address.lower().startswith(("http://", "https://")):
            seen.add(text)
            yield Link(text, address)
