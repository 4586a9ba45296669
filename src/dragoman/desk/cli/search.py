"""`dragoman search`: the events of a case that fit."""

from pathlib import Path
from typing import Annotated

import typer

CASE = Annotated[Path, typer.Argument(metavar="CASE.db", help="The case.")]
WORDS = Annotated[
    str | None, typer.Argument(metavar="WORDS", help='Words that the sentence has; "two words" in a row.')
]
TYPE = Annotated[
    list[str] | None, typer.Option("--type", metavar="TYPE", help="PLOVER type (THREATEN); may be repeated.")
]
STATUS = Annotated[
    list[str] | None, typer.Option("--status", help="actual, future, hypothetical or negated; may be repeated.")
]
ACTOR = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who does it; a state stands for its officials and forces too.")
]
RECIPIENT = Annotated[str | None, typer.Option(metavar="NAME", help="To whom.")]
SOURCE = Annotated[str | None, typer.Option(metavar="NAME", help="On whose word.")]
PLACE = Annotated[str | None, typer.Option(metavar="NAME", help="A place's name, or a country's three letters.")]
SINCE = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")]
UNTIL = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or earlier.")]
ORIGINS = Annotated[int, typer.Option(min=1, metavar="N", help="Told by at least so many independent origins.")]
LIMIT = Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")]
JSON = Annotated[bool, typer.Option("--json", help="Print a line of JSON for each event.")]


def search(  # noqa: PLR0913 - every option is one question
    case: CASE, words: WORDS = None, type: TYPE = None, status: STATUS = None, actor: ACTOR = None,
    recipient: RECIPIENT = None, source: SOURCE = None, place: PLACE = None, since: SINCE = None, until: UNTIL = None,
    origins: ORIGINS = 1, limit: LIMIT = 50, as_json: JSON = False,
) -> None:  # fmt: skip
    """Find events in a case by words, type, who, to whom, on whose word, when and where."""
    from dragoman.desk.asking import day, print_events
    from dragoman.record.search import Query

    query = Query(
        words, tuple(t.upper() for t in type or ()), tuple(s.lower() for s in status or ()), actor, recipient, source,
        place, day(since, "--since"), day(until, "--until"), origins, limit,
    )  # fmt: skip
    print_events(case, query, as_json)
