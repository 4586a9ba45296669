"""Statements of an invented text, with a cast that the test names."""

from collections.abc import Mapping

from dragoman.actors import Actor, ActorKind, Cast, Mention, MentionForm
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse
from dragoman.statements import Statement
from dragoman.statements.find import find_statements
from dragoman.times import TimeExpression


def document_of(text: str, title: str | None = None) -> Document:
    """The parsed text."""
    return parse([text], [title])[0]


def cast_of(document: Document, actors: Mapping[str, tuple[str, ...]], sector: str | None = None) -> Cast:
    """A cast in which every token that is one of an actor's words names it."""
    heads: dict[tuple[int, int], tuple[str, ...]] = {}
    found = []
    for key, words in actors.items():
        mentions = []
        for sentence in document.sentences:
            for token in sentence.tokens:
                if token.text in words:
                    heads[sentence.index, token.i] = (key,)
                    span = sentence.span(token.i, token.i)
                    mentions.append(Mention(span, sentence.index, token.i, MentionForm.NAME))
        found.append(Actor(key, key, ActorKind.ORGANISATION, sector=sector, mentions=tuple(mentions)))
    return Cast(tuple(found), heads)


def statements_of(
    text: str, cast: Mapping[str, tuple[str, ...]] | None = None, times: tuple[TimeExpression, ...] = ()
) -> tuple[Statement, ...]:
    """What find_statements finds in a text without a title."""
    document = document_of(text)
    return find_statements(document, cast_of(document, cast or {}), times, Report("r1", text, ""))


def outline(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Source as written, cue, contents."""
    source = statement.source_span.text if statement.source_span else None
    cue = statement.cue.text if statement.cue else None
    return source, cue, tuple(span.text for span in statement.content)
