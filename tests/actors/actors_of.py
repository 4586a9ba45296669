"""Reads a text of a test: its actors by name, and who is meant by a word."""

from dataclasses import dataclass

from dragoman.actors import Actor, Cast, MentionForm
from dragoman.actors.find import find_actors
from dragoman.report import Report
from dragoman.sentences import Document
from dragoman.sentences.parse import parse


@dataclass(frozen=True)
class Reading:
    document: Document
    cast: Cast

    def actor(self, name: str) -> Actor:
        """The one actor of this name."""
        found = [a for a in self.cast.actors if a.name == name]
        assert len(found) == 1, f"{name!r}: {len(found)} of {[a.name for a in self.cast.actors]}"
        return found[0]

    def mentions(self, name: str) -> list[str]:
        """The words of its mentions, in order."""
        return [m.span.text for m in self.actor(name).mentions]

    def names(self) -> list[str]:
        return [a.name for a in self.cast.actors]

    def meant(self, words: str, nth: int = 0) -> list[str]:
        """The names of those whom the nth mention of these words means; [] where it is no mention."""
        spans = sorted({m.span for a in self.cast.actors for m in a.mentions if m.span.text == words})
        if nth >= len(spans):
            return []
        return [a.name for a in self.cast.actors if any(m.span == spans[nth] for m in a.mentions)]

    def form(self, words: str) -> MentionForm:
        """The form of the first mention of these words."""
        return min(
            ((m.span.start, m.form) for a in self.cast.actors for m in a.mentions if m.span.text == words),
            key=lambda pair: pair[0],
        )[1]


def actors_of(text: str, title: str | None = None, outlet: str | None = None, dateline: str | None = None) -> Reading:
    """The actors of a text; the title goes before it as a paragraph."""
    whole = f"{title}\n\n{text}" if title else text
    document = parse([whole], [title])[0]
    report = Report("r", whole, "0", title=title, outlet=outlet, dateline=dateline)
    return Reading(document, find_actors(document, report))
