"""Finds toponyms that are places."""

from dragoman.actors import Cast
from dragoman.places.records import PlaceMention
from dragoman.report import Report
from dragoman.sentences import Document


def find_places(document: Document, cast: Cast, report: Report) -> tuple[PlaceMention, ...]:
    """All place mentions in order of the text."""
    return ()
