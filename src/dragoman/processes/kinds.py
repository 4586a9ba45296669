"""Nouns that name something standing: the rows of vocabulary/process_nouns.tsv, found in the parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.events.clauses import obliques
from dragoman.processes.records import ProcessKind
from dragoman.sentences import Sentence, Span, Token
from dragoman.vocabulary import load_table

PARTS = frozenset(  # of which a process consists: what is done to them is done to it
    "round series set session day week package raft batch string wave tranche regime mandate term condition provision "
    "stage phase effort process text draft initiative track framework sitting".split()
)
FORMER = frozenset("previous earlier former prior past preceding".split())
KNOWN = ("the", "this", "that", "these", "those", "its", "their", "his", "her", "both")
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
        return tuple((self.needs or "").split(";")) if self.needs else ()


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
        return self.pronoun or any(
            t.lower in KNOWN for at in {self.noun, self.head} for t in self.sentence.dependents(at, "det", "poss")
        )

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
        if "definite" in row.traits:
            yield from (Mention(sentence, token.i, whole(sentence, token.i), r, r.kind) for r in _rows(sentence, token))
            continue
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
        yield Mention(sentence, token.i, whole(sentence, token.i), row, row.kind)


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
    yield from (r for r in rows if all(_fits(sentence, token, c) for c in r.conditions))


def _fits(sentence: Sentence, token: Token, condition: str) -> bool:
    name, _, words = condition.partition(":")
    wanted = words.split(",")
    if name == "plural":
        return token.tag in ("NNS", "NNPS") or token.lower.endswith("s")
    if name == "the":
        return any(t.lower in KNOWN for t in sentence.dependents(token.i, "det", "poss"))
    if name == "mod":
        return any(t.lower in wanted for t in sentence.dependents(token.i, "amod", "compound", "nmod"))
    if name == "before":
        before = [t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i] if t.lower not in ("-", "‑")]
        return bool(before) and before[-1] in wanted
    if name == "of":
        found = (sentence.tokens[n] for p in ("of", "to", "in") for n in obliques(sentence, token.i, p))
        return _any_of(sentence, wanted, (*found, *_after_agent(sentence, token)))
    if name == "on":
        return _any_of(sentence, wanted, (sentence.tokens[n] for n in obliques(sentence, token.i, "on")))
    if name == "acronym":
        owners = (*sentence.dependents(token.i, "poss", "compound", "nmod"),
                  *(sentence.tokens[n] for n in obliques(sentence, token.i, "of")))  # fmt: skip
        return any(len(t.text) > 3 and t.text.isupper() and t.text.isalpha() for t in owners)
    if name in ("does", "done"):
        verb = sentence.tokens[token.head]
        deps = ("nsubj", "nsubjpass") if name == "does" else ("dobj", "nsubjpass")
        return token.dep in deps and verb.lemma.lower() in wanted
    above = sentence.tokens[token.head]  # the preposition that token is the object of
    if token.dep != "pobj":
        return False
    if name == "prep":
        return above.lower in wanted
    return name == "under" and any(t.lemma.lower() in wanted for t in _over(sentence, above))


def _any_of(sentence: Sentence, wanted: list[str], found: Iterable[Token]) -> bool:
    """Whether one of the tokens is a wanted word; NAME stands for any name, NATION for one of a country."""
    if wanted == ["NAME"]:
        return any(t.pos == "PROPN" for t in found)
    if wanted == ["NATION"]:
        return any(_national(sentence, t) for t in found)
    return any(t.lemma.lower() in wanted or t.lower in wanted for t in found)


def _national(sentence: Sentence, noun: Token) -> bool:
    """ "Tanzanian flour", "Chile": a country, or what comes from there."""
    return any(t.entity in ("GPE", "NORP") for t in (noun, *sentence.dependents(noun.i, "amod", "compound", "poss")))


def _after_agent(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Objects of a later 'of', where a 'by' stands between: "the freezing by France, on Monday, of the assets"."""
    if noun.i + 1 == len(sentence.tokens) or sentence.tokens[noun.i + 1].lower != "by":
        return
    for token in sentence.tokens[noun.i + 1 :]:
        if token.pos == "VERB":
            return
        if token.dep == "pobj" and sentence.tokens[token.head].lower == "of":
            yield token


def _over(sentence: Sentence, preposition: Token) -> Iterator[Token]:
    """The word that a preposition hangs on, and the verb above it: "place X on a list", "get back to the table"."""
    at = sentence.tokens[preposition.head]
    yield at
    if at.pos not in ("VERB", "AUX"):
        yield sentence.tokens[at.head]
