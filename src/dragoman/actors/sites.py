"""A phrase where it stands in its report: what the readers of phrases are given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.context import Context
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.phrases import Phrase
from dragoman.sentences import Sentence, Token

NATIONS = frozenset((LabelKind.COUNTRY, LabelKind.ADJECTIVE, LabelKind.CAPITAL, LabelKind.HOUSE, LabelKind.PEOPLE))
_THE = frozenset(("the", "this", "that", "these", "those", "both"))


@dataclass(frozen=True, slots=True)
class Site:
    """One phrase, by its place among the phrases of its sentence."""

    context: Context
    sentence: Sentence
    phrases: Sequence[Phrase]
    at: int

    @property
    def phrase(self) -> Phrase:
        """The phrase itself."""
        return self.phrases[self.at]

    @property
    def owner(self) -> Phrase | None:
        """The phrase that possesses it."""
        owner = self.phrase.owner
        return None if owner is None else self.phrases[owner]

    @property
    def noun(self) -> Token:
        """Its last token."""
        return self.sentence.tokens[self.phrase.last]

    @property
    def shouts(self) -> bool:
        """Whether capitals say nothing in its sentence."""
        return self.sentence.index in self.context.shouting

    @property
    def definite(self) -> bool:
        """Whether it points to something known."""
        phrase = self.phrase
        return phrase.determiner in _THE or phrase.owner is not None or phrase.pronoun is not None

    def beside(self, at: int) -> "Site":
        """Another phrase of the same sentence."""
        return replace(self, at=at)

    def label(self, token: int) -> Label | None:
        """The known name that a token of its sentence is in."""
        return self.context.labels[self.sentence.index].get(token)

    def text(self, first: int, last: int) -> str:
        """The words from one token of its sentence to another."""
        return self.sentence.span(first, last).text

    def without_pronoun(self, first: int, last: int) -> str:
        """These words, a possessive pronoun before them left out."""
        opens = self.sentence.tokens[first].tag in ("PRP$", "WP$") and first < last
        return self.text(first + opens, last)

    def counted(self) -> int:
        """Its first token, with a number but without an article."""
        phrase = self.phrase
        return phrase.core - (phrase.count is not None and phrase.core > phrase.first)

    def complement(self, prepositions: Iterable[str]) -> Phrase | None:
        """The phrase right after "of" (or another of these) right after this one."""
        after = self.phrase.last + 1
        if self.at + 1 >= len(self.phrases) or self.phrase.possessive or after >= len(self.sentence.tokens):
            return None
        tail = self.phrases[self.at + 1]
        follows = tail.first == after + 1 and self.sentence.tokens[after].lower in tuple(prepositions)
        return tail if follows else None

    def nation(self, first: int, last: int, at_end: bool = False) -> tuple[str | None, Label | None]:
        """The country that the known names among these tokens give, and the body or group among them."""
        country: str | None = None
        group: Label | None = None
        for i in range(first, last + 1):
            label = self.label(i)
            if label is None or label.kind is LabelKind.REGION or (at_end and label.last != last):
                continue
            if label.kind in NATIONS:
                country = country or label.country
            else:
                group = group or label
                country = country or (label.country if label.kind is LabelKind.BODY else None)
        return country, group

    def owner_nation(self) -> tuple[str | None, Label | None]:
        """The same of the phrase that possesses it."""
        owner = self.owner
        return (None, None) if owner is None else self.nation(owner.core, owner.last)
