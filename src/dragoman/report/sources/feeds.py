"""RSS and Atom feeds: each entry with its link, title, dates and, where the feed holds it whole, its text."""

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from dragoman.errors import UnreadableInput
from dragoman.report.published import iso_or_none
from dragoman.report.sources.records import Entry
from dragoman.report.sources.xml_elements import DEEPEST, plain_xml

_FULL_WORDS = 80  # a text of fewer words is a summary
_MOST_BYTES = 10_000_000
_MOST_BROKEN = 1_000_000  # bytes of a feed that is no well-formed XML
_LONG_BLANK = re.compile(r"\s{100,}")
_FOOTER = re.compile(r"The post .{0,300} (?:first )?appeared (?:first )?on .{0,200}\.?")
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]"
    r"|\b(?:read|see|view)\s+(?:more|on|the\s+(?:full|whole|rest|entire)\b).{0,60}|\bcontinue\s+reading.{0,200})\W*$",
    re.IGNORECASE | re.DOTALL,
)
_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table td"
    " th tr ul".split()
)
_NO_TEXT = frozenset("script style figure figcaption iframe noscript form button svg video audio head".split())


def read_feed(text: str, name: str, url: str | None = None) -> Iterator[Entry]:
    """The entries of a feed; UnreadableInput where it has none that can be read. url: where it was fetched."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    data = _checked(text, name)
    try:
        # A stream, because bytes are first tried as a file's name; unsanitised, because only the plain text is used.
        feed = feedparser.parse(
            BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError) as error:
        raise UnreadableInput(f"{name} is a feed that cannot be read ({type(error).__name__}).") from error
    if not feed.entries and feed.bozo:
        raise UnreadableInput(f"{name} is a broken feed ({' '.join(str(feed.bozo_exception).split())[:100]}).")
    outlet, is_rss = feed.feed.get("title") or None, str(feed.version).startswith("rss")
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(number, entry, outlet, is_rss)


def _checked(text: str, name: str) -> bytes:
    """What feedparser may be given: it takes the square of the time for much that is broken, deep or blank."""
    from xml.parsers.expat import ExpatError, ParserCreate

    data = plain_xml(_LONG_BLANK.sub(" ", text), name)
    if len(data) > _MOST_BYTES:
        raise UnreadableInput(f"{name} is a feed of more than {_MOST_BYTES:,} bytes, the most that is read.")
    depth = deepest = 0

    def start(*_: object) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except ExpatError:
        if len(data) > _MOST_BROKEN:
            raise UnreadableInput(f"{name} is a broken feed of more than {_MOST_BROKEN:,} bytes.") from None
    if deepest > DEEPEST:
        raise UnreadableInput(f"{name} is nested more than {DEEPEST} levels deep: it is not read.")
    return data


def _entry(number: int, entry: Any, outlet: str | None, is_rss: bool) -> Entry:
    updated = _iso(entry, "updated")
    published = _iso(entry, "published") or (updated if is_rss else None)  # feedparser's name for RSS 1.0's dc:date
    source = entry.get("source")
    named = source.get("title") if isinstance(source, dict) else None
    link = (entry.get("link") or "").strip()
    return Entry(
        number,
        link if link.lower().startswith(("http://", "https://")) else None,
        " ".join(_plain(entry.get("title") or "").split()) or None,
        published,
        updated or published,
        named or outlet,
        _full_text(entry),
    )


def _iso(entry: Any, which: str) -> str | None:
    """A date of an entry with the offset that it is written with; ISO as in Atom, or as in mail."""
    # Not entry.get: for a feed without "updated" it answers with "published" and a warning.
    written = str(dict.get(entry, which) or "").strip()
    if date := iso_or_none(written):
        return date
    try:
        return iso_or_none(parsedate_to_datetime(written).isoformat())
    except (ValueError, OverflowError):
        return None


def _full_text(entry: Any) -> str | None:
    """The longest text of an entry, unless it is a summary or was cut."""
    parts = [*(entry.get("content") or []), entry.get("summary_detail") or {}]
    texts = [_text(part) for part in parts if part.get("value")]
    longest = max(texts, key=len, default="")
    paragraphs = [p for p in longest.split("\n\n") if not _FOOTER.fullmatch(p)]
    if len(re.findall(r"\w+", longest)) < _FULL_WORDS or not paragraphs or _CUT.search(paragraphs[-1]):
        return None
    return "\n\n".join(paragraphs)


def _text(part: Any) -> str:
    return str(part["value"]).strip() if part.get("type") == "text/plain" else _plain(str(part["value"]))


def _plain(html: str) -> str:
    """The text of a piece of HTML, its blocks as paragraphs."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.document_fromstring(f"<div>{html}</div>".replace("\0", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    paragraphs = "".join(_pieces(tree)).split("\n\n")
    return "\n\n".join(text for paragraph in paragraphs if (text := _lines(paragraph)))


def _lines(paragraph: str) -> str:
    return "\n".join(line for part in paragraph.split("\n") if (line := " ".join(part.split())))


def _pieces(tree: Any) -> Iterator[str]:
    """Texts with a blank line around blocks; without recursion, because nesting may be deep."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        if tag in _NO_TEXT:
            silent += 1 if starts else -1
        if tag in _BLOCKS:
            yield "\n\n"
        elif tag == "br" and starts:
            yield "\n"
        written = (element.text if tag else None) if starts else element.tail
        if written and not silent:
            yield " ".join(written.split("\n"))
