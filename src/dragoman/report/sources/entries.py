"""The reports that a feed or a sitemap lists: each page is visited, or the feed's own text is taken."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace

from dragoman.errors import InputError
from dragoman.report.arrive import report_from_row
from dragoman.report.sources.pages import page_arrived
from dragoman.report.sources.records import Arrived, Entry, Opened
from dragoman.report.sources.visiting import NotVisited, Visitor, Why, latest_moment
from dragoman.settings import Settings

OFFLINE = "Pages are not fetched here, and it holds no more than their addresses or summaries."


class Left:
    """What a list names and is not read now: counted by reason, so that ten thousand of them are one problem."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._reasons: Counter[str] = Counter()

    def note(self, reason: str) -> None:
        """One more of them."""
        self._reasons[reason] += 1

    def arrived(self) -> Iterator[Arrived]:
        """A problem for each reason."""
        for reason, count in self._reasons.items():
            name = f"{self._opened.name}, {count:,} {'entry' if count == 1 else 'entries'}"
            yield Arrived(self._opened.source, name, None, None, reason)


def entry_arrivals(
    entries: Iterable[Entry], opened: Opened, settings: Settings, visitor: Visitor | None
) -> Generator[Arrived, None, bool]:
    """The reports of a list, new ones and the latest first; returns whether all was read that can be read."""
    left, complete = Left(opened), True
    for entry in _in_order(entries, visitor):
        name = f"{opened.name}, entry {entry.number}"
        own = _own(entry, opened, name, settings)
        if visitor is None or entry.url is None:
            if own is not None:
                yield own
            else:
                left.note(OFFLINE if entry.url else "It has neither a link nor a whole text.")
            continue
        if not visitor.is_due(entry.url, entry.changed):
            continue
        try:
            visited = visitor.visit(entry.url)
        except NotVisited as error:
            complete = complete and error.why is Why.FINAL
            if error.why is Why.LATER:
                left.note(str(error))
            else:
                yield own if own and error.why is Why.FINAL else Arrived(opened.source, name, None, None, str(error))
            continue
        if visited.page is not None:
            page = replace(opened, name=name, data=visited.page.data, url=visited.page.url)
            page = replace(page, content_type=visited.page.content_type)
            found = page_arrived(page, settings, entry.published)
            yield own if own and found.report is None else found
        visitor.keep(visited)
    yield from left.arrived()
    return complete


def _in_order(entries: Iterable[Entry], visitor: Visitor | None) -> list[Entry]:
    """New addresses before known ones, the latest first, since not all may be read in one run."""
    if visitor is None:
        return list(entries)

    def rank(entry: Entry) -> tuple[bool, float, int]:
        moment = latest_moment(entry.changed)
        known = entry.url is not None and visitor.is_known(entry.url)
        return known, -moment.timestamp() if moment else 0.0, entry.number

    return sorted(entries, key=rank)


def _own(entry: Entry, opened: Opened, name: str, settings: Settings) -> Arrived | None:
    """The report that the feed itself holds."""
    if entry.text is None:
        return None
    row = {key: getattr(entry, key) for key in ("text", "title", "published", "outlet", "url")}
    raw = entry.text.encode("utf-8", "surrogatepass")
    try:
        return Arrived(opened.source, name, raw, report_from_row(row, settings, plain=False))
    except InputError as error:
        return Arrived(opened.source, name, raw, None, str(error))
