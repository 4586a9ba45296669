"""`dragoman explain`: why a row is what it is."""

from typing import Annotated

import typer

from dragoman.desk.cli.read import PUBLISHED


def explain(
    source: Annotated[str, typer.Argument(metavar="REPORT", help="The file or address that was read.")],
    event: Annotated[str, typer.Argument(metavar="EVENT-ID", help="Id of an event, or its beginning.")],
    published: PUBLISHED = None,
) -> None:
    """Show how one event was found.

    The path from the characters to the coded row: sentence, rule, parse, slots, date, and on whose word.
    """
    from dragoman.desk import explanation
    from dragoman.desk.reading import read_with_parse
    from dragoman.desk.saying import warn, window

    record, document = read_with_parse(source, published)
    found = explanation.find_event(record, event)
    with window() as console:
        explanation.explain(record, document, found, console)
    warn(record)
