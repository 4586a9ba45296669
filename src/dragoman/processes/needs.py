"""Conditions of the rows of vocabulary/process_nouns.tsv: what must stand around a noun for it to name a process."""

from collections.abc import Callable, Iterable, Iterator

from dragoman.events.clauses import obliques
from dragoman.sentences import Sentence, Token

KNOWN = ("the", "this", "that", "these", "those", "its", "their", "his", "her", "both")
PLAIN_WITHOUT = ("amod", "compound", "nmod", "nummod", "poss", "quantmod", "prep")
Wanted = list[str]


def fits(sentence: Sentence, token: Token, condition: str) -> bool:
    """Whether token meets one condition; the table's comment explains them."""
    name, _, words = condition.partition(":")
    return NEEDS[name](sentence, token, words.split(","))


def known(sentence: Sentence, i: int) -> bool:
    """Whether it takes up something: "the truce", "these talks"."""
    return any(t.lower in KNOWN for t in sentence.dependents(i, "det", "poss"))


def _modified(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return any(t.lower in wanted for t in sentence.dependents(token.i, "amod", "compound", "nmod"))


def _after(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    before = [t.lower for t in sentence.tokens[max(0, token.i - 2) : token.i] if t.lower not in ("-", "‑")]
    return bool(before) and before[-1] in wanted


def _of(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    found = (sentence.tokens[n] for p in ("of", "to", "in") for n in obliques(sentence, token.i, p))
    return _any_of(sentence, wanted, (*found, *_after_agent(sentence, token)))


def _on(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return _any_of(sentence, wanted, (sentence.tokens[n] for n in obliques(sentence, token.i, "on")))


def _acronym(sentence: Sentence, token: Token, _: Wanted) -> bool:
    owners = (*sentence.dependents(token.i, "poss", "compound", "nmod"),
              *(sentence.tokens[n] for n in obliques(sentence, token.i, "of")))  # fmt: skip
    return any(len(t.text) > 3 and t.text.isupper() and t.text.isalpha() for t in owners)


def _does(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return token.dep in ("nsubj", "nsubjpass") and sentence.tokens[token.head].lemma.lower() in wanted


def _done(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return token.dep in ("dobj", "nsubjpass") and sentence.tokens[token.head].lemma.lower() in wanted


def _owned(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return _any_of(sentence, wanted, sentence.dependents(token.i, "poss", "compound", "nmod"))


def _given(sentence: Sentence, token: Token, _: Wanted) -> bool:
    """ "the deadline set by the council"."""
    said = (t for t in sentence.dependents(token.i, "acl") if t.lemma in ("set", "give", "impose", "issue", "lay"))
    return any(True for t in said for _ in sentence.dependents(t.i, "agent"))


def _after_preposition(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    return token.dep == "pobj" and sentence.tokens[token.head].lower in wanted


def _under(sentence: Sentence, token: Token, wanted: Wanted) -> bool:
    above = sentence.tokens[token.head]
    return token.dep == "pobj" and any(t.lemma.lower() in wanted for t in _over(sentence, above))


NEEDS: dict[str, Callable[[Sentence, Token, Wanted], bool]] = {
    "plural": lambda _, token, __: token.tag in ("NNS", "NNPS") or token.lower.endswith("s"),
    "proper": lambda _, token, __: token.tag in ("NNP", "NNPS"),
    "plain": lambda sentence, token, _: not any(True for _ in sentence.dependents(token.i, *PLAIN_WITHOUT)),
    "owner": _owned,
    "article": lambda sentence, token, _: any(True for _ in sentence.dependents(token.i, "det", "poss", "amod")),
    "given": _given,
    "alone": lambda sentence, token, _: not any(True for _ in sentence.dependents(token.i, "compound", "nmod", "prep")),
    "the": lambda sentence, token, _: known(sentence, token.i),
    "mod": _modified,
    "before": _after,
    "of": _of,
    "on": _on,
    "acronym": _acronym,
    "does": _does,
    "done": _done,
    "prep": _after_preposition,
    "under": _under,
}


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
