"""Nouns that name something standing: the rows of vocabulary/process_nouns.tsv, found in the parse."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.events.clauses import obliques
from dragoman.processes.needs import fits, known
from dragoman.processes.records import ProcessKind
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import conditions_of, load_table

PARTS = frozenset(  # of which a process consists: what is done to them is done to it
    "round series set session day week package raft batch string wave tranche regime mandate term condition provision "
    "stage phase effort process text draft initiative track framework sitting".split()
)
FORMER = frozenset("previous earlier former prior past preceding".split())
PRONOUNS = ("it", "they")
INSIDE_NAME = ("amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "npadvmod")


@dataclass(frozen=True, slots=True)
class NounRow:
    """One row of process_nouns.tsv; its comment explains needs and traits."""

    words: tuple[str, ...]
    kind: ProcessKind
    needs: str | None = None
    traits: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[str, ...]:
        return conditions_of(self.needs)


@dataclass(frozen=True, slots=True)
class Mention:
    """A process named at token `noun`; `head` is what stands for it in its clause ("a round of talks": round)."""

    sentence: Sentence
    noun: int
    head: int
    row: NounRow
    kind: ProcessKind

    @property
    def name(self) -> Span:
        """The noun with what stands before it, less its article: "48-hour ceasefire"."""
        last = self.sentence.tokens[self.noun]
        if last.head == self.head and last.dep in ("compound", "nmod"):
            last = self.sentence.tokens[self.head]
        first = last.i
        for token in self.sentence.dependents(last.i, *INSIDE_NAME):
            if token.i < first and (token.dep != "poss" or token.pos == "PROPN"):
                first = min(first, self.sentence.subtree(token.i)[0])
        while first < last.i and self.sentence.tokens[first].pos in ("DET", "PRON", "PUNCT", "PART"):
            first += 1
        return self.sentence.span(first, last.i)

    @property
    def definite(self) -> bool:
        """Whether it takes up something known: "the truce", "these talks"."""
        return self.pronoun or any(known(self.sentence, at) for at in {self.noun, self.head})

    @property
    def pronoun(self) -> bool:
        """Whether it is only taken up by a pronoun: "it was extended"."""
        return self.sentence.tokens[self.noun].lower in PRONOUNS

    @property
    def former(self) -> bool:
        """Whether it is an earlier one: "a previous ceasefire"."""
        return any(
            t.lower in FORMER for at in {self.noun, self.head} for t in self.sentence.dependents(at, "amod", "advmod")
        )

    @property
    def denied(self) -> bool:
        """Whether the words say that there is none: "no talks"."""
        return any(
            t.lower in ("no", "neither", "without")
            for at in {self.noun, self.head}
            for t in self.sentence.dependents(at, "det", "neg")
        )


@cache
def noun_index() -> dict[str, tuple[NounRow, ...]]:
    """Lemma → rows, those with conditions first."""
    found: dict[str, list[NounRow]] = {}
    for row in load_table("process_nouns", NounRow):
        for word in row.words:
            found.setdefault(word, []).append(row)
    return {word: tuple(sorted(rows, key=_specific_first)) for word, rows in found.items()}


def _specific_first(row: NounRow) -> tuple[bool, int]:
    return "definite" in row.traits, -len(row.conditions)


def find_mentions(sentence: Sentence) -> Iterator[Mention]:
    """The processes that a sentence names, in order."""
    taken: set[int] = set()
    for token in sentence.tokens:
        if token.i in taken:
            continue
        row = _row(sentence, token)
        if row is None:
            continue
        if "definite" in row.traits and _of_another(sentence, token):
            continue
        if "definite" in row.traits:
            yield from (_mention(sentence, token, r) for r in _rows(sentence, token))
            continue
        yield from (_mention(sentence, token, r) for r in _rows(sentence, token) if "the" in r.conditions)
        head = sentence.tokens[token.head]
        if token.dep in ("compound", "nmod", "amod") and head.i > token.i:
            above = _row(sentence, head)
            if above is not None and above.kind is not ProcessKind.AGREEMENT:
                continue  # "ceasefire talks" are talks, "truce monitors" a mission
            if above is not None and row.kind is not ProcessKind.CEASEFIRE:
                continue
            if above is not None:
                taken.add(head.i)
                yield Mention(sentence, token.i, whole(sentence, head.i), row, row.kind)
                continue
        yield _mention(sentence, token, row)


def _of_another(sentence: Sentence, token: Token) -> bool:
    """ "the deployment of peacekeepers": what is told of it is told of them."""
    return any(_row(sentence, sentence.tokens[n]) is not None for n in obliques(sentence, token.i, "of"))


def _mention(sentence: Sentence, token: Token, row: NounRow) -> Mention:
    return Mention(sentence, token.i, whole(sentence, token.i), row, row.kind)


def whole(sentence: Sentence, i: int) -> int:
    """The noun that stands for token i in its clause: "a round of talks", "a sanctions package"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep in ("compound", "nmod") and head.lemma.lower() in PARTS and head.i > i:
        return head.i
    if token.dep == "pobj" and head.lower == "of" and head.dep == "prep":
        over = sentence.tokens[head.head]
        if over.pos == "NOUN" and over.lemma.lower() in PARTS:
            return over.i
    return i


def _row(sentence: Sentence, token: Token) -> NounRow | None:
    return next(_rows(sentence, token), None)


def _rows(sentence: Sentence, token: Token) -> Iterator[NounRow]:
    """Rows that fit a token; more than one matter only where it takes up what was named before."""
    rows = noun_index().get(token.lemma.lower() if token.pos != "PRON" else token.lower, ())
    if token.pos not in ("NOUN", "PROPN", "PRON") or (token.pos == "PRON" and token.lower not in PRONOUNS):
        return
    yield from (r for r in rows if all(fits(sentence, token, c) for c in r.conditions))
