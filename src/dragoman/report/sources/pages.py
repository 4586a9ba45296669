"""Bytes that are one report: a text, or a page with an article."""

from dragoman.errors import InputError
from dragoman.report.arrive import report_from_bytes
from dragoman.report.sources.records import Arrived, Opened
from dragoman.settings import Settings


def page_arrived(opened: Opened, settings: Settings, published: str | None = None) -> Arrived:
    """The report in some bytes, or why there is none. published: ISO, used where the page itself says nothing."""
    data, where = opened.data, {"name": opened.name, "url": opened.url, "content_type": opened.content_type}
    raw = data if len(data) <= settings.max_bytes else None
    try:
        report = report_from_bytes(data, settings=settings, **where)  # type: ignore[arg-type]
        if report.published is None and published is not None:
            report = report_from_bytes(data, settings=settings, published=published, **where)  # type: ignore[arg-type]
    except InputError as error:
        return Arrived(opened.source, opened.name, raw, None, str(error))
    return Arrived(opened.source, opened.name, raw, report)
