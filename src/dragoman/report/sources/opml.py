"""OPML: the addresses of the feeds that it lists."""

from dragoman.report.sources.xml_elements import elements

_OUTLINE = frozenset({"outline"})


def feed_addresses(text: str, name: str) -> list[str]:
    """The feeds' addresses, each once, an outline's own after those in it; UnreadableInput where it is no XML."""
    found: dict[str, None] = {}
    for _, element in elements(text, name, _OUTLINE):
        written = {key.lower(): value.strip() for key, value in element.attrib.items()}
        if address := written.get("xmlurl"):
            found[address] = None
    return list(found)
